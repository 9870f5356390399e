"""Measures -> plotly figures, for the dashboard and the exports alike."""

from graph.charts.colors import Theme, ThemeName, score_color
from graph.charts.config import PLOTLY_CONFIG
from graph.charts.tension_chart import tension_chart

__all__ = ["PLOTLY_CONFIG", "Theme", "ThemeName", "score_color", "tension_chart"]
