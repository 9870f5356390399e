"""Tension over time: hostility and cooperation, never netted, and a dot at every act."""

from typing import Any

from dash import Dash, Input, Output, dcc, html

from dashboard import ids
from dashboard.desk import Desk
from dashboard.figures import PANEL_CONFIG, tension_figure
from dashboard.markup import aria
from dashboard.state import ViewState


def layout() -> Any:
    return html.Section(
        className="panel panel--tension",
        **aria(labelledby="tension-title"),
        children=[
            html.Div(
                className="panel-head",
                children=[
                    html.H2("Tension", id="tension-title", className="panel-title"),
                    html.Span(id=ids.TENSION_NOTE, className="panel-note"),
                ],
            ),
            html.Figure(
                className="chart chart--tension",
                role="img",
                **aria(label="Hostility and cooperation over time; the table of events says the same in text."),
                children=dcc.Graph(id=ids.TENSION, config=PANEL_CONFIG, responsive=True, className="chart-body"),
            ),
            html.P(id=ids.TENSION_CAPTION, className="caption"),
        ],
    )


def register(app: Dash, desk: Desk) -> None:
    @app.callback(
        Output(ids.TENSION, "figure"),
        Output(ids.TENSION_NOTE, "children"),
        Output(ids.TENSION_CAPTION, "children"),
        Input(ids.QUESTION, "data"),
        Input(ids.SCHEME, "data"),
    )
    def draw_tension(question: str, scheme: str | None) -> tuple[Any, str, str]:
        state = ViewState.from_search(question)
        panel = tension_figure(desk.read(question).tension, state, "dark" if scheme == "dark" else "light")
        return panel.figure, panel.title, panel.caption
