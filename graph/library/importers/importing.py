"""One file into the library: chunk by chunk, each a commit of its own, so that an interrupted import goes on."""

import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds

from graph.library.importers.form import READ_COLUMNS, EventFormat
from graph.library.importers.kinds import FORMATS, cameo_table, code_table, plover_table, role_table
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
    ontology = load_ontology()
    for name, table in (
        ("codes", code_table()),
        ("roles", role_table()),
        ("cameos", cameo_table(ontology)),
        ("plovers", plover_table(ontology)),
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
    connection.register("chunk", chunk)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE given ({_READ_TYPES})")
    connection.execute(f"INSERT INTO given {form.sql}")
    rule = f"import:{form.origin.value}"
    connection.execute(_TRANSLATION, {"rule": rule, "origin": form.origin.value})
    connection.execute("INSERT INTO seen SELECT signature FROM translated")
    connection.unregister("chunk")
    return connection.sql("FROM translated").to_arrow_table()


def _counts(rows: int, malformed: int, events: pa.Table) -> ImportCounts:
    crossing = sum(events.column("cross_border").to_pylist())
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
    rows = store.dataset(files).to_table(columns=["chunk"], filter=ds.field("sha256") == digest)
    return set(rows.column("chunk").to_pylist())


_READ_TYPES = ", ".join(
    f"{name} {kind}"
    for name, kind in zip(
        READ_COLUMNS,
        (
            "VARCHAR", "VARCHAR", "VARCHAR", "DATE", "VARCHAR", "VARCHAR", "VARCHAR", "DATE", "VARCHAR", "VARCHAR",
            "VARCHAR[]", "VARCHAR[]", "VARCHAR", "VARCHAR", "INTEGER", "DOUBLE", "DOUBLE",
        ),
        strict=True,
    )
)  # fmt: skip

_MORE_TABLES = """
CREATE TABLE seen (signature BIGINT);
CREATE TABLE any_code AS SELECT code, first(state ORDER BY system) AS state FROM codes
    WHERE system IN ('cameo', 'name') GROUP BY code;
CREATE MACRO slug(name) AS trim(regexp_replace(lower(strip_accents(name)), '[^a-z0-9]+', '-', 'g'), '-');
"""

_WRITTEN = ", ".join(field.name for field in FRAME_SCHEMA)

# The signature is a part of an MD5: the same on every machine and in every version, unlike a database's own hash.
_TRANSLATION = f"""
CREATE OR REPLACE TEMP TABLE translated AS
WITH signed AS (
    SELECT * EXCLUDE (signature),
        (md5_number_lower($origin || '|' || signature) & 9223372036854775807)::BIGINT AS signature
    FROM given
), kept AS (
    SELECT * FROM signed WHERE NOT EXISTS (SELECT 1 FROM seen WHERE seen.signature = signed.signature)
    QUALIFY row_number() OVER (PARTITION BY signature ORDER BY id) = 1
), named AS (
    SELECT kept.* EXCLUDE (type, mode, score), NULL::VARCHAR AS document,
        coalesce(c.type, p.type) AS type, coalesce(c.mode, p.mode) AS mode, NULL::VARCHAR AS measure,
        coalesce(c.rung, p.rung, 0)::TINYINT AS rung,
        coalesce(kept.score, c.score, p.score, 0)::FLOAT AS score,
        coalesce(c.quad, p.quad, 1)::TINYINT AS quad,
        'occurred' AS status, date AS date_end,
        CASE WHEN date IS NOT NULL THEN 'stated' END AS date_basis,
        NULL::VARCHAR AS sentence, $rule AS rule, $origin AS origin,
        coalesce(weight, 1)::INTEGER AS weight_documents,
        coalesce(actor <> recipient, false) AS cross_border
    FROM kept
    LEFT JOIN cameos c ON c.cameo = kept.cameo
    LEFT JOIN plovers p ON kept.cameo IS NULL AND p.key = kept.type || '/' || coalesce(
        (SELECT kept.mode WHERE EXISTS (SELECT 1 FROM plovers x WHERE x.type = kept.type AND x.mode = kept.mode)), '')
)
SELECT {_WRITTEN}, cross_border, signature FROM named ORDER BY id
"""
