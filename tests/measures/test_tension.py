import random
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.measures import Tension, Weighting, events_frame, tension
from graph.measures.tension import SIDES, decayed
from graph.model import Collection, Event, Status
from tests.crisis import crisis
from tests.factory import collection, document, event

DAYS = st.integers(1, 28).map(lambda n: f"2031-03-{n:02}")
WINDOWS = st.tuples(DAYS, DAYS).map(lambda pair: "/".join(sorted(pair)))
ACTS = st.builds(
    lambda sides, *more, **options: event(*sides, *more, **options),
    st.sampled_from([("SWE", "PRT"), ("PRT/navy", "SWE"), ("SWE", "PRT/@a-b")]),
    st.sampled_from(["summons", "recall", "attack", "visit", "release", "demand"]),
    WINDOWS,
    documents=st.sampled_from([("d1",), ("d2",), ("d1", "d2")]),
)
CRISES = st.lists(ACTS, min_size=1, max_size=10).map(lambda acts: [replace(e, id=f"e{n}") for n, e in enumerate(acts)])
HALF_LIVES = st.floats(0.5, 100)


def curve(*events: Event, **options: object) -> Tension:
    return tension(collection(*events), dyad="PRT-SWE", **options)  # type: ignore[arg-type]


# Expected values by hand: a raid is -7, a recall -6, a summons -2, a release +6.5 in PLOVER.


def test_an_act_halves_in_one_half_life() -> None:
    found = curve(event("PRT", "SWE", "raid", "2031-03-01"), event(measure="summons", when="2031-03-15"))
    assert found.hostility["2031-03-01"] == 7
    assert found.hostility["2031-03-08"] == pytest.approx(7 / 2**0.5)
    assert found.hostility["2031-03-15"] == pytest.approx(3.5 + 2)


def test_the_half_life_is_a_parameter() -> None:
    found = curve(event("PRT", "SWE", "raid", "2031-03-01"), half_life=7, until="2031-03-15")
    assert found.hostility["2031-03-15"] == pytest.approx(7 / 4)


def test_hostility_and_cooperation_are_never_netted() -> None:
    found = curve(event(measure="recall", when="2031-03-01"), event(measure="release", when="2031-03-01"))
    assert found.curves.loc["2031-03-01"].to_dict() == {"hostility": 6.0, "cooperation": 6.5}


def test_acts_of_one_day_add_up() -> None:
    found = curve(event(measure="recall", ident="a"), event(measure="summons", ident="b"))
    assert found.hostility["2031-03-05"] == 8


def test_a_window_spreads_its_weight_over_its_days() -> None:
    found = curve(event(measure="recall", when="2031-03-01/2031-03-03"))
    fading = 2 ** (-1 / 14)
    assert found.hostility.tolist() == pytest.approx([2, 2 + 2 * fading, 2 + 2 * fading + 2 * fading**2])


def test_many_documents_on_one_act_weigh_no_more_than_one() -> None:
    one, many = (curve(event(measure="recall", documents=names)) for names in (("d1",), ("d1", "d2", "d3")))
    assert one.hostility["2031-03-05"] == many.hostility["2031-03-05"]


def test_a_reciprocal_act_counts_once_in_both_directions_together_and_once_in_each() -> None:
    talks = collection(event("SWE", "PRT", "meeting", both=True))
    assert [tension(talks, dyad=d).cooperation.iloc[0] for d in ("SWE-PRT", "SWE>PRT", "PRT>SWE")] == [2.5, 2.5, 2.5]


def test_a_directed_dyad_counts_what_one_side_does() -> None:
    acts = collection(event("SWE", "PRT", "recall"), event("PRT", "SWE", "raid"))
    assert tension(acts, dyad="SWE>PRT").hostility.iloc[-1] == 6
    assert tension(acts, dyad="PRT>SWE").hostility.iloc[-1] == 7


def test_a_group_counts_the_acts_within_it() -> None:
    acts = collection(event("SWE", "PRT", "recall"), event("ESP", "PRT", "raid"), event("UN", "PRT", "summons"))
    assert tension(acts, dyad="SWE,PRT,ESP").hostility.iloc[-1] == 13


