"""What belongs to an expression before and after it: "since", "by the end of", "late on", "the night of"; "morning"."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from graph.lexicon.dates import load_time_words
from graph.timex.grammar.form import ordinal, plain
from graph.timex.grammar.fragments import alternatives, compiled
from graph.timex.grammar.joins import is_day
from graph.timex.meanings.around import CalendarUnit
from graph.timex.meanings.combined import PartOf
from graph.timex.meanings.meaning import Meaning
from graph.timex.meanings.weekdays import LENGTHS, NthOf
from graph.timex.reckoning import Part

_LED = re.compile(r"(?:for|in|after|within|during|over|throughout|following|at|by|inside)\s", re.IGNORECASE)
_LOOK_BACK = 70  # characters; the longest margin is "no later than the evening of the"
_GRADES = ("only", "later", "just", "as early as", "as late as", "most of", "much of", "all of")
_PREPOSITIONS = (
    *("in", "on", "at", "between", "during", "over", "throughout", "all through", "through", "within"),
    *("around", "about", "circa", "for", "of", "starting", "this"),
)
_HOURS = ("night", "evening", "morning", "afternoon", "early hours", "small hours")


class Bound(StrEnum):
    """What an expression says of its days."""

    AT = "at"
    SINCE = "since"  # the act began then and lasts
    FROM = "from"  # the act begins then
    LIMIT = "limit"  # a term that is set ("by 15 March"): no day of an act


@dataclass(frozen=True)
class Margin:
    """Where an expression really begins, what it means with what stands before it, and its bound."""

    start: int
    meaning: Meaning
    bound: Bound


def end_of(text: str, end: int, meaning: Meaning) -> int:
    """Where an expression that ends at `end` really ends: a day takes its part of the day along."""
    match = _after().match(text, end) if is_day(meaning) else None
    return match.end() if match else end


def read_before(text: str, start: int, meaning: Meaning, *, edge: int = 0) -> Margin:
    """The margin before an expression that begins at `start`, not over the `edge` at which the one before it ends.

    None where the expression begins with a preposition of its own ("for nine days").
    """
    left = max(edge, start - _LOOK_BACK)
    match = _before().search(text[left:start])
    if match is None or not match[0].strip() or _LED.match(text, start):
        return Margin(start, meaning, Bound.AT)
    return Margin(left + match.start(), _narrowed(match, meaning), _bound(match, meaning))


def _bound(match: re.Match[str], meaning: Meaning) -> Bound:
    """ "To" sets a term before a day only: "put off to Saturday", but "reactions to the 2026 protests"."""
    word = plain(match["bound"] or "")
    if not word or (word == "to" and not is_day(meaning)):
        return Bound.AT
    return Bound(load_time_words().bounds[word])


def _narrowed(match: re.Match[str], meaning: Meaning) -> Meaning:
    words = load_time_words()
    if is_day(meaning) or not (match["part"] or match["nth"]):
        return meaning
    if isinstance(meaning, CalendarUnit):
        meaning = replace(meaning, whole=True)
    if match["part"]:
        return PartOf(Part(words.parts[plain(match["part"])]), meaning)
    piece = plain(match["piece"])
    return NthOf(ordinal(plain(match["nth"]), words), meaning, words.weekdays.get(piece), LENGTHS.get(piece, 1))


@cache
def _before() -> re.Pattern[str]:
    words = load_time_words()
    pieces = alternatives([*words.weekdays, "weekend", "week", "fortnight", "day"])
    part = rf"(?P<part>{alternatives(words.parts)})(?: |-)(?:in |on )?(?:the )?"
    nth = rf"(?P<nth>{alternatives(words.ordinals)}|last|\d\d?(?:st|nd|rd|th)) (?P<piece>{pieces}) (?:of|in) (?:the )?"
    return compiled(
        rf"(?<![\w-])(?:(?P<bound>{alternatives(words.bounds)}) )?(?:{alternatives(_GRADES)} )?"
        rf"(?:{alternatives(_PREPOSITIONS)} )?(?:most of |all of )?(?:the )?"
        rf"(?:{part}|{nth}|{alternatives(_HOURS)} (?:of|on) (?:the )?)?$"
    )


@cache
def _after() -> re.Pattern[str]:
    hours = "morning|afternoon|evening|night|noon|midday|midnight|lunchtime|dawn"
    return compiled(rf",? ?\b(?:(?:early|late) )?(?:{hours})(?: local time)?(?!\w)")
