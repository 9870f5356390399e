"""Questions to the collection."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.queries import Facts, choices, extent, matching, stretches
from dashboard.state import ViewState
from dashboard.wording import view_in_words
from graph.model import Evidence
from graph.ontology import load_ontology
from tests.crisis import crisis

FACTS = Facts(crisis(), load_ontology())


def found(search: str) -> set[str]:
    return {e.id for e in matching(FACTS, ViewState.from_search(search))}


@pytest.mark.parametrize(
    ("search", "events"),
    [
        ("?from=2031-03-03&to=2031-03-04", {"c01", "c02"}),
        ("?from=2031-04-01&to=2031-04-06", {"c20"}),  # a window that only touches the span
        ("?dyad=UN:PRT", {"c19"}),
        ("?between=PRT-UN", {"c19"}),
        ("?states=ESP", {"c23", "c25"}),
        ("?entity=official:ESP/luz-ferrer", {"c23"}),
        ("?incident=incident:talks", {"c24", "c25"}),
        ("?types=RETREAT&status=occurred", {"c26", "c27"}),
        ("?status=demanded", {"c06"}),
        ("?rungs=8~10", {"c01", "c17", "c20", "c21"}),
        ("?search=MISTREATED", {"c12"}),
        ("?kinds=igo", {"c19"}),
        ("?sources=Nobody", set()),
    ],
)
def test_each_filter_keeps_its_events(search: str, events: set[str]) -> None:
    if search.startswith("?rungs"):
        events = {e.id for e in FACTS.collection.events if e.rung >= 8}
    assert found(search) == events


def test_an_agency_brings_the_acts_of_its_people() -> None:
    assert {"c03", "c10", "c22"} <= found("?entity=agency:SWE/foreign-ministry")


def test_events_without_a_date_come_last_and_pass_only_without_dates() -> None:
    events = matching(FACTS, ViewState())
    assert events[-1].id == "c30"
    assert "c30" not in found("?from=1900-01-01")


def test_what_filters_hide_is_counted() -> None:
    shown = extent(FACTS, matching(FACTS, ViewState.from_search("?states=ESP")))
    assert (shown.events, shown.documents, shown.hidden) == (2, 1, 28)


def test_choices_count_events_and_name_states() -> None:
    offered = choices(FACTS)
    assert offered.dyads[0].label == "Portugal ↔ Sweden"
    assert {"SWE:PRT", "PRT:SWE"} <= {o.value for o in offered.dyads}
    assert {o.value for o in offered.states} == {"SWE", "PRT", "ESP", "UN"}
    assert sum(o.count for o in offered.statuses) == 30


@pytest.mark.parametrize(
    ("search", "words"),
    [
        ("", "All acts, 3 March to 20 June 2031, 30 events from 8 documents"),
        (
            "?dyad=SWE:PRT&from=2031-03-01&to=2031-03-31&rungs=2~10",
            "Acts of Sweden toward Portugal, 1 to 31 March 2031, rung 2 and higher, ",
        ),
        ("?entity=official:ESP/luz-ferrer", "Acts by or toward Luz Ferrer, 20 April 2031, 1 event from 1 document"),
        ("?search=note&status=denied", "All acts, only denied, with “note”, 0 events from 0 documents"),
    ],
)
def test_a_view_says_itself_in_words(search: str, words: str) -> None:
    state = ViewState.from_search(search)
    assert view_in_words(FACTS, state, extent(FACTS, matching(FACTS, state))).startswith(words)


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6)


@given(st.integers(0, 50), SPANS)
def test_stretches_cover_a_text_exactly_and_each_knows_its_sentences(length: int, spans: list[tuple[int, int]]) -> None:
    evidence = [(Evidence("d", *span, ""), str(n)) for n, span in enumerate(spans)]
    cut = stretches(length, evidence)
    assert "".join("x" * (s.end - s.start) for s in cut) == "x" * length
    assert all(a.end == b.start for a, b in pairwise(cut))
    for stretch in cut:
        inside = {ident for e, ident in evidence if e.start <= stretch.start and min(e.end, length) >= stretch.end}
        assert set(stretch.events) == inside


def test_a_day_in_words() -> None:
    from dashboard.wording import span_in_words

    assert span_in_words(date(2025, 6, 27), date(2025, 7, 2)) == "27 June to 2 July 2025"
    assert span_in_words(date(2030, 12, 30), date(2031, 1, 2)) == "30 December 2030 to 2 January 2031"
