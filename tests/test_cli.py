"""The command line, run as its users run it."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parent.parent
ARTICLE = """Peru expels two Chilean diplomats

LIMA, May 4, 2021 - Peru on Tuesday expelled two Chilean diplomats over what it called interference in its affairs.

Chile's Foreign Ministry summoned the Peruvian ambassador the same day.
"""


def demarche(*words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from dashboard.command import main; main()", *words]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=ROOT, check=False)


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles") / "peru.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_code_prints_one_record_a_document_of_the_published_form(article: Path) -> None:
    done = demarche("code", str(article), "--published", "2021-05-04")
    assert done.returncode == 0, done.stderr
    [record] = [json.loads(line) for line in done.stdout.splitlines()]
    jsonschema.validate(record, json.loads(demarche("schema").stdout))
    dyads = {(event["measure"], *event["dyads"][0], event["date"]) for event in record["events"]}
    assert ("expulsion", "PER", "CHL", "2021-05-04") in dyads
    assert ("summons", "CHL", "PER", "2021-05-04") in dyads


def test_code_gives_the_same_bytes_every_time(article: Path) -> None:
    assert demarche("code", str(article)).stdout == demarche("code", str(article)).stdout


def test_code_writes_a_whole_file_or_none(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    assert demarche("code", str(article), "-o", str(out)).returncode == 0
    assert json.loads(out.read_text(encoding="utf-8"))["document"]["title"] == "Peru expels two Chilean diplomats"
    assert [p.name for p in tmp_path.iterdir()] == ["records.jsonl"]


def test_code_reads_json_lines_from_standard_input_in_order_and_keeps_ids() -> None:
    lines = [
        {"id": "b", "published": "2020-03-02", "text": "France recalled its ambassador to Turkey on Sunday."},
        {"id": "a", "published": "2020-03-02", "text": "Norway thanked Qatar."},
    ]
    done = demarche("code", "--jsonl", "-", stdin="\n".join(map(json.dumps, lines)))
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["document"]["id"] for r in records] == ["b", "a"]
    [recall] = [e for e in records[0]["events"] if e["measure"] == "recall"]
    assert (recall["date"], recall["date_basis"]) == ("2020-03-01", "relative")


def test_a_file_that_cannot_be_read_is_told_in_one_sentence_and_the_rest_goes_on(article: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    done = demarche("code", str(empty), str(article))
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "empty.txt" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["code", "no-such-file.txt"], "no-such-file.txt"),
        (["code", "--jsonl", "no-such-file.jsonl"], "no-such-file.jsonl"),
        (["code"], "give either files or --jsonl"),
        (["code", "x.txt", "--published", "yesterday"], "yesterday"),
    ],
)
def test_wrong_use_is_told_without_a_stack_trace(words: list[str], told: str) -> None:
    done = demarche(*words)
    assert done.returncode != 0
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_help_names_every_command() -> None:
    shown = demarche("--help").stdout
    for command in ("code", "export", "schema", "serve"):
        assert command in shown
