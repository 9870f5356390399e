"""Document and annotation -> CodedDocument."""

from dataclasses import dataclass

from graph.lexicon.actors import Actors, load_actors
from graph.model import CodedDocument, Document
from graph.ontology import Ontology, load_ontology
from graph.reading.annotation import Annotation
from graph.span_coding.answers import responses_of
from graph.span_coding.dating import Calendar
from graph.span_coding.entities import find_cast
from graph.span_coding.incidents import find_incidents
from graph.span_coding.merging import Teller
from graph.span_coding.page import Page
from graph.span_coding.telling import linked, tellings_of


@dataclass(frozen=True)
class SpanCoder:
    """Codes what a reader says of documents. Immutable; make it once and use it for any number of documents."""

    actors: Actors
    ontology: Ontology

    def code(self, document: Document, annotation: Annotation) -> CodedDocument:
        """The record of one document: who plays in it, what they do, when, and what answers what."""
        page = Page(document, self.actors)
        cast = find_cast(annotation, page)
        calendar = Calendar(page, annotation)
        deeds = linked(annotation, tellings_of(annotation, page, cast))
        told = Teller(page, annotation, calendar, self.ontology).tell(deeds)
        events = sorted((t.event for t in told), key=lambda e: (e.evidence.start, e.trigger or e.evidence, e.id))
        return CodedDocument(
            document=document,
            entities=cast.entities,
            events=tuple(events),
            incidents=find_incidents(told, annotation, page, calendar),
            responses=responses_of(annotation, told, page),
            unresolved=cast.unresolved,
        )


def load_span_coder() -> SpanCoder:
    """A coder with the shipped lexicon and ontology."""
    return SpanCoder(load_actors(), load_ontology())
