"""Marked text -> what a perfect reader would say of it: the Document and its Annotation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graph.model import Block, BlockKind, Document, Window
from graph.model.document import content_hash
from graph.reading.annotation import (
    Act,
    Annotation,
    Argument,
    Link,
    LinkKind,
    Mention,
    Role,
    Scored,
    Span,
)
from graph.reading.corpus.marked import MarkedAct, MarkedDocument
from graph.reading.sentences import document_sentences

_RANGE = ".."
_DECEMBER = 12


@dataclass(frozen=True)
class Gold:
    """A document with its perfect annotation, and the marks it comes from. `tellings` names the act of each Act."""

    document: Document
    annotation: Annotation
    marked: MarkedDocument
    tellings: tuple[str, ...]


def gold(marked: MarkedDocument) -> Gold:
    """The document and its annotation. A side of an act is its entity's mention nearest to where the act is told."""
    document = as_document(marked)
    named = sorted((span, ident) for ident, entity in marked.entities.items() for span in entity.spans)
    chains = {ident: number for number, ident in enumerate(marked.entities)}
    mentions = tuple(
        Mention(
            span,
            Scored(marked.entities[ident].type.value),
            chains[ident],
            Scored(state) if (state := marked.entities[ident].state) else None,
        )
        for span, ident in named
    )
    told = sorted((span, ident) for ident, act in marked.acts.items() for span in act.spans)
    tellings = tuple(ident for _, ident in told)
    places = _Places(marked, named, document_sentences(document))
    acts = tuple(_act(places, marked.acts[ident], span) for span, ident in told)
    annotation = Annotation(document.id, mentions, acts, tuple(_links(marked, tellings)), reader="gold")
    return Gold(document, annotation, marked, tellings)


def as_document(marked: MarkedDocument) -> Document:
    """The text as a Document whose first line is its title."""
    text, end = marked.text, len(marked.title)
    blocks = [Block(0, end, BlockKind.TITLE)]
    if text[end:].strip():
        blocks.append(Block(end, len(text), BlockKind.BODY))
    return Document(
        id=marked.id,
        title=marked.title,
        text=text,
        sha256=content_hash(text, marked.published),
        published=marked.published,
        source=marked.outlet,
        blocks=tuple(blocks),
    )


def window(value: str) -> Window | None:
    """The days of a marked value: "2031-03" is a month, "2031..2032" two years; None for "?"."""
    if value == "?":
        return None
    first, _, last = value.partition(_RANGE)
    return Window(_first(first), _last(last or first))


def _first(text: str) -> date:
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _last(text: str) -> date:
    parts = list(map(int, text.split("-")))
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0], parts[1]) if len(parts) > 1 else (parts[0], _DECEMBER)
    following = date(year + month // _DECEMBER, month % _DECEMBER + 1, 1)
    return following - timedelta(days=1)


@dataclass(frozen=True)
class _Places:
    """Where things stand in the text."""

    marked: MarkedDocument
    named: Sequence[tuple[Span, str]]
    sentences: Sequence[Span]

    def sentence(self, span: Span) -> Span:
        """The sentence that a span begins in; the span itself where none does."""
        return next((s for s in self.sentences if s.start <= span.start < s.end), span)

    def nearest(self, ident: str, trigger: Span) -> int | None:
        """The mention of an entity for an act: in its sentence if there is one, else the last before, else the next."""
        here = self.sentence(trigger)
        found = [(place, span) for place, (span, who) in enumerate(self.named) if who == ident]
        if not found:
            return None
        return min(found, key=lambda row: _distance(row[1], trigger, here))[0]


def _distance(span: Span, trigger: Span, sentence: Span) -> tuple[bool, bool, int]:
    gap = max(trigger.start - span.end, span.start - trigger.end)
    return span not in sentence, span.start > sentence.end, gap


def _act(places: _Places, act: MarkedAct, trigger: Span) -> Act:
    return Act(
        trigger=trigger,
        sentence=places.sentence(trigger),
        type=Scored(act.type),
        mode=Scored(act.mode) if act.mode else None,
        measure=Scored(act.measure) if act.measure else None,
        status=Scored(act.status.value),
        arguments=tuple(_arguments(places, act, trigger)),
    )


def _arguments(places: _Places, act: MarkedAct, trigger: Span) -> Iterable[Argument]:
    for role, idents in ((Role.ACTOR, act.actors), (Role.RECIPIENT, act.recipients)):
        for ident in idents:
            if (mention := places.nearest(ident, trigger)) is not None:
                yield Argument(role, mention=mention)
    if act.time:
        here = places.sentence(trigger)
        spans = places.marked.times[act.time].spans
        yield Argument(Role.TIME, span=min(spans, key=lambda span: _distance(span, trigger, here)))


def _links(marked: MarkedDocument, tellings: Sequence[str]) -> Iterable[Link]:
    first = {ident: place for place, ident in reversed(list(enumerate(tellings)))}
    for place, ident in enumerate(tellings):
        if first[ident] != place:
            yield Link(LinkKind.SAME_ACT, place, first[ident])
    for ident, act in marked.acts.items():
        for cause in act.causes:
            yield Link(LinkKind.ANSWERS, first[ident], first[cause])
