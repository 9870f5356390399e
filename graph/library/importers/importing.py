"""One file into the library: chunk by chunk, each a commit of its own, so that an interrupted import goes on."""

import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from graph.library.importers.form import READ_COLUMNS, EventFormat
from graph.library.importers.kinds import FORMATS, code_table, kind_table, role_table
from graph.library.importers.opening import Chunks, file_digest
from graph.library.rows import table_of_rows, widen
from graph.library.schema import FRAME_SCHEMA, Part
from graph.library.store import Store
from graph.library.view import quiet_connection
from graph.ontology import load_ontology


@dataclass(frozen=True)
class ImportCounts:
    """What became of the rows of a file. rows = kept + duplicates + malformed, + known (imported before)."""

    rows: int = 0
    kept: int = 0
    duplicates: int = 0
    malformed: int = 0
    within_states: int = 0  # kept, but both sides are of one state, or one of none: marked, not cross-border
    without_type: int = 0  # kept, but PLOVER has no such act
    known: int = 0

    def __add__(self, other: "ImportCounts") -> "ImportCounts":
        return ImportCounts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def import_file(
    store: Store, kind: str, path: Path, *, progress: Callable[[int], None] = lambda rows: None
) -> ImportCounts:
    """Import one file of `kind` (gdelt, icews, polecat); `progress` is told the number of rows after each chunk.

    Chunks of the same file (by content) that are there already are passed over. ReadError where the file is damaged:
    what came before the damage stays, and importing the mended file goes on as a new one.
    """
    form, digest = FORMATS[kind], file_digest(path)
    done = _chunks_done(store, digest)
    connection = _connection(store, form)
    chunks, total, seen_malformed = Chunks(path, form), ImportCounts(), 0
    for number, chunk in enumerate(chunks):
        malformed, seen_malformed = chunks.malformed - seen_malformed, chunks.malformed
        if number in done:
            counts = ImportCounts(rows=chunk.num_rows + malformed, known=chunk.num_rows, malformed=malformed)
        else:
            events = _translate(connection, form, chunk)
            counts = _counts(chunk.num_rows, malformed, events)
            _commit(store, events, {"form": kind, "file": path.name, "sha256": digest, "chunk": number}, counts)
        total += counts
        progress(counts.rows)
    return total


def _connection(store: Store, form: EventFormat) -> duckdb.DuckDBPyConnection:
    """A database with the translation tables, and the signatures that the library has."""
    connection = quiet_connection()
    for name, table in (
        ("codes", code_table()),
        ("roles", role_table()),
        ("kinds", kind_table(load_ontology())),
    ):
        connection.register("given", table)
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        connection.unregister("given")
    connection.execute(_MORE_TABLES)
    files = [file for file in store.files() if file.part is Part.IMPORTED]
    rule = f"import:{form.origin.value}"
    for batch in store.dataset(files).to_batches(columns=["signature", "rule"]):
        connection.register("given", pa.Table.from_batches([batch]))
        connection.execute("INSERT INTO seen SELECT signature FROM given WHERE rule = ?", [rule])
        connection.unregister("given")
    return connection


def _translate(connection: duckdb.DuckDBPyConnection, form: EventFormat, chunk: pa.Table) -> pa.Table:
    """The chunk's new events, as columns of the table."""
    connection.register("chunk", chunk.append_column("row", pa.array(range(chunk.num_rows), pa.int32())))
    connection.execute(_KEPT.format(same=form.same), {"origin": form.origin.value})
    connection.execute("INSERT INTO seen SELECT signature FROM kept")
    labels = {"rule": f"import:{form.origin.value}", "origin": form.origin.value}
    statement = _TRANSLATION.format(read=form.sql, columns=", ".join(READ_COLUMNS))
    events = connection.sql(statement, params=labels).to_arrow_table()
    connection.unregister("chunk")
    signatures = connection.sql("SELECT signature FROM kept ORDER BY row").to_arrow_table()
    return events.append_column("signature", signatures.column("signature"))


def _counts(rows: int, malformed: int, events: pa.Table) -> ImportCounts:
    crossing = pc.sum(events.column("cross_border")).as_py() or 0
    return ImportCounts(
        rows=rows + malformed,
        kept=events.num_rows,
        duplicates=rows - events.num_rows,
        malformed=malformed,
        within_states=events.num_rows - crossing,
        without_type=events.column("type").null_count,
    )


def _commit(store: Store, events: pa.Table, where_from: Mapping[str, object], counts: ImportCounts) -> None:
    batch, now = uuid.uuid4().hex, datetime.now(UTC)
    payload = json.dumps({**where_from, "counts": asdict(counts)})
    row = {
        "id": where_from["sha256"],
        "sha256": where_from["sha256"],
        "title": where_from["file"],
        "chunk": where_from["chunk"],
        "events": events.num_rows,
        "payload": payload,
    }
    head = table_of_rows(Part.IMPORT, [row], batch, now)
    store.append(pa.concat_tables([head, widen(events, Part.IMPORTED, batch, now)]))


def _chunks_done(store: Store, digest: str) -> set[int]:
    _ = store.version  # look at the newest state
    files = [file for file in store.files() if file.part is Part.IMPORT]
    rows = store.dataset(files).to_table(columns=["sha256", "chunk"])
    return set(rows.filter(pc.equal(rows.column("sha256"), digest)).column("chunk").to_pylist())


_MORE_TABLES = """
CREATE TABLE seen (signature BIGINT);
CREATE TABLE any_code AS SELECT code, first(state ORDER BY system) AS state FROM (
    SELECT system, code, state FROM codes WHERE system IN ('cameo', 'name')
    UNION SELECT 'own', state, state FROM codes
) GROUP BY code;
CREATE MACRO slug(name) AS trim(regexp_replace(lower(strip_accents(name)), '[^a-z0-9]+', '-', 'g'), '-');
"""

# The signature is a part of an MD5: the same on every machine and in every version, unlike a database's own hash.
_KEPT = """
CREATE OR REPLACE TEMP TABLE kept AS
WITH signed AS (
    SELECT row, (md5_number_lower($origin || '|' || {same}) & 9223372036854775807)::BIGINT AS signature FROM chunk
)
SELECT min(row) AS row, signature FROM signed
WHERE NOT EXISTS (SELECT 1 FROM seen WHERE seen.signature = signed.signature) GROUP BY signature
"""

_GIVEN = {
    "confidence": "NULL",
    "document": "NULL",
    "measure": "NULL",
    "sentence": "NULL",
    "status": "'occurred'",
    "date_end": "date",
    "date_basis": "CASE WHEN date IS NOT NULL THEN 'stated' END",
    "rung": "coalesce(rung, 0)",
    "score": "coalesce(given_score, score, 0)",
    "quad": "coalesce(quad, 1)",
    "rule": "$rule",
    "origin": "$origin",
    "weight_documents": "coalesce(weight, 1)",
}
_WRITTEN = ", ".join(f"{_GIVEN.get(field.name, field.name)} AS {field.name}" for field in FRAME_SCHEMA)

_TRANSLATION = f"""
WITH read(row, {{columns}}) AS ({{read}})
SELECT {_WRITTEN}, coalesce(actor <> recipient, false) AS cross_border
FROM read LEFT JOIN kinds ON kinds.kind = read.kind
ORDER BY row
"""
