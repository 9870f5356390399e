"""A served example and the system's Chromium. Without a Chromium these tests are skipped, and say so."""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import waitress
from playwright.sync_api import Page

from dashboard.app import create_app
from dashboard.source import LibrarySource, MemorySource
from graph.library import Library
from graph.model import CodedDocument, make_document
from tests.dashboard.example import coded_crisis

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium is installed on this machine"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium, kept from calls of its own."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}


@contextmanager
def serving(application: Any) -> Iterator[str]:
    """The address of an application while it is served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = waitress.create_server(application, host="127.0.0.1", port=port, threads=8)
    Thread(target=server.run, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the example is served while the tests run."""
    with serving(create_app(MemorySource(coded_crisis())).server) as link:
        yield link


@pytest.fixture
def library(tmp_path: Path) -> LibrarySource:
    """A library of the example, for one test alone."""
    made = Library.create(tmp_path / "library")
    made.add(coded_crisis())
    return LibrarySource(made)


@pytest.fixture
def own_address(library: LibrarySource) -> Iterator[str]:
    """Where that library is served; what is added is kept whole and tells of no act."""

    def code(content: bytes, name: str, published: date | None) -> CodedDocument:
        return CodedDocument(make_document(content.decode(), ident=name, title=name, published=published))

    with serving(create_app(library, code=code).server) as link:
        yield link


@pytest.fixture
def wide(page: Page) -> Page:
    page.set_viewport_size({"width": 1440, "height": 1100})
    return page
