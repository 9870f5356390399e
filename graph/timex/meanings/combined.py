"""Expressions made of others: a part of a time, a span from one time to another."""

from dataclasses import dataclass, replace

from graph.model import DateBasis, Window
from graph.timex.meanings.meaning import Anchors, Meaning, Which
from graph.timex.meanings.weekdays import Weekday
from graph.timex.meanings.yearly import Yearly
from graph.timex.reckoning import Part, part_of


@dataclass(frozen=True)
class PartOf:
    """ "Early March", "the end of the year"."""

    part: Part
    whole: Meaning

    @property
    def basis(self) -> DateBasis:
        return self.whole.basis

    def term(self, anchors: Anchors) -> Window | None:
        """The day meant by "by": that on which the part is over, for "mid-May" the middle day."""
        whole = self.whole.window(anchors)
        part = Part.FIRST_HALF if self.part is Part.MID else self.part
        return Window.day(part_of(whole, part).last) if whole else None

    def window(self, anchors: Anchors) -> Window | None:
        whole = self.whole.window(anchors)
        return part_of(whole, self.part) if whole else None


@dataclass(frozen=True)
class Span:
    """ "From 3 March to 9 April", "between Wednesday and Friday", "on Saturday and Sunday".

    What comes round every week or year is, as a beginning, the last one before the end. What leans on the days told
    of leans, as an end, on the beginning.
    """

    first: Meaning
    last: Meaning

    @property
    def basis(self) -> DateBasis:
        return self.last.basis

    def window(self, anchors: Anchors) -> Window | None:
        last = self.last.window(self._told_on(anchors))
        if last is None:
            return None
        first = self.first.window(self._before(last, anchors))
        if first and first.first > last.last:  # "from today to Sunday"
            last = self.last.window(replace(anchors, future=True)) or last
        return Window(first.first, last.last) if first and first.first <= last.last else None

    def _told_on(self, anchors: Anchors) -> Anchors:
        first = self.first.window(anchors)
        return replace(anchors, told=first) if first else anchors

    def _before(self, last: Window, anchors: Anchors) -> Anchors:
        if isinstance(self.first, Weekday | Yearly) and self.first.which is Which.PLAIN:
            return replace(anchors, published=last.last, told=None, future=False)
        return anchors
