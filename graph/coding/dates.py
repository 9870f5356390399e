"""Date expressions of a sentence -> windows. Pure functions on text; nothing is invented.

Relative expressions ("Tuesday", "last month") need the day of publication; expressions that lean on what was said
before ("a day earlier", "the same day") need the day that was last spoken of.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from graph.lexicon.dates import DateWords, load_date_words
from graph.model import DateBasis, Window

_WEEK, _LONGEST_MONTH, _WHOLE_YEAR = 7, 31, 366
_A_FEW = 3  # "within days", "within weeks"
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
    """What relative dates are counted from; `ahead` where the clause speaks of the future.

    `spoken_of`: the days last spoken of ("the following day"); `story`: the days that the paragraph tells of, which
    give months without a year theirs ("In May 2018 ... In September ..."); `line`: the single day last spoken of, from
    which days are counted where a month was only mentioned since ("a day earlier").
    """

    published: date | None
    spoken_of: Window | None = None
    ahead: bool = False
    story: Window | None = None
    line: Window | None = None

    def days_from(self, unit: str) -> Window | None:
        """What "a day later" or "the next day" is counted from."""
        if unit.startswith(("week", "month", "year", "decade")) or self.spoken_of is None or self.spoken_of.is_day:
            return self.spoken_of
        return self.line or self.spoken_of


Resolve = Callable[[re.Match[str], Anchors], tuple[Window, DateBasis] | None]
Rule = tuple[re.Pattern[str], Resolve, bool]  # the last: whether it leans on the days last spoken of


def find_dates(text: str, anchors: Anchors, looks_ahead: Callable[[int, int], bool] | None = None) -> list[Dated]:
    """The date expressions of a sentence, left to right, longest first, without overlap.

    `looks_ahead` tells for characters start..end whether their clause speaks of the future. What leans on the days
    last spoken of leans on the expression before it in the sentence, where there is one.
    """
    found = _scan(text, anchors, looks_ahead, leaning=False)
    return sorted([*found, *_scan(text, anchors, looks_ahead, leaning=True, found=found)], key=lambda d: d.start)


def _scan(
    text: str,
    anchors: Anchors,
    looks_ahead: Callable[[int, int], bool] | None,
    *,
    leaning: bool,
    found: Sequence[Dated] = (),
) -> list[Dated]:
    taken = [(d.start, d.end) for d in found]
    fresh: list[Dated] = []
    for pattern, resolve, leans in _rules():
        if leans is not leaning:
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < e and b < end for b, e in taken):
                continue
            here = anchors
            if looks_ahead is not None:
                here = replace(here, ahead=looks_ahead(start, end))
            if leaning:
                left = [d for d in (*found, *fresh) if d.end <= start and not d.since]
                here = replace(here, spoken_of=max(left, key=lambda d: d.end).window) if left else here
            resolved = resolve(match, here)
            if resolved is None:
                continue
            taken.append((start, end))
            fresh.append(Dated(start, end, *resolved, _is_beginning(text, match)))
    return fresh


def _is_beginning(text: str, match: re.Match[str]) -> bool:
    return bool(re.search(r"\bsince\s+(?:the\s+|early\s+|late\s+)?$", text[: match.start()], re.IGNORECASE)) or (
        match[0].lower().startswith("since ") and not match[0].lower().endswith("then")
    )


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
            month = self.named_month(match)
            years = _year_of_story(_nearest_year(month, int(match["day"]), anchors), month, anchors)
        return _days(years, self.named_month(match), int(match["day"]), groups.get("day2"))

    def days_across(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        """From a day of one month to a day of another one."""
        first, last = self._words.months[match["month"].lower()], self._words.months[match["month2"].lower()]
        if match["year"]:
            years = int(match["year"])
        elif anchors.published is None:
            return None
        else:
            years = _year_of_story(_nearest_year(last, int(match["day2"]), anchors), last, anchors)
        begin, end = (
            _days(years - (first > last), first, int(match["day"]), None),
            _days(years, last, int(match["day2"]), None),
        )
        return (Window(begin[0].first, end[0].last), DateBasis.STATED) if begin and end else None

    def months_across(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        first, last = self._words.months[match["month"].lower()], self._words.months[match["month2"].lower()]
        if match["year"]:
            years, basis = int(match["year"]), DateBasis.STATED
        elif anchors.published is None:
            return None
        else:
            years = anchors.published.year - (last > anchors.published.month and not anchors.ahead)
            years, basis = _year_of_story(years, last, anchors), DateBasis.RELATIVE
        return Window(month_window(years - (first > last), first).first, month_window(years, last).last), basis

    def years_across(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        first, last = int(match["year"]), int(match["year2"])
        return (Window(date(first, 1, 1), date(last, 12, 31)), DateBasis.STATED) if first <= last else None

    def weekdays_across(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        if anchors.published is None or anchors.ahead:
            return None
        last = anchors.published - timedelta(
            (anchors.published.weekday() - self._words.weekdays[match["weekday2"].lower()]) % 7
        )
        first = last - timedelta((last.weekday() - self._words.weekdays[match["weekday"].lower()]) % 7)
        return Window(first, last), DateBasis.RELATIVE

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
        if not last and not anchors.ahead:
            years = _year_of_story(years, wanted, anchors)
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
        later = match["side"].lower() in ("later", "after", "afterwards")
        anchor = anchors.days_from(match["unit"].lower())
        if anchor is None and anchors.published is not None and not later:
            anchor = Window.day(anchors.published)
        if anchor is None:
            return None
        return shifted(anchor, self.count(match) * (1 if later else -1), match["unit"].lower()), DateBasis.RELATIVE

    def hours_later(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        return (anchors.spoken_of, DateBasis.RELATIVE) if anchors.spoken_of else None

    def since_then(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        """At some time between the days last spoken of and the news."""
        if anchors.spoken_of is None or anchors.published is None or anchors.spoken_of.first > anchors.published:
            return None
        return Window(anchors.spoken_of.first, anchors.published), DateBasis.RELATIVE

    def within(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        """ "Within 24 hours": from the days spoken of to so many days later."""
        if anchors.spoken_of is None or not anchors.spoken_of.is_day:
            return None
        unit = match["unit"].lower()
        if unit.startswith(("hour", "minute")):
            days = self.count(match) // 24 if match["number"] else 0
        else:
            days = (self.count(match) if match["number"] else _A_FEW) * (1 if unit.startswith("day") else 7)
        return Window(anchors.spoken_of.first, anchors.spoken_of.last + timedelta(days)), DateBasis.RELATIVE

    def neighbour(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        anchor = anchors.days_from(match["unit"].lower())
        if anchor is None:
            return None
        shift = _neighbour_shift(match)
        unit = match["unit"].lower()
        if unit in ("week", "month", "year"):
            if (unit == "week" and anchor.days > _WEEK) or (unit == "month" and anchor.days > _LONGEST_MONTH):
                return (anchor, DateBasis.RELATIVE) if not shift else None
            window = _span_window(anchor.first, {0: "this", 1: "next", -1: "last"}[shift], unit)
            return (window, DateBasis.RELATIVE) if window else None
        return anchor.shifted(shift), DateBasis.RELATIVE

    def month_beside(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        """ "That December", "the following May": of the year last spoken of, or the next one after it."""
        anchor = anchors.spoken_of
        if anchor is None or not match["month"][0].isupper():
            return None
        month = self.named_month(match)
        shift = _neighbour_shift(match)
        years = anchor.first.year
        if shift > 0:
            years += month <= anchor.last.month or anchor.days > _LONGEST_MONTH
        elif shift < 0:
            years -= month >= anchor.first.month or anchor.days > _LONGEST_MONTH
        return month_window(years, month), DateBasis.RELATIVE

    def month_of_that_year(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        """ "In January of that year"."""
        if anchors.spoken_of is None:
            return None
        return month_window(anchors.spoken_of.first.year, self.named_month(match)), DateBasis.RELATIVE

    def weekday_of_last_week(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        """ "On Wednesday of last week"."""
        if anchors.published is None:
            return None
        monday = anchors.published - timedelta(anchors.published.weekday() + _WEEK)
        return _relative(monday + timedelta(self._words.weekdays[match["weekday"].lower()]))

    def day_before(self, match: re.Match[str], anchors: Anchors) -> tuple[Window, DateBasis] | None:
        if anchors.spoken_of is None:
            return None
        return anchors.spoken_of.shifted(-1 if match["side"].lower() == "before" else 1), DateBasis.RELATIVE

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

    def rule(pattern: str, resolve: Resolve, *, leans: bool = False) -> Rule:
        return re.compile(rf"\b{pattern}", re.IGNORECASE), resolve, leans

    a_weekday = rf"(?:(?:{'|'.join(words.weekdays)})(?:,|\s+the)?\s+\(?)?"
    month2, weekday2 = month.replace("<month>", "<month2>"), weekday.replace("<weekday>", "<weekday2>")
    of_year = rf"(?:,?\s+(?:of\s+)?{year})?"
    year2 = year.replace("<year>", "<year2>")

    which = r"(?:(?P<which>last|next|this|this past|past)\s+)?"
    yield rule(r"(?P<year>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b", means.iso)
    yield rule(rf"{month}\s+{day}{dash}{month2}\s+{day2}{of_year}\b", means.days_across)
    yield rule(rf"{day}\s+(?:of\s+)?{month}{dash}{day2}\s+(?:of\s+)?{month2}{of_year}\b", means.days_across)
    yield rule(
        rf"(?:from|between)\s+{month}\s+(?:to|and|until|till|through)\s+{month2}{of_year}\b", means.months_across
    )
    yield rule(rf"(?:from|between)\s+{weekday}\s+(?:to|and|until|till|through)\s+{weekday2}\b", means.weekdays_across)
    yield rule(
        rf"(?:from|between|in)\s+{year}(?:\s+(?:to|and|until|till|through)\s+|[-–])(?:the\s+)?{year2}\b",
        means.years_across,
    )
    yield rule(rf"{day}{dash}{day2}\s+(?:of\s+)?{month},?\s+{year}\b", means.full)
    yield rule(rf"{month}\s+{day}{dash}{day2},?\s+{year}\b", means.full)
    yield rule(rf"{a_weekday}{day}\s+(?:of\s+)?{month},?\s+{year}\b", means.full)
    yield rule(rf"{a_weekday}{month}\s+{day},?\s+{year}\b", means.full)
    yield rule(rf"{day}{dash}{day2}\s+(?:of\s+)?{month}\b", means.full)
    yield rule(rf"{month}\s+{day}{dash}{day2}\b", means.full)
    yield rule(rf"{part}{month},?\s+(?:of\s+)?{year}\b", means.month_year)
    yield rule(rf"{a_weekday}{day}\s+(?:of\s+)?{month}\b", means.full)
    yield rule(rf"{a_weekday}{month}\s+{day}\b(?!\s*(?:,\d|percent|%))", means.full)
    yield rule(rf"{number}\s+(?P<unit>days?|weeks?|months?|years?|decades?)\s+ago\b", means.ago)
    yield rule(rf"{month}\s+(?:of\s+)?(?:that|the\s+same)\s+year\b", means.month_of_that_year, leans=True)
    yield rule(
        rf"{number}\s+(?P<unit>minutes?|hours?|days?|weeks?|months?|years?)\s+(?P<side>earlier|later|before|after|prior)\b"
        r"(?:\s+(?:that|this)(?=\s*[,.;]))?",
        means.earlier,
        leans=True,
    )
    yield rule(
        r"(?:just |only )?(?:hours|minutes|shortly|soon)\s+(?:later|earlier|afterwards?)\b",
        means.hours_later,
        leans=True,
    )
    yield rule(
        rf"within\s+(?:(?:the\s+)?{number}\s+)?(?P<unit>minutes?|hours?|days?|weeks?)\b(?!\s+of\b)",
        means.within,
        leans=True,
    )
    yield rule(
        r"(?:the\s+(?P<word>following|next|previous|preceding|same)|(?<!\bsaid )(?P<that>that(?:\s+same)?))"
        r"\s+(?P<unit>day|morning|evening|afternoon|night|week|month|year)\b(?!-)",
        means.neighbour,
        leans=True,
    )
    yield rule(
        rf"(?:the\s+(?P<word>following|next|previous|preceding|same)|(?P<that>that(?:\s+same)?))\s+{month}(?!\s+\d)\b",
        means.month_beside,
        leans=True,
    )
    yield rule(r"since\s+then\b", means.since_then, leans=True)
    yield rule(r"(?:on\s+)?the\s+day\s+(?P<side>before|after)\b", means.day_before, leans=True)
    yield rule(rf"{weekday}\s+(?:of\s+)?last\s+week\b", means.weekday_of_last_week)
    yield rule(r"(?P<word>last night)\b", means.deictic)
    yield rule(
        rf"(?:late\s+|early\s+|on\s+)?{which}{weekday}s?(?:\s+(?:morning|evening|afternoon|night))?\b", means.on_weekday
    )
    yield rule(r"(?P<word>today|yesterday|tomorrow|tonight|this morning|this afternoon|this evening)\b", means.deictic)
    yield rule(r"(?:over|at|on|during)\s+the\s+weekend\b", means.weekend)
    yield rule(
        r"(?P<cue>earlier |later |late |early )?(?P<which>last|this|past|(?<!the )(?:next|previous))\s+"
        r"(?P<unit>week|month|year|quarter|decade)\b",
        means.span,
    )
    yield rule(
        rf"(?:in\s+)?(?:the\s+)?{which}(?P<season>{'|'.join(words.seasons)})(?:\s+(?:of\s+)?{year})?\b", means.season
    )
    yield rule(
        rf"(?:in|since|during|by|until|from|of|last|next|this)\s+{part}{which}{month}(?!\s+\d|\s+of\s+(?:that|the\s+same))\b",
        means.bare_month,
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


def _neighbour_shift(match: re.Match[str]) -> int:
    word = (match["word"] or "").lower()
    return 1 if word in ("following", "next") else -1 if word in ("previous", "preceding") else 0


def _year_of_story(years: int, month: int, anchors: Anchors) -> int:
    """The year of a month without one: that of the paragraph's story where it is an older one, counted onwards."""
    story = anchors.story
    if story is None or story.first.year >= years or story.days > _WHOLE_YEAR:
        return years
    onwards = month >= story.first.month or story.days > _LONGEST_MONTH
    return min(years, story.first.year + (not onwards))


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


def shifted(anchor: Window, amount: int, unit: str) -> Window:
    """So many units after the anchor (before it, if negative), as wide as anchor and unit are vague."""
    if unit.startswith(("hour", "minute")):
        return anchor
    if unit.startswith("day"):
        return anchor.shifted(amount)
    if unit.startswith("year") and not anchor.is_day and anchor.days <= _LONGEST_MONTH:
        return month_window(anchor.first.year + amount, anchor.first.month)
    if anchor.is_day or not unit.startswith("week"):
        return _back(anchor.first, -amount, unit)[0]
    return anchor.shifted(7 * amount)


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
