"""Briefings as LibreOffice shows them: opened, printed to PDF, and looked at as pictures."""

import shutil
import subprocess
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pypdfium2
import pytest

from graph.charts.colors import THEMES, ThemeName, rgb
from graph.exports import ExportOptions, export
from graph.exports.brief import Brief, brief_of
from tests import crisis as example
from tests.browser.conftest import CHROMIUM

SOFFICE = shutil.which("soffice")
PAGES = {"docx": 2, "pptx": 3, "xlsx": None}  # of the workbook, as many as its tables take
LOOK = THEMES[ThemeName.PRINT]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed on this machine"),
]

Printed = Mapping[str, pypdfium2.PdfDocument]


@pytest.fixture(scope="module")
def brief() -> Brief:
    return brief_of(example.crisis(), ExportOptions())


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The briefing in each form, as PDF. One start of LibreOffice for all: it takes seconds."""
    folder = tmp_path_factory.mktemp("office")
    for form in PAGES:
        export("brief", example.crisis(), folder / f"{form}.{form}")
    command = [str(SOFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    files = [str(folder / f"{form}.{form}") for form in PAGES]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, timeout=120, capture_output=True)
    return {form: pypdfium2.PdfDocument(folder / f"{form}.pdf") for form in PAGES}


def words(page: pypdfium2.PdfPage) -> str:
    return " ".join(page.get_textpage().get_text_bounded().split())


def picture(page: pypdfium2.PdfPage) -> npt.NDArray[np.int16]:
    return page.render(scale=1.5).to_numpy()[:, :, ::-1].astype(np.int16)


def has_color(page: pypdfium2.PdfPage, color: str, at_least: int = 20) -> bool:
    """Whether so many points of a slide, above its legend, are of a colour, give or take what smoothing does."""
    shown = picture(page)
    above = shown[: int(0.83 * len(shown))]
    return bool((np.abs(above - rgb(color)).max(axis=2) <= 12).sum() >= at_least)


@pytest.mark.parametrize("form", [form for form, pages in PAGES.items() if pages])
def test_the_briefing_has_as_many_pages_as_it_should(form: str, printed: Printed) -> None:
    assert len(printed[form]) == PAGES[form]


@pytest.mark.parametrize("form", PAGES)
def test_the_first_page_states_the_finding(form: str, printed: Printed, brief: Brief) -> None:
    assert brief.finding in words(printed[form][0])


def test_both_curves_are_drawn_on_the_first_slide(printed: Printed) -> None:
    assert has_color(printed["pptx"][0], LOOK.hostility)
    assert has_color(printed["pptx"][0], LOOK.cooperation)


def test_the_acts_of_every_state_are_drawn_on_the_ladder(printed: Printed, brief: Brief) -> None:
    for lane in range(len(brief.steps.states)):
        assert has_color(printed["pptx"][1], LOOK.lane(lane)), brief.steps.states[lane]


def test_nothing_runs_over_the_edge_of_a_page(printed: Printed) -> None:
    edges = [
        part
        for form in ("docx", "pptx")
        for page in printed[form]
        for shown in (picture(page),)
        for part in (shown[:8], shown[-8:], shown[:, :8], shown[:, -8:])
    ]
    assert all((edge >= 250).all() for edge in edges)


def test_all_key_acts_stand_in_the_document_and_on_the_last_slide(printed: Printed, brief: Brief) -> None:
    told = {form: " ".join(words(page) for page in printed[form]) for form in ("docx", "pptx")}
    for act in brief.key_acts:
        assert act.sentences[0].published in told["docx"]
        assert act.sentences[0].published in told["pptx"]


def test_no_row_of_the_workbook_lies_on_the_next(printed: Printed) -> None:
    """Lines of text stand at least a line's height apart."""
    for page in printed["xlsx"]:
        text = page.get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        overlapping = [
            (one, other)
            for place, one in enumerate(boxes)
            for other in boxes[place + 1 :]
            if min(one[2], other[2]) - max(one[0], other[0]) > 1
            and min(one[3], other[3]) - max(one[1], other[1]) > 0.5 * min(one[3] - one[1], other[3] - other[1])
        ]
        assert not overlapping
