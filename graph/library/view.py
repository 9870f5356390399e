"""What a library holds now, in memory: DuckDB tables for the many, records for the few.

Up to `IN_MEMORY_EVENTS` coded events, the records themselves are read, merged and corrected as the model does it.
Past that, the stored rows stand in the frame: reports with equal act, day, parties and status count as one, and only
the documents that a correction speaks of are read as records.
"""

import json
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds

from graph.library import tables
from graph.library.rows import frame_table, record_of
from graph.library.schema import Part
from graph.library.store import Store, StoredFile
from graph.model import CodedDocument, Collection, collect
from graph.model.columns import column_names
from graph.model.correcting import Corrected, correct
from graph.model.correction import AddEvent, Correction, MergeEntities, SplitEntity, active
from graph.model.correction_json import correction_from_json

IN_MEMORY_EVENTS = 20_000  # merged and corrected as records in about 2 s

# DuckDB would otherwise try to fetch extensions by itself: nothing of this program asks the network for anything.
_NO_NETWORK: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "preserve_insertion_order": False,  # statements say their order; filling tables is twice as fast
}


def quiet_connection() -> duckdb.DuckDBPyConnection:
    """A database in memory that asks the network for nothing."""
    return duckdb.connect(config=_NO_NETWORK)


@dataclass(frozen=True)
class Held:
    """What was read at one version: the log, and what is held as records, corrected.

    `whole` says whether that is everything coded; else it is what the corrections speak of.
    """

    version: int = -1
    log: tuple[Correction, ...] = ()
    corrected: Corrected = field(default_factory=lambda: Corrected(Collection()))
    whole: bool = True


