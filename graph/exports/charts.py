"""Charts as files: page, fragment, PNG, SVG, PDF; each says what it shows, from what, as of when."""

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from graph import __version__
from graph.charts import (
    PLOTLY_CONFIG,
    activity_chart,
    alt_text,
    calendar_chart,
    comparison_chart,
    dyad_matrix,
    ladder_chart,
    map_chart,
    ratio_chart,
    responses_chart,
    sensitivity_chart,
    tension_chart,
)
from graph.charts.names import scope_name
from graph.charts.template import source_line
from graph.charts.text import balanced, wrapped
from graph.errors import ExportError
from graph.exports.camera import camera
from graph.exports.inline import environment, framed, policy, resource, script, style
from graph.exports.labelling import labelled_pdf, labelled_png, labelled_svg, steady_svg
from graph.exports.options import ExportOptions
from graph.exports.sizes import Size, size_of
from graph.exports.wording import Telling, clean, cleaned, how_made
from graph.measures.comparison import comparison
from graph.measures.frame import events_frame
from graph.measures.ladder import Ladder, ladder
from graph.measures.matrix import by_actor, by_day, by_dyad, tension_by_state
from graph.measures.ratio import log_ratio
from graph.measures.responses import responses
from graph.measures.scope import Scope
from graph.measures.sensitivity import sensitivity
from graph.measures.tension import Tension, tension
from graph.model import Collection

# Average width in pixels of a letter of the title (17 bold), the unit line (12.5) and the source line (11).
_TITLE_LETTER, _UNIT_LETTER, _SOURCE_LETTER = 9.3, 6.8, 6.0
_COMPARED = 5  # crises that one chart can tell apart by colour and dash
_LABEL_HEIGHT = 14  # pixels that a label of a scale takes
_FRAME_HEIGHT = 620  # pixels of a chart's frame in a notebook
_LEGEND = 26  # pixels that a legend above the plot takes
_LANE_NAME = 22  # pixels that the name above a lane takes


@dataclass(frozen=True)
class Chart:
    """A figure with what a file of it needs: the finding, words for those who do not see it, its numbers."""

    name: str
    figure: go.Figure
    title: str
    alt: str
    table: pd.DataFrame
    label: str = ""

    def _repr_html_(self) -> str:
        """A chart shows itself in a notebook."""
        return framed(chart_page([self]), self.alt, height=_FRAME_HEIGHT)


@dataclass(frozen=True)
class ChartKind:
    """A chart that can be asked for by name."""

    name: str
    shows: str
    draw: Callable[[Collection, ExportOptions], Chart]


def busiest_dyad(collection: Collection) -> str:
    """The pair of states with the most acts, as `Scope` reads it; ExportError where no act joins two states."""
    return busiest_dyads(collection)[0]


def busiest_dyads(collection: Collection) -> list[str]:
    """All pairs of states that acts join, most acts first; ExportError where there are none."""
    pairs: dict[str, int] = {}
    for event in collection.events:
        for first, second in {tuple(sorted((a, r))) for a, r in event.dyads if a and r and a != r}:
            pairs[f"{first}-{second}"] = pairs.get(f"{first}-{second}", 0) + 1
    if not pairs:
        raise ExportError("No act joins two states, so there is no dyad to draw: choose other filters.")
    return sorted(pairs, key=lambda pair: (-pairs[pair], pair))


def dyad_of(collection: Collection, options: ExportOptions) -> str:
    """The options' dyad, else the pair with the most acts."""
    return options.dyad or busiest_dyad(collection)


def tension_of(collection: Collection, options: ExportOptions) -> Tension:
    """The tension of the options' dyad, else of the pair with the most acts."""
    return tension(collection, dyad=dyad_of(collection, options), until=options.as_of)


def chart(name: str, collection: Collection, options: ExportOptions) -> Chart:
    """The chart of that name; ExportError lists the names."""
    try:
        kind = CHARTS[name]
    except KeyError:
        raise ExportError(f"There is no chart {name!r}: choose one of {', '.join(CHARTS)}.") from None
    return kind.draw(cleaned(collection), options)


