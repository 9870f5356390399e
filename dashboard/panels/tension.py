"""Tension over time: hostility and cooperation, never netted, and a dot at every act."""

from typing import Any

from dash import Dash

from dashboard import ids
from dashboard.desk import Desk
from dashboard.panels.frame import chart_frame, draw_when_asked, panel


def layout() -> Any:
    return panel("tension", f"{ids.TENSION}-title", chart_frame(ids.TENSION, "Tension"))


def register(app: Dash, desk: Desk) -> None:
    draw_when_asked(app, ids.TENSION, lambda asked: desk.read(asked.question).tension_panel(asked.scheme))
