"""Expressions that come round every year: days and months without one, seasons, feasts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Protocol

from graph.model import DateBasis, Window
from graph.timex.meanings.meaning import Anchors, Meaning, Which
from graph.timex.reckoning import easter, month_window, months_window

_REACH = 9  # years to look either way: 29 February can be eight years off
_LONGEST_STORY = 92  # days: a whole year that is told of is background, and no story goes on from it


class Cycle(Protocol):
    """What comes round once a year; `slack` days on the other side of publication it may lie and still be meant."""

    @property
    def slack(self) -> int: ...

    @property
    def basis(self) -> DateBasis: ...

    def of(self, year: int) -> Window | None:
        """Its days in that year; None where the year has none (29 February)."""


@dataclass(frozen=True)
class MonthDays:
    """ "1 July", "3 to 5 May": days of one month."""

    month: int
    first: int
    last: int
    # A day eleven months back is told with its year: what lies a month ahead is ahead, even of a past act.
    slack: ClassVar[int] = 30
    basis: ClassVar[DateBasis] = DateBasis.STATED

    def of(self, year: int) -> Window | None:
        length = month_window(year, self.month).days
        if self.last > length:
            return None
        return Window(date(year, self.month, self.first), date(year, self.month, self.last))


@dataclass(frozen=True)
class WholeMonth:
    """ "April"."""

    month: int
    slack: ClassVar[int] = 0
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def of(self, year: int) -> Window:
        return month_window(year, self.month)


@dataclass(frozen=True)
class Season:
    """ "spring", by its first and last month; winter is named by the year in which it ends."""

    first: int
    last: int
    slack: ClassVar[int] = 0
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def of(self, year: int) -> Window:
        return months_window(year - (self.first > self.last), self.first, self.last)


@dataclass(frozen=True)
class Feast:
    """ "Christmas Day", "Good Friday": a day of a month, or so many days after Easter Sunday where `month` is 0."""

    month: int
    day: int
    slack: ClassVar[int] = 30
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def of(self, year: int) -> Window:
        day = date(year, self.month, self.day) if self.month else easter(year) + timedelta(self.day)
        return Window.day(day)


@dataclass(frozen=True)
class Yearly:
    """A cycle whose year is not said: the nearest one back (ahead, of what is to come), or that of the story.

    The story gives the year where it is at an earlier one: "4 July 2022 ... 19 July ..." in a text of 2024; a `weekday`
    that was named along ("Tuesday, 1 October") decides between the two.
    """

    cycle: Cycle
    which: Which = Which.PLAIN
    weekday: int | None = None

    @property
    def basis(self) -> DateBasis:
        return self.cycle.basis

    def window(self, anchors: Anchors) -> Window | None:
        if self.which in (Which.TOLD, Which.TOLD_NEXT, Which.TOLD_LAST):
            return self._beside(anchors.told)
        if anchors.published is None:
            return None
        found = (
            self._ahead(anchors.published)
            if self._looks_ahead(anchors)
            else self._back(anchors.published, anchors.done)
        )
        return self._of_story(found, anchors)

    def _looks_ahead(self, anchors: Anchors) -> bool:
        return self.which is Which.NEXT or (anchors.future and self.which is not Which.LAST)

    def _back(self, here: date, done: bool) -> Window | None:
        if self.which is Which.THIS:
            return self.cycle.of(here.year)
        limit = here + timedelta(self.cycle.slack if self.which is Which.PLAIN and not done else 0)
        past = [days for days in _years(self.cycle, here.year) if days.first <= limit]
        if self.which is Which.LAST:
            past = [days for days in past if days.last < here]
        return max(past, default=None)

    def _ahead(self, here: date) -> Window | None:
        limit = here - timedelta(2 * self.cycle.slack)
        coming = [days for days in _years(self.cycle, here.year) if days.last >= limit]
        if self.which is Which.NEXT:
            coming = [days for days in coming if days.first > here]
        return min(coming, default=None)

    def _of_story(self, found: Window | None, anchors: Anchors) -> Window | None:
        told = anchors.told if self.which is Which.ENTRY else anchors.story
        if found is None or told is None or self.which not in (Which.PLAIN, Which.ENTRY) or anchors.future:
            return found
        if told.days > _LONGEST_STORY or told.last.year >= found.first.year:
            return found
        onward = min(_next(self.cycle, told) or found, found)
        return found if self._falls_on(found) > self._falls_on(onward) else onward

    def _falls_on(self, days: Window) -> bool:
        return days.first.weekday() == self.weekday

    def _beside(self, told: Window | None) -> Window | None:
        """ "That December", "the following May", "the previous November"."""
        if told is None:
            return None
        if self.which is Which.TOLD:
            return self.cycle.of(told.last.year)
        later = self.which is Which.TOLD_NEXT
        beyond = [
            days
            for days in _years(self.cycle, told.first.year)
            if (days.first > told.last if later else days.last < told.first)
        ]
        return (min if later else max)(beyond, default=None)


@dataclass(frozen=True)
class OfYear:
    """ "May last year", "3 March the year before": a cycle in a year that another expression gives."""

    cycle: Cycle
    year: Meaning
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def window(self, anchors: Anchors) -> Window | None:
        year = self.year.window(anchors)
        return self.cycle.of(year.first.year) if year else None


def _years(cycle: Cycle, year: int) -> list[Window]:
    found = (cycle.of(other) for other in range(max(1, year - _REACH), min(9998, year + _REACH)))
    return [days for days in found if days]


def _next(cycle: Cycle, told: Window) -> Window | None:
    """The first time round that is not over when the days told of begin."""
    return min((days for days in _years(cycle, told.first.year) if days.last >= told.first), default=None)