class View:
    """The library at the newest version that was asked for; many threads may read while one refreshes."""

    def __init__(self, store: Store, moment: datetime | None = None, *, in_memory: int = IN_MEMORY_EVENTS) -> None:
        self._store, self._moment, self._in_memory = store, moment, in_memory
        self._lock = threading.Lock()
        self._begin()

    def refresh(self) -> Held:
        """Take in what was committed since; costs next to nothing when that is nothing."""
        with self._lock:
            version = self._store.version
            if version != self._held.version:
                self._take_in(version)
            return self._held

    def ask(self, sql: str, parameters: Sequence[object] = ()) -> pa.Table:
        """The answer of one statement at the newest version."""
        self.refresh()
        with self._connection.cursor() as cursor:
            return cursor.sql(sql, params=list(parameters)).to_arrow_table()

    def records(self, idents: Iterable[str] | None = None) -> list[CodedDocument]:
        """The records of these documents (of all: None), as coded, by id; unknown ids are passed over."""
        self.refresh()
        with self._lock:
            keys = self._live_keys()
            wanted = set(keys if idents is None else idents)
            return self._load_records({ident: batch for ident, batch in keys.items() if ident in wanted})

    def _begin(self) -> None:
        self._connection = quiet_connection()
        self._connection.execute(tables.CREATE)
        self._seen: set[str] = set()
        self._records: dict[tuple[str, str], CodedDocument] = {}
        self._held = Held()

    def _take_in(self, version: int) -> None:
        files = self._store.files()
        if self._seen - {file.path for file in files}:  # compacted or purged: the same rows lie in other files
            self._begin()
        new = [file for file in files if file.path not in self._seen]
        self._seen.update(file.path for file in new)
        with self._connection.cursor() as cursor:
            cursor.execute("BEGIN")
            for part in (Part.DOCUMENT, Part.REMOVAL, Part.CORRECTION, Part.IMPORT, Part.IMPORTED):
                self._insert(cursor, part, new)
            cursor.execute(tables.DROP_DEAD_IMPORTS)
            cursor.execute("COMMIT")
        log = self._log()
        large = self._live_events() > self._in_memory
        corrected = self._show_many(log, new) if large else self._show_few(log)
        self._held = Held(version, log, corrected, whole=not large)

    def _insert(self, cursor: duckdb.DuckDBPyConnection, part: Part, files: Iterable[StoredFile]) -> None:
        mine = [file for file in files if file.part is part]
        if not mine:
            return
        name, columns = tables.SOURCES[part]
        moment = datetime.max if self._moment is None else self._moment.astimezone(UTC).replace(tzinfo=None)
        paths = self._store.local_paths(mine)
        if paths is not None:
            cursor.execute(tables.insert(name, columns, "read_parquet(?)"), [paths, moment])
            return
        # DuckDB would need an extension to reach an object store: Arrow reads there, a few blocks ahead.
        scanner = self._store.dataset(mine).scanner(batch_readahead=4, fragment_readahead=4)
        cursor.register("given", scanner.to_reader())
        cursor.execute(tables.insert(name, columns, "given"), [moment])
        cursor.unregister("given")

    def _log(self) -> tuple[Correction, ...]:
        rows = self._connection.execute("SELECT DISTINCT payload FROM corrections").fetchall()
        return tuple(correction_from_json(json.loads(payload)) for (payload,) in rows)

    def _live_events(self) -> int:
        found = self._connection.execute("SELECT coalesce(sum(events), 0)::BIGINT FROM live").fetchone()
        return int(found[0]) if found else 0

    def _live_keys(self) -> dict[str, str]:
        rows = self._connection.execute("SELECT document, batch FROM live ORDER BY document").fetchall()
        return dict(rows)

    def _load_records(self, batches: Mapping[str, str]) -> list[CodedDocument]:
        missing = {(ident, batch) for ident, batch in batches.items()} - self._records.keys()
        if missing:
            files = [file for file in self._store.files() if file.part is Part.DOCUMENT]
            wanted = ds.field("document").isin(sorted({d for d, _ in missing}))
            wanted &= ds.field("batch").isin(sorted({b for _, b in missing}))
            rows = self._store.dataset(files).to_table(columns=["document", "batch", "payload"], filter=wanted)
            for row in rows.to_pylist():
                self._records[(row["document"], row["batch"])] = record_of(row["payload"])
        return [self._records[item] for item in sorted(batches.items())]

    def _show_few(self, log: tuple[Correction, ...]) -> Corrected:
        """Everything coded, as records: merged, corrected, and put into the frame."""
        keys = self._live_keys()
        corrected = correct(collect(self._load_records(keys)), log)
        self._records = {key: record for key, record in self._records.items() if keys.get(key[0]) == key[1]}
        self._replace_frame(_frame_rows(corrected.collection), [])
        return corrected

    def _show_many(self, log: tuple[Correction, ...], new: Sequence[StoredFile]) -> Corrected:
        """The stored rows, but for the documents that a correction speaks of."""
        with self._connection.cursor() as cursor:
            first_time = not self._rows_taken(cursor)
            files = self._store.files() if first_time else new
            self._insert(cursor, Part.EVENT, files)
        self._records = {}
        keys = self._live_keys()
        spoken_of = sorted(self._documents_of(active(log)) & keys.keys())
        records = self._load_records({ident: keys[ident] for ident in spoken_of})
        corrected = correct(collect(records), log)
        self._replace_frame(_frame_rows(corrected.collection), spoken_of, stored=True)
        return corrected

    def _rows_taken(self, cursor: duckdb.DuckDBPyConnection) -> bool:
        return bool(cursor.execute("SELECT 1 FROM stored LIMIT 1").fetchall())

    def _documents_of(self, log: Iterable[Correction]) -> set[str]:
        found: set[str] = set()
        entities: set[str] = set()
        for correction in log:
            action = correction.action
            found |= documents_of(correction)
            if isinstance(action, MergeEntities):
                entities |= {action.into, *action.others}
            elif isinstance(action, SplitEntity):
                entities.add(action.entity)
        if entities:
            named = self._connection.execute(tables.DOCUMENTS_NAMING, [list(entities)] * 2).fetchall()
            found |= {ident for (ident,) in named}
        return found

    def _replace_frame(self, rows: pa.Table, without: Sequence[str], *, stored: bool = False) -> None:
        with self._connection.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("DELETE FROM frame WHERE batch IS NULL")
            cursor.register("given", rows)
            cursor.execute(tables.FRAME_FROM_RECORDS)
            cursor.unregister("given")
            if stored:
                cursor.execute(tables.FRAME_FROM_STORED, [list(without)])
            cursor.execute("COMMIT")


def documents_of(correction: Correction) -> set[str]:
    """The documents that a correction holds on to."""
    action = correction.action
    anchors = [
        *(getattr(action, name) for name in ("anchor", "into") if hasattr(getattr(action, name, None), "document")),
        *(a for name in ("others", "events") for a in getattr(action, name, ()) if hasattr(a, "document")),
    ]
    added = {e.document for e in action.event.all_evidence} if isinstance(action, AddEvent) else set()
    return {anchor.document for anchor in anchors} | added


def _frame_rows(collection: Collection) -> pa.Table:
    """The frame of a collection, with the documents that report each event."""
    rows = frame_table(collection)
    reporters = {event.id: sorted({e.document for e in event.all_evidence}) for event in collection.events}
    cells = [reporters[ident] for ident in rows.column("id").to_pylist()]
    return rows.append_column("reported_by", pa.array(cells, pa.list_(pa.string())))


FRAME_COLUMNS = ", ".join(column_names())
