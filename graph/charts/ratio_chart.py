"""The log ratio of imported event data, with its error, and the volume it rests on."""

import pandas as pd
import plotly.graph_objects as go

from graph.charts.colors import Theme, ThemeName, faint, theme_of
from graph.charts.marks import around
from graph.charts.names import day_name, scope_name
from graph.charts.sketch import Sketch
from graph.charts.template import Caption, Frame, ThemeLike, decorate, nothing_to_draw
from graph.measures.scope import Scope, ScopeLike


def ratio_chart(
    series: pd.DataFrame, *, dyad: ScopeLike, source: str = "", theme: ThemeLike = ThemeName.LIGHT
) -> go.Figure:
    """`series`: of `log_ratio`. The shade is one standard error to both sides; the line breaks in periods of too few
    acts, whose volume is shown all the same. `source`: where the rows come from.
    """
    look = theme_of(theme)
    caption = _caption(series, Scope.of(dyad), source)
    if series.empty or series["ratio"].isna().all():
        return nothing_to_draw(caption, look, "No period has enough acts for a ratio.")
    sketch = Sketch()
    _add_ratio(sketch, series, look)
    _add_volume(sketch, series, look)
    sketch.level(0, color=look.muted, width=1, dash="dot")
    sketch.axis("yaxis", domain=[0.33, 1], title={"text": "more hostile →"})
    sketch.axis("yaxis2", domain=[0, 0.26], title={"text": "acts"})
    sketch.axis("xaxis", type="date", anchor="y2")
    return decorate(sketch, caption, look, Frame(height=330))


def _caption(series: pd.DataFrame, scope: Scope, source: str) -> Caption:
    unit = "ln((hostile + 0.5) / (cooperative + 0.5)) by period, shade: one standard error; below: number of acts"
    name = scope_name(scope)
    known = series["ratio"].dropna()
    volume, silent = int(series["volume"].sum()), len(series) - len(known)
    line = f"{source} {volume:,} acts; {silent} of {len(series)} periods have too few for a ratio.".strip()
    if known.empty:
        return Caption(f"{name}: too few acts for a ratio", unit, line)
    top = pd.DatetimeIndex(known.index)[int(known.to_numpy().argmax())]
    title = f"{name}: most hostile in the period from {day_name(top)} (log ratio {known.max():+.1f})"
    return Caption(title, unit, line, f"The last known log ratio is {known.iloc[-1]:+.2f}.")


def _add_ratio(sketch: Sketch, series: pd.DataFrame, look: Theme) -> None:
    for number, piece in _pieces(series):
        low, high = piece["ratio"] - piece["error"], piece["ratio"] + piece["error"]
        sketch.scatter(
            **around(piece.index, low, high),
            fill="toself",
            mode="none",
            hoverinfo="skip",
            fillcolor=faint(look.hostility, 0.18),
            name=f"error {number}",
        )
    hovers = [
        f"<b>from {day_name(day)}</b><br>ratio {row.ratio:+.2f} ± {row.error:.2f}<br>{row.hostile} hostile, "
        f"{row.cooperative} cooperative<br>z {row.z:+.1f}"
        for day, row in zip(pd.DatetimeIndex(series.index), series.itertuples(), strict=True)
    ]
    sketch.scatter(
        x=series.index,
        y=series["ratio"],
        mode="lines+markers",
        line={"color": look.hostility, "width": 2},
        marker={"size": 5},
        hoverinfo="text",
        hovertext=hovers,
        name="log ratio",
    )


def _add_volume(sketch: Sketch, series: pd.DataFrame, look: Theme) -> None:
    colors = [look.neutral if known else look.grid for known in series["ratio"].notna()]
    sketch.trace(
        "bar",
        x=series.index,
        y=series["volume"],
        yaxis="y2",
        name="acts",
        hoverinfo="text",
        hovertext=[f"{volume} acts" for volume in series["volume"]],
        marker={"color": colors, "line": {"width": 0.5, "color": look.muted}},
    )


def _pieces(series: pd.DataFrame) -> list[tuple[int, pd.DataFrame]]:
    """Stretches without a gap."""
    known = series["ratio"].notna()
    number = (~known).cumsum()[known]
    return [(n, piece) for n, (_, piece) in enumerate(series[known].groupby(number))]
