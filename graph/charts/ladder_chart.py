"""The escalation ladder as a picture: one lane a state, its acts, and the highest step it had reached."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from graph.charts.colors import Theme, ThemeName, theme_of
from graph.charts.marks import nudged
from graph.charts.names import RUNG_WORDS, counted_name, day_name, scope_name, state_name
from graph.charts.sketch import Sketch
from graph.charts.template import Caption, Frame, ThemeLike, decorate, nothing_to_draw, source_line
from graph.charts.text import escaped, hover_texts
from graph.measures.ladder import Ladder
from graph.model import Quad

_LANE_HEIGHT, _GAP = 215, 44  # pixels of a lane, and between two


@dataclass(frozen=True)
class Mark:
    """How a kind of act is drawn."""

    name: str
    symbol: str
    side: str


_HOSTILE = Mark("hostile act", "circle", "hostility")
_UNCERTAIN = Mark("threat, or not certainly done", "circle-open", "hostility")
_DOWN = Mark("de-escalation", "triangle-down", "cooperation")
_DOWN_PLANNED = Mark("de-escalation planned or demanded", "triangle-down-open", "cooperation")
_OTHER = Mark("other cooperation", "square", "cooperation")


def ladder_chart(ladder: Ladder, *, theme: ThemeLike = ThemeName.LIGHT) -> go.Figure:
    """Round dots: hostile acts done. Hollow dots: threats, and what is alleged or did not happen. Triangles pointing
    down: cooperative acts after hostile ones. Squares: other cooperative acts. The line is the running maximum, the
    dotted line the one with allegations. `customdata` of a mark is the event's id.
    """
    look = theme_of(theme)
    if ladder.steps.empty:
        return nothing_to_draw(_caption(ladder), look, "No dated act of these states stands in the documents.")
    sketch = Sketch()
    named: set[Mark] = set()
    for number, state in enumerate(ladder.states):
        _add_lane(sketch, ladder, number, look)
        in_lane = ladder.steps[ladder.steps["state"] == state]
        for mark, steps in _marked(in_lane.assign(place=nudged(in_lane["date"], in_lane["rung"]))):
            _add_marks(sketch, steps, mark, _axis(number), look, in_legend=mark not in named)
            named.add(mark)
    lanes = len(ladder.states)
    height = lanes * _LANE_HEIGHT + (lanes - 1) * _GAP
    return decorate(sketch, _caption(ladder), look, Frame(height=height, left=142, legend=1))


def _caption(ladder: Ladder) -> Caption:
    notes = (f"{counted_name(ladder.undated, 'undated act')} not drawn.",) if ladder.undated else ()
    return Caption(
        title=_title(ladder),
        unit="Step of each act on the diplomatic ladder, 0 (contact) to 10 (force); line: highest step done so far",
        source=source_line(ladder.steps, notes=("The ladder is this program's own synthesis.", *notes)),
        alt=" ".join(_lane_in_words(ladder, state) for state in ladder.states),
    )


def _title(ladder: Ladder) -> str:
    name = scope_name(ladder.scope)
    if ladder.top == 0:
        return f"{name}: no hostile act"
    day, states = _reached(ladder.highest, ladder.top)
    leaders = " and ".join(state_name(state) for state in states)
    return f"{name}: {leaders} reached step {ladder.top} ({RUNG_WORDS[ladder.top]}) on {day_name(day)}"


def _reached(highest: pd.DataFrame, rung: int) -> tuple[pd.Timestamp, Sequence[str]]:
    """The first day on which anybody stood on the rung, and who did that day."""
    there = (highest >= rung).to_numpy()
    day = int(there.any(axis=1).argmax())
    return pd.DatetimeIndex(highest.index)[day], [
        str(s) for s, yes in zip(highest.columns, there[day], strict=True) if yes
    ]


def _lane_in_words(ladder: Ladder, state: str) -> str:
    line = ladder.highest[state]
    climbs = line[line.diff().fillna(line) > 0]
    if climbs.empty:
        return f"{state_name(state)} took no hostile step."
    steps = ", ".join(
        f"step {rung} on {day_name(day)}" for day, rung in zip(pd.DatetimeIndex(climbs.index), climbs, strict=True)
    )
    return f"{state_name(state)} rose to {steps}."


def _axis(number: int) -> str:
    """Plotly's suffix of the axes of a lane: "", "2", "3" ..."""
    return "" if number == 0 else str(number + 1)


