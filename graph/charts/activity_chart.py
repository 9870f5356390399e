"""What each entity did, hostile acts to the left, cooperative ones to the right."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from graph.charts.colors import Theme, ThemeName, theme_of
from graph.charts.names import counted_name, state_name
from graph.charts.sketch import Sketch
from graph.charts.template import Caption, Frame, ThemeLike, decorate, nothing_to_draw, source_line
from graph.charts.text import escaped
from graph.measures.frame import EventsLike, frame_of
from graph.measures.matrix import by_actor
from graph.model import Collection


def activity_chart(
    events: EventsLike,
    *,
    labels: Mapping[str, str] | None = None,
    most: int = 15,
    theme: ThemeLike = ThemeName.LIGHT,
) -> go.Figure:
    """Numbers of acts of the `most` busiest entities. `labels` gives names by id; a collection brings its own.

    `customdata` of a bar is the entity's id.
    """
    look = theme_of(theme)
    known = dict(labels or (events.labels if isinstance(events, Collection) else {}))
    frame = frame_of(events)
    table = by_actor(frame).head(most)[::-1]
    names = [known.get(str(ident)) or _name_of(str(ident)) for ident in table.index]
    caption = _caption(frame, table, names)
    if table.empty:
        return nothing_to_draw(caption, look, "No act has happened.")
    sketch = Sketch()
    _add_bars(sketch, table, names, "hostile", look)
    _add_bars(sketch, table, names, "cooperative", look)
    reach = float(table[["hostile", "cooperative"]].to_numpy().max())
    ticks = [n for n in range(-int(reach), int(reach) + 1) if n % _tick(reach) == 0]
    sketch.axis(
        "xaxis",
        tickvals=ticks,
        ticktext=[str(abs(n)) for n in ticks],
        range=[-1.18 * reach, 1.18 * reach],
        showline=False,
        ticks="",
        showgrid=True,
        title={"text": "← hostile acts done      cooperative acts done →"},
    )
    sketch.axis("yaxis", showgrid=False)
    sketch.layout |= {"barmode": "relative", "bargap": 0.35}
    sketch.upright(0, color=look.muted, width=1)
    return decorate(sketch, caption, look, Frame(height=28 * max(len(table), 4), left=190, below=48))


def _name_of(ident: str) -> str:
    """A name from an id that no label is known of: 'agency:SWE/coast-guard' -> 'coast guard (Sweden)'."""
    state, _, name = ident.partition(":")[2].partition("/")
    return f"{name.replace('-', ' ')} ({state_name(state)})" if name else state_name(state)


def _caption(frame: pd.DataFrame, table: pd.DataFrame, names: list[str]) -> Caption:
    unit = "Number of acts done by each entity; an act of several counts for each"
    if table.empty:
        return Caption("Nobody acted", unit, source_line(frame))
    first = table.iloc[-1]
    title = f"{names[-1]} acted most: {first['hostile']} hostile acts, {first['cooperative']} cooperative"
    listed = "; ".join(
        f"{name}: {row.hostile} hostile, {row.cooperative} cooperative"
        for name, row in zip(reversed(names), table[::-1].head(6).itertuples(), strict=False)
    )
    return Caption(title, unit, source_line(frame), f"{listed}.")


def _add_bars(sketch: Sketch, table: pd.DataFrame, names: list[str], kind: str, look: Theme) -> None:
    sign, side, pattern = (-1, "hostility", "") if kind == "hostile" else (1, "cooperation", "/")
    counts = table[kind]
    sketch.trace(
        "bar",
        x=sign * counts,
        y=[escaped(name) for name in names],
        orientation="h",
        name=kind,
        customdata=table.index.tolist(),
        marker={
            "color": look.sides[side],
            "line": {"width": 0},
            "pattern": {
                "shape": pattern,
                "fillmode": "overlay",
                "fgcolor": look.background,
                "solidity": 0.18,
                "size": 6,
            },
        },
        text=[str(count) if count else "" for count in counts],
        textposition="outside",
        cliponaxis=False,
        hovertext=[
            f"<b>{escaped(name)}</b><br>{counted_name(int(count), f'{kind} act')}"
            for name, count in zip(names, counts, strict=True)
        ],
        hoverinfo="text",
    )


def _tick(reach: float) -> int:
    return next(step for step in (1, 2, 5, 10, 20, 50, 100, 500, 1000, 10**9) if reach / step <= 6)
