"""The whole view: curves, network, table and evidence open one another."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from graph.exports import ExportOptions
from graph.exports.view import view_html
from graph.model import Collection
from tests.exports.conftest import Opened, hostile, many_events, open_file
from tests.factory import collection, event


def test_two_runs_give_the_same_page(crisis: Collection) -> None:
    assert view_html(crisis, ExportOptions()) == view_html(crisis, ExportOptions())


@pytest.mark.parametrize(
    "source", [Collection(), collection(event(when=None)), collection(event("SWE", "SWE/coast-guard"))]
)
def test_without_a_curve_the_network_and_the_table_remain(source: Collection) -> None:
    page = view_html(source, ExportOptions())
    assert 'id="network"' in page
    assert 'id="tension"' not in page


@pytest.fixture
def opened(tmp_path: Path, crisis: Collection, browser_for_exports: Browser) -> Opened:
    path = tmp_path / "view.html"
    path.write_text(view_html(crisis, ExportOptions()), encoding="utf-8")
    return open_file(browser_for_exports, path, viewport={"width": 1440, "height": 900})


@pytest.mark.browser
def test_a_dot_of_the_curve_opens_its_sentence_and_marks_the_edge(opened: Opened) -> None:
    page = opened.page
    dot = page.locator("#tension .dot").first
    act = dot.locator("title").text_content()
    dot.click()
    heading = page.locator("#details h2").inner_text()
    assert str(act).startswith(heading)
    assert page.evaluate("demarche.network.getSelectedEdges().length") >= 1
    expect(page.locator("#ladder .dot.chosen")).to_have_count(1)
    assert opened.errors == []
    assert len(opened.requests) == 1


@pytest.mark.browser
def test_every_dated_act_of_the_pair_has_a_dot_on_the_ladder(opened: Opened, crisis: Collection) -> None:
    pairs = {("PRT", "SWE"), ("SWE", "PRT")}
    dated = [e for e in crisis.events if e.window for dyad in {d[0] for d in e.dyads if d in pairs} if dyad]
    assert opened.page.locator("#ladder .dot").count() == len(dated)


@pytest.mark.browser
def test_the_dates_dim_the_dots_outside_them(opened: Opened) -> None:
    opened.page.evaluate("demarche.setDays(0, 10)")
    off = opened.page.locator("#tension .dot.off").count()
    assert 0 < off < opened.page.locator("#tension .dot").count()


@pytest.mark.browser
def test_hostile_texts_run_nothing(tmp_path: Path, browser_for_exports: Browser) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(view_html(hostile(), ExportOptions()), encoding="utf-8")
    opened = open_file(browser_for_exports, path)
    opened.page.locator("#tension .dot").first.click()
    assert opened.page.evaluate("window.ran") is None
    assert (opened.dialogs, opened.errors, len(opened.requests)) == ([], [], 1)


def test_a_year_of_five_hundred_acts_stays_under_three_megabytes() -> None:
    assert len(view_html(many_events(500), ExportOptions()).encode("utf-8")) <= 3_000_000
