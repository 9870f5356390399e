"""What the analyst says of the coded data: an append-only log of corrections, each with author, time and reason.

The coded data stay as coded; corrections are applied on reading (`graph.model.correcting`). A correction holds on to
document and sentence, so that it finds its event again after the coder has improved.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from graph.model.entity import Entity
from graph.model.event import Event, Evidence, Quad, Status
from graph.model.window import DateBasis, Window

Dyads = tuple[tuple[str | None, str | None], ...]


@dataclass(frozen=True)
class Anchor:
    """How a correction finds its event: the id it had, else the sentence, its place, the type and the dyads."""

    event: str
    document: str
    sentence: str
    start: int
    type: str
    dyads: Dyads = ()


def anchor_of(event: Event) -> Anchor:
    """The anchor of an event as it stands now."""
    first = event.evidence
    return Anchor(event.id, first.document, first.text, first.start, event.type, event.dyads)


@dataclass(frozen=True)
class Code:
    """What kind of act: type, mode and measure with the numbers that the ontology gives them."""

    type: str
    mode: str | None
    measure: str | None
    rung: int
    score: float
    quad: Quad


@dataclass(frozen=True)
class Parties:
    """Who did it to whom: entity ids, and the dyads of their states."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    dyads: Dyads


@dataclass(frozen=True)
class Dating:
    """When; a window of None says that the text gives no date."""

    window: Window | None
    basis: DateBasis | None = DateBasis.STATED


@dataclass(frozen=True)
class Accept:
    """The event is right as it stands."""

    anchor: Anchor


@dataclass(frozen=True)
class Reject:
    """There is no such event."""

    anchor: Anchor


@dataclass(frozen=True)
class Change:
    """The event is another; None leaves a side of it as coded."""

    anchor: Anchor
    code: Code | None = None
    parties: Parties | None = None
    dating: Dating | None = None
    status: Status | None = None
    place: str | None = None


@dataclass(frozen=True)
class MergeEvents:
    """The others report the same act as `into`, which takes over their evidence."""

    into: Anchor
    others: tuple[Anchor, ...]


@dataclass(frozen=True)
class EventShare:
    """What one of the events out of a split one keeps: its evidence, and its parties where they are not all."""

    evidence: tuple[Evidence, ...]
    parties: Parties | None = None


@dataclass(frozen=True)
class SplitEvent:
    """The event is several acts; the first share keeps the event's id."""

    anchor: Anchor
    shares: tuple[EventShare, ...]


@dataclass(frozen=True)
class AddEvent:
    """An act that the coder missed, with its sentence; `entities` are those that nothing else names."""

    event: Event
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True)
class MergeEntities:
    """The others are the same as `into` (ids)."""

    into: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class SplitEntity:
    """In these events `entity` (an id) is somebody else: `new`."""

    entity: str
    new: Entity
    events: tuple[Anchor, ...]


@dataclass(frozen=True)
class Undo:
    """The correction with this id does not hold any more."""

    correction: str


@dataclass(frozen=True)
class Redo:
    """The undone correction with this id holds again."""

    correction: str


Action = Accept | Reject | Change | MergeEvents | SplitEvent | AddEvent | MergeEntities | SplitEntity | Undo | Redo


@dataclass(frozen=True)
class Correction:
    """One entry of the log. `at` is UTC."""

    id: str
    at: datetime
    author: str
    reason: str
    action: Action


def in_order(log: Iterable[Correction]) -> tuple[Correction, ...]:
    """The log by time, each entry once, however it was put together."""
    unique = {correction.id: correction for correction in log}
    return tuple(sorted(unique.values(), key=lambda c: (c.at, c.id)))


def active(log: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections that hold, in the order in which they were made; undoing and redoing are no corrections."""
    held: dict[str, bool] = {}
    entries = in_order(log)
    for entry in entries:
        if isinstance(entry.action, Undo | Redo):
            if entry.action.correction in held:
                held[entry.action.correction] = isinstance(entry.action, Redo)
        else:
            held[entry.id] = True
    return tuple(entry for entry in entries if held.get(entry.id))


def to_undo(log: Iterable[Correction]) -> Correction | None:
    """What undo takes back: the last correction that holds."""
    holding = active(log)
    return holding[-1] if holding else None


def to_redo(log: Iterable[Correction]) -> Correction | None:
    """What redo brings back: the one undone last, as long as nothing was corrected since."""
    entries = in_order(log)
    holding = {entry.id for entry in active(entries)}
    undone = {entry.id: entry for entry in entries if entry.id not in holding}
    for entry in reversed(entries):
        if isinstance(entry.action, Undo) and entry.action.correction in undone:
            return undone[entry.action.correction]
        if not isinstance(entry.action, Undo | Redo):
            return None
    return None


def with_code(event: Event, code: Code) -> Event:
    """The event as another kind of act."""
    return replace(
        event,
        type=code.type,
        mode=code.mode,
        measure=code.measure,
        rung=code.rung,
        score=code.score,
        quad=code.quad,
    )
