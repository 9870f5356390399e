"""Forms with a year or a season of their own: "in 2019", "from 1993 to 2003", "the 1970s", "last summer"."""

from graph.timex.grammar.form import Fields, Form
from graph.timex.grammar.fragments import after
from graph.timex.meanings.meaning import Meaning
from graph.timex.meanings.stated import Fixed
from graph.timex.meanings.yearly import Season, Yearly
from graph.timex.reckoning import month_window, year_window

_CENTURY, _QUARTERS = 100, 4
_YEAR_LED = after(
    *("in", "since", "by", "until", "till", "from", "during", "of", "before", "after", "around", "circa", "through"),
    *("a", "an", "its", "their", "summit", "conference", "forum", "games", "olympics", "accord", "agreement"),
    *("early", "late", "mid", "throughout", "the", "year", "between", "for", "winter", "summer", "autumn", "spring"),
)
_YEARS_LED = after("from", "between", "in", "of", "the", "during", "for")
_SEASON_LED = after("in", "by", "since", "until", "from", "for", "before")
# What makes a number no year: "in 2000 cases of 2003 people".
_COUNTED = r" (?:people|troops|soldiers|men|women|cases|homes|km|metres|meters|tonnes|tons|dollars|euros)\b"


def _season_of_year(fields: Fields) -> Meaning:
    """ "Spring 2021"; "the winter of 2024-25" ends in the second of its years."""
    season = Season(*fields.season())
    return Fixed(season.of(fields.integer("year") + (bool(fields.text("next")) and season.first > season.last)))


def _season(fields: Fields) -> Meaning:
    return Yearly(Season(*fields.season()), fields.which())


def _quarter(fields: Fields) -> Meaning | None:
    nth, year = fields.ordinal("nth"), fields.integer("year")
    nth = _QUARTERS if nth < 0 else nth
    return Fixed(month_window(year, 3 * nth - 2) | month_window(year, 3 * nth)) if 1 <= nth <= _QUARTERS else None


def _decade(fields: Fields) -> Meaning:
    return Fixed(year_window(fields.integer("year"), fields.integer("year") + 9))


def _year(fields: Fields) -> Meaning:
    return Fixed(year_window(fields.integer("year")))


def _years(fields: Fields) -> Meaning | None:
    first, last = fields.integer("year"), fields.integer("year2")
    last += first // _CENTURY * _CENTURY * (last < _CENTURY)
    return Fixed(year_window(first, last)) if first < last else None


FORMS = (
    Form(r"(?:the )?{season}(?: of)?,? {year}(?:[-/–](?P<next>\d\d))?", _season_of_year),
    Form(rf"(?:(?:in|of|during|over) the |{_SEASON_LED}){{season}}(?!(?: of)?,? {{any_year}})", _season),
    Form(r"{which} {season}", _season),
    Form(r"(?:the )?{nth} quarter (?:of )?{year}", _quarter),
    Form(r"Q(?P<nth>[1-4]),? {year}", _quarter),
    Form(r"(?:the )?(?P<year>(?:1[5-9]|20)\d0)['’]?s", _decade),
    Form(rf"{_YEARS_LED}{{year}}(?: (?:to|and|until|through) | ?[-–/] ?)(?:the )?{{year2}}", _years),
    Form(r"(?<![\d.,/–-]){year}[-–]{year2}(?![-–/.]\d)", _years),
    Form(r"(?:(?<=/\s)|(?<![^\n])){year}(?= (?-i:[A-Z]))", _year),
    Form(rf"{_YEAR_LED}{{year}}(?![.,]\d|/\d| ?%|{_COUNTED})", _year),
)
