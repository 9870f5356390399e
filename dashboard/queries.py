"""Questions to the collection: (collection, state) -> what a panel shows. No Dash in here."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any

import pandas as pd

from dashboard.locale import say_number
from dashboard.state import ItemKind, Selection, ViewState
from graph.measures.roles import Level, evidence_path
from graph.model import Collection, Document, Entity, Event, Evidence, Incident, Quad, Status
from graph.ontology import Ontology, act_in_words


@dataclass(frozen=True)
class Facts:
    """A collection with what is looked up in it again and again. One a library version, shared by all readers."""

    collection: Collection
    ontology: Ontology
    version: int = 0

    @cached_property
    def labels(self) -> Mapping[str, str]:
        return self.collection.labels

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        return {e.id: e for e in self.collection.entities}

    @cached_property
    def events(self) -> Mapping[str, Event]:
        return {e.id: e for e in self.collection.events}

    @cached_property
    def incidents(self) -> Mapping[str, Incident]:
        return {i.id: i for i in self.collection.incidents}

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        return {d.id: d for d in self.collection.documents}

    @cached_property
    def members(self) -> Mapping[str, frozenset[str]]:
        """For every entity itself and all that belong to it, at any depth."""
        children: dict[str, set[str]] = {}
        for entity in self.collection.entities:
            if entity.member_of:
                children.setdefault(entity.member_of, set()).add(entity.id)
        return {ident: frozenset(_descend(ident, children)) for ident in self.entities}

    def neighbourhood(self, ident: str) -> frozenset[str]:
        """An entity with its members, and all that share an act with any of them."""
        if ident not in self._neighbourhoods:
            own = self.members.get(ident, frozenset((ident,)))
            sides = ({*e.actors, *e.recipients} for e in self.collection.events)
            self._neighbourhoods[ident] = own.union(*(side for side in sides if side & own))
        return self._neighbourhoods[ident]

    @cached_property
    def _neighbourhoods(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The act in words, by event id."""
        return {e.id: act_in_words(e, self.labels, self.ontology) for e in self.collection.events}

    @cached_property
    def search_texts(self) -> Mapping[str, str]:
        """What the search looks in, by event id: the act in words, its parties, its sentences; case-folded."""
        return {e.id: self._search_text(e).casefold() for e in self.collection.events}

    def _search_text(self, event: Event) -> str:
        parties = (self.label(i) for i in (*event.actors, *event.recipients))
        measure = self.measure_label(event)
        return "\n".join(
            [self.words[event.id], measure, event.place or "", *parties, *(e.text for e in event.all_evidence)]
        )

    def label(self, ident: str) -> str:
        return self.labels.get(ident, ident.rpartition(":")[2])

    def state_name(self, code: str | None) -> str:
        """The name of a state or body by the code that stands in dyads."""
        if code is None:
            return "an unnamed state"
        return self.labels.get(f"state:{code}") or self.labels.get(f"igo:{code}") or code

    def measure_label(self, event: Event) -> str:
        if event.measure and event.measure in self.ontology.measures:
            return self.ontology.measures[event.measure].label
        return " ".join(filter(None, (event.type.lower(), event.mode)))

    def source_of(self, document: str) -> str:
        found = self.documents.get(document)
        return (found.source if found else None) or "no outlet given"

    def sources_of(self, event: Event) -> tuple[str, ...]:
        return tuple(sorted({self.source_of(e.document) for e in event.all_evidence}))


def _descend(ident: str, children: Mapping[str, set[str]]) -> Iterator[str]:
    seen, waiting = {ident}, [ident]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(new := children.get(current, set()) - seen)
        seen |= new


# Filters: a policy is a list. Each row says which part of the state it reads and when an event passes.

Condition = Callable[[Facts, ViewState, Event], bool]


def in_dates(state: ViewState, event: Event) -> bool:
    """Whether the event's window touches the chosen span; an undated event passes only where none is chosen."""
    if state.first is None and state.last is None:
        return True
    if event.window is None:
        return False
    return not (
        (state.first is not None and event.window.last < state.first)
        or (state.last is not None and event.window.first > state.last)
    )


def _among_states(_: Facts, state: ViewState, event: Event) -> bool:
    return any(side in state.states for pair in event.dyads for side in pair)


def _of_dyad(_: Facts, state: ViewState, event: Event) -> bool:
    return state.dyad in event.dyads


def _of_pair(_: Facts, state: ViewState, event: Event) -> bool:
    one, other = state.pair or ("", "")
    return (one, other) in event.dyads or (other, one) in event.dyads


def _of_entity(facts: Facts, state: ViewState, event: Event) -> bool:
    wanted = facts.members.get(state.entity or "", frozenset((state.entity,)))
    return any(party in wanted for party in (*event.actors, *event.recipients))


def _of_incident(facts: Facts, state: ViewState, event: Event) -> bool:
    incident = facts.incidents.get(state.incident or "")
    return incident is not None and event.id in incident.events


def _near(facts: Facts, state: ViewState, event: Event) -> bool:
    return {*event.actors, *event.recipients} <= facts.neighbourhood(state.near or "")


