"""The tension of a dyad or group as a picture: two curves, their band, and a dot at every act."""

from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from graph.charts.colors import Theme, ThemeName, faint, theme_of
from graph.charts.marks import around
from graph.charts.names import counted_name, day_name, scope_name
from graph.charts.sketch import Sketch
from graph.charts.template import Caption, ThemeLike, decorate, nothing_to_draw, source_line
from graph.charts.text import hover_texts
from graph.measures.tension import BAND, SIDES, Tension
from graph.measures.turning import TurningPoints

_DASHES = {"hostility": "solid", "cooperation": "dash"}
_SHAPES = {"hostility": "circle", "cooperation": "square"}
_DOT = 9
_DOTS = 400  # a side: more hide one another, and a browser draws them for seconds
_GONE = 0.005  # share of the peak that would be told as 0%
_FLAT = 0.001  # share of the highest value that is less than a line's width above the axis
_NAME, _LOWEST_PLOT = 18, 150  # pixels: height of a curve's name with air; height of the plot in the smallest picture


def tension_chart(
    tension: Tension,
    *,
    theme: ThemeLike = ThemeName.LIGHT,
    envelope: bool = False,
    turning: TurningPoints | None = None,
) -> go.Figure:
    """Hostility (solid, round dots) and cooperation (dashed, square dots) by day.

    A dot stands at the height that the curve reaches through its act: dots of one day stand above one another, each
    by its own weight. Hollow: alleged. Open diamond: dated to a window, put on its first day. The `customdata` of a
    dot is the event's id. The shade is the band of half-lives, with `envelope` the one of leaving out any document.
    Dotted uprights: the days on which the pace of acts turned, where `turning` is given.
    """
    look = theme_of(theme)
    if tension.is_empty or tension.events.empty:
        return nothing_to_draw(_caption(tension), look, "No dated act of these states has happened in the documents.")
    sketch = Sketch()
    bounds = tension.envelope if envelope else tension.band
    for side in SIDES:
        _add_shade(sketch, tension, bounds, side, look)
    for side in SIDES:
        _add_curve(sketch, tension, side, look)
    for side in SIDES:
        _add_dots(sketch, tension, side, look)
    _label_curves(sketch, tension, look)
    if turning:
        _mark_turnings(sketch, tension, [point.day for point in turning.turnings], look)
    sketch.axis("yaxis", rangemode="tozero", title={"text": "score points"})
    sketch.axis("xaxis", type="date", range=_room(tension))
    return decorate(sketch, _caption(tension, envelope=envelope), look)


def tension_title(tension: Tension) -> str:
    """The finding: when hostility peaked, and where it stands."""
    name = scope_name(tension.scope)
    peak, as_of = tension.peak(), tension.as_of
    if peak is None or as_of is None:
        return f"{name}: no hostile act in the documents"
    day, height = peak
    now = float(tension.hostility.iloc[-1])
    if day == as_of or now > 0.9 * height:
        return f"{name}: hostility is at its highest, {now:.0f} points"
    left = now / height
    now_words = f"has fallen to {left:.0%} of that" if left >= _GONE else "has since died away"
    return f"{name}: hostility peaked on {day_name(day)} and {now_words}"


def _caption(tension: Tension, *, envelope: bool = False) -> Caption:
    shade = "leaving out any one document" if envelope else f"half-lives of {BAND[0]:.0f} to {BAND[1]:.0f} days"
    unit = (
        f"Sum of acts in points of the {tension.weighting.label}, each halved every {tension.half_life:g} days; "
        f"shade: {shade}"
    )
    notes = []
    if tension.undated:
        notes.append(f"{counted_name(tension.undated, 'undated event')} not drawn.")
    if tension.not_done:
        notes.append(f"{tension.not_done} planned, threatened, demanded or denied not counted.")
    if (hidden := int((tension.events["side"].value_counts() - _DOTS).clip(lower=0).sum())) > 0:
        notes.append(f"Dots stand for the weightiest acts; {hidden:,} more are in the curves.")
    return Caption(tension_title(tension), unit, source_line(tension.events, as_of=tension.as_of, notes=tuple(notes)))


def _add_shade(sketch: Sketch, tension: Tension, bounds: pd.DataFrame, side: str, look: Theme) -> None:
    """A polygon for each stretch of days that is covered; all are one trace, with a gap between them."""
    covered = tension.coverage
    stretch = (~covered).cumsum()[covered]
    xs, ys = [], []
    for _, days in bounds[covered].groupby(stretch):
        days = days[_told(days[f"{side}_high"])]
        low, high = days[f"{side}_low"], days[f"{side}_high"]
        if high.max() > 0:
            polygon = around(days.index, low, high)
            xs += [polygon["x"], polygon["x"][-1:]]
            ys += [polygon["y"], np.array([np.nan])]
    if xs:
        sketch.scatter(
            x=np.concatenate(xs),
            y=np.concatenate(ys),
            mode="none",
            fill="toself",
            fillcolor=faint(look.sides[side], 0.18),
            hoverinfo="skip",
            name=f"{side} band",
        )


def _add_curve(sketch: Sketch, tension: Tension, side: str, look: Theme) -> None:
    line = {"color": look.sides[side], "width": 2.5, "dash": _DASHES[side]}
    # Nothing is drawn before the first act of a side, nor where nobody was looking.
    series = tension.curves[side].where(tension.coverage & (tension.curves[side] > 0))
    series = series[_told(series)]
    days = pd.DatetimeIndex(series.index)
    texts = [f"{side} {value:.1f} on {day_name(day)}" for day, value in zip(days, series, strict=True)]
    sketch.scatter(
        x=series.index,
        y=series,
        mode="lines",
        line=line,
        name=side,
        hoverinfo="text",
        hovertext=np.array(texts, dtype=object),
    )


