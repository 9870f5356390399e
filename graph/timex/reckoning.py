"""Arithmetic of days, weeks, months and years as windows. Weeks begin on Monday; nothing in here reads text."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from graph.model import Window

_HOURS_OF_DAY, _DAYS_OF_WEEK, _MONTHS_OF_YEAR = 24, 7, 12
_LONGEST_MONTH, _SHORTEST_SEASON, _LONGEST_YEAR = 31, 62, 366


class Unit(StrEnum):
    """What time is counted in. Nights count as days, fortnights as two weeks, minutes as no time at all."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"


class Part(StrEnum):
    """A part of a longer time."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"


_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120}
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7}


def month_window(year: int, month: int) -> Window:
    """A month; `month` may run over the year's ends: 13 is January of the year after."""
    years, rest = divmod(month - 1, _MONTHS_OF_YEAR)
    first = date(year + years, rest + 1, 1)
    return Window(first, first.replace(day=monthrange(first.year, first.month)[1]))


def months_window(year: int, first: int, last: int) -> Window:
    """From month `first` to month `last` of a year, counted on where `last` is the smaller (winter: 12, 2)."""
    return month_window(year, first) | month_window(year, last + _MONTHS_OF_YEAR * (last < first))


def year_window(year: int, last: int | None = None) -> Window:
    """A year, or the years from `year` to `last`."""
    return Window(date(year, 1, 1), date(last or year, 12, 31))


def unit_window(day: date, unit: Unit, shift: int = 0) -> Window:
    """The calendar's week, month ... that holds the day, or the one `shift` further on.

    >>> unit_window(date(2025, 7, 2), Unit.WEEK, -1)
    Window(first=datetime.date(2025, 6, 23), last=datetime.date(2025, 6, 29))
    """
    monday = day - timedelta(day.weekday())
    match unit:
        case Unit.HOUR:
            return Window.day(day)
        case Unit.DAY:
            return Window.day(day + timedelta(shift))
        case Unit.WEEK:
            return Window(monday, monday + timedelta(6)).shifted(_DAYS_OF_WEEK * shift)
        case Unit.WEEKEND:
            return Window(monday + timedelta(5), monday + timedelta(6)).shifted(_DAYS_OF_WEEK * shift)
        case Unit.MONTH:
            return month_window(day.year, day.month + shift)
        case Unit.QUARTER:
            first = (day.month - 1) // 3 * 3 + 1 + 3 * shift
            return month_window(day.year, first) | month_window(day.year, first + 2)
        case Unit.YEAR:
            return year_window(day.year + shift)
        case Unit.DECADE:
            first = day.year // 10 * 10 + 10 * shift
            return year_window(first, first + 9)


def day_after(day: date, amount: int, unit: Unit) -> date:
    """The day `amount` units on (back, if negative), on the same day of the month or on the month's last."""
    if unit is Unit.HOUR:
        return day + timedelta(int(amount / _HOURS_OF_DAY))
    if unit in _DAYS:
        return day + timedelta(amount * _DAYS[unit])
    month = month_window(day.year, day.month + amount * _MONTHS[unit])
    return month.first.replace(day=min(day.day, month.last.day))


def moved(window: Window, amount: int, unit: Unit) -> Window:
    """So many units after the window (before it, if negative), as wide as window and unit are vague.

    Days and weeks are counted exactly, months and a single year from a day or month to the month ("a year ago"), all
    that is longer to the whole year or decade.
    """
    if unit is Unit.HOUR or unit in _DAYS:
        return Window(day_after(window.first, amount, unit), day_after(window.last, amount, unit))
    to_month = unit in (Unit.MONTH, Unit.QUARTER) or (abs(amount) == 1 and window.days <= _LONGEST_MONTH)
    there = day_after(window.first, amount, unit)
    return unit_window(there, Unit.MONTH if to_month and unit is not Unit.DECADE else unit)


def _is_month(window: Window) -> bool:
    return window == month_window(window.first.year, window.first.month)


def weekday_before(day: date, weekday: int) -> date:
    """The last such weekday (0 Monday to 6 Sunday) on or before the day."""
    return day - timedelta((day.weekday() - weekday) % _DAYS_OF_WEEK)


def weekday_after(day: date, weekday: int) -> date:
    """The first such weekday on or after the day."""
    return day + timedelta((weekday - day.weekday()) % _DAYS_OF_WEEK)


def part_of(window: Window, part: Part) -> Window:
    """A third or half of a window: whole years of a decade, whole months of a year, ten days of a month, else days.

    >>> part_of(month_window(2025, 2), Part.LATE)
    Window(first=datetime.date(2025, 2, 21), last=datetime.date(2025, 2, 28))
    """
    steps = _steps(window)
    third = -(-len(steps) // 3)
    first, last = (10, 20) if _is_month(window) else (third, len(steps) - third)
    half = len(steps) // 2
    chosen = {
        Part.EARLY: steps[:first],
        Part.MID: steps[first:last],
        Part.LATE: steps[last:],
        Part.FIRST_HALF: steps[:half],
        Part.SECOND_HALF: steps[half:],
    }[part] or steps
    return chosen[0] | chosen[-1]


def _steps(window: Window) -> list[Window]:
    """The pieces that a part is counted in."""
    first, last = window.first, window.last
    if window.days > _LONGEST_YEAR:
        return [year_window(year) for year in range(first.year, last.year + 1)]
    if window.days >= _SHORTEST_SEASON:
        months = (last.year - first.year) * _MONTHS_OF_YEAR + last.month - first.month
        return [month_window(first.year, first.month + step) for step in range(months + 1)]
    return [Window.day(first + timedelta(step)) for step in range(window.days)]


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus, Nature, 20 April 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - skipped + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
