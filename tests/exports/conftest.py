"""What the tests of exports share: a browser that logs its requests, hostile texts, and the example collection."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from graph.model import Collection
from tests import crisis as example
from tests import factory
from tests.browser.conftest import CHROMIUM, QUIET

PAYLOADS = (
    "<script>window.ran=1;alert(1)</script>",
    "</script><script>window.ran=1</script>",
    '"><img src=x onerror="window.ran=1;alert(1)">',
    "'><svg onload=window.ran=1>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "javascript:window.ran=1",
    "{{ 7*7 }}{% include '/etc/passwd' %}",
    "href=javascript:alert(1) <a href='javascript:window.ran=1'>go</a>",
    "<!--<script>",
    "]]><x>&amp;&lt;",
    "a\x00b\x1b[31m\u2028\u2029\u202etxt.exe",
    "<style>body{background:url(https://example.org/x)}</style>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<link rel=stylesheet href=//example.org/a.css>",
    "\ud800 lone surrogate",
)


@pytest.fixture(scope="session")
def crisis() -> Collection:
    return example.crisis()


def hostile() -> Collection:
    """The example crisis with every field of text replaced by hostile texts in turn."""
    texts = [f"{payload} {number}" for number, payload in enumerate(PAYLOADS)]

    def pick(number: int) -> str:
        return texts[number % len(texts)]

    base = example.crisis()
    evidence = lambda e, n: replace(e, text=pick(n))  # noqa: E731
    return replace(
        base,
        documents=tuple(
            replace(d, title=pick(n), source=pick(n + 1), text=pick(n + 2)) for n, d in enumerate(base.documents)
        ),
        entities=tuple(
            replace(e, label=pick(n), role=pick(n + 3), aliases=(pick(n + 4),)) for n, e in enumerate(base.entities)
        ),
        events=tuple(
            replace(e, place=pick(n), why=pick(n + 1), rule=pick(n + 2), evidence=evidence(e.evidence, n))
            for n, e in enumerate(base.events)
        ),
        incidents=tuple(replace(i, label=pick(n), place=pick(n + 1)) for n, i in enumerate(base.incidents)),
    )


def many_events(number: int) -> Collection:
    """A collection of `number` events between 40 states' agencies, from 50 documents."""
    states = [a + b + "X" for a in "ABCDE" for b in "ABCD"]
    measures = ("protest-note", "summons", "expulsion", "meeting", "recall", "demand", "entry-ban", "visit")
    events = [
        factory.event(
            f"{states[n % 20]}/foreign-ministry" if n % 3 else states[n % 20],
            states[(n * 7 + 1) % 20] if (n * 7 + 1) % 20 != n % 20 else states[(n + 1) % 20],
            measures[n % len(measures)],
            f"2031-{n % 12 + 1:02d}-{n % 28 + 1:02d}",
            ident=f"e{n}",
            documents=(f"d{n % 50}",),
            sentence=f"Sentence {n}: the ministry called in the ambassador over the seizure of a vessel and said so.",
        )
        for n in range(number)
    ]
    return factory.collection(*events)


@dataclass
class Opened:
    """A page opened from disk, with what it asked for and what it said."""

    page: Page
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium, as for the tests of the dashboard."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture(scope="session")
def browser_for_exports(request: pytest.FixtureRequest) -> Browser:
    """The session's one browser: a second driver of Playwright cannot run beside it."""
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed on this machine")
    browser: Browser = request.getfixturevalue("browser")
    return browser


def open_file(browser: Browser, path: Path, **settings: object) -> Opened:
    """Open a file from disk with every request, dialog and error written down."""
    page = browser.new_page(**settings)  # type: ignore[arg-type]
    opened = Opened(page)
    page.on("request", lambda request: opened.requests.append(request.url))
    page.on("dialog", lambda dialog: (opened.dialogs.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: opened.errors.append(str(error)))
    page.on("console", lambda message: opened.errors.append(message.text) if message.type == "error" else None)
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready=true]")
    return opened
