import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph.cli_measures import app
from graph.measures.registry import MEASURES
from graph.model import CodedDocument, coded_to_json
from tests.crisis import crisis


@pytest.fixture
def records(tmp_path: Path) -> str:
    """The invented crisis as `demarche code` would print it, all in one document's record."""
    whole = crisis()
    coded = CodedDocument(whole.documents[0], whole.entities, whole.events, whole.incidents, whole.responses)
    path = tmp_path / "crisis.jsonl"
    path.write_text(json.dumps(coded_to_json(coded)) + "\n", encoding="utf-8")
    return str(path)


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words))
    return result.exit_code, result.output


@pytest.mark.parametrize("kind", MEASURES)
def test_every_measure_prints_as_csv(kind: str, records: str) -> None:
    code, output = run("measure", kind, records, "--dyad", "SWE-PRT", "--csv")
    assert code == 0
    rows = list(csv.reader(io.StringIO(output)))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


def test_contributions_of_a_day_sum_to_its_tension(records: str) -> None:
    _, adds = run("measure", "contributions", records, "--dyad", "SWE-PRT", "--on", "2031-03-22", "--csv")
    _, curve = run("measure", "tension", records, "--dyad", "SWE-PRT", "--until", "2031-03-22", "--csv")
    last = list(csv.DictReader(io.StringIO(curve)))[-1]
    summed = sum(float(row["contribution"]) for row in csv.DictReader(io.StringIO(adds)) if row["side"] == "hostility")
    assert summed == pytest.approx(float(last["hostility"]), rel=1e-4)


def test_the_kinds_are_listed_with_what_they_show() -> None:
    code, output = run("measure", "list")
    assert code == 0
    assert all(kind.shows in output for kind in MEASURES.values())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("measure", "mood"), "there is no measure 'mood'"),
        (("measure", "tension"), "needs --dyad"),
        (("measure", "tension", "--dyad", "SWE-PRT", "--every", "Y"), "--every is D, W or M"),
        (("chart", "ladder"), "with -o"),
        (("chart", "pie", "-o", "x.html"), "there is no chart 'pie'"),
        (("chart", "ladder", "-o", "x.html", "--theme", "pink"), "--theme is"),
    ],
)
def test_a_wrong_word_is_answered_with_the_right_ones(words: tuple[str, ...], said: str) -> None:
    code, output = run(*words)
    assert code == 2
    assert said in " ".join(output.replace("│", " ").split())


def test_a_chart_is_written_as_a_page_of_its_own(records: str, tmp_path: Path) -> None:
    page = tmp_path / "ladder.html"
    code, output = run("chart", "ladder", records, "--dyad", "SWE-PRT", "-o", str(page))
    assert code == 0, output
    assert "reached step 9" in page.read_text(encoding="utf-8")
