"""Responses: who answered whom, and whether the answer went higher."""

from typing import Any

from dash import Dash, Input

from dashboard import ids
from dashboard.desk import Desk
from dashboard.figures import responses_figure
from dashboard.panels.frame import chart_frame, chart_outputs, panel, shown
from dashboard.state import View
from dashboard.theme import scheme_of
from dashboard.views import only_in


def layout() -> Any:
    return panel("responses", f"{ids.RESPONSES}-title", chart_frame(ids.RESPONSES, "Responses"))


def register(app: Dash, desk: Desk) -> None:
    @app.callback(
        *chart_outputs(ids.RESPONSES),
        Input(ids.QUESTION, "data"),
        Input(ids.VIEW, "data"),
        Input(ids.SCHEME, "data"),
        Input(ids.VERSION, "data"),
    )
    def draw_responses(question: str, look: str, scheme: str | None, _: Any) -> Any:
        only_in(look, View.RESPONSES)
        return shown(responses_figure(desk.read(question), scheme_of(scheme)), own_height=True)
