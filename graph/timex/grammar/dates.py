"""Forms with a day or a month of their own: "1 July 2025", "July 1", "30.12.2030", "in March 2022", "on the 14th"."""

from datetime import date

from graph.model import Window
from graph.timex.grammar.form import Fields, Form
from graph.timex.grammar.fragments import after
from graph.timex.meanings.beside import DayOfMonth
from graph.timex.meanings.combined import Span
from graph.timex.meanings.meaning import Meaning
from graph.timex.meanings.stated import EitherWay, Fixed
from graph.timex.meanings.yearly import Feast, MonthDays, WholeMonth, Yearly
from graph.timex.reckoning import month_window

_CENTURY = 100
_LEAP_YEAR = 2000  # has every day that any year has
# Months that are words or names too ("May", "March") count only after one of these, or at the head of an entry.
_MONTH_LED = after(
    *("in", "since", "by", "until", "till", "from", "during", "of", "before", "after", "through", "throughout", "as"),
    *("early", "late", "mid", "last", "next", "this", "that", "previous", "following", "starting", "between", "and"),
    *("a", "an", "the", "its", "his", "her", "their", "our", "for", "to", "or"),
)
_ENTRY = r"(?<![^\n]){month}(?=[:.,]| ?[-–—] )"
_WEEKDAY = r"(?:(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?,? )?"
_DASH = r"(?: ?[-–—] ?| (?:to|through|until) )"
# What makes a number after a month no day: "May 5,000 soldiers", "March 3.5 %", "June 10:30".
_NO_DAY = r"(?!\d|[.,:]\d|-\d| ?%| (?:percent|per cent|p\.?m|a\.?m|million|billion|km|people|troops|soldiers)\b)"
_DAY_LED = after("on", "by", "until", "since", "from", "to", "before")
_DAY_ENDS = r"(?=[,.;:)?!\n]|\Z| (?:and|to|it|he|she|they|the|a|an|in|at|until|when|as|by|with|after|but|for)\b)"
_NOT_COUNTED = (
    r"(?! (?:of|floor|session|fleet|army|street|day|night|anniversary|parallel|round|birthday|century|hole|minute|page"
    r"|attempt|congress)\b)"
)


def _iso(fields: Fields) -> Meaning | None:
    return _fixed(_calendar_day(fields.integer("year"), fields.integer("m"), fields.integer("d")))


def _numeric(fields: Fields) -> Meaning | None:
    """Day and month by the document's habit; with points the day stands first wherever that form is in use."""
    year, first, second = fields.integer("year"), fields.integer("a"), fields.integer("b")
    year += 20 * _CENTURY * (year < _CENTURY)
    day_first, month_first = _calendar_day(year, second, first), _calendar_day(year, first, second)
    if day_first is None or month_first is None:
        return _fixed(day_first or month_first)
    habit = True if fields.text("mark") == "." else fields.habit.day_first
    if habit is None:
        return EitherWay(day_first, month_first)
    return _fixed(day_first if habit else month_first)


def _days(fields: Fields) -> Meaning | None:
    """ "1 July", "3, 4 and 5 May 2025": with a year a window of its own."""
    first = fields.ordinal("day")
    days = MonthDays(fields.month(), first, fields.ordinal("day2") if fields.text("day2") else first)
    if not 1 <= days.first <= days.last or days.of(_LEAP_YEAR) is None:
        return None
    if not fields.text("year"):
        return Yearly(days)
    window = days.of(fields.integer("year"))
    return Fixed(window) if window else None


def _month_of_year(fields: Fields) -> Meaning:
    return Fixed(month_window(fields.integer("year"), fields.month()))


def _months(fields: Fields) -> Meaning:
    """ "March–April 2025", "January to March"."""
    last = WholeMonth(fields.month("month2"))
    end = Fixed(last.of(fields.integer("year"))) if fields.text("year") else Yearly(last)
    return Span(Yearly(WholeMonth(fields.month())), end)


def _month(fields: Fields) -> Meaning:
    return Yearly(WholeMonth(fields.month()), fields.which())


def _feast(fields: Fields) -> Meaning:
    return Yearly(Feast(*fields.words.feasts[fields.text("feast")]))


def _day_of_month(fields: Fields) -> Meaning | None:
    day = fields.ordinal("nth")
    return DayOfMonth(day) if 1 <= day <= month_window(_LEAP_YEAR, 1).days else None


def _fixed(day: date | None) -> Meaning | None:
    return Fixed(Window.day(day)) if day else None


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


FORMS = (
    Form(r"(?P<year>\d\d\d\d)(?P<mark>[-/.])(?P<m>\d\d?)(?P=mark)(?P<d>\d\d?)(?:T[\d:.Z+]*)?", _iso),
    Form(
        r"(?<![\d./-])(?P<a>\d\d?)(?P<mark>[./-])(?P<b>\d\d?)(?P=mark)(?P<year>\d\d\d\d|(?<=/)\d\d)(?![./-]?\d)",
        _numeric,
    ),
    Form(
        rf"(?<!\d[.,:]){_WEEKDAY}{{day}}"
        r"(?:{more_days}(?: ?[-–—/&] ?| (?:to|and|or|through|until) )(?:the )?{day2})?"
        r"(?: (?:day )?(?:of )?|-){month}{of_year}",
        _days,
    ),
    Form(
        rf"{_WEEKDAY}{{month}} (?:the )?{{day}}(?:{_DASH}{{day2}}(?!\w| [A-Za-z]+day))?{_NO_DAY}{{of_year}}",
        _days,
    ),
    Form(r"{month},? (?:of )?{year}", _month_of_year),
    Form(r"{month}(?: ?[-–—/] ?| (?:to|until|through) ){month2}{of_year}(?! ?\d)", _months),
    Form(r"(?<!\d\s){sure_month}(?! \d)", _month),
    Form(rf"(?<!\d\s){_MONTH_LED}{{month}}(?! \d)", _month),
    Form(_ENTRY, _month),
    Form(r"{which} {month}(?! \d)", _month),
    Form(r"{feast}", _feast),
    Form(rf"{_DAY_LED}the {{nth_day}}{_DAY_ENDS}", _day_of_month),
    Form(rf"(?-i:On) the {{nth_day}}(?= \w){_NOT_COUNTED}", _day_of_month),
    Form(r"the {nth} (?:day )?of (?:the|this|that) month", _day_of_month),
)
