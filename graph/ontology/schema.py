"""The published JSON Schema (draft 2020-12) of the record, made from the model and the ontology it speaks of."""

from enum import Enum
from typing import Any

from graph.model import BlockKind, DateBasis, EntityType, Quad, ResponseBasis, Status
from graph.ontology.terms import Ontology

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_SPAN: Schema = {"type": "array", "prefixItems": [_COUNT, _COUNT], "minItems": 2, "maxItems": 2}


def record_schema(ontology: Ontology) -> Schema:
    """The schema of one line of `demarche code`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Démarche record",
        "description": "One document and what was read out of it: entities, events, incidents, responses.",
        **_object(
            {
                "document": _document(),
                "entities": _list(_entity()),
                "events": _list(_event(ontology)),
                "unsure": {**_list(_event(ontology)), "description": "events too unsure to be counted"},
                "incidents": _list(_incident()),
                "responses": _list(_response()),
                "unresolved": _list(_object({"start": _COUNT, "end": _COUNT, "text": _TEXT, "why": _TEXT})),
                "warnings": _list(_TEXT),
            }
        ),
    }


def _object(properties: Schema, *, optional: tuple[str, ...] = ()) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _one_of(kind: type[Enum]) -> Schema:
    return {"enum": [member.value for member in kind]}


def _day(description: str) -> Schema:
    return _or_null({"type": "string", "format": "date", "description": description})


def _document() -> Schema:
    block = {"type": "array", "prefixItems": [_COUNT, _COUNT, _one_of(BlockKind)], "minItems": 3, "maxItems": 3}
    return _object(
        {
            "id": _TEXT,
            "title": _TEXT,
            "published": _day("publication date, the anchor of relative dates"),
            "source": _or_null(_TEXT),
            "sha256": _TEXT,
            "text": {**_TEXT, "description": "the text that all offsets count characters of; in stored records only"},
            "blocks": _list(block),
            "warnings": _list(_TEXT),
        },
        optional=("text", "blocks", "warnings"),
    )


def _entity() -> Schema:
    return _object(
        {
            "id": {**_TEXT, "description": "readable and stable: state:AZE, official:SWE/anna-berg"},
            "type": _one_of(EntityType),
            "label": _TEXT,
            "aliases": _list(_TEXT),
            "state": _or_null({**_TEXT, "description": "ISO 3166-1 alpha-3, or the short name of a body"}),
            "role": _or_null(_TEXT),
            "member_of": _or_null({**_TEXT, "description": "id of the entity it belongs to"}),
            "mentions": _list(_SPAN),
            "reasons": {**_list(_TEXT), "description": "for each mention, why it is taken for this entity"},
        }
    )


def _evidence() -> Schema:
    return _object({"document": _TEXT, "start": _COUNT, "end": _COUNT, "text": _TEXT})


def _event(ontology: Ontology) -> Schema:
    modes = sorted({mode for kind in ontology.types.values() for mode in kind.modes})
    party = _or_null({**_TEXT, "description": "ISO 3166-1 alpha-3, or the short name of a body"})
    dyad = {"type": "array", "prefixItems": [party, party], "minItems": 2, "maxItems": 2}
    return _object(
        {
            "id": _TEXT,
            "type": {"enum": sorted(ontology.types)},
            "mode": {"enum": [*modes, None]},
            "measure": {"enum": [*sorted(ontology.measures), None]},
            "rung": {"type": "integer", "minimum": 0, "maximum": len(ontology.rungs) - 1},
            "score": {"type": "number", "minimum": -10, "maximum": 10},
            "quad": _one_of(Quad),
            "status": _one_of(Status),
            "date": _day("first day of the window"),
            "date_end": _day("last day of the window; equal to date where the day is known"),
            "date_basis": {"enum": [*(basis.value for basis in DateBasis), None]},
            "actors": _list(_TEXT),
            "recipients": _list(_TEXT),
            "dyads": _list(dyad),
            "place": _or_null(_TEXT),
            "evidence": _evidence(),
            "more_evidence": _list(_evidence()),
            "rule": {**_TEXT, "description": "what gave the event"},
            "why": _TEXT,
            "trigger": {**_or_null(_words()), "description": "the words of the evidence that tell the act"},
            "confidence": {
                **_or_null({"type": "number", "minimum": 0, "maximum": 1}),
                "description": "probability that act, type, sides and status are right",
            },
        }
    )


def _words() -> Schema:
    return _object({"start": _COUNT, "end": _COUNT, "text": _TEXT})


def _incident() -> Schema:
    return _object(
        {
            "id": _TEXT,
            "label": _TEXT,
            "date": _day("first day of the window"),
            "date_end": _day("last day of the window"),
            "place": _or_null(_TEXT),
            "events": _list(_TEXT),
            "states": _list(_TEXT),
            "evidence": _list(_evidence()),
        }
    )


def _response() -> Schema:
    return _object(
        {"cause": _TEXT, "effect": _TEXT, "basis": _one_of(ResponseBasis), "evidence": _or_null(_evidence())}
    )
