"""What the dashboard reads from: anything that has a version and gives records. Built at the edge, passed in."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from graph.library import Library
from graph.model import CodedDocument, Collection, collect


class Source(Protocol):
    """The part of the library that the page needs to read."""

    @property
    def version(self) -> int: ...

    def at(self, version: int) -> "Source":
        """The same at that version."""
        ...

    def collection(self) -> Collection: ...

    def document(self, ident: str) -> CodedDocument:
        """KeyError where there is none."""
        ...


class MemorySource:
    """Records that lie in memory and do not change: for tests, and for one look at a few files."""

    version = 0

    def __init__(self, coded: Iterable[CodedDocument]) -> None:
        self._coded: Mapping[str, CodedDocument] = {record.document.id: record for record in coded}
        self._collection = collect(self._coded.values())

    def at(self, version: int) -> "MemorySource":
        return self

    def collection(self) -> Collection:
        return self._collection

    def document(self, ident: str) -> CodedDocument:
        return self._coded[ident]


class LibrarySource:
    """A stored library; others may add to it at any time. A version that is read stays as it was."""

    def __init__(self, library: Library, version: int | None = None) -> None:
        self.library = library
        self._version = version

    @property
    def version(self) -> int:
        return self.library.version if self._version is None else self._version

    def at(self, version: int) -> "LibrarySource":
        """The newest version is read through the open library, which only has to take in what is new."""
        if version == self.library.version:
            return LibrarySource(self.library, version)
        return LibrarySource(Library.open(self.library.address, as_of=version), version)

    def collection(self) -> Collection:
        return self.library.collection()

    def document(self, ident: str) -> CodedDocument:
        return self.library.document(ident)
