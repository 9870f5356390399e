"""The tables and statements of the view. Values come as parameters; only names of our own stand in the text."""

from collections.abc import Mapping, Sequence

from graph.library.schema import FRAME_SCHEMA, Part

_TYPES = {
    "string": "VARCHAR",
    "date32[day]": "DATE",
    "int8": "TINYINT",
    "int32": "INTEGER",
    "float": "FLOAT",
    "double": "DOUBLE",
}
_NAMES = tuple(field.name for field in FRAME_SCHEMA)
_FRAME = ", ".join(f"{field.name} {_TYPES.get(str(field.type), 'VARCHAR[]')}" for field in FRAME_SCHEMA)

# Table and columns that each part is read into. Times are UTC without saying so: DuckDB knows times with a zone only
# through an extension.
SOURCES: Mapping[Part, tuple[str, Sequence[str]]] = {
    Part.DOCUMENT: (
        "documents",
        ("document", "batch", "added", "sha256", "title", "source", "published", "coder", "events"),
    ),
    Part.REMOVAL: ("removals", ("id", "added")),
    Part.CORRECTION: ("corrections", ("payload",)),
    Part.IMPORT: ("imports", ("batch", "added", "id", "chunk", "title", "events", "payload")),
    Part.IMPORTED: ("frame", (*_NAMES, "batch", "cross_border")),
    Part.EVENT: ("stored", (*_NAMES, "batch")),
}


def insert(table: str, columns: Sequence[str], source: str) -> str:
    """Insert what `source` has into `table`, by name; the last parameter is the moment before which it was added."""
    names = ", ".join(columns)
    values = ", ".join("added::TIMESTAMP" if name == "added" else name for name in columns)
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM {source} WHERE added::TIMESTAMP < ?"


CREATE = f"""
CREATE TABLE documents (document VARCHAR, batch VARCHAR, added TIMESTAMP, sha256 VARCHAR, title VARCHAR,
    source VARCHAR, published DATE, coder VARCHAR, events INTEGER);
CREATE TABLE removals (id VARCHAR, added TIMESTAMP);
CREATE TABLE corrections (payload VARCHAR);
CREATE TABLE imports (batch VARCHAR, added TIMESTAMP, id VARCHAR, chunk INTEGER, title VARCHAR, events INTEGER,
    payload VARCHAR);
-- batch is that of an import; coded events have none. reported_by lists the documents of a coded event.
CREATE TABLE frame ({_FRAME}, batch VARCHAR, cross_border BOOLEAN, reported_by VARCHAR[]);
-- Coded events as stored, used only when there are too many to read as records.
CREATE TABLE stored ({_FRAME}, batch VARCHAR);

CREATE VIEW live AS
    WITH newest AS (
        SELECT * FROM documents
        QUALIFY row_number() OVER (PARTITION BY document ORDER BY added DESC, batch DESC) = 1
    )
    SELECT * FROM newest
    WHERE NOT EXISTS (SELECT 1 FROM removals WHERE id = document AND removals.added >= newest.added)
    -- One text under two names, added by two writers at once, is one document still.
    QUALIFY row_number() OVER (PARTITION BY coalesce(nullif(sha256, ''), document) ORDER BY document) = 1;

CREATE VIEW live_imports AS
    SELECT * FROM imports
    WHERE NOT EXISTS (SELECT 1 FROM removals WHERE removals.id = imports.id AND removals.added >= imports.added)
    -- The same chunk of the same file, imported by two processes at once, is one.
    QUALIFY row_number() OVER (PARTITION BY id, chunk ORDER BY added, batch) = 1;
"""

DROP_DEAD_IMPORTS = """
DELETE FROM frame WHERE batch IN (SELECT batch FROM imports WHERE batch NOT IN (SELECT batch FROM live_imports))
"""

DOCUMENTS_NAMING = "SELECT DISTINCT document FROM stored WHERE list_has_any(actors, ?) OR list_has_any(recipients, ?)"

_ALL = ", ".join(_NAMES)

FRAME_FROM_RECORDS = f"""
INSERT INTO frame ({_ALL}, reported_by, cross_border)
SELECT {_ALL}, reported_by, coalesce(actor <> recipient, false) FROM given
"""

# What makes two reports one where there are too many to compare them as the model does: everything equal but the words.
_ACT = ("type", "mode", "measure", "status", "date", "date_end", "actor", "recipient", "actors", "recipients")
_KEPT = tuple(name for name in _NAMES if name not in (*_ACT, "weight_documents"))

FRAME_FROM_STORED = f"""
INSERT INTO frame ({", ".join(_ACT)}, {", ".join(_KEPT)}, weight_documents, reported_by, cross_border)
WITH shown AS (
    SELECT stored.* FROM stored JOIN live ON live.document = stored.document AND live.batch = stored.batch
    WHERE NOT list_contains(?, stored.document)
)
SELECT {", ".join(_ACT)}, {", ".join(f"arg_min({name}, document || id)" for name in _KEPT)},
    count(DISTINCT document), list(DISTINCT document ORDER BY document), coalesce(actor <> recipient, false)
FROM shown WHERE date IS NOT NULL GROUP BY {", ".join(_ACT)}
UNION ALL
SELECT {", ".join(_ACT)}, {", ".join(_KEPT)}, 1, [document], coalesce(actor <> recipient, false)
FROM shown WHERE date IS NULL
"""
