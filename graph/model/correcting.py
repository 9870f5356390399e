"""Corrections applied to a collection: pure, in the order of the log, and nothing is lost without a word."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph.model.collection import Collection
from graph.model.correction import (
    Accept,
    AddEvent,
    Anchor,
    Change,
    Correction,
    Dyads,
    EventShare,
    MergeEntities,
    MergeEvents,
    Reject,
    SplitEntity,
    SplitEvent,
    active,
    with_code,
)
from graph.model.entity import Entity
from graph.model.event import Event, Evidence, Incident, Response
from graph.model.merging import merge_incidents, merge_responses


@dataclass(frozen=True)
class Corrected:
    """A collection with the analyst's word in it.

    `orphans` are the corrections that hold but find no event (or entity) any more. `touched` gives, by event id, the
    ids of the corrections that accepted, changed or made it.
    """

    collection: Collection
    orphans: tuple[Correction, ...] = ()
    touched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def correct(collection: Collection, log: Iterable[Correction]) -> Corrected:
    """The collection with the log applied. Without corrections it is the collection itself."""
    holding = active(log)
    if not holding:
        return Corrected(collection)
    desk = _Desk(collection)
    orphans = []
    for correction in holding:
        found = _APPLY[type(correction.action)](desk, correction.action)
        if not found:
            orphans.append(correction)
        for ident in found - {_NO_EVENT}:
            desk.touched.setdefault(ident, []).append(correction.id)
    touched = {i: tuple(ids) for i, ids in sorted(desk.touched.items()) if i in desk.events}
    return Corrected(desk.collection(), tuple(orphans), touched)


def find_event(anchor: Anchor, events: Iterable[Event], *, exact: bool = False) -> Event | None:
    """The event that the anchor means.

    The one with its id; else, of the events with that sentence in their evidence and that type, the one with the same
    dyads; else, unless `exact`, the only one there is.
    """
    candidates = []
    for event in events:
        if event.id == anchor.event:
            return event
        if event.type == anchor.type and any(_same_sentence(anchor, e) for e in event.all_evidence):
            candidates.append(event)
    same = [event for event in candidates if set(event.dyads) == set(anchor.dyads)]
    if len(same) == 1:
        return same[0]
    if same:
        return min(same, key=lambda event: (abs(event.evidence.start - anchor.start), event.id))
    return candidates[0] if len(candidates) == 1 and not exact else None


_NO_EVENT = ""  # among the touched: something was found, but no event of its own


class _Desk:
    """A collection taken apart, to be worked on."""

    def __init__(self, collection: Collection) -> None:
        self._given = collection
        self.events = {event.id: event for event in collection.events}
        self.entities = {entity.id: entity for entity in collection.entities}
        self.moved: dict[str, str] = {}  # id of a merged event -> the id that it lives on under
        self.shared: dict[str, list[str]] = {}  # id of a split event -> the ids of its other shares
        self.touched: dict[str, list[str]] = {}

    def find(self, anchor: Anchor, *, exact: bool = False) -> Event | None:
        known = self.events.get(anchor.event)
        return known or find_event(anchor, self.events.values(), exact=exact)

    def merge(self, other: str, into: str) -> None:
        """Follow the merged id, also where it was merged into before."""
        self.events.pop(other)
        self.moved = {old: into if new == other else new for old, new in self.moved.items()} | {other: into}

    def collection(self) -> Collection:
        return replace(
            self._given,
            entities=tuple(self.entities[ident] for ident in sorted(self.entities)),
            events=tuple(self.events.values()),
            incidents=tuple(self._incidents()),
            responses=tuple(r for r in self._responses() if r.cause in self.events and r.effect in self.events),
        )

    def _incidents(self) -> Iterable[Incident]:
        for incident in merge_incidents(self._given.incidents, self.moved):
            shares = (share for ident in incident.events for share in (ident, *self.shared.get(ident, ())))
            events = tuple(dict.fromkeys(ident for ident in shares if ident in self.events))
            # An incident that never had an event (an accident) stays; one that lost its last event goes.
            if events or not incident.events:
                yield replace(incident, events=events)

    def _responses(self) -> Iterable[Response]:
        return merge_responses(self._given.responses, self.moved)


def _accept(desk: _Desk, action: Accept) -> set[str]:
    event = desk.find(action.anchor)
    return {event.id} if event else set()


def _reject(desk: _Desk, action: Reject) -> set[str]:
    # Only the very same claim is rejected: after a recoding the sentence may hold the right event.
    event = desk.find(action.anchor, exact=True)
    if event is None:
        return set()
    del desk.events[event.id]
    return {_NO_EVENT}


def _change(desk: _Desk, action: Change) -> set[str]:
    event = desk.find(action.anchor)
    if event is None:
        return set()
    if action.code:
        event = with_code(event, action.code)
    if action.parties:
        event = replace(event, **_sides(action.parties.actors, action.parties.recipients, action.parties.dyads))
    if action.dating:
        basis = action.dating.basis if action.dating.window else None
        event = replace(event, window=action.dating.window, date_basis=basis)
    desk.events[event.id] = replace(event, status=action.status or event.status, place=action.place or event.place)
    return {event.id}


def _merge_events(desk: _Desk, action: MergeEvents) -> set[str]:
    into = desk.find(action.into)
    if into is None:
        return set()
    others = [event for event in map(desk.find, action.others) if event is not None and event.id != into.id]
    if not others:
        return set()
    evidence = sorted({e for other in (into, *others) for e in other.all_evidence} - {into.evidence})
    windows = [event.window for event in (into, *others) if event.window]
    basis = next((event.date_basis for event in (into, *others) if event.window), None)
    desk.events[into.id] = replace(
        into, more_evidence=tuple(evidence), window=windows[0] if windows else None, date_basis=basis
    )
    for other in others:
        if other.id in desk.events:
            desk.merge(other.id, into.id)
    return {into.id}


def _split_event(desk: _Desk, action: SplitEvent) -> set[str]:
    event = desk.find(action.anchor)
    if event is None or not action.shares:
        return set()
    idents = [event.id, *(_share_id(event.id, place) for place in range(1, len(action.shares)))]
    for ident, share in zip(idents, action.shares, strict=True):
        desk.events[ident] = _share_of(event, ident, share)
    desk.shared.setdefault(event.id, []).extend(idents[1:])
    return set(idents)


def _share_of(event: Event, ident: str, share: EventShare) -> Event:
    evidence = share.evidence or event.all_evidence
    parties = share.parties
    sides = _sides(parties.actors, parties.recipients, parties.dyads) if parties else {}
    return replace(event, id=ident, evidence=evidence[0], more_evidence=tuple(evidence[1:]), **sides)


def _share_id(ident: str, place: int) -> str:
    return hashlib.sha256(f"{ident}/{place}".encode()).hexdigest()[:16]


def _add_event(desk: _Desk, action: AddEvent) -> set[str]:
    desk.events[action.event.id] = action.event
    for entity in action.entities:
        desk.entities.setdefault(entity.id, entity)
    return {action.event.id}


def _merge_entities(desk: _Desk, action: MergeEntities) -> set[str]:
    into = desk.entities.get(action.into)
    others = [desk.entities[i] for i in action.others if i in desk.entities and i != action.into]
    if into is None or not others:
        return set()
    names = {name for other in (into, *others) for name in (other.label, *other.aliases)} - {into.label}
    mentions = sorted({mention for other in (into, *others) for mention in other.mentions})
    desk.entities[into.id] = replace(into, aliases=tuple(sorted(names)), mentions=tuple(mentions))
    for other in others:
        _replace_entity(desk, other, into, desk.events)
        del desk.entities[other.id]
    for entity in list(desk.entities.values()):
        if entity.member_of in {other.id for other in others}:
            desk.entities[entity.id] = replace(entity, member_of=into.id)
    return {_NO_EVENT}


def _split_entity(desk: _Desk, action: SplitEntity) -> set[str]:
    old = desk.entities.get(action.entity)
    found = [event.id for event in map(desk.find, action.events) if event is not None]
    if old is None or not found:
        return set()
    desk.entities.setdefault(action.new.id, action.new)
    return set(_replace_entity(desk, old, action.new, found))


def _replace_entity(desk: _Desk, old: Entity, new: Entity, idents: Iterable[str]) -> list[str]:
    """Put `new` in `old`'s place in these events; the ids of those that `old` stood in."""
    changed = []
    for ident in list(idents):
        event = desk.events[ident]
        if old.id in event.actors or old.id in event.recipients:
            desk.events[ident] = _with_other_party(desk.entities, event, old, new)
            changed.append(ident)
    return changed


