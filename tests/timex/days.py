"""Short forms that the tests of this folder share: values as text, one sentence around one expression."""

from calendar import monthrange
from datetime import date

from graph.model import Window
from graph.timex import Context, Resolved, find, resolve

PUBLISHED, TOLD = date(2025, 7, 2), date(2025, 6, 27)  # a Wednesday, and the Friday before


def window(value: str) -> Window:
    """ "2025-06-27", "2025-06", "2025", or two of them with .. between."""
    first, _, last = value.partition("..")
    return Window(_day(first, 1, 1), _day(last or first, 12, 31))


def _day(text: str, month: int, day: int) -> date:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) > 1 else month
    return date(parts[0], month, day if day == 1 else monthrange(parts[0], month)[1])


def resolved(
    phrase: str, *, published: date | None = PUBLISHED, told: str | None = str(TOLD), future: bool | None = None
) -> Resolved | None:
    """The only expression of a sentence about the phrase, resolved."""
    text = f"The envoy left {phrase}."
    found = find(text)
    assert len(found) == 1, [text[e.start : e.end] for e in found]
    context = Context(window(told) if told else None, future)
    return resolve(found[0], published=published, context=context)


def days(phrase: str, **context: object) -> Window | None:
    found = resolved(phrase, **context)  # type: ignore[arg-type]
    return found.window if found else None
