"""How the reader's part of the world writes days and numbers.

The page is in English, and so are its days; which English it is, the browser says with every request: "5 March 2031"
or "March 5, 2031", "1,204,000" or "12,04,000". Readers of other languages get the order of most of the world. Tables
have days as ISO 8601 and times in UTC, which are the same everywhere.
"""

from contextvars import ContextVar
from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from flask import Flask, request

_ENGLISH = ("en-GB", "en-US", "en-AU", "en-CA", "en-IE", "en-IN", "en-NZ", "en-ZA", "en-PH")  # the first is for others
_current: ContextVar[Locale] = ContextVar("locale", default=Locale.parse(_ENGLISH[0], sep="-"))  # noqa: B039 (never changed)


def register(server: Flask) -> None:
    @server.before_request
    def hear_locale() -> None:
        best = request.accept_languages.best_match(_ENGLISH, default=_ENGLISH[0])
        _current.set(Locale.parse(best, sep="-"))


def say_day(day: date) -> str:
    """'5 March 2031' or 'March 5, 2031'."""
    return _said(day, "MMMM d, y" if _is_month_first() else "d MMMM y")


def say_day_of_year(day: date) -> str:
    """'5 March' or 'March 5'."""
    return _said(day, "MMMM d" if _is_month_first() else "d MMMM")


def say_days_of_month(first: date, last: date) -> str:
    """'5 to 9 March 2031' or 'March 5 to 9, 2031', of two days of one month."""
    if _is_month_first():
        return f"{_said(first, 'MMMM d')} to {_said(last, 'd, y')}"
    return f"{first.day} to {say_day(last)}"


def say_number(number: float) -> str:
    """'1,204'."""
    return str(format_decimal(number, locale=_current.get()))


def _said(day: date, pattern: str) -> str:
    return format_date(day, pattern, locale=_current.get())


def _is_month_first() -> bool:
    return str(_current.get().date_formats["long"].pattern).startswith("M")
