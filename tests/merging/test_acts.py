"""Merging: one act one event, whatever the order, and nothing more on a second pass."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.merging import merge_events
from graph.model import DateBasis, Event, Evidence, Incident, Quad, Response, ResponseBasis, Status, Window
from graph.model.merging import merge_incidents, merge_responses

JUNE = [date(2025, 6, day) for day in range(1, 30)]
SUMMONS = "Peru summoned the Chilean ambassador over the seizure of two fishing boats."
RAID = "Police searched a warehouse and took away several containers."


def event(
    ident: str,
    *,
    text: str = SUMMONS,
    day: date | None = JUNE[0],
    document: str = "a",
    basis: DateBasis | None = DateBasis.STATED,
    type_: str = "ACCUSE",
    measure: str | None = "summons",
    dyads: tuple[tuple[str, str], ...] = (("PER", "CHL"),),
    place: str | None = None,
    status: Status = Status.OCCURRED,
    actors: tuple[str, ...] = ("state:PER",),
) -> Event:
    return Event(
        id=ident, type=type_, mode="disapprove" if type_ == "ACCUSE" else None, measure=measure, rung=2, score=-2.0,
        quad=Quad.VERBAL_CONFLICT, status=status, window=Window.day(day) if day else None,
        date_basis=basis if day else None, actors=actors, recipients=("state:CHL",), dyads=dyads, place=place,
        evidence=Evidence(document, int(ident, 36) % 1000, int(ident, 36) % 1000 + len(text), text),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (event("1"), event("2", text="The ambassador was summoned to the ministry in Lima.")),
        (event("1"), event("2", document="b")),
        (event("1"), event("2", day=None)),
        (event("1", day=JUNE[1]), event("2", day=JUNE[2], document="b", basis=DateBasis.DOCUMENT)),
        (event("1"), event("2", status=Status.ALLEGED)),
        (event("1", type_="COERCE", measure="raid", text=RAID), event("2", type_="COERCE", measure="raid", text=RAID)),
    ],
)
def test_reports_of_one_act_become_one_event_with_both_sentences(one: Event, other: Event) -> None:
    events, into = merge_events([one, other])
    assert len(events) == 1
    assert set(events[0].all_evidence) == {one.evidence, other.evidence}
    assert set(into.values()) == {events[0].id}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (event("1"), event("2", day=JUNE[5])),
        (event("1"), event("2", dyads=(("CHL", "PER"),))),
        (event("1"), event("2", measure="recall", type_="SANCTION")),
        (event("1"), event("2", day=None, document="b")),
        (event("1"), event("2", status=Status.THREATENED)),
        (event("1", place="Lima"), event("2", place="Cusco")),
        (
            event("1", measure="criticism", text="Peru condemned the seizure of the fishing boats."),
            event("2", measure="criticism", text="Peru condemned remarks about its election campaign."),
        ),
    ],
)
def test_different_acts_stay_apart(one: Event, other: Event) -> None:
    assert len(merge_events([one, other])[0]) == 2


def test_the_better_dated_report_gives_the_day() -> None:
    news = event("1", day=JUNE[2], basis=DateBasis.DOCUMENT)
    stated = event("2", day=JUNE[1], document="b")
    (merged,), _ = merge_events([news, stated])
    assert (merged.window, merged.date_basis) == (Window.day(JUNE[1]), DateBasis.STATED)


def test_an_official_stands_in_for_the_state_of_the_other_report() -> None:
    (merged,), _ = merge_events(
        [event("1", actors=("agency:PER/foreign-ministry",)), event("2", actors=("state:PER",))]
    )
    assert merged.actors == ("agency:PER/foreign-ministry",)


TEXTS = [SUMMONS, RAID, "The envoy was called in.", "Peru summoned the envoy over fishing boats and a warehouse."]
EVENTS = st.lists(
    st.builds(
        event,
        st.integers(1, 900).map(lambda n: f"{n:03d}"),
        text=st.sampled_from(TEXTS),
        day=st.one_of(st.none(), st.sampled_from(JUNE[:4])),
        document=st.sampled_from("abc"),
        basis=st.sampled_from(list(DateBasis)),
        measure=st.sampled_from(["summons", "criticism"]),
        dyads=st.sampled_from([(("PER", "CHL"),), (("CHL", "PER"),)]),
        place=st.sampled_from([None, "Lima", "Cusco"]),
        status=st.sampled_from([Status.OCCURRED, Status.ALLEGED, Status.PLANNED]),
    ),
    max_size=12,
    unique_by=lambda e: e.id,
)


@given(EVENTS)
def test_merging_twice_is_merging_once(events: list[Event]) -> None:
    once, _ = merge_events(events)
    twice, into = merge_events(once)
    assert twice == once
    assert all(ident == target for ident, target in into.items())


@given(EVENTS, st.randoms())
def test_the_order_of_reports_does_not_matter(events: list[Event], random: object) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge_events(events) == merge_events(shuffled)


@given(EVENTS)
def test_no_sentence_is_lost_and_every_id_lives_on(events: list[Event]) -> None:
    merged, into = merge_events(events)
    assert {s for e in events for s in e.all_evidence} == {s for e in merged for s in e.all_evidence}
    assert set(into) == {e.id for e in events}
    assert set(into.values()) == {e.id for e in merged}


def test_responses_follow_their_events_and_stated_ones_win() -> None:
    stated = Response("1", "3", ResponseBasis.STATED)
    inferred = Response("2", "3", ResponseBasis.INFERRED)
    assert merge_responses([inferred, stated], {"1": "1", "2": "1", "3": "3"}) == (stated,)
    assert merge_responses([stated], {"1": "3", "3": "3"}) == ()


def test_incidents_of_one_event_become_one() -> None:
    one, other = (Incident(i, "Raid in Lima", None, "Lima", events=(e,)) for i, e in (("x", "1"), ("y", "2")))
    assert [i.events for i in merge_incidents([one, other], {"1": "1", "2": "1"})] == [("1",)]
