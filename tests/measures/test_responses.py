import pytest

from graph.measures import events_frame, reciprocity, responses
from graph.model import Collection, Response, ResponseBasis, Status
from tests.crisis import crisis
from tests.factory import collection, event

RAID = event("PRT", "SWE", "raid", "2031-03-01", ident="raid")
SUMMONS = event("SWE", "PRT", "summons", "2031-03-02", ident="summons")
RECALL = event("SWE", "PRT", "recall", "2031-03-05", ident="recall")
EXPULSION = event("PRT", "SWE", "expulsion", "2031-03-07", ident="expulsion")


def link(cause: str, effect: str) -> Response:
    return Response(cause, effect, ResponseBasis.STATED)


@pytest.mark.parametrize(("effect", "lag", "step"), [("summons", 1, "lower"), ("recall", 4, "higher")])
def test_an_answer_has_a_lag_in_days_and_a_step(effect: str, lag: int, step: str) -> None:
    found = responses(collection(RAID, SUMMONS, RECALL, responses=[link("raid", effect)])).links
    assert found[["lag", "step"]].values.tolist() == [[lag, step]]


def test_same_rung_is_the_same_step_and_same_day_is_lag_nought() -> None:
    acts = event(measure="expulsion", ident="a"), event("PRT", "SWE", "expulsion", ident="b")
    found = responses(collection(*acts, responses=[link("a", "b")])).links
    assert found[["lag", "step"]].values.tolist() == [[0, "same"]]


def test_linked_acts_form_a_chain_and_the_first_in_time_moved_first() -> None:
    links = [link("recall", "expulsion"), link("raid", "recall")]
    found = responses(collection(EXPULSION, RECALL, RAID, responses=links)).chains
    assert found[["first_mover", "first_act", "acts", "top_rung"]].values.tolist() == [["PRT", "raid", 3, 6]]


def test_of_acts_of_one_day_the_one_that_answers_nothing_moved_first() -> None:
    acts = event("SWE", "PRT", "summons", ident="a"), event("PRT", "SWE", "raid", ident="b")
    assert responses(collection(*acts, responses=[link("b", "a")])).chains["first_mover"].tolist() == ["PRT"]


def test_an_act_of_both_is_the_act_of_both() -> None:
    talks = event("SWE", "PRT", "meeting", "2031-03-09", both=True, ident="talks")
    found = responses(collection(talks, EXPULSION, responses=[link("expulsion", "talks")]))
    assert found.links["effect_state"].tolist() == ["PRT+SWE"]


def test_an_undated_act_has_no_lag() -> None:
    undated = event(when=None, ident="undated")
    assert responses(collection(RAID, undated, responses=[link("raid", "undated")])).median_lag is None


def test_links_to_acts_of_others_are_left_out() -> None:
    other = event("ESP", "PRT", "criticism", ident="other")
    assert responses(collection(RAID, other, responses=[link("raid", "other")]), dyad="SWE-PRT").links.empty


def test_without_links_time_suggests_the_heaviest_recent_act_of_the_other_side() -> None:
    frame = events_frame(collection(RAID, SUMMONS, RECALL, EXPULSION))
    found = responses(frame, dyad="SWE-PRT").links
    assert found[["cause", "effect"]].values.tolist() == [
        ["raid", "summons"],
        ["raid", "recall"],
        ["recall", "expulsion"],
    ]
    assert set(found["basis"]) == {"inferred"}


def test_time_suggests_no_answer_after_a_fortnight_nor_to_what_did_not_happen() -> None:
    late = event("SWE", "PRT", "recall", "2031-03-16", ident="late")
    threat = event("PRT", "SWE", "raid", "2031-03-15", ident="threatened", status=Status.THREATENED)
    assert responses(events_frame(collection(RAID, threat, late)), dyad="SWE-PRT").links.empty


def test_a_collection_brings_its_own_links() -> None:
    assert responses(crisis(), dyad="SWE-PRT").links["basis"].value_counts().to_dict() == {"stated": 8, "inferred": 5}


def test_no_act_has_no_answer() -> None:
    found = responses(Collection(), dyad="SWE-PRT")
    assert (len(found.links), len(found.chains), len(found.events)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("acts", "share"),
    [
        ([RAID], 0.0),
        ([RAID, RECALL], 12 / 13),  # 2 * min(7, 6) / 13
        ([event("SWE", "PRT", "expulsion"), EXPULSION], 1.0),
        ([event("SWE", "PRT", "visit")], None),
    ],
)
def test_reciprocity_is_twice_the_lesser_share(acts: list, share: float | None) -> None:  # type: ignore[type-arg]
    assert reciprocity(collection(*acts), dyad="SWE-PRT").hostility == (None if share is None else pytest.approx(share))
