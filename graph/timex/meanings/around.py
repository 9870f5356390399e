"""What is counted from the day of publication: "yesterday", "recently", "last week", "at the weekend"."""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from graph.model import DateBasis, Window
from graph.timex.meanings.meaning import Anchors, Which
from graph.timex.reckoning import Unit, unit_window, weekday_before

_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True)
class Around:
    """ "Yesterday" (-1, -1), "recently" (-14, 0): first and last day, counted from publication."""

    first: int
    last: int
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def window(self, anchors: Anchors) -> Window | None:
        here = anchors.published
        return Window(here + timedelta(self.first), here + timedelta(self.last)) if here else None


@dataclass(frozen=True)
class CalendarUnit:
    """ "Last week" (-1), "this month" (0), "next year" (1).

    A past act of this month lies before its publication, unless the `whole` month is meant ("the end of the month").
    On a Sunday the week to come is this week already, and the one that ends is last week.
    """

    unit: Unit
    shift: int
    whole: bool = False
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def window(self, anchors: Anchors) -> Window | None:
        here = anchors.published
        if here is None:
            return None
        if self.unit is Unit.WEEK and (self.shift < 0 or (anchors.future and not self.shift)):
            here += timedelta(here.weekday() == _SUNDAY)
        whole = unit_window(here, self.unit, self.shift)
        return whole if anchors.future or self.shift or self.whole else Window(whole.first, here)


@dataclass(frozen=True)
class RestOf:
    """ "Later this year" (from publication on), "earlier this year" (up to it)."""

    unit: Unit
    later: bool
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def window(self, anchors: Anchors) -> Window | None:
        here = anchors.published
        if here is None:
            return None
        whole = unit_window(here, self.unit)
        return Window(here, whole.last) if self.later else Window(whole.first, here)


@dataclass(frozen=True)
class Weekend:
    """ "At the weekend": the last one that has begun; of what is to come the next one that is not over.

    "Next weekend" is on a Saturday or Sunday that of the week after.
    """

    which: Which = Which.PLAIN
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def window(self, anchors: Anchors) -> Window | None:
        here = anchors.published
        if here is None:
            return None
        ahead = self.which is Which.NEXT or (anchors.future and self.which is not Which.LAST)
        if ahead:
            return unit_window(here, Unit.WEEKEND, int(self.which is Which.NEXT and here.weekday() >= _SATURDAY))
        saturday = weekday_before(here - timedelta(2 * (self.which is Which.LAST)), _SATURDAY)
        return Window(saturday, saturday + timedelta(1))