def _of_kinds(facts: Facts, state: ViewState, event: Event) -> bool:
    parties = (facts.entities.get(i) for i in (*event.actors, *event.recipients))
    return any(party is not None and party.type in state.kinds for party in parties)


_CONDITIONS: tuple[tuple[str, Condition], ...] = (
    ("states", _among_states),
    ("dyad", _of_dyad),
    ("pair", _of_pair),
    ("entity", _of_entity),
    ("incident", _of_incident),
    ("kinds", _of_kinds),
    ("types", lambda _, state, event: event.type in state.types),
    ("rungs", lambda _, state, event: state.rungs[0] <= event.rung <= state.rungs[1]),
    ("scores", lambda _, state, event: state.scores[0] <= event.score <= state.scores[1]),
    ("near", _near),
    ("statuses", lambda _, state, event: event.status in state.statuses),
    ("sources", lambda facts, state, event: bool(set(facts.sources_of(event)) & set(state.sources))),
    ("search", lambda facts, state, event: state.search.casefold() in facts.search_texts[event.id]),
    ("first", lambda _, state, event: in_dates(state, event)),
)
_PLAIN = ViewState()


def matching(facts: Facts, state: ViewState) -> tuple[Event, ...]:
    """The events that pass all filters of the state, in order of time, undated ones last."""
    asked = [condition for name, condition in _CONDITIONS if _is_asked(state, name)]
    passed = (e for e in facts.collection.events if all(condition(facts, state, e) for condition in asked))
    return tuple(sorted(passed, key=in_order))


def _is_asked(state: ViewState, name: str) -> bool:
    if name == "first":
        return state.first is not None or state.last is not None
    return bool(getattr(state, name) != getattr(_PLAIN, name))


def in_order(event: Event) -> tuple[date, date, str]:
    """A key for sorting: first day, last day, id; events without a date come last."""
    if event.window is None:
        return (date.max, date.max, event.id)
    return (event.window.first, event.window.last, event.id)


@dataclass(frozen=True)
class Extent:
    """How much is shown: events, the documents they come from, and how many the filters hide."""

    events: int
    documents: int
    hidden: int
    first: date | None
    last: date | None


def extent(facts: Facts, events: Sequence[Event]) -> Extent:
    windows = [e.window for e in events if e.window]
    return Extent(
        events=len(events),
        documents=len({e.document for event in events for e in event.all_evidence}),
        hidden=len(facts.collection.events) - len(events),
        first=min((w.first for w in windows), default=None),
        last=max((w.last for w in windows), default=None),
    )


@dataclass(frozen=True)
class Option:
    """A choice of a filter: value, label, and how many events have it."""

    value: str
    label: str
    count: int

    @property
    def text(self) -> str:
        return f"{self.label} ({say_number(self.count)})"


@dataclass(frozen=True)
class Choices:
    """What the filters can be set to in this collection, the most frequent first."""

    states: tuple[Option, ...]
    dyads: tuple[Option, ...]  # pairs ("AZE-RUS") before directions ("AZE:RUS")
    types: tuple[Option, ...]
    kinds: tuple[Option, ...]
    statuses: tuple[Option, ...]
    sources: tuple[Option, ...]
    parties: tuple[Option, ...]
    suggestions: tuple[str, ...]
    first: date | None
    last: date | None


def choices(facts: Facts, dyads: Mapping[tuple[str, str], int] | None = None) -> Choices:
    """What the filters offer. `dyads` counts the acts of a library of which the facts are but a part."""
    events = facts.collection.events
    windows = [e.window for e in events if e.window]
    pairs = dyads or Counter((a, b) for e in events for a, b in set(e.dyads) if a and b and a != b)
    codes = Counter(s for e in events for s in {side for pair in e.dyads for side in pair} if s)
    kinds = Counter(
        k for e in events for k in {facts.entities[i].type for i in (*e.actors, *e.recipients) if i in facts.entities}
    )
    return Choices(
        states=_options((code, facts.state_name(code), n) for code, n in codes.items()),
        dyads=(*_pair_options(facts, dyads), *_direction_options(facts, pairs)),
        types=_options((t, t.capitalize(), n) for t, n in Counter(e.type for e in events).items()),
        kinds=_options((k.value, KIND_LABELS.get(k.value, k.value), n) for k, n in kinds.items()),
        statuses=_options((s.value, s.value.capitalize(), n) for s, n in Counter(e.status for e in events).items()),
        sources=_options((s, s, n) for s, n in Counter(s for e in events for s in facts.sources_of(e)).items()),
        parties=_options((i, facts.label(i), n) for i, n in _party_counts(events).items()),
        suggestions=_suggestions(facts),
        first=min((w.first for w in windows), default=None),
        last=max((w.last for w in windows), default=None),
    )


def _pair_options(facts: Facts, dyads: Mapping[tuple[str, str], int] | None) -> tuple[Option, ...]:
    counts = Counter[tuple[str, str]]() if dyads else pair_counts(facts.collection.events)
    for (a, b), number in (dyads or {}).items():
        counts[min(a, b), max(a, b)] += number
    return _options((f"{a}-{b}", f"{facts.state_name(a)} ↔ {facts.state_name(b)}", n) for (a, b), n in counts.items())


