"""Lines that say when and where something was published, and the prefix with which agencies open a report."""

import re
from collections.abc import Sequence

from graph.readers.dates import find_dates

_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?"
_ZONE = r"(?:GMT|UTC|[A-Z]{2,4}T|Z)(?:\s*[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}|local time"
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_NOISE = re.compile(
    rf"(?:{_CLOCK})|(?:\b(?:{_ZONE})(?!\w))|(?:\b{_WEEKDAY})|\b(?:first|last|published|publication|updated?|posted|modified|"
    r"created|issued|released|date|dated|time|on|at|of|the|\d+\s*min(?:ute)?s?\s+read"
    r"|(?:less\s+than\s+)?(?:an?|\d+)\s+(?:minute|hour|day|week)s?\s+ago)\b|[^\w\s]",
    re.IGNORECASE,
)
# What kind of piece it is, set off from the date: "25 January 2019 | Long read".
_FORM = re.compile(r"[|·•—–]\s*(?:[A-Za-z-]+\s*){1,3}$|^\s*(?:[A-Za-z-]+\s*){1,3}[|·•—–]")
_LONGEST_PLACE = 4
_LONGEST_DATE_LINE = 160


def is_date_line(line: str) -> bool:
    """Whether the line only says when (and where) something was published: "Vienna, 3 July 2024, 09:55 GMT".

    >>> is_date_line("Published: Wed, 3 July 2024 10:00 UTC"), is_date_line("The talks of 3 July 2024 failed.")
    (True, False)
    """
    found = find_dates(line) if len(line) <= _LONGEST_DATE_LINE else []
    if not found:
        return False
    rest = "".join(line[a:b] for a, b in _gaps(len(line), [(f.start, f.end) for f in found]))
    words = _NOISE.sub(" ", _FORM.sub("", rest)).split()
    return len(words) <= _LONGEST_PLACE and all(word[0].isupper() for word in words) and len(line.split()) <= 16


def _gaps(length: int, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), length]
    return list(zip(starts, ends, strict=True))


_MONTH_NAME = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY_OF = rf"(?:{_MONTH_NAME}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH_NAME})(?:,?\s+\d{{4}})?"
_CAPS_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /][A-ZÀ-Þ.'’-]{2,}){0,3}"
_PLACE = r"[A-ZÀ-Þ][\w.'’-]+(?:[ /][A-ZÀ-Þ][\w.'’-]+){0,3}"
_DASH = r"\s*(?:—|–|--|-)\s+"
_IN_BRACKETS = r"\(\s*(?:[A-Z][\w./& -]{1,30}|dpa)\)"
# The forms in which agencies open a report. Capitals or an agency's name make a place a dateline; a mere name before a
# dash does not ("Vienna - long a home of talks - ...").
DATELINE_PREFIX = re.compile(
    rf"(?:(?:{_CAPS_PLACE})(?:,\s+{_PLACE})?(?:,\s+{_DAY_OF})?(?:\s+{_IN_BRACKETS})?{_DASH}"
    rf"|(?:{_PLACE})(?:,\s+{_PLACE})?,\s+{_DAY_OF}(?:\s+{_IN_BRACKETS})?{_DASH}"
    rf"|(?:{_PLACE})(?:,\s+{_PLACE})?\s+{_IN_BRACKETS}{_DASH}"
    rf"|(?:{_PLACE}),\s+{_DAY_OF}\.\s+/[A-Z][\w. -]+/\.\s+"
    rf"|(?:{_CAPS_PLACE}),\s+(?:{_PLACE},\s+)?{_DAY_OF}\.\s+)"
)
