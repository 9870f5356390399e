"""What exports say in words: acts, dates, sources, counts. Ready to show; nothing here is markup."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from graph import __version__
from graph.model import Collection, DateBasis, Document, Event, Evidence, Window
from graph.ontology import Ontology, act_in_words, load_ontology

# Control characters break XML and terminals; lone surrogates cannot be written as UTF-8; bidirectional overrides make
# a text read as something else than it says. None of them carries meaning in news.
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_CONTEXT_CHARACTERS = 240
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

BASIS_IN_WORDS = {
    DateBasis.STATED: "the text gives the date",
    DateBasis.RELATIVE: "a word such as a weekday, counted from the document's date",
    DateBasis.DOCUMENT: "the document's own date, for want of another",
    None: "nothing: the text gives no date",
}


def clean(text: str) -> str:
    """The text without characters that no file form holds safely.

    >>> clean("a\\x00b\\u202ec")
    'abc'
    """
    return _UNFIT.sub("", text)


def cleaned(collection: Collection) -> Collection:
    """The collection with every text in it clean; itself where all are."""
    return _cleaned(collection)  # type: ignore[no-any-return]


def _cleaned(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Enum):
        return clean(value)
    if isinstance(value, tuple):
        return tuple(map(_cleaned, value))
    if is_dataclass(value) and not isinstance(value, (type, Window)):
        return replace(value, **{f.name: _cleaned(getattr(value, f.name)) for f in fields(value)})
    return value


def shorten(text: str, characters: int) -> str:
    """At most so many characters, cut at a word, with an ellipsis where something is missing.

    >>> shorten("one two three", 9)
    'one two…'
    """
    if len(text) <= characters:
        return text
    head = text[: characters - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:.") + "…"


def day_in_words(day: date) -> str:
    """'2 July 2025': the same on every machine, whatever its locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def window_in_words(window: Window | None) -> str:
    """'2 July 2025', '24 June 2025 to 2 July 2025', 'no date'."""
    if window is None:
        return "no date"
    if window.is_day:
        return day_in_words(window.first)
    return f"{day_in_words(window.first)} to {day_in_words(window.last)}"


def number_in_words(value: float) -> str:
    """A score with its sign, a true minus, and no needless decimals: '+2.5', '−6', '0'."""
    text = f"{abs(value):g}"
    return f"+{text}" if value > 0 else f"−{text}" if value < 0 else text


def counted(number: int, noun: str) -> str:
    """'1 act', '2 acts', '2 entities'."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


@dataclass(frozen=True)
class ToldSentence:
    """A sentence with what stands around it and where it was published."""

    text: str
    before: str
    after: str
    outlet: str
    title: str
    published: str

    @property
    def outlet_and_day(self) -> str:
        return ", ".join(part for part in (self.outlet, self.published) if part) or "source not given"

    @property
    def citation(self) -> str:
        """Outlet, title in quotation marks, day."""
        return ", ".join(p for p in (self.outlet, f"“{self.title}”" if self.title else "", self.published) if p)


@dataclass(frozen=True)
class ToldEvent:
    """An event as an export says it."""

    event: Event
    act: str
    dates_in_words: str
    basis: str
    kind_in_words: str
    rung_in_words: str
    score_in_words: str
    sentences: tuple[ToldSentence, ...]
    names: tuple[str, ...]
    why: str = ""

    @property
    def rung(self) -> int:
        return self.event.rung

    @property
    def status(self) -> str:
        return self.event.status.value


@dataclass(frozen=True)
class Telling:
    """A collection with what is needed to say its parts."""

    collection: Collection
    ontology: Ontology = field(default_factory=load_ontology)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self.collection.documents}

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Clean labels by entity id."""
        return {ident: clean(label) for ident, label in self.collection.labels.items()}

    def events(self) -> tuple[ToldEvent, ...]:
        """All events in order of time; those without a date last."""
        return tuple(self.event(event) for event in sorted(self.collection.events, key=time_order))

    def event(self, event: Event) -> ToldEvent:
        measure = self.ontology.measures.get(event.measure or "")
        kind = " ".join(p for p in (event.type, event.mode) if p)
        names = tuple(self.labels.get(ident, ident) for ident in (*event.actors, *event.recipients))
        return ToldEvent(
            event=event,
            act=clean(act_in_words(event, self.labels, self.ontology)),
            dates_in_words=window_in_words(event.window),
            basis=BASIS_IN_WORDS[event.date_basis],
            kind_in_words=f"{measure.label} ({kind})" if measure else kind,
            rung_in_words=f"{event.rung}: {self.ontology.rungs[event.rung].label}",
            score_in_words=number_in_words(event.score),
            sentences=tuple(self.sentence(evidence) for evidence in event.all_evidence),
            names=names,
            why=clean(event.why),
        )

    def sentence(self, evidence: Evidence) -> ToldSentence:
        document = self.documents.get(evidence.document)
        before, after = _surroundings(document, evidence)
        return ToldSentence(
            text=clean(evidence.text),
            before=clean(before),
            after=clean(after),
            outlet=clean((document and document.source) or ""),
            title=clean(document.title if document else evidence.document),
            published=day_in_words(document.published) if document and document.published else "",
        )

    def state_label(self, state: str | None) -> str:
        """A state's or body's name by its short code; the code itself where no entity bears it."""
        if state is None:
            return "nobody named"
        return self.labels.get(f"state:{state}") or self.labels.get(f"igo:{state}") or clean(state)


