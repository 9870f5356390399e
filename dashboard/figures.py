"""Charts of graph.charts, cut to fit a panel: what they say about themselves stands beside them as text."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.state import ViewState
from dashboard.theme import Scheme
from graph.charts import PLOTLY_CONFIG, tension_chart
from graph.charts.colors import faint, theme_of
from graph.measures.tension import Tension, tension

PANEL_CONFIG: Any = {**PLOTLY_CONFIG, "displayModeBar": False, "doubleClick": False, "scrollZoom": False}

_MARGIN = {"l": 52, "r": 16, "t": 12, "b": 34}


@dataclass(frozen=True)
class PanelFigure:
    """A figure without its own words, and the words: the finding, unit and method, sources and counts."""

    figure: go.Figure
    title: str
    unit: str
    source: str

    @property
    def caption(self) -> str:
        return f"{self.unit}. {self.source}"


def for_panel(figure: go.Figure) -> PanelFigure:
    """Takes title and source line out of a chart (the page shows them as text) and lets it fill its panel."""
    said = figure.layout.meta or {}
    kept = [a for a in figure.layout.annotations if a.name != "source"]
    figure.layout.annotations = kept  # update_layout would merge them by place
    figure.update_layout(title=None, height=None, autosize=True, margin=_MARGIN, meta=None)
    return PanelFigure(figure, said.get("title", ""), said.get("unit", ""), said.get("source", ""))


def tension_of(frame: pd.DataFrame, state: ViewState) -> Tension:
    """Of acts that pass all filters but the dates: what happened before a chosen span still fades within it."""
    return tension(frame, dyad=f"{state.dyad[0]}>{state.dyad[1]}" if state.dyad else None)


def tension_figure(measured: Tension, state: ViewState, scheme: Scheme) -> PanelFigure:
    """The two curves over all days; a chosen span is marked, and can be chosen anew beside itself."""
    panel = for_panel(tension_chart(measured, theme=scheme))
    panel.figure.update_layout(dragmode="select", selectdirection="h", hovermode="closest")
    if not measured.is_empty:
        first, last = (pd.Timestamp(day).date() for day in (measured.curves.index[0], measured.curves.index[-1]))
        _mark_span(panel.figure, state, (first, last), scheme)
    return panel


def _mark_span(figure: go.Figure, state: ViewState, whole: tuple[date, date], scheme: Scheme) -> None:
    """Dims what lies outside of the chosen dates."""
    if state.first is None and state.last is None:
        return
    look = theme_of(scheme)
    one = timedelta(days=1)
    before = (whole[0] - one, state.first) if state.first and state.first > whole[0] else None
    after = (state.last + one, whole[1] + one) if state.last and state.last < whole[1] else None
    for first, last in filter(None, (before, after)):
        figure.add_vrect(x0=first, x1=last, fillcolor=faint(look.background, 0.72), line_width=0, layer="above")
    for edge in (state.first, state.last + one if state.last else None):
        if edge:
            figure.add_vline(x=edge, line={"color": look.ink, "width": 1, "dash": "dot"})
