"""The whole corpus: what a perfect reader says goes in, the marked acts come out."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from graph.model import CodedDocument, Event, ResponseBasis, Window
from graph.ontology import load_ontology
from graph.reading.corpus.form import MarkedAct, MarkedDocument, read_file
from graph.reading.corpus.gold import gold, window
from graph.reading.sentences import document_sentences
from graph.resources import data_path
from graph.timex import find, resolve
from tests.span_coding.marks import coder


class _Document:
    """A marked document and its record."""

    def __init__(self, marked: MarkedDocument) -> None:
        given = gold(marked)
        self.marked = marked
        self.record: CodedDocument = coder().code(given.document, given.annotation)
        self._sentences = document_sentences(given.document)

    def found(self, act: MarkedAct) -> list[Event]:
        """The events of an act's code whose evidence is one of its sentences."""
        starts = {s.start for s in self._sentences for told in act.spans if s.start <= told.start < s.end}
        code = (act.type, act.mode, act.measure)
        return [
            event
            for event in self.record.events
            if (event.type, event.mode, event.measure) == code and any(e.start in starts for e in event.all_evidence)
        ]

    def right(self, act: MarkedAct) -> list[Event]:
        """Those with the act's pairs of states."""
        actors = self.marked.states_of(act.actors) or [None]
        recipients = self.marked.states_of(act.recipients) or [None]
        pairs = {(a, r) for a in actors for r in recipients}
        wanted = {(a, r) for a, r in pairs if a != r} or pairs
        return [event for event in self.found(act) if set(event.dyads) == wanted]

    def is_dated(self, act: MarkedAct) -> bool:
        """Whether the marks date an act by days that are more than a term ("by 15 March" is no day of an act)."""
        time = self.marked.times.get(act.time or "")
        if time is None or time.value == "?" or self.marked.published is None:
            return False
        inside = (e for s in time.spans for e in find(s.of(self.marked.text)))
        return not any(r.limit for e in inside if (r := resolve(e, published=self.marked.published)) is not None)

    def until_now(self, days: Window | None, act: MarkedAct) -> Window | None:
        """What is done lies behind: of "this month" only the days up to publication."""
        now = self.marked.published
        if days is None or now is None or days.first > now or act.status not in ("occurred", "alleged"):
            return days
        return Window(days.first, min(days.last, now))


@cache
def documents() -> list[_Document]:
    paths = sorted(data_path("corpus").glob("*.txt"))
    return [_Document(m) for path in paths for m in read_file(path, load_ontology()) if not m.problems]


def acts() -> Iterator[tuple[_Document, MarkedAct]]:
    return ((document, act) for document in documents() for act in document.marked.acts.values())


def share(results: Iterator[bool]) -> float:
    counted = Counter(results)
    return counted[True] / counted.total()


def test_evidence_is_a_sentence_that_tells_the_act() -> None:
    assert share(bool(document.found(act)) for document, act in acts()) >= 0.99


def test_the_pairs_of_states_are_those_of_the_marks() -> None:
    assert share(bool(document.right(act)) for document, act in acts()) >= 0.97


def test_the_days_are_those_of_the_marks() -> None:
    def is_right(document: _Document, act: MarkedAct) -> bool:
        wanted = document.until_now(window(document.marked.times[act.time or ""].value), act)
        return any(document.until_now(event.window, act) == wanted for event in document.found(act))

    assert share(is_right(document, act) for document, act in acts() if document.is_dated(act)) >= 0.95


def test_stated_answers_are_found() -> None:
    def is_found(document: _Document, cause: MarkedAct, effect: MarkedAct) -> bool:
        stated = {(r.cause, r.effect) for r in document.record.responses if r.basis is ResponseBasis.STATED}
        return any((c.id, e.id) in stated for c in document.found(cause) for e in document.found(effect))

    pairs = ((d, d.marked.acts[cause], act) for d, act in acts() for cause in act.causes)
    assert share(is_found(*pair) for pair in pairs) >= 0.95
