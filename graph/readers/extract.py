"""What a format gives: the text, what is known of its stretches, and what the file says about itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.model import Block, BlockKind

_GAP = "\n\n"


@dataclass(frozen=True)
class Passage:
    """One paragraph, heading or caption on its way out of a format; kind None: the marking decides."""

    text: str
    kind: BlockKind | None = None


@dataclass(frozen=True)
class Extract:
    """A text out of a file, before it is marked and dated.

    `known` are stretches whose kind the format itself tells (a heading of HTML). `created` is the day on which the
    file was made: worth less than anything that the text says. `source` is an address, else the outlet's name.
    """

    text: str
    known: tuple[Block, ...] = ()
    title: str = ""
    published: date | None = None
    created: date | None = None
    source: str | None = None
    warnings: tuple[str, ...] = ()


def lay_out(passages: Iterable[Passage]) -> tuple[str, tuple[Block, ...]]:
    """The passages as one text with a blank line between any two, and the stretches whose kind they tell."""
    parts: list[str] = []
    known: list[Block] = []
    at = 0
    for passage in passages:
        text = one_line(passage.text)
        if not text:
            continue
        if passage.kind is not None:
            known.append(Block(at, at + len(text), passage.kind))
        parts.append(text)
        at += len(text) + len(_GAP)
    return _GAP.join(parts), tuple(known)


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def with_title(passages: Iterable[Passage], title: str) -> list[Passage]:
    """The passages led by the title, unless one of the first three says it already."""
    listed = [passage for passage in passages if one_line(passage.text)]
    wanted = one_line(title)
    if not wanted:
        return listed
    for at, passage in enumerate(listed[:3]):
        if one_line(passage.text).casefold() == wanted.casefold():
            return [*listed[:at], Passage(passage.text, BlockKind.TITLE), *listed[at + 1 :]]
    return [Passage(wanted, BlockKind.TITLE), *listed]
