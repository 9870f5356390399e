"""Corrections out of the page's form: what the analyst says -> an action of the log. No Dash in here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from dashboard.queries import Facts, in_order
from graph.lexicon.slugs import slug
from graph.model import Document, Entity, Event, Evidence, Status, Window
from graph.model.correction import (
    Accept,
    Action,
    AddEvent,
    Change,
    Code,
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
    anchor_of,
)
from graph.model.window import DateBasis
from graph.ontology import Ontology


class FormError(ValueError):
    """What the form holds is no correction; the message is for the analyst."""


@dataclass(frozen=True)
class Form:
    """What the correction form holds. `kind` is "measure:summons" or "type:ACCUSE/disapprove"."""

    kind: str
    status: Status
    first: date | None
    last: date | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


def kind_of(event: Event) -> str:
    """The event's kind as the form names it."""
    return f"measure:{event.measure}" if event.measure else f"type:{'/'.join(filter(None, (event.type, event.mode)))}"


def kinds(ontology: Ontology) -> list[tuple[str, str]]:
    """(value, label) of everything that an act can be: measures by rung, then types and modes."""
    measures = sorted(ontology.measures.values(), key=lambda m: (m.rung, m.label))
    named = [(f"measure:{m.name}", f"{m.label} (rung {m.rung})") for m in measures]
    typed = [(f"type:{t.name}", t.name) for t in ontology.types.values()]
    modes = [(f"type:{t.name}/{m}", f"{t.name} {m}") for t in ontology.types.values() for m in t.modes]
    return [*named, *typed, *modes]


def form_of(event: Event) -> Form:
    """The event as the form shows it."""
    first, last = (event.window.first, event.window.last) if event.window else (None, None)
    return Form(kind_of(event), event.status, first, last, event.actors, event.recipients)


def change(facts: Facts, event: Event, form: Form) -> Change:
    """What the form says otherwise than the event; FormError where that is nothing, or nonsense."""
    before = form_of(event)
    if before == form:
        raise FormError("Nothing is changed yet.")
    moved = (before.first, before.last) != (form.first, form.last)
    same_parties = (before.actors, before.recipients) == (form.actors, form.recipients)
    return Change(
        anchor_of(event),
        code=code_of(facts.ontology, form.kind) if before.kind != form.kind else None,
        parties=None if same_parties else parties_of(facts, form),
        dating=Dating(window_of(form), DateBasis.STATED if form.first else None) if moved else None,
        status=form.status if before.status is not form.status else None,
    )


def code_of(ontology: Ontology, kind: str) -> Code:
    """The kind with the numbers that the ontology gives it."""
    family, _, name = kind.partition(":")
    if family == "measure" and name in ontology.measures:
        measure = ontology.measures[name]
        type_, mode, measured = measure.type, measure.mode, name
    elif family == "type" and name.partition("/")[0] in ontology.types:
        type_, mode, measured = name.partition("/")[0], name.partition("/")[2] or None, None
    else:
        raise FormError("Choose what kind of act it is.")
    return Code(
        type_,
        mode,
        measured,
        ontology.rung(type_, mode, measured),
        ontology.score(type_, mode),
        ontology.types[type_].quad,
    )


def parties_of(facts: Facts, form: Form) -> Parties:
    """Both sides, and the dyads of their states."""
    if not form.actors:
        raise FormError("Name who acted.")
    states = [
        [facts.entities[i].state if i in facts.entities else None for i in side]
        for side in (form.actors, form.recipients)
    ]
    pairs = product(states[0], states[1] or [None])
    return Parties(form.actors, form.recipients, tuple(dict.fromkeys(pairs)))


def window_of(form: Form) -> Window | None:
    """The days; one day given stands for both."""
    first, last = form.first or form.last, form.last or form.first
    if first is None or last is None:
        return None
    if first > last:
        raise FormError("The last day lies before the first.")
    return Window(first, last)


def swapped(form: Form) -> Form:
    """Who did it to whom, the other way round."""
    return Form(form.kind, form.status, form.first, form.last, form.recipients, form.actors)


def merge(facts: Facts, event: Event, other: str | None) -> MergeEvents:
    """The event is another report of the same act as `other`."""
    into = facts.events.get(other or "")
    if into is None or into.id == event.id:
        raise FormError("Choose the act that this one is the same as.")
    return MergeEvents(anchor_of(into), (anchor_of(event),))


def split(event: Event) -> SplitEvent:
    """Every report becomes an act of its own."""
    if len(event.all_evidence) < 2:
        raise FormError("Only one sentence tells of this act; there is nothing to split.")
    return SplitEvent(anchor_of(event), tuple(EventShare((found,)) for found in event.all_evidence))


def add(facts: Facts, document: Document, sentence: str, form: Form) -> AddEvent:
    """An act that the coder missed, with its sentence, which must stand in the document."""
    words = sentence.strip()
    start = document.text.find(words)
    if not words or start < 0:
        raise FormError("Copy the sentence from the document, letter by letter.")
    code, parties, window = code_of(facts.ontology, form.kind), parties_of(facts, form), window_of(form)
    event = Event(
        id=f"manual:{document.id}:{start}:{form.kind}",
        type=code.type,
        mode=code.mode,
        measure=code.measure,
        rung=code.rung,
        score=code.score,
        quad=code.quad,
        status=form.status,
        window=window,
        date_basis=DateBasis.STATED if window else None,
        actors=parties.actors,
        recipients=parties.recipients,
        dyads=parties.dyads,
        place=None,
        evidence=Evidence(document.id, start, start + len(words), words),
        rule="analyst",
        why="An analyst added this act by hand.",
    )
    return AddEvent(event)


