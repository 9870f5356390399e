"""Tension over time: hostility and cooperation, never netted, and a dot at every act."""

from typing import Any

from dash import Dash

from dashboard import ids
from dashboard.asking import Asked
from dashboard.desk import Desk
from dashboard.figures import PanelFigure, with_span
from dashboard.panels.frame import chart_frame, draw_when_asked, panel


def layout() -> Any:
    return panel("tension", f"{ids.TENSION}-title", chart_frame(ids.TENSION, "Tension"))


def register(app: Dash, desk: Desk) -> None:
    def draw(asked: Asked) -> PanelFigure:
        reading = desk.read(asked.question)
        whole = desk.read_all_dates(reading)
        return with_span(whole.tension_panel(asked.scheme), whole.tension, reading.state, asked.scheme)

    draw_when_asked(app, ids.TENSION, draw)
