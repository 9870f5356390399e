"""A library too large to be held whole is asked for the part that a view shows."""

from datetime import date

import pytest

from dashboard.desk import Desk
from dashboard.narrowing import query_covers, query_of
from dashboard.queries import Facts
from dashboard.source import LibrarySource
from dashboard.state import Layout, ViewState
from graph.library import EventQuery
from graph.model import Collection
from graph.ontology import load_ontology
from tests.dashboard.ask import Page

HELD = 12  # events of the thirty


@pytest.fixture
def large(source: LibrarySource, monkeypatch: pytest.MonkeyPatch) -> LibrarySource:
    """The example as if it were too large."""
    monkeypatch.setattr("graph.library.library.COLLECTION_LIMIT", HELD)
    monkeypatch.setattr("dashboard.desk._EVENTS_SHOWN", HELD)
    return source


@pytest.mark.parametrize(
    ("search", "query"),
    [
        ("", EventQuery()),
        ("?between=AZE-RUS", EventQuery(dyad=("AZE", "RUS"), undirected=True)),
        ("?dyad=RUS:AZE&from=2031-03-05", EventQuery(dyad=("RUS", "AZE"), first=date(2031, 3, 5))),
        ("?states=ESP&rungs=6~10", EventQuery(states=("ESP",), rungs=(6, 7, 8, 9, 10))),
        ("?entity=state:ESP", EventQuery(entities=("state:ESP",))),
    ],
)
def test_the_library_is_asked_what_it_can_answer(search: str, query: EventQuery) -> None:
    assert query_of(ViewState.from_search(search), Facts(Collection(), load_ontology())) == query


def test_what_the_library_cannot_answer_is_known() -> None:
    assert query_covers(ViewState.from_search("?between=AZE-RUS&to=2031-03-05"))
    assert not query_covers(ViewState.from_search("?search=note"))


def test_days_long_past_are_found_though_only_the_latest_events_are_held(large: LibrarySource) -> None:
    desk = Desk(large)
    assert len(desk.read("").events) == HELD
    everything = large.collection(EventQuery(limit=99)).events
    first = min(e.window.first for e in everything if e.window)
    early = desk.read(f"?to={first}")
    assert early.events
    assert all(e.window and e.window.first <= first for e in early.events)
    assert not early.edition.left_out
    assert set(early.collection.labels) <= set(desk.positions(early, Layout.DYAD))


def test_the_curve_takes_in_what_the_table_leaves_out(large: LibrarySource) -> None:
    reading = Desk(large).read("?between=PRT-SWE")
    assert len(reading.events) == HELD
    assert reading.frame["id"].nunique() == HELD + reading.edition.left_out
    assert reading.frame["id"].nunique() > HELD


def test_the_title_says_what_is_left_out(large: LibrarySource) -> None:
    from dashboard.app import create_app

    served = Page(create_app(large).server.test_client())
    said = served.answer("view-title.children", "title")["view-subtitle"]["children"]
    assert "12 events from" in said
    assert "18 earlier events of the library not listed" in said


def test_the_choice_of_dyads_counts_the_whole_library(large: LibrarySource) -> None:
    counts = {option.value: option.count for option in Desk(large).edition().choices.dyads}
    assert counts["PRT-SWE"] == counts["PRT:SWE"] + counts["SWE:PRT"] > HELD
