"""Several documents' records as one collection."""

from collections.abc import Iterable
from dataclasses import replace

from graph.merging.acts import merge_events
from graph.model import CodedDocument, Collection, Entity
from graph.model.identity import with_one_identity
from graph.model.merging import merge_incidents, merge_responses


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
