"""Document -> CodedDocument: parse, find who plays, code the acts, date them, merge, group, link."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc, Span

from graph.coding.cast import Cast, Party
from graph.coding.dating import Calendar, Dating
from graph.coding.entities import find_cast
from graph.coding.events.drafts import Accident, Draft, Reading, read_drafts
from graph.coding.incidents import Told, dated_by, find_incidents, names_date
from graph.coding.parsing import coded_text
from graph.coding.responses import link_responses
from graph.coding.threads import follow_thread
from graph.language.pipeline import load_pipeline
from graph.language.present import read_present
from graph.lexicon.actors import Actors, load_actors
from graph.lexicon.acts import ActLexicon, load_acts
from graph.lexicon.dates import load_date_words
from graph.lexicon.responses import load_response_words
from graph.merging import merge_events
from graph.model import CodedDocument, Document, Event, Evidence
from graph.ontology import Ontology, load_ontology

_BATCH = 32  # documents parsed together; more gains no speed and costs memory

__all__ = ["Coder", "load_coder"]


@dataclass(frozen=True)
class Coder:
    """Codes documents with one pipeline. Immutable; make it once and use it for any number of documents."""

    nlp: Language
    acts: ActLexicon
    actors: Actors
    ontology: Ontology

    def code(self, document: Document) -> CodedDocument:
        """The record of one document."""
        return next(self.code_many([document]))

    def code_many(self, documents: Iterable[Document]) -> Iterator[CodedDocument]:
        """The records of many documents, in their order, in batches and with flat memory."""
        waiting = iter(documents)
        while batch := list(islice(waiting, _BATCH)):
            with self.nlp.memory_zone():
                docs = self.nlp.pipe(coded_text(document) for document in batch)
                coded = [self.code_parsed(self._read(doc), document) for doc, document in zip(docs, batch, strict=True)]
            yield from coded

    def _read(self, doc: Doc) -> Doc:
        return read_present(doc, self.nlp, self.acts.by_verb)

    def code_parsed(self, doc: Doc, document: Document) -> CodedDocument:
        """The record of a document whose parse is given."""
        cast = find_cast(doc, document, self.actors)
        reading = read_drafts(doc, cast, self.acts, self.ontology)
        told, happenings = self._told(doc, document, reading, cast)
        told = follow_thread(told, document, lambda draft, dating: self._tell(draft, dating, document))
        events, merged_into = merge_events(t.event for t in told if t.event)
        lasting = [t.renamed(merged_into) for t in told]
        by_id = {e.id: e for e in events}
        return CodedDocument(
            document=document,
            entities=tuple(cast.entities),
            events=tuple(sorted(events, key=lambda e: (e.evidence.start, e.id))),
            incidents=find_incidents(lasting, happenings, by_id, cast),
            responses=link_responses(doc, lasting, reading.mentions, by_id, load_response_words()),
            unresolved=tuple(cast.unresolved),
        )

    def _told(self, doc: Doc, document: Document, reading: Reading, cast: Cast) -> tuple[list[Told], list[Told]]:
        """Acts and accidents with their days, in the document's order; and the happenings without known sides."""
        calendar = Calendar(document, load_date_words(), self.acts, cast)
        triggers: dict[int, list[Draft | Accident]] = {}
        items: list[Draft | Accident] = [*reading.drafts, *reading.accidents]
        for item in items:
            triggers.setdefault(item.sentence.start, []).append(item)
        loose: dict[int, list[Accident]] = {}
        for happening in reading.happenings:
            loose.setdefault(happening.sentence.start, []).append(happening)
        told, happenings = [], []
        for sentence in doc.sents:
            here = triggers.get(sentence.start, [])
            calendar.read(sentence, here)
            for item in here:
                others = [o.trigger for o in here if o is not item]
                dating = calendar.date(dated_by(item), others)
                named = isinstance(item, Accident) or item.is_nominal
                if dating.window is None and named and (dated := names_date(item.trigger)):
                    dating = calendar.date(replace(item, trigger=dated.head), [])
                told.append(self._tell(item, dating, document))
            for item in loose.get(sentence.start, []):
                dating = calendar.date(dated_by(item), [o.trigger for o in here])
                if dating.window is None and (dated := names_date(item.trigger)):
                    dating = calendar.date(replace(item, trigger=dated.head), [])
                happenings.append(self._tell(item, dating, document))
        return told, happenings

    def _tell(self, item: Draft | Accident, dating: Dating, document: Document) -> Told:
        event = self._event(item, dating, document) if isinstance(item, Draft) else None
        return Told(item, dating, event, evidence_of(item.sentence, document))

    def _event(self, draft: Draft, dating: Dating, document: Document) -> Event:
        coding, evidence = draft.coding, evidence_of(draft.sentence, document)
        dyads = dyads_of(draft)
        return Event(
            id=event_id(document, evidence, coding.type, coding.mode, coding.measure, dyads),
            type=coding.type,
            mode=coding.mode,
            measure=coding.measure,
            rung=self.ontology.rung(coding.type, coding.mode, coding.measure),
            score=self.ontology.score(coding.type, coding.mode),
            quad=self.ontology.types[coding.type].quad,
            status=coding.status,
            window=dating.window,
            date_basis=dating.basis,
            actors=entities_of(draft.roles.actors),
            recipients=entities_of(draft.roles.recipients),
            dyads=dyads,
            place=draft.place,
            evidence=evidence,
            rule=draft.rule,
            why=draft.why,
        )


def load_coder(pipeline: str | None = None) -> Coder:
    """A coder with the shipped pipeline and lexicons, or with another installed pipeline."""
    return Coder(load_pipeline(pipeline), load_acts(), load_actors(), load_ontology())


def evidence_of(sentence: Span, document: Document) -> Evidence:
    """The sentence as it stands in the document, without blanks at its ends."""
    text = document.text[sentence.start_char : sentence.end_char]
    start = sentence.start_char + len(text) - len(text.lstrip())
    stripped = text.strip()
    return Evidence(document.id, start, start + len(stripped), stripped)


def entities_of(parties: Iterable[Party]) -> tuple[str, ...]:
    """The entity ids of one side, each once, in order of mention."""
    return tuple(dict.fromkeys(p.entity or f"state:{p.state}" for p in parties if p.entity or p.state))


def dyads_of(draft: Draft) -> tuple[tuple[str | None, str | None], ...]:
    """The ordered pairs of states of an act; a mutual act gives both directions."""
    actors = list(dict.fromkeys(p.state for p in draft.roles.actors if p.state))
    recipients = list(dict.fromkeys(p.state for p in draft.roles.recipients if p.state))
    nobody: list[str | None] = [None]
    pairs = [(a, r) for a in actors or nobody for r in recipients or nobody]
    if draft.is_mutual:
        pairs = [(a, r) for a, r in pairs if a != r]
    return tuple(pairs)


def event_id(
    document: Document,
    evidence: Evidence,
    type_: str,
    mode: str | None,
    measure: str | None,
    dyads: Iterable[tuple[str | None, str | None]],
) -> str:
    """A hash of document, sentence and code: the same reading has the same id in every run."""
    content = "\n".join([document.id, evidence.text, type_, mode or "", measure or "", repr(sorted(map(str, dyads)))])
    return f"event:{hashlib.sha1(content.encode(), usedforsecurity=False).hexdigest()[:12]}"
