"""The same tension under three scales."""

import plotly.graph_objects as go

from graph.charts.colors import ThemeName, theme_of
from graph.charts.names import scope_name
from graph.charts.sketch import Sketch
from graph.charts.template import Caption, Frame, ThemeLike, decorate, nothing_to_draw, source_line
from graph.measures.sensitivity import Sensitivity
from graph.measures.weights import Weighting

_DASHES = {Weighting.PLOVER: "solid", Weighting.GOLDSTEIN: "dash", Weighting.RUNG: "dot"}


def sensitivity_chart(found: Sensitivity, *, theme: ThemeLike = ThemeName.LIGHT) -> go.Figure:
    """Hostility by day under each scale, each in percent of its own highest day; the caption holds the verdict."""
    look = theme_of(theme)
    first = found.tensions[Weighting.PLOVER]
    unit = "Hostility by day in percent of its own highest day, under three scales of weights"
    pairs = "; ".join(
        f"{a.label} with {b.label}: {'unknown' if value is None else f'{value:.2f}'}"
        for (a, b), value in found.correlations.items()
    )
    notes = (f"Spearman's rank correlation: {pairs}.",)
    caption = Caption(
        f"{scope_name(first.scope)}: {found.verdict[0].lower()}{found.verdict[1:].rstrip('.')}",
        unit,
        source_line(first.events, as_of=first.as_of, notes=notes),
        notes[0],
    )
    if found.weakest is None:
        return nothing_to_draw(caption, look, found.verdict)
    sketch = Sketch()
    for number, weighting in enumerate(Weighting):
        curve = found.series[weighting.value]
        share = 100 * curve / curve.max()
        sketch.scatter(
            x=share.index,
            y=share,
            mode="lines",
            name=weighting.label,
            line={"color": look.lane(number), "width": 2.5, "dash": _DASHES[weighting]},
        )
    sketch.axis("xaxis", type="date")
    sketch.axis("yaxis", rangemode="tozero", ticksuffix=" %")
    return decorate(sketch, caption, look, Frame(legend=1))
