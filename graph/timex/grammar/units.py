"""Forms counted from publication in units of the calendar: "yesterday", "last week", "the end of the month"."""

from graph.timex.grammar.form import Fields, Form
from graph.timex.meanings.around import Around, CalendarUnit, RestOf, Weekend
from graph.timex.meanings.combined import PartOf
from graph.timex.meanings.counted import Amount, Lasting
from graph.timex.meanings.meaning import Meaning
from graph.timex.meanings.weekdays import LENGTHS, NthOf
from graph.timex.reckoning import Part

_SHIFTS = {
    **dict.fromkeys(("last", "past", "this past", "previous"), -1),
    **dict.fromkeys(("this", "the current", "so far this", "all"), 0),
    **dict.fromkeys(("next", "the coming", "this coming"), 1),
}
_SHIFT = rf"(?P<shift>{'|'.join(sorted(_SHIFTS, key=len, reverse=True))})"


def _around(fields: Fields) -> Meaning:
    return Around(*fields.words.around[fields.text("around")])


def _unit(fields: Fields) -> Meaning:
    return CalendarUnit(fields.unit(), _SHIFTS[fields.text("shift")])


def _two_off(fields: Fields) -> Meaning:
    return CalendarUnit(fields.unit(), -2 if fields.text("side") == "before last" else 2)


def _rest(fields: Fields) -> Meaning:
    return RestOf(fields.unit(), fields.text("cue") == "later")


def _run(fields: Fields) -> Meaning:
    """ "In the coming week" is the next one; "over the past week" ends today, "over the next decade" begins today."""
    if fields.text("side") == "coming":
        return CalendarUnit(fields.unit(), 1)
    return Lasting(Amount(1, fields.unit()), ahead=fields.text("side") == "next")


def _weekend(fields: Fields) -> Meaning:
    return Weekend(fields.which())


def _part(fields: Fields) -> Meaning:
    return PartOf(fields.part(), CalendarUnit(fields.unit(), 0, whole=True))


def _end(fields: Fields) -> Meaning:
    return PartOf(Part.LATE, CalendarUnit(fields.unit(), 0, whole=True))


def _nth(fields: Fields) -> Meaning:
    whole = CalendarUnit(fields.unit(), 0, whole=True)
    weekday = fields.weekday() if fields.text("weekday") else None
    return NthOf(fields.ordinal("nth"), whole, weekday, LENGTHS.get(fields.text("piece"), 1))


FORMS = (
    Form(r"{around}", _around),
    Form(rf"(?<!\bthe\s){_SHIFT} {{long_unit}}(?: long)?", _unit),
    Form(r"the {long_unit} (?P<side>before last|after next)", _two_off),
    Form(r"(?P<cue>earlier|later) (?:this|in the|that) {long_unit}", _rest),
    Form(r"(?:over|in|during|within|for) the (?P<side>last|past|next|coming) {long_unit}", _run),
    Form(
        r"(?:(?P<which>last|this|next|this past|this coming)"
        r"|(?:(?:at|over|on|during|for|by|until|from|before|throughout) )?the) weekend",
        _weekend,
    ),
    Form(r"(?:the )?{part} the {long_unit}", _part),
    Form(r"(?:the )?{long_unit}(?:['’]s |-)end", _end),
    Form(r"(?:the )?{nth} (?:{weekday}|(?P<piece>week|weekend|day|month)) (?:of|in) the {long_unit}", _nth),
)
