"""The sample documents tell dated facts that are sure, in words of their own."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.readers import read_file
from graph.readers.dates import find_dates
from graph.resources import data_path

FOLDER = data_path("documents")
SHARED = Path(__file__).parents[3] / "shared"
PATHS = sorted(FOLDER.glob("*/*.md"))
IDS = [f"{path.parent.name}/{path.stem}" for path in PATHS]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
LONGEST_SHARED_RUN = 11
# The document on which the dashboard opens is longer than the others.
OPENING = "2025-07-02-baku-and-moscow-trade-protests"

each_document = pytest.mark.parametrize("path", PATHS, ids=IDS)
with_fact_sheets = pytest.mark.skipif(
    not (SHARED / "facts").is_dir(), reason="the fact sheets are not beside the project"
)


def parts(path: Path) -> tuple[dict[str, Any], str]:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def sheet(crisis: str) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = yaml.safe_load((SHARED / "facts" / f"{crisis}.yaml").read_text())["facts"]
    return facts


def key(fact: dict[str, Any]) -> str:
    return f"{fact['date']} {fact['kind']}: {fact['actor']['name']} -> {fact['recipient']['name']}"


def runs(text: str) -> set[tuple[str, ...]]:
    """All runs of words that are one longer than documents may share."""
    words = re.findall(r"[\w']+", text.lower().replace("’", "'"))
    length = LONGEST_SHARED_RUN + 1
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


@each_document
def test_a_document_has_title_day_outlet_form_and_sources(path: Path) -> None:
    front, _ = parts(path)
    assert isinstance(front["published"], date)
    assert path.name.startswith(f"{front['published']}-")
    assert all(isinstance(front[name], str) and front[name] for name in ("title", "outlet", "form", "note"))
    assert front["sources"]
    assert front["facts"]
    assert len(set(front["facts"])) == len(front["facts"])


@each_document
def test_a_document_has_its_length(path: Path) -> None:
    words = len(parts(path)[1].split())
    assert (500 if path.stem == OPENING else 250) <= words <= (900 if path.stem == OPENING else 700)


@each_document
def test_a_document_is_read_with_its_title_and_day_and_all_its_sentences_as_text(path: Path) -> None:
    front, _ = parts(path)
    document = read_file(path)
    assert (document.title, document.published, document.warnings) == (front["title"], front["published"], ())
    kinds = {block.kind.value for block in document.blocks}
    assert kinds <= {"title", "heading", "body", "dateline"}


@each_document
def test_weekdays_agree_with_the_calendar_and_no_day_lies_after_publication(path: Path) -> None:
    front, body = parts(path)
    for found in find_dates(body):
        day = found.day
        if day is None:
            continue
        assert day <= front["published"], body[found.start : found.end]
        named = re.search(r"(\w+day),?\s+(?:the\s+)?$", body[: found.start])
        assert named is None or named.group(1) == WEEKDAYS[day.weekday()], body[found.start - 12 : found.end]


@each_document
def test_nobody_is_quoted(path: Path) -> None:
    # The words of real people cannot be written for them.
    assert not re.search(r"[“”\"«»]", parts(path)[1])


@with_fact_sheets
@each_document
def test_every_fact_told_is_sure_and_not_younger_than_the_document(path: Path) -> None:
    front, _ = parts(path)
    known = {key(fact): fact for fact in sheet(path.parent.name)}
    for told in front["facts"]:
        assert known[told]["certain"] is True
        assert str(known[told]["date"]) <= str(front["published"])


@with_fact_sheets
@each_document
def test_the_sources_are_those_of_the_facts_told(path: Path) -> None:
    front, _ = parts(path)
    known = {key(fact): fact for fact in sheet(path.parent.name)}
    pages = [{known[told]["source"], *known[told].get("also", [])} for told in front["facts"]]
    assert set(front["sources"]) <= set().union(*pages)
    assert all(page & set(front["sources"]) for page in pages)


@with_fact_sheets
@each_document
def test_no_run_of_twelve_words_is_shared_with_fact_sheet_or_seed(path: Path) -> None:
    front, body = parts(path)
    own = runs(front["title"]) | runs(body)
    texts = [fact["what"] for fact in sheet(path.parent.name)]
    texts += [seed.read_text(encoding="utf-8") for seed in (SHARED / "seed").glob("*.txt")]
    assert not [run for text in texts for run in own & runs(text)]


@with_fact_sheets
def test_every_fact_sheet_has_its_folder_of_four_to_eight_documents() -> None:
    counts = {path.stem: len(list((FOLDER / path.stem).glob("*.md"))) for path in (SHARED / "facts").glob("*.yaml")}
    assert all(4 <= count <= 8 for count in counts.values()), counts