def same_as(facts: Facts, ident: str) -> list[dict[str, str]]:
    """Whom an entity could be the same as: its own kind and state first, then by name."""
    own = facts.entities[ident]
    others = sorted(
        (e for e in facts.entities.values() if e.id != ident),
        key=lambda e: (e.type is not own.type, e.state != own.state, e.label, e.id),
    )
    return [{"value": e.id, "label": f"{e.label} ({e.type.value}{f', {e.state}' if e.state else ''})"} for e in others]


def acts_of(facts: Facts, ident: str) -> list[dict[str, str]]:
    """The acts that an entity itself takes part in, by time."""
    own = [e for e in facts.collection.events if ident in (*e.actors, *e.recipients)]
    return [
        {"value": e.id, "label": f"{facts.words[e.id]} ({e.window.first if e.window else 'undated'})"}
        for e in sorted(own, key=in_order)
    ]


def merge_entities(facts: Facts, ident: str, other: str | None) -> MergeEntities:
    """The entity is the same as `other`, under whose id it stands from now on."""
    if ident not in facts.entities:
        raise FormError("Choose an entity of the network first.")
    if not other or other not in facts.entities or other == ident:
        raise FormError("Choose whom it is the same as.")
    return MergeEntities(other, (ident,))


def split_entity(facts: Facts, ident: str, acts: Sequence[str], *, name: str, state: str | None) -> SplitEntity:
    """In these acts the entity is somebody else, of its kind, with this name and state."""
    own = facts.entities.get(ident)
    if own is None:
        raise FormError("Choose an entity of the network first.")
    found = tuple(anchor_of(facts.events[act]) for act in acts if act in facts.events)
    if not found or not name.strip():
        raise FormError("Choose the acts, and say who it is in them.")
    new = f"{own.type.value}:{state or '-'}/{slug(name)}"
    if new == ident:
        raise FormError("It has that name and state already.")
    owner = next((i for i in (f"state:{state}", f"igo:{state}") if i in facts.entities), None)
    return SplitEntity(ident, Entity(new, own.type, name.strip(), state=state, member_of=owner), found)


# Review: what to look at first


UNSURE = 0.6  # confidence below which an act is to be looked at first


@dataclass(frozen=True)
class Due:
    """An event of the review queue: how urgent (smaller is sooner) and why."""

    event: Event
    rank: int
    reasons: tuple[str, ...]


def review_queue(facts: Facts, events: Sequence[Event], touched: Mapping[str, tuple[str, ...]]) -> tuple[Due, ...]:
    """Unreviewed events before reviewed ones; among them what contradicts another report, then what rests on little."""
    told = _statuses(events)
    due = [_due(event, told, reviewed=event.id in touched) for event in events]
    return tuple(sorted(due, key=lambda d: (d.rank, d.event.window.first if d.event.window else date.max, d.event.id)))


def _statuses(events: Sequence[Event]) -> Mapping[tuple[object, ...], set[Status]]:
    """What is told of acts of one kind between the same parties' states."""
    told: dict[tuple[object, ...], set[Status]] = {}
    for event in events:
        told.setdefault(_key(event), set()).add(event.status)
    return told


def _key(event: Event) -> tuple[object, ...]:
    return event.type, event.measure, frozenset(event.dyads)


def _due(event: Event, told: Mapping[tuple[object, ...], set[Status]], *, reviewed: bool) -> Due:
    statuses = told[_key(event)]
    contradicts = Status.OCCURRED in statuses and bool({Status.DENIED, Status.NEGATED} & statuses)
    signs = (
        (contradicts, "told as done and as not done", 4),
        (event.status is Status.ALLEGED, "only alleged", 2),
        (event.confidence is not None and event.confidence < UNSURE, f"sure to {event.confidence or 0:.0%} only", 3),
        (event.window is None, "no date", 2),
        (event.date_basis is DateBasis.DOCUMENT, "the document's date stands in", 1),
        (not event.actors or not event.recipients, "one side unnamed", 2),
        (len({e.document for e in event.all_evidence}) == 1, "one report only", 1),
    )
    reasons = tuple(words for holds, words, _ in signs if holds)
    weight = sum(points for holds, _, points in signs if holds)
    return Due(event, (100 if reviewed else 0) - weight, ("reviewed", *reasons) if reviewed else reasons)


_ACTION_WORDS: Mapping[type, str] = {
    Accept: "accepted",
    Reject: "rejected",
    Change: "changed",
    MergeEvents: "merged into another",
    MergeEntities: "said to be one:",
    SplitEntity: "split off:",
    SplitEvent: "split",
    AddEvent: "added",
    Undo: "undid the correction before",
    Redo: "did the undone correction again",
}


def action_in_words(action: Action) -> str:
    return _ACTION_WORDS.get(type(action), type(action).__name__)


def action_entities(action: Action) -> tuple[str, ...]:
    """The entities that an action speaks of, the one that lives on last."""
    if isinstance(action, MergeEntities):
        return (*action.others, action.into)
    return (action.entity, action.new.id) if isinstance(action, SplitEntity) else ()


def action_event(action: Action) -> str | None:
    """The event that an action speaks of."""
    if isinstance(action, MergeEvents):
        return action.others[0].event if action.others else action.into.event
    if isinstance(action, AddEvent):
        return action.event.id
    anchor = getattr(action, "anchor", None)
    return anchor.event if anchor else None
