"""Act and answer as a picture: a swim lane a state, arrows from act to answer."""

import pandas as pd
import plotly.graph_objects as go

from graph.charts.colors import Theme, ThemeName, theme_of
from graph.charts.marks import nudged
from graph.charts.names import act_name, counted_name, scope_name, state_name
from graph.charts.sketch import Sketch
from graph.charts.template import Caption, Frame, ThemeLike, decorate, nothing_to_draw, source_line
from graph.charts.text import escaped, hover_texts
from graph.measures.responses import Responses

_LANE_HEIGHT = 150
_DASHES = {"stated": "solid", "inferred": "dot"}
_WIDTHS = {"higher": 3.2, "same": 2.0, "lower": 1.2}  # so that the step is told without colour too
Places = dict[str, tuple[pd.Timestamp, float]]


def responses_chart(answers: Responses, *, theme: ThemeLike = ThemeName.LIGHT) -> go.Figure:
    """An arrow runs from an act to its answer: solid where the text says so, dotted where time suggests it; thick
    vermillion where the answer is a higher step, grey the same, thin blue a lower one. What several states do together
    stands between their lanes. `customdata` of a dot is the event's id.
    """
    look = theme_of(theme)
    acts = answers.events[answers.events["date"].notna()].reset_index(drop=True)
    links = answers.links[answers.links["cause"].isin(acts["id"]) & answers.links["effect"].isin(acts["id"])]
    if links.empty:
        return nothing_to_draw(_caption(answers), look, "No act of these states is known to answer another.")
    states = sorted({code for joint in acts["state"] for code in joint.split("+")}, reverse=True)
    lanes = {state: n for n, state in enumerate(states)}
    # What two do together stands between their lanes.
    rows = acts["state"].map(lambda joint: sum(lanes[code] for code in joint.split("+")) / len(joint.split("+")))
    places = dict(zip(acts["id"], zip(nudged(acts["date"], rows), rows, strict=True), strict=True))
    sketch = Sketch()
    for basis in _DASHES:
        for step in _WIDTHS:
            _add_arrows(sketch, links[(links["basis"] == basis) & (links["step"] == step)], places, basis, step, look)
    _add_acts(sketch, acts, places, look)
    _label_acts(sketch, acts, places, len(lanes), look)
    names = [f"<b>{escaped(state_name(state))}</b>" for state in lanes]
    sketch.axis(
        "yaxis", tickvals=list(lanes.values()), ticktext=names, range=[-0.75, len(lanes) - 0.25], showgrid=False
    )
    sketch.axis("xaxis", type="date", range=_room(acts))
    for lane in lanes.values():
        sketch.level(lane, color=look.grid, width=1)
    return decorate(sketch, _caption(answers), look, Frame(height=30 + _LANE_HEIGHT * len(lanes), left=110, legend=1))


def _caption(answers: Responses) -> Caption:
    stated = int(answers.links["basis"].eq("stated").sum())
    notes = f"{counted_name(stated, 'answer')} stated in the text, {len(answers.links) - stated} inferred from time."
    unit = "Arrows run from act to answer; solid: stated, dotted: inferred; thick: a higher step, thin: a lower one"
    return Caption(_title(answers), unit, source_line(answers.events, notes=(notes,)), _chains_in_words(answers))


def _title(answers: Responses) -> str:
    name = scope_name(answers.scope)
    if answers.links.empty:
        return f"{name}: no act is known to answer another"
    higher = int(answers.links["step"].eq("higher").sum())
    lag = answers.median_lag
    speed = f", half within {lag:g} day{'' if lag == 1 else 's'}" if lag is not None else ""
    return f"{name}: {higher} of {counted_name(len(answers.links), 'answer')} went a step higher{speed}"


def _chains_in_words(answers: Responses) -> str:
    moved = answers.chains["first_mover"].value_counts()
    counts = ", ".join(f"{_joint_name(str(state))} in {count}" for state, count in moved.items())
    return f"{counted_name(len(answers.chains), 'exchange')}; moved first: {counts}." if counts else ""


