import itertools
from datetime import date

import pytest
from hypothesis import given, settings

from graph.measures import tension, turning_points
from graph.measures.tension import SIDES
from graph.measures.turning import SHORTEST, daily_weights
from graph.model import Collection, Event
from tests.factory import collection, event
from tests.measures.test_tension import CRISES, curve


def burst(first: int, last: int, month: int = 3) -> list[Event]:
    return [
        event(measure="recall", when=f"2031-{month:02}-{n:02}", ident=f"{month}-{n}") for n in range(first, last + 1)
    ]


def test_a_burst_of_acts_is_a_period_of_its_own() -> None:
    acts = collection(event(when="2031-02-01", ident="first"), *burst(1, 10), event(when="2031-04-30", ident="last"))
    found = turning_points(tension(acts, dyad="SWE-PRT"))
    assert [turning.day for turning in found.turnings] == [date(2031, 3, 1), date(2031, 3, 11)]
    assert found.turnings[0].after["hostility"] == pytest.approx(42)  # one recall of 6 points a day
    assert set(found.turnings[0].events["id"]) == {f"3-{n}" for n in range(1, 8)}
    assert found.turnings[1].events["id"].tolist() == ["3-10"]


def test_a_steady_pace_has_no_turning() -> None:
    found = turning_points(tension(collection(*burst(1, 28)), dyad="SWE-PRT"))
    assert found.turnings == ()
    assert [period.name for period in found.periods] == ["2031-03-01 to 2031-03-28"]


def test_nothing_has_neither_turnings_nor_periods() -> None:
    found = turning_points(tension(Collection(), dyad="SWE-PRT"))
    assert (found.turnings, found.periods) == ((), ())


def test_one_act_is_one_period() -> None:
    assert len(turning_points(curve(event())).periods) == 1


@settings(max_examples=25)
@given(CRISES)
def test_periods_follow_one_another_without_a_gap_and_none_is_short(acts: list[Event]) -> None:
    found = curve(*acts, until="2031-05-01")
    periods = turning_points(found).periods
    assert periods[0].first == found.curves.index[0].date()
    assert periods[-1].last == found.as_of
    assert all((b.first - a.last).days == 1 for a, b in itertools.pairwise(periods))
    assert all((p.last - p.first).days + 1 >= SHORTEST for p in periods)


@settings(max_examples=25)
@given(CRISES)
def test_daily_weights_sum_to_the_weights_of_the_acts(acts: list[Event]) -> None:
    found = curve(*acts)
    for side in SIDES:
        weights = found.events.loc[found.events["side"] == side, "weight"].sum()
        assert daily_weights(found)[side].sum() == pytest.approx(weights)
