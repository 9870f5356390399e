"""Charts of graph.charts, cut to fit a panel: what they say about themselves stands beside them as text."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.state import Alignment, ViewState
from dashboard.theme import Scheme
from graph.charts import PLOTLY_CONFIG, alt_text, comparison_chart, ladder_chart, responses_chart, tension_chart
from graph.charts.colors import theme_of
from graph.measures.comparison import comparison
from graph.measures.ladder import ladder
from graph.measures.responses import responses
from graph.measures.tension import Tension, tension
from graph.model import Event

if TYPE_CHECKING:
    from dashboard.desk import Reading

PANEL_CONFIG: Any = {**PLOTLY_CONFIG, "displayModeBar": False, "doubleClick": False, "scrollZoom": False}

_MARGIN = {"l": 52, "r": 16, "t": 12, "b": 40}
_LEGEND_ROOM = 64  # two rows of a legend above the picture
_LADDER_LANES = 2  # lanes of the ladder without a choice of states: the pair with the most acts
_ANSWER_LANES = 4


@dataclass(frozen=True)
class PanelFigure:
    """A figure without its own words, and the words: the finding, unit and method, sources and counts, and all of it
    for those who do not see the picture."""

    figure: Any  # a figure, or the dict of one
    title: str
    unit: str
    source: str
    in_words: str
    height: int = 240
    is_empty: bool = False

    @property
    def caption(self) -> str:
        return f"{self.unit}. {self.source}" if self.unit else self.source


def for_panel(figure: go.Figure) -> PanelFigure:
    """Takes title and source line out of a chart (the page shows them as text) and lets it fill its panel."""
    said = figure.layout.meta or {}
    in_words = alt_text(figure)
    kept = [a for a in figure.layout.annotations if a.name != "source"]
    figure.layout.annotations = kept  # update_layout would merge them by place
    height = _cut_margins(figure)
    _count_days(figure)
    figure.update_layout(title=None, height=None, autosize=True, meta=None, hovermode="closest")
    figure.update_layout(dragmode=False)  # days are brushed on a sheet of assets/bridge.js
    return PanelFigure(figure, said.get("title", ""), said.get("unit", ""), said.get("source", ""), in_words, height)


def _count_days(figure: go.Figure) -> None:
    """Gives the days of long curves as milliseconds, packed: the browser reads ten years of texts for a tenth of a
    second at every drawing."""
    for trace in figure.data:
        days = getattr(trace, "x", None)
        if isinstance(days, np.ndarray) and np.issubdtype(days.dtype, np.datetime64):
            trace.x = days.astype("datetime64[ms]").astype("float64")


def _cut_margins(figure: go.Figure) -> int:
    """Takes the room of the title and the source line away; the height that is left."""
    own = figure.layout.margin
    top = _LEGEND_ROOM if figure.layout.showlegend is not False and _has_legend(figure) else _MARGIN["t"]
    height = int(figure.layout.height or 440) - max(0, (own.t or 92) - top) - max(0, (own.b or 86) - _MARGIN["b"])
    figure.update_layout(margin={"l": own.l or _MARGIN["l"], "r": own.r or _MARGIN["r"], "t": top, "b": _MARGIN["b"]})
    return height


def _has_legend(figure: go.Figure) -> bool:
    return any(trace.showlegend is not False and trace.name for trace in figure.data)


def tension_of(frame: pd.DataFrame, state: ViewState) -> Tension:
    """Of acts that pass all filters but the dates: what happened before a chosen span still fades within it."""
    return tension(frame, dyad=scope_text(state))


def scope_text(state: ViewState) -> str | None:
    """The dyad that is chosen as graph.measures.Scope reads it; None where none is."""
    if state.dyad:
        return ">".join(state.dyad)
    return "-".join(state.pair) if state.pair else None


def tension_figure(measured: Tension, scheme: Scheme) -> PanelFigure:
    """The two curves over all days."""
    return for_panel(tension_chart(measured, theme=scheme))


def busiest_states(events: Iterable[Event], limit: int) -> tuple[str, ...]:
    """The states (and bodies) that stand in most acts between two of them, at most `limit`; empty without such acts."""
    counts = Counter(
        s for e in events for s in {s for pair in e.dyads if None not in pair and pair[0] != pair[1] for s in pair}
    )
    return tuple(sorted(str(code) for code, _ in counts.most_common(limit)))


def _scope(reading: "Reading", limit: int) -> str | None:
    """The dyad that is chosen, else the states with most acts in this view, as graph.measures.Scope reads it."""
    if chosen := scope_text(reading.state):
        return chosen
    codes = busiest_states(reading.events, limit)
    return ",".join(codes) if len(codes) > 1 else None


def _nothing(why: str) -> PanelFigure:
    figure = go.Figure()
    figure.update_layout(
        xaxis={"visible": False}, yaxis={"visible": False}, paper_bgcolor="rgba(0,0,0,0)", margin=_MARGIN
    )
    figure.update_layout(plot_bgcolor="rgba(0,0,0,0)")
    return PanelFigure(figure, why, "", "", why, is_empty=True)


def ladder_figure(reading: "Reading", scheme: Scheme) -> PanelFigure:
    scope = _scope(reading, max(_LADDER_LANES, len(reading.state.states)))
    if scope is None:
        return _nothing("No act between two states passes the filters.")
    return for_panel(ladder_chart(ladder(reading.frame, dyad=scope), theme=scheme))


def responses_figure(reading: "Reading", scheme: Scheme) -> PanelFigure:
    """The stated answers of the documents, and, where they state none, what time suggests."""
    scope = _scope(reading, _ANSWER_LANES)
    if scope is None:
        return _nothing("No act between two states passes the filters.")
    links = reading.collection.responses or None
    return for_panel(responses_chart(responses(reading.frame, links, dyad=scope), theme=scheme))


def comparison_figure(one: "Reading", other: "Reading | None", align: Alignment, scheme: Scheme) -> PanelFigure:
    """Hostility of both sides: by date as it stands, or by days since the first hostile act of each."""
    if other is None:
        return _nothing("Choose a second dyad or second dates to compare with.")
    sides = {"first": _tension_within(one), "second": _tension_within(other)}
    if align is Alignment.ONSET:
        return for_panel(comparison_chart(comparison(sides), theme=scheme))
    return _by_date(sides, scheme)


def _tension_within(reading: "Reading") -> Tension:
    return tension_of(reading.frame, reading.state)


def _by_date(sides: dict[str, Tension], scheme: Scheme) -> PanelFigure:
    look = theme_of(scheme)
    figure = go.Figure()
    for number, (name, measured) in enumerate(sides.items()):
        line = {"color": look.lane(number), "width": 2.5, "dash": ("solid", "dash")[number % 2]}
        figure.add_scatter(x=measured.curves.index, y=measured.hostility, mode="lines", name=name, line=line)
    axis = {"gridcolor": look.grid, "linecolor": look.muted}
    figure.update_layout(paper_bgcolor=look.background, plot_bgcolor=look.background, font={"color": look.ink})
    figure.update_layout(xaxis=axis, yaxis={**axis, "rangemode": "tozero", "title": "score points"}, margin=_MARGIN)
    figure.update_layout(legend={"orientation": "h", "y": 1.02, "yanchor": "bottom"}, hovermode="x unified")
    peaks = [f"{name} {peak[1]:.0f} points on {peak[0]}" for name, t in sides.items() if (peak := t.peak())]
    title = f"Highest: {', '.join(peaks)}" if peaks else "No hostile act on either side"
    return PanelFigure(
        figure, title, "Hostility in points by date, each act halved every 14 days", "Nothing is scaled.", title
    )
