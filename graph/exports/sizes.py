"""The sizes of pictures, and the DPI that a printed page wants."""

from dataclasses import dataclass

from graph.errors import ExportError

DPI = 300
_CSS_DPI = 96


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
        Size("half-page", 1000, 520, "the width of a portrait page, two above each other"),
        Size("strip", 900, 375, "the width of a portrait page, with text below"),
    )
}


def size_of(name: str) -> Size:
    """The size by name; ExportError lists the names."""
    try:
        return SIZES[name]
    except KeyError:
        raise ExportError(f"There is no size {name!r}: choose one of {', '.join(SIZES)}.") from None
