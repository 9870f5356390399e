"""Every chart of the invented crisis, and of nothing, by name: what the tests and the gallery go through."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from graph.charts import (
    ThemeName,
    activity_chart,
    calendar_chart,
    comparison_chart,
    dyad_matrix,
    ladder_chart,
    map_chart,
    ratio_chart,
    responses_chart,
    sensitivity_chart,
    tension_chart,
)
from graph.measures import comparison, ladder, log_ratio, responses, sensitivity, tension
from graph.measures.examples import frame
from graph.model import Collection
from tests.factory import collection, event

DYAD = "SWE-PRT"

CHARTS: dict[str, Callable[[Collection, ThemeName], go.Figure]] = {
    "tension": lambda events, theme: tension_chart(tension(events, dyad=DYAD), theme=theme),
    "ladder": lambda events, theme: ladder_chart(ladder(events, dyad=DYAD), theme=theme),
    "responses": lambda events, theme: responses_chart(responses(events, dyad=DYAD), theme=theme),
    "matrix": lambda events, theme: dyad_matrix(events, theme=theme),
    "calendar": lambda events, theme: calendar_chart(events, dyad=DYAD, theme=theme),
    "activity": lambda events, theme: activity_chart(events, theme=theme),
    "comparison": lambda events, theme: comparison_chart(_two_crises(events), theme=theme),
    "map": lambda events, theme: map_chart(events, theme=theme),
    "sensitivity": lambda events, theme: sensitivity_chart(sensitivity(events, dyad=DYAD), theme=theme),
    "ratio": lambda events, theme: ratio_chart(_weeks(events), dyad=DYAD, source="Simulated rows.", theme=theme),
}


def _two_crises(events: Collection):  # type: ignore[no-untyped-def]
    """The crisis beside an older, smaller one; nothing beside nothing."""
    acts = [
        event("SWE", "ESP", "summons", "2030-01-05"),
        event("ESP", "SWE", "recall", "2030-01-20"),
        event("SWE", "ESP", "expulsion", "2030-02-01"),
        event("ESP", "SWE", "visit", "2030-03-10"),
    ]
    older = collection(*acts if events.events else ())
    return comparison(
        {"Portugal and Sweden": tension(events, dyad=DYAD), "Spain and Sweden": tension(older, dyad="SWE-ESP")}
    )


def _weeks(events: Collection) -> pd.DataFrame:
    """Ninety simulated weeks of imported events, three of them thin; nothing for nothing."""
    chance, rows = np.random.default_rng(3), []
    for week in range(90 if events.events else 0):
        many = 4 if week in (30, 31, 32) else int(chance.poisson(18 if week < 70 else 40))
        hostile = 0.4 + 0.25 * np.sin(week / 9)
        for _ in range(many):
            day = pd.Timestamp("2029-01-01") + pd.Timedelta(days=7 * week + int(chance.integers(7)))
            sides = ("SWE", "PRT") if chance.random() < 0.5 else ("PRT", "SWE")
            measure = "criticism" if chance.random() < hostile else "visit"
            rows.append((f"g{len(rows)}", *sides, measure, str(day.date())))
    return log_ratio(frame(rows).assign(document=None), dyad=DYAD)
