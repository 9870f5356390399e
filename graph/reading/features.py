"""What is known of a pair of spans besides how the encoder reads them, the same in training and use.

A row has EXTRA numbers; what each place means is fixed by the trained weights, and places that no feature fills are 0.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from graph.reading.anchors import Anchor
from graph.reading.annotation import Span
from graph.reading.pieces import Window, sentences_between

EXTRA = 24
Row = NDArray[np.float32]
Typed = tuple[Span, str]  # a mention and its type

_ANTECEDENTS = 25  # mentions back that a mention is compared with
_SMALL = frozenset({"the", "a", "an", "of", "and", "in", "to", "for", "at", "on", "s", "'"})
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "who", "which", "both", "we", "our", "i"}
)


def words_of(text: str) -> frozenset[str]:
    """The telling words of a mention, in lower case."""
    return frozenset(w for w in text.lower().replace("’", "'").replace("'s", "").split() if w not in _SMALL)


def _apart(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end, 0)


def _distance(row: Row, gap: int) -> None:
    row[0] = math.log1p(gap) / 8
    row[1] = gap == 0
    row[2] = gap > 150
    row[3] = gap > 500


def antecedents(at: int) -> range:
    """The places of the mentions that mention `at` is compared with."""
    return range(max(0, at - _ANTECEDENTS), at)


def same_rows(mentions: Sequence[Typed], at: int, text: str) -> list[Row]:
    """The features of mention `at` with each of its antecedents: are they the same?"""
    return [_same_row(mentions[i], mentions[at], text) for i in antecedents(at)]


def _same_row(one: Typed, other: Typed, text: str) -> Row:
    """Two mentions, the earlier one first."""
    row = np.zeros(EXTRA, dtype=np.float32)
    (span, kind), (later, later_kind) = one, other
    words, later_words = span.of(text), later.of(text)
    first, second = words_of(words), words_of(later_words)
    _distance(row, _apart(span, later))
    row[4] = words == later_words
    row[5] = bool(first) and first == second
    row[6] = len(first & second) / max(1, min(len(first), len(second)))
    row[7] = bool(second) and second < first
    row[8] = words.split()[-1:] == later_words.split()[-1:]
    row[9] = later_words.lower() in _PRONOUNS
    row[10] = words.lower() in _PRONOUNS
    row[11] = later_words[:1].islower()
    row[12] = kind == later_kind
    return row


def _whose_row(mention: Span, text: str, anchor: Anchor, order: tuple[int, int]) -> Row:
    """A mention and a name of a state. `order`: the name's place among those inside the mention, and their number."""
    row = np.zeros(EXTRA, dtype=np.float32)
    inside = anchor.span in mention
    _distance(row, _apart(mention, anchor.span))
    row[4] = inside
    row[5] = inside and order[0] == 0
    row[6] = inside and order[0] == order[1] - 1
    row[7] = order[1] == 0
    row[8] = anchor.span.start >= mention.end
    row[9] = anchor.unclear
    before = text[max(0, anchor.span.start - 4) : anchor.span.start].lower()
    row[10] = before.endswith(" to ")
    row[11] = before.endswith((" in ", " at "))
    row[12] = before.endswith("of ")
    row[13] = anchor.span == mention
    row[14 + anchor.kind] = 1
    return row


def whose_rows(span: Span, names: Sequence[Anchor], text: str) -> list[Row]:
    """The features of a mention with each name of its window: whose is it?"""
    inside = [i for i, name in enumerate(names) if name.span in span]
    return [
        _whose_row(span, text, name, (inside.index(i) if i in inside else -1, len(inside)))
        for i, name in enumerate(names)
    ]


def linked_row(one: Span, other: Span, window: Window, text: str) -> Row:
    """Two triggers of a window, the earlier one first: one act, or an answer?"""
    row = np.zeros(EXTRA, dtype=np.float32)
    between = sentences_between(window, one, other)
    _distance(row, _apart(one, other))
    row[4] = between == 0
    row[5] = between == 1
    row[6] = between > 3
    row[7] = one.of(text).lower() == other.of(text).lower()
    return row


def role_rows(trigger: Span, candidates: Sequence[Span], window: Window, text: str) -> list[Row]:
    """The features of a trigger with each mention (or time) of its window: does it take part?"""
    return [_role_row(trigger, span, text, sentences_between(window, span, trigger)) for span in candidates]


def _role_row(trigger: Span, mention: Span, text: str, between: int) -> Row:
    """`between`: sentences from the mention to the trigger."""
    row = np.zeros(EXTRA, dtype=np.float32)
    gap = _apart(trigger, mention)
    _distance(row, gap)
    row[4] = mention.start < trigger.start
    row[5] = between == 0
    row[6] = between == 1
    row[7] = between > 1
    row[8] = gap < 3 and mention.start < trigger.start
    row[9] = gap < 3 and mention.start > trigger.start
    row[10] = "by " in text[trigger.end : mention.start][-8:] if mention.start > trigger.end else False
    row[11] = mention.of(text).lower() in _PRONOUNS
    return row
