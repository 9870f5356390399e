"""`demarche export` and `demarche brief`, on records so that nothing need be coded."""

import json
from pathlib import Path

import networkx as nx
import pytest
from typer.testing import CliRunner, Result

from graph.cli_export import app
from graph.exports import EXPORTS, ExportOptions
from graph.exports.records import records_of
from graph.library import Library
from graph.model import Collection


@pytest.fixture
def records(tmp_path: Path, crisis: Collection) -> Path:
    path = tmp_path / "crisis.jsonl"
    path.write_bytes(EXPORTS["jsonl"].make(crisis, ExportOptions())[""])
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_an_export_is_written_and_its_path_said(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "network.graphml"
    result = run("export", "graphml", records, "-o", out)
    assert result.output == f"{out}\n"
    assert nx.read_graphml(out).number_of_nodes() == 18


def test_the_filters_narrow_and_stand_on_the_page(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "network.html"
    run("export", "html", records, "-o", out, "--from", "2031-03-10", "--to", "2031-03-12", "--rung", "2")
    page = out.read_text(encoding="utf-8")
    assert "from 10 March 2031; until 12 March 2031; rung 2 and higher" in page
    assert "2 acts between" in page


def test_the_record_goes_through_without_loss(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "again.jsonl"
    run("export", "jsonl", records, "-o", out)
    assert [json.loads(line) for line in out.open(encoding="utf-8")] == [
        json.loads(line) for line in records.open(encoding="utf-8")
    ]


def test_a_briefing_takes_its_form_from_the_ending(records: Path, tmp_path: Path) -> None:
    result = run("brief", "PRT-SWE", records, "--from", "2031-03-01", "-o", tmp_path / "brief.pptx")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "brief.pptx").read_bytes().startswith(b"PK")


def test_list_tells_every_kind_with_what_it_holds_and_lacks() -> None:
    output = run("export", "list").output
    for row in EXPORTS.values():
        assert row.name in output
        assert row.lacks in output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("export", "word"), "there is no export 'word'"),
        (("export", "html", "--layout", "round"), "--layout is one of dyad, force, map"),
        (("export", "html", "--theme", "pink"), "--theme is one of light, dark, print, bw"),
        (("export", "html", "x.txt", "--library", "y"), "give either files or --library"),
    ],
)
def test_what_cannot_be_meant_is_told(words: tuple[str, ...], sentence: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert sentence in " ".join(result.output.replace("│", " ").split())


def test_a_filter_that_leaves_nothing_is_told(records: Path, tmp_path: Path) -> None:
    result = run("export", "html", records, "-o", tmp_path / "x.html", "--text", "volcano")
    assert "No act is left of 30: sentences with “volcano”." in str(result.exception)
    assert not (tmp_path / "x.html").exists()


def test_a_missing_o_is_told(records: Path) -> None:
    assert run("export", "html", records).exit_code == 2


def test_as_of_a_day_only_what_was_published_by_then_is_told(records: Path, tmp_path: Path) -> None:
    run("export", "html", records, "-o", tmp_path / "x.html", "--as-of", "2031-03-07")
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "as of 7 March 2031" in page
    assert "6 acts between" in page


def test_a_library_is_read_where_no_file_is_given(tmp_path: Path, crisis: Collection) -> None:
    Library.create(tmp_path / "library").add(records_of(crisis))
    out = tmp_path / "x.json"
    result = run("export", "json", "--library", tmp_path / "library", "-o", out, "--from", "2031-05-01")
    assert result.exit_code == 0, result.output
    edges = json.loads(out.read_text(encoding="utf-8"))["edges"]
    assert {edge["event"] for edge in edges if edge["kind"] == "event"} == {"c26", "c27", "c28", "c29"}
