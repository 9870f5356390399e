"""What a library holds now, in memory: DuckDB tables for the many, records for the few.

Up to `IN_MEMORY_EVENTS` coded events, the records themselves are read, merged and corrected as the model does it.
Past that, the stored rows stand in the frame: reports with equal act, days, parties and status count as one, and only
the documents that a correction speaks of are read as records.
"""

import json
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import duckdb
import pyarrow as pa

from graph.errors import LibraryError
from graph.library import tables
from graph.library.rows import frame_table, record_of
from graph.library.schema import Part
from graph.library.store import Store, StoredFile
from graph.merging import collect
from graph.model import CodedDocument, Collection
from graph.model.columns import column_names
from graph.model.correcting import Corrected, correct
from graph.model.correction import AddEvent, Correction, MergeEntities, SplitEntity, active
from graph.model.correction_json import correction_from_json

IN_MEMORY_EVENTS = 20_000  # merged and corrected as records in about 2 s
FRAME_COLUMNS = ", ".join(column_names())

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    # DuckDB would otherwise try to fetch extensions by itself: nothing of this program asks the network for anything.
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "preserve_insertion_order": False,  # statements say their order; filling tables is twice as fast
}
_HEADS = (Part.DOCUMENT, Part.REMOVAL, Part.IMPORT, Part.CORRECTION)


def quiet_connection() -> duckdb.DuckDBPyConnection:
    """A database in memory that asks the network for nothing."""
    return duckdb.connect(config=_SETTINGS)


@dataclass(frozen=True)
class Held:
    """What was read at one version: the tables, the log, and what is held as records, corrected.

    `whole` says whether that is everything coded; else it is what the corrections speak of.
    """

    connection: duckdb.DuckDBPyConnection
    version: int = -1
    log: tuple[Correction, ...] = ()
    corrected: Corrected = field(default_factory=lambda: Corrected(Collection()))
    whole: bool = True


@dataclass(frozen=True)
class _Basis:
    """What the stored rows in the frame rest on; as long as it stays, new rows are only added to them."""

    dead: int  # versions of documents that do not count
    without: tuple[str, ...]  # documents that are there as corrected records instead
    by_entity: bool  # a correction of entities may speak of any new document


