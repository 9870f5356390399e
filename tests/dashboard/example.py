"""The invented crisis of tests/factory.py as coded documents with real text: every sentence at its offsets."""

from dataclasses import replace

from graph.model import CodedDocument, Document, Event, Evidence, make_document
from graph.ontology import act_in_words, load_ontology
from tests.crisis import crisis

_TITLES = {
    "d1": "Navy boards research ship off the Azores",
    "d2": "Stockholm protests after boarding of the Ymer",
    "d3": "Two scientists held in Lisbon",
    "d4": "Entry ban deepens dispute over detained scientists",
    "d5": "Diplomats expelled on both sides",
    "d6": "Exercise in the Atlantic, new incident in the air",
    "d7": "Ministers meet in Madrid",
    "d8": "Ambassador returns to Stockholm",
}
_FILLER = (
    "The weather on the Atlantic remained calm, and shipping went on as usual.",
    "Officials on both sides declined to give further details.",
    "Analysts said that the dispute was the most serious between the two countries in decades.",
    "Trade between the two countries reached a record in the year before.",
    "Reporters were not admitted to the building.",
)


def coded_crisis() -> tuple[CodedDocument, ...]:
    """Eight documents; each event stands in the first document that reports it, with all its evidences."""
    whole = crisis()
    ontology = load_ontology()
    words = {e.id: act_in_words(e, whole.labels, ontology) for e in whole.events}
    texts: dict[str, str] = {d.id: "" for d in whole.documents}
    found: dict[str, list[Evidence]] = {}
    for number, event in enumerate(whole.events):
        for reported in event.all_evidence:
            sentence = f"{words[event.id][0].upper()}{words[event.id][1:]}, according to a statement."
            start = len(texts[reported.document])
            found.setdefault(event.id, []).append(Evidence(reported.document, start, start + len(sentence), sentence))
            texts[reported.document] += f"{sentence} {_FILLER[number % len(_FILLER)]}\n\n"
    events = {e.id: replace(e, evidence=found[e.id][0], more_evidence=tuple(found[e.id][1:])) for e in whole.events}
    return tuple(_coded(d, texts[d.id], list(events.values())) for d in whole.documents)


def _coded(document: Document, text: str, events: list[Event]) -> CodedDocument:
    whole = crisis()
    own = tuple(e for e in events if e.evidence.document == document.id)
    ids = {e.id for e in own}
    return CodedDocument(
        document=make_document(
            text, ident=document.id, title=_TITLES[document.id], published=document.published, source=document.source
        ),
        entities=whole.entities,
        events=own,
        incidents=tuple(i for i in whole.incidents if ids & set(i.events)),
        responses=tuple(r for r in whole.responses if r.effect in ids),
    )
