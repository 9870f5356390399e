"""A briefing as PowerPoint slides with native charts, which stay editable, and alternative texts.

Only the registry imports this file, when slides are asked for: python-pptx is an optional part of the installation.
"""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pandas as pd
from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from graph.charts.colors import ThemeName, theme_of
from graph.charts.names import RUNG_WORDS, state_name
from graph.exports.archive import steady_archive
from graph.exports.brief import Brief, quoted
from graph.exports.sizes import date_step
from graph.exports.wording import shorten
from graph.measures.tension import SIDES

_LOOK = theme_of(ThemeName.PRINT)
_MARKS = (XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.DIAMOND, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.TRIANGLE)
_SOFT = _LOOK.muted.removeprefix("#")
_PLACE = (Inches(0.5), Inches(1.7), Inches(12.3), Inches(5.15))


def slides(brief: Brief) -> bytes:
    """Three slides: tension, ladder, key acts with sentences and sources."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    properties = deck.core_properties
    properties.title, properties.subject, properties.author = brief.title, brief.finding, "Démarche"
    properties.created = properties.modified = datetime(2000, 1, 1)
    properties.last_modified_by, properties.revision = "Démarche", 1
    _curve_slide(deck, brief)
    _ladder_slide(deck, brief)
    _acts_slide(deck, brief)
    stream = io.BytesIO()
    deck.save(stream)
    return steady_archive(stream.getvalue())


def _slide(deck: Any, title: str, subtitle: str, source: str) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[5])  # title only
    heading = slide.shapes.title
    heading.left, heading.top, heading.width, heading.height = Inches(0.6), Inches(0.35), Inches(12.1), Inches(0.9)
    _write(heading.text_frame, [shorten(title, 140)], size=22, bold=True)
    for text, top, size in ((subtitle, 1.22, 13), (source, 6.95, 10)):
        box = slide.shapes.add_textbox(Inches(0.6), Inches(top), Inches(12.1), Inches(0.4))
        _write(box.text_frame, [text], size=size, color=_SOFT)
    return slide


def _write(frame: Any, lines: Iterable[str], *, size: int, bold: bool = False, color: str | None = None) -> None:
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = Pt(size), bold
        if color:
            run.font.color.rgb = RGBColor.from_string(color)


def _curve_slide(deck: Any, brief: Brief) -> None:
    meta = dict(brief.tension.figure.layout.meta)
    slide = _slide(deck, brief.finding, meta["unit"].partition(";")[0], meta["source"])
    curves, covered = brief.measured.curves, brief.measured.coverage
    # Nothing is drawn before the first act of a side, nor where nobody was looking, as in the chart.
    series = {
        side: [
            round(float(v), 2) if drawn else None
            for v, drawn in zip(curves[side], (curves[side].cummax() > 0) & covered, strict=True)
        ]
        for side in SIDES
    }
    _add_chart(slide, pd.DatetimeIndex(curves.index), series, alt=brief.tension.alt, dashed={"cooperation"})


def _ladder_slide(deck: Any, brief: Brief) -> None:
    meta = dict(brief.ladder.figure.layout.meta)
    shown = "Shown: acts that happened or are alleged, by state"
    slide = _slide(deck, brief.ladder.title, f"{meta['unit'].partition(';')[0]}. {shown}", meta["source"])
    data = XyChartData(number_format="0")
    done = brief.steps.steps[brief.steps.steps["is_done"]]
    # LibreOffice draws nothing of a first series that is shorter than a later one.
    lanes = sorted(enumerate(brief.steps.states), key=lambda lane: -int((done["state"] == lane[1]).sum()))
    for _, state in lanes:
        series = data.add_series(state_name(state))
        for day, rung in done.loc[done["state"] == state, ["date", "rung"]].itertuples(index=False):
            series.add_data_point(_serial(day), int(rung))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *_PLACE, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", brief.ladder.alt)
    _style(frame.chart)
    for series, (lane, _) in zip(frame.chart.plots[0].series, lanes, strict=True):
        series.format.line.fill.background()
        series.marker.style, series.marker.size = _MARKS[lane % len(_MARKS)], 10
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = RGBColor.from_string(_LOOK.lane(lane).removeprefix("#"))
        series.marker.format.line.color.rgb = RGBColor.from_string("FFFFFF")
    across = frame.chart.category_axis
    across.has_major_gridlines = False
    if len(done):
        first, last = _serial(done["date"].min()), _serial(done["date"].max())
        across.minimum_scale, across.maximum_scale = first - 3, last + 3
        across.major_unit = max(1, round((last - first + 6) / 8))
    upright = frame.chart.value_axis
    upright.maximum_scale, upright.major_unit = 10, 1
    upright.tick_labels.number_format = f'[=0]"0 {RUNG_WORDS[0]}";[=10]"10 {RUNG_WORDS[10]}";0'
    upright.tick_labels.number_format_is_linked = False


def _serial(day: Any) -> int:
    """The day as spreadsheets count it."""
    return (pd.Timestamp(day) - pd.Timestamp("1899-12-30")).days


def _style(chart: Any) -> None:
    """Legend below, soft axis labels with days, faint lines, values from 0."""
    chart.has_title = False
    chart.has_legend, chart.legend.position, chart.legend.include_in_layout = True, XL_LEGEND_POSITION.BOTTOM, False
    chart.font.size, chart.font.color.rgb = Pt(12), RGBColor.from_string(_SOFT)
    chart.category_axis.tick_labels.number_format = "d mmm yy"
    chart.category_axis.tick_labels.number_format_is_linked = False
    chart.value_axis.major_gridlines.format.line.color.rgb = RGBColor.from_string("E0E4E8")
    chart.value_axis.minimum_scale = 0


def _add_chart(
    slide: Any,
    days: pd.DatetimeIndex,
    series: dict[str, list[Any]],
    *,
    alt: str,
    dashed: set[str],
) -> Any:
    data = CategoryChartData(number_format="0.0")
    data.categories = [day.date() for day in days]
    for name, values in series.items():
        data.add_series(name, values)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE, *_PLACE, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    chart = frame.chart
    _style(chart)
    _space_days(chart, days)
    for line in chart.plots[0].series:
        line.smooth = False
        line.format.line.width = Pt(2.5)
        line.format.line.color.rgb = RGBColor.from_string(_LOOK.sides[line.name].removeprefix("#"))
        if line.name in dashed:
            line.format.line.dash_style = MSO_LINE.DASH
        line.marker.style = XL_MARKER_STYLE.NONE
    return chart


def _space_days(chart: Any, days: pd.DatetimeIndex) -> None:
    """A label every so many days or months: without it one stands at every third day, aslant."""
    axis = chart.category_axis._element
    step, unit = date_step(len(days))
    if unit == "months":
        chart.category_axis.tick_labels.number_format = "mmm yy"
        chart.category_axis.minimum_scale = _serial(days[0].replace(day=1))
    for name, value in (("c:majorUnit", step), ("c:majorTimeUnit", unit)):
        for old in axis.findall(qn(name)):
            axis.remove(old)
        mark = axis.makeelement(qn(name), {"val": str(value)})
        # The schema wants these after baseTimeUnit, where there is one, else after lblOffset.
        before = (
            axis.findall(qn("c:majorUnit")) or axis.findall(qn("c:baseTimeUnit")) or axis.findall(qn("c:lblOffset"))
        )
        before[-1].addnext(mark)


def _acts_slide(deck: Any, brief: Brief) -> None:
    slide = _slide(
        deck, f"Key acts: {brief.title}", brief.subtitle, "Rungs: the program's own diplomatic ladder, 0 to 10."
    )
    shape = slide.shapes.add_table(len(brief.key_acts) + 1, 4, Inches(0.6), Inches(1.7), Inches(12.1), Inches(0.4))
    shape._element.nvGraphicFramePr.cNvPr.set("descr", "Table of key acts with date, rung, sentence and source.")
    table = shape.table
    for column, wide in enumerate((1.7, 3.2, 0.8, 6.4)):
        table.columns[column].width = Inches(wide)
    for column, name in enumerate(("Date", "Act", "Rung", "Sentence and source")):
        _write(table.cell(0, column).text_frame, [name], size=13, bold=True)
    for row, told in enumerate(brief.key_acts, start=1):
        sentence, citation = quoted(told)
        for column, lines in enumerate(
            ([told.dates_in_words], [told.act], [str(told.rung)], [shorten(sentence, 170), citation])
        ):
            _write(table.cell(row, column).text_frame, lines, size=11)
