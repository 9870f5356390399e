"""Whether a sentence tells, at an expression, what is yet to come: by the nearest of the words that show it."""

import re
from enum import StrEnum
from functools import cache

from graph.lexicon.dates import load_time_words
from graph.timex.grammar.form import plain
from graph.timex.grammar.fragments import alternatives, compiled
from graph.timex.grammar.margins import Bound


class Tense(StrEnum):
    """What a word says of the time of its clause."""

    AHEAD = "ahead"
    BEHIND = "behind"
    ASKED = "asked"  # of what somebody is to do
    BARE = "bare"  # "put", "cut": past, unless a word before it says otherwise


_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n\s*\n|[;:]\s")
_REACH_BACK, _REACH_ON = 300, 200  # characters of a sentence that are looked through
_REASON = compiled(r"due to (?:an?|the|its|their|his|her|this|that|these|those|what|\w+ing|(?-i:[A-Z])\w*)\b")


def looks_ahead(text: str, start: int, end: int, bound: Bound) -> bool:
    """Whether the word nearest before characters start..end tells of the future; the first after, where none is before.

    What somebody was asked to do counts where the expression is its term ("told to leave by Friday"), not where it may
    be the day of the asking ("was told to leave on Friday").
    """
    asked = Tense.AHEAD if bound in (Bound.LIMIT, Bound.FROM) else Tense.BEHIND
    before = [m for m in _signs().finditer(_sentence_before(text, start)) if not _is_reason(m)]
    tenses = [tense for m in before if (tense := _tense(m)) is not Tense.BARE]
    if tenses:
        return (asked if tenses[-1] is Tense.ASKED else tenses[-1]) is Tense.AHEAD
    after = _signs().search(_sentence_after(text, end))
    return after is not None and _tense(after) is Tense.AHEAD


def _sentence_before(text: str, start: int) -> str:
    return _SENTENCE_END.split(text[max(0, start - _REACH_BACK) : start])[-1]


def _sentence_after(text: str, end: int) -> str:
    return _SENTENCE_END.split(text[end : end + _REACH_ON])[0]


def _tense(sign: re.Match[str]) -> Tense:
    if sign["past"]:
        return Tense.BEHIND
    return Tense(load_time_words().tense[plain(sign[0])])


def _is_reason(sign: re.Match[str]) -> bool:
    return bool(_REASON.match(sign.string, sign.start()))


@cache
def _signs() -> re.Pattern[str]:
    words = alternatives(load_time_words().tense)
    return compiled(rf"(?<!\w)(?-i:{words}(?!\w)|(?P<past>[a-z]\w+ed\b))")  # in lower case: no month of May
