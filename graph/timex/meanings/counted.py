"""Counted time: "two days ago", "a week later", "for nine days", "within hours", "a week after the 21 July attacks"."""

from dataclasses import dataclass
from typing import ClassVar

from graph.model import DateBasis, Window
from graph.timex.meanings.meaning import Anchors, Meaning
from graph.timex.reckoning import Unit, day_after, moved

_VAGUE = {Unit.DAY: 1, Unit.WEEK: 3}  # days that "a few days" or "about two weeks" may be off either way


@dataclass(frozen=True)
class Amount:
    """So many units. `vague` where the text says "about" or "several"."""

    number: int
    unit: Unit
    vague: bool = False

    def __neg__(self) -> "Amount":
        return Amount(-self.number, self.unit, self.vague)

    def from_window(self, window: Window) -> Window:
        """The days that lie so far after the window, more of them where the amount is vague."""
        there = moved(window, self.number, self.unit)
        slack = _VAGUE.get(self.unit, 0) if self.vague else 0
        return there.shifted(-slack) | there.shifted(slack)


@dataclass(frozen=True)
class Ago:
    """ "Two days ago", and ahead of publication: "in two days", "two weeks from now"."""

    amount: Amount
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def window(self, anchors: Anchors) -> Window | None:
        return self.amount.from_window(Window.day(anchors.published)) if anchors.published else None


@dataclass(frozen=True)
class Later:
    """ "Two days later", "a month earlier": counted from the days told of; back from publication where none are."""

    amount: Amount
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def window(self, anchors: Anchors) -> Window | None:
        start = anchors.told if self.amount.number > 0 else anchors.now
        return self.amount.from_window(start) if start else None


@dataclass(frozen=True)
class FromEvent:
    """ "Two days after the shots": counted from an act that the sentence names.

    `turned` (None: never): the sentence has dated its main act already ("it closed on Friday, two days after the
    shots"), so the days told of are those of the main act, and the expression gives those of the act that it names.
    An act that is told as done is of the days told of where the distance would carry it over publication.
    """

    amount: Amount
    turned: bool | None = False
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def window(self, anchors: Anchors) -> Window | None:
        start = anchors.now
        if start is None:
            return None
        found = (-self.amount if self.turned else self.amount).from_window(start)
        is_too_late = anchors.published is not None and found.first > anchors.published and not anchors.future
        return start if is_too_late else found


@dataclass(frozen=True)
class FromDate:
    """ "A week after the 21 July attacks", "the eve of Christmas": counted from another expression."""

    amount: Amount
    start: Meaning

    @property
    def basis(self) -> DateBasis:
        return self.start.basis

    def window(self, anchors: Anchors) -> Window | None:
        start = self.start.window(anchors)
        return self.amount.from_window(start) if start else None


@dataclass(frozen=True)
class Lasting:
    """ "For nine days", "over the past two years": up to publication, or from it on for what is to come.

    `ahead` None: as the act is. So many days or weeks back hold the day of publication as their last; so many months or
    years back begin with the first day of a month or year, as vague as their unit.
    """

    amount: Amount
    ahead: bool | None = None
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def window(self, anchors: Anchors) -> Window | None:
        if anchors.published is None:
            return None
        here = Window.day(anchors.published)
        if anchors.future if self.ahead is None else self.ahead:
            return here | Window.day(day_after(anchors.published, self.amount.number, self.amount.unit))
        begin = moved(here, -self.amount.number, self.amount.unit)
        return here | begin.shifted(int(self.amount.unit in (Unit.DAY, Unit.WEEK)))


@dataclass(frozen=True)
class Within:
    """ "Within hours", "within two days": from the days told of so far on, or from publication for what is to come."""

    amount: Amount
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def window(self, anchors: Anchors) -> Window | None:
        start = Window.day(anchors.published) if anchors.future and anchors.published else anchors.told
        if start is None:
            return Lasting(self.amount, ahead=False).window(anchors)
        return start | Window.day(day_after(start.last, self.amount.number, self.amount.unit))


@dataclass(frozen=True)
class InTime:
    """ "In five days": so far ahead of publication for what is to come; else the time that it took."""

    amount: Amount
    basis: ClassVar[DateBasis] = DateBasis.RELATIVE

    def window(self, anchors: Anchors) -> Window | None:
        return (Ago(self.amount) if anchors.future else Lasting(self.amount, ahead=False)).window(anchors)
