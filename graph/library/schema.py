"""The one Delta table of a library: what its rows are, by part, and their Arrow types.

One table and not one a noun, because a Delta commit is atomic for one table only: a batch (documents with all that
was read out of them) is one commit, a version of the table is a version of the whole library, and no reader can see
half a batch. Tried against seven tables with a commit record: a seventh of the commits (7 ms against 43 ms a batch on
two busy cores), and no join against committed batches in every query. Columns that a part does not use are null and
cost next to nothing in Parquet.
"""

from enum import StrEnum

import pyarrow as pa

from graph.model.columns import column_names

FORMAT = "demarche library 1"


class Part(StrEnum):
    """The kinds of rows; the table is partitioned by them."""

    DOCUMENT = "document"  # one version of a document, with its whole record
    EVENT = "event"  # coded events, one row per event and dyad, as the coder gave them
    IMPORTED = "imported"  # events of other collections, same columns
    IMPORT = "import"  # one row a chunk of an imported file: where its events come from
    CORRECTION = "correction"  # one entry of the analyst's log
    REMOVAL = "removal"  # a document or import taken out of sight


_TEXT, _DAY, _TEXTS = pa.string(), pa.date32(), pa.list_(pa.string())

_FRAME_TYPES = {
    "id": _TEXT, "document": _TEXT, "source": _TEXT, "published": _DAY, "type": _TEXT, "mode": _TEXT, "measure": _TEXT,
    "rung": pa.int8(), "score": pa.float32(), "quad": pa.int8(), "status": _TEXT, "date": _DAY, "date_end": _DAY,
    "date_basis": _TEXT, "actor": _TEXT, "recipient": _TEXT, "actors": _TEXTS, "recipients": _TEXTS, "place": _TEXT,
    "sentence": _TEXT, "rule": _TEXT, "why": _TEXT, "confidence": pa.float32(), "origin": _TEXT,
    "weight_documents": pa.int32(), "cameo": _TEXT, "goldstein": pa.float64(),
}  # fmt: skip

FRAME_SCHEMA = pa.schema([(name, _FRAME_TYPES[name]) for name in column_names()])

ROW_SCHEMA = pa.schema(
    [
        ("part", _TEXT),
        ("batch", _TEXT),
        ("added", pa.timestamp("us", tz="UTC")),
        *[(field.name, field.type) for field in FRAME_SCHEMA],
        ("cross_border", pa.bool_()),  # imported events: whether the two sides are of different states
        ("signature", pa.int64()),  # imported events: what makes two rows the same report
        ("sha256", _TEXT),  # of a document's text and date; of an imported file
        ("title", _TEXT),
        ("coder", _TEXT),  # name and version of what coded the document
        ("chunk", pa.int32()),  # of an imported file
        ("events", pa.int32()),  # a document's events, an import chunk's rows
        ("payload", _TEXT),  # JSON: a document's record with its text, a correction, an import's counts
    ]
)
