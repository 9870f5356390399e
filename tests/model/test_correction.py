import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import RecordError
from graph.model import DateBasis, Entity, EntityType, Event, Evidence, Quad, Status, Window
from graph.model.columns import MANUAL_RULE
from graph.model.correcting import correct, find_event
from graph.model.correction import (
    Accept,
    Action,
    AddEvent,
    Change,
    Code,
    Correction,
    Dating,
    EventShare,
    MergeEntities,
    MergeEvents,
    Parties,
    Redo,
    Reject,
    SplitEntity,
    SplitEvent,
    Undo,
    active,
    anchor_of,
    to_redo,
    to_undo,
)
from graph.model.correction_json import correction_from_json, correction_to_json
from tests import factory
from tests.crisis import crisis

CRISIS = crisis()
NOTE = Code("ACCUSE", "disapprove", "protest-note", 2, -2.0, Quad.VERBAL_CONFLICT)
SHIPOWNER = Entity("organization:SWE/ymer-line", EntityType.ORGANIZATION, "Ymer Line", state="SWE")


def log(*actions: Action) -> list[Correction]:
    start = datetime(2031, 7, 1, tzinfo=UTC)
    return [Correction(f"k{n}", start + timedelta(minutes=n), "anna", "seen", a) for n, a in enumerate(actions)]


def event(ident: str) -> Event:
    return next(e for e in CRISIS.events if e.id == ident)


def after(*actions: Action) -> dict[str, Event]:
    return {e.id: e for e in correct(CRISIS, log(*actions)).collection.events}


def anchor(ident: str):
    return anchor_of(event(ident))


EVERY_KIND: tuple[Action, ...] = (
    Accept(anchor("c02")),
    Reject(anchor("c03")),
    Change(
        anchor("c04"),
        code=NOTE,
        parties=Parties(("state:SWE",), ("state:PRT",), (("SWE", "PRT"),)),
        dating=Dating(Window(factory.day("2031-03-01"), factory.day("2031-03-31")), DateBasis.RELATIVE),
        status=Status.DENIED,
        place="Lisbon",
    ),
    Change(anchor("c07"), dating=Dating(None, None)),
    MergeEvents(anchor("c09"), (anchor("c10"),)),
    SplitEvent(anchor("c01"), (EventShare((event("c01").evidence,)), EventShare(event("c01").more_evidence))),
    AddEvent(replace(event("c18"), id="by-hand", rule=MANUAL_RULE), (SHIPOWNER,)),
    MergeEntities("official:SWE/anna-berg", ("official:SWE/nils-holm",)),
    SplitEntity("state:SWE", SHIPOWNER, (anchor("c11"),)),
    Undo("k0"),
    Redo("k0"),
)


def test_without_corrections_the_collection_stays_as_coded():
    assert correct(CRISIS, []).collection is CRISIS


def test_an_accepted_event_stays_and_is_marked():
    corrected = correct(CRISIS, log(Accept(anchor("c02"))))
    assert corrected.collection.events == CRISIS.events
    assert corrected.touched == {"c02": ("k0",)}


def test_a_rejected_event_leaves_events_incidents_and_responses():
    collection = correct(CRISIS, log(Reject(anchor("c02")))).collection
    assert "c02" not in {e.id for e in collection.events}
    assert all("c02" not in incident.events for incident in collection.incidents)
    assert all("c02" not in (r.cause, r.effect) for r in collection.responses)


def test_a_change_says_what_it_changes_and_leaves_the_rest():
    changed = after(Change(anchor("c04"), code=NOTE, status=Status.ALLEGED))["c04"]
    assert changed == replace(
        event("c04"), type="ACCUSE", mode="disapprove", measure="protest-note", rung=2, score=-2.0,
        quad=Quad.VERBAL_CONFLICT, status=Status.ALLEGED,
    )  # fmt: skip


def test_a_date_can_be_taken_away():
    changed = after(Change(anchor("c07"), dating=Dating(None)))["c07"]
    assert (changed.window, changed.date_basis) == (None, None)


def test_merged_events_are_one_with_all_their_evidence():
    events = after(MergeEvents(anchor("c02"), (anchor("c05"),)))
    assert "c05" not in events
    assert set(events["c02"].all_evidence) == {*event("c02").all_evidence, *event("c05").all_evidence}


def test_what_answered_a_merged_event_answers_the_one_it_lives_on_in():
    collection = correct(CRISIS, log(MergeEvents(anchor("c09"), (anchor("c11"),)), Reject(anchor("c08")))).collection
    incident = next(i for i in collection.incidents if i.id == "incident:arrests")
    assert incident.events == ("c09",)


def test_a_split_event_is_several_and_the_first_keeps_its_id():
    shares = tuple(EventShare((evidence,)) for evidence in event("c01").all_evidence)
    corrected = correct(CRISIS, log(SplitEvent(anchor("c01"), shares)))
    split = [e for e in corrected.collection.events if e.id in corrected.touched]
    assert [e.all_evidence for e in split] == [share.evidence for share in shares]
    assert split[0].id == "c01"
    incident = next(i for i in corrected.collection.incidents if i.id == "incident:boarding")
    assert set(incident.events) >= {e.id for e in split}


def test_merged_entities_are_one_party_with_all_names():
    collection = correct(CRISIS, log(MergeEntities("official:PRT/rui-mota", ("official:PRT/ines-vale",)))).collection
    merged = next(e for e in collection.entities if e.id == "official:PRT/rui-mota")
    assert "Inês Vale" in merged.aliases
    assert all("official:PRT/ines-vale" not in (*e.actors, *e.recipients) for e in collection.events)


