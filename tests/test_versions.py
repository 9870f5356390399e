"""The coder's version: it changes with weights, data and code, and with nothing else."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graph import versions
from graph.cli import app
from graph.versions import coder_version, version_of

GRAPH = Path(versions.__file__).parent
NOTE = "OSLO, 3 March 2031 - Norway summoned the ambassador of Chile on Monday.\n"


def test_the_version_is_twelve_digits_and_stays() -> None:
    assert len(coder_version()) == 12
    assert coder_version() == coder_version()


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the rules that may be changed."""
    return Path(shutil.copytree(GRAPH / "coding", tmp_path / "coding", ignore=shutil.ignore_patterns("__pycache__")))


def test_a_changed_rule_changes_the_version(rules: Path) -> None:
    before = version_of([rules])
    rule = next(rules.rglob("*.py"))
    rule.write_text(rule.read_text(encoding="utf-8") + "\nCHANGED = True\n", encoding="utf-8")
    assert version_of([rules]) != before


def test_what_python_compiles_by_the_way_does_not_change_it(rules: Path) -> None:
    before = version_of([rules])
    (rules / "__pycache__").mkdir()
    (rules / "__pycache__" / "coder.cpython-311.pyc").write_bytes(b"compiled")
    assert version_of([rules]) == before


def test_recode_codes_again_after_a_rule_has_changed(
    rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, article = str(tmp_path / "library"), tmp_path / "note.txt"
    article.write_text(NOTE, encoding="utf-8")
    monkeypatch.setattr(versions, "coder_version", lambda: version_of([rules]))
    run = CliRunner().invoke
    assert run(app, ["add", str(article), "--library", library]).exit_code == 0
    assert "0 coded again" in run(app, ["recode", "--library", library]).output
    (rules / "another_rule.py").write_text("REACH = 2\n", encoding="utf-8")
    assert "1 coded again" in run(app, ["recode", "--library", library]).output
