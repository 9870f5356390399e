"""The ladder: how far each side went, step by step."""

from typing import Any

from dash import Dash, Input

from dashboard import ids
from dashboard.desk import Desk
from dashboard.figures import ladder_figure
from dashboard.panels.frame import chart_frame, chart_outputs, panel, shown
from dashboard.state import View
from dashboard.theme import scheme_of
from dashboard.views import only_in


def layout() -> Any:
    return panel("ladder", f"{ids.LADDER}-title", chart_frame(ids.LADDER, "Ladder"))


def register(app: Dash, desk: Desk) -> None:
    @app.callback(
        *chart_outputs(ids.LADDER),
        Input(ids.QUESTION, "data"),
        Input(ids.VIEW, "data"),
        Input(ids.SCHEME, "data"),
        Input(ids.VERSION, "data"),
    )
    def draw_ladder(question: str, look: str, scheme: str | None, _: Any) -> Any:
        only_in(look, View.LADDER)
        return shown(ladder_figure(desk.read(question), scheme_of(scheme)), own_height=True)
