"""The README's table of exports is the registry."""

from pathlib import Path

import pytest

from graph.exports import EXPORTS, Export

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize("row", EXPORTS.values(), ids=EXPORTS.keys())
def test_every_kind_stands_in_the_readme_as_the_registry_has_it(row: Export) -> None:
    endings = " ".join(f"`{ending}`" for ending in row.endings)
    assert f"| `{row.name}` | {endings} | {row.holds} | {row.lacks} |" in README.read_text(encoding="utf-8")
