"""``python -m tests.browser.gallery``: the pictures of .github/gallery, of every view, light and dark, wide and narrow.

Needs the system's Chromium and Pillow; shows the sample library, so that anybody gets the same pictures.
"""

import io
import sys
from datetime import date
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, expect, sync_playwright

from dashboard.app import create_app
from dashboard.source import LibrarySource
from dashboard.state import Selection, View, ViewState
from graph.library import open_sample_library
from graph.model import Window
from tests.browser.conftest import CHROMIUM, QUIET, serving

FOLDER = Path(__file__).parents[2] / ".github" / "gallery"
SIZES = {"wide": (1440, 1000), "narrow": (390, 844)}
QUALITY = 82  # WebP; 40 to 120 kB a picture
PATIENCE = 60_000
SEEN = "localStorage.setItem('hints-seen', 'true'); localStorage.setItem('hints-seen-timestamp', '1')"


def state_of(view: View, source: LibrarySource, *, with_evidence: bool) -> ViewState:
    """Azerbaijan and Russia around 1 July 2025, with an act chosen where there is room for it."""
    state = ViewState.from_search("?between=AZE-RUS&from=2025-06-20&to=2025-07-10")
    if view in (View.TENSION, View.LADDER, View.RESPONSES):
        state = ViewState.from_search("?between=AZE-RUS")
    if view is View.COMPARE:
        state = ViewState.from_search("?between=AZE-RUS&to=2025-07-05&with-from=2025-07-06")
    days = Window(date(2025, 6, 20), date(2025, 7, 10))
    acts = [e for e in source.collection().events if ("AZE", "RUS") in e.dyads and e.window and e.window & days]
    chosen = max(acts, key=lambda e: (len(e.all_evidence), e.rung, e.id))
    if with_evidence and view not in (View.LIBRARY, View.HELP):
        state = state.choosing(Selection.parse(f"event/{chosen.id}"))
    return state.in_view(view)


def shoot(browser: Browser, link: str, size: tuple[int, int], scheme: str) -> bytes:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)  # type: ignore[arg-type]
    context.add_init_script(SEEN)
    page = context.new_page()
    page.goto(link)
    expect(page.locator("#view-title")).not_to_be_empty(timeout=PATIENCE)
    page.wait_for_load_state("networkidle", timeout=PATIENCE)
    page.wait_for_timeout(1200)  # the canvas and the charts are drawn
    picture = page.screenshot()
    context.close()
    return picture


def main() -> None:
    """Writes all pictures, or those of the views that are named."""
    views = [View(name) for name in sys.argv[1:]] or list(View)
    source = LibrarySource(open_sample_library())
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serving(create_app(source).server) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for view in views:
            for name, size in SIZES.items():
                link = address + state_of(view, source, with_evidence=name == "wide").to_search()
                for scheme in ("light", "dark"):
                    picture = Image.open(io.BytesIO(shoot(browser, link, size, scheme))).convert("RGB")
                    picture.save(FOLDER / f"{view.value}-{scheme}-{name}.webp", quality=QUALITY)


if __name__ == "__main__":
    main()