def chart_page(charts: Sequence[Chart], *, theme: str = "light") -> str:
    """One page that works offline; the drawing library stands in it once, however many charts there are."""
    pictures = environment()
    scripts = [script(get_plotlyjs()), script(resource("chart.js"))]
    return pictures.get_template("chart.html").render(
        title=" · ".join(one.title for one in charts),
        charts=[record_of_chart(one) for one in charts],
        scripts=scripts,
        # plotly.js draws its symbols and the picture that its camera button saves as data and blob addresses.
        policy=policy(scripts).replace("img-src data:", "img-src data: blob:"),
        style=style("chart.css"),
        dark=theme == "dark",
        made_with=f"Démarche {__version__}",
        how_made=how_made(),
    )


def chart_fragment(one: Chart) -> str:
    """A figure element with its own drawing library, to be pasted into a page that allows inline scripts."""
    figure = environment().get_template("figure.html").render(chart=record_of_chart(one))
    scripts = "".join(f"<script>{script(text).text}</script>\n" for text in (get_plotlyjs(), resource("chart.js")))
    return f"{figure}\n{scripts}"


def chart_image(one: Chart, form: str, size_name: str = "slide") -> bytes:
    """ "png" (300 dpi), "svg" or "pdf", with title and description inside the file."""
    size = size_of(size_name)
    figure = _fitted(one.figure, size)
    content = camera().shoot(figure, form, size)
    if form == "svg":
        return labelled_svg(steady_svg(content.decode("utf-8")), title=one.title, alt=one.alt).encode("utf-8")
    label = labelled_png if form == "png" else labelled_pdf
    return label(content, title=one.title, alt=one.alt)


def _fitted(figure: go.Figure, size: Size) -> go.Figure:
    """A copy of the size wanted, its title, unit and source line broken to the width."""
    meta = dict(figure.layout.meta or {})
    title = balanced(str(meta.get("title", "")), round(size.width / _TITLE_LETTER))
    unit = wrapped(str(meta.get("unit", "")), round(size.width / _UNIT_LETTER))
    source = wrapped(str(meta.get("source", "")), round(size.width / _SOURCE_LETTER))
    lines = [text.count("<br>") + 1 for text in (title, unit, source)]
    legend = 0 if figure.layout.showlegend is False or not _has_legend(figure) else _LEGEND
    lanes = _lanes(figure)
    top = 44 + 22 * lines[0] + 18 * lines[1] + legend + (_LANE_NAME if lanes and legend else 0)
    bottom = _drop(figure) + 12 + 15 * lines[2]
    copy = go.Figure(figure).update_layout(
        width=size.width,
        height=size.height,
        title={"text": f"<b>{title}</b>", "subtitle": {"text": unit}, "pad": {"l": 16, "t": 12 + 6 * lines[0]}},
        margin={"t": top, "b": bottom},
    )
    copy.for_each_annotation(lambda note: note.update(text=source) if note.name == "source" else None)
    if legend:
        place = 1 - (62 + 22 * (lines[0] - 1) + 18 * lines[1]) / size.height
        copy.update_layout(legend={"yref": "container", "y": place, "yanchor": "top"})
    _set_apart(copy, lanes, size.height - top - bottom)
    copy.for_each_yaxis(lambda axis: _thin(axis, size.height - top - bottom))
    return copy


def _lanes(figure: go.Figure) -> list[tuple[float, float]]:
    """The parts of the height that charts above one another take, lowest first; empty for a single one."""
    parts = sorted({tuple(axis.domain) for axis in figure.select_yaxes() if axis.domain})
    return parts if len(parts) > 1 else []


def _set_apart(figure: go.Figure, lanes: list[tuple[float, float]], height: float) -> None:
    """Lanes lie far enough apart for their names also where the picture is low."""
    gap = _LANE_NAME / height
    if not lanes or lanes[1][0] - lanes[0][1] >= gap:
        return
    shrink = (1 - gap * (len(lanes) - 1)) / sum(high - low for low, high in lanes)
    begins = [sum(high - low for low, high in lanes[:number]) * shrink + number * gap for number in range(len(lanes))]
    moved = {lane: (begin, begin + (lane[1] - lane[0]) * shrink) for lane, begin in zip(lanes, begins, strict=True)}
    figure.for_each_yaxis(lambda axis: axis.update(domain=moved[tuple(axis.domain)]) if axis.domain else None)


