"""A form of expressions, and the match of one, read through the words of the lexicon."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from graph.lexicon.dates import TimeWords
from graph.timex.grammar.fragments import WHICH, compiled
from graph.timex.meanings.counted import Amount
from graph.timex.meanings.meaning import Meaning, Which
from graph.timex.reckoning import Part, Unit

_FEW = 3  # "days later", "for weeks"


@dataclass(frozen=True)
class Habit:
    """How a document writes dates; `day_first` None where it never shows it."""

    day_first: bool | None = None


@dataclass(frozen=True)
class Fields:
    """The named groups of a match as values of the calendar."""

    match: re.Match[str]
    words: TimeWords
    habit: Habit

    def text(self, name: str) -> str:
        """The words of a group: lower case, single spaces, straight apostrophes; empty where it did not match."""
        return plain(self.match.groupdict().get(name) or "")

    def integer(self, name: str) -> int:
        return int(self.text(name))

    def month(self, name: str = "month") -> int:
        return self.words.months[self.text(name).rstrip(".")]

    def weekday(self) -> int:
        return self.words.weekdays[self.text("weekday")]

    def season(self) -> tuple[int, int]:
        return self.words.seasons[self.text("season")]

    def ordinal(self, name: str) -> int:
        """A day of a month or a place in a row: "14", "14th", "fourteenth"; -1 for "last"."""
        return ordinal(self.text(name), self.words)

    def which(self) -> Which:
        return WHICH.get(self.text("which"), Which.PLAIN)

    def unit(self) -> Unit:
        return Unit(self.words.units[self.text("unit")][0])

    def part(self) -> Part:
        return Part(self.words.parts[self.text("part")])

    def amount(self) -> Amount:
        """ "About two weeks", "three nights", "a fortnight", "hours"."""
        unit, count = self.words.units[self.text("counted") or self.text("bare")]
        number = self.text("number")
        vague = bool(self.text("hedge")) or number in self.words.vague_numbers
        return Amount(count * self._number(number), Unit(unit), vague)

    def _number(self, text: str) -> int:
        if not text:
            return _FEW if self.text("bare").endswith("s") else 1
        digits = text.replace(",", "")
        if digits.isdigit():
            return int(digits)
        tens, _, ones = text.replace("-", " ").partition(" ")
        return self.words.numbers.get(text) or self.words.numbers[tens] + self.words.numbers[ones]


def plain(text: str) -> str:
    """Words as the lexicon has them."""
    return " ".join(text.lower().replace("’", "'").split())


def ordinal(text: str, words: TimeWords) -> int:
    """The number of "14th" or "fourteenth"; -1 for "last"."""
    if text == "last":
        return -1
    return words.ordinals.get(text) or int(re.sub(r"\D", "", text))


@dataclass(frozen=True)
class Form:
    """What expressions look like, and what they mean; None where the match is no expression after all."""

    template: str
    build: Callable[[Fields], Meaning | None]

    @property
    def pattern(self) -> re.Pattern[str]:
        return compiled(rf"(?<![\w$€£])(?:{self.template})(?!\w)")
