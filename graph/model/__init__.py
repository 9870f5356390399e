"""The nouns of the program as frozen dataclasses and enums. Standard library only."""

from graph.model.collection import Collection
from graph.model.document import Block, BlockKind, Document, content_hash, make_document
from graph.model.entity import Entity, EntityType, Mention, Unresolved
from graph.model.event import NOT_DONE, Event, Evidence, Incident, Quad, Response, ResponseBasis, Status
from graph.model.record import CodedDocument, coded_from_json, coded_to_json
from graph.model.window import DateBasis, Window

__all__ = [
    "NOT_DONE",
    "Block",
    "BlockKind",
    "CodedDocument",
    "Collection",
    "DateBasis",
    "Document",
    "Entity",
    "EntityType",
    "Event",
    "Evidence",
    "Incident",
    "Mention",
    "Quad",
    "Response",
    "ResponseBasis",
    "Status",
    "Unresolved",
    "Window",
    "coded_from_json",
    "coded_to_json",
    "content_hash",
    "make_document",
]
