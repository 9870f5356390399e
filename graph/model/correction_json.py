"""A correction's JSON form: what the library stores and `demarche export corrections` writes, one object a line."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from graph.errors import RecordError
from graph.model.correction import (
    Accept,
    Action,
    AddEvent,
    Anchor,
    Change,
    Code,
    Correction,
    Dating,
    Dyads,
    EventShare,
    MergeEntities,
    MergeEvents,
    Parties,
    Redo,
    Reject,
    SplitEntity,
    SplitEvent,
    Undo,
)
from graph.model.event import Quad, Status
from graph.model.record import (
    Json,
    entity_from_json,
    entity_to_json,
    event_from_json,
    event_to_json,
    evidence_from_json,
    evidence_to_json,
)
from graph.model.window import DateBasis, Window

_KINDS: Mapping[type, str] = {
    Accept: "accept",
    Reject: "reject",
    Change: "change",
    MergeEvents: "merge-events",
    SplitEvent: "split-event",
    AddEvent: "add-event",
    MergeEntities: "merge-entities",
    SplitEntity: "split-entity",
    Undo: "undo",
    Redo: "redo",
}


def correction_to_json(correction: Correction) -> Json:
    """The published form; nothing is lost."""
    return {
        "id": correction.id,
        "at": correction.at.isoformat(),
        "author": correction.author,
        "reason": correction.reason,
        "kind": _KINDS[type(correction.action)],
        **_action_to_json(correction.action),
    }


def correction_from_json(data: Mapping[str, Any]) -> Correction:
    """The inverse of `correction_to_json`; RecordError says what is not of the form."""
    kind = data.get("kind")
    read = _READ.get(str(kind))
    if read is None:
        raise RecordError("correction.kind", f"{kind!r} is none of {', '.join(_READ)}")
    try:
        return Correction(
            data["id"], datetime.fromisoformat(data["at"]), data.get("author", ""), data.get("reason", ""), read(data)
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordError(f"correction {data.get('id')}", f"is not of the form of {kind} ({error})") from error


def _action_to_json(action: Action) -> Json:
    match action:
        case Accept(anchor) | Reject(anchor):
            return {"event": _anchor_to_json(anchor)}
        case Change():
            return _change_to_json(action)
        case MergeEvents(into, others):
            return {"event": _anchor_to_json(into), "others": [_anchor_to_json(o) for o in others]}
        case SplitEvent(anchor, shares):
            return {"event": _anchor_to_json(anchor), "shares": [_share_to_json(s) for s in shares]}
        case AddEvent(event, entities):
            return {"new": event_to_json(event), "entities": [entity_to_json(e) for e in entities]}
        case MergeEntities(into_id, other_ids):
            return {"entity": into_id, "others": list(other_ids)}
        case SplitEntity(entity, new, events):
            return {"entity": entity, "new": entity_to_json(new), "events": [_anchor_to_json(a) for a in events]}
        case Undo(correction) | Redo(correction):
            return {"correction": correction}


def _change_to_json(change: Change) -> Json:
    code, parties, dating = change.code, change.parties, change.dating
    return {
        "event": _anchor_to_json(change.anchor),
        "code": code and {
            "type": code.type, "mode": code.mode, "measure": code.measure,
            "rung": code.rung, "score": code.score, "quad": int(code.quad),
        },
        "parties": parties and _parties_to_json(parties),
        "dating": dating and {
            "date": dating.window.first.isoformat() if dating.window else None,
            "date_end": dating.window.last.isoformat() if dating.window else None,
            "date_basis": dating.basis.value if dating.basis else None,
        },
        "status": change.status.value if change.status else None,
        "place": change.place,
    }  # fmt: skip


def _change_from_json(data: Mapping[str, Any]) -> Change:
    code, dating = data.get("code"), data.get("dating")
    return Change(
        _anchor(data["event"]),
        Code(**{**code, "quad": Quad(code["quad"])}) if code else None,
        _parties(data["parties"]) if data.get("parties") else None,
        _dating(dating) if dating else None,
        Status(data["status"]) if data.get("status") else None,
        data.get("place"),
    )


def _dating(data: Mapping[str, Any]) -> Dating:
    first, last = data.get("date"), data.get("date_end")
    window = Window(date.fromisoformat(first), date.fromisoformat(last or first)) if first else None
    return Dating(window, DateBasis(data["date_basis"]) if data.get("date_basis") else None)


def _anchor_to_json(anchor: Anchor) -> Json:
    return {
        "id": anchor.event,
        "document": anchor.document,
        "sentence": anchor.sentence,
        "start": anchor.start,
        "type": anchor.type,
        "dyads": [list(pair) for pair in anchor.dyads],
    }


def _anchor(data: Mapping[str, Any]) -> Anchor:
    return Anchor(
        data["id"], data["document"], data["sentence"], data["start"], data["type"], _dyads(data.get("dyads") or ())
    )


def _parties_to_json(parties: Parties) -> Json:
    return {
        "actors": list(parties.actors),
        "recipients": list(parties.recipients),
        "dyads": [list(pair) for pair in parties.dyads],
    }


def _parties(data: Mapping[str, Any]) -> Parties:
    return Parties(tuple(data["actors"]), tuple(data["recipients"]), _dyads(data["dyads"]))


def _share_to_json(share: EventShare) -> Json:
    return {
        "evidence": [evidence_to_json(e) for e in share.evidence],
        "parties": share.parties and _parties_to_json(share.parties),
    }


def _share(data: Mapping[str, Any], at: str) -> EventShare:
    evidence = tuple(evidence_from_json(e, at) for e in data["evidence"])
    return EventShare(evidence, _parties(data["parties"]) if data.get("parties") else None)


def _dyads(data: Any) -> Dyads:
    return tuple((actor, recipient) for actor, recipient in data)


def _anchors(data: Any) -> tuple[Anchor, ...]:
    return tuple(_anchor(item) for item in data)


_READ: Mapping[str, Callable[[Mapping[str, Any]], Action]] = {
    "accept": lambda data: Accept(_anchor(data["event"])),
    "reject": lambda data: Reject(_anchor(data["event"])),
    "change": _change_from_json,
    "merge-events": lambda data: MergeEvents(_anchor(data["event"]), _anchors(data["others"])),
    "split-event": lambda data: SplitEvent(
        _anchor(data["event"]), tuple(_share(s, f"shares[{i}]") for i, s in enumerate(data["shares"]))
    ),
    "add-event": lambda data: AddEvent(
        event_from_json(data["new"], "new"),
        tuple(entity_from_json(e, f"entities[{i}]") for i, e in enumerate(data.get("entities") or ())),
    ),
    "merge-entities": lambda data: MergeEntities(data["entity"], tuple(data["others"])),
    "split-entity": lambda data: SplitEntity(
        data["entity"], entity_from_json(data["new"], "new"), _anchors(data["events"])
    ),
    "undo": lambda data: Undo(data["correction"]),
    "redo": lambda data: Redo(data["correction"]),
}
