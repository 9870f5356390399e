"""States by tension on a tile map: one square a state, neighbours near each other. It needs no outlines, and small
states are as visible as large ones (plotly's own maps would fetch their outlines from a server).
"""

import csv
from collections.abc import Hashable
from datetime import date
from functools import cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from graph.charts.cells import Cell, add_cells
from graph.charts.colors import ThemeName, theme_of
from graph.charts.names import state_name
from graph.charts.sketch import Sketch
from graph.charts.template import Caption, Frame, ThemeLike, decorate, nothing_to_draw, source_line
from graph.charts.text import escaped
from graph.measures.frame import EventsLike, frame_of
from graph.measures.matrix import tension_by_state
from graph.measures.tension import HALF_LIFE
from graph.resources import data_path

_MARGIN = 3  # tiles around the states concerned
_LEAST = (17, 10)  # columns and rows of the part shown
_WIDTH = 760  # pixels that the tiles share


def map_chart(
    events: EventsLike,
    *,
    on: date | str | None = None,
    half_life: float = HALF_LIFE,
    theme: ThemeLike = ThemeName.LIGHT,
) -> go.Figure:
    """The darker a tile, the more hostility the state is part of on the day `on` (default: the last of the series).

    Only the part of the world around the states concerned is shown. International bodies have no tile; they are named
    in the source line. `customdata` of a tile is the state's code.
    """
    look = theme_of(theme)
    frame = frame_of(events)
    table = tension_by_state(frame, on=on, half_life=half_life)
    tiles = _tiles()
    points = {str(code): row for code, row in zip(table.index, table.to_dict("records"), strict=True)}
    caption = _caption(frame, points, half_life)
    shown = tiles[tiles.index.isin(table.index)]
    if shown.empty:
        return nothing_to_draw(caption, look, "No dated act of a state that the map has.")
    part = _part(tiles, shown)
    sketch = Sketch()
    places = zip(part.index, part["x"], part["y"], strict=True)
    columns, rows = (int(part[axis].max() - part[axis].min()) + 1 for axis in ("x", "y"))
    cells = [_cell(str(code), int(x), int(y), points) for code, x, y in places]
    add_cells(sketch, cells, look.hostility, look, letters=min(11.0, 0.32 * _WIDTH / columns))
    sketch.axis("xaxis", visible=False, range=[part["x"].min() - 0.6, part["x"].max() + 0.6])
    sketch.axis("yaxis", visible=False, range=[part["y"].max() + 0.6, part["y"].min() - 0.6])
    height = int(min(_WIDTH / columns, 46) * rows)
    return decorate(sketch, caption, look, Frame(height=height, left=16, right=70, below=4))


def _caption(frame: pd.DataFrame, points: dict[str, dict[Hashable, Any]], half_life: float) -> Caption:
    unit = f"Hostility that each state is part of, in points halved every {half_life:g} days; one tile a state"
    bodies = [state_name(code) for code in points if code not in _tiles().index]
    notes = (f"Not on the map: {', '.join(bodies)}.",) if bodies else ()
    source = source_line(frame, notes=notes)
    ranked = sorted(points, key=lambda code: (-points[code]["hostility"], code))
    if not ranked or points[ranked[0]]["hostility"] == 0:
        return Caption("No state is part of any hostility", unit, source)
    title = f"Most hostility: {' and '.join(state_name(code) for code in ranked[:2])}"
    listed = ", ".join(f"{state_name(code)} {points[code]['hostility']:.1f}" for code in ranked[:8])
    return Caption(title, unit, source, f"Points by state: {listed}.")


def _part(tiles: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    """The tiles in the part of the world around the states shown, widened to a readable size."""
    inside = pd.Series(True, index=tiles.index)
    for axis, least in zip(("x", "y"), _LEAST, strict=True):
        low, high = shown[axis].min() - _MARGIN, shown[axis].max() + _MARGIN
        lack = max(0, least - (high - low + 1))
        low, high = low - lack // 2, high + (lack - lack // 2)
        over = max(0, tiles[axis].min() - low) - max(0, high - tiles[axis].max())
        inside &= tiles[axis].between(low + over, high + over)
    return tiles[inside]


def _cell(code: str, x: int, y: int, points: dict[str, dict[Hashable, Any]]) -> Cell:
    name = escaped(state_name(code))
    if code not in points:
        return Cell(x, y, None, code, name, code)
    row = points[code]
    hover = f"<b>{name}</b><br>hostility {row['hostility']:.1f}, cooperation {row['cooperation']:.1f}"
    return Cell(x, y, float(row["hostility"]), code, hover, code)


@cache
def _tiles() -> pd.DataFrame:
    """Column x and row y of each state's tile; index: code."""
    lines = data_path("lexicon", "centroids.csv").read_text(encoding="utf-8").splitlines()
    rows = [row for row in csv.DictReader(line for line in lines if not line.startswith("#")) if row["tile_x"]]
    places = {"x": [int(row["tile_x"]) for row in rows], "y": [int(row["tile_y"]) for row in rows]}
    return pd.DataFrame(places, index=[row["state"] for row in rows])
