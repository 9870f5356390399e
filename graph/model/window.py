"""Dates are days, or honest windows: first and last day, and what the dating rests on."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class DateBasis(StrEnum):
    """What the date of an event rests on."""

    STATED = "stated"  # "1 July 2025"
    RELATIVE = "relative"  # "Tuesday", "a day earlier": resolved against the document's date
    DOCUMENT = "document"  # the publication date stands in: news in the present or past simple, no other cue


@dataclass(frozen=True, order=True)
class Window:
    """A span of whole days, both ends included. One known day has first == last.

    >>> june = Window(date(2025, 6, 1), date(2025, 6, 30))
    >>> june.days, june & Window.day(date(2025, 6, 27))
    (30, Window(first=datetime.date(2025, 6, 27), last=datetime.date(2025, 6, 27)))
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"a window ends ({self.last}) before it begins ({self.first})")

    @classmethod
    def day(cls, day: date) -> "Window":
        return cls(day, day)

    @property
    def days(self) -> int:
        """Length in days; 1 for a known day."""
        return (self.last - self.first).days + 1

    @property
    def is_day(self) -> bool:
        return self.first == self.last

    def __and__(self, other: "Window") -> "Window | None":
        """What two windows share; None where they do not touch. The more precise knowledge of two reports."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Window(first, last) if first <= last else None

    def __or__(self, other: "Window") -> "Window":
        """The smallest window that holds both."""
        return Window(min(self.first, other.first), max(self.last, other.last))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def shifted(self, days: int) -> "Window":
        return Window(self.first + timedelta(days), self.last + timedelta(days))
