"""The ladder: how far each side went, step by step."""

from typing import Any

from dash import Dash

from dashboard import ids
from dashboard.desk import Desk
from dashboard.figures import ladder_figure
from dashboard.panels.frame import chart_frame, draw_when_asked, panel


def layout() -> Any:
    return panel("ladder", f"{ids.LADDER}-title", chart_frame(ids.LADDER, "Ladder"))


def register(app: Dash, desk: Desk) -> None:
    draw_when_asked(
        app, ids.LADDER, lambda asked: ladder_figure(desk.read(asked.question), asked.scheme), own_height=True
    )
