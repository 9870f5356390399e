"""Which of the documents that were read have to be coded, and under which name each is kept."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from graph.library.library import Library
from graph.library.naming import alike, own_id
from graph.model import Document

T = TypeVar("T")

_AT_ONCE = 64


class Intake:
    """Passes on the documents that a library does not have; everything that is no document passes through.

    The same text is passed over, however it is called. A document whose id the library has with another text is a new
    version of it when the texts are alike, else another document with that name: it gets an id of its own, as does
    the second of two files of one name in one run.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._ids: set[str] = set()
        self._digests: set[str] = set()
        self.known = 0

    def fresh(self, items: Iterable[Document | T]) -> Iterator[Document | T]:
        """The documents to be coded, in their order."""
        waiting = iter(items)
        while batch := list(islice(waiting, _AT_ONCE)):
            documents = [item for item in batch if isinstance(item, Document)]
            missing = self._library.needs_coding(document.sha256 for document in documents)
            for item in batch:
                if not isinstance(item, Document):
                    yield item
                elif item.sha256 in missing and item.sha256 not in self._digests:
                    self._digests.add(item.sha256)
                    yield self._named(item)
                else:
                    self.known += 1

    def _named(self, document: Document) -> Document:
        if document.id in self._ids or not self._is_version(document):
            document = replace(document, id=own_id(document))
        self._ids.add(document.id)
        return document

    def _is_version(self, document: Document) -> bool:
        """Whether it may stand under its id: nothing does yet, or an earlier version of it."""
        earlier = next(iter(self._library.records([document.id])), None)
        return earlier is None or alike(earlier.document.text, document.text)


def in_batches(items: Iterable[T], size: int, due: Callable[[], bool] = lambda: False) -> Iterator[list[T]]:
    """Lists of `size` items, shorter when `due` says that it is time."""
    batch: list[T] = []
    for item in items:
        batch.append(item)
        if len(batch) >= size or due():
            yield batch
            batch = []
    if batch:
        yield batch
