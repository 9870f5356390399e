"""What a library holds now, in memory: DuckDB tables for the many, records for the few."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds

from graph.library.rows import frame_table, record_of
from graph.library.schema import FRAME_SCHEMA, Part
from graph.library.store import Store, StoredFile
from graph.model import CodedDocument, Collection, collect

# DuckDB would otherwise try to fetch extensions by itself: nothing of this program asks the network for anything.
_NO_NETWORK: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_HEAD_COLUMNS = ["document", "batch", "added", "sha256", "title", "source", "published", "coder", "events"]

_TABLES = """
CREATE TABLE documents (document VARCHAR, batch VARCHAR, added TIMESTAMP, sha256 VARCHAR, title VARCHAR,
    source VARCHAR, published DATE, coder VARCHAR, events INTEGER);
CREATE TABLE removals (id VARCHAR, added TIMESTAMP);
CREATE VIEW live AS
    WITH newest AS (
        SELECT * FROM documents
        QUALIFY row_number() OVER (PARTITION BY document ORDER BY added DESC, batch DESC) = 1
    )
    SELECT * FROM newest
    WHERE NOT EXISTS (SELECT 1 FROM removals WHERE id = document AND removals.added >= newest.added)
    -- One text under two names, added by two writers at once, is one document still.
    QUALIFY row_number() OVER (PARTITION BY coalesce(nullif(sha256, ''), document) ORDER BY document) = 1;
"""


@dataclass(frozen=True)
class Held:
    """What the records of the library's documents tell together, at one version."""

    version: int = -1
    collection: Collection = field(default_factory=Collection)
    records: Mapping[str, CodedDocument] = field(default_factory=dict)


class View:
    """The library at the newest version that was asked for; many threads may read while one refreshes."""

    def __init__(self, store: Store, moment: datetime | None = None) -> None:
        self._store, self._moment = store, moment
        self._lock = threading.Lock()
        self._connection = duckdb.connect(config=_NO_NETWORK)
        self._seen: set[str] = set()
        self._records: dict[tuple[str, str], CodedDocument] = {}
        self._held = Held()
        self._begin()

    def refresh(self) -> Held:
        """Take in what was committed since; costs next to nothing when that is nothing."""
        with self._lock:
            version = self._store.version
            if version != self._held.version:
                self._take_in(version)
            return self._held

    def ask(self, sql: str, parameters: Sequence[object] = ()) -> pa.Table:
        """The answer of one statement, all of one version."""
        self.refresh()
        with self._connection.cursor() as cursor:
            return cursor.sql(sql, params=list(parameters)).to_arrow_table()

    def _begin(self) -> None:
        columns = ", ".join(f"{f.name} {_duckdb_type(f.type)}" for f in FRAME_SCHEMA)
        self._connection.execute(_TABLES)
        self._connection.execute(f"CREATE TABLE frame ({columns}, reported_by VARCHAR[], cross_border BOOLEAN)")

    def _take_in(self, version: int) -> None:
        files = self._store.files()
        new = [f for f in files if f.path not in self._seen]
        self._take_in_heads([f for f in new if f.part is Part.DOCUMENT])
        self._take_in_removals([f for f in new if f.part is Part.REMOVAL])
        self._seen.update(f.path for f in new)
        keys = self._connection.execute("SELECT document, batch FROM live ORDER BY document").fetchall()
        records = self._load_records(keys, [f for f in files if f.part is Part.DOCUMENT])
        collection = collect(records)
        self._replace_coded(collection)
        self._held = Held(version, collection, {record.document.id: record for record in records})

    def _take_in_heads(self, files: Iterable[StoredFile]) -> None:
        heads = _without_zone(self._store.dataset(files).to_table(columns=_HEAD_COLUMNS, filter=self._in_time()))  # noqa: F841
        self._connection.execute("INSERT INTO documents SELECT * FROM heads")

    def _take_in_removals(self, files: Iterable[StoredFile]) -> None:
        taken_out = _without_zone(self._store.dataset(files).to_table(columns=["id", "added"], filter=self._in_time()))  # noqa: F841
        self._connection.execute("INSERT INTO removals SELECT * FROM taken_out")

    def _in_time(self) -> ds.Expression | None:
        return None if self._moment is None else ds.field("added") < pa.scalar(self._moment, pa.timestamp("us", "UTC"))

    def _load_records(self, keys: list[tuple[str, str]], files: Sequence[StoredFile]) -> list[CodedDocument]:
        missing = set(keys) - self._records.keys()
        if missing:
            wanted = ds.field("batch").isin(sorted({batch for _, batch in missing}))
            rows = self._store.dataset(files).to_table(columns=["document", "batch", "payload"], filter=wanted)
            for row in rows.to_pylist():
                key = (row["document"], row["batch"])
                if key in missing:
                    self._records[key] = record_of(row["payload"])
        self._records = {key: self._records[key] for key in keys}
        return list(self._records.values())

    def _replace_coded(self, collection: Collection) -> None:
        coded = frame_table(collection)
        reported = {e.id: sorted({x.document for x in e.all_evidence}) for e in collection.events}
        columns: list[Any] = [reported[ident] for ident in coded.column("id").to_pylist()]
        coded = coded.append_column("reported_by", pa.array(columns, pa.list_(pa.string())))
        with self._connection.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("DELETE FROM frame WHERE origin IN ('coded', 'manual')")
            cursor.execute("INSERT INTO frame SELECT *, actor <> recipient FROM coded")
            cursor.execute("COMMIT")


def _without_zone(table: pa.Table) -> pa.Table:
    """Times as UTC without saying so: DuckDB handles times with a zone only through an extension."""
    place = table.column_names.index("added")
    return table.set_column(place, "added", table.column(place).cast(pa.timestamp("us")))


def _duckdb_type(kind: pa.DataType) -> str:
    return _DUCKDB_TYPES[str(kind)]


_DUCKDB_TYPES = {
    "string": "VARCHAR",
    "date32[day]": "DATE",
    "int8": "TINYINT",
    "int32": "INTEGER",
    "float": "FLOAT",
    "double": "DOUBLE",
    "list<item: string>": "VARCHAR[]",
    "list<element: string>": "VARCHAR[]",
}