def _told(series: pd.Series) -> pd.Series:
    """Which days of a curve have to be drawn: of long stretches that cannot be told from the axis, or that are not
    there, the first and the last are enough. Ten quiet years are drawn in a moment then."""
    shown = series > _FLAT * series.max()
    beside = shown | shown.shift(1, fill_value=False) | shown.shift(-1, fill_value=False)
    gone, ends = series.isna(), series.index.isin([series.index[0], series.index[-1]])
    edge = (gone != gone.shift(1, fill_value=False)) | (gone != gone.shift(-1, fill_value=False))
    return pd.Series(beside | edge | ends, index=series.index)


def _add_dots(sketch: Sketch, tension: Tension, side: str, look: Theme) -> None:
    drawn = tension.events["side"].eq(side) & tension.events["date"].isin(tension.curves.index)
    dots = tension.events[drawn]
    heights = pd.Series(_heights(dots, tension.curves[side]), index=dots.index)
    dots = _weightiest(dots)
    windows = dots["first_day"] < dots["last_day"]
    shapes = np.where(windows, "diamond", _SHAPES[side])
    hollow = (windows | dots["status"].eq("alleged")).to_numpy()
    sketch.scatter(
        x=dots["date"],
        y=[float(height) for height in heights.loc[dots.index]],
        mode="markers",
        name=f"acts of {side}",
        customdata=dots["id"].tolist(),
        hoverinfo="text",
        hovertext=np.array(hover_texts(dots), dtype=object),
        marker={
            "symbol": np.char.add(shapes.astype(str), np.where(hollow, "-open", "")).astype(object),
            "size": _DOT,
            "color": look.sides[side],
            "line": {"width": np.where(hollow, 2.0, 1.0), "color": np.where(hollow, look.sides[side], look.background)},
        },
    )


def _weightiest(dots: pd.DataFrame) -> pd.DataFrame:
    """The acts that have a dot of their own; of those that weigh the same some from the whole time."""
    if len(dots) <= _DOTS:
        return dots
    least = dots["weight"].nlargest(_DOTS).iloc[-1]
    sure, equal = dots.index[dots["weight"] > least], dots.index[dots["weight"] == least]
    spread = np.linspace(0, len(equal) - 1, _DOTS - len(sure)).round().astype(int)
    return dots.loc[dots.index.isin(sure) | dots.index.isin(equal[spread])]


def _heights(dots: pd.DataFrame, curve: pd.Series) -> list[float]:
    """The height of each dot: the curve's, less what the later ones of the same day add."""
    added = dots["weight"].where(dots["first_day"] == dots["last_day"], 0.0)
    later = added[::-1].groupby(dots["date"]).cumsum()[::-1] - added
    return list(curve.reindex(dots["date"]).to_numpy() - later.to_numpy())


def _label_curves(sketch: Sketch, tension: Tension, look: Theme) -> None:
    """Names at the ends of the lines, moved apart where the ends are close."""
    ends = {side: float(tension.curves[side].where(tension.coverage).ffill().iloc[-1]) for side in SIDES}
    shifts = _shifts(ends, float(tension.curves.to_numpy().max()) or 1.0)
    for side in SIDES:
        sketch.note(
            x=tension.curves.index[-1],
            y=ends[side],
            text=f"<b>{side}</b> {ends[side]:.0f}",
            xanchor="left",
            xshift=6,
            yshift=shifts[side],
            font={"color": look.sides[side]},
        )


def _shifts(ends: dict[str, float], top: float) -> dict[str, float]:
    """Pixels by which names move up from the ends of their lines: off the axis, where they could not be read, and off
    one another.
    """
    lower, upper = sorted(SIDES, key=lambda side: ends[side])
    heights = {side: _LOWEST_PLOT * ends[side] / top for side in SIDES}
    lift = max(0.0, _NAME / 2 - heights[lower])
    overlap = max(0.0, heights[lower] + lift + _NAME - heights[upper])
    down = 0.0 if lift else min(overlap / 2, heights[lower] - _NAME / 2)
    return {lower: round(lift - down), upper: round(overlap - down)}


def _room(tension: Tension) -> list[pd.Timestamp]:
    """The days, with room on the right for the names of the lines."""
    first, last = tension.curves.index[0], tension.curves.index[-1]
    length = max((last - first).days, 7)
    return [first - pd.Timedelta(days=0.03 * length).round("min"), last + pd.Timedelta(days=0.22 * length).round("min")]


def _mark_turnings(sketch: Sketch, tension: Tension, days: list[date], look: Theme) -> None:
    """Uprights with their days above; the names of two that are close point away from one another."""
    near = 0.06 * len(tension.curves)
    gaps = [False, *((b - a).days < near for a, b in pairwise(days)), False]
    for number, day in enumerate(days):
        sketch.upright(day.isoformat(), color=look.muted, width=1, dash="dot")
        anchor = "left" if gaps[number] else "right" if gaps[number + 1] else "center"
        place = {"x": day.isoformat(), "y": 1, "yref": "paper", "xanchor": anchor, "yanchor": "bottom"}
        sketch.note(f"{day.day} {day:%b}", **place, font={"size": 11, "color": look.muted})
