"""A calendar of acts: a square a day, a block of weeks a year."""

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from graph.charts.cells import Cell, add_cells
from graph.charts.colors import ThemeName, theme_of
from graph.charts.names import counted_name, day_name, scope_name
from graph.charts.sketch import Sketch
from graph.charts.template import Caption, Frame, ThemeLike, decorate, nothing_to_draw, source_line
from graph.measures.frame import EventsLike, frame_of
from graph.measures.matrix import by_day
from graph.measures.scope import Scope, ScopeLike

_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_BLOCK = 9  # rows from one year to the next: seven days, and room for the months
_WIDTH, _LARGEST = 700, 34  # pixels that the weeks share, and of the largest cell
Days = dict[date, dict[str, Any]]


def calendar_chart(
    events: EventsLike, *, dyad: ScopeLike | None = None, theme: ThemeLike = ThemeName.LIGHT
) -> go.Figure:
    """The darker a day, the more hostility began on it; a small square marks cooperation. Windows stand on their first
    day. `customdata` of a day: the ids of its acts, joined by blanks.
    """
    look = theme_of(theme)
    scope = Scope.of(dyad) if dyad is not None else None
    frame = frame_of(events, scope)
    inside = frame[scope.mask(frame)] if scope else frame
    table = by_day(frame, dyad=scope)
    acts: Days = dict(zip([day.date() for day in pd.DatetimeIndex(table.index)], table.to_dict("records"), strict=True))  # type: ignore[arg-type]
    caption = _caption(scope, acts, inside)
    if not acts:
        return nothing_to_draw(caption, look, "No dated act has happened.")
    days = _whole_months(min(acts), max(acts))
    first = days[0] if days[0].year == days[-1].year else date(days[0].year, 1, 1)
    cells = [_cell(day, first, acts.get(day)) for day in days]
    sketch = Sketch()
    add_cells(sketch, cells, look.hostility, look)
    kind = [cell for cell, day in zip(cells, days, strict=True) if day in acts and acts[day]["cooperative"]]
    sketch.scatter(
        x=[cell.x for cell in kind],
        y=[cell.y for cell in kind],
        mode="markers",
        name="cooperation",
        customdata=[cell.key for cell in kind],
        hoverinfo="text",
        hovertext=[cell.hover for cell in kind],
        marker={
            "symbol": "square",
            "size": 9,
            "color": look.cooperation,
            "line": {"width": 1, "color": look.background},
        },
    )
    _name_rows_and_months(sketch, days, first)
    rows, weeks = max(cell.y for cell in cells) + 3, max(cell.x for cell in cells) + 1
    _square(sketch, rows, weeks)
    return decorate(sketch, caption, look, Frame(height=int(rows * _size(weeks)), left=74, right=70, below=4))


def _caption(scope: Scope | None, acts: Days, inside: pd.DataFrame) -> Caption:
    unit = "Hostility that began on each day, in points of the PLOVER score; small squares: cooperation"
    name = scope_name(scope)
    if not acts:
        return Caption(f"{name}: no dated act", unit, source_line(inside))
    busiest = sorted(acts, key=lambda day: (-acts[day]["acts"], day))
    title = f"{name}: acts on {counted_name(len(acts), 'day')}, most on {day_name(busiest[0])}"
    listed = ", ".join(f"{day_name(day)}: {acts[day]['acts']}" for day in busiest[:5])
    return Caption(title, unit, source_line(inside), f"Days with most acts: {listed}.")


def _whole_months(first: date, last: date) -> list[date]:
    end = pd.Timestamp(last) + pd.offsets.MonthEnd(0)
    return [day.date() for day in pd.date_range(first.replace(day=1), end, freq="D")]


def _cell(day: date, first: date, acts: dict[str, Any] | None) -> Cell:
    """Weeks are counted from `first`, which is the first day of its year where years stand one below another."""
    year = day.year - first.year
    begin = first.replace(year=day.year)
    x, y = ((day - begin).days + begin.weekday()) // 7, day.weekday() + _BLOCK * year
    if acts is None:
        return Cell(x, y, hover=f"{day_name(day)}<br>no act")
    hover = f"<b>{day_name(day)}</b><br>{counted_name(int(acts['acts']), 'act')}, hostility {acts['hostility']:.1f}"
    return Cell(x, y, float(acts["hostility"]) or None, "", hover, str(acts["events"]))


def _name_rows_and_months(sketch: Sketch, days: list[date], first: date) -> None:
    years = sorted({day.year for day in days})
    for day in days:
        if day.day == 1:
            place = _cell(day, first, None)
            sketch.note(f"{day:%b}", x=place.x - 0.4, y=_BLOCK * (day.year - years[0]) - 1.1, xanchor="left")
    places = [(year, weekday) for year in years for weekday in range(7)]
    sketch.axis(
        "yaxis",
        tickvals=[_BLOCK * (year - years[0]) + weekday for year, weekday in places],
        ticktext=[f"<b>{year}</b>  {_WEEKDAYS[day]}" if day == 0 else _WEEKDAYS[day] for year, day in places],
    )


def _size(weeks: int) -> float:
    return min(_WIDTH / weeks, _LARGEST)


def _square(sketch: Sketch, rows: int, weeks: int) -> None:
    """Columns as many as fill the width, so that the cells are squares and begin at the left."""
    columns = max(weeks, _WIDTH / _size(weeks))
    sketch.axis("xaxis", visible=False, range=[-0.6, columns])
    sketch.axis("yaxis", range=[rows - 2.4, -1.9], showgrid=False)
