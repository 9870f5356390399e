"""Views, keyboard, groups, paths, play, corrections and uploads, as a person meets them."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.source import LibrarySource
from tests.browser.opening import WAIT, opened


def wait_for_count(page: Page, selector: str, number: int) -> None:
    page.wait_for_function(
        "([selector, n]) => window.demarche.network()?.elements(selector).length === n",
        arg=[selector, number],
        timeout=WAIT,
    )


@pytest.mark.parametrize(
    ("view", "panel"),
    [
        ("Tension", ".panel--tension"),
        ("Ladder", ".panel--ladder"),
        ("Responses", ".panel--responses"),
        ("Documents", ".panel--documents"),
        ("Events", ".panel--events"),
        ("Compare", ".panel--compare"),
        ("Review", ".panel--review"),
        ("Library", ".panel--library"),
        ("Help", ".panel--help"),
    ],
)
def test_every_view_is_one_click_away_and_keeps_the_filters(wide: Page, address: str, view: str, panel: str) -> None:
    opened(wide, address, "?states=ESP")
    wide.get_by_role("link", name=view, exact=True).click()
    expect(wide.locator("#view-title")).to_have_text(view, timeout=WAIT)
    expect(wide.locator(panel)).to_be_visible()
    assert "states=ESP" in wide.url


def test_a_dot_of_the_ladder_opens_its_sentence(wide: Page, address: str) -> None:
    wide.goto(f"{address}?view=ladder")
    dot = wide.locator("#ladder .points path").first
    expect(dot).to_be_visible(timeout=WAIT)
    box: Any = dot.bounding_box()
    wide.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(wide.locator(".sentence--chosen")).to_be_in_viewport(timeout=WAIT)


def test_a_marked_sentence_of_the_reader_chooses_its_act(wide: Page, address: str) -> None:
    wide.goto(f"{address}?view=documents&choose=document/d3")
    wide.locator("#reader .sentence", has_text="detained people of Sweden").click(timeout=WAIT)
    expect(wide.locator("#evidence-body .act")).to_contain_text("detained people of Sweden", timeout=WAIT)
    expect(wide.locator("#reader .sentence--chosen")).to_contain_text("detained people")


def test_grouping_by_state_folds_people_and_agencies_and_an_entity_unfolds(wide: Page, address: str) -> None:
    opened(wide, address)
    wide.locator(".tools summary").first.click()
    wide.get_by_label("Group by state").click()
    wait_for_count(wide, "node[kind = 'official']", 0)
    assert "fold=all" in wide.url
    wide.get_by_label("Group by state").click()
    wide.wait_for_function("() => window.demarche.network().nodes(\"[kind = 'official']\").length > 0", timeout=WAIT)


def test_positions_stay_when_a_filter_changes(wide: Page, address: str) -> None:
    opened(wide, address)
    where = "() => window.demarche.network().getElementById('state:SWE').position()"
    before = wide.evaluate(where)
    wide.locator("#filter-search").fill("summoned")
    expect(wide.locator("#network-note")).to_contain_text("hidden", timeout=WAIT)
    assert wide.evaluate(where) == before


def test_a_bundle_opens_into_its_single_acts(wide: Page, address: str) -> None:
    opened(wide, address, "?fold=all&bundle=yes&choose=bundle/state:SWE>state:PRT")
    expect(wide.locator("#evidence-body .act")).to_have_text("Sweden → Portugal", timeout=WAIT)
    assert wide.locator("#evidence-body .act-list a").count() > 10


def test_a_path_is_found_and_marked(wide: Page, address: str) -> None:
    opened(wide, address, "?choose=path/official:SWE/nils-holm|official:ESP/luz-ferrer")
    expect(wide.locator("#evidence-body .act")).to_contain_text("in 3 steps", timeout=WAIT)
    wide.wait_for_function("() => window.demarche.network().nodes(':selected').length === 4", timeout=WAIT)


def test_time_plays_and_pauses(wide: Page, address: str) -> None:
    opened(wide, address)
    wide.locator("#network-play").click()
    expect(wide.locator("#network-play")).to_have_text("Pause", timeout=WAIT)
    wide.wait_for_url("**from=2031-03-03**", timeout=WAIT)
    wide.locator("#network-play").click()
    expect(wide.locator("#network-play")).to_have_text("Play", timeout=WAIT)


def test_the_keyboard_searches_steps_and_clears(wide: Page, address: str) -> None:
    opened(wide, address)
    wide.locator("body").press("n")
    wide.wait_for_url("**choose=event**", timeout=WAIT)
    wide.locator("body").press("Escape")
    wide.wait_for_url(lambda url: "choose" not in url, timeout=WAIT)
    wide.locator("body").press("/")
    expect(wide.locator("#filter-search")).to_be_focused()


def test_a_link_that_is_not_understood_opens_and_says_so(wide: Page, address: str) -> None:
    opened(wide, address, "?rungs=high&states=SWE")
    expect(wide.locator("#link-problem-list")).to_contain_text("rungs=high")


def test_two_browsers_with_different_filters_do_not_disturb_each_other(browser: Browser, address: str) -> None:
    pages = [browser.new_context(viewport={"width": 1440, "height": 1000}).new_page() for _ in range(2)]
    for page, search in zip(pages, ("?states=ESP", "?states=UN"), strict=True):
        opened(page, address, search)
    pages[0].locator("#filter-search").fill("mediated")
    expect(pages[0].locator("#events-note")).to_have_text("1 event", timeout=WAIT)
    expect(pages[1].locator("#events-note")).to_have_text("1 event")
    expect(pages[1].locator("#view-subtitle")).to_contain_text("United Nations")
    for page in pages:
        page.context.close()


def test_rejecting_from_the_keyboard_is_logged_and_undone(wide: Page, own_address: str, library: LibrarySource) -> None:
    wide.goto(f"{own_address}?view=review&choose=event/c12")
    expect(wide.locator("#review-note")).to_have_text("30 acts not reviewed yet", timeout=WAIT)
    wide.locator("body").press("r")
    expect(wide.locator("#review-log")).to_contain_text("rejected", timeout=WAIT)
    assert "c12" not in {e.id for e in library.collection().events}
    wide.locator("body").press("u")
    expect(wide.locator("#review-log")).to_contain_text("undid", timeout=WAIT)
    assert "c12" in {e.id for e in library.collection().events}


def test_two_entities_are_merged_in_the_evidence_panel(wide: Page, own_address: str, library: LibrarySource) -> None:
    opened(wide, own_address, "?choose=entity/official:SWE/nils-holm")
    wide.get_by_text("Correct who this is").click()
    wide.get_by_label("The same as").first.click()
    wide.get_by_role("option", name="Luz Ferrer (official, ESP)").click()
    wide.get_by_role("button", name="Merge into it").click()
    expect(wide.locator("#entity-note")).to_contain_text("Kept in the log", timeout=WAIT)
    wait_for_count(wide, "node[id = 'official:SWE/nils-holm']", 0)
    assert "official:SWE/nils-holm" not in {e.id for e in library.collection().entities}


def test_what_takes_long_is_said_to_be_on_its_way(wide: Page, address: str) -> None:
    opened(wide, address)
    wide.route("**/_dash-update-component", lambda route: (wide.wait_for_timeout(900), route.continue_()))
    wide.locator("#filter-search").fill("summoned")
    wide.wait_for_function(
        """() => getComputedStyle(document.querySelector('.panel--events'), '::before').animationName === 'waiting'""",
        timeout=WAIT,
    )
    expect(wide.locator("#network-note")).to_contain_text("hidden", timeout=WAIT)


def test_uploaded_files_are_added_one_after_the_other(wide: Page, own_address: str, library: LibrarySource) -> None:
    wide.goto(f"{own_address}?view=library")
    expect(wide.locator("#library-state")).to_contain_text("8 documents", timeout=WAIT)
    files = [{"name": f"{n}.txt", "mimeType": "text/plain", "buffer": f"Text {n}.".encode()} for n in range(3)]
    wide.locator("#library-upload input").set_input_files(files)  # type: ignore[arg-type]
    expect(wide.locator("#library-progress")).to_have_text("3 of 3 added.", timeout=WAIT)
    expect(wide.locator("#library-state")).to_contain_text("11 documents", timeout=WAIT)
    assert library.document("2.txt").document.text == "Text 2."


def test_nothing_in_a_document_becomes_markup(page: Page, own_address: str, library: LibrarySource) -> None:
    page.goto(f"{own_address}?view=library")
    page.locator("summary", has_text="Paste a text").click(timeout=WAIT)
    page.get_by_label("Text", exact=True).fill("<img src=x onerror=\"document.title='broken'\"> <b>bold</b>")
    page.get_by_role("button", name="Add the text").click()
    expect(page.locator("#library-progress")).to_have_text("1 of 1 added.", timeout=WAIT)
    page.goto(f"{own_address}?view=documents&choose=document/pasted text.txt")
    expect(page.locator("#reader .reader")).to_contain_text("<b>bold</b>", timeout=WAIT)
    assert page.title() == "Démarche"
    assert (
        json.loads(
            page.evaluate("() => JSON.stringify([...document.querySelectorAll('#reader img, #reader b')].length)")
        )
        == 0
    )
