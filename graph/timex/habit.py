"""How a document writes dates: the day first ("1 July", "30/12/2030") or the month ("July 1", "12/30/2030")."""

import re
from functools import cache

from graph.timex.grammar.form import Habit
from graph.timex.grammar.fragments import compiled

_NUMERIC = re.compile(r"(?<![\d./])(\d\d?)/(\d\d?)/(?:\d\d\d\d|\d\d)(?![\d/])")
_MONTHS = 12


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return compiled(r"\b\d\d?(?:st|nd|rd|th)? {month}"), compiled(r"\b{month} \d\d?\b(?!:)")


def habit_of(text: str) -> Habit:
    """By its numeric dates that can be read one way only; else by its dates with a named month; else unknown."""
    numbers = [(int(first), int(second)) for first, second in _NUMERIC.findall(text)]
    shown = [first > _MONTHS for first, second in numbers if (first > _MONTHS) != (second > _MONTHS)]
    if not shown:
        shown = [which for which, pattern in zip((True, False), _named(), strict=True) for _ in pattern.finditer(text)]
    days, months = shown.count(True), shown.count(False)
    return Habit(None if days == months else days > months)