def _direction_options(facts: Facts, counts: Mapping[Any, int]) -> tuple[Option, ...]:
    return _options((f"{a}:{b}", f"{facts.state_name(a)} → {facts.state_name(b)}", n) for (a, b), n in counts.items())


def pair_counts(events: Iterable[Event]) -> Counter[tuple[str, str]]:
    """How many acts join two states or bodies, whoever acts; the pair in order of code."""
    counts: Counter[tuple[str, str]] = Counter()
    for event in events:
        counts.update({(min(a, b), max(a, b)) for a, b in event.dyads if a and b and a != b})
    return counts


def _party_counts(events: Iterable[Event]) -> Counter[str]:
    return Counter(party for e in events for party in {*e.actors, *e.recipients})


def _suggestions(facts: Facts) -> tuple[str, ...]:
    """What the search offers: parties by number of acts, then measures. (Incidents are found by their acts.)"""
    parties = (facts.label(i) for i, _ in _party_counts(facts.collection.events).most_common())
    measures = (m for m, _ in Counter(map(facts.measure_label, facts.collection.events)).most_common())
    return tuple(dict.fromkeys((*parties, *measures)))


KIND_LABELS: Mapping[str, str] = {
    "state": "State",
    "igo": "International body",
    "agency": "Agency",
    "official": "Official",
    "organization": "Organization",
    "person": "Person",
    "incident": "Incident",
}


def _options(rows: Iterable[tuple[str, str, int]]) -> tuple[Option, ...]:
    return tuple(sorted((Option(*row) for row in rows), key=lambda o: (-o.count, o.label)))


# Sentences in a document


@dataclass(frozen=True)
class Stretch:
    """Characters start..end of a document's text and the coded acts that it is evidence for (ids; may be none)."""

    start: int
    end: int
    events: tuple[str, ...]


def stretches(length: int, evidence: Iterable[tuple[Evidence, str]]) -> tuple[Stretch, ...]:
    """The text cut where a coded sentence begins or ends; together they cover 0..length exactly, in order.

    `evidence` pairs a sentence with the event it is evidence for. Overlapping sentences give stretches with several
    events; offsets beyond the text are cut off.
    """
    spans = [(max(0, e.start), min(length, e.end), ident) for e, ident in evidence]
    cuts = sorted({0, length, *(cut for start, end, _ in spans if start < end for cut in (start, end))})
    return tuple(
        Stretch(start, end, tuple(ident for first, last, ident in spans if first <= start and end <= last))
        for start, end in pairwise(cuts)
    )


def evidence_in(events: Iterable[Event], document: str) -> list[tuple[Evidence, str]]:
    """All sentences of one document that the events rest on, with the events' ids."""
    return [(found, e.id) for e in events for found in e.all_evidence if found.document == document]


def events_on(events: Iterable[Event], day: date) -> tuple[Event, ...]:
    """The events whose window holds the day."""
    return tuple(e for e in events if e.window and day in e.window)


def direction(event: Event) -> str:
    """ "conflict" or "cooperation", as the two curves divide them."""
    return "conflict" if Quad(event.quad).is_conflict else "cooperation"


def chosen_event(facts: Facts, state: ViewState) -> Event | None:
    """The event that is chosen, where one is and where it exists."""
    if state.selection is None or state.selection.kind is not ItemKind.EVENT:
        return None
    return facts.events.get(state.selection.ident)


def incidents_of(facts: Facts, events: Iterable[Event]) -> frozenset[str]:
    """The incidents that any of the events is of; one that no event tells of stands where nothing is filtered."""
    shown = {e.id for e in events}
    everything = len(shown) == len(facts.collection.events)
    return frozenset(i.id for i in facts.collection.incidents if shown & set(i.events) or (everything and not i.events))


def involved(facts: Facts, events: Iterable[Event]) -> frozenset[str]:
    """The parties of the events, all that these belong to, and the states and bodies of their dyads (ids)."""
    found: set[str] = set()
    waiting = {party for e in events for party in (*e.actors, *e.recipients)}
    waiting |= {
        f"{kind}:{code}" for e in events for pair in e.dyads for code in pair if code for kind in ("state", "igo")
    }
    while waiting:
        ident = waiting.pop()
        found.add(ident)
        owner = facts.entities[ident].member_of if ident in facts.entities else None
        if owner and owner not in found:
            waiting.add(owner)
    return frozenset(found)


def marked(frame: Callable[[], pd.DataFrame], chosen: Selection | None) -> list[str]:
    """What the network marks: the thing itself, or all steps of a chosen path."""
    if chosen is None:
        return []
    if chosen.kind is not ItemKind.PATH:
        return [str(chosen)]
    start, _, end = chosen.ident.partition("|")
    steps = evidence_path(frame(), start, end, level=Level.ENTITIES)
    nodes = {f"entity/{end}" for step in steps for end in (step.start, step.end)}
    return sorted(nodes | {f"event/{event}" for step in steps for event in step.events})


def is_done(event: Event) -> bool:
    """Whether the act is drawn as done."""
    return event.status is Status.OCCURRED