def _with_other_party(entities: Mapping[str, Entity], event: Event, old: Entity, new: Entity) -> Event:
    actors, recipients = (
        tuple(dict.fromkeys(new.id if i == old.id else i for i in side)) for side in (event.actors, event.recipients)
    )
    dyads = event.dyads
    if new.state and old.state != new.state:
        # The state goes along with the party, unless another party of the same side still stands for the old one.
        stays = [
            any(entities[i].state == old.state for i in side if i in entities and i != new.id) or old.id not in before
            for side, before in ((actors, event.actors), (recipients, event.recipients))
        ]
        dyads = tuple(
            dict.fromkeys(
                (a if stays[0] or a != old.state else new.state, r if stays[1] or r != old.state else new.state)
                for a, r in dyads
            )
        )
    return replace(event, **_sides(actors, recipients, dyads))


def _sides(actors: tuple[str, ...], recipients: tuple[str, ...], dyads: Dyads) -> dict[str, Any]:
    return {"actors": actors, "recipients": recipients, "dyads": dyads}


def _same_sentence(anchor: Anchor, evidence: Evidence) -> bool:
    """The same words in the same document; a sentence that is split otherwise now holds, or is held by, the old one."""
    if evidence.document != anchor.document:
        return False
    one, other = " ".join(anchor.sentence.split()), " ".join(evidence.text.split())
    return one == other or (bool(one and other) and (one in other or other in one))


_APPLY: Mapping[type, Callable[[_Desk, Any], set[str]]] = {
    Accept: _accept,
    Reject: _reject,
    Change: _change,
    MergeEvents: _merge_events,
    SplitEvent: _split_event,
    AddEvent: _add_event,
    MergeEntities: _merge_entities,
    SplitEntity: _split_entity,
}
