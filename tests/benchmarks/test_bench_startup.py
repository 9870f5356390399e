"""From the command to a usable page, as a person waits for it: a new process, a document to code, a browser."""

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright
from pytest_benchmark.fixture import BenchmarkFixture

from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.opening import opened

ROOT = Path(__file__).parent.parent.parent
ARTICLE = ROOT / "data" / "documents" / "azerbaijan-russia" / "2025-07-02-baku-and-moscow-trade-protests.md"
SECONDS = 10.0


@contextmanager
def started(*words: str) -> Iterator[str]:
    """The address that `run_dashboard.py` prints."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "run_dashboard.py", *words, "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=None) as process:
        assert process.stdout is not None
        try:
            found = next(m for line in process.stdout if (m := re.search(r"http://\S+", line)))
            yield found[0]
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    if shutil.which("chromium") is None:
        pytest.skip("no Chromium is installed on this machine")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser.new_page()
        browser.close()


@pytest.mark.parametrize("words", [[str(ARTICLE)], []], ids=["one document, coded now", "the sample library"])
def test_from_the_command_to_a_usable_page(words: list[str], page: Page, benchmark: BenchmarkFixture) -> None:
    def start() -> None:
        with started(*words) as address:
            page.goto(address, wait_until="commit")
            opened(page, address)

    benchmark.pedantic(start, rounds=3)
    assert benchmark.stats["max"] < SECONDS
