"""One document under the coder's eyes: sentences, paragraphs, and what the lexicon knows in a stretch of the text."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph.lexicon.actors import Actors, Kind, Sense
from graph.lexicon.phrases import atoms
from graph.model import BlockKind, Document, Evidence
from graph.reading.annotation import Span
from graph.reading.sentences import document_sentences

_WORD = re.compile(r"[^\W_]+|[^\w\s]")
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True)
class Hit:
    """A phrase of the lexicon found in the text, with all that it may stand for."""

    span: Span
    senses: tuple[Sense, ...]

    def sense(self, *kinds: Kind, code: str | None = None) -> Sense | None:
        """The sense of one of these kinds: that of state `code` first, then as the lexicon lists them."""
        found = [sense for sense in self.senses if sense.kind in kinds]
        return min(found, key=lambda s: (code is not None and s.code != code, s.unclear)) if found else None


@dataclass(frozen=True)
class Page:
    """A document with the lexicon of actors to read it by."""

    document: Document
    actors: Actors

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def sentences(self) -> list[Span]:
        return document_sentences(self.document)

    @cached_property
    def paragraphs(self) -> list[Span]:
        """The paragraphs of what is coded, in order; the title is the first where there is one."""
        blocks = [b for b in self.document.blocks if b.kind.is_coded and b.start < b.end]
        found = []
        for block in blocks:
            here = block.start
            for gap in (*_PARAGRAPH.finditer(self.text, block.start, block.end), None):
                end = gap.start() if gap else block.end
                if self.text[here:end].strip():
                    found.append(Span(here, end))
                here = gap.end() if gap else end
        return found

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words that the text writes in small letters somewhere: their capital at a sentence's start is no name."""
        return frozenset(w for w in re.findall(r"[^\W_]+", self.text) if w.islower())

    def sentence(self, span: Span) -> Span:
        """The sentence that a span begins in; the span itself where none does."""
        return _holding(self.sentences, span.start) or span

    def paragraph(self, span: Span) -> Span:
        return _holding(self.paragraphs, span.start) or span

    def opens_sentence(self, span: Span) -> bool:
        """Whether a span is the first of its sentence, but for an article: its capital says nothing."""
        before = self.text[self.sentence(span).start : span.start].strip(" \"“‘'").lower()
        return before in ("", "the", "a", "an")

    def is_name_elsewhere(self, word: str) -> bool:
        """Whether the text writes a word with this capital inside a sentence too."""
        found = (Span(m.start(), m.end()) for m in re.finditer(rf"\b{re.escape(word)}\b", self.text))
        return any(not self.opens_sentence(span) for span in found)

    def kind(self, span: Span) -> BlockKind:
        """What the stretch that a span begins in is; body where the document does not say."""
        found = [b.kind for b in self.document.blocks if b.start <= span.start < b.end]
        return found[0] if found else BlockKind.BODY

    def evidence(self, span: Span) -> Evidence:
        return Evidence(self.document.id, span.start, span.end, span.of(self.text))

    def words(self, span: Span) -> list[Span]:
        """Words and signs of a stretch, one by one."""
        return [Span(m.start(), m.end()) for m in _WORD.finditer(self.text, span.start, span.end)]

    def hits(self, span: Span) -> list[Hit]:
        """The longest phrases of the lexicon in a stretch, from left to right."""
        words = self.words(span)
        pieces = [atoms(word.of(self.text)) for word in words]
        found, index = [], 0
        while index < len(words):
            hit = self.actors.table.find(pieces, index)
            if hit is not None:
                found.append(Hit(Span(words[index].start, words[hit[0] - 1].end), hit[1]))
            index = hit[0] if hit else index + 1
        return found

    @cached_property
    def all_hits(self) -> list[Hit]:
        """The phrases of the lexicon in every sentence."""
        return [hit for sentence in self.sentences for hit in self.hits(sentence)]


def _holding(spans: list[Span], offset: int) -> Span | None:
    place = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[place] if place >= 0 and offset < spans[place].end else None


def joined(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all."""
    every = list(spans)
    return Span(min(s.start for s in every), max(s.end for s in every))
