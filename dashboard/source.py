"""What the dashboard reads from and writes to. Built at the edge, passed in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pandas as pd

from graph.errors import LibraryError
from graph.library import EventQuery, Library
from graph.measures.frame import events_frame
from graph.merging import collect
from graph.model import CodedDocument, Collection
from graph.model.correction import Action, Correction

_DYADS_LISTED = 400  # more than anybody scrolls through; any dyad can be had by its address


@dataclass(frozen=True)
class Version:
    """A state of the library: its number, and when (UTC) it came to be."""

    number: int
    at: datetime


class Source(Protocol):
    """The part of the library that the page needs."""

    @property
    def version(self) -> int: ...

    @property
    def name(self) -> str:
        """What the page calls it."""
        ...

    def at(self, version: int) -> "Source":
        """The same at that version."""
        ...

    def collection(self, query: EventQuery | None = None) -> Collection:
        """What the question finds, of many events the latest; everything is asked where there is no question."""
        ...

    def total(self, query: EventQuery | None = None) -> int:
        """How many events the question finds; `collection` may hold only the latest of them."""
        ...

    def frame(self, query: EventQuery) -> pd.DataFrame:
        """The same as rows, for curves over more events than can be drawn one by one."""
        ...

    def dyads(self) -> Mapping[tuple[str, str], int]:
        """How many acts of the first state toward the second there are, of the busiest dyads."""
        ...

    def document(self, ident: str) -> CodedDocument:
        """KeyError where there is none."""
        ...

    def touched(self) -> Mapping[str, tuple[str, ...]]:
        """Which corrections an event has gone through, by event id."""
        ...

    def log(self) -> Sequence[Correction]: ...

    def versions(self) -> Sequence[Version]:
        """The newest first."""
        ...

    def add(self, coded: Sequence[CodedDocument]) -> str:
        """Stores documents; what became of them, in words."""
        ...

    def correct(self, action: Action, *, author: str, reason: str) -> None: ...

    def undo(self, *, author: str) -> bool:
        """Whether there was anything to undo."""
        ...

    def redo(self, *, author: str) -> bool: ...


class MemorySource:
    """Records that lie in memory and do not change: for tests, and for one look at a few files. They are few enough
    to be held whole, so no question narrows what is read."""

    version = 0
    name = "documents in memory"

    def __init__(self, coded: Iterable[CodedDocument]) -> None:
        self._coded: Mapping[str, CodedDocument] = {record.document.id: record for record in coded}
        self._collection = collect(self._coded.values())

    def at(self, version: int) -> "MemorySource":
        return self

    def collection(self, query: EventQuery | None = None) -> Collection:
        return self._collection

    def total(self, query: EventQuery | None = None) -> int:
        return len(self._collection.events)

    def frame(self, query: EventQuery) -> pd.DataFrame:
        return events_frame(self._collection)

    def dyads(self) -> Mapping[tuple[str, str], int]:
        return {}

    def document(self, ident: str) -> CodedDocument:
        return self._coded[ident]

    def touched(self) -> Mapping[str, tuple[str, ...]]:
        return {}

    def log(self) -> Sequence[Correction]:
        return ()

    def versions(self) -> Sequence[Version]:
        return ()

    def add(self, coded: Sequence[CodedDocument]) -> str:
        raise _fixed()

    def correct(self, action: Action, *, author: str, reason: str) -> None:
        raise _fixed()

    def undo(self, *, author: str) -> bool:
        raise _fixed()

    def redo(self, *, author: str) -> bool:
        raise _fixed()


def _fixed() -> LibraryError:
    return LibraryError("These documents are only looked at: open a library to correct or add to it.")


class LibrarySource:
    """A stored library; others may add to it at any time. A version that is read stays as it was."""

    def __init__(self, library: Library, version: int | None = None) -> None:
        self.library = library
        self._version = version

    @property
    def name(self) -> str:
        """Of a folder its last part: a whole path would tell of the machine in pictures and citations."""
        address = self.library.address
        return address if "://" in address else Path(address).name

    @property
    def version(self) -> int:
        return self.library.version if self._version is None else self._version

    def at(self, version: int) -> "LibrarySource":
        """The newest version is read through the open library, which only has to take in what is new."""
        if version == self.library.version:
            return LibrarySource(self.library, version)
        return LibrarySource(Library.open(self.library.address, as_of=version), version)

    def collection(self, query: EventQuery | None = None) -> Collection:
        return self.library.collection(query)

    def total(self, query: EventQuery | None = None) -> int:
        return self.library.count(query)

    def frame(self, query: EventQuery) -> pd.DataFrame:
        return self.library.events(query)

    def dyads(self) -> Mapping[tuple[str, str], int]:
        found = self.library.top_dyads(n=_DYADS_LISTED)[["actor", "recipient", "events"]]
        return {(actor, recipient): number for actor, recipient, number in found.to_numpy().tolist()}

    def document(self, ident: str) -> CodedDocument:
        return self.library.document(ident)

    def touched(self) -> Mapping[str, tuple[str, ...]]:
        return self.library.corrected().touched

    def log(self) -> Sequence[Correction]:
        return self.library.corrections()

    def versions(self) -> Sequence[Version]:
        return tuple(Version(*entry) for entry in self.library.history())

    def add(self, coded: Sequence[CodedDocument]) -> str:
        result = self.library.add(coded)
        parts = (("added", result.added), ("replaced", result.replaced), ("already there", result.unchanged))
        return ", ".join(f"{number} {what}" for what, number in parts if number) or "nothing to add"

    def correct(self, action: Action, *, author: str, reason: str) -> None:
        self.library.correct(action, author=author, reason=reason)

    def undo(self, *, author: str) -> bool:
        return self.library.undo(author=author) is not None

    def redo(self, *, author: str) -> bool:
        return self.library.redo(author=author) is not None
