"""A briefing as a Word document: picture with alternative text, key acts as a table, citations."""

import io
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from graph.errors import ExportError
from graph.exports.archive import steady_archive
from graph.exports.brief import Brief, quoted
from graph.exports.charts import Chart, chart_image

_SOFT = RGBColor(0x5A, 0x65, 0x70)


def letter(brief: Brief) -> bytes:
    """Title, finding, curve and ladder as pictures, the key acts with sentences, the sources. Without a Chromium on the
    machine the pictures are left out, and the document says so.
    """
    document = Document()
    _set_up(document, brief)
    document.add_heading(brief.title, level=1)
    _soft(document, brief.subtitle)
    for finding in (brief.finding, brief.ladder.title):
        document.add_paragraph(f"{finding}.", style="List Bullet").paragraph_format.space_after = Pt(2)
    document.add_heading("Tension and ladder", level=2)
    for drawn in (brief.tension, brief.ladder):
        _add_picture(document, drawn)
    document.add_heading("Key acts", level=2)
    _add_acts(document, brief)
    document.add_heading("Sources", level=2)
    for number, citation in enumerate(_citations(brief), start=1):
        document.add_paragraph(f"[{number}] {citation}").paragraph_format.space_after = Pt(2)
    _soft(document, f"{brief.counts_in_words}. {brief.how_made}")
    stream = io.BytesIO()
    document.save(stream)
    return steady_archive(stream.getvalue())


def _set_up(document: Any, brief: Brief) -> None:
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(10.5)
    properties = document.core_properties
    properties.title, properties.subject, properties.author = brief.title, brief.finding, "Démarche"
    properties.created = properties.modified = datetime(2000, 1, 1)
    properties.last_modified_by, properties.language = "Démarche", "en-GB"


def _soft(document: Any, text: str) -> None:
    run = document.add_paragraph().add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), _SOFT


def _add_picture(document: Any, drawn: Chart) -> None:
    try:
        image = chart_image(drawn, "png", "half-page")
    except ExportError as error:
        _soft(document, f"{drawn.alt} (No picture: {error})")
        return
    picture = document.add_picture(io.BytesIO(image), width=Cm(16.6))
    properties = picture._inline.docPr
    properties.set("descr", drawn.alt)
    properties.set("title", drawn.title)


def _add_acts(document: Any, brief: Brief) -> None:
    numbers = {citation: number for number, citation in enumerate(_citations(brief), start=1)}
    table = document.add_table(rows=1, cols=4)
    table.style, table.autofit = "Table Grid", False
    widths = (Cm(3.3), Cm(4.1), Cm(1.6), Cm(7.6))
    for cell, name in zip(table.rows[0].cells, ("Date", "Act", "Rung", "Sentence"), strict=True):
        cell.text = name
    _repeat_header(table.rows[0])
    for told in brief.key_acts:
        sentence, citation = quoted(told)
        row = table.add_row()
        _keep_together(row)
        cells = row.cells
        words = (told.dates_in_words, told.act, str(told.rung), f"{sentence} [{numbers[citation]}]")
        for cell, text in zip(cells, words, strict=True):
            cell.text = text
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = wide
    for row in table.rows:
        for cell, wide in zip(row.cells, widths, strict=True):
            cell.width = wide
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
                for run in paragraph.runs:
                    run.font.size = Pt(9.5)
                    run.font.bold = row._tr is table.rows[0]._tr


def _repeat_header(row: Any) -> None:
    """The first row again on each page, and told to screen readers as the header."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _keep_together(row: Any) -> None:
    """A row that does not break over a page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _citations(brief: Brief) -> list[str]:
    return list(dict.fromkeys(quoted(told)[1] for told in brief.key_acts))
