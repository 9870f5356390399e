"""Opening the page, and what it asked for meanwhile."""

from playwright.sync_api import Page, expect

WAIT = 20_000  # milliseconds; generous, because machines that run tests are busy


class Requests:
    """What the page asked for, and what its console complained of."""

    def __init__(self, page: Page) -> None:
        self.urls: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.urls.append(request.url))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))


def opened(page: Page, address: str, search: str = "") -> Page:
    """The page with its network drawn and its table filled."""
    page.goto(address + search)
    expect(page.locator("#view-subtitle")).to_contain_text("event", timeout=WAIT)
    page.wait_for_function("() => window.demarche.network()?.nodes().length")
    expect(page.locator("#tension .points path").first).to_be_attached(timeout=WAIT)
    return page
