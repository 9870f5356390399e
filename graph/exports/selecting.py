"""Cutting a collection down to what was asked for, and saying in words what was asked."""

from dataclasses import dataclass, replace
from datetime import date

from graph.charts.names import scope_name
from graph.exports.wording import day_in_words
from graph.measures.scope import Scope
from graph.model import Collection, Event, Status


@dataclass(frozen=True)
class Selection:
    """Which acts; what is left empty does not narrow, and every condition must hold.

    `dyad` as `Scope` reads it; `first` and `last` (both included) keep acts whose window touches the span, and leave
    undated ones out. `lowest_rung` keeps acts from that step on. `text` is looked for in sentences, whatever the case.
    """

    dyad: str | None = None
    first: date | None = None
    last: date | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    lowest_rung: int = 0
    text: str = ""

    def holds(self, event: Event) -> bool:
        """Whether the act is asked for."""
        return (
            self._in_dyad(event)
            and self._in_days(event)
            and (not self.types or event.type in self.types)
            and (not self.statuses or event.status in self.statuses)
            and event.rung >= self.lowest_rung
            and any(self.text.casefold() in found.text.casefold() for found in event.all_evidence)
        )

    def in_words(self) -> str:
        """What was asked for as a page says it; "" where nothing was."""
        parts = [
            f"acts of {scope_name(Scope.of(self.dyad))}" if self.dyad else "",
            f"from {day_in_words(self.first)}" if self.first else "",
            f"until {day_in_words(self.last)}" if self.last else "",
            f"only {', '.join(self.types)}" if self.types else "",
            f"only acts that are {', '.join(s.value for s in self.statuses)}" if self.statuses else "",
            f"rung {self.lowest_rung} and higher" if self.lowest_rung else "",
            f"sentences with “{self.text}”" if self.text else "",
        ]
        return "; ".join(part for part in parts if part)

    def _in_dyad(self, event: Event) -> bool:
        if self.dyad is None:
            return True
        scope = Scope.of(self.dyad)
        return any(a in scope.actors and r in scope.recipients and a != r for a, r in event.dyads)

    def _in_days(self, event: Event) -> bool:
        if self.first is None and self.last is None:
            return True
        if event.window is None:
            return False
        return event.window.last >= (self.first or date.min) and event.window.first <= (self.last or date.max)


def selected(collection: Collection, selection: Selection) -> Collection:
    """The acts asked for with what belongs to them; the collection itself where nothing was asked."""
    if selection == Selection():
        return collection
    return with_what_belongs(collection, tuple(event for event in collection.events if selection.holds(event)))


def known_until(collection: Collection, day: date) -> Collection:
    """What the documents published until a day tell; those without a date are left out, for nobody knows."""
    documents = {d.id for d in collection.documents if d.published and d.published <= day}
    events = []
    for event in collection.events:
        evidences = tuple(found for found in event.all_evidence if found.document in documents)
        if evidences:
            events.append(replace(event, evidence=evidences[0], more_evidence=evidences[1:]))
    return with_what_belongs(collection, tuple(events))


def with_what_belongs(collection: Collection, events: tuple[Event, ...]) -> Collection:
    """These acts of the collection with their parties and these's owners, documents, incidents and responses."""
    kept = {event.id for event in events}
    incidents = tuple(
        replace(incident, events=tuple(e for e in incident.events if e in kept))
        for incident in collection.incidents
        if kept & set(incident.events)
    )
    documents = {found.document for event in events for found in event.all_evidence}
    documents |= {found.document for incident in incidents for found in incident.evidence}
    parties = _with_owners(collection, {p for e in events for p in (*e.actors, *e.recipients)}, events)
    return Collection(
        documents=tuple(d for d in collection.documents if d.id in documents),
        entities=tuple(e for e in collection.entities if e.id in parties),
        events=events,
        incidents=incidents,
        responses=tuple(r for r in collection.responses if r.cause in kept and r.effect in kept),
    )


def _with_owners(collection: Collection, parties: set[str], events: tuple[Event, ...]) -> set[str]:
    owners = {entity.id: entity.member_of for entity in collection.entities}
    codes = {code for event in events for dyad in event.dyads for code in dyad if code}
    kept, waiting = set(), [*parties, *(f"{kind}:{code}" for code in codes for kind in ("state", "igo"))]
    while waiting:
        ident = waiting.pop()
        if ident not in kept:
            kept.add(ident)
            if owner := owners.get(ident):
                waiting.append(owner)
    return kept
