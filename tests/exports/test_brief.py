"""Briefings, re-read by the libraries of their forms."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pptx
import pypdfium2
import pytest

from graph.errors import ExportError
from graph.exports import EXPORTS, ExportOptions, export
from graph.exports.brief import brief_of, key_acts
from graph.exports.slides import slides
from graph.exports.spreadsheet import workbook
from graph.model import Collection, Status
from tests.exports.conftest import hostile
from tests.factory import collection, event


def made(source: Collection, form: str) -> bytes:
    return EXPORTS["brief"].make(source, ExportOptions(form=form))[""]


def test_the_key_acts_are_the_highest_that_happened_in_order_of_time(crisis: Collection) -> None:
    chosen = brief_of(crisis, ExportOptions()).key_acts
    assert [told.event.id for told in chosen] == ["c12", "c14", "c15", "c20", "c21"]


def test_what_did_not_happen_or_has_no_date_is_no_key_act() -> None:
    events = [
        event(measure="relations-severed", status=Status.THREATENED, ident="threat"),
        event(measure="expulsion", when=None, ident="undated"),
        event(measure="protest-note", ident="note"),
    ]
    assert [chosen.id for chosen in key_acts(events)] == ["note"]


def test_one_kind_of_act_does_not_take_all_places() -> None:
    events = [event(measure="expulsion", when=f"2031-03-{n:02d}", ident=f"e{n}") for n in range(1, 9)]
    events.append(event(measure="summons", when="2031-03-20", ident="s"))
    assert "s" in {chosen.id for chosen in key_acts(events)}


def test_a_dyad_without_acts_is_said(crisis: Collection) -> None:
    with pytest.raises(ExportError, match="No act joins the states of FRA-DEU"):
        brief_of(crisis, ExportOptions(dyad="FRA-DEU"))


@pytest.mark.parametrize("form", ["pptx", "xlsx"])
def test_two_runs_give_the_same_file(form: str, crisis: Collection) -> None:
    assert made(crisis, form) == made(crisis, form)


def test_slides_have_native_charts_with_alternative_text_and_the_numbers(crisis: Collection) -> None:
    brief = brief_of(crisis, ExportOptions())
    deck = pptx.Presentation(io.BytesIO(slides(brief)))
    charts = [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 2
    for shape in charts:
        assert shape._element.nvGraphicFramePr.cNvPr.get("descr")
    hostility = next(s for s in charts[0].chart.plots[0].series if s.name == "hostility")
    assert max(hostility.values) == pytest.approx(float(brief.measured.hostility.max()), abs=0.01)
    assert deck.slides[0].shapes.title.text == brief.finding


def test_slides_have_the_key_acts_as_a_table(crisis: Collection) -> None:
    deck = pptx.Presentation(io.BytesIO(made(crisis, "pptx")))
    table = next(shape.table for shape in deck.slides[2].shapes if shape.has_table)
    assert len(table.rows) == 6
    assert table.cell(1, 1).text == "alleged: Portuguese Prosecutor's Office mistreated people of Sweden"


def test_the_workbook_holds_the_numbers_of_the_curve_and_every_sentence(crisis: Collection) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(crisis, "xlsx")))
    assert book.sheetnames == ["About", "Tension", "Ladder", "Acts"]
    measured = brief_of(crisis, ExportOptions()).measured
    assert book["Tension"].max_row == len(measured.curves) + 1
    assert book["Tension"]["B2"].value == pytest.approx(float(measured.hostility.iloc[0]))
    assert book["Acts"].max_row == 1 + len(brief_of(crisis, ExportOptions()).acts)


def test_no_text_becomes_a_formula_in_the_workbook(crisis: Collection) -> None:
    events = tuple(replace(e, evidence=replace(e.evidence, text="=1+1")) for e in crisis.events)
    entities = tuple(replace(e, label="@SUM(A1)") for e in crisis.entities)
    book = openpyxl.load_workbook(
        io.BytesIO(workbook(brief_of(replace(crisis, events=events, entities=entities), ExportOptions())))
    )
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


@pytest.mark.browser
def test_the_document_has_pictures_with_alternative_text_a_table_and_citations(crisis: Collection) -> None:
    content = made(crisis, "docx")
    document = docx.Document(io.BytesIO(content))
    brief = brief_of(crisis, ExportOptions())
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == [
        brief.tension.alt,
        brief.ladder.alt,
    ]
    assert len(document.tables[0].rows) == 6
    assert any(p.text.startswith("[1] Example Wire, “d4”, 17 March 2031") for p in document.paragraphs)
    assert content == made(crisis, "docx")


def test_without_a_browser_the_document_says_what_is_missing(
    crisis: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_picture(*_: object) -> bytes:
        raise ExportError("install a Chromium")

    monkeypatch.setattr("graph.exports.letter.chart_image", no_picture)
    document = docx.Document(io.BytesIO(made(crisis, "docx")))
    assert not document.inline_shapes
    assert sum("No picture: install a Chromium" in p.text for p in document.paragraphs) == 2


@pytest.mark.browser
def test_the_brief_as_pdf_has_one_page_however_long_the_sentences(crisis: Collection) -> None:
    events = tuple(replace(e, evidence=replace(e.evidence, text="A long sentence. " * 60)) for e in crisis.events)
    pdf = pypdfium2.PdfDocument(made(replace(crisis, events=events), "pdf"))
    assert len(pdf) == 1
    words = pdf[0].get_textpage().get_text_bounded()
    assert "Portugal and Sweden, 3 March 2031 to 20 June 2031" in words
    assert "Example Wire" in words


@pytest.mark.browser
@pytest.mark.parametrize("form", ["docx", "pptx", "xlsx", "pdf"])
def test_hostile_texts_are_written_in_every_form(form: str, tmp_path: Path) -> None:
    (path,) = export("brief", hostile(), tmp_path / f"brief.{form}")
    assert path.stat().st_size > 1000


def test_a_brief_of_a_single_act_is_written() -> None:
    assert made(collection(event()), "pptx")
