"""Every view, light and dark, wide and narrow, under axe-core, which is fetched for the test alone."""

import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.state import View
from tests.browser.opening import WAIT

AXE = "axe-core@4"
GRAVE = ("serious", "critical")
# The size of targets (24 pixels, WCAG 2.2) is not among the rules that run without being asked for.
_RUN = """axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})
    .then(r => r.violations)"""


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of axe-core; skipped where npm or its registry is not to be had."""
    npm, folder = shutil.which("npm"), tmp_path_factory.mktemp("axe")
    if npm is None:
        pytest.skip("npm is not installed, axe-core cannot be fetched")
    got = subprocess.run([npm, "pack", AXE], cwd=folder, capture_output=True, check=False, timeout=120)
    packed = list(folder.glob("axe-core-*.tgz"))
    if got.returncode or not packed:
        pytest.skip("axe-core cannot be fetched from the npm registry")
    with tarfile.open(packed[0]) as archive:
        archive.extractall(folder, filter="data")
    return Path(folder / "package" / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_no_view_has_a_serious_violation(browser: Browser, address: str, axe: str, scheme: str, width: int) -> None:
    size = {"width": width, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    found = [problem for view in View for problem in problems(page, f"{address}?view={view}&choose=event/c08", axe)]
    context.close()
    assert found == []


def problems(page: Page, link: str, axe: str) -> list[str]:
    page.goto(link)
    expect(page.locator("#view-title")).not_to_be_empty(timeout=WAIT)
    page.wait_for_timeout(800)  # the panels of the view answer
    page.evaluate(axe)
    violations = page.evaluate(_RUN)
    return [
        f"{link}: {v['id']} ({v['impact']}) {node['html'][:120]}"
        for v in violations
        if v["impact"] in GRAVE
        for node in v["nodes"]
    ]


@pytest.mark.parametrize("width", [390, 820, 1280, 2560])
def test_no_view_scrolls_sideways(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for view in View:
        page.goto(f"{address}?view={view}")
        expect(page.locator("#view-title")).not_to_be_empty(timeout=WAIT)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), view
