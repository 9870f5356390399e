"""What the dashboard reads from: anything that has a version and gives records. Built at the edge, passed in."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from graph.model import CodedDocument, Collection, Document, collect


class Source(Protocol):
    """The part of the library that the page needs."""

    @property
    def version(self) -> int: ...

    def collection(self) -> Collection: ...

    def document(self, ident: str) -> CodedDocument: ...


class MemorySource:
    """Records that lie in memory and do not change: for tests, and for one look at a few files."""

    version = 0

    def __init__(self, coded: Iterable[CodedDocument]) -> None:
        self._coded: Mapping[str, CodedDocument] = {record.document.id: record for record in coded}
        self._collection = collect(self._coded.values())

    def collection(self) -> Collection:
        return self._collection

    def document(self, ident: str) -> CodedDocument:
        """KeyError where there is none."""
        return self._coded[ident]

    def documents(self) -> Sequence[Document]:
        return self._collection.documents
