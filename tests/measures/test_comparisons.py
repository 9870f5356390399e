"""Sensitivity, comparison, sums by dyad, state, entity and day, and the Goldstein table."""

from datetime import date

import pandas as pd
import pytest

from graph.measures import (
    Scope,
    ScopeError,
    by_actor,
    by_day,
    by_dyad,
    comparison,
    onset,
    sensitivity,
    tension,
    tension_by_state,
)
from graph.measures.goldstein import goldstein
from graph.measures.registry import MEASURES, Question
from graph.measures.weights import Weighting
from graph.model import Collection, Status
from graph.ontology import load_ontology
from tests.crisis import crisis
from tests.factory import collection, event


def test_scales_that_order_the_days_alike_correlate_fully() -> None:
    acts = [
        event(measure="recall", when="2031-03-01", ident="a"),
        event(measure="recall", when="2031-03-20", ident="b"),
    ]
    found = sensitivity(collection(*acts), dyad="SWE-PRT")
    assert set(found.correlations.values()) == {1.0}
    assert "the same under all three scales" in found.verdict


def test_scales_that_order_the_days_differently_are_told_apart() -> None:
    # A criticism (rung 1) and an agrément refused (rung 5) weigh alike in PLOVER: REJECT -2, ACCUSE -2.
    acts = [event(measure="criticism", when=f"2031-03-{n:02}", ident=f"c{n}") for n in range(1, 15)]
    found = sensitivity(collection(*acts, event(measure="agrement-refused", when="2031-04-20")), dyad="SWE-PRT")
    assert found.series["plover"].idxmax() != found.series["rung"].idxmax() or found.weakest < 1


def test_one_act_on_one_day_cannot_be_compared() -> None:
    found = sensitivity(collection(event()), dyad="SWE-PRT")
    assert found.weakest is None
    assert "cannot be compared" in found.verdict


def test_crises_are_aligned_at_their_first_hostile_act() -> None:
    first = tension(collection(event(measure="visit", when="2031-02-27"), event(measure="recall", when="2031-03-01")))
    second = tension(collection(event(measure="raid", when="2030-05-05")))
    both = comparison({"late": first, "early": second})
    assert both.onsets == {"late": date(2031, 3, 1), "early": date(2030, 5, 5)}
    assert both.hostility.loc[0].to_dict() == {"late": 6, "early": 7}
    assert both.hostility.loc[-2, "late"] == 0
    assert pd.isna(both.hostility.loc[-2, "early"])


def test_a_crisis_without_a_hostile_act_has_no_onset() -> None:
    calm = tension(collection(event(measure="visit")))
    assert onset(calm) is None
    assert comparison({"calm": calm}).without_onset == ("calm",)


def test_no_crisis_is_compared_with_none() -> None:
    found = comparison({})
    assert (len(found.hostility), found.onsets, len(found.events)) == (0, {}, 0)


def test_onset_can_wait_for_a_rung() -> None:
    acts = collection(event(measure="criticism", when="2031-03-01"), event(measure="recall", when="2031-03-05"))
    assert onset(tension(acts), rung=5) == date(2031, 3, 5)


def test_sums_by_dyad_are_counts_and_points_of_what_happened() -> None:
    acts = [event(measure="recall"), event(measure="visit"), event(measure="raid", status=Status.PLANNED)]
    row = by_dyad(collection(*acts)).loc[("SWE", "PRT")]
    assert row[["acts", "hostile", "cooperative", "hostility", "cooperation", "top_rung"]].tolist() == [
        2,
        1,
        1,
        6,
        4,
        5,
    ]


def test_an_act_of_two_entities_counts_once_for_each() -> None:
    table = by_actor(collection(event(("SWE/navy", "SWE/@a-b"), "PRT", "raid")))
    assert table["acts"].to_dict() == {"agency:SWE/navy": 1, "official:SWE/a-b": 1}


def test_a_window_counts_on_its_first_day() -> None:
    assert by_day(collection(event(when="2031-03-01/2031-03-09")))["acts"].to_dict() == {pd.Timestamp("2031-03-01"): 1}


def test_a_state_is_part_of_what_it_does_and_of_what_is_done_to_it() -> None:
    acts = collection(event("SWE", "PRT", "recall"), event("ESP", "PRT", "raid"))
    assert tension_by_state(acts)["hostility"].to_dict() == {"ESP": 7, "PRT": 13, "SWE": 6}


def test_tension_by_state_can_be_asked_of_any_day() -> None:
    acts = collection(event("SWE", "PRT", "recall", "2031-03-01"), event("SWE", "PRT", "raid", "2031-03-20"))
    assert tension_by_state(acts, on="2031-03-15").loc["SWE", "hostility"] == pytest.approx(3)


def test_every_type_and_mode_has_a_goldstein_score() -> None:
    for kind in load_ontology().types.values():
        for mode in (None, *kind.modes):
            assert -10 <= goldstein(kind.name, mode).score <= 10


@pytest.mark.parametrize(
    ("type_", "mode", "cameo", "score"),
    [("ACCUSE", "disapprove", "111", -2), ("CONSULT", "visit", "042", 1.9), ("ASSAULT", None, "180", -9)],
)
def test_goldstein_scores_are_those_of_the_code_nearest(type_: str, mode: str | None, cameo: str, score: float) -> None:
    assert (goldstein(type_, mode).cameo, goldstein(type_, mode).score) == (cameo, score)


def test_an_imported_goldstein_score_goes_before_our_own() -> None:
    from graph.measures import events_frame

    frame = events_frame(collection(event(measure="recall"))).assign(goldstein=-9.5)
    assert Weighting.GOLDSTEIN.signed(frame).tolist() == [-9.5]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("SWE-PRT", ("PRT", "SWE"), ("PRT", "SWE")),
        ("swe>prt", ("SWE",), ("PRT",)),
        ("SWE, PRT,ESP", ("ESP", "PRT", "SWE"), ("ESP", "PRT", "SWE")),
    ],
)
def test_a_scope_is_read_from_text(text: str, actors: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    assert (Scope.of(text).actors, Scope.of(text).recipients) == (actors, recipients)


@pytest.mark.parametrize("text", ["", "SWE", "SWE-SWE", "SWE>", ">"])
def test_fewer_than_two_states_are_no_scope(text: str) -> None:
    with pytest.raises(ScopeError, match="names no dyad"):
        Scope.of(text)


def test_a_scope_is_written_as_it_is_read() -> None:
    for text in ("PRT-SWE", "SWE>PRT", "ESP,PRT,SWE"):
        assert str(Scope.of(text)) == text


@pytest.mark.parametrize("kind", MEASURES.values(), ids=lambda kind: kind.name)
@pytest.mark.parametrize("events", [crisis(), Collection()], ids=["crisis", "nothing"])
def test_every_measure_is_a_table_that_names_its_columns(kind, events) -> None:  # type: ignore[no-untyped-def]
    table = kind.table(events, Question(dyad="SWE-PRT"))
    assert len(table.columns) > 2
    always = {"reciprocity", "sensitivity"}  # a row a state, a row a pair of scales
    assert (len(table) > 0) == (bool(events.events) or kind.name in always)
