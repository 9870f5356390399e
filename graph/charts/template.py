"""One look for all charts: type, margins, lines; title, unit and source line inside the figure."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from graph.charts.colors import Theme, ThemeName, theme_of
from graph.charts.names import counted_name, day_name
from graph.charts.text import escaped, wrapped

FONT = "Inter, 'Segoe UI', 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif"
MONO = "'IBM Plex Mono', 'DejaVu Sans Mono', Consolas, monospace"
HEIGHT = 440
_MARGIN = {"l": 62, "r": 28, "t": 92, "b": 86}
_TITLE_WIDTH, _SOURCE_WIDTH = 84, 128  # characters that a figure of 800 pixels has room for
ThemeLike = Theme | ThemeName | str


@dataclass(frozen=True)
class Caption:
    """What a figure says about itself: the finding, what is measured in which unit, and what it rests on."""

    title: str
    unit: str
    source: str


def source_line(events: pd.DataFrame, *, as_of: object = None, notes: tuple[str, ...] = ()) -> str:
    """'Sources: A, B. 30 events in 8 documents, as of 2 Jun 2031. Notes.'"""
    sources = sorted({str(source) for source in events["source"].dropna().unique()})
    named = ", ".join(sources[:4]) + (f" and {len(sources) - 4} more" if len(sources) > 4 else "")
    counts = counted_name(int(events["id"].nunique()), "event")
    documents = int(events["document"].nunique())
    if documents:
        counts += f" in {counted_name(documents, 'document')}"
    known = pd.concat([events["published"], events["date_end"]]).max() if as_of is None else pd.Timestamp(str(as_of))
    day = f", as of {day_name(known)}" if pd.notna(known) else ""
    return " ".join(
        [f"{'Sources' if len(sources) > 1 else 'Source'}: {named or 'not given'}.", f"{counts}{day}.", *notes]
    )


def decorate(figure: go.Figure, caption: Caption, theme: ThemeLike, *, height: int = HEIGHT) -> go.Figure:
    """Puts the look on a figure, and the caption into it; gives the same figure back."""
    look = theme_of(theme)
    title = wrapped(caption.title, _TITLE_WIDTH)
    extra = 22 * title.count("<br>")
    figure.update_layout(
        template=_template(look.name),
        height=height + extra,
        margin={**_MARGIN, "t": _MARGIN["t"] + extra},
        title={"text": f"<b>{title}</b>", "subtitle": {"text": escaped(caption.unit)}},
        meta={"title": caption.title, "unit": caption.unit, "source": caption.source},
    )
    figure.add_annotation(
        name="source",
        text=wrapped(caption.source, _SOURCE_WIDTH),
        x=0, xref="paper", xanchor="left", xshift=-_MARGIN["l"] + 16,
        y=0, yref="paper", yanchor="top", yshift=-46,
        showarrow=False, align="left", font={"size": 11, "color": look.muted},
    )  # fmt: skip
    return figure


def nothing_to_draw(caption: Caption, theme: ThemeLike, why: str) -> go.Figure:
    """A figure that says why it is empty."""
    figure = go.Figure()
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    figure.add_annotation(
        text=wrapped(why), x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False, font={"size": 14}
    )
    return decorate(figure, caption, theme, height=260)


@cache
def _template(name: ThemeName) -> go.layout.Template:
    return go.layout.Template(layout=_layout(theme_of(name)))


def _layout(look: Theme) -> dict[str, Any]:
    axis = {
        "gridcolor": look.grid,
        "linecolor": look.muted,
        "tickcolor": look.muted,
        "tickfont": {"color": look.muted, "size": 12},
        "title": {"font": {"color": look.muted, "size": 12}, "standoff": 8},
        "zeroline": False,
        "automargin": True,
    }
    return {
        "paper_bgcolor": look.background,
        "plot_bgcolor": look.background,
        "font": {"family": FONT, "size": 13, "color": look.ink},
        "title": {
            "x": 0, "xref": "container", "xanchor": "left", "y": 1, "yref": "container", "yanchor": "top",
            "pad": {"l": 16, "t": 16}, "font": {"size": 17, "color": look.ink},
            "subtitle": {"font": {"size": 12.5, "color": look.muted}},
        },
        "xaxis": {**axis, "showgrid": False, "ticks": "outside", "showline": True},
        "yaxis": axis,
        "colorway": list(look.lanes),
        "hoverlabel": {
            "bgcolor": look.wash, "bordercolor": look.muted, "align": "left",
            "font": {"color": look.ink, "size": 12, "family": FONT},
        },
        "hovermode": "closest",
        "legend": {
            "orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "xanchor": "left",
            "font": {"size": 12, "color": look.muted}, "bgcolor": "rgba(0,0,0,0)",
        },
        "annotationdefaults": {"font": {"color": look.ink, "size": 12, "family": FONT}},
        "uniformtext": {"mode": "hide", "minsize": 8},
    }  # fmt: skip
