"""Responses: who answered whom, and whether the answer went higher."""

from typing import Any

from dash import Dash

from dashboard import ids
from dashboard.desk import Desk
from dashboard.figures import responses_figure
from dashboard.panels.frame import chart_frame, draw_when_asked, panel


def layout() -> Any:
    return panel("responses", f"{ids.RESPONSES}-title", chart_frame(ids.RESPONSES, "Responses"))


def register(app: Dash, desk: Desk) -> None:
    draw_when_asked(
        app, ids.RESPONSES, lambda asked: responses_figure(desk.read(asked.question), asked.scheme), own_height=True
    )
