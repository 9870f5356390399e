"""The library's commands, run as their users run them."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graph.cli import app
from graph.library import Library
from graph.model.correction import Reject, anchor_of
from tests.library.test_importers import gdelt_row

PERU = """Peru expels two Chilean diplomats

LIMA, May 4, 2021 - Peru on Tuesday expelled two Chilean diplomats over what it called interference in its affairs.

Chile's Foreign Ministry summoned the Peruvian ambassador the same day.
"""
BOLIVIA = """Bolivia recalls envoy

LA PAZ, June 9, 2021 - Bolivia on Wednesday recalled its ambassador from Paraguay.
"""


@pytest.fixture
def demarche(tmp_path, monkeypatch):
    monkeypatch.setenv("DEMARCHE_LIBRARY", str(tmp_path / "library"))

    def run(*words: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, list(words), input=stdin)

    return run


@pytest.fixture
def articles(tmp_path) -> Path:
    folder = tmp_path / "articles"
    (folder / "more").mkdir(parents=True)
    (folder / "peru.txt").write_text(PERU)
    (folder / "more" / "peru.txt").write_text(BOLIVIA)
    return folder


@pytest.fixture(scope="module")
def coded(tmp_path_factory) -> Path:
    """A library with the one article, made once."""
    folder = tmp_path_factory.mktemp("coded")
    (folder / "peru.txt").write_text(PERU)
    done = CliRunner().invoke(app, ["add", str(folder / "peru.txt"), "--library", str(folder / "library")])
    assert done.exit_code == 0, done.output
    return folder / "library"


@pytest.fixture
def filled(coded, demarche, tmp_path):
    """The user's library holds the one article."""
    shutil.copytree(coded, tmp_path / "library")
    return demarche


def documents(tmp_path) -> list[str]:
    return list(Library.open(tmp_path / "library").documents()["document"])


def test_a_folder_is_read_coded_and_kept_once(demarche, articles, tmp_path):
    done = demarche("add", str(articles))
    assert done.exit_code == 0, done.output
    assert "2 added" in done.stdout
    assert len(documents(tmp_path)) == 2
    frame = Library.open(tmp_path / "library").events()
    assert {("PER", "CHL"), ("CHL", "PER"), ("BOL", "PRY")} <= set(zip(frame["actor"], frame["recipient"], strict=True))
    assert "0 added, 0 replaced, 2 known already" in demarche("add", str(articles)).stdout


def test_two_files_of_one_name_are_two_documents(demarche, articles, tmp_path):
    demarche("add", str(articles / "peru.txt"))
    demarche("add", str(articles / "more" / "peru.txt"))
    assert [ident.split("-")[0] for ident in documents(tmp_path)] == ["peru", "peru"]


def test_a_changed_article_is_a_new_version(demarche, articles, tmp_path):
    demarche("add", str(articles / "peru.txt"))
    (articles / "peru.txt").write_text(PERU.replace("two", "three"))
    assert "1 replaced" in demarche("add", str(articles / "peru.txt")).stdout
    assert documents(tmp_path) == ["peru"]
    assert "three" in demarche("show", "peru").stdout
    assert "three" not in demarche("show", "peru", "--as-of", "1").stdout


def test_a_bad_file_is_reported_and_the_rest_goes_on(demarche, articles, tmp_path):
    (articles / "broken.pdf").write_bytes(b"no pdf")
    done = demarche("add", str(articles), str(articles / "nowhere.txt"))
    assert done.exit_code == 1
    assert "broken.pdf" in done.stderr
    assert "nowhere.txt: there is no such file" in done.stderr
    assert len(documents(tmp_path)) == 2


def test_patterns_and_standard_input_are_read(demarche, articles, tmp_path):
    line = json.dumps({"id": "wire-1", "published": "2021-06-09", "text": BOLIVIA})
    assert demarche("add", str(articles / "*.txt")).exit_code == 0
    assert demarche("add", "-", stdin=line).exit_code == 0
    assert documents(tmp_path) == ["peru", "wire-1"]


def test_workers_code_the_same(demarche, articles, tmp_path, monkeypatch):
    demarche("add", str(articles), "--workers", "2")
    one = Library.open(tmp_path / "library").collection()
    monkeypatch.setenv("DEMARCHE_LIBRARY", str(tmp_path / "other"))
    demarche("add", str(articles))
    assert Library.open(tmp_path / "other").collection() == one


def test_documents_are_listed_shown_and_removed(filled, tmp_path):
    assert (
        filled("list").stdout == "peru\t2021-05-04\t2\tPeru expels two Chilean diplomats\n"
        or "peru\t" in filled("list").stdout
    )
    assert json.loads(filled("show", "peru").stdout)["document"]["id"] == "peru"
    assert filled("remove", "peru", "--purge").exit_code == 0
    assert filled("list").stdout == ""
    assert filled("remove", "peru").exit_code == 1


def test_recoding_keeps_corrections(filled, tmp_path):
    library = Library.open(tmp_path / "library")
    expulsion = next(e for e in library.collection().events if e.measure == "expulsion")
    library.correct(Reject(anchor_of(expulsion)), author="anna", reason="was threatened only")
    done = filled("recode", "--all")
    assert done.exit_code == 0, done.output
    assert "0 corrections find no event" in done.stdout
    assert expulsion.id not in set(library.events()["id"])
    assert "anna\treject\twas threatened only" in filled("corrections").stdout
    assert filled("corrections", "--undo").exit_code == 0
    assert expulsion.id in set(library.events()["id"])


def test_corrections_go_out_and_in_as_one_file(filled, tmp_path):
    library = Library.open(tmp_path / "library")
    library.correct(Reject(anchor_of(library.collection().events[0])), author="anna")
    out = tmp_path / "corrections.jsonl"
    assert filled("export", "corrections", "-o", str(out)).exit_code == 0
    assert (
        "1 new corrections of 1" in filled("import", "corrections", str(out), "--library", str(tmp_path / "b")).stdout
    )


def test_events_go_in_and_out(demarche, tmp_path):
    (tmp_path / "events.csv").write_text(gdelt_row() + "\n")
    done = demarche("import", "gdelt", str(tmp_path / "events.csv"))
    assert "1 events kept of 1 rows" in done.stdout
    out = tmp_path / "out.jsonl"
    assert demarche("export", "events", "--format", "jsonl", "-o", str(out)).exit_code == 0
    assert json.loads(out.read_text())["goldstein"] == -2.0


def test_the_other_exports_stand_beside(demarche):
    assert "html" in demarche("export", "list").stdout


def test_info_and_compact_tell_sizes(filled):
    assert "documents        1" in filled("info").stdout
    assert "files became" in filled("compact").stdout


@pytest.mark.parametrize(
    "words", [("list", "--as-of", "Tuesday"), ("import", "acled", "x"), ("export", "events", "-o", "x", "--dyad", "A")]
)
def test_wrong_words_are_refused_with_a_sentence(filled, words):
    done = filled(*words)
    assert done.exit_code == 2
    assert "Invalid value" in done.stderr
