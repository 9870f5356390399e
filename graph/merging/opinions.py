"""Two codings of one document -> one: what both tell, and of what only one tells as much as can be relied on.

The rules tell little and the most of it right; the reader that learns tells more and is wrong more often. Where both
tell one act, six of seven are right. See `Least` for what is asked of the others.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors import DataError
from graph.model import CodedDocument, Entity, Event, Incident, Response
from graph.model.merging import merge_incidents, merge_responses

FORCE = 9  # from this rung on an invented act would do the most harm


@dataclass(frozen=True)
class Least:
    """What an act that only the reader tells must score to be counted.

    `free`: nothing else is told of its sides in its sentence; `against`: the rules tell another act there; `force`: it
    is of rung 9 or 10. In a sentence given alone the reader is heard only where the rules tell nothing.
    """

    free: float
    against: float
    force: float


@dataclass(frozen=True)
class Standing:
    """What the two codings are worth, as measured on the dev part of the corpus: shares of acts that were right.

    `both` tell it, the `rules` alone, the reader alone by its joint score: `points` of (score, share), both rising.
    """

    least: Least
    both: float
    rules: float
    points: tuple[tuple[float, float], ...]

    def of_reader(self, score: float) -> float:
        """The probability that an act which only the reader tells is right; between two points on a line."""
        at = bisect_right(self.points, (score, 1.0))
        if at in (0, len(self.points)):
            return self.points[min(at, len(self.points) - 1)][1]
        (low, least), (high, most) = self.points[at - 1], self.points[at]
        return round(least + (most - least) * (score - low) / (high - low), 4)


def read_standing(path: Path) -> Standing:
    """The standing of the reader whose weights lie beside the file; DataError where it is not of that form."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        points = tuple((float(score), float(share)) for score, share in given["points"])
        return Standing(Least(**given["least"]), float(given["both"]), float(given["rules"]), points)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise DataError(path, "the file", f"does not tell what the reader is worth ({error!r})") from error


def pooled(rules: CodedDocument, reader: CodedDocument, standing: Standing) -> CodedDocument:
    """One record of two. Acts told by both are the rules', with the reader's day where they have none."""
    same = {learned.id: known for learned in reader.events if (known := _same(learned, rules.events))}
    kept: list[Event] = []
    doubted: list[Event] = []
    for event in rules.events:
        twins = [learned for learned in reader.events if same.get(learned.id) is event]
        counts = bool(twins) or _is_backed(event, reader.events)
        (kept if counts else doubted).append(_told_by_rules(event, twins, standing))
    for learned in reader.events:
        if learned.id not in same:
            counts = _is_enough(learned, rules, standing.least)
            told = replace(learned, confidence=standing.of_reader(learned.confidence or 0.0))
            (kept if counts else doubted).append(told)
    ids = {event.id for event in kept}
    into = {**{ident: ident for ident in ids}, **{ident: known.id for ident, known in same.items() if known.id in ids}}
    return replace(
        rules,
        entities=_entities(rules, reader, kept),
        events=_in_order(kept),
        unsure=_in_order(doubted),
        incidents=merge_incidents(_incidents(rules, reader, into), into),
        responses=merge_responses(_responses(rules, reader, into), into),
    )


def _same(event: Event, others: Iterable[Event]) -> Event | None:
    """The act of the other coding that it is: of one type, in one sentence, between two of the same states."""
    fits = (o for o in others if o.type == event.type and set(o.dyads) & set(event.dyads) and _meet(o, event))
    return next(fits, None)


def _meet(one: Event, other: Event) -> bool:
    """Whether a sentence tells of both."""
    return any(a.start < b.end and b.start < a.end for a in one.all_evidence for b in other.all_evidence)


def _told_by_rules(event: Event, twins: Sequence[Event], standing: Standing) -> Event:
    """An act of the rules: how sure it is, and what the reader's tellings of it add."""
    if not twins:
        return replace(event, confidence=standing.rules)
    surest = max(twins, key=lambda t: t.confidence or 0.0)
    days = event if event.window else surest
    return replace(
        event, window=days.window, date_basis=days.date_basis, trigger=surest.trigger, confidence=standing.both
    )


def _is_backed(event: Event, learned: Iterable[Event]) -> bool:
    """Whether an act of the rules alone is counted: one of force only if the reader sees something like it there."""
    return event.rung < FORCE or any(
        _meet(event, o) and (o.type == event.type or set(o.dyads) & set(event.dyads)) for o in learned
    )


def _is_enough(event: Event, rules: CodedDocument, least: Least) -> bool:
    near = [other for other in rules.events if _meet(event, other)]
    if near and "\n" not in rules.document.text.strip():
        return False
    about = {pair for other in near for pair in other.dyads}
    wanted = least.against if about & {*event.dyads, *((r, a) for a, r in event.dyads)} else least.free
    return (event.confidence or 0.0) >= (max(wanted, least.force) if event.rung >= FORCE else wanted)


def _entities(rules: CodedDocument, reader: CodedDocument, events: Iterable[Event]) -> tuple[Entity, ...]:
    """The rules' entities, and those of the reader that its acts need, with what they belong to."""
    known, further = {e.id: e for e in rules.entities}, {e.id: e for e in reader.entities}
    wanted = [ident for event in events for ident in (*event.actors, *event.recipients)]
    while wanted:
        entity = further.get(wanted.pop())
        if entity is not None and entity.id not in known:
            known[entity.id] = entity
            wanted += [entity.member_of] if entity.member_of else []
            wanted += [f"state:{entity.state}"] if entity.state else []
    return tuple(known.values())


def _incidents(rules: CodedDocument, reader: CodedDocument, into: dict[str, str]) -> Iterable[Incident]:
    """The rules' incidents, and those of the reader that tell of acts which the rules know nothing of."""
    mine = {event.id for event in rules.events}
    yield from (i for one in rules.incidents if (i := _of_kept(one, into)) is not None)
    for one in reader.incidents:
        of_kept = _of_kept(one, into) if one.events else None
        if of_kept is not None and not any(into[ident] in mine for ident in of_kept.events):
            yield of_kept


def _of_kept(incident: Incident, into: dict[str, str]) -> Incident | None:
    """An incident without the acts that are not counted; None where no other is left."""
    events = tuple(ident for ident in incident.events if ident in into)
    return replace(incident, events=events) if events or not incident.events else None


def _responses(rules: CodedDocument, reader: CodedDocument, into: dict[str, str]) -> Iterable[Response]:
    return (r for r in (*rules.responses, *reader.responses) if r.cause in into and r.effect in into)


def _in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda e: (e.evidence.start, e.trigger or e.evidence, e.id)))
