"""The frame of a chart panel: heading with the finding, the picture with its alternative text, the caption."""

from collections.abc import Callable
from typing import Any

from dash import Dash, Output, dcc, html

from dashboard.asking import Asked, asked_of
from dashboard.figures import PANEL_CONFIG, PanelFigure
from dashboard.markup import aria


def chart_frame(ident: str, title: str, *controls: Any) -> list[Any]:
    """The children of a chart panel whose graph has the id `ident`."""
    return [
        html.Div(
            className="panel-head",
            children=[
                html.H2(title, id=f"{ident}-title", className="panel-title"),
                html.Span(id=f"{ident}-note", className="panel-note"),
                *controls,
            ],
        ),
        html.Figure(
            id=f"{ident}-figure",
            className=f"chart chart--{ident}",
            role="img",
            **aria(label=title),
            children=dcc.Graph(id=ident, config=PANEL_CONFIG, responsive=True, className="chart-body"),
        ),
        html.P(id=f"{ident}-caption", className="caption"),
    ]


def chart_outputs(ident: str) -> tuple[Output, ...]:
    """What `shown` fills."""
    return (
        Output(ident, "figure"),
        Output(f"{ident}-note", "children"),
        Output(f"{ident}-caption", "children"),
        Output(f"{ident}-figure", "aria-label"),
        Output(f"{ident}-figure", "style"),
    )


def shown(panel: PanelFigure, *, own_height: bool = False) -> tuple[Any, str, str, str, dict[str, str]]:
    """Figure, finding, caption, and the picture in words (the table of events is its twin)."""
    style = {"height": f"{panel.height}px"} if own_height else {}  # lanes need their room, curves take what there is
    if panel.is_empty:  # the heading says why; an empty frame says nothing
        style = {"display": "none"}
    return panel.figure, panel.title, panel.caption, panel.in_words, style


def draw_when_asked(app: Dash, ident: str, draw: Callable[[Asked], PanelFigure], *, own_height: bool = False) -> None:
    """Let the chart panel whose graph has the id `ident`, and whose questions stand under it, be filled by `draw`."""

    @app.callback(*chart_outputs(ident), asked_of(ident), prevent_initial_call=True)
    def fill(data: Any) -> Any:
        return shown(draw(Asked.read(data)), own_height=own_height)


def panel(name: str, title_id: str, children: list[Any]) -> Any:
    return html.Section(className=f"panel panel--{name}", children=children, **aria(labelledby=title_id))
