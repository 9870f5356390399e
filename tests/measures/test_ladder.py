import pytest

from graph.measures import ladder
from graph.model import Collection, Event, Status
from tests.factory import collection, event


def steps(*events: Event) -> dict[str, list[object]]:
    found = ladder(collection(*events), dyad="SWE-PRT").steps
    return {column: found[column].tolist() for column in ("state", "rung", "is_hollow", "is_down")}


def test_the_running_maximum_stays_where_it_rose() -> None:
    found = ladder(
        collection(event(measure="recall", when="2031-03-01"), event(measure="summons", when="2031-03-04")),
        dyad="SWE-PRT",
    )
    assert found.highest["SWE"].tolist() == [5, 5, 5, 5]
    assert found.highest["PRT"].tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.OCCURRED])
def test_what_did_not_certainly_happen_is_hollow_and_raises_nothing(status: Status) -> None:
    found = ladder(collection(event(measure="expulsion", status=status)), dyad="SWE-PRT")
    assert found.steps["is_hollow"].tolist() == [True]
    assert found.top == 0


def test_an_allegation_raises_its_own_line_only() -> None:
    found = ladder(collection(event(measure="attack", status=Status.ALLEGED)), dyad="SWE-PRT")
    assert (found.highest["SWE"].max(), found.alleged["SWE"].max()) == (0, 10)


def test_a_threat_is_hollow_although_it_was_made() -> None:
    assert steps(event(measure="threat"))["is_hollow"] == [True]


def test_cooperation_after_hostility_is_a_step_down_and_before_it_is_not() -> None:
    found = steps(
        event(measure="visit", when="2031-03-01"),
        event(measure="recall", when="2031-03-02"),
        event(measure="ambassador-returned", when="2031-03-03"),
        event("PRT", "SWE", "visit", "2031-03-04"),
    )
    assert found["is_down"] == [False, False, True, False]


def test_an_act_of_both_stands_in_both_lanes() -> None:
    assert sorted(steps(event("SWE", "PRT", "meeting", both=True))["state"]) == ["PRT", "SWE"]


def test_undated_acts_are_counted_apart() -> None:
    assert ladder(collection(event(when=None)), dyad="SWE-PRT").undated == 1


def test_no_act_gives_an_empty_ladder() -> None:
    found = ladder(Collection(), dyad="SWE-PRT")
    assert (found.top, len(found.steps), found.states) == (0, 0, ("PRT", "SWE"))
