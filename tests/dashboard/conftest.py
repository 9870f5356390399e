"""A library of the example in a folder of its own, and the application over it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dashboard.app import create_app
from dashboard.source import LibrarySource
from graph.library import Library
from graph.model import CodedDocument, make_document
from tests.dashboard.ask import Page
from tests.dashboard.example import coded_crisis


@pytest.fixture
def source(tmp_path: Path) -> LibrarySource:
    library = Library.create(tmp_path / "library")
    library.add(coded_crisis())
    return LibrarySource(library)


@pytest.fixture
def code() -> Callable[[bytes, str, date | None], CodedDocument]:
    """A coder that reads no acts: what is under test here is what becomes of the document."""
    return lambda content, name, published: CodedDocument(
        make_document(content.decode(), ident=name, title=name, published=published)
    )


@pytest.fixture
def served(source: LibrarySource, code: Callable[[bytes, str, date | None], CodedDocument]) -> Page:
    return Page(create_app(source, code=code).server.test_client())
