"""Coded documents for library tests, out of the invented crisis and in numbers."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

from graph.model import CodedDocument, Collection, Event, make_document
from tests.crisis import crisis
from tests.factory import day, event


def records_of(collection: Collection) -> tuple[CodedDocument, ...]:
    """A record a document, each event in the first document that reports it and nowhere else."""
    records = []
    for document in collection.documents:
        events = tuple(replace(e, more_evidence=()) for e in collection.events if e.evidence.document == document.id)
        ids = {e.id for e in events}
        parties = {i for e in events for i in (*e.actors, *e.recipients)}
        records.append(
            CodedDocument(
                document,
                entities=tuple(
                    e for e in collection.entities if e.id in parties or e.id.startswith(("state:", "igo:"))
                ),
                events=events,
                incidents=tuple(i for i in collection.incidents if i.events and i.events[0] in ids),
                responses=tuple(r for r in collection.responses if r.cause in ids),
            )
        )
    return tuple(records)


def crisis_records() -> tuple[CodedDocument, ...]:
    return records_of(crisis())


def coded(ident: str = "d1", *events: Event, text: str | None = None, published: str = "2031-03-06") -> CodedDocument:
    """A record of one document with these events."""
    document = make_document(text or f"Text of {ident}.", ident=ident, title=ident, published=day(published))
    return CodedDocument(document, events=events)


def many(numbers: Iterable[int], *, prefix: str = "doc") -> list[CodedDocument]:
    """Small documents, each with one act that no other tells of: every number has its day, every prefix its pair."""
    actor, recipient = _PAIRS[sum(map(ord, prefix)) % len(_PAIRS)]
    records = []
    for n in numbers:
        when = str(day("2031-01-01") + timedelta(days=n))
        act = event(actor, recipient, "summons", when, ident=f"{prefix}-e{n}", documents=[f"{prefix}{n}"])
        records.append(coded(f"{prefix}{n}", act))
    return records


_PAIRS = list(permutations(("SWE", "PRT", "ESP", "FRA", "ITA"), 2))
