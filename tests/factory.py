"""One-liners that make documents, entities, events and collections for tests.

A party is written as a state ("SWE"), an agency ("SWE/coast-guard") or an official ("SWE/@anna-berg"); its entity and
its state follow from that.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from graph.model import (
    Collection,
    DateBasis,
    Document,
    Entity,
    EntityType,
    Event,
    Evidence,
    Incident,
    Response,
    Status,
    Window,
    make_document,
)
from graph.ontology import load_ontology

_BODIES = {"UN", "EU", "NATO", "OSCE"}


def day(text: str) -> date:
    """'2031-03-05' -> the day."""
    return date.fromisoformat(text)


def window(text: str | None) -> Window | None:
    """'2031-03-05' or '2031-03-01/2031-03-31' -> the window; None -> None."""
    if text is None:
        return None
    first, _, last = text.partition("/")
    return Window(day(first), day(last or first))


def party_id(party: str) -> str:
    """The entity id of a party."""
    state, _, name = party.partition("/")
    if not name:
        return f"{'igo' if state in _BODIES else 'state'}:{state}"
    return f"official:{state}/{name[1:]}" if name.startswith("@") else f"agency:{state}/{name}"


def entity(party: str, label: str | None = None, *, role: str | None = None, member_of: str | None = None) -> Entity:
    """The entity of a party; an agency belongs to its state, an official to `member_of` (a party) or the state."""
    ident = party_id(party)
    state, _, name = party.partition("/")
    owner = member_of or (state if name else None)
    return Entity(
        id=ident,
        type=EntityType(ident.partition(":")[0]),
        label=label or (name.lstrip("@").replace("-", " ").title() if name else state),
        state=state,
        role=role,
        member_of=party_id(owner) if owner else None,
    )


def event(
    actor: str | Sequence[str] = "SWE",
    recipient: str | Sequence[str] = "PRT",
    measure: str = "summons",
    when: str | None = "2031-03-05",
    *,
    ident: str | None = None,
    documents: Sequence[str] = ("d1",),
    status: Status = Status.OCCURRED,
    sentence: str | None = None,
    both: bool = False,
) -> Event:
    """One event of a known measure. With `both` the act is reciprocal: all are actors, and both dyads stand."""
    actors, recipients = (([side] if isinstance(side, str) else list(side)) for side in (actor, recipient))
    ontology = load_ontology()
    kind = ontology.measures[measure]
    pairs = {(a.partition("/")[0], r.partition("/")[0]) for a in actors for r in recipients}
    if both:
        pairs |= {(r, a) for a, r in pairs}
        actors = recipients = [*actors, *recipients]
    text = sentence or f"{' and '.join(actors)}: {kind.label}, {' and '.join(recipients)}."
    evidence = [Evidence(document, 0, len(text), text) for document in documents]
    span = window(when)
    return Event(
        id=ident or f"{'+'.join(actors)}>{'+'.join(recipients)}:{measure}:{when}",
        type=kind.type,
        mode=kind.mode,
        measure=measure,
        rung=kind.rung,
        score=ontology.score(kind.type, kind.mode),
        quad=ontology.types[kind.type].quad,
        status=status,
        window=span,
        date_basis=DateBasis.STATED if span else None,
        actors=tuple(party_id(a) for a in actors),
        recipients=tuple(party_id(r) for r in recipients),
        dyads=tuple(sorted(pairs)),
        place=None,
        evidence=evidence[0],
        more_evidence=tuple(evidence[1:]),
        rule="factory",
        why="made by hand",
    )


def document(ident: str = "d1", published: str | None = "2031-03-06", source: str = "Example Wire") -> Document:
    """A document without much text."""
    text = f"Text of {ident}."
    return make_document(text, ident=ident, title=ident, published=day(published) if published else None, source=source)


def collection(
    *events: Event,
    entities: Iterable[Entity] = (),
    incidents: Iterable[Incident] = (),
    responses: Iterable[Response] = (),
    published: Mapping[str, str] | None = None,
) -> Collection:
    """A collection of these events; entities and documents that are not given follow from the events."""
    known = {e.id: e for e in entities}
    for ident in sorted({i for e in events for i in (*e.actors, *e.recipients)}):
        known.setdefault(ident, _entity_of(ident))
    for state in sorted({e.state for e in known.values() if e.state}):
        known.setdefault(party_id(state), entity(state))
    dates = dict(published or {})
    for e in events:
        for found in e.all_evidence:
            dates.setdefault(found.document, str(e.window.last) if e.window else "2031-03-06")
    return Collection(
        documents=tuple(document(ident, dates[ident]) for ident in sorted(dates)),
        entities=tuple(known[ident] for ident in sorted(known)),
        events=tuple(events),
        incidents=tuple(incidents),
        responses=tuple(responses),
    )


def _entity_of(ident: str) -> Entity:
    kind, _, rest = ident.partition(":")
    state, _, name = rest.partition("/")
    return entity(f"{state}/@{name}" if kind == "official" else rest)
