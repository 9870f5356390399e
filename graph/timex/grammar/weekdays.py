"""Forms of weekdays: "on Tuesday", "last Monday", "the following Friday", "on the Saturday", "the Friday before"."""

from graph.timex.grammar.form import Fields, Form
from graph.timex.grammar.fragments import after
from graph.timex.meanings.counted import Amount, FromDate
from graph.timex.meanings.meaning import Meaning, Which
from graph.timex.meanings.weekdays import Weekday
from graph.timex.reckoning import Unit

_LED = after("on", "by", "until", "since", "from", "before", "for")
_ENDS = r"(?=[,.;:)\n]|\Z| (?:{day_part}|and|it|he|she|they|the|a|an|in|at)\b)"


def _weekday(fields: Fields) -> Meaning:
    return Weekday(fields.weekday(), fields.which())


def _told_weekday(fields: Fields) -> Meaning:
    return Weekday(fields.weekday(), Which.TOLD)


def _weekday_beside(fields: Fields) -> Meaning:
    which = Which.TOLD_LAST if fields.text("side") == "before" else Which.TOLD_NEXT
    return Weekday(fields.weekday(), which)


def _before_last(fields: Fields) -> Meaning:
    return FromDate(Amount(-1, Unit.WEEK), Weekday(fields.weekday()))


FORMS = (
    Form(r"(?:{which} )?{weekday}", _weekday),
    Form(r"{weekday} (?P<which>last)(?! (?:week|month|year|night))", _weekday),
    Form(r"the {weekday} before last", _before_last),
    Form(rf"{_LED}the {{weekday}}", _told_weekday),
    Form(rf"the {{weekday}}{_ENDS}", _told_weekday),
    Form(r"the {weekday}(?: {day_part})? (?P<side>before|after)(?! \w)", _weekday_beside),
)
