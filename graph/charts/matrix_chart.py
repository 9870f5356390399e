"""Who acts against whom as a heat map."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from graph.charts.cells import Cell, add_cells
from graph.charts.colors import ThemeName, theme_of
from graph.charts.names import counted_name, state_name
from graph.charts.sketch import Sketch
from graph.charts.template import Caption, Frame, ThemeLike, decorate, nothing_to_draw, source_line
from graph.charts.text import escaped
from graph.measures.frame import EventsLike, frame_of
from graph.measures.matrix import by_dyad

_MOST = 14  # states that a readable matrix has room for
_COUNT_OF = {"hostility": "hostile", "cooperation": "cooperative"}
Rows = dict[tuple[str, str], dict[str, Any]]


def dyad_matrix(events: EventsLike, *, side: str = "hostility", theme: ThemeLike = ThemeName.LIGHT) -> go.Figure:
    """Rows act, columns are acted on; the darker, the more. The number in a cell is the number of acts of the side.

    `side`: "hostility" or "cooperation". The states with most acts are shown, at most fourteen. `customdata` of a
    cell: the ids of its acts, joined by blanks.
    """
    look = theme_of(theme)
    frame = frame_of(events)
    table = by_dyad(frame)
    table = table[table[_COUNT_OF[side]] > 0]
    rows: Rows = dict(zip([(str(a), str(r)) for a, r in table.index], table.to_dict("records"), strict=True))  # type: ignore[arg-type]
    caption = _caption(frame, rows, side)
    if not rows:
        return nothing_to_draw(caption, look, f"No act of {side} joins two states.")
    states = _busiest(rows, _COUNT_OF[side])
    sketch = Sketch()
    cells = [_cell(rows, states, x, y, side) for y in range(len(states)) for x in range(len(states)) if x != y]
    add_cells(sketch, cells, look.sides[side], look)
    names = [escaped(state_name(state)) for state in states]
    places = {"tickvals": list(range(len(states))), "ticktext": names, "showgrid": False}
    edge = len(states) - 0.5
    sketch.axis("yaxis", **places, range=[edge, -0.5], title={"text": "who acts"})
    crowded = len(states) > 6
    sketch.axis(
        "xaxis",
        **places,
        tickangle=-40 if crowded else 0,
        range=[-0.5, edge],
        showline=False,
        ticks="",
        title={"text": "on whom"},
    )
    return decorate(
        sketch, caption, look, Frame(height=48 * max(len(states), 4), left=170, below=130 if crowded else 56)
    )


def _caption(frame: pd.DataFrame, rows: Rows, side: str) -> Caption:
    unit = "Summed points of the PLOVER score; numbers in cells: acts"
    if not rows:
        return Caption(f"No {side} between states", unit, source_line(frame))
    ranked = sorted(rows, key=lambda pair: (-rows[pair][side], pair))
    first = rows[ranked[0]]
    acts = counted_name(int(first[_COUNT_OF[side]]), "act")
    title = f"Most {side}: {_pair_name(ranked[0])}, {acts} and {first[side]:.0f} points"
    listed = "; ".join(f"{_pair_name(pair)} {rows[pair][side]:.0f}" for pair in ranked[:6])
    return Caption(title, unit, source_line(frame), f"Points by pair: {listed}.")


def _pair_name(pair: tuple[str, str]) -> str:
    return f"{state_name(pair[0])} toward {state_name(pair[1])}"


def _busiest(rows: Rows, count: str) -> list[str]:
    sums: dict[str, int] = {}
    for pair, row in rows.items():
        for state in pair:
            sums[state] = sums.get(state, 0) + int(row[count])
    return sorted(sums, key=lambda state: (-sums[state], state))[:_MOST]


def _cell(rows: Rows, states: list[str], x: int, y: int, side: str) -> Cell:
    pair = states[y], states[x]
    row = rows.get(pair)
    name = f"<b>{escaped(state_name(pair[0]))} → {escaped(state_name(pair[1]))}</b>"
    if row is None:
        return Cell(x, y, hover=f"{name}<br>none")
    acts = int(row[_COUNT_OF[side]])
    hover = f"{name}<br>{counted_name(acts, 'act')} of {side}, {row[side]:.1f} points"
    return Cell(x, y, float(row[side]), str(acts), hover, str(row["events"]))
