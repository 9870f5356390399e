"""Forms that lean on the days told of last: "the following week", "the same day", "that December", "at noon"."""

from graph.timex.grammar.form import Fields, Form
from graph.timex.meanings.beside import Beside, SinceThen, TimeOfDay
from graph.timex.meanings.meaning import Meaning, Which
from graph.timex.meanings.yearly import WholeMonth, Yearly
from graph.timex.reckoning import Unit

_SHIFTS = {
    **dict.fromkeys(("", "same", "very same"), 0),
    **dict.fromkeys(("following", "next", "very next", "ensuing"), 1),
    **dict.fromkeys(("previous", "preceding"), -1),
}
_ZONE = r"(?: ?(?:GMT|UTC|CET|CEST|EST|EDT|PST|BST|MSK|IST|hours|local time|a\.?m\.?|p\.?m\.?))"
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_IN_DAY = r"(?: in the (?:morning|afternoon|evening)| at night)"
_CLOCK = (
    rf"(?:\d\d?[:.]\d\d{_ZONE}?|\d{{4}}{_ZONE}|\d\d?{_ZONE}|(?:{_HOURS}|\d\d?) o['’]clock"
    rf"|(?:{_HOURS}|\d\d?)(?= sharp| this |{_IN_DAY}))(?: sharp)?{_IN_DAY}?"
)
_AT = (
    r"(?:(?:shortly |just |soon |well |long )?(?:before|after)"
    r"|at|by|until|since|around|about|from|towards?|till|as of|between)"
)


def _same(fields: Fields) -> Meaning:
    return TimeOfDay()


def _since_then(fields: Fields) -> Meaning:
    return SinceThen()


def _beside(fields: Fields) -> Meaning:
    unit, shift = fields.unit(), _SHIFTS[fields.text("shift")]
    return TimeOfDay() if unit is Unit.DAY and not shift else Beside(unit, shift)


def _next_day(fields: Fields) -> Meaning:
    return Beside(Unit.DAY, 1)


def _month_beside(fields: Fields) -> Meaning:
    which = Which.TOLD_LAST if fields.text("side") == "before" else Which.TOLD_NEXT
    return Yearly(WholeMonth(fields.month()), which)


FORMS = (
    Form(r"(?:hours|minutes|moments|shortly|soon|immediately) (?:later|earlier|afterwards?|thereafter)", _same),
    Form(r"the (?P<shift>following|(?:very )?next|ensuing|previous|preceding|(?:very )?same) {one_unit}", _beside),
    Form(r"(?<!\bsaid\s)that(?: (?P<shift>same|very same))? {one_unit}", _beside),
    Form(r"next (?:day|{day_part})", _next_day),
    Form(r"since then", _since_then),
    Form(
        r"since (?:the|that|its|his|her|their) (?!(?:day|night|week|month|year|end|start)\b)[a-z]+(?=[,.;:)\n]| and\b)",
        _since_then,
    ),
    Form(r"the {month} (?P<side>before|after)(?! \w)", _month_beside),
    Form(r"(?:by|until|since) then", _same),
    Form(rf"(?:{_AT} )?(?:the )?{{whole_hour}}", _same),
    Form(rf"{_AT} (?:the )?(?:{{hour}}|{_CLOCK})", _same),
    Form(rf"(?<!\d[.,:])\d\d?[:.]\d\d{_ZONE}", _same),
)
