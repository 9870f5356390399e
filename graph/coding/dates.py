"""Date expressions of a sentence -> windows. Pure functions on text; nothing is invented.

Relative expressions ("Tuesday", "last month") need the day of publication; expressions that lean on what was said
before ("a day earlier", "the same day") need the day that was last spoken of.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from graph.lexicon.dates import DateWords, load_date_words
from graph.model import DateBasis, Window

_LONG_AGO = 1500  # no news text dates an act of states to an earlier year


@dataclass(frozen=True)
class Dated:
    """A date expression: characters start..end of the text it was found in, and the days that it means.

    `since` marks a beginning ("since May"): the window is that of the beginning.
    """

    start: int
    end: int
    window: Window
    basis: DateBasis
    since: bool = False


@dataclass(frozen=True)
class Anchors:
    """What relative dates are counted from; `ahead` where the sentence speaks of the future."""

    published: date | None
    spoken_of: date | None = None
    ahead: bool = False


Resolve = Callable[[re.Match[str], Anchors], tuple[Window, DateBasis] | None]
Rule = tuple[re.Pattern[str], Resolve]


def find_dates(text: str, anchors: Anchors) -> list[Dated]:
    """The date expressions of a sentence, left to right, longest first, without overlap."""
    found: list[Dated] = []
    taken: list[tuple[int, int]] = []
    for pattern, resolve in _rules():
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            resolved = resolve(match, anchors)
            if resolved is None:
                continue
            taken.append(match.span())
            since = bool(re.search(r"\bsince\s+(?:the\s+|early\s+|late\s+)?$", text[: match.start()], re.IGNORECASE))
            found.append(Dated(match.start(), match.end(), *resolved, since))
    return sorted(found, key=lambda d: d.start)


def month_window(year: int, month: int) -> Window:
    return Window(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def part_of(window: Window, part: str | None) -> Window:
    """The early, middle or late third of a window."""
    third = max(1, window.days // 3)
    if part is None:
        return window
    if part.startswith(("early", "beginning", "start")):
        return Window(window.first, window.first + timedelta(third))
    if part.startswith("mid"):
        return Window(window.first + timedelta(third), window.last - timedelta(third))
    return Window(window.last - timedelta(third), window.last)


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(_make_rules(load_date_words()))


class _Resolver:
    """What each kind of expression means. Methods take the match and the anchors, and give days and basis, or None."""

    def __init__(self, words: DateWords) -> None:
        self._words = words

    def named_month(self, match: re.Match[str]) -> int:
        return self._words.months[match["month"].lower().rstrip(".")]

    def count(self, match: re.Match[str]) -> int:
        text = match["number"].lower()
        return int(text) if text.isdigit() else self._words.numbers[text]

    def iso(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        return _day(int(match["year"]), int(match["m"]), int(match["d"]))

    def full(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        groups = match.groupdict()
        if groups.get("year"):
            years = int(groups["year"])
        elif anchors.published is None:
            return None
        else:
            years = _nearest_year(self.named_month(match), int(match["day"]), anchors)
        return _days(years, self.named_month(match), int(match["day"]), groups.get("day2"))

    def month_year(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        return part_of(month_window(int(match["year"]), self.named_month(match)), _part(match)), DateBasis.STATED

    def bare_month(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        if anchors.published is None or not match["month"][0].isupper():
            return None
        here, wanted = anchors.published, self.named_month(match)
        years = here.year
        last = bool(match["which"]) and match["which"].strip().lower() == "last"
        if last or (wanted > here.month and not anchors.ahead):
            years -= wanted >= here.month
        elif wanted < here.month and anchors.ahead:
            years += 1
        return part_of(month_window(years, wanted), _part(match)), DateBasis.RELATIVE

    def bare_year(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        years = int(match["year"])
        whole = Window(date(years, 1, 1), date(years, 12, 31))
        return part_of(whole, _part(match)), DateBasis.STATED

    def decade(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        first = int(match["year"])
        return part_of(Window(date(first, 1, 1), date(first + 9, 12, 31)), _part(match)), DateBasis.STATED

    def on_weekday(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        if anchors.published is None:
            return None
        wanted = self._words.weekdays[match["weekday"].lower()]
        which = (match["which"] or "").lower()
        back = (anchors.published.weekday() - wanted) % 7
        if which == "next" or (anchors.ahead and which != "last"):
            ahead = (wanted - anchors.published.weekday()) % 7
            return _relative(anchors.published + timedelta(ahead or 7 * (which == "next")))
        return _relative(anchors.published - timedelta(back or 7 * (which == "last")))

    def deictic(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        if anchors.published is None:
            return None
        shift = {"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
        shift -= match["word"].lower() == "last night"
        return _relative(anchors.published + timedelta(shift))

    def ago(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        if anchors.published is None:
            return None
        return _back(anchors.published, self.count(match), match["unit"].lower())

    def earlier(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        anchor = anchors.spoken_of or anchors.published
        if anchor is None:
            return None
        amount = self.count(match) * (1 if match["side"].lower() in ("later", "after", "afterwards") else -1)
        unit = match["unit"].lower()
        if unit.startswith(("hour", "minute")):
            return _relative(anchor)
        if unit.startswith("day"):
            return _relative(anchor + timedelta(amount))
        return _back(anchor, -amount, unit)

    def neighbour(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        if anchors.spoken_of is None:
            return None
        word = match["word"].lower()
        shift = 1 if word in ("following", "next") else -1 if word in ("previous", "preceding") else 0
        return _relative(anchors.spoken_of + timedelta(shift))

    def day_before(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        if anchors.spoken_of is None:
            return None
        return _relative(anchors.spoken_of + timedelta(-1 if match["side"].lower() == "before" else 1))

    def span(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        if anchors.published is None:
            return None
        window = _span_window(anchors.published, match["which"].lower(), match["unit"].lower())
        return (_not_after(window, match, anchors), DateBasis.RELATIVE) if window else None

    def weekend(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        if anchors.published is None:
            return None
        sunday = anchors.published - timedelta((anchors.published.weekday() - 6) % 7)
        return Window(sunday - timedelta(1), sunday), DateBasis.RELATIVE

    def season(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        if match["year"]:
            return _season(int(match["year"]), self._words.seasons[match["season"].lower()]), DateBasis.STATED
        if anchors.published is None or not match["which"]:
            return None
        window = _season(anchors.published.year, self._words.seasons[match["season"].lower()])
        if window.last >= anchors.published and match["which"].lower() == "last":
            window = _season(anchors.published.year - 1, self._words.seasons[match["season"].lower()])
        return window, DateBasis.RELATIVE

    def vague(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        if anchors.published is None:
            return None
        first, last = self._words.vague[re.sub(r"\s+", " ", match["word"].lower())]
        return Window(anchors.published - timedelta(first), anchors.published - timedelta(last)), DateBasis.RELATIVE


def _make_rules(words: DateWords) -> Iterator[Rule]:  # the order is the precedence
    month = rf"(?P<month>{'|'.join(sorted(words.months, key=len, reverse=True))})\b\.?"
    weekday = rf"(?P<weekday>{'|'.join(words.weekdays)})"
    number = rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(words.numbers, key=len, reverse=True))})(?:\s+of)?"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    day2 = r"(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?"
    year = r"(?P<year>(?:1[5-9]|20)\d\d)"
    dash = r"\s*(?:-|–|—|to|and|through|until)\s*"
    part = r"(?:(?P<part>early|mid|late|the end of|the beginning of|the start of|end of)[\s-]+(?:in\s+)?)?"
    means = _Resolver(words)

    def rule(pattern: str, resolve: Resolve) -> Rule:
        return re.compile(rf"\b{pattern}", re.IGNORECASE), resolve

    which = r"(?:(?P<which>last|next|this|this past|past)\s+)?"
    yield rule(r"(?P<year>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b", means.iso)
    yield rule(rf"{day}{dash}{day2}\s+(?:of\s+)?{month},?\s+{year}\b", means.full)
    yield rule(rf"{month}\s+{day}{dash}{day2},?\s+{year}\b", means.full)
    yield rule(rf"{day}\s+(?:of\s+)?{month},?\s+{year}\b", means.full)
    yield rule(rf"{month}\s+{day},?\s+{year}\b", means.full)
    yield rule(rf"{day}{dash}{day2}\s+(?:of\s+)?{month}\b", means.full)
    yield rule(rf"{month}\s+{day}{dash}{day2}\b", means.full)
    yield rule(rf"{part}{month},?\s+(?:of\s+)?{year}\b", means.month_year)
    yield rule(rf"(?:{weekday},?\s+)?{day}\s+(?:of\s+)?{month}\b", means.full)
    yield rule(rf"{month}\s+{day}\b(?!\s*(?:,\d|percent|%))", means.full)
    yield rule(rf"{number}\s+(?P<unit>days?|weeks?|months?|years?|decades?)\s+ago\b", means.ago)
    yield rule(
        rf"{number}\s+(?P<unit>minutes?|hours?|days?|weeks?|months?|years?)\s+(?P<side>earlier|later|before|after|prior)\b"
        r"(?!\s+(?:the|he|she|it|they|a)\b)",
        means.earlier,
    )
    yield rule(r"(?P<number>a?)(?P<unit>hours)\s+(?P<side>later|earlier)\b", _same_day)
    yield rule(
        r"the\s+(?P<word>following|next|previous|preceding|same)\s+(?:day|morning|evening|afternoon|night)\b",
        means.neighbour,
    )
    yield rule(r"(?:on\s+)?the\s+day\s+(?P<side>before|after)\b(?!\s+(?:the|he|she|it|they|a)\b)", means.day_before)
    yield rule(r"(?P<word>last night)\b", means.deictic)
    yield rule(rf"(?:late\s+|early\s+|on\s+)?{which}{weekday}s?\b", means.on_weekday)
    yield rule(r"(?P<word>today|yesterday|tomorrow|tonight|this morning|this afternoon|this evening)\b", means.deictic)
    yield rule(r"(?:over|at|on|during)\s+the\s+weekend\b", means.weekend)
    yield rule(
        r"(?P<cue>earlier |later |late |early )?(?P<which>last|this|next|past|previous)\s+"
        r"(?P<unit>week|month|year|quarter|decade)\b",
        means.span,
    )
    yield rule(
        rf"(?:in\s+)?(?:the\s+)?{which}(?P<season>{'|'.join(words.seasons)})(?:\s+(?:of\s+)?{year})?\b", means.season
    )
    yield rule(
        rf"(?:in|since|during|by|until|from|of|last|next|this)\s+{part}{which}{month}(?!\s+\d)\b", means.bare_month
    )
    yield rule(rf"(?P<part>early|mid|late)[\s-]+(?P<which>last\s+)?{month}(?!\s+\d)\b", means.bare_month)
    yield rule(r"(?:the\s+)?(?P<part>early |mid-?|late )?(?P<year>(?:1[5-9]|20)\d0)s\b", means.decade)
    yield rule(
        rf"(?:in|since|during|by|until|from|of|early|late|mid-?)\s+{part}{year}\b(?!\s*-?\s*(?:km|people|troops))",
        means.bare_year,
    )
    yield rule(
        rf"(?P<word>{'|'.join(re.escape(w) for w in sorted(words.vague, key=len, reverse=True))})\b", means.vague
    )


def _same_day(match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
    anchor = anchors.spoken_of
    return _relative(anchor) if anchor else None


def _part(match: re.Match[str]) -> str | None:
    part = match["part"]
    return re.sub(r"^the\s+", "", part.lower()).strip() if part else None


def _day(year: int, month: int, day: int) -> tuple[Window, DateBasis] | None:
    return _days(year, month, day, None)


def _days(year: int, month: int, first: int, last: str | None) -> tuple[Window, DateBasis] | None:
    try:
        begin = date(year, month, first)
        end = date(year, month, int(last)) if last else begin
    except ValueError:
        return None
    return (Window(begin, end), DateBasis.STATED) if begin <= end else None


def _nearest_year(month: int, day: int, anchors: Anchors) -> int:
    """The year in which the day lies nearest before publication (after it, where the text looks ahead)."""
    here = anchors.published
    assert here is not None
    try:
        same = date(here.year, month, day)
    except ValueError:
        return here.year
    if same > here + timedelta(30 if not anchors.ahead else 300):
        return here.year - 1
    if anchors.ahead and same < here - timedelta(60):
        return here.year + 1
    return here.year


def _relative(day: date) -> tuple[Window, DateBasis]:
    return Window.day(day), DateBasis.RELATIVE


def _back(anchor: date, amount: int, unit: str) -> tuple[Window, DateBasis]:
    """`amount` units before the anchor, as wide as the unit is vague."""
    if unit.startswith("day"):
        return _relative(anchor - timedelta(amount))
    if unit.startswith("week"):
        middle = anchor - timedelta(7 * amount)
        return Window(middle - timedelta(3), middle + timedelta(3)), DateBasis.RELATIVE
    if unit.startswith("month"):
        index = anchor.year * 12 + anchor.month - 1 - amount
        return month_window(index // 12, index % 12 + 1), DateBasis.RELATIVE
    years = anchor.year - amount * (10 if unit.startswith("decade") else 1)
    years = max(years, _LONG_AGO)
    return Window(date(years, 1, 1), date(years, 12, 31)), DateBasis.RELATIVE


def _span_window(here: date, which: str, unit: str) -> Window | None:
    shift = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1}[which]
    if unit == "week":
        monday = here - timedelta(here.weekday()) + timedelta(7 * shift)
        return Window(monday, monday + timedelta(6))
    if unit == "month":
        index = here.year * 12 + here.month - 1 + shift
        return month_window(index // 12, index % 12 + 1)
    if unit == "year":
        return Window(date(here.year + shift, 1, 1), date(here.year + shift, 12, 31))
    if unit == "quarter":
        index = here.year * 4 + (here.month - 1) // 3 + shift
        first = date(index // 4, index % 4 * 3 + 1, 1)
        return Window(first, month_window(first.year, first.month + 2).last)
    first_year = here.year // 10 * 10 + 10 * shift
    return Window(date(first_year, 1, 1), date(first_year + 9, 12, 31))


def _not_after(window: Window, match: re.Match[str], anchors: Anchors) -> Window:
    """ "Earlier this month" ends with the news; "late last year" is its last third."""
    cue = (match["cue"] or "").strip().lower()
    if cue in ("late", "early"):
        return part_of(window, cue)
    published = anchors.published
    told = cue == "earlier" or (match["which"].lower() == "this" and not anchors.ahead)
    return Window(window.first, published) if told and published is not None and published in window else window


def _season(year: int, months: tuple[int, int]) -> Window:
    first, last = months
    begin = date(year - (first > last), first, 1)
    return Window(begin, month_window(year, last).last)
