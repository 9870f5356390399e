"""Pieces of patterns, made from the words of the lexicon, and how a template of a form becomes a pattern."""

import re
from collections.abc import Iterable
from functools import cache

from graph.lexicon.dates import TimeWords, load_time_words
from graph.timex.meanings.meaning import Which
from graph.timex.reckoning import Unit

SPACE = r"(?:[^\S\n]+|[^\S\n]*\n(?!\s*\n)[^\S\n]*)"  # a line's end too, but not that of a paragraph
_CAPITAL = r"(?=(?-i:[A-Z]))"  # "May" and "March", not "may" and "march"
_LEAST_ORDINAL = 4  # "on the second" is more often no day than one
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_HEDGES = (
    *("about", "around", "nearly", "almost", "roughly", "some", "a good", "at least", "up to"),
    *("more than", "less than", "over", "under", "just over", "just under", "well over"),
)
_EXACT = ("just", "only", "barely", "exactly", "a full", "another", "a further", "the full", "the whole", "the")
_MEASURED = ("long", "full", "short", "straight", "consecutive", "more", "whole", "working", "further", "successive")
WHICH = {
    "last": Which.LAST,
    "past": Which.LAST,
    "this past": Which.LAST,
    "next": Which.NEXT,
    "coming": Which.NEXT,
    "this coming": Which.NEXT,
    "this": Which.THIS,
    "that": Which.TOLD,
    "that same": Which.TOLD,
    "the same": Which.TOLD,
    "the very same": Which.TOLD,
    "the following": Which.TOLD_NEXT,
    "the next": Which.TOLD_NEXT,
    "the previous": Which.TOLD_LAST,
    "the preceding": Which.TOLD_LAST,
}


@cache
def compiled(template: str) -> re.Pattern[str]:
    """A template as a pattern: `{month}` stands for a fragment, a blank for any space within a paragraph.

    Blanks inside of a character class would be replaced as well: write `(?: |-)`.
    """
    filled = re.sub(r"\{([a-z_]\w*)\}", lambda hole: _fragments()[hole[1]], template)
    return re.compile(filled.replace(" ", SPACE), re.IGNORECASE)


def alternatives(words: Iterable[str]) -> str:
    """One of the words, the longest first; apostrophes straight or curved."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ").replace("'", "['’]") for word in ordered) + ")"


def after(*leads: str) -> str:
    """A look back at the word before: one of `leads`, none of which holds a blank."""
    return "(?:" + "|".join(rf"(?<=\b{lead}[\s-])" for lead in leads) + ")"


@cache
def _fragments() -> dict[str, str]:
    words = load_time_words()
    day = rf"\d{{1,2}}(?:st|nd|rd|th)?|{alternatives(words.ordinals)}"
    year = r"(?:1[5-9]|20)\d\d(?!\d)"
    return _names(words) | {
        "amount": _amount(words),
        "day": rf"(?P<day>{day})",
        "day2": rf"(?P<day2>{day})",
        "more_days": rf"(?:, ?(?:{day})){{0,6}},?",
        "nth": rf"(?P<nth>{day}|last)",
        "nth_day": rf"(?P<nth>\d\d?(?:st|nd|rd|th)|{_late_ordinals(words)})",
        "year": rf"(?P<year>{year})",
        "year2": rf"(?P<year2>{year}|\d\d(?!\d))",
        "of_year": rf"(?:(?:(?:,| of| in)? ?|-)(?P<year>{year}))?",
        "any_year": year,
        "which": rf"(?P<which>{alternatives(WHICH)})",
        "day_part": "(?:morning|afternoon|evening|night)",
    }


def _names(words: TimeWords) -> dict[str, str]:
    months = "|".join(_month_name(name, words) for name in sorted(words.months, key=len, reverse=True))
    sure = alternatives(name for name in words.months if len(name) > len("august"))
    return {
        "month": rf"{_CAPITAL}(?P<month>{months})",
        "month2": rf"{_CAPITAL}(?P<month2>{months})",
        "sure_month": rf"{_CAPITAL}(?P<month>{sure}|july)",
        "weekday": rf"{_CAPITAL}(?P<weekday>{alternatives(words.weekdays)})\b",
        "feast": rf"{_CAPITAL}(?P<feast>{alternatives(words.feasts)})",
        "season": rf"(?P<season>{alternatives(words.seasons)})",
        "unit": rf"(?P<unit>{alternatives(words.units)})",
        "long_unit": rf"(?P<unit>{alternatives(_calendar_units(words))})",
        "one_unit": rf"(?P<unit>{alternatives(_single_units(words))})",
        "around": rf"(?P<around>{alternatives(words.around)})",
        "hour": alternatives(words.hours),
        "whole_hour": alternatives(words.whole_hours),
        "part": rf"(?P<part>{alternatives(words.parts)})",
    }


def _month_name(name: str, words: TimeWords) -> str:
    """A month's name, with a point where it is short for a longer one."""
    is_short = any(longer.startswith(name) and longer != name for longer in words.months)
    return rf"{name}\b\.?" if is_short else rf"{name}\b"


def _single_units(words: TimeWords) -> list[str]:
    """The units from a day on that are counted once, in the singular: "day", "night", "week"."""
    counted = words.units.items()
    return [word for word, (unit, count) in counted if count == 1 and unit != Unit.HOUR and not word.endswith("s")]


def _calendar_units(words: TimeWords) -> list[str]:
    """The units longer than a day, in the singular: "week", "month"."""
    return [word for word in _single_units(words) if words.units[word][0] != Unit.DAY]


def _late_ordinals(words: TimeWords) -> str:
    return alternatives(word for word, value in words.ordinals.items() if value >= _LEAST_ORDINAL)


def _amount(words: TimeWords) -> str:
    """ "About two weeks", "three nights", "a fortnight", "half an hour", "hours"."""
    numbers = rf"\d{{1,3}}(?:,\d{{3}})?|(?:{_TENS})(?: |-)(?:{_ONES})|{alternatives(words.numbers)}"
    bare = [word for word in words.units if word.endswith("s") or word.startswith(("half", "quarter"))]
    hedge = rf"(?:(?:(?P<hedge>{alternatives(_HEDGES)})|{alternatives(_EXACT)}) )?(?:a )?"
    counted = rf"(?P<number>{numbers})(?: of)?(?: {alternatives(_MEASURED)})? (?P<counted>{alternatives(words.units)})"
    return rf"{hedge}(?:{counted}|(?P<bare>{alternatives(bare)}))"