def _joint_name(codes: str) -> str:
    names = [state_name(code) for code in codes.split("+")]
    return names[0] if len(names) == 1 else f"{' and '.join(names)} together"


def _add_arrows(
    sketch: Sketch,
    links: pd.DataFrame,
    places: Places,
    basis: str,
    step: str,
    look: Theme,
) -> None:
    if links.empty:
        return
    color = {"higher": look.hostility, "same": look.neutral, "lower": look.cooperation}[step]
    xs: list[pd.Timestamp | None] = []
    ys: list[float | None] = []
    for cause, effect in links[["cause", "effect"]].itertuples(index=False, name=None):
        (x0, y0), (x1, y1) = places[cause], places[effect]
        # An answer within one lane would lie on the lane: it is led around by a bow.
        bow = [((x0 + (x1 - x0) / 2), y0 + 0.22)] if y0 == y1 else []
        for x, y in ((x0, y0), *bow, (x1, y1)):
            xs.append(x)
            ys.append(y)
        xs.append(None)
        ys.append(None)
    sketch.scatter(
        x=xs,
        y=ys,
        mode="lines+markers",
        name=f"{step} step, {basis}",
        hoverinfo="skip",
        line={"color": color, "width": _WIDTHS[step], "dash": _DASHES[basis], "shape": "spline"},
        marker={"symbol": "arrow", "size": _heads(ys), "angleref": "previous", "color": color, "standoff": 6},
    )


def _heads(ys: list[float | None]) -> list[int]:
    """A head on the last point of each arrow only."""
    return [11 if n + 1 < len(ys) and ys[n] is not None and ys[n + 1] is None else 0 for n in range(len(ys))]


def _add_acts(sketch: Sketch, acts: pd.DataFrame, places: Places, look: Theme) -> None:
    hostile = acts["quad"] >= 3
    xs, ys = zip(*(places[ident] for ident in acts["id"]), strict=True)
    open_ = acts["status"].ne("occurred")
    symbols = [("circle" if h else "square") + ("-open" if o else "") for h, o in zip(hostile, open_, strict=True)]
    sketch.scatter(
        x=xs,
        y=ys,
        mode="markers",
        showlegend=False,
        customdata=acts["id"].tolist(),
        hoverinfo="text",
        hovertext=hover_texts(acts),
        name="acts",
        marker={
            "symbol": symbols,
            "size": 12,
            "color": [look.hostility if h else look.cooperation for h in hostile],
            "line": {"width": 1.5, "color": [look.ink if o else look.background for o in open_]},
        },
    )


def _label_acts(sketch: Sketch, acts: pd.DataFrame, places: Places, lanes: int, look: Theme) -> None:
    """Slanted names above the upper lanes and below the lowest; where acts are close, the higher rung is named."""
    first, last = _room(acts)
    near = (last - first) / 34
    named: list[tuple[pd.Timestamp, float]] = []
    for row in acts.sort_values(["rung", "date"], ascending=[False, True]).to_dict("records"):
        day, lane = places[str(row["id"])]
        if any(lane == other and abs(day - x) < near for x, other in named):
            continue
        named.append((day, lane))
        below = lane == 0 and lanes > 1
        sketch.note(
            x=day,
            y=lane,
            text=escaped(act_name(row["measure"], row["type"], row["mode"])),
            textangle=-32,
            xanchor="right" if below else "left",
            yanchor="top" if below else "bottom",
            xshift=2 if below else -2,
            yshift=-8 if below else 8,
            font={"size": 11, "color": look.muted},
        )


def _room(acts: pd.DataFrame) -> list[pd.Timestamp]:
    first, last = acts["date"].min(), acts["date"].max()
    length = max((last - first).days, 7)
    return [first - pd.Timedelta(days=0.06 * length).round("min"), last + pd.Timedelta(days=0.12 * length).round("min")]
