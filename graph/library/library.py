"""The library: add to it, and read it while others add."""

import uuid
from collections.abc import Collection as Many
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pandas as pd

from graph.errors import LibraryError
from graph.library.frames import events_pandas, plain_pandas
from graph.library.query import EventQuery, where
from graph.library.rows import batch_rows, record_text, table_of_rows
from graph.library.schema import Part
from graph.library.store import Store
from graph.library.view import View
from graph.model import CodedDocument, Collection
from graph.model.columns import column_names

AsOf = date | int | None


@dataclass(frozen=True)
class AddResult:
    """What became of the documents of one batch."""

    added: int = 0
    unchanged: int = 0
    replaced: int = 0

    def __add__(self, other: "AddResult") -> "AddResult":
        return AddResult(self.added + other.added, self.unchanged + other.unchanged, self.replaced + other.replaced)


class Library:
    """Documents, what was read out of them, imported events and the analyst's corrections, at one address.

    Any number of processes may add and read at once. Each call reads the newest committed state (one opened `as_of`
    an earlier day or version: that state) and sees whole batches only.
    """

    def __init__(self, store: Store, moment: datetime | None = None) -> None:
        self._store, self._moment = store, moment
        self._view = View(store, moment)

    @classmethod
    def create(cls, address: str | Path) -> "Library":
        """A new library; LibraryError where there is one already."""
        return cls(Store.create(address))

    @classmethod
    def open(cls, address: str | Path, *, as_of: AsOf = None) -> "Library":
        """The library at `address`; with `as_of` as it was at the end of that day (UTC), or at that version."""
        if isinstance(as_of, date):
            end = datetime.combine(as_of, time(), UTC) + timedelta(days=1)
            return cls(Store.open(address), end)
        return cls(Store.open(address, as_of))

    @property
    def address(self) -> str:
        return self._store.address

    @property
    def version(self) -> int:
        """Grows with every batch that anybody adds. Cheap: a page may ask every second."""
        return self._store.version

    def add(self, coded: Iterable[CodedDocument], *, coder: str = "") -> AddResult:
        """Store the documents as one batch: a reader sees all of them or none.

        The same record again is `unchanged`, also under another id. A known id with another text, or the same text
        coded otherwise, is a new version (`replaced`); the old one stays readable `as_of` its time. `coder` names
        what coded them.
        """
        if self._moment is not None:
            raise LibraryError(f"{self.address}: opened as of an earlier day; nothing can be added to the past.")
        batch, result = self._sort_out(coded)
        if batch:
            self._store.append(batch_rows(batch, coder, uuid.uuid4().hex, datetime.now(UTC)))
        return result

    def _sort_out(self, coded: Iterable[CodedDocument]) -> tuple[list[CodedDocument], AddResult]:
        records = self._view.refresh().records
        known = {ident: record_text(record) for ident, record in records.items()}
        owners = {record.document.sha256: ident for ident, record in records.items() if record.document.sha256}
        new: dict[str, CodedDocument] = {}
        added = unchanged = replaced = 0
        for record in coded:
            ident, digest = record.document.id, record.document.sha256
            if known.get(ident) == record_text(record) or owners.get(digest, ident) != ident:
                unchanged += 1
                continue
            replaced, added = replaced + (ident in known), added + (ident not in known)
            new[ident], known[ident] = record, record_text(record)
            if digest:
                owners[digest] = ident
        return list(new.values()), AddResult(added, unchanged, replaced)

    def remove(self, ids: Many[str]) -> int:
        """Take documents out of sight; how many there were. Earlier versions of the library still show them."""
        present = sorted(set(ids) & set(self._view.refresh().records))
        if present:
            rows = table_of_rows(Part.REMOVAL, [{"id": i} for i in present], uuid.uuid4().hex, datetime.now(UTC))
            self._store.append(rows)
        return len(present)

    def needs_coding(self, sha256s: Iterable[str]) -> set[str]:
        """Those of the content hashes that no document of the library has."""
        held = {record.document.sha256 for record in self._view.refresh().records.values()}
        return set(sha256s) - held

    def documents(self) -> pd.DataFrame:
        """One row a document: document, title, source, published, sha256, events, coder, added; by publication."""
        columns = "document, title, source, published, sha256, events, coder, added"
        order = "published NULLS LAST, document"
        return plain_pandas(self._view.ask(f"SELECT {columns} FROM live ORDER BY {order}"))  # noqa: S608

    def document(self, ident: str) -> CodedDocument:
        """The document with its text, and what was read out of it, corrected; KeyError where there is none."""
        return self._view.refresh().records[ident]

    def events(self, query: EventQuery | None = None) -> pd.DataFrame:
        """The events frame (`graph.model.columns`): one row per event and dyad, by date, undated ones last."""
        condition, parameters = where(query or EventQuery())
        names = ", ".join(column_names())
        limit = ""
        if query and query.limit is not None:
            limit = "ORDER BY date DESC NULLS LAST, id LIMIT ?"
            parameters.append(query.limit)
        sql = f"SELECT * FROM (SELECT {names} FROM frame WHERE {condition} {limit}) ORDER BY date NULLS LAST, id, actor, recipient"  # noqa: S608, E501
        return events_pandas(self._view.ask(sql, parameters))

    def events_frame(self) -> pd.DataFrame:
        """All of it: what the measures take."""
        return self.events()

    def collection(self, query: EventQuery | None = None) -> Collection:
        """Documents, entities, events, incidents and responses, each once, corrected."""
        return self._view.refresh().collection
