"""Cells of a grid, shaded by a value: what the matrix, the calendar and the tile map are drawn with."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.charts.colors import Theme, contrast, mixed
from graph.charts.sketch import Fields, Sketch
from graph.charts.template import color_bar

PALEST = 0.15  # share of the colour in the cell of the least value, so that it is no empty cell


@dataclass(frozen=True)
class Cell:
    """Column and row; without a value the cell is quiet: there, but of no shade. `key` is what a click gives."""

    x: int
    y: int
    value: float | None = None
    text: str = ""
    hover: str = ""
    key: str = ""


def add_cells(sketch: Sketch, cells: Sequence[Cell], color: str, look: Theme, *, letters: float = 11) -> None:
    """Draws the cells in shades of `color`, the greatest value in full, with their texts in `letters` pixels."""
    loud = [cell for cell in cells if cell.value is not None]
    quiet = [cell for cell in cells if cell.value is None]
    most = max((cell.value or 0.0 for cell in loud), default=0.0) or 1.0
    shades = [[share / 8, mixed(look.background, color, _depth(share / 8))] for share in range(9)]
    if quiet:
        sketch.trace(
            "heatmap", **_grid(quiet, lambda cell: 0.0), colorscale=[[0, look.wash], [1, look.wash]], showscale=False
        )
    if loud:
        grid = _grid(loud, lambda cell: cell.value)
        sketch.trace("heatmap", **grid, zmin=0, zmax=most, colorscale=shades, colorbar=color_bar(look))
    written = [cell for cell in cells if cell.text]
    sketch.scatter(
        x=[cell.x for cell in written],
        y=[cell.y for cell in written],
        mode="text",
        text=[f"<b>{cell.text}</b>" if cell.value is not None else cell.text for cell in written],
        textfont={"size": letters, "color": [_ink(cell, color, most, look) for cell in written]},
        hoverinfo="skip",
        showlegend=False,
    )


def _grid(cells: Sequence[Cell], value: Callable[[Cell], float | None]) -> Fields:
    """The fields of a heat map. Rows and columns without a cell stay, so that all maps of a figure have one grid."""
    xs, ys = ([getattr(cell, axis) for cell in cells] for axis in ("x", "y"))
    columns, rows = range(min(xs), max(xs) + 1), range(min(ys), max(ys) + 1)
    known = {(cell.x, cell.y): cell for cell in cells}

    def matrix(get: Callable[[Cell], Any], nothing: Any) -> list[list[Any]]:
        return [[get(known[x, y]) if (x, y) in known else nothing for x in columns] for y in rows]

    return {
        "x": list(columns),
        "y": list(rows),
        "z": matrix(value, None),
        "customdata": matrix(lambda cell: cell.key, ""),
        "hovertext": matrix(lambda cell: cell.hover, ""),
        "hoverinfo": "text",
        "hoverongaps": False,
        "xgap": 3,
        "ygap": 3,
    }


def _depth(share: float) -> float:
    """How much of the colour a share of the greatest value gets: by its root, so that one great value leaves the
    others apart.
    """
    return PALEST + (1 - PALEST) * math.sqrt(share)


def _ink(cell: Cell, color: str, most: float, look: Theme) -> str:
    """Ink or paper, whichever is easier to read on the cell."""
    if cell.value is None:
        return look.muted
    shade = mixed(look.background, color, _depth(cell.value / most))
    return max((look.ink, look.background), key=lambda ink: contrast(ink, shade))
