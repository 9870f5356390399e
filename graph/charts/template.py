"""One look for all charts: type, margins, lines; title, unit and source line inside the figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from graph.charts.colors import Theme, ThemeName, theme_of
from graph.charts.names import counted_name, day_name
from graph.charts.sketch import Fields, Sketch
from graph.charts.text import balanced, escaped, wrapped

FONT = "Inter, 'Segoe UI', 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif"
_TITLE_WIDTH, _SOURCE_WIDTH = 88, 132  # characters that a figure of 800 pixels has room for
_EDGE = 16  # pixels between the figure's edge and its text
_LINE, _SOURCE_LINE, _LEGEND_LINE = 22, 15, 20  # heights in pixels
_LEGEND = 28  # pixels between a legend and the plot: names of lanes stand there
# Days are written day before month; plotly writes them the American way. No template can hold this list: plotly
# merges lists of a template by name.
_DAY = 86400000.0
_DAY_FORMATS = [
    {"dtickrange": [None, 20 * _DAY], "value": "%-d %b\n%Y"},
    {"dtickrange": [20 * _DAY, "M11"], "value": "%b\n%Y"},
    {"dtickrange": ["M11", None], "value": "%Y"},
]
ThemeLike = Theme | ThemeName | str


@dataclass(frozen=True)
class Caption:
    """What a figure says about itself: the finding, what is measured in which unit, what it rests on, and for those
    who do not see it, how it runs.
    """

    title: str
    unit: str
    source: str
    alt: str = ""


@dataclass(frozen=True)
class Frame:
    """Pixels: height of the plot, and what its axes need left, right and below; lines of a legend above it."""

    height: int = 290
    left: int = 58
    right: int = 24
    below: int = 40
    legend: int = 0  # lines of it


def source_line(events: pd.DataFrame, *, as_of: object = None, notes: tuple[str, ...] = ()) -> str:
    """'Sources: A, B. 30 events in 8 documents, as of 2 Jun 2031. Notes.'"""
    sources = sorted({str(source) for source in events["source"].dropna().unique()})
    named = ", ".join(sources[:4]) + (f" and {len(sources) - 4} more" if len(sources) > 4 else "")
    counts = counted_name(int(events["id"].nunique()), "event")
    documents = int(events["document"].nunique())
    if documents:
        counts += f" in {counted_name(documents, 'document')}"
    known = _last_day(events) if as_of is None else pd.Timestamp(str(as_of))
    day = f", as of {day_name(known)}" if pd.notna(known) else ""
    head = "Sources" if len(sources) > 1 else "Source"
    return " ".join([f"{head}: {named or 'not given'}.", f"{counts}{day}.", *notes])


def decorate(sketch: Sketch, caption: Caption, theme: ThemeLike, frame: Frame | None = None) -> go.Figure:
    """The figure of a sketch: with the look of the theme, and the caption in it."""
    look, room = theme_of(theme), frame or Frame()
    title, source = balanced(caption.title, _TITLE_WIDTH), wrapped(caption.source, _SOURCE_WIDTH)
    more_lines = title.count("<br>")
    above = 78 + _LINE * more_lines + (_LEGEND + _LEGEND_LINE * room.legend if room.legend else 0)
    below = room.below + 24 + _SOURCE_LINE * (1 + source.count("<br>"))
    height = room.height + above + below
    sketch.note(
        source,
        name="source",
        x=0, xref="paper", xanchor="left", xshift=_EDGE - room.left,
        y=0, yref="paper", yanchor="top", yshift=-room.below - 8,
        align="left", font={"size": 11, "color": look.muted},
    )  # fmt: skip
    layout = {
        "template": _template(look.name),
        "height": height,
        "margin": {"l": room.left, "r": room.right, "t": above, "b": below},
        "title": {
            "text": f"<b>{title}</b>",
            "subtitle": {"text": escaped(caption.unit)},
            "pad": {"l": _EDGE, "t": _EDGE + _LINE * more_lines},
        },
        "showlegend": room.legend > 0,
        "legend": {"y": 1 + _LEGEND / room.height},
        "meta": {"title": caption.title, "unit": caption.unit, "source": caption.source, "alt": caption.alt},
        "annotations": sketch.notes,
        "shapes": sketch.rules,
    }
    for axis in sketch.layout.values():
        if isinstance(axis, dict) and axis.get("type") == "date":
            axis.setdefault("tickformatstops", _DAY_FORMATS)
            if _is_short(axis.get("range")):
                axis.setdefault("dtick", _DAY)
    return go.Figure({"data": sketch.traces, "layout": layout | sketch.layout})


def alt_text(figure: go.Figure) -> str:
    """What a figure of this package shows, in sentences, for `aria-label` and alternative texts of pictures."""
    said = figure.layout.meta
    sentences = (f"{said['title']}.", said["alt"], f"{said['unit']}.", said["source"])
    return " ".join(sentence for sentence in sentences if sentence)


def nothing_to_draw(caption: Caption, theme: ThemeLike, why: str) -> go.Figure:
    """A figure that says why it is empty."""
    sketch = Sketch()
    sketch.axis("xaxis", visible=False)
    sketch.axis("yaxis", visible=False)
    sketch.note(wrapped(why), x=0.5, y=0.5, xref="paper", yref="paper", font={"size": 14})
    return decorate(sketch, caption, theme, Frame(height=120, below=8))


def color_bar(look: Theme, length: float = 0.9) -> Fields:
    """A slim colour bar in points."""
    return {
        "title": {"text": "points", "side": "top", "font": {"size": 12, "color": look.muted}},
        "tickfont": {"size": 11, "color": look.muted},
        "thickness": 12,
        "outlinewidth": 0,
        "len": length,
        "nticks": 5,
    }


def _is_short(days: Sequence[pd.Timestamp] | None) -> bool:
    """Whether an axis is so short that plotly would name hours, and days twice."""
    return days is not None and days[1] - days[0] <= pd.Timedelta(days=12)


def _last_day(events: pd.DataFrame) -> Any:
    return pd.concat([events["published"], events["date_end"]]).max()


@cache
def _template(name: ThemeName) -> go.layout.Template:
    return go.layout.Template(layout=_layout(theme_of(name)))


def _layout(look: Theme) -> Fields:
    axis = {
        "gridcolor": look.grid,
        "linecolor": look.muted,
        "tickcolor": look.muted,
        "tickfont": {"color": look.muted, "size": 12},
        "title": {"font": {"color": look.muted, "size": 12}, "standoff": 8},
        "zeroline": False,
        "ticks": "",
    }
    return {
        "paper_bgcolor": look.background,
        "plot_bgcolor": look.background,
        "font": {"family": FONT, "size": 13, "color": look.ink},
        "title": {
            "x": 0, "xref": "container", "xanchor": "left", "y": 1, "yref": "container", "yanchor": "top",
            "font": {"size": 17, "color": look.ink}, "subtitle": {"font": {"size": 12.5, "color": look.muted}},
        },
        "xaxis": {**axis, "showgrid": False, "ticks": "outside", "showline": True},
        "yaxis": {**axis, "automargin": True},
        "colorway": list(look.lanes),
        "hoverlabel": {
            "bgcolor": look.wash, "bordercolor": look.muted, "align": "left",
            "font": {"color": look.ink, "size": 12, "family": FONT},
        },
        "hovermode": "closest",
        "legend": {
            "orientation": "h", "x": 0, "yref": "paper", "yanchor": "bottom", "xref": "paper", "xanchor": "left",
            "font": {"size": 12, "color": look.muted}, "bgcolor": "rgba(0,0,0,0)",
        },
        "annotationdefaults": {"font": {"color": look.ink, "size": 12, "family": FONT}},
    }  # fmt: skip