class View:
    """The library at the newest version that was asked for; many threads may read while one refreshes."""

    def __init__(self, store: Store, moment: datetime | None = None, *, in_memory: int = IN_MEMORY_EVENTS) -> None:
        self._store, self._in_memory = store, in_memory
        self._moment = datetime.max if moment is None else moment.astimezone(UTC).replace(tzinfo=None)
        self._lock = threading.Lock()
        self._begin()

    def refresh(self) -> Held:
        """Take in what was committed since; costs next to nothing when that is nothing."""
        with self._lock:
            if self._store.version != self._held.version:
                try:
                    self._take_in(self._store.version)
                except (duckdb.IOException, OSError):
                    # A file went away between listing and reading: somebody purged. What there is now is read anew.
                    self._begin()
                    self._take_in_anew()
            return self._held

    def ask(self, sql: str, parameters: Sequence[object] = ()) -> pa.Table:
        """The answer of one statement at the newest version."""
        # The tables that this version was read into: while another thread fills new ones, these stay.
        with self.refresh().connection.cursor() as cursor:
            return cursor.sql(sql, params=list(parameters)).to_arrow_table()

    def stream(self, sql: str, parameters: Sequence[object], rows: int) -> Iterator[pa.RecordBatch]:
        """The answer of one statement, in batches of that many rows."""
        with self.refresh().connection.cursor() as cursor:
            yield from cursor.sql(sql, params=list(parameters)).to_arrow_reader(rows)

    def heads_among(self, idents: Iterable[str], digests: Iterable[str]) -> list[Mapping[str, str]]:
        """document, batch, sha256, coder of those of these documents and texts that are there; reads no events."""
        with self._lock, self._connection.cursor() as cursor:
            _ = self._store.version
            self._take_in_heads(cursor, self._files())
            given = {"ids": sorted(idents), "digests": sorted(digests)}
            found = cursor.sql(f"SELECT document, batch, sha256, coder FROM ({tables.LIVE_AMONG})", params=given)
            return list(found.to_arrow_table().to_pylist())

    def records(self, idents: Iterable[str]) -> list[CodedDocument]:
        """The records of these documents, as coded, by id; unknown ids are passed over."""
        heads = self.heads_among(idents, ())
        with self._lock:
            return self._load_records({head["document"]: head["batch"] for head in heads})

    def _begin(self) -> None:
        self._connection = quiet_connection()
        self._connection.execute(tables.CREATE)
        self._seen: set[str] = set()
        self._records: dict[tuple[str, str], CodedDocument] = {}
        self._held = Held(self._connection)
        self._basis: _Basis | None = None

    def _files(self) -> Sequence[StoredFile]:
        files = self._store.files()
        if self._seen - {file.path for file in files}:  # compacted or purged: the same rows lie in other files
            self._begin()
        return files

    def _take_in_anew(self) -> None:
        try:
            self._take_in(self._store.version)
        except (duckdb.IOException, OSError) as error:
            self._begin()
            raise LibraryError(f"{self._store.address}: a file of the library cannot be read ({error}).") from error

    def _take_in(self, version: int) -> None:
        files = self._files()
        unseen = self._held.version < 0  # nobody reads these tables yet: half filled they harm nobody
        with self._connection.cursor() as cursor:
            if not unseen:
                cursor.execute("BEGIN")
            self._take_in_heads(cursor, files)
            self._insert(cursor, Part.IMPORTED, self._unseen(files, Part.IMPORTED))
            cursor.execute(tables.DROP_DEAD_IMPORTS)
            cursor.execute(tables.RENEW_LIVE)
            log = _read_log(cursor)
            large = _number(cursor, "SELECT coalesce(sum(events), 0)::BIGINT FROM live") > self._in_memory
            corrected = self._show_many(cursor, log, files) if large else self._show_few(cursor, log)
            if not unseen:
                cursor.execute("COMMIT")
        self._held = Held(self._connection, version, log, corrected, whole=not large)

    def _take_in_heads(self, cursor: duckdb.DuckDBPyConnection, files: Sequence[StoredFile]) -> None:
        for part in _HEADS:
            self._insert(cursor, part, self._unseen(files, part))

    def _unseen(self, files: Iterable[StoredFile], part: Part) -> list[StoredFile]:
        return [file for file in files if file.part is part and file.path not in self._seen]

    def _insert(
        self,
        cursor: duckdb.DuckDBPyConnection,
        part: Part,
        files: Sequence[StoredFile],
        *,
        condition: str = "",
        values: Mapping[str, object] | None = None,
    ) -> None:
        if not files:
            return
        given = {"moment": self._moment, **(values or {})}
        with self._source(cursor, files) as (source, paths):
            cursor.execute(tables.insert(part, source) + condition, {**given, **paths})
        self._seen.update(file.path for file in files)

    @contextmanager
    def _source(
        self, cursor: duckdb.DuckDBPyConnection, files: Sequence[StoredFile]
    ) -> Iterator[tuple[str, Mapping[str, object]]]:
        """What a statement reads these files from, with the parameters that this needs."""
        paths = self._store.local_paths(files)
        if paths is not None:
            yield "read_parquet($paths)", {"paths": paths}
            return
        # DuckDB would need an extension to reach an object store: Arrow reads there, a few blocks ahead.
        scanner = self._store.dataset(files).scanner(batch_readahead=4, fragment_readahead=4)
        cursor.register("remote", scanner.to_reader())
        yield "remote", {}
        cursor.unregister("remote")

    def _load_records(self, batches: Mapping[str, str]) -> list[CodedDocument]:
        missing = batches.items() - self._records.keys()
        if missing:
            files = [file for file in self._store.files() if file.part is Part.DOCUMENT]
            wanted = {"ids": sorted({d for d, _ in missing}), "batches": sorted({b for _, b in missing})}
            with self._connection.cursor() as cursor, self._source(cursor, files) as (source, values):
                rows = cursor.execute(tables.RECORDS.format(source=source), {**wanted, **values}).fetchall()
            found = {(document, batch): record_of(payload) for document, batch, payload in rows}
            # Kept only where all are wanted again and again; a large library is read in passing.
            if self._held.whole:
                self._records |= found
            return [(self._records | found)[item] for item in sorted(batches.items())]
        return [self._records[item] for item in sorted(batches.items())]

    def _show_few(self, cursor: duckdb.DuckDBPyConnection, log: tuple[Correction, ...]) -> Corrected:
        """Everything coded, as records: merged, corrected, and put into the frame."""
        keys = _live_keys(cursor)
        corrected = correct(collect(self._load_records(keys)), log)
        self._records = {key: record for key, record in self._records.items() if keys.get(key[0]) == key[1]}
        self._basis = None
        cursor.execute(tables.DROP_CODED)
        _insert_records(cursor, corrected.collection)
        return corrected

    def _show_many(
        self, cursor: duckdb.DuckDBPyConnection, log: tuple[Correction, ...], files: Sequence[StoredFile]
    ) -> Corrected:
        """The stored rows, but for the documents that a correction speaks of."""
        self._records = {}
        basis = self._basis_now(cursor, active(log))
        if basis == self._basis and not basis.by_entity:
            events = self._unseen(files, Part.EVENT)
        else:
            events = [file for file in files if file.part is Part.EVENT]
            cursor.execute(tables.DROP_CODED)
        if basis.dead or basis.without:
            without = {"without": list(basis.without)}
            self._insert(cursor, Part.EVENT, events, condition=tables.ONLY_LIVE_EVENTS, values=without)
        else:
            self._insert(cursor, Part.EVENT, events)
        basis = self._with_named(cursor, basis, active(log))
        for statement in tables.JOIN_TWINS:
            cursor.execute(statement)
        keys = _live_keys(cursor)
        corrected = correct(collect(self._load_records({i: keys[i] for i in basis.without})), log)
        cursor.execute(tables.DROP_CORRECTED)
        _insert_records(cursor, corrected.collection)
        self._basis = basis
        return corrected

    def _basis_now(self, cursor: duckdb.DuckDBPyConnection, log: Iterable[Correction]) -> _Basis:
        dead = _number(cursor, "SELECT (SELECT count(*) FROM documents) - (SELECT count(*) FROM live)")
        spoken_of = {ident for correction in log for ident in documents_of(correction)}
        live = cursor.execute("SELECT document FROM live WHERE list_contains(?, document)", [sorted(spoken_of)])
        without = sorted(ident for (ident,) in live.fetchall())
        return _Basis(dead, tuple(without), any(entities_of(correction) for correction in log))

    def _with_named(self, cursor: duckdb.DuckDBPyConnection, basis: _Basis, log: Iterable[Correction]) -> _Basis:
        """Take out the rows of documents that name a corrected entity too: they come back as records."""
        entities = sorted({ident for correction in log for ident in entities_of(correction)})
        if not entities:
            return basis
        named = {ident for (ident,) in cursor.execute(tables.DOCUMENTS_NAMING, {"ids": entities}).fetchall()}
        cursor.execute("DELETE FROM frame WHERE list_contains(?, document)", [sorted(named)])
        return _Basis(basis.dead, tuple(sorted({*basis.without, *named})), basis.by_entity)


