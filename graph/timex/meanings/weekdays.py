"""Weekdays: "on Monday", "the following Tuesday", "Wednesday of last week", "the first Monday of the year"."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from graph.model import DateBasis, Window
from graph.timex.meanings.meaning import Anchors, Meaning, Which
from graph.timex.reckoning import weekday_after, weekday_before

_A_DAY = timedelta(1)
_A_WEEK = 7
LENGTHS = {"week": 7, "fortnight": 14, "weekend": 7}  # days of what is counted in a longer time


@dataclass(frozen=True)
class Weekday:
    """A weekday, 0 Monday to 6 Sunday: the last one up to publication, or the next one of what is to come.

    "On Monday" written on a Monday is the same day. "Last Monday" written on a Monday or a Tuesday is that of the week
    before: nobody calls yesterday last Monday.
    """

    number: int
    which: Which = Which.PLAIN
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def window(self, anchors: Anchors) -> Window | None:
        day = self._beside(anchors) or (self._around(anchors.published, anchors) if anchors.published else None)
        return Window.day(day) if day else None

    def _around(self, published: date, anchors: Anchors) -> date:
        if self.which in (Which.NEXT, Which.TOLD_NEXT):
            return weekday_after(published + _A_DAY, self.number)
        if self.which in (Which.LAST, Which.TOLD_LAST):
            return weekday_before(published - 2 * _A_DAY, self.number)
        return (weekday_after if anchors.future else weekday_before)(published, self.number)

    def _beside(self, anchors: Anchors) -> date | None:
        told = anchors.told
        if told is None or told.days > _A_WEEK:
            return None
        if self.which is Which.TOLD:
            found = weekday_after(told.first, self.number)
            is_ahead = anchors.published is not None and found > anchors.published and not anchors.future
            return None if is_ahead else found
        if self.which is Which.TOLD_NEXT:
            return weekday_after(told.last + _A_DAY, self.number)
        if self.which is Which.TOLD_LAST:
            return weekday_before(told.first - _A_DAY, self.number)
        return None


@dataclass(frozen=True)
class OfWeek:
    """ "Wednesday of last week", "three weeks ago on Tuesday"."""

    number: int
    week: Meaning
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def window(self, anchors: Anchors) -> Window | None:
        week = self.week.window(anchors)
        if week is None:
            return None
        monday = weekday_before(week.first, 0)
        return Window.day(monday + timedelta(self.number))


@dataclass(frozen=True)
class NthOf:
    """ "The first Monday of the year", "the second week of May", "the last day of June".

    `weekday` None counts in steps of `days` (7 weeks, 1 days); `nth` is -1 for the last.
    """

    nth: int
    whole: Meaning
    weekday: int | None = None
    days: int = 1

    @property
    def basis(self) -> DateBasis:
        return self.whole.basis

    def window(self, anchors: Anchors) -> Window | None:
        whole = self.whole.window(anchors)
        if whole is None:
            return None
        return (self._from_end(whole) if self.nth < 0 else self._from_start(whole)) & whole

    def _from_start(self, whole: Window) -> Window:
        first = whole.first if self.weekday is None else weekday_after(whole.first, self.weekday)
        step = self.days if self.weekday is None else _A_WEEK
        return _days(first + timedelta(step * (self.nth - 1)), self.days)

    def _from_end(self, whole: Window) -> Window:
        if self.weekday is not None:
            return Window.day(weekday_before(whole.last, self.weekday))
        return _days(whole.last - timedelta(self.days - 1), self.days)


def _days(first: date, days: int) -> Window:
    return Window(first, first + timedelta(days - 1))