def _add_lane(sketch: Sketch, ladder: Ladder, number: int, look: Theme) -> None:
    state, axis, color = ladder.states[number], _axis(number), look.lane(number)
    _lay_out(sketch, ladder, number)
    line = {"color": color, "shape": "hv"}
    place = {"mode": "lines", "hoverinfo": "skip", "showlegend": False, "xaxis": f"x{axis}", "yaxis": f"y{axis}"}
    highest, alleged = ladder.highest[state], ladder.alleged[state]
    if not highest.equals(alleged):
        sketch.scatter(
            x=alleged.index, y=alleged, name="with allegations", line={**line, "width": 1.5, "dash": "dot"}, **place
        )
    sketch.scatter(x=highest.index, y=highest, name="highest step so far", line={**line, "width": 2.5}, **place)
    sketch.note(
        f"<b>{escaped(state_name(state))}</b>",
        x=0, xref=f"x{axis} domain", y=1, yref=f"y{axis} domain", xanchor="left", yanchor="bottom", yshift=2,
        font={"color": color},
    )  # fmt: skip


def _lay_out(sketch: Sketch, ladder: Ladder, number: int) -> None:
    lanes = len(ladder.states)
    whole = lanes * _LANE_HEIGHT + (lanes - 1) * _GAP
    bottom = (lanes - 1 - number) * (_LANE_HEIGHT + _GAP) / whole
    top = max(int(ladder.steps["rung"].max()), 4)
    sketch.axis(
        f"yaxis{_axis(number)}",
        domain=[bottom, bottom + _LANE_HEIGHT / whole],
        range=[-0.7, top + 0.7],
        tickvals=list(range(top + 1)),
        ticktext=[f"{rung}  {RUNG_WORDS[rung]}" for rung in range(top + 1)],
        anchor=f"x{_axis(number)}",
    )
    days = pd.DatetimeIndex(ladder.highest.index)
    margin = pd.Timedelta(days=max(0.03 * (days[-1] - days[0]).days, 1)).round("min")
    is_last = number == lanes - 1
    sketch.axis(
        f"xaxis{_axis(number)}",
        type="date",
        range=[days[0] - margin, days[-1] + margin],
        anchor=f"y{_axis(number)}",
        matches=None if is_last else f"x{_axis(lanes - 1)}",
        showticklabels=is_last,
        ticks="outside" if is_last else "",
    )


def _marked(steps: pd.DataFrame) -> list[tuple[Mark, pd.DataFrame]]:
    """The steps of each kind; kinds without any are left out."""
    hostile, hollow, down = steps["quad"] >= Quad.VERBAL_CONFLICT, steps["is_hollow"], steps["is_down"]
    kinds = [
        (_HOSTILE, hostile & ~hollow),
        (_UNCERTAIN, hostile & hollow),
        (_DOWN, down & ~hollow),
        (_DOWN_PLANNED, down & hollow),
        (_OTHER, ~hostile & ~down),
    ]
    return [(mark, steps[chosen]) for mark, chosen in kinds if chosen.any()]


def _add_marks(sketch: Sketch, steps: pd.DataFrame, mark: Mark, axis: str, look: Theme, *, in_legend: bool) -> None:
    is_open, color = mark.symbol.endswith("open"), look.sides[mark.side]
    outline = {"width": 2 if is_open else 1, "color": color if is_open else look.background}
    sketch.scatter(
        x=steps["place"],
        y=steps["rung"],
        xaxis=f"x{axis}",
        yaxis=f"y{axis}",
        mode="markers",
        name=mark.name,
        legendgroup=mark.name,
        showlegend=in_legend,
        customdata=steps["id"].tolist(),
        hoverinfo="text",
        hovertext=hover_texts(steps),
        marker={
            "symbol": mark.symbol,
            "size": 11 if "triangle" in mark.symbol else 10,
            "color": color,
            "line": outline,
        },
    )