def _drop(figure: go.Figure) -> float:
    """How far below the plot the source line begins: charts with a title of the axis put it lower."""
    return max(
        (-note.yshift for note in figure.layout.annotations if note.name == "source" and note.yshift), default=46
    )


def _has_legend(figure: go.Figure) -> bool:
    return any(trace.showlegend or (trace.showlegend is None and trace.name) for trace in figure.data)


def _thin(axis: Any, height: float) -> None:
    """Every second or third label of a scale whose labels would run into one another."""
    if not axis.tickvals or len(axis.tickvals) < 2:
        return
    low, high = axis.domain or (0.0, 1.0)
    room = height * (high - low) / len(axis.tickvals)
    step = math.ceil(_LABEL_HEIGHT / room) if room > 0 else 1
    if step > 1:
        texts = axis.ticktext[::step] if axis.ticktext is not None else None
        axis.update(tickvals=axis.tickvals[::step], ticktext=texts)


def plain(html: str) -> str:
    """A figure's text without its tags."""
    return clean(Markup(html).striptags())  # noqa: S704 (its tags are taken off)


def record_of_chart(one: Chart) -> Mapping[str, Any]:
    """What the templates print of a chart."""
    figure = json.loads(one.figure.to_json())
    table, layout = one.table, figure["layout"]
    meta = layout.get("meta") or {}
    # In a page the words around the figure are text of the page: they wrap on a narrow screen.
    layout.pop("title", None)
    layout["annotations"] = [note for note in layout.get("annotations", []) if note.get("name") != "source"]
    layout["margin"] = {**layout.get("margin", {}), "t": 24, "b": 44, "l": 48}
    return {
        "title": one.title,
        "unit": meta.get("unit", ""),
        "source": meta.get("source", ""),
        "alt": one.alt,
        "label": one.label,
        "figure": {"data": figure["data"], "layout": layout, "config": dict(PLOTLY_CONFIG)},
        "header": [str(name) for name in table.columns],
        "rows": [[_cell(value) for value in row] for row in table.itertuples(index=False)],
    }


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return "" if value != value else f"{value:.2f}"
    return clean(str(value))


def _chart(name: str, figure: go.Figure, table: pd.DataFrame, options: ExportOptions) -> Chart:
    """A title that was asked for stands in place of the finding."""
    meta = dict(figure.layout.meta or {})
    if options.title:
        meta["title"] = clean(options.title)
        figure.update_layout(meta=meta)
    return Chart(name, figure, meta["title"], plain(alt_text(figure)), table)


def _tension(collection: Collection, options: ExportOptions) -> Chart:
    measured = tension_of(collection, options)
    return _chart("tension", tension_chart(measured, theme=options.theme), tension_table(measured), options)


def _ladder(collection: Collection, options: ExportOptions) -> Chart:
    steps = ladder(collection, dyad=dyad_of(collection, options))
    return _chart("ladder", ladder_chart(steps, theme=options.theme), ladder_table(steps), options)


def _responses(collection: Collection, options: ExportOptions) -> Chart:
    answers = responses(collection, dyad=dyad_of(collection, options))
    return _chart("responses", responses_chart(answers, theme=options.theme), answers.links, options)


def _matrix(collection: Collection, options: ExportOptions) -> Chart:
    return _chart("matrix", dyad_matrix(collection, theme=options.theme), _listed(by_dyad(collection)), options)


def _calendar(collection: Collection, options: ExportOptions) -> Chart:
    dyad = dyad_of(collection, options)
    table = _listed(by_day(collection, dyad=dyad))
    return _chart("calendar", calendar_chart(collection, dyad=dyad, theme=options.theme), table, options)


def _activity(collection: Collection, options: ExportOptions) -> Chart:
    return _chart("activity", activity_chart(collection, theme=options.theme), _listed(by_actor(collection)), options)


def _map(collection: Collection, options: ExportOptions) -> Chart:
    day = options.as_of.isoformat() if options.as_of else None
    table = _listed(tension_by_state(collection, on=day))
    return _chart("map", map_chart(collection, on=day, theme=options.theme), table, options)


