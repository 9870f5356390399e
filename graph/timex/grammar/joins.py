"""What two neighbouring expressions make together: "Tuesday, 4 March", "noon on Friday", "from 3 March to 9 April"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from graph.timex.grammar.fragments import compiled
from graph.timex.meanings.around import Around, CalendarUnit
from graph.timex.meanings.beside import Beside, DayOfMonth, TimeOfDay
from graph.timex.meanings.combined import Span
from graph.timex.meanings.counted import Ago, FromDate, FromEvent
from graph.timex.meanings.meaning import Meaning, Which
from graph.timex.meanings.stated import Fixed
from graph.timex.meanings.weekdays import OfWeek, Weekday
from graph.timex.meanings.yearly import Feast, MonthDays, OfYear, WholeMonth, Yearly
from graph.timex.reckoning import Unit

Combine = Callable[[Meaning, Meaning], Meaning | None]
_LONGEST_MONTH = 31
_LONGEST_OPENER = 20  # characters


@dataclass(frozen=True)
class Join:
    """Two expressions with nothing but `between` between them, and what they mean together (None: they stay apart).

    `closed`: what has to follow, as a bracket; `opened`: the left one has to stand after "from", "between" or the like.
    """

    between: re.Pattern[str]
    combine: Combine
    closed: str = ""
    opened: bool = False

    def is_led(self, before: str) -> bool:
        opener = compiled(r"\b(?:from|between|on|both|in|of|during|since)(?: the)? ?$")
        return not self.opened or bool(opener.search(before[-_LONGEST_OPENER:]))


@cache
def joins() -> tuple[Join, ...]:
    """The joins in the order in which they are tried."""
    return tuple(_rows())


def _rows() -> Iterator[Join]:
    yield Join(compiled(r",? (?:the )?"), _weekday_and_date)
    yield Join(compiled(r" ?\((?:the )?"), _weekday_and_date, closed=")")
    yield Join(compiled(r",? (?:a )?|,? ?\("), _date_and_weekday)
    yield Join(compiled(r",? (?:of |in )?"), _of_year)
    yield Join(compiled(r",? (?:of |on )?"), _of_week)
    yield Join(compiled(r",? (?:on |of |in )?(?:the )?"), _hour_of_day)
    yield Join(compiled(r" (?:at )?"), _day_and_hour)
    yield Join(compiled(r" (?:the |an? )?(?:\w+ )?"), _from_date)
    yield Join(compiled(r" ?[-–—/] ?| (?:to|until|till|through|into)(?: the| on)? "), _span)
    yield Join(compiled(r" and (?:on )?(?:the )?"), _span, opened=True)


def is_day(meaning: Meaning) -> bool:
    """Whether an expression names a day."""
    match meaning:
        case Fixed():
            return meaning.days.is_day
        case Yearly() | OfYear():
            return isinstance(meaning.cycle, MonthDays | Feast)
        case Around():
            return meaning.first == meaning.last
        case Beside():
            return meaning.unit is Unit.DAY
        case _:
            return isinstance(meaning, Weekday | OfWeek | DayOfMonth)


def _weekday_and_date(left: Meaning, right: Meaning) -> Meaning | None:
    if not isinstance(left, Weekday) or not _is_date(right):
        return None
    return replace(right, weekday=left.number) if isinstance(right, Yearly) else right


def _date_and_weekday(left: Meaning, right: Meaning) -> Meaning | None:
    return left if isinstance(right, Weekday) and right.which is Which.PLAIN and _is_date(left) else None


def _is_date(meaning: Meaning) -> bool:
    return is_day(meaning) and not isinstance(meaning, Weekday | OfWeek | Beside)


def _of_year(left: Meaning, right: Meaning) -> Meaning | None:
    """ "May last year", "from March to May last year"."""
    if isinstance(left, Span):
        last = _of_year(left.last, right)
        return Span(left.first, last) if last else None
    if not isinstance(left, Yearly) or not isinstance(left.cycle, MonthDays | WholeMonth):
        return None
    of_year = isinstance(right, CalendarUnit | Beside) and right.unit is Unit.YEAR
    return OfYear(left.cycle, right) if of_year else None


def _of_week(left: Meaning, right: Meaning) -> Meaning | None:
    """ "Tuesday of last week", "three weeks ago on Tuesday"."""
    if isinstance(left, Weekday) and isinstance(right, CalendarUnit | Beside) and right.unit is Unit.WEEK:
        return OfWeek(left.number, right)
    if isinstance(left, Ago) and left.amount.unit is Unit.WEEK and isinstance(right, Weekday):
        return OfWeek(right.number, left)
    if isinstance(left, CalendarUnit) and left.unit is Unit.WEEK and isinstance(right, Weekday):
        return OfWeek(right.number, left)
    return None


def _hour_of_day(left: Meaning, right: Meaning) -> Meaning | None:
    return right if isinstance(left, TimeOfDay) and is_day(right) else None


def _day_and_hour(left: Meaning, right: Meaning) -> Meaning | None:
    return left if isinstance(right, TimeOfDay) and is_day(left) else None


def _from_date(left: Meaning, right: Meaning) -> Meaning | None:
    """ "A week after the 21 July attacks", "two days before Christmas"."""
    return FromDate(left.amount, right) if isinstance(left, FromEvent) and _is_date(right) else None


def _span(left: Meaning, right: Meaning) -> Meaning | None:
    return Span(left, right) if _scale(left) == _scale(right) != "" else None


def _scale(meaning: Meaning) -> str:
    """What two ends of a span have in common."""
    if is_day(meaning):
        return "day"
    if isinstance(meaning, Yearly | OfYear):
        return type(meaning.cycle).__name__
    if isinstance(meaning, Fixed):
        return WholeMonth.__name__ if meaning.days.days <= _LONGEST_MONTH else "longer"
    return ""
