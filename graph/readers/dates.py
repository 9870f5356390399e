"""Dates as pages print them: English month names, ISO, day first with points; always the local calendar day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# A year outside of these is a default of some program ("0001-01-01"), not a publication date.
_YEARS = range(1800, 2200)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})/(?P<number>\d{1,2})/(?P<day>\d{1,2})(?!\d)",
        rf"\b{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}\b",
        rf"\b{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}\b",
        # With points the day stands first wherever that form is in use.
        r"(?<![\w.])(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>\d{4})(?!\w)",
        r"(?<!\d)(?P<either>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{4})(?!\d)",
    )
)
_WITHOUT_YEAR = tuple(
    re.compile(form, re.IGNORECASE) for form in (rf"\b{_DAY}\s+{_MONTH}(?!\w)", rf"\b{_MONTH}\s+{_DAY}\b")
)
_UNSURE = (_FORMS[-1], *_WITHOUT_YEAR)
_IN_NAME = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})([-_.]?)(?P<number>\d{2})\2(?P<day>\d{2})(?!\d)")


@dataclass(frozen=True)
class FoundDate:
    """Characters start..end (end excluded) that give a day; `day` is None without a year, and for 3/4/2025."""

    start: int
    end: int
    day: date | None


def find_dates(text: str) -> list[FoundDate]:
    """All dates of the text, in order, without overlap; one without a year, or that could be two days, has no day."""
    found: list[FoundDate] = []
    for form in (*_FORMS, *_WITHOUT_YEAR):
        for match in form.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            day = _day(match)
            if day is not None or form in _UNSURE:
                found.append(FoundDate(match.start(), match.end(), day))
    return sorted(found, key=lambda date_found: date_found.start)


def first_day(text: str) -> date | None:
    """The first day with a year in the text; None where there is none.

    >>> first_day("Tue, 1 July 2025 23:50:00 -0500"), first_day("on 3 July")
    (datetime.date(2025, 7, 1), None)
    """
    return next((found.day for found in find_dates(text) if found.day), None)


def day_in_name(name: str) -> date | None:
    """The day that a file name gives (2025-07-02-note.txt, note_20250702.pdf); None where it gives none."""
    return next(filter(None, map(_day, _IN_NAME.finditer(name))), None)


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    if not parts.get("year") or int(parts["year"]) not in _YEARS:
        return None
    return next(_days(int(parts["year"]), parts), None)


def _days(year: int, parts: dict[str, str]) -> Iterator[date]:
    """The day that the parts give: none where no such day exists or where 3/4/2025 could be two days."""
    if "either" in parts:
        pairs = {(int(parts["either"]), int(parts["other"])), (int(parts["other"]), int(parts["either"]))}
        days = [day for month, number in sorted(pairs) if (day := _calendar_day(year, month, number))]
        yield from days if len(days) == 1 else ()
        return
    month = int(parts["number"]) if "number" in parts else 1 + _MONTHS.index(parts["month"][:3].lower())
    if day := _calendar_day(year, month, int(parts["day"])):
        yield day


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
