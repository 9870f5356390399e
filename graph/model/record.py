"""The record: what the coder gives and everything else reads, and its JSON form (one object a document)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from graph.errors import RecordError
from graph.model.document import Block, BlockKind, Document
from graph.model.entity import Entity, EntityType, Mention, Unresolved
from graph.model.event import Event, Evidence, Incident, Quad, Response, ResponseBasis, Status
from graph.model.window import DateBasis, Window

Json = dict[str, Any]
T = TypeVar("T")
E = TypeVar("E", bound=Enum)


@dataclass(frozen=True)
class CodedDocument:
    """A document with all that was read out of it."""

    document: Document
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    incidents: tuple[Incident, ...] = ()
    responses: tuple[Response, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    unsure: tuple[Event, ...] = ()  # below the coder's threshold: shown to whoever asks, counted nowhere

    def entity(self, ident: str) -> Entity:
        """The entity with this id; KeyError where there is none."""
        for entity in self.entities:
            if entity.id == ident:
                return entity
        raise KeyError(ident)


def coded_to_json(coded: CodedDocument, *, with_text: bool = False) -> Json:
    """The published form. With `with_text` the document's text and blocks go along, and nothing at all is lost."""
    document = coded.document
    head: Json = {
        "id": document.id,
        "title": document.title,
        "published": _day_text(document.published),
        "source": document.source,
        "sha256": document.sha256,
    }
    if with_text:
        head["text"] = document.text
        head["blocks"] = [[b.start, b.end, b.kind.value] for b in document.blocks]
        head["warnings"] = list(document.warnings)
    return {
        "document": head,
        "entities": [entity_to_json(e) for e in coded.entities],
        "events": [event_to_json(e) for e in coded.events],
        "unsure": [event_to_json(e) for e in coded.unsure],
        "incidents": [_incident_to_json(i) for i in coded.incidents],
        "responses": [_response_to_json(r) for r in coded.responses],
        "unresolved": [{"start": u.start, "end": u.end, "text": u.text, "why": u.why} for u in coded.unresolved],
        "warnings": list(coded.warnings),
    }


def coded_from_json(data: Mapping[str, Any]) -> CodedDocument:
    """The inverse of `coded_to_json`; RecordError names the place of anything that is not of the form."""
    return CodedDocument(
        document=_document_from_json(_get(data, "document", dict, "record")),
        entities=_each(data, "entities", entity_from_json),
        events=_each(data, "events", event_from_json),
        unsure=_each(data, "unsure", event_from_json),
        incidents=_each(data, "incidents", _incident_from_json),
        responses=_each(data, "responses", _response_from_json),
        unresolved=_each(data, "unresolved", lambda u, at: Unresolved(u["start"], u["end"], u["text"], u["why"])),
        warnings=tuple(data.get("warnings") or ()),
    )


def _day_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def entity_to_json(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "type": entity.type.value,
        "label": entity.label,
        "aliases": list(entity.aliases),
        "state": entity.state,
        "role": entity.role,
        "member_of": entity.member_of,
        "mentions": [[m.start, m.end] for m in entity.mentions],
        "reasons": [m.why for m in entity.mentions],
    }


def evidence_to_json(evidence: Evidence) -> Json:
    return {"document": evidence.document, "start": evidence.start, "end": evidence.end, "text": evidence.text}


def event_to_json(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "measure": event.measure,
        "rung": event.rung,
        "score": event.score,
        "quad": int(event.quad),
        "status": event.status.value,
        "date": _day_text(event.window.first if event.window else None),
        "date_end": _day_text(event.window.last if event.window else None),
        "date_basis": event.date_basis.value if event.date_basis else None,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "dyads": [list(pair) for pair in event.dyads],
        "place": event.place,
        "evidence": evidence_to_json(event.evidence),
        "more_evidence": [evidence_to_json(e) for e in event.more_evidence],
        "rule": event.rule,
        "why": event.why,
        "trigger": _words_to_json(event.trigger) if event.trigger else None,
        "confidence": event.confidence,
    }


def _words_to_json(words: Evidence) -> Json:
    """Words of the event's own document: it need not be named again."""
    return {"start": words.start, "end": words.end, "text": words.text}


def _incident_to_json(incident: Incident) -> Json:
    return {
        "id": incident.id,
        "label": incident.label,
        "date": _day_text(incident.window.first if incident.window else None),
        "date_end": _day_text(incident.window.last if incident.window else None),
        "place": incident.place,
        "events": list(incident.events),
        "states": list(incident.states),
        "evidence": [evidence_to_json(e) for e in incident.evidence],
    }


def _response_to_json(response: Response) -> Json:
    return {
        "cause": response.cause,
        "effect": response.effect,
        "basis": response.basis.value,
        "evidence": evidence_to_json(response.evidence) if response.evidence else None,
    }