def test_acts_within_one_state_are_no_tension() -> None:
    assert tension(collection(event("SWE", "SWE/navy", "raid"))).is_empty


@pytest.mark.parametrize("status", Status)
def test_only_what_happened_or_is_alleged_to_counts(status: Status) -> None:
    found = curve(event(measure="recall", ident="a"), event(measure="raid", ident="b", status=status))
    counts = status in (Status.OCCURRED, Status.ALLEGED)
    assert found.hostility.iloc[-1] == (13 if counts else 6)
    assert found.not_done == (0 if counts else 1)


def test_undated_acts_are_counted_apart() -> None:
    found = curve(event(measure="recall"), event(measure="raid", when=None))
    assert (found.hostility.iloc[-1], found.undated) == (6, 1)


def test_an_act_after_the_end_is_not_in_the_series() -> None:
    acts = event(measure="recall", when="2031-03-01"), event(measure="raid", when="2031-04-01")
    assert curve(*acts, until="2031-03-01").hostility.tolist() == [6]


def test_what_happened_before_the_series_still_fades_in_it() -> None:
    found = curve(event(measure="recall", when="2031-03-01"), since="2031-03-15", until="2031-03-16")
    assert found.hostility.iloc[0] == pytest.approx(3)
    assert len(found.hostility) == 2


@pytest.mark.parametrize("events", [Collection(), collection(event(when=None)), collection(event("UN", "ESP"))])
def test_without_any_dated_act_of_the_dyad_the_series_is_empty(events: Collection) -> None:
    found = tension(events, dyad="SWE-PRT")
    assert found.is_empty
    assert found.as_of is None
    assert found.peak() is None


def test_the_series_ends_at_the_last_publication() -> None:
    acts = collection(event(when="2031-03-05"), published={"d1": "2031-03-09"})
    assert str(tension(acts, dyad="SWE-PRT").as_of) == "2031-03-09"


def test_a_day_far_from_any_act_or_publication_is_not_covered() -> None:
    found = curve(event(when="2031-01-01", ident="a"), event(when="2031-06-01", ident="b"))
    assert found.coverage["2031-01-31"]
    assert not found.coverage["2031-02-01"]
    assert not found.coverage["2031-05-01"]
    assert found.coverage["2031-05-02"]


def test_the_envelope_leaves_out_each_document_in_turn() -> None:
    found = curve(
        event(measure="recall", ident="a", documents=("d1",)),
        event(measure="raid", ident="b", documents=("d2",)),
        event(measure="summons", ident="c", documents=("d1", "d2")),
    )
    assert found.envelope.iloc[-1][["hostility_low", "hostility_high"]].tolist() == [8, 15]


def test_the_band_holds_the_curves_of_half_lives_of_7_and_30_days() -> None:
    found = curve(event(measure="recall", when="2031-03-01"), until="2031-03-31")
    assert found.band["hostility_low"].iloc[-1] == pytest.approx(6 * 2 ** (-30 / 7))
    assert found.band["hostility_high"].iloc[-1] == pytest.approx(3)


def test_goldstein_and_rung_are_other_weights() -> None:
    act = event(measure="recall")
    weights = {weighting: curve(act, weighting=weighting).hostility.iloc[-1] for weighting in Weighting}
    assert weights == {Weighting.PLOVER: 6, Weighting.GOLDSTEIN: 4, Weighting.RUNG: 5}


def test_a_demand_without_weight_is_hostile_and_adds_nothing() -> None:
    found = curve(event(measure="demand"))
    assert found.events["side"].tolist() == ["hostility"]
    assert found.hostility.iloc[-1] == 0


@pytest.mark.parametrize("frequency", ["D", "W", "M"])
def test_sampled_values_are_those_of_the_last_day_of_each_period(frequency: str) -> None:
    found = tension(crisis(), dyad="SWE-PRT")
    sampled = found.sampled(frequency)
    pd.testing.assert_frame_equal(sampled, found.curves.loc[sampled.index])
    ends = {
        "D": True,
        "W": bool((sampled.index[:-1].day_of_week == 6).all()),
        "M": bool(sampled.index[:-1].is_month_end.all()),
    }
    assert ends[frequency]
    assert sampled.index[-1] == found.curves.index[-1]


