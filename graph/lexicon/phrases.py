"""A table of phrases that is looked up word by word: the longest entry that begins at a word wins."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

_ATOM = re.compile(r"[^\W_]+|[^\w\s]")
# A dot after so short a word may belong to it: "Lt. Gen.", however the text was cut into words.
_ABBREVIATION = 3
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")


def word_list(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


@lru_cache(maxsize=1 << 17)
def fold(text: str) -> str:
    """Without accents, with straight apostrophes: 'Élysée' and 'Elysee' are one name.

    >>> fold("Türkiye’s Élysée")
    "Turkiye's Elysee"
    """
    text = text.translate(_APOSTROPHES)
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=1 << 17)
def atoms(word: str) -> tuple[str, ...]:
    """The smallest pieces of a word, case kept; dots inside a word do not count.

    >>> atoms("U.N."), atoms("Guinea-Bissau"), atoms("'s")
    (('U', 'N'), ('Guinea', '-', 'Bissau'), ("'", 's'))
    """
    pieces = tuple(_ATOM.findall(fold(word)))
    return tuple(p for p in pieces if p != ".") or pieces


def fits_case(wanted: Sequence[str], found: Sequence[str]) -> bool:
    """Whether a text's writing can be the entry's: acronyms want capitals, names a capital where they have one.

    >>> fits_case(["US"], ["us"]), fits_case(["Turkey"], ["turkey"]), fits_case(["Turkey"], ["TURKEY"])
    (False, False, True)
    """
    for want, have in zip(wanted, found, strict=True):
        if want[0].isupper() and not have[0].isupper():
            return False
        if len(want) > 1 and want.isupper() and not have.isupper():
            return False
    return True


@dataclass(slots=True)
class _Node(Generic[T]):
    """What may follow the pieces read so far, and the entries that end here (as written, value)."""

    following: "dict[str, _Node[T]]" = field(default_factory=dict)
    entries: list[tuple[list[str], T]] = field(default_factory=list)


class PhraseTable(Generic[T]):
    """Phrases with what they stand for; several values under one phrase keep the order in which they came."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()

    def add(self, phrase: str, value: T) -> None:
        """Register `phrase`. A phrase in lower case is found in any case."""
        pieces = [piece for word in phrase.split() for piece in atoms(word)]
        node = self._root
        for piece in pieces:
            node = node.following.setdefault(piece.lower(), _Node())
        node.entries.append((pieces, value))

    def find(self, words: Sequence[tuple[str, ...]], start: int) -> tuple[int, tuple[T, ...]] | None:
        """(index after the last word, values) of the longest entry that begins at word `start`; None if none does.

        `words` are given as their atoms. An entry ends where a word ends, and none goes on over white space tokens.
        """
        node, best, seen = self._root, None, list[str]()
        for index in range(start, len(words)):
            if words[index] == (".",) and seen and len(seen[-1]) <= _ABBREVIATION:
                continue
            if not words[index]:
                break
            below = self._step(node, words[index], seen)
            if below is None:
                break
            node = below
            values = tuple(value for wanted, value in node.entries if fits_case(wanted, seen))
            if values:
                best = index + 1, values
        return best

    def _step(self, node: _Node[T], pieces: tuple[str, ...], seen: list[str]) -> _Node[T] | None:
        """The node after one more word; its pieces are put to `seen`."""
        for piece in pieces:
            below = node.following.get(piece.lower())
            if below is None:
                return None
            seen.append(piece)
            node = below
        return node
