"""The colours of charts and edges: one theme each for light and dark screens, for print and for black-and-white.

Made from the Okabe-Ito set (Okabe and Ito 2008), moved where a colour has less than 3:1 contrast on its background.
Colour is never alone: shapes, dashes and labels say the same.
"""

from dataclasses import dataclass
from enum import StrEnum

RGB = tuple[int, int, int]


class ThemeName(StrEnum):
    """The looks that a chart can have."""

    LIGHT = "light"
    DARK = "dark"
    PRINT = "print"
    BLACK_AND_WHITE = "bw"


@dataclass(frozen=True)
class Theme:
    """Colours as #rrggbb. `lanes` are for states and other kinds without an order; `wash` is a pale panel."""

    name: ThemeName
    background: str
    ink: str
    muted: str
    grid: str
    wash: str
    hostility: str
    cooperation: str
    neutral: str
    lanes: tuple[str, ...]

    @property
    def sides(self) -> dict[str, str]:
        """Colour by side of the tension."""
        return {"hostility": self.hostility, "cooperation": self.cooperation}

    def lane(self, number: int) -> str:
        return self.lanes[number % len(self.lanes)]


_LIGHT_LANES = ("#00735a", "#8f3f74", "#7d6200", "#2f6f99", "#5b616a")
_GREYS = ("#1a1a1a", "#6e6e6e", "#444444", "#858585", "#2e2e2e")

THEMES: dict[ThemeName, Theme] = {
    theme.name: theme
    for theme in (
        Theme(
            ThemeName.LIGHT, "#ffffff", "#1b2127", "#5a6570", "#e4e8ec", "#f3f5f7", "#c94f00", "#0072b2", "#767c83",
            _LIGHT_LANES,
        ),
        Theme(
            ThemeName.DARK, "#181c21", "#e6eaee", "#9aa6b2", "#2c343c", "#20262d", "#f5803e", "#6cbdf0", "#8f99a3",
            ("#4fc9a1", "#e39ac6", "#e8c34a", "#9cc4ea", "#c2c8cf"),
        ),
        Theme(
            ThemeName.PRINT, "#ffffff", "#000000", "#444b52", "#dfe3e6", "#f5f6f7", "#c94f00", "#0072b2", "#767c83",
            _LIGHT_LANES,
        ),
        Theme(
            ThemeName.BLACK_AND_WHITE, "#ffffff", "#000000", "#4a4a4a", "#dddddd", "#f4f4f4", "#000000", "#7a7a7a",
            "#8a8a8a", _GREYS,
        ),
    )
}  # fmt: skip


def theme_of(theme: "Theme | ThemeName | str") -> Theme:
    """The theme of that name; ValueError for a name that there is none of."""
    return theme if isinstance(theme, Theme) else THEMES[ThemeName(theme)]


def score_color(score: float, theme: "Theme | ThemeName | str" = ThemeName.LIGHT) -> str:
    """#rrggbb of a score: vermillion at -10, grey at 0, blue at +10; beyond, the ends. At least 3:1 on the background.

    >>> score_color(-10), score_color(0), score_color(10)
    ('#c94f00', '#767c83', '#0072b2')
    """
    look = theme_of(theme)
    end = look.hostility if score < 0 else look.cooperation
    # The root, because most diplomatic acts lie within 2 and 7 and should not look neutral.
    return mixed(look.neutral, end, min(abs(score) / 10.0, 1.0) ** 0.5)


def mixed(first: str, second: str, share: float) -> str:
    """`share` of the second colour in the first, 0 to 1."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    return "#{:02x}{:02x}{:02x}".format(*(round(a + (b - a) * share) for a, b in pairs))


def faint(color: str, opacity: float) -> str:
    """rgba(...) of a colour, for fills."""
    return "rgba({},{},{},{:g})".format(*rgb(color), opacity)


def rgb(color: str) -> RGB:
    """The three parts of #rrggbb."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2).

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [part / 255 for part in rgb(color)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
