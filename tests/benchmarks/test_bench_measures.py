"""Bars: a chart of one dyad of a collection as large as the sample library in 100 ms; one dyad of a million events,
measured and drawn, in 300 ms. Run with --benchmark-enable; without it each runs once.
"""

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from graph.charts import ThemeName, tension_chart
from graph.measures import events_frame, log_ratio, tension
from graph.measures.examples import frame
from graph.model import Collection
from graph.model.columns import column_names
from tests.charts.drawn import CHARTS
from tests.crisis import crisis

DYAD_CHARTS = sorted({*CHARTS} - {"ratio", "comparison"})


@pytest.fixture(scope="module")
def library() -> Collection:
    """Six crises of 30 acts and 8 documents each: about what the sample library holds."""
    codes = [("SWE", "PRT"), ("NOR", "GRC"), ("JPN", "BRA"), ("CAN", "IND"), ("KEN", "PER"), ("FIN", "EGY")]
    parts = [_renamed(crisis(), number, *pair) for number, pair in enumerate(codes)]
    return Collection(
        *(
            tuple(item for part in parts for item in getattr(part, name))
            for name in ("documents", "entities", "events", "incidents", "responses")
        )
    )


@pytest.fixture(scope="module")
def million() -> pd.DataFrame:
    chance, count = np.random.default_rng(1), 1_000_000
    kinds = frame((m, "AAA", "BBB", m, "2030-01-01") for m in ("criticism", "recall", "visit", "release", "raid"))
    rows = kinds.iloc[chance.integers(0, len(kinds), count)].reset_index(drop=True)
    codes = np.array([f"S{n:02}" for n in range(40)], dtype=object)
    days = pd.Timestamp("2015-01-01") + pd.to_timedelta(chance.integers(0, 3650, count), unit="D")
    return rows.assign(
        id=np.arange(count).astype(str).astype(object),
        actor=codes[chance.integers(0, 40, count)],
        recipient=codes[chance.integers(0, 40, count)],
        date=days,
        date_end=days,
        published=pd.NaT,
        document=None,
    )[list(column_names())].astype({"published": "datetime64[us]"})


def _renamed(part: Collection, number: int, first: str, second: str) -> Collection:
    def code(text: str | None) -> str | None:
        return text and text.replace("SWE", first).replace("PRT", second)

    def own(name: str) -> str:
        return f"{name}{number}"

    return Collection(
        documents=tuple(replace(d, id=own(d.id)) for d in part.documents),
        entities=tuple(
            replace(e, id=code(e.id), state=code(e.state), member_of=code(e.member_of)) for e in part.entities
        ),
        events=tuple(
            replace(
                e,
                id=own(e.id),
                actors=tuple(map(code, e.actors)),
                recipients=tuple(map(code, e.recipients)),
                dyads=tuple((code(a), code(r)) for a, r in e.dyads),
                evidence=replace(e.evidence, document=own(e.evidence.document)),
                more_evidence=tuple(replace(m, document=own(m.document)) for m in e.more_evidence),
            )
            for e in part.events
        ),
        responses=tuple(replace(r, cause=own(r.cause), effect=own(r.effect)) for r in part.responses),
    )


def _seconds(draw: Callable[[], object]) -> float:
    """The least processor time of three runs, after one that warms up."""
    draw()
    runs = []
    for _ in range(3):
        start = time.process_time()
        draw()
        runs.append(time.process_time() - start)
    return min(runs)


@pytest.mark.parametrize("name", DYAD_CHARTS)
def test_a_chart_of_one_dyad_takes_a_tenth_of_a_second(name: str, library: Collection, benchmark) -> None:  # type: ignore[no-untyped-def]
    events: object = library if name in ("responses", "activity") else events_frame(library)

    def draw() -> None:
        CHARTS[name](events, ThemeName.LIGHT)  # type: ignore[arg-type]

    benchmark(draw)
    assert _seconds(draw) <= 0.1


@pytest.mark.parametrize("name", ["tension", "ratio"])
def test_one_dyad_of_a_million_events_takes_three_tenths_of_a_second(
    name: str, million: pd.DataFrame, benchmark
) -> None:  # type: ignore[no-untyped-def]
    def draw() -> None:
        if name == "tension":
            tension_chart(tension(million, dyad="S01-S02"))
        else:
            log_ratio(million, dyad="S01-S02")

    benchmark(draw)
    assert _seconds(draw) <= 0.3
