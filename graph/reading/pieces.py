"""Text -> word pieces: what the encoder sees, each piece with the characters it stands for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tokenizers import Encoding, Tokenizer

from graph.model import Document
from graph.reading.annotation import Span
from graph.reading.sentences import document_sentences

LONGEST = 448  # word pieces of a window, its two marks at the ends included
ROOM = 112  # pieces around a trigger when it is weighed
OVERLAP = 3  # sentences that a window repeats of the one before it: who "he" is stands there
_LOWER, _TITLE, _UPPER, _NUMBER, _OTHER = range(5)
SHAPES = 5

Pieces = tuple[int, int]  # first..last of a window, last excluded


@dataclass(frozen=True)
class Sentence:
    """A sentence cut into word pieces: their ids, the characters of each, the shape of the word each belongs to."""

    span: Span
    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    shapes: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True)
class Window:
    """Consecutive sentences first..last (last excluded); those before `core` only give context."""

    sentences: tuple[Sentence, ...]
    core: int

    @cached_property
    def offsets(self) -> list[tuple[int, int]]:
        """Characters of every piece; the marks at both ends stand for none."""
        return [(0, 0), *(pair for sentence in self.sentences for pair in sentence.offsets), (0, 0)]

    @cached_property
    def shapes(self) -> list[int]:
        return [_OTHER, *(shape for sentence in self.sentences for shape in sentence.shapes), _OTHER]

    def ids(self, first: int, last: int) -> list[int]:
        """Ids of all pieces between the marks `first` and `last`."""
        return [first, *(piece for sentence in self.sentences for piece in sentence.ids), last]

    @property
    def core_start(self) -> int:
        """The first character that this window answers for."""
        return self.sentences[self.core].span.start

    def pieces(self, span: Span) -> Pieces | None:
        """The pieces first..last (last excluded) that lie in a span of characters; None where none does."""
        starts, ends = self._bounds
        first, last = bisect_right(ends, span.start), bisect_left(starts, span.end)
        return (first + 1, last + 1) if first < last else None

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        """Where the pieces begin and where they end, without the marks; both rise."""
        inner = self.offsets[1:-1]
        return [start for start, _ in inner], [end for _, end in inner]

    def span(self, first: int, last: int) -> Span:
        """The characters of the pieces first..last (last excluded)."""
        return Span(self.offsets[first][0], self.offsets[last - 1][1])


@dataclass(frozen=True)
class Asked:
    """What the encoder reads: a window to scan or, with the pieces of a trigger, what is asked about that trigger."""

    window: Window
    trigger: Pieces | None = None

    def __len__(self) -> int:
        return len(self.window.offsets)


class Cutter:
    """Cuts documents into sentences of word pieces, and these into windows."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()

    @property
    def marks(self) -> tuple[int, int]:
        """The ids of the pieces that open and close a window."""
        opening, closing = (self._tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
        if opening is None or closing is None:
            raise ValueError("the tokenizer has no pieces [CLS] and [SEP]")
        return opening, closing

    def cut(self, document: Document) -> list[Sentence]:
        """The sentences of what is coded of a document; one longer than a window is cut into several."""
        spans = document_sentences(document)
        texts = [span.of(document.text) for span in spans]
        encodings = self._tokenizer.encode_batch(texts, add_special_tokens=False)
        return [
            sentence
            for span, text, encoding in zip(spans, texts, encodings, strict=True)
            for sentence in _cut(span.start, text, encoding)
        ]


def _cut(start: int, text: str, encoding: Encoding) -> Iterator[Sentence]:
    """The pieces of a sentence that begins at `start`, in parts that a window has room for."""
    shapes = _shapes(text, encoding.offsets, encoding.word_ids)
    offsets = [(start + first, start + last) for first, last in encoding.offsets]
    for at in range(0, len(offsets), LONGEST - 2):
        part = slice(at, at + LONGEST - 2)
        here = Span(offsets[part][0][0], offsets[part][-1][1])
        yield Sentence(here, tuple(encoding.ids[part]), tuple(offsets[part]), tuple(shapes[part]))


def windows(sentences: Sequence[Sentence]) -> list[Window]:
    """All sentences in windows of at most LONGEST pieces; each is core of exactly one."""
    found: list[Window] = []
    core = 0
    while core < len(sentences):
        first, room = core, LONGEST - 2 - len(sentences[core])
        while first > max(0, core - OVERLAP) and len(sentences[first - 1]) <= room // 2:
            first -= 1
            room -= len(sentences[first])
        last = core + 1
        while last < len(sentences) and len(sentences[last]) <= room:
            room -= len(sentences[last])
            last += 1
        found.append(Window(tuple(sentences[first:last]), core - first))
        core = last
    return found


def around(sentences: Sequence[Sentence], trigger: Span, room: int) -> Window | None:
    """The sentence of a trigger with as many before it as fit into `room` pieces; a headline with what follows."""
    here = next((i for i, s in enumerate(sentences) if trigger.overlaps(s.span)), None)
    if here is None:
        return None
    first, last, left = here, here + 1, room - len(sentences[here])
    while first > 0 and len(sentences[first - 1]) <= left:
        first -= 1
        left -= len(sentences[first])
    if here == 0 and last < len(sentences) and len(sentences[last]) <= left:
        last += 1
    return Window(tuple(sentences[first:last]), here - first)


def ask(sentences: Sequence[Sentence], trigger: Span, room: int = ROOM) -> Asked | None:
    """The question about a trigger in the window around it; None where no sentence holds a piece of it."""
    window = around(sentences, trigger, room)
    place = window.pieces(trigger) if window else None
    return Asked(window, place) if window and place else None


def sentences_between(window: Window, one: Span, other: Span) -> int:
    """How many sentences lie between the sentences of two spans; 0 where they share one."""
    low, high = sorted((one, other))
    return sum(1 for sentence in window.sentences if low.end <= sentence.span.start <= high.start)


def _shapes(text: str, offsets: Sequence[tuple[int, int]], words: Sequence[int | None]) -> list[int]:
    """The encoder knows no capitals; the shape of the whole word tells each of its pieces."""
    bounds: dict[int | None, tuple[int, int]] = {}
    for word, (start, end) in zip(words, offsets, strict=True):
        begun = bounds.get(word)
        bounds[word] = (begun[0] if begun else start, end)
    return [_shape(text[slice(*bounds[word])]) for word in words]


def _shape(word: str) -> int:
    if word[:1].isdigit():
        return _NUMBER
    if not word[:1].isalpha():
        return _OTHER
    if word[0].islower():
        return _LOWER
    return _UPPER if len(word) > 1 and word.isupper() else _TITLE