def _get(data: Mapping[str, Any], key: str, kind: type[T], at: str) -> T:
    value = data.get(key)
    if not isinstance(value, kind):
        raise RecordError(f"{at}.{key}", f"{kind.__name__} expected, {type(value).__name__} found")
    return value


def _enum(kind: type[E], data: Mapping[str, Any], key: str, at: str) -> E:
    try:
        return kind(data[key])
    except (KeyError, ValueError):
        known = ", ".join(str(k.value) for k in kind)
        raise RecordError(f"{at}.{key}", f"{data.get(key)!r} is none of {known}") from None


def _day(data: Mapping[str, Any], key: str, at: str) -> date | None:
    value = data.get(key)
    try:
        return date.fromisoformat(value) if value else None
    except (TypeError, ValueError):
        raise RecordError(f"{at}.{key}", f"{value!r} is no ISO date") from None


def _window(data: Mapping[str, Any], at: str) -> Window | None:
    first = _day(data, "date", at)
    if first is None:
        return None
    last = _day(data, "date_end", at) or first
    if last < first:
        raise RecordError(f"{at}.date_end", f"{last} lies before {first}")
    return Window(first, last)


def _each(data: Mapping[str, Any], key: str, convert: Callable[[Json, str], T]) -> tuple[T, ...]:
    return tuple(convert(item, f"{key}[{i}]") for i, item in enumerate(data.get(key) or ()))


def _document_from_json(data: Json) -> Document:
    return Document(
        id=_get(data, "id", str, "document"),
        title=data.get("title") or "",
        text=data.get("text") or "",
        sha256=data.get("sha256") or "",
        published=_day(data, "published", "document"),
        source=data.get("source"),
        blocks=tuple(Block(start, end, BlockKind(kind)) for start, end, kind in data.get("blocks") or ()),
        warnings=tuple(data.get("warnings") or ()),
    )


def entity_from_json(data: Json, at: str) -> Entity:
    spans = data.get("mentions") or []
    reasons = data.get("reasons") or [""] * len(spans)
    return Entity(
        id=_get(data, "id", str, at),
        type=_enum(EntityType, data, "type", at),
        label=_get(data, "label", str, at),
        aliases=tuple(data.get("aliases") or ()),
        state=data.get("state"),
        role=data.get("role"),
        member_of=data.get("member_of"),
        mentions=tuple(Mention(start, end, why) for (start, end), why in zip(spans, reasons, strict=True)),
    )


def evidence_from_json(data: Json, at: str) -> Evidence:
    return Evidence(
        _get(data, "document", str, at),
        _get(data, "start", int, at),
        _get(data, "end", int, at),
        _get(data, "text", str, at),
    )


def _words_from_json(data: Json, document: str, at: str) -> Evidence:
    return Evidence(document, _get(data, "start", int, at), _get(data, "end", int, at), _get(data, "text", str, at))


def event_from_json(data: Json, at: str) -> Event:
    evidence = evidence_from_json(_get(data, "evidence", dict, at), f"{at}.evidence")
    trigger, confidence = data.get("trigger"), data.get("confidence")
    return Event(
        id=_get(data, "id", str, at),
        type=_get(data, "type", str, at),
        mode=data.get("mode"),
        measure=data.get("measure"),
        rung=_get(data, "rung", int, at),
        score=float(data.get("score") or 0.0),
        quad=_enum(Quad, data, "quad", at),
        status=_enum(Status, data, "status", at),
        window=_window(data, at),
        date_basis=_enum(DateBasis, data, "date_basis", at) if data.get("date_basis") else None,
        actors=tuple(data.get("actors") or ()),
        recipients=tuple(data.get("recipients") or ()),
        dyads=tuple((actor, recipient) for actor, recipient in data.get("dyads") or ()),
        place=data.get("place"),
        evidence=evidence,
        more_evidence=_each(data, "more_evidence", evidence_from_json),
        rule=data.get("rule") or "",
        why=data.get("why") or "",
        trigger=_words_from_json(trigger, evidence.document, f"{at}.trigger") if trigger else None,
        confidence=None if confidence is None else float(confidence),
    )


def _incident_from_json(data: Json, at: str) -> Incident:
    return Incident(
        id=_get(data, "id", str, at),
        label=_get(data, "label", str, at),
        window=_window(data, at),
        place=data.get("place"),
        events=tuple(data.get("events") or ()),
        states=tuple(data.get("states") or ()),
        evidence=_each(data, "evidence", evidence_from_json),
    )


def _response_from_json(data: Json, at: str) -> Response:
    evidence = data.get("evidence")
    return Response(
        cause=_get(data, "cause", str, at),
        effect=_get(data, "effect", str, at),
        basis=_enum(ResponseBasis, data, "basis", at),
        evidence=evidence_from_json(evidence, f"{at}.evidence") if evidence else None,
    )
