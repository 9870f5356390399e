"""Tension over time: hostility and cooperation, never netted, and a dot at every act."""

from typing import Any

from dash import Dash, Input

from dashboard import ids
from dashboard.desk import Desk
from dashboard.figures import with_span
from dashboard.panels.frame import chart_frame, chart_outputs, panel, shown
from dashboard.theme import scheme_of
from dashboard.views import only_in, views_with


def layout() -> Any:
    return panel("tension", f"{ids.TENSION}-title", chart_frame(ids.TENSION, "Tension"))


def register(app: Dash, desk: Desk) -> None:
    @app.callback(
        *chart_outputs(ids.TENSION),
        Input(ids.QUESTION, "data"),
        Input(ids.VIEW, "data"),
        Input(ids.SCHEME, "data"),
        Input(ids.VERSION, "data"),
    )
    def draw_tension(question: str, look: str, scheme: str | None, _: Any) -> Any:
        only_in(look, *views_with("tension"))
        reading = desk.read(question)
        whole, kind = desk.read_all_dates(reading), scheme_of(scheme)
        return shown(with_span(whole.tension_panel(kind), whole.tension, reading.state, kind))