def test_a_party_that_is_somebody_else_takes_its_state_along():
    other = Entity("official:ESP/luz-ferrer", EntityType.OFFICIAL, "Luz Ferrer", state="ESP")
    changed = after(SplitEntity("official:SWE/anna-berg", other, (anchor("c03"),)))
    assert changed["c03"].actors == (other.id,)
    assert changed["c03"].dyads == (("ESP", "PRT"),)
    assert changed["c10"] == event("c10")


def test_an_event_added_by_hand_brings_its_entities():
    added = replace(event("c18"), id="by-hand", rule=MANUAL_RULE)
    collection = correct(CRISIS, log(AddEvent(added, (SHIPOWNER,)))).collection
    assert added in collection.events
    assert SHIPOWNER in collection.entities


def recoded(old: Event, **other: object) -> Event:
    return replace(old, id=f"new-{old.id}", **other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("event_now", "kind", "finds"),
    [
        pytest.param(recoded(event("c04")), Accept, True, id="same claim under another id"),
        pytest.param(recoded(event("c04"), dyads=(("PRT", "ESP"),)), Accept, True, id="other parties, the only one"),
        pytest.param(recoded(event("c04"), dyads=(("PRT", "ESP"),)), Reject, False, id="another claim is not rejected"),
        pytest.param(recoded(event("c04"), type="THREATEN"), Accept, False, id="another type"),
        pytest.param(
            recoded(event("c04"), evidence=Evidence("d2", 0, 9, "He spoke. " + event("c04").evidence.text)),
            Reject, True, id="the sentence is split otherwise",
        ),
        pytest.param(
            recoded(event("c04"), evidence=Evidence("d9", 0, 9, event("c04").evidence.text)), Accept, False,
            id="another document",
        ),
    ],
)  # fmt: skip
def test_corrections_find_their_event_after_a_recoding(event_now, kind, finds):
    now = replace(CRISIS, events=(event_now,))
    corrected = correct(now, log(kind(anchor("c04"))))
    assert (corrected.orphans == ()) == finds


def test_of_two_events_in_a_sentence_the_one_with_the_same_dyads_is_meant():
    ours = recoded(event("c04"))
    other = replace(ours, id="other", dyads=(("ESP", "SWE"),))
    assert find_event(anchor("c04"), [other, ours]) == ours


def test_orphans_are_listed_and_harmless():
    lost = replace(anchor("c04"), event="gone", sentence="Nobody said this.")
    corrected = correct(CRISIS, log(Reject(lost), MergeEntities("person:nobody", ("person:none",))))
    assert [c.id for c in corrected.orphans] == ["k0", "k1"]
    assert corrected.collection.events == CRISIS.events


def test_undo_takes_back_the_last_and_redo_brings_it_back():
    entries = log(Reject(anchor("c02")), Reject(anchor("c03")), Undo("k1"))
    assert [c.id for c in active(entries)] == ["k0"]
    assert to_undo(entries).id == "k0"
    assert to_redo(entries).id == "k1"
    assert [c.id for c in active(log(*(e.action for e in entries), Redo("k1")))] == ["k0", "k1"]


def test_a_new_correction_ends_redoing():
    assert to_redo(log(Reject(anchor("c02")), Undo("k0"), Reject(anchor("c03")))) is None


def actions() -> st.SearchStrategy[list[Action]]:
    return st.lists(st.sampled_from(EVERY_KIND[:9]), max_size=12)


@given(actions(), st.randoms(use_true_random=False))
def test_the_same_log_gives_the_same_however_it_was_put_together(chosen, random):
    entries = log(*chosen)
    shuffled = [*entries, *entries[:2]]
    random.shuffle(shuffled)
    assert correct(CRISIS, shuffled) == correct(CRISIS, entries)


@given(actions(), st.sampled_from(EVERY_KIND[:9]))
def test_undoing_the_last_restores_what_was_before(chosen, last):
    entries = log(*chosen, last, Undo(f"k{len(chosen)}"))
    assert to_undo(entries[:-1]) == entries[-2]
    assert correct(CRISIS, entries) == correct(CRISIS, entries[:-2])


@given(actions())
def test_untouched_events_keep_their_order(chosen):
    order = {e.id: n for n, e in enumerate(CRISIS.events)}
    places = [order[e.id] for e in correct(CRISIS, log(*chosen)).collection.events if e.id in order]
    assert places == sorted(places)


@given(actions())
def test_what_remains_speaks_only_of_what_remains(chosen):
    collection = correct(CRISIS, log(*chosen)).collection
    known = {e.id for e in collection.events}
    assert {i for incident in collection.incidents for i in incident.events} <= known
    assert set(itertools.chain(*((r.cause, r.effect) for r in collection.responses))) <= known
    assert {i for e in collection.events for i in (*e.actors, *e.recipients)} <= set(collection.labels)


@pytest.mark.parametrize("entry", log(*EVERY_KIND), ids=lambda entry: type(entry.action).__name__)
def test_a_correction_survives_its_json_form(entry):
    assert correction_from_json(correction_to_json(entry)) == entry


def test_a_correction_of_unknown_kind_is_refused_with_a_sentence():
    with pytest.raises(RecordError, match="'shout' is none of accept"):
        correction_from_json({"id": "k", "kind": "shout"})
