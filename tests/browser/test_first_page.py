"""The page as a person uses it: every picture opens the sentence, dates are brushed, nothing leaves the machine."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.opening import WAIT, Requests, opened

EDGE_POINT = """() => {
  const cy = window.demarche.network();
  const edge = cy.edges("[role = 'event']").filter(e => e.data('chosen') === 'event/c08')[0];
  const box = cy.container().getBoundingClientRect();
  const at = edge.renderedMidpoint();
  return {x: box.x + at.x, y: box.y + at.y};
}"""

DOT_POINT = """() => {
  const dot = [...document.querySelectorAll('#tension .points path')].at(7).getBoundingClientRect();
  return {x: dot.x + dot.width / 2, y: dot.y + dot.height / 2};
}"""


def click(page: Page, point: dict[str, float]) -> None:
    page.mouse.move(point["x"], point["y"])
    page.mouse.click(point["x"], point["y"])


def expect_evidence(page: Page, words: str) -> None:
    """The act in words, and its sentence marked and in sight."""
    expect(page.locator("#evidence-body .act")).to_have_text(words, timeout=WAIT)
    expect(page.locator(".sentence--chosen")).to_contain_text(words)
    expect(page.locator(".sentence--chosen")).to_be_in_viewport()


def test_a_click_on_an_edge_opens_its_sentence(wide: Page, address: str) -> None:
    opened(wide, address, "?search=detained")
    click(wide, wide.evaluate(EDGE_POINT))
    expect_evidence(wide, "Portuguese Prosecutor's Office detained people of Sweden")


def test_a_click_on_a_dot_opens_its_sentence(wide: Page, address: str) -> None:
    opened(wide, address)
    wide.locator("#tension").scroll_into_view_if_needed()
    click(wide, wide.evaluate(DOT_POINT))
    expect(wide.locator("#evidence-body .act")).to_be_visible(timeout=WAIT)
    expect(wide.locator(".sentence--chosen")).to_be_in_viewport()


def test_a_click_on_a_row_opens_its_sentence(wide: Page, address: str) -> None:
    opened(wide, address)
    wide.locator(".ag-row[row-id='c02'] [col-id='act']").click()
    expect_evidence(wide, "Swedish Foreign Ministry summoned Inês Vale")


def test_brushing_dates_filters_network_and_table(wide: Page, address: str) -> None:
    opened(wide, address)
    chart = wide.locator("#tension .nsewdrag").first
    chart.scroll_into_view_if_needed()
    box: Any = chart.bounding_box()
    wide.mouse.move(box["x"] + 4, box["y"] + 60)
    wide.mouse.down()
    wide.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 80, steps=5)
    wide.mouse.up()
    expect(wide.locator("#network-note")).to_contain_text("hidden by filters", timeout=WAIT)
    assert "from=2031-0" in wide.url
    rows = wide.locator("#events-note").inner_text()
    assert 0 < int(rows.split()[0]) < 30
    assert wide.locator("#view-subtitle").inner_text().endswith("documents")


def test_a_double_click_on_the_chart_brings_all_days_back_and_chooses_none(wide: Page, address: str) -> None:
    opened(wide, address, "?from=2031-03-03&to=2031-03-09")
    chart = wide.locator("#tension .nsewdrag").first
    chart.scroll_into_view_if_needed()
    box: Any = chart.bounding_box()
    wide.mouse.dblclick(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.6)
    wide.wait_for_url(lambda url: "from=" not in url, timeout=WAIT)
    wide.wait_for_timeout(500)  # longer than a second click is waited for
    assert "choose=day" not in wide.url


def test_back_and_forward_walk_through_the_views(wide: Page, address: str) -> None:
    opened(wide, address)
    wide.get_by_role("link", name="Events").click()
    expect(wide.locator("#view-title")).to_have_text("Events", timeout=WAIT)
    wide.go_back()
    expect(wide.locator("#view-title")).to_have_text("Network", timeout=WAIT)
    wide.go_forward()
    expect(wide.locator("#view-title")).to_have_text("Events", timeout=WAIT)


def test_no_request_leaves_the_machine_and_the_console_is_silent(wide: Page, address: str) -> None:
    seen = Requests(wide)
    opened(wide, address, "?choose=event/c08")
    expect(wide.locator(".sentence--chosen")).to_be_visible(timeout=WAIT)
    strangers = [url for url in seen.urls if not url.startswith((address, "data:", "blob:"))]
    assert strangers == []
    assert seen.errors == []
