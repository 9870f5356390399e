"""The view as a value: the URL carries it whole."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.state import ItemKind, Layout, Selection, View, ViewState
from graph.model import EntityType, Status

CODES = st.from_regex(r"[A-Z]{3}", fullmatch=True)
NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).map(str.strip).filter(bool)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
RUNGS = st.tuples(st.integers(0, 10), st.integers(0, 10)).map(lambda pair: (min(pair), max(pair)))


def tuples(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(values, max_size=3, unique=True).map(tuple)


STATES = st.builds(
    ViewState,
    view=st.sampled_from(View),
    layout=st.sampled_from(Layout),
    first=st.none() | DAYS,
    last=st.none() | DAYS,
    states=tuples(CODES),
    dyad=st.none() | st.tuples(CODES, CODES),
    pair=st.none() | st.tuples(CODES, CODES),
    entity=st.none() | NAMES,
    incident=st.none() | NAMES,
    types=tuples(st.sampled_from(["ACCUSE", "AGREE", "REJECT"])),
    kinds=tuples(st.sampled_from(EntityType)),
    rungs=RUNGS,
    statuses=tuples(st.sampled_from(Status)),
    sources=tuples(NAMES),
    search=NAMES | st.just(""),
    selection=st.none() | st.builds(Selection, st.sampled_from(ItemKind), NAMES),
)


@given(STATES)
def test_a_view_is_the_same_after_the_way_through_the_link(state: ViewState) -> None:
    assert ViewState.from_search(state.to_search()) == state
    assert not ViewState.from_search(state.to_search()).problems


@given(STATES, STATES)
def test_a_step_leads_from_one_view_to_the_other(before: ViewState, after: ViewState) -> None:
    assert before.stepped(before.step_to(after)) == after


@given(st.text(max_size=80))
def test_any_text_is_a_view(text: str) -> None:
    assert isinstance(ViewState.from_search(text), ViewState)


def test_the_plain_view_has_the_plain_link() -> None:
    assert ViewState().to_search() == ""
    assert ViewState.from_search(None) == ViewState()


@pytest.mark.parametrize(
    ("search", "said"),
    [
        ("?view=nowhere", "view=nowhere"),
        ("?from=yesterday", "from=yesterday"),
        ("?rungs=9~2", "rungs=9~2"),
        ("?dyad=SWE", "dyad=SWE"),
        ("?choose=planet/mars", "choose=planet/mars"),
        ("?colour=red", "colour"),
    ],
)
def test_a_part_that_nobody_understands_is_left_out_and_said(search: str, said: str) -> None:
    state = ViewState.from_search(search)
    assert state == ViewState()
    assert said in state.problems[0]


def test_filters_are_counted_with_both_dates_as_one() -> None:
    state = ViewState(first=date(2031, 3, 1), last=date(2031, 3, 9), states=("SWE",), search="note")
    assert state.filter_count == 3
    assert state.without_filters().filter_count == 0
