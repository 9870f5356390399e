"""The sizes of pictures, and the DPI that a printed page wants."""

from dataclasses import dataclass

from graph.errors import ExportError

DPI = 300
_CSS_DPI = 96
_LABELS, _DAYS_UNTIL = 8, 120  # labels on an axis of dates; the length up to which it names days


@dataclass(frozen=True)
class Size:
    """Width and height in CSS pixels (96 to the inch)."""

    name: str
    width: int
    height: int
    words: str

    @property
    def scale(self) -> float:
        """Factor from CSS pixels to pixels at 300 dpi."""
        return DPI / _CSS_DPI


SIZES = {
    size.name: size
    for size in (
        Size("slide", 1280, 720, "a slide, 16 to 9"),
        Size("column", 640, 460, "a column of text"),
        Size("page", 1040, 700, "a landscape page"),
        Size("half-page", 820, 450, "the width of a portrait page, two above each other"),
        Size("strip", 900, 380, "the width of a portrait page, with text below"),
    )
}


def date_step(days: int) -> tuple[int, str]:
    """How far apart an axis of so many days is labelled, about eight times in all: a number of "days" or "months".

    >>> date_step(70), date_step(430)
    ((9, 'days'), (2, 'months'))
    """
    if days <= _DAYS_UNTIL:
        return max(1, round(days / _LABELS)), "days"
    return max(1, round(days / 30.4 / _LABELS)), "months"


def size_of(name: str) -> Size:
    """The size by name; ExportError lists the names."""
    try:
        return SIZES[name]
    except KeyError:
        raise ExportError(f"There is no size {name!r}: choose one of {', '.join(SIZES)}.") from None
