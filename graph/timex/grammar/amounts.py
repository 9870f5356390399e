"""Forms that count: "two days ago", "a week later", "for nine days", "within hours", "two days after the shots"."""

from graph.timex.grammar.form import Fields, Form
from graph.timex.meanings.beside import Beside
from graph.timex.meanings.counted import Ago, Amount, FromEvent, InTime, Lasting, Later, Within
from graph.timex.meanings.meaning import Meaning
from graph.timex.reckoning import Unit

_AHEAD = frozenset({"coming", "next", "following", "ensuing"})
_BACK = frozenset({"earlier", "before", "prior", "prior to", "previously", "beforehand"})
_RUNS = r"(?P<side>last|past|previous|preceding|coming|next|following|ensuing)"
# What ends a distance that names no act: "two days after, it left", "the day before and".
_ENDS = (
    r"(?=\s*(?:[,.;:)?!\"“”—–]|$)|\s+(?:that|this)\s*[,.;]"
    r"|\s+(?:and|but|or|when|while|that|in|on|at|by|to|for|with|from|over|without)\b)(?: that\b| this\b)?"
)
_NOT_AGO = r"(?! (?:ago|later|earlier|before|after|in prison|in jail)\b)"


def _ago(fields: Fields) -> Meaning:
    return Ago(-fields.amount())


def _hence(fields: Fields) -> Meaning:
    return Ago(fields.amount())


def _later(fields: Fields) -> Meaning:
    return Later(_signed(fields, fields.amount()))


def _from_event(fields: Fields) -> Meaning:
    return FromEvent(_signed(fields, fields.amount()))


def _unit_beside(fields: Fields) -> Meaning:
    return Beside(fields.unit(), -1 if fields.text("side") in _BACK else 1)


def _unit_from_event(fields: Fields) -> Meaning:
    return FromEvent(_signed(fields, Amount(1, fields.unit())))


def _eve(fields: Fields) -> Meaning:
    return FromEvent(Amount(-1, Unit.DAY), turned=None)


def _signed(fields: Fields, amount: Amount) -> Amount:
    return -amount if fields.text("side") in _BACK else amount


def _unit_that(fields: Fields) -> Meaning:
    amount = Amount(1, fields.unit())
    return Within(amount) if fields.text("side") == "followed" else Later(-amount)


def _lasting(fields: Fields) -> Meaning:
    return Lasting(fields.amount())


def _after(fields: Fields) -> Meaning:
    return Lasting(fields.amount(), ahead=False)


def _run(fields: Fields) -> Meaning:
    return Lasting(fields.amount(), ahead=fields.text("side") in _AHEAD)


def _in_time(fields: Fields) -> Meaning:
    return InTime(fields.amount())


def _within(fields: Fields) -> Meaning:
    return Within(fields.amount())


def _within_unit(fields: Fields) -> Meaning:
    unit, count = fields.words.units[fields.text("unit")]
    return Within(Amount(count, Unit(unit)))


FORMS = (
    Form(r"{amount} (?:ago|back)", _ago),
    Form(r"{amount} from (?:now|today)", _hence),
    Form(r"{amount} (?P<side>earlier|later|afterwards?|previously|beforehand|hence|prior(?! to))", _later),
    Form(rf"{{amount}} (?P<side>before|after|prior|on|in){_ENDS}", _later),
    Form(
        r"{amount} (?P<side>before|after|prior to|following)(?= \w)(?! (?:and|or|but|that|this|yesterday)\b)",
        _from_event,
    ),
    Form(rf"the {{one_unit}} (?P<side>before|after){_ENDS}", _unit_beside),
    Form(
        r"the {one_unit} (?P<side>before|after)(?= \w)"
        r"(?! (?:last|next|yesterday|tomorrow|that|this|and|or|but)\b)",
        _unit_from_event,
    ),
    Form(r"(?:on )?the eve of(?= \w)", _eve),
    Form(r"(?:in )?the {one_unit} (?:that|which) (?P<side>followed|preceded)", _unit_that),
    Form(r"(?:in|over|during) the (?:following|next|ensuing|subsequent) (?P<bare>hours|days|weeks|months)", _within),
    Form(rf"(?:in|over|during|within|for|throughout) (?:the )?{_RUNS} {{amount}}", _run),
    Form(r"(?:after|following) {amount}(?! (?:ago|later|earlier|before|after)\b)", _after),
    Form(rf"(?:for|during|throughout) {{amount}}{_NOT_AGO}", _lasting),
    Form(rf"in {{amount}}(?:['’]s? time)?{_NOT_AGO}", _in_time),
    Form(r"(?:within|in the space of|inside) (?:the )?(?:next )?{amount}", _within),
    Form(r"within (?:the|an?) {unit}", _within_unit),
)