def time_order(event: Event) -> tuple[date, date, str]:
    """First day, last day, id; events without a date come last."""
    if event.window is None:
        return date.max, date.max, event.id
    return event.window.first, event.window.last, event.id


def period(collection: Collection) -> Window | None:
    """From the first day of the first dated event to the last day of the last."""
    windows = [event.window for event in collection.events if event.window]
    return Window(min(w.first for w in windows), max(w.last for w in windows)) if windows else None


def as_of_day(collection: Collection) -> date | None:
    """The last day that the documents can know of: the latest publication date, else the last day of an event."""
    published = [d.published for d in collection.documents if d.published]
    if published:
        return max(published)
    span = period(collection)
    return span.last if span else None


def counts_in_words(collection: Collection) -> str:
    """'30 acts between 15 entities, 4 incidents, from 8 documents'."""
    entities = counted(len(collection.entities), "entity")
    parts = [f"{counted(len(collection.events), 'act')} between {entities}"]
    if collection.incidents:
        parts.append(counted(len(collection.incidents), "incident"))
    return f"{', '.join(parts)}, from {counted(len(collection.documents), 'document')}"


def default_title(collection: Collection) -> str:
    """'Portugal and Sweden, 3 March 2031 to 20 June 2031': the pair with the most acts, and the period."""
    telling, span = Telling(collection), period(collection)
    when = f", {window_in_words(span)}" if span else ""
    pairs: dict[tuple[str, str], int] = {}
    for event in collection.events:
        for actor, recipient in {tuple(sorted((a, r))) for a, r in event.dyads if a and r and a != r}:
            pairs[actor, recipient] = pairs.get((actor, recipient), 0) + 1
    if not pairs:
        return f"Diplomatic acts{when}"
    busiest = min(pairs, key=lambda pair: (-pairs[pair], pair))
    return f"{' and '.join(telling.state_label(state) for state in busiest)}{when}"


def how_made() -> str:
    """How the figures came about, in four sentences."""
    return (
        f"Made with Démarche {__version__}. Acts are coded by rules from the sentences shown, by the PLOVER scheme "
        "(type, mode, score from −10 to +10) and placed on the program's own diplomatic ladder (rung 0 to 10). An act "
        "that was planned, threatened, demanded, denied or did not happen is marked so and drawn dashed. A date that "
        "the text does not give to the day is a window of days."
    )


def _surroundings(document: Document | None, evidence: Evidence) -> tuple[str, str]:
    if document is None or document.text[evidence.start : evidence.end] != evidence.text:
        return "", ""
    before = document.text[: evidence.start].rstrip("\n").rsplit("\n", 1)[-1] if evidence.start else ""
    after = document.text[evidence.end :].lstrip(" ").split("\n", 1)[0]
    if len(before) > _CONTEXT_CHARACTERS:
        before = "…" + before[-_CONTEXT_CHARACTERS:].split(" ", 1)[-1]
    return before.strip(), shorten(after.strip(), _CONTEXT_CHARACTERS)
