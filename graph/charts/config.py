"""What every drawing of a figure passes to plotly.js, in the dashboard and in exported pages."""

from typing import Any, Final

# Plotly 7 has a button that uploads the chart, and fetches map outlines from a server: both off (an empty address).
PLOTLY_CONFIG: Final[dict[str, Any]] = {
    "showSendToCloud": False,
    "displaylogo": False,
    "plotlyServerURL": "",
    "topojsonURL": "about:blank#",
    "responsive": True,
    "modeBarButtonsToRemove": ["lasso2d", "autoScale2d", "toggleSpikelines"],
}
