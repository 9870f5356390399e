"""The record as JSON Lines, and FollowTheMoney entities."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pycountry

from graph.exports.options import ExportOptions
from graph.exports.wording import Telling, clean
from graph.model import CodedDocument, Collection, Document, Entity, EntityType, Event, coded_to_json

_SCHEMATA = {
    EntityType.STATE: "PublicBody",
    EntityType.IGO: "Organization",
    EntityType.AGENCY: "PublicBody",
    EntityType.OFFICIAL: "Person",
    EntityType.ORGANIZATION: "Organization",
    EntityType.PERSON: "Person",
}
# FollowTheMoney's code for what ISO 3166-1 does not list.
_OTHER_COUNTRIES = {"XKX": "xk", "EU": "eu"}


def jsonl(collection: Collection, options: ExportOptions) -> bytes:
    """The published record, one document a line, with its text; it can be read back with `coded_from_json`."""
    records = options.records or tuple(records_of(collection))
    lines = (json.dumps(coded_to_json(record, with_text=True), ensure_ascii=False) for record in records)
    return "".join(line + "\n" for line in lines).encode("utf-8", "replace")


def records_of(collection: Collection) -> Iterator[CodedDocument]:
    """A collection taken apart again: an act stands in the record of the first document that tells it."""
    told = {document.id: [e for e in collection.events if e.evidence.document == document.id]
            for document in collection.documents}  # fmt: skip
    home = {event.id: ident for ident, events in told.items() for event in events}
    entities = {entity.id: entity for entity in collection.entities}
    for document in collection.documents:
        events = told[document.id]
        names = {ident for event in events for ident in (*event.actors, *event.recipients)}
        incidents = [i for i in collection.incidents if {home.get(e) for e in i.events} & {document.id}]
        responses = [r for r in collection.responses if home.get(r.effect) == document.id]
        yield CodedDocument(
            document=document,
            entities=tuple(entities[ident] for ident in sorted(_with_owners(names, entities))),
            events=tuple(events),
            incidents=tuple(incidents),
            responses=tuple(responses),
        )


def followthemoney(collection: Collection, options: ExportOptions) -> bytes:
    """One FollowTheMoney entity a line: parties, memberships, acts as Event, documents as Article."""
    telling = Telling(collection)
    entities: list[dict[str, Any]] = [_article(document) for document in collection.documents]
    by_id = {entity.id: entity for entity in collection.entities}
    for entity in collection.entities:
        entities.append(_party(entity))
        owner = by_id.get(entity.member_of or "")
        if owner and _SCHEMATA[owner.type] != "Person":
            entities.append(_membership(entity, owner))
    entities.extend(_act(event, telling) for event in collection.events)
    lines = (json.dumps(entity, ensure_ascii=False, sort_keys=True) for entity in entities)
    return "".join(line + "\n" for line in lines).encode("utf-8")


def _with_owners(names: set[str], entities: dict[str, Entity]) -> set[str]:
    found, open_names = set(), [name for name in names if name in entities]
    while open_names:
        name = open_names.pop()
        if name in found:
            continue
        found.add(name)
        owner = entities[name].member_of
        if owner in entities:
            open_names.append(owner)
    return found


def _ident(ident: str) -> str:
    """FollowTheMoney keeps letters, digits, dots and hyphens of an id: a hash is none the worse for it."""
    return "demarche-" + hashlib.sha1(ident.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _entity(ident: str, schema: str, **properties: str | list[str] | None) -> dict[str, Any]:
    filled = {}
    for name, value in properties.items():
        values = [value] if isinstance(value, str) else value or []
        if kept := [text for text in dict.fromkeys(" ".join(clean(v).split()) for v in values) if text]:
            filled[name] = kept
    return {"id": _ident(ident), "schema": schema, "properties": filled}


def _article(document: Document) -> dict[str, Any]:
    return _entity(
        f"document:{document.id}",
        "Article",
        title=document.title or document.id,
        publisher=document.source,
        publishedAt=_day(document.published),
    )


def _party(entity: Entity) -> dict[str, Any]:
    country = _country(entity.state)
    person = entity.type in (EntityType.OFFICIAL, EntityType.PERSON)
    return _entity(
        entity.id,
        _SCHEMATA[entity.type],
        name=clean(entity.label).strip() or entity.id,
        alias=list(entity.aliases),
        country=country,
        position=entity.role if person else None,
        description=None if person else entity.role,
    )


def _membership(entity: Entity, owner: Entity) -> dict[str, Any]:
    return _entity(
        f"membership:{entity.id}>{owner.id}",
        "Membership",
        member=_ident(entity.id),
        organization=_ident(owner.id),
        role=entity.role,
    )


def _act(event: Event, telling: Telling) -> dict[str, Any]:
    told = telling.event(event)
    codes = sorted({code for dyad in event.dyads for code in dyad if code})
    countries = [country for country in map(_country, codes) if country]
    known = telling.labels
    return _entity(
        f"event:{event.id}",
        "Event",
        name=told.act,
        summary=[sentence.text for sentence in told.sentences],
        description=told.why,
        date=_day(event.window.first) if event.window and event.window.is_day else None,
        startDate=_day(event.window.first) if event.window and not event.window.is_day else None,
        endDate=_day(event.window.last) if event.window and not event.window.is_day else None,
        organizer=[_ident(actor) for actor in event.actors if actor in known],
        involved=[_ident(recipient) for recipient in event.recipients if recipient in known],
        proof=[_ident(f"document:{ident}") for ident in sorted({e.document for e in event.all_evidence})],
        location=event.place,
        country=countries,
        keywords=[told.kind_in_words, f"rung {event.rung}", f"score {event.score:g}", f"status {told.status}"],
        recordId=event.id,
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _country(code: str | None) -> str | None:
    """FollowTheMoney's two-letter code; None for what is no country to it."""
    if not code:
        return None
    found = pycountry.countries.get(alpha_3=code)
    return found.alpha_2.lower() if found else _OTHER_COUNTRIES.get(code)
