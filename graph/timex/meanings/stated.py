"""Expressions that say the year: they mean the same days whoever reads them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from graph.model import DateBasis, Window
from graph.timex.meanings.meaning import Anchors


@dataclass(frozen=True)
class Fixed:
    """ "1 July 2025", "in March 2022", "in 2019"."""

    days: Window
    basis: ClassVar[DateBasis] = DateBasis.STATED

    def window(self, anchors: Anchors) -> Window:
        return self.days


@dataclass(frozen=True)
class EitherWay:
    """ "04/03/2031" in a document that never shows its habit: the only one of both days that fits, else none."""

    day_first: date
    month_first: date
    basis: ClassVar[DateBasis] = DateBasis.STATED

    def window(self, anchors: Anchors) -> Window | None:
        if anchors.published is None:
            return None
        days = {self.day_first, self.month_first}
        fitting = [day for day in days if (day >= anchors.published if anchors.future else day <= anchors.published)]
        return Window.day(fitting[0]) if len(fitting) == 1 else None
