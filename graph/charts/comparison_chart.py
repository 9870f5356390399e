"""Crises aligned by days since their onset."""

import pandas as pd
import plotly.graph_objects as go

from graph.charts.colors import ThemeName, theme_of
from graph.charts.names import day_name
from graph.charts.sketch import Sketch
from graph.charts.template import Caption, Frame, ThemeLike, decorate, nothing_to_draw, source_line
from graph.charts.text import escaped
from graph.measures.comparison import Comparison

_DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
_NAMED = 3  # crises whose names find room at their highest points
_SHAPES = ("circle", "square", "diamond", "triangle-up", "x")


def comparison_chart(
    crises: Comparison,
    *,
    side: str = "hostility",
    days: tuple[int, int] = (-30, 365),
    theme: ThemeLike = ThemeName.LIGHT,
) -> go.Figure:
    """One line a crisis, with a mark at its highest point, named there or, from four crises on, in a legend.

    `side`: "hostility" or "cooperation". `days`: the first and last day since onset that are shown.
    """
    look = theme_of(theme)
    whole = crises.hostility if side == "hostility" else crises.cooperation
    table = whole.loc[days[0] : days[1]]
    caption = _caption(crises, table, side)
    if table.empty:
        return nothing_to_draw(caption, look, "No crisis with a hostile act to compare.")
    sketch = Sketch()
    for number, name in enumerate(table.columns):
        curve = table[name].dropna()
        label, color, dash = escaped(str(name)), look.lane(number), _DASHES[number % len(_DASHES)]
        sketch.scatter(
            x=curve.index,
            y=curve,
            mode="lines",
            name=label,
            line={"color": color, "width": 2.5, "dash": dash},
            hoverinfo="text",
            hovertext=[f"<b>{label}</b><br>day {day}: {value:.1f}" for day, value in curve.items()],
        )
        top, day = _top(curve)
        sketch.scatter(
            x=[day],
            y=[top],
            mode="markers",
            hoverinfo="skip",
            showlegend=False,
            marker={"symbol": _SHAPES[number % len(_SHAPES)], "size": 11, "color": color},
        )
    many = len(table.columns) > _NAMED
    if not many:
        _name_tops(sketch, table, look.lanes)
    sketch.axis("xaxis", title={"text": "days since the first hostile act"})
    sketch.axis("yaxis", rangemode="tozero", title={"text": "score points"})
    return decorate(sketch, caption, look, Frame(below=48, legend=2 if many else 0))


def _caption(crises: Comparison, table: pd.DataFrame, side: str) -> Caption:
    unit = f"{side.capitalize()} in points, by days since onset; curves are comparable as far as coverage is alike"
    onsets = "; ".join(f"{name}: day 0 is {day_name(day)}" for name, day in crises.onsets.items())
    missing = f" Without onset: {', '.join(crises.without_onset)}." if crises.without_onset else ""
    notes = (f"{onsets or 'No onset'}.{missing}",)
    source = source_line(crises.events, notes=notes)
    if table.empty:
        return Caption("Nothing to compare", unit, source)
    tops = {str(name): _top(table[name]) for name in table.columns}
    most = max(tops, key=lambda name: tops[name])
    title = f"{most} went highest: {tops[most][0]:.0f} points on day {tops[most][1]}"
    listed = "; ".join(f"{name} peaks at {top:.0f} points on day {day}" for name, (top, day) in tops.items())
    return Caption(title, unit, source, f"{listed}.")


def _top(curve: pd.Series) -> tuple[float, int]:
    """Highest point, and the day of it."""
    known = curve.dropna()
    return float(known.max()), int(known.index[int(known.to_numpy().argmax())])


def _name_tops(sketch: Sketch, table: pd.DataFrame, colors: tuple[str, ...]) -> None:
    """Names at the highest points; one that would hide another goes above it."""
    placed: list[tuple[float, float]] = []
    breadth, height = max(len(table), 1), float(table.max().max()) or 1.0
    for number, name in enumerate(table.columns):
        top, day = _top(table[name])
        near = sum(abs(day - x) < 0.25 * breadth and abs(top - y) < 0.08 * height for x, y in placed)
        placed.append((day, top))
        sketch.note(
            x=day,
            y=top,
            text=f"<b>{escaped(str(name))}</b>",
            xanchor="left",
            xshift=9,
            yshift=8 + 17 * near,
            font={"color": colors[number % len(colors)]},
        )
