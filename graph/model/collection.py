"""Several documents' records as one: what the network, the measures and the dashboard read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.model.document import Document
from graph.model.entity import Entity
from graph.model.event import Event, Incident, Response
from graph.model.identity import with_one_identity
from graph.model.merging import merge_events, merge_incidents, merge_responses
from graph.model.record import CodedDocument


@dataclass(frozen=True)
class Collection:
    """Documents and what they tell, each entity and each act once.

    Entities carry no mentions here (a mention belongs to one document: `CodedDocument`); the evidences of an event
    name their document.
    """

    documents: tuple[Document, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    incidents: tuple[Incident, ...] = ()
    responses: tuple[Response, ...] = ()

    @property
    def labels(self) -> dict[str, str]:
        """Label by entity id."""
        return {e.id: e.label for e in self.entities}


def collect(coded: Iterable[CodedDocument]) -> Collection:
    """One collection of many records; independent of their order.

    Entities with one id become one, with all aliases, and so do persons of one full name (`graph.model.identity`);
    reports of one act become one event with all evidences.
    """
    records = with_one_identity(sorted(coded, key=lambda record: record.document.id))
    events, merged_into = merge_events(e for record in records for e in record.events)
    incidents = merge_incidents((i for record in records for i in record.incidents), merged_into)
    responses = merge_responses((r for record in records for r in record.responses), merged_into)
    return Collection(
        documents=tuple(record.document for record in records),
        entities=_merge_entities(e for record in records for e in record.entities),
        events=events,
        incidents=incidents,
        responses=responses,
    )


def _merge_entities(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    merged: dict[str, Entity] = {}
    for entity in entities:
        known = merged.get(entity.id)
        if known is None:
            merged[entity.id] = replace(entity, mentions=())
            continue
        aliases = {*known.aliases, *entity.aliases, entity.label} - {known.label}
        merged[entity.id] = replace(
            known,
            aliases=tuple(sorted(aliases)),
            state=known.state or entity.state,
            role=known.role or entity.role,
            member_of=known.member_of or entity.member_of,
        )
    return tuple(merged[ident] for ident in sorted(merged))
