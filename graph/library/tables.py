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
_ALL = ", ".join(_NAMES)
_FRAME = ", ".join(f"{field.name} {_TYPES.get(str(field.type), 'VARCHAR[]')}" for field in FRAME_SCHEMA)

_LIVE = """
    WITH newest AS (
        SELECT * FROM {documents}
        QUALIFY row_number() OVER (PARTITION BY document ORDER BY added DESC, batch DESC) = 1
    )
    SELECT * FROM newest
    WHERE NOT EXISTS (SELECT 1 FROM removals WHERE id = document AND removals.added >= newest.added)
    -- One text under two names, added by two writers at once, is one document still.
    QUALIFY row_number() OVER (PARTITION BY coalesce(nullif(sha256, ''), document) ORDER BY document) = 1
"""

# `live` holds the version of each document that counts. `frame` is the events frame; batch says what a row came with
# (none: it was made from records), reported_by lists the documents of a coded event, act is equal for stored reports
# that differ in nothing but their words.
CREATE = f"""
CREATE TABLE documents (document VARCHAR, batch VARCHAR, added TIMESTAMP, sha256 VARCHAR, title VARCHAR,
    source VARCHAR, published DATE, coder VARCHAR, events INTEGER);
CREATE TABLE removals (id VARCHAR, added TIMESTAMP);
CREATE TABLE corrections (payload VARCHAR);
CREATE TABLE imports (batch VARCHAR, added TIMESTAMP, id VARCHAR, chunk INTEGER, title VARCHAR, events INTEGER,
    payload VARCHAR);
CREATE TABLE frame ({_FRAME}, batch VARCHAR, cross_border BOOLEAN, reported_by VARCHAR[], act UBIGINT);
CREATE TABLE live AS {_LIVE.format(documents="documents")};

CREATE VIEW live_imports AS
    SELECT * FROM imports
    WHERE NOT EXISTS (SELECT 1 FROM removals WHERE removals.id = imports.id AND removals.added >= imports.added)
    -- The same chunk of the same file, imported by two processes at once, is one.
    QUALIFY row_number() OVER (PARTITION BY id, chunk ORDER BY added, batch) = 1;
"""

RENEW_LIVE = f"CREATE OR REPLACE TABLE live AS {_LIVE.format(documents='documents')}"

# The live documents among few ids and content hashes, without renewing `live` of all.
LIVE_AMONG = _LIVE.format(
    documents="(SELECT * FROM documents WHERE list_contains($ids, document) OR list_contains($digests, sha256))"
)


def _plain(columns: Sequence[str]) -> Mapping[str, str]:
    """Times are UTC without saying so: DuckDB knows times with a zone only through an extension."""
    return {name: "added::TIMESTAMP" if name == "added" else name for name in columns}


_HASHED = ("type", "mode", "measure", "status", "date", "date_end", "actor", "recipient", "actors", "recipients")

# Table, and its columns with what is read into them, by part.
_SOURCES: Mapping[Part, tuple[str, Mapping[str, str]]] = {
    Part.DOCUMENT: (
        "documents",
        _plain(("document", "batch", "added", "sha256", "title", "source", "published", "coder", "events")),
    ),
    Part.REMOVAL: ("removals", _plain(("id", "added"))),
    Part.CORRECTION: ("corrections", _plain(("payload",))),
    Part.IMPORT: ("imports", _plain(("batch", "added", "id", "chunk", "title", "events", "payload"))),
    Part.IMPORTED: ("frame", _plain((*_NAMES, "batch", "cross_border"))),
    Part.EVENT: (
        "frame",
        {
            **_plain((*_NAMES, "batch")),
            "cross_border": "coalesce(actor <> recipient, false)",
            "reported_by": "[document]",
            "act": f"CASE WHEN date IS NULL THEN hash(id, actor, recipient) ELSE hash({', '.join(_HASHED)}) END",
        },
    ),
}


def insert(part: Part, source: str) -> str:
    """Take in the rows of `source`; the parameter `moment` is that before which they were added."""
    table, columns = _SOURCES[part]
    names, values = ", ".join(columns), ", ".join(columns.values())
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM {source} WHERE added::TIMESTAMP < $moment"


RECORDS = """
SELECT document, batch, payload FROM {source} WHERE list_contains($ids, document) AND list_contains($batches, batch)
"""

ONLY_LIVE_EVENTS = """
AND (document, batch) IN (SELECT (document, batch) FROM live) AND NOT list_contains($without, document)
"""

DROP_DEAD_IMPORTS = """
DELETE FROM frame WHERE batch IN (SELECT batch FROM imports WHERE batch NOT IN (SELECT batch FROM live_imports))
"""

DROP_CODED = "DELETE FROM frame WHERE origin IN ('coded', 'manual')"
DROP_CORRECTED = "DELETE FROM frame WHERE batch IS NULL"

FROM_RECORDS = f"""
INSERT INTO frame ({_ALL}, reported_by, cross_border)
SELECT {_ALL}, reported_by, coalesce(actor <> recipient, false) FROM given
"""

DOCUMENTS_NAMING = """
SELECT DISTINCT unnest(reported_by) FROM frame WHERE list_has_any(actors, $ids) OR list_has_any(recipients, $ids)
"""

_OTHERS = ", ".join(name for name in _NAMES if name != "weight_documents")

# Reports that differ in nothing but their words become one: the first by document, with all that report it.
JOIN_TWINS = (
    """
CREATE OR REPLACE TEMP TABLE twins AS
SELECT * FROM frame WHERE act IN (SELECT act FROM frame WHERE act IS NOT NULL GROUP BY act HAVING count(*) > 1)
""",
    "DELETE FROM frame WHERE act IN (SELECT act FROM twins)",
    f"""
INSERT INTO frame ({_OTHERS}, batch, cross_border, act, weight_documents, reported_by)
WITH reporters AS (
    SELECT act, list(DISTINCT reporter ORDER BY reporter) AS reported_by
    FROM (SELECT act, unnest(reported_by) AS reporter FROM twins) GROUP BY act
)
SELECT {_OTHERS}, batch, cross_border, act, len(reporters.reported_by), reporters.reported_by
FROM twins JOIN reporters USING (act)
QUALIFY row_number() OVER (PARTITION BY act ORDER BY document, id) = 1
""",
    "DROP TABLE twins",
)
