"""Charts as files: alternative text, resolution, the same bytes each time, what to install where nothing can draw."""

import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from graph.errors import ExportError
from graph.exports import ExportOptions, export
from graph.exports.camera import Camera
from graph.exports.charts import CHARTS, all_charts, chart, chart_fragment, chart_image, chart_page, state_names
from graph.exports.labelling import steady_svg
from graph.exports.sizes import SIZES
from graph.model import Collection
from tests.exports.conftest import PAYLOADS, hostile, open_file
from tests.factory import collection, event


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_says_title_unit_and_source_and_has_a_table(name: str, crisis: Collection) -> None:
    drawn = chart(name, crisis, ExportOptions())
    page = chart_page([drawn])
    meta = json.loads(drawn.figure.to_json())["layout"]["meta"]
    assert drawn.title
    assert meta["title"] in drawn.alt
    assert meta["source"] in drawn.alt
    assert meta["unit"]
    assert len(drawn.table)
    assert "The figures as a table" in page


@pytest.mark.parametrize("theme", ["light", "dark", "print", "bw"])
def test_a_chart_page_has_its_drawing_library_once_and_is_the_same_each_time(theme: str, crisis: Collection) -> None:
    options = ExportOptions(theme=theme)
    page = chart_page(list(all_charts(crisis, options)), theme=theme)
    assert page.count("<script>") == 2
    assert page == chart_page(list(all_charts(crisis, options)), theme=theme)
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=", page)


def test_a_fragment_is_a_figure_and_no_page(crisis: Collection) -> None:
    fragment = chart_fragment(chart("tension", crisis, ExportOptions()))
    assert fragment.startswith("<figure")
    assert "<html" not in fragment.split("<script>")[0]


def test_a_title_that_is_asked_for_stands_in_place_of_the_finding(crisis: Collection) -> None:
    drawn = chart("ladder", crisis, ExportOptions(title="Our <title>"))
    assert drawn.title == "Our <title>"
    assert "<h2>Our &lt;title&gt;</h2>" in chart_page([drawn])


@pytest.mark.parametrize("name", ["no-such-chart", "../tension"])
def test_an_unknown_chart_is_told_with_the_charts_there_are(name: str, crisis: Collection) -> None:
    with pytest.raises(ExportError, match="tension, ladder"):
        chart(name, crisis, ExportOptions())


def test_without_two_states_there_is_no_dyad_to_draw() -> None:
    with pytest.raises(ExportError, match="No act joins two states"):
        chart("tension", Collection(), ExportOptions())


def test_an_unknown_size_is_told_with_the_sizes_there_are(crisis: Collection) -> None:
    with pytest.raises(ExportError, match="slide, column, page"):
        chart_image(chart("tension", crisis, ExportOptions()), "png", "poster")


def test_names_of_states_come_from_the_entities(crisis: Collection) -> None:
    assert state_names(crisis, "PRT-SWE") == ["Portugal", "Sweden"]


def test_without_a_browser_the_sentence_says_what_to_install(
    crisis: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    figure = chart("tension", crisis, ExportOptions()).figure
    with pytest.raises(ExportError, match="apt install chromium"):
        Camera().shoot(figure, "png", SIZES["slide"])


def test_a_picture_inside_a_drawing_keeps_its_letters() -> None:
    drawing = '<image href="data:image/png;base64,cb123456/clip0a1b2c"/><g id="cb123456"/>'
    assert steady_svg(drawing) == '<image href="data:image/png;base64,cb123456/clip0a1b2c"/><g id="cb000000"/>'


def test_names_made_by_chance_are_numbered_in_a_drawing() -> None:
    def drawing(a: str, b: str, c: str) -> str:
        return f'<g id="clip{a}xy"/><use href="#clip{a}xy"/><g class="trace{b}" d="M0.777777"/><g id="g{a}-cb{c}"/>'

    first, second = drawing("0a1b2c", "9f8e7d", "5d5d5d"), drawing("777777", "123456", "888888")
    assert steady_svg(first) == steady_svg(second)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "form"), [("tension", "png"), ("tension", "pdf"), *((name, "svg") for name in CHARTS)]
)
def test_two_runs_give_the_same_picture(name: str, form: str, crisis: Collection) -> None:
    drawn = chart(name, crisis, ExportOptions())
    assert chart_image(drawn, form, "column") == chart_image(drawn, form, "column")


@pytest.mark.browser
def test_a_png_has_300_dpi_the_pixels_of_its_size_and_words_inside(crisis: Collection) -> None:
    drawn = chart("tension", crisis, ExportOptions())
    with Image.open(io.BytesIO(chart_image(drawn, "png", "slide"))) as image:
        image.load()
        assert image.size == (4000, 2250)
        assert [round(dpi) for dpi in image.info["dpi"]] == [300, 300]
        assert image.info["Description"] == drawn.alt


@pytest.mark.browser
def test_an_svg_is_xml_with_title_and_description(crisis: Collection) -> None:
    drawn = chart("tension", crisis, ExportOptions())
    root = ElementTree.fromstring(chart_image(drawn, "svg"))
    assert [child.tag.rpartition("}")[2] for child in root[:2]] == ["title", "desc"]
    assert root[1].text == drawn.alt


@pytest.mark.browser
def test_a_pdf_has_a_title_and_one_page(crisis: Collection) -> None:
    drawn = chart("tension", crisis, ExportOptions())
    document = pypdfium2.PdfDocument(chart_image(drawn, "pdf"))
    assert len(document) == 1
    assert document.get_metadata_dict()["Title"] == drawn.title


@pytest.mark.browser
def test_hostile_texts_run_nothing_in_a_chart_page(tmp_path: Path, browser_for_exports: Browser) -> None:
    path = tmp_path / "charts.html"
    path.write_text(chart_page(list(all_charts(hostile(), ExportOptions(title=PAYLOADS[2])))), encoding="utf-8")
    opened = open_file(browser_for_exports, path)
    opened.page.mouse.move(300, 300)
    opened.page.wait_for_timeout(300)
    assert opened.page.evaluate("window.ran") is None
    assert opened.dialogs == []
    assert len(opened.requests) == 1
    expect(opened.page.locator(".js-plotly-plot")).to_have_count(len(CHARTS))


@pytest.mark.browser
def test_the_ending_of_the_file_chooses_the_form(tmp_path: Path, crisis: Collection) -> None:
    export("chart-ladder", crisis, tmp_path / "ladder.svg")
    assert (tmp_path / "ladder.svg").read_bytes().startswith(b"<svg")
    with pytest.raises(ExportError, match=r"cannot be written as '\.gif'"):
        export("chart-ladder", crisis, tmp_path / "ladder.gif")


def test_a_single_act_can_be_drawn() -> None:
    assert chart("tension", collection(event()), ExportOptions()).title
