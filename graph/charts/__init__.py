"""Measures -> plotly figures, for the dashboard and the exports alike.

Every chart is a pure function; `theme` is light, dark, print or bw. Draw it with `PLOTLY_CONFIG`; say it with
`alt_text`.
"""

from graph.charts.activity_chart import activity_chart
from graph.charts.calendar_chart import calendar_chart
from graph.charts.colors import THEMES, Theme, ThemeName, score_color, theme_of
from graph.charts.comparison_chart import comparison_chart
from graph.charts.config import PLOTLY_CONFIG
from graph.charts.ladder_chart import ladder_chart
from graph.charts.map_chart import map_chart
from graph.charts.matrix_chart import dyad_matrix
from graph.charts.ratio_chart import ratio_chart
from graph.charts.responses_chart import responses_chart
from graph.charts.sensitivity_chart import sensitivity_chart
from graph.charts.template import alt_text
from graph.charts.tension_chart import tension_chart

__all__ = [
    "PLOTLY_CONFIG",
    "THEMES",
    "Theme",
    "ThemeName",
    "activity_chart",
    "alt_text",
    "calendar_chart",
    "comparison_chart",
    "dyad_matrix",
    "ladder_chart",
    "map_chart",
    "ratio_chart",
    "responses_chart",
    "score_color",
    "sensitivity_chart",
    "tension_chart",
    "theme_of",
]