def test_a_half_life_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="above 0"):
        curve(event(), half_life=0)


# Laws


@settings(max_examples=25)
@given(CRISES, HALF_LIVES, st.integers(0, 40))
def test_the_contributions_of_a_day_sum_to_its_curves_exactly(acts: list[Event], half_life: float, after: int) -> None:
    found = curve(*acts, half_life=half_life, since="2031-03-01", until="2031-05-01")
    day = found.curves.index[after]
    adds = found.contributions(day).groupby("side")["contribution"].sum()
    for side in SIDES:
        assert adds.get(side, 0.0) == pytest.approx(found.curves.loc[day, side], abs=1e-9)


@settings(max_examples=25)
@given(CRISES, st.randoms())
def test_the_order_of_acts_and_documents_changes_nothing(acts: list[Event], chance: random.Random) -> None:
    mixed = list(acts)
    chance.shuffle(mixed)
    first, second = (curve(*some, since="2031-03-01", until="2031-04-01") for some in (acts, mixed))
    for frame in ("curves", "band", "envelope"):
        pd.testing.assert_frame_equal(getattr(first, frame), getattr(second, frame), check_exact=True)


@settings(max_examples=25)
@given(CRISES, CRISES)
def test_the_tension_of_two_sets_of_acts_is_the_sum_of_both(first: list[Event], second: list[Event]) -> None:
    other = [replace(e, id=f"other {e.id}") for e in second]
    span = {"since": "2031-03-01", "until": "2031-04-01"}
    whole, *parts = (curve(*acts, **span).curves for acts in ([*first, *other], first, other))
    pd.testing.assert_frame_equal(whole, parts[0] + parts[1], atol=1e-9, rtol=0)


@settings(max_examples=25)
@given(CRISES, st.floats(0.1, 10))
def test_scaling_the_scores_scales_the_curves(acts: list[Event], factor: float) -> None:
    frame = events_frame(collection(*acts))
    plain, scaled = (tension(f, dyad="SWE-PRT").curves for f in (frame, frame.assign(score=frame["score"] * factor)))
    pd.testing.assert_frame_equal(scaled, plain * factor, atol=1e-9, rtol=1e-9)


@settings(max_examples=25)
@given(CRISES)
def test_band_and_envelope_hold_the_curve(acts: list[Event]) -> None:
    found = curve(*acts)
    for bounds in (found.band, found.envelope):
        for side in SIDES:
            assert (bounds[f"{side}_low"] <= found.curves[side] + 1e-12).all()
            assert (bounds[f"{side}_high"] >= found.curves[side] - 1e-12).all()
    assert (found.envelope >= 0).all(axis=None)


@settings(max_examples=10)
@given(CRISES)
def test_the_given_frame_is_left_as_it_was(acts: list[Event]) -> None:
    frame = events_frame(collection(*acts))
    before = frame.copy(deep=True)
    tension(frame, dyad="SWE-PRT")
    pd.testing.assert_frame_equal(frame, before)


def test_decay_in_closed_form_is_the_sum_over_the_days_of_a_window() -> None:
    row = pd.DataFrame({"first_day": [10], "last_day": [14], "weight": [5.0]})
    by_hand = [sum(2 ** (-(t - d) / 9) for d in range(10, 15) if d <= t) for t in range(8, 30)]
    np.testing.assert_allclose(decayed(row, range(8, 30), 9)[0], by_hand, atol=1e-12)


def test_a_publication_counts_as_looking_even_of_a_planned_act() -> None:
    planned = event(status=Status.PLANNED, ident="p", documents=("d2",))
    acts = replace(collection(event(ident="a", when="2031-01-01", documents=("d1",)), planned), documents=(
        document("d1", "2031-01-01"), document("d2", "2031-03-10")))  # fmt: skip
    found = tension(acts, dyad="SWE-PRT", until="2031-03-10")
    assert found.coverage["2031-03-10"]
    assert not found.coverage["2031-02-02"]
