"""Coded documents, corrections and removals -> rows of the table, and back."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa

from graph.library.schema import FRAME_SCHEMA, ROW_SCHEMA, Part
from graph.model import CodedDocument, Collection, coded_from_json, coded_to_json
from graph.model.columns import column_names, event_rows


def frame_table(collection: Collection) -> pa.Table:
    """The events frame of a collection, as Arrow."""
    documents = {document.id: document for document in collection.documents}
    rows = list(event_rows(collection.events, documents))
    columns = zip(*rows, strict=True) if rows else [()] * len(column_names())
    return pa.table(
        [pa.array(cells, field.type) for cells, field in zip(columns, FRAME_SCHEMA, strict=True)], schema=FRAME_SCHEMA
    )


def record_text(coded: CodedDocument) -> str:
    """The whole record as one line of JSON; equal records give equal text."""
    return json.dumps(coded_to_json(coded, with_text=True), ensure_ascii=False, separators=(",", ":"))


def record_of(text: str) -> CodedDocument:
    """The inverse of `record_text`."""
    return coded_from_json(json.loads(text))


def batch_rows(coded: Sequence[CodedDocument], coder: str, batch: str, added: datetime) -> pa.Table:
    """All rows of one batch of documents."""
    heads = [_document_row(record, coder) for record in coded]
    tables = [table_of_rows(Part.DOCUMENT, heads, batch, added)]
    for record in coded:
        events = frame_table(Collection(documents=(record.document,), events=record.events))
        if events.num_rows:
            tables.append(widen(events, Part.EVENT, batch, added))
    return pa.concat_tables(tables)


def table_of_rows(part: Part, rows: Iterable[Mapping[str, Any]], batch: str, added: datetime) -> pa.Table:
    """Rows of one part as a table of ROW_SCHEMA; columns that a row lacks are null."""
    filled = [{**row, "part": part.value, "batch": batch, "added": added} for row in rows]
    return pa.Table.from_pylist(filled, schema=ROW_SCHEMA)


def widen(table: pa.Table, part: Part, batch: str, added: datetime) -> pa.Table:
    """A table of some columns as one of ROW_SCHEMA."""
    given = {name: table.column(name) for name in table.column_names}
    fixed = {
        "part": pa.scalar(part.value),
        "batch": pa.scalar(batch),
        "added": pa.scalar(added, pa.timestamp("us", "UTC")),
    }
    columns = []
    for field in ROW_SCHEMA:
        if field.name in given:
            columns.append(given[field.name].cast(field.type))
        elif field.name in fixed:
            columns.append(pa.repeat(fixed[field.name], table.num_rows))
        else:
            columns.append(pa.nulls(table.num_rows, field.type))
    return pa.table(columns, schema=ROW_SCHEMA)


def _document_row(coded: CodedDocument, coder: str) -> dict[str, Any]:
    document = coded.document
    return {
        "document": document.id,
        "sha256": document.sha256,
        "title": document.title,
        "source": document.source,
        "published": document.published,
        "coder": coder,
        "events": len(coded.events),
        "payload": record_text(coded),
    }