def documents_of(correction: Correction) -> set[str]:
    """The documents that a correction holds on to."""
    action = correction.action
    anchors = [
        *(getattr(action, name) for name in ("anchor", "into") if hasattr(getattr(action, name, None), "document")),
        *(a for name in ("others", "events") for a in getattr(action, name, ()) if hasattr(a, "document")),
    ]
    added = {e.document for e in action.event.all_evidence} if isinstance(action, AddEvent) else set()
    return {anchor.document for anchor in anchors} | added


def entities_of(correction: Correction) -> set[str]:
    """The entities that a correction speaks of by id."""
    action = correction.action
    if isinstance(action, MergeEntities):
        return {action.into, *action.others}
    return {action.entity} if isinstance(action, SplitEntity) else set()


def _read_log(cursor: duckdb.DuckDBPyConnection) -> tuple[Correction, ...]:
    rows = cursor.execute("SELECT DISTINCT payload FROM corrections").fetchall()
    return tuple(correction_from_json(json.loads(payload)) for (payload,) in rows)


def _live_keys(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(cursor.execute("SELECT document, batch FROM live ORDER BY document").fetchall())


def _number(cursor: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(cursor.execute(sql).fetchall()[0][0])


def _insert_records(cursor: duckdb.DuckDBPyConnection, collection: Collection) -> None:
    """Put a collection into the frame, with the documents that report each event."""
    rows = frame_table(collection)
    reporters = {event.id: sorted({e.document for e in event.all_evidence}) for event in collection.events}
    cells = [reporters[ident] for ident in rows.column("id").to_pylist()]
    cursor.register("given", rows.append_column("reported_by", pa.array(cells, pa.list_(pa.string()))))
    cursor.execute(tables.FROM_RECORDS)
    cursor.unregister("given")
