"""The README is complete: every command, measure and rung stands in it, and every file it shows is there."""

import re
from pathlib import Path

import pytest
import typer.main

import dashboard.command  # noqa: F401 (adds `serve`)
from graph.cli import app
from graph.ontology import load_ontology

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ONTOLOGY = load_ontology()


@pytest.mark.parametrize("command", sorted(typer.main.get_command(app).commands))  # type: ignore[attr-defined]
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert f"`demarche {command}`" in README


@pytest.mark.parametrize("rung", ONTOLOGY.rungs, ids=str)
def test_every_rung_stands_in_the_readme_with_its_measures(rung: object) -> None:
    number, label = rung.rung, rung.label  # type: ignore[attr-defined]
    measures = ", ".join(m.label for m in ONTOLOGY.measures.values() if m.rung == number)
    assert f"| {number} | {label} | {measures} |" in README


def test_every_file_that_the_readme_shows_is_there() -> None:
    shown = re.findall(r"\]\(([^)#:]+)\)", README)
    assert len(shown) > 5
    assert [name for name in shown if not (ROOT / name).exists()] == []


def test_nothing_in_the_readme_is_left_to_fill_in() -> None:
    assert re.findall(r"@[A-Z]+@|TODO|FIXME", README) == []
