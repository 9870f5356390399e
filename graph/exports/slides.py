"""A briefing as PowerPoint slides with native charts, which stay editable, and alternative texts."""

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pandas as pd

from graph.charts.names import state_name
from graph.errors import ExportError
from graph.exports.brief import Brief, quoted
from graph.exports.spreadsheet import NO_OFFICE
from graph.exports.wording import shorten

_COLORS = {"hostility": "C94F00", "cooperation": "0072B2"}
_LANES = ("00735A", "8F3F74", "7D6200")
_SOFT = "5A6570"


def slides(brief: Brief) -> bytes:
    """Three slides: tension, ladder, key acts with sentences and sources."""
    try:
        from pptx import Presentation
        from pptx.util import Inches
    except ImportError as error:
        raise ExportError(NO_OFFICE) from error
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


def steady_archive(content: bytes) -> bytes:
    """An Office file is a zip archive: each member gets a fixed day of writing."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            data = old.read(member)
            if member.filename.endswith(".xlsx"):
                data = steady_archive(data)
            if member.filename == "docProps/core.xml":
                data = _fixed_days(data)
            new.writestr(zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _fixed_days(core: bytes) -> bytes:
    return re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", core)


def _slide(deck: Any, title: str, subtitle: str, source: str) -> Any:
    from pptx.util import Inches

    slide = deck.slides.add_slide(deck.slide_layouts[5])  # title only
    heading = slide.shapes.title
    heading.left, heading.top, heading.width, heading.height = Inches(0.6), Inches(0.35), Inches(12.1), Inches(0.9)
    _write(heading.text_frame, [shorten(title, 140)], size=22, bold=True)
    for text, top, size in ((subtitle, 1.22, 13), (source, 6.95, 10)):
        box = slide.shapes.add_textbox(Inches(0.6), Inches(top), Inches(12.1), Inches(0.4))
        _write(box.text_frame, [text], size=size, color=_SOFT)
    return slide


def _write(frame: Any, lines: Iterable[str], *, size: int, bold: bool = False, color: str | None = None) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

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
    slide = _slide(deck, brief.finding, f"{brief.title}. {meta['unit']}", meta["source"])
    curves = brief.measured.curves
    # Nothing is drawn before the first act of a side, as in the chart.
    series = {
        side: [
            round(float(v), 2) if begun else None
            for v, begun in zip(curves[side], curves[side].cummax() > 0, strict=True)
        ]
        for side in ("hostility", "cooperation")
    }
    _add_chart(slide, pd.DatetimeIndex(curves.index), series, _COLORS, alt=brief.tension.alt, dashed={"cooperation"})


def _ladder_slide(deck: Any, brief: Brief) -> None:
    meta = dict(brief.ladder.figure.layout.meta)
    slide = _slide(deck, brief.ladder.title, f"{meta['unit']}. Shown: the highest step so far", meta["source"])
    highest = brief.steps.highest
    names = {str(state): state_name(str(state)) for state in highest.columns}
    series = {names[str(state)]: [int(v) for v in highest[state]] for state in highest.columns}
    colors = dict(zip(series, _LANES, strict=False))
    chart = _add_chart(
        slide, pd.DatetimeIndex(highest.index), series, colors, alt=brief.ladder.alt, dashed=set(list(series)[1:])
    )
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale, chart.value_axis.major_unit = 0, 10, 1


def _add_chart(
    slide: Any,
    days: pd.DatetimeIndex,
    series: dict[str, list[Any]],
    colors: dict[str, str],
    *,
    alt: str,
    dashed: set[str],
) -> Any:
    from pptx.chart.data import CategoryChartData
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Inches, Pt

    data = CategoryChartData(number_format="0.0")
    data.categories = [day.date() for day in days]
    for name, values in series.items():
        data.add_series(name, values)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE, Inches(0.5), Inches(1.7), Inches(12.3), Inches(5.15), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    chart = frame.chart
    chart.has_title = False
    chart.has_legend, chart.legend.position, chart.legend.include_in_layout = True, XL_LEGEND_POSITION.BOTTOM, False
    chart.font.size, chart.font.color.rgb = Pt(12), RGBColor.from_string(_SOFT)
    chart.category_axis.tick_labels.number_format = "d mmm yy"
    chart.category_axis.tick_labels.number_format_is_linked = False
    _space_days(chart, len(days))
    chart.value_axis.major_gridlines.format.line.color.rgb = RGBColor.from_string("E0E4E8")
    chart.value_axis.minimum_scale = 0
    for line in chart.plots[0].series:
        line.smooth = False
        line.format.line.width = Pt(2.5)
        line.format.line.color.rgb = RGBColor.from_string(colors.get(line.name, _LANES[0]))
        if line.name in dashed:
            line.format.line.dash_style = MSO_LINE.DASH
        line.marker.style = XL_MARKER_STYLE.NONE
    return chart


def _space_days(chart: Any, days: int) -> None:
    """A label every so many days, about eight in all: without it a label stands at every third day, aslant."""
    from pptx.oxml.ns import qn

    axis = chart.category_axis._element
    for name, value in (("c:majorUnit", max(1, round(days / 8))), ("c:majorTimeUnit", "days")):
        for old in axis.findall(qn(name)):
            axis.remove(old)
        mark = axis.makeelement(qn(name), {"val": str(value)})
        # The schema wants these after baseTimeUnit, where there is one, else after lblOffset.
        before = (
            axis.findall(qn("c:majorUnit")) or axis.findall(qn("c:baseTimeUnit")) or axis.findall(qn("c:lblOffset"))
        )
        before[-1].addnext(mark)


def _acts_slide(deck: Any, brief: Brief) -> None:
    from pptx.util import Inches

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
            ([told.dates_in_words], [told.act], [str(told.rung)], [shorten(sentence, 210), citation])
        ):
            _write(table.cell(row, column).text_frame, lines, size=13)
