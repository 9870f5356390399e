"""What an expression means while nobody knows when it was written: a value that gives days once it is told."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from graph.model import DateBasis, Window


class Which(StrEnum):
    """Which of the many Mondays, Aprils or weekends is meant."""

    PLAIN = "plain"  # "on Monday": the last one, or the next one of what is to come
    LAST = "last"
    THIS = "this"
    ENTRY = "entry"  # "14 January: ...", the head of an entry in a chronicle: never ahead of publication
    NEXT = "next"
    TOLD = "told"  # "that Monday", "on the Monday": the one of the days told of
    TOLD_NEXT = "told next"  # "the following Monday"
    TOLD_LAST = "told last"  # "the previous Monday"


@dataclass(frozen=True)
class Anchors:
    """From where relative days are counted.

    The day of publication, the days told of last, those that the paragraph tells of, whether to look ahead, and whether
    the act is known to be `done`, so that no day ahead of publication can be meant.
    """

    published: date | None
    told: Window | None = None
    future: bool = False
    story: Window | None = None
    done: bool = False

    @property
    def now(self) -> Window | None:
        """The days told of last, else the day of publication."""
        return self.told or (Window.day(self.published) if self.published else None)


class Meaning(Protocol):
    """One kind of expression. `window` gives None where the anchors that it needs are not known."""

    @property
    def basis(self) -> DateBasis: ...

    def window(self, anchors: Anchors) -> Window | None: ...
