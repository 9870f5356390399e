"""One person, one entity: what several documents call by the same full name, they mean the same.

A document places a person by what it says itself: a minister of Chad in a story told from Khartoum may be guessed to
be Sudanese there, or be left without a state. All documents together know better. Only full names are joined: a bare
surname means somebody else in another document.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph.model.entity import Entity, EntityType
from graph.model.event import Event
from graph.model.record import CodedDocument

_PERSONS = (EntityType.OFFICIAL, EntityType.PERSON)  # in the order in which one is preferred to the other


def with_one_identity(records: Sequence[CodedDocument]) -> list[CodedDocument]:
    """The records with every such person under one id, and the dyads of their acts accordingly.

    The state is that in most documents, then in most mentions; between two that are equal none is taken, and the
    persons stay apart. The order of the records does not matter.
    """
    moved = _moved(records)
    return [_rewritten(record, moved) for record in records] if moved else list(records)


def identified(record: CodedDocument, known: Iterable[Entity]) -> CodedDocument:
    """The record with its persons under the ids that they have among the `known` entities of a whole collection."""
    entities = list(known)
    idents = {entity.id for entity in entities}
    by_name = {entity.label.casefold(): entity for entity in entities if entity.type in _PERSONS}
    moved = {
        entity.id: by_name[entity.label.casefold()]
        for entity in record.entities
        if entity.id not in idents and entity.type in _PERSONS and entity.label.casefold() in by_name
    }
    return _rewritten(record, moved)


def _moved(records: Iterable[CodedDocument]) -> Mapping[str, Entity]:
    """By id those who are somebody else's entity: that entity."""
    by_name: dict[str, list[Entity]] = defaultdict(list)
    for record in records:
        for entity in record.entities:
            if entity.type in _PERSONS and " " in entity.label:
                by_name[entity.label.casefold()].append(entity)
    moved: dict[str, Entity] = {}
    for told in by_name.values():
        if len({entity.id for entity in told}) > 1:
            moved |= _joined(told)
    return moved


def _joined(told: Sequence[Entity]) -> Mapping[str, Entity]:
    """Of the entities of one name, one a document that tells of it: those that are another of them."""
    ranked = _ranked_states(told)
    is_tie = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    state = None if is_tie or not ranked else ranked[0][0]
    alike = [entity for entity in told if not entity.state] if is_tie else told
    chosen = [entity for entity in told if entity.state == state]
    if not chosen:
        return {}
    roles = Counter(entity.role for entity in chosen if entity.role)
    owners = Counter(entity.member_of for entity in chosen if entity.member_of)
    best = min(chosen, key=lambda entity: (_PERSONS.index(entity.type), entity.id))
    joined = replace(best, role=_most(roles), member_of=_most(owners))
    return {entity.id: joined for entity in alike if entity.id != best.id}


def _ranked_states(told: Iterable[Entity]) -> list[tuple[str, tuple[int, int]]]:
    """States with the number of documents that name them and of mentions in these, the most first."""
    documents, mentions = Counter[str](), Counter[str]()
    for entity in told:
        if entity.state:
            documents[entity.state] += 1
            mentions[entity.state] += len(entity.mentions)
    ranked = [(state, (number, mentions[state])) for state, number in documents.items()]
    return sorted(ranked, key=lambda row: (-row[1][0], -row[1][1], row[0]))


def _most(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _rewritten(record: CodedDocument, moved: Mapping[str, Entity]) -> CodedDocument:
    if not any(entity.id in moved for entity in record.entities):
        return record
    states = {entity.id: entity.state for entity in record.entities}
    entities: dict[str, Entity] = {}
    for entity in record.entities:
        other = moved.get(entity.id)
        known = replace(other, aliases=entity.aliases, mentions=entity.mentions) if other else entity
        entities.setdefault(known.id, known)
    events = tuple(_event(event, states, moved) for event in record.events)
    return replace(record, entities=tuple(entities.values()), events=events)


def _event(event: Event, states: Mapping[str, str | None], moved: Mapping[str, Entity]) -> Event:
    if not any(ident in moved for ident in (*event.actors, *event.recipients)):
        return event
    actors, recipients = (
        tuple(dict.fromkeys(moved[i].id if i in moved else i for i in side))
        for side in (event.actors, event.recipients)
    )
    one, other = (_states_moved(side, states, moved) for side in (event.actors, event.recipients))
    dyads = tuple(dict.fromkeys((one.get(a, a), other.get(r, r)) for a, r in event.dyads))
    return replace(event, actors=actors, recipients=recipients, dyads=dyads)


def _states_moved(
    side: Iterable[str], states: Mapping[str, str | None], moved: Mapping[str, Entity]
) -> Mapping[str | None, str | None]:
    """Old state -> new state of a side of an act, where nobody else on it still stands for the old one."""
    staying = {states.get(ident) for ident in side if ident not in moved}
    return {
        states.get(ident): moved[ident].state
        for ident in side
        if ident in moved and moved[ident].state and states.get(ident) not in staying
    }
