"""Why an event is what it is, in one sentence."""

from graph.model import Status
from graph.span_coding.dating import Dating
from graph.span_coding.page import Page
from graph.span_coding.sides import Side
from graph.span_coding.telling import Deed

_NOBODY = "not told"


def why(deed: Deed, status: Status, dating: Dating, page: Page) -> str:
    """ "'expelled' tells SANCTION expel (0.93, else COERCE); by RUS ('Moscow'); to ...; occurred; day: ..."."""
    told = next(t for t in deed.tellings if t.act.type.label == deed.type)
    type_ = told.act.type
    code = " ".join(part for part in (deed.type, deed.mode, deed.measure) if part)
    other = f", else {type_.runner_up}" if type_.runner_up else ""
    parts = [
        f"“{told.trigger.text}” tells {code} ({type_.score:.2f}{other})",
        f"by {_side(deed.sides.actors, page)}",
        f"to {_side(deed.sides.recipients, page)}",
        f"{status.value}",
        f"day: {_days(dating)}",
    ]
    return "; ".join(" ".join(part.split()) for part in parts) + "."


def _side(side: Side, page: Page) -> str:
    if not side.mentions:
        return _NOBODY
    words = ", ".join(f"“{span.of(page.text)}”" for span in side.mentions)
    return f"{' and '.join(side.states) or 'a party of unknown state'} ({words})"


def _days(dating: Dating) -> str:
    if dating.window is None or dating.basis is None:
        return _NOBODY
    first, last = dating.window.first.isoformat(), dating.window.last.isoformat()
    days = first if dating.window.is_day else f"{first} to {last}"
    source = f"“{dating.words}”" if dating.words else "the day of publication"
    return f"{days}, {dating.basis.value} ({source})"
