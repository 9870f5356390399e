"""PropBank's annotation of web texts (CC BY-SA 4.0) as examples: a predicate as a trigger, the role of each piece."""

import json
import lzma
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.model import make_document
from graph.reading.annotation import Span
from graph.reading.pieces import Asked, Cutter, Sentence, Window

_NUMBERS = {"ARG0": 1, "ARG1": 2, "ARG2": 3, "ARGM-TMP": 4, "ARGM-LOC": 5}
_OTHER = 6
ROLES = _OTHER + 1  # with 0: none
_DULL = ("be.", "have.", "do.", "become.", "seem.", "get.", "need.", "use.")
_LONGEST = 128  # pieces: longer sentences are mostly lists


@dataclass(frozen=True)
class RoleExample:
    """A sentence with one of its predicates asked about, and the number of the role of each piece."""

    asked: Asked
    tags: list[int]

    def __len__(self) -> int:
        return len(self.asked)


def role_examples(path: Path, cutter: Cutter) -> Iterator[RoleExample]:
    """The examples of a file (JSON Lines, packed with xz) without those kept for testing."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            predicates = [p for p in row["preds"] if p["args"] and not p["roleset"].startswith(_DULL)]
            if row["split"] != "test" and predicates:
                yield from _examples(row["tokens"], predicates, cutter)


def _examples(tokens: Sequence[str], predicates: Sequence[Mapping[str, Any]], cutter: Cutter) -> Iterator[RoleExample]:
    window = Window((_as_one(cutter.cut(make_document(" ".join(tokens)))),), 0)
    if len(window.offsets) > _LONGEST:
        return
    spans = _spans(tokens)
    for predicate in predicates:
        marked = window.pieces(spans[predicate["i"]])
        if marked is None:
            continue
        tags = [0] * len(window.offsets)
        for first, last, role in predicate["args"]:
            place = window.pieces(Span(spans[first].start, spans[last - 1].end))
            if place:
                tags[slice(*place)] = [_NUMBERS.get(role, _OTHER)] * (place[1] - place[0])
        yield RoleExample(Asked(window, marked), tags)


def _spans(tokens: Sequence[str]) -> list[Span]:
    """Where the tokens lie in their text, apart by blanks."""
    spans, at = [], 0
    for token in tokens:
        spans.append(Span(at, at + len(token)))
        at += len(token) + 1
    return spans


def _as_one(cut: Sequence[Sentence]) -> Sentence:
    """The pieces of all sentences in one: PropBank's sentences are not to be split again."""
    return Sentence(
        cut[0].span,
        tuple(piece for sentence in cut for piece in sentence.ids),
        tuple(pair for sentence in cut for pair in sentence.offsets),
        tuple(shape for sentence in cut for shape in sentence.shapes),
    )
