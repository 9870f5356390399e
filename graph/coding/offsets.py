"""Distances in time between two acts of one sentence: "two days after it lodged a protest", "a day before the raid"."""

import re
from dataclasses import dataclass
from functools import cache

from graph.coding.dates import shifted
from graph.lexicon.dates import load_date_words
from graph.model import Window


@dataclass(frozen=True)
class Offset:
    """Characters start..end of the expression; the word at `marker` opens what the distance is counted from."""

    start: int
    end: int
    marker: int
    amount: int
    unit: str
    is_after: bool

    def of_outer(self, inner: Window) -> Window:
        """The days of the clause around the expression, given those of what it is counted from."""
        return shifted(inner, self.amount if self.is_after else -self.amount, self.unit)

    def of_inner(self, outer: Window) -> Window:
        """The days of what the distance is counted from, given those of the clause around it."""
        return shifted(outer, -self.amount if self.is_after else self.amount, self.unit)


def find_offsets(text: str) -> list[Offset]:
    """The distances of a sentence; "a day after." at its end is no distance between acts, but leans on the story."""
    numbers = load_date_words().numbers
    found = []
    for match in _pattern().finditer(text):
        number = (match["number"] or "a").lower()
        amount = int(number) if number.isdigit() else numbers[number]
        unit = (match["unit"] or match["bare"] or "day").lower()
        after = match["side"].lower() == "after"
        found.append(Offset(match.start(), match.end(), match.start("side"), amount, unit, after))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    words = load_date_words()
    number = rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(words.numbers, key=len, reverse=True))})(?:\s+of)?"
    units = r"(?P<unit>minutes?|hours?|days?|weeks?|months?|years?)"
    days = "|".join(words.weekdays)
    return re.compile(
        rf"\b(?:(?:just |only |barely )?{number}\s+{units}|the\s+day|(?P<bare>hours|minutes))"
        rf"\s+(?P<side>before|after)\s+"
        rf"(?=[\w“‘\"'])(?!(?:and|or|but|{days})\b)(?!(?:that|this)\s*[,.;])",
        re.IGNORECASE,
    )
