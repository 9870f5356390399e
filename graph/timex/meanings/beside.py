"""What leans on the days told of last: "the next day", "the same week", "at noon", "on the 14th"."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from graph.model import DateBasis, Window
from graph.timex.meanings.meaning import Anchors
from graph.timex.reckoning import Unit, month_window, moved, unit_window

_LONGEST = {Unit.WEEK: 7, Unit.MONTH: 31, Unit.QUARTER: 92, Unit.YEAR: 366}


@dataclass(frozen=True)
class Beside:
    """ "The next day" (1), "that same month" (0), "the week before" (-1).

    A week or month is one of the calendar; beside a longer time it is only known where it is the same.
    """

    unit: Unit
    shift: int
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def window(self, anchors: Anchors) -> Window | None:
        told = anchors.told if self.shift > 0 else anchors.now
        if told is None or self.unit is Unit.DAY or self.unit is Unit.HOUR:
            return moved(told, self.shift, Unit.DAY) if told else None
        if told.days > _LONGEST.get(self.unit, 0):
            return None if self.shift else told
        return unit_window(told.first, self.unit, self.shift)


@dataclass(frozen=True)
class TimeOfDay:
    """ "At noon", "in the evening", "at 13:10", "the same day": the days told of, else that of publication."""

    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def window(self, anchors: Anchors) -> Window | None:
        return anchors.now


@dataclass(frozen=True)
class SinceThen:
    """ "Since then": from the days told of to publication."""

    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def window(self, anchors: Anchors) -> Window | None:
        if anchors.told is None or anchors.published is None or anchors.told.first > anchors.published:
            return None
        return Window(anchors.told.first, max(anchors.told.last, anchors.published))


@dataclass(frozen=True)
class DayOfMonth:
    """ "On the 14th": of the month told of; else the last such day before publication, the next of what is to come."""

    day: int
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def window(self, anchors: Anchors) -> Window | None:
        if anchors.told is not None and anchors.told.days <= _LONGEST[Unit.MONTH]:
            return self._of_story(anchors.told.first, anchors)
        if anchors.published is None:
            return None
        order = (0, 1, 2) if anchors.future else (0, -1, -2)
        days = [found for step in order if (found := self._in(anchors.published, step))]
        fitting = [d for d in days if (d.first >= anchors.published) is anchors.future or d.first == anchors.published]
        return fitting[0] if fitting else None

    def _of_story(self, told: date, anchors: Anchors) -> Window | None:
        """Of the month told of, or of the one before where that day has not come yet when the act is told as done."""
        found = self._in(told, 0)
        too_late = found and anchors.published and found.first > anchors.published and not anchors.future
        return self._in(told, -1) if too_late else found

    def _in(self, month_of: date, shift: int) -> Window | None:
        month = month_window(month_of.year, month_of.month + shift)
        return Window.day(month.first.replace(day=self.day)) if self.day <= month.days else None