def _sensitivity(collection: Collection, options: ExportOptions) -> Chart:
    found = sensitivity(collection, dyad=dyad_of(collection, options), until=options.as_of)
    curves = {scale.label: measured.hostility.round(3) for scale, measured in found.tensions.items()}
    return _chart("sensitivity", sensitivity_chart(found, theme=options.theme), _listed(pd.DataFrame(curves)), options)


def _comparison(collection: Collection, options: ExportOptions) -> Chart:
    """The dyad that was asked for beside the busiest others; without one the busiest."""
    pairs = [*([options.dyad] if options.dyad else []), *busiest_dyads(collection)]
    scopes = list(dict.fromkeys(map(Scope.of, pairs)))[:_COMPARED]
    measured = {scope_name(scope): tension(collection, dyad=scope, until=options.as_of) for scope in scopes}
    found = comparison(measured)
    table = _listed(found.hostility.round(3))
    return _chart("comparison", comparison_chart(found, theme=options.theme), table, options)


def _ratio(collection: Collection, options: ExportOptions) -> Chart:
    dyad = dyad_of(collection, options)
    events = events_frame(collection)
    series = log_ratio(events, dyad=dyad)
    figure = ratio_chart(series, dyad=dyad, source=source_line(events), theme=options.theme)
    return _chart("ratio", figure, _listed(series.round(3)), options)


def ladder_table(steps: Ladder) -> pd.DataFrame:
    """One row a step: day, state, act, rung, status."""
    table = steps.steps[["date", "date_end", "state", "type", "mode", "measure", "rung", "score", "status", "sentence"]]
    return _days_as_text(table)


def tension_table(measured: Tension) -> pd.DataFrame:
    """Day, hostility, cooperation and the acts of the day: the figure's numbers."""
    curves = measured.curves.round(3)
    days = pd.DatetimeIndex(curves.index)
    acts = measured.events.groupby("date")["id"].nunique() if len(measured.events) else pd.Series(dtype="int64")
    return pd.DataFrame(
        {
            "day": [day.date().isoformat() for day in days],
            "hostility": curves["hostility"].to_numpy(),
            "cooperation": curves["cooperation"].to_numpy(),
            "acts": [int(acts.get(day, 0)) for day in days],
        }
    )


def _listed(table: pd.DataFrame) -> pd.DataFrame:
    """A table whose index has become columns, days as text, without the lists of events' ids."""
    return _days_as_text(table.reset_index().drop(columns="events", errors="ignore"))


def _days_as_text(table: pd.DataFrame) -> pd.DataFrame:
    days = {
        name: [value.date().isoformat() if pd.notna(value) else "" for value in table[name]]
        for name in table.columns
        if pd.api.types.is_datetime64_any_dtype(table[name])
    }
    return table.assign(**days)


CHARTS: Mapping[str, ChartKind] = {
    kind.name: kind
    for kind in (
        ChartKind("tension", "hostility and cooperation of a dyad by day, a dot at every act", _tension),
        ChartKind("ladder", "the steps of a dyad on the diplomatic ladder, one lane a state", _ladder),
        ChartKind("responses", "which act answers which", _responses),
        ChartKind("matrix", "who acts on whom, and how hard", _matrix),
        ChartKind("calendar", "hostility by day of the year", _calendar),
        ChartKind("activity", "who acts most", _activity),
        ChartKind("map", "tension by state on a tile map", _map),
        ChartKind("sensitivity", "the curve under three scales of weights", _sensitivity),
        ChartKind("comparison", "the busiest dyads by days since their first hostile act", _comparison),
        ChartKind("ratio", "log ratio of hostile to cooperative acts by week, for imported data", _ratio),
    )
}


def all_charts(collection: Collection, options: ExportOptions) -> Iterable[Chart]:
    """Every chart of the collection."""
    return (chart(name, collection, options) for name in CHARTS)


def state_names(collection: Collection, dyad: str) -> list[str]:
    """The names of a dyad's states, in its order."""
    telling = Telling(collection)
    return [telling.state_label(code.strip()) for code in dyad.replace(">", "-").split("-")]
