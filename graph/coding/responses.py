"""Responses: which act answers which, as the text says it."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from graph.coding.incidents import Told
from graph.model import Event, Response


def link_responses(doc: Doc, told: Sequence[Told], events: Mapping[str, Event]) -> tuple[Response, ...]:
    return ()
