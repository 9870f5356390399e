"""Acts as rows: CSV of nodes and edges, Parquet, POLECAT's form, and the guard against formulas in spreadsheets."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO, StringIO
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from graph.exports.options import ExportOptions
from graph.exports.wording import clean, cleaned
from graph.measures.frame import frame_of
from graph.model import Collection, Entity
from graph.model.columns import EVENT_COLUMNS
from graph.network.assemble import EVENT, build_network

# A spreadsheet runs a cell that begins so; the apostrophe before it makes it text, and the program hides it.
_FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cell = str | int | float | None

POLECAT_COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW",
    "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw",
    "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude",
    "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
    "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip

_QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_SECTORS = {"agency": "GOV", "official": "GOV", "state": "GOV", "igo": "IGO", "organization": "NGO", "person": "CVL"}


def guarded(cell: Cell) -> Cell:
    """The cell as a spreadsheet may see it: a text that begins like a formula gets an apostrophe before it.

    >>> guarded("=1+1"), guarded("-2 degrees"), guarded(-2.0), guarded("plain")
    ("'=1+1", "'-2 degrees", -2.0, 'plain')
    """
    if not isinstance(cell, str):
        return cell
    text = clean(cell)
    return f"'{text}" if text.startswith(_FORMULA_BEGINS) else text


def separated(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, delimiter: str = ",") -> str:
    """Rows as separated values, every cell guarded."""
    stream = StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n" if delimiter == "," else "\n")
    writer.writerow(header)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return stream.getvalue()


def csv_nodes(collection: Collection, options: ExportOptions) -> bytes:
    """Entities and incidents, one a row. UTF-8 with a byte-order mark, which Excel needs to see that it is."""
    network = build_network(collection)
    places = options.places or {}
    columns = list(_columns(node for _, node in network.nodes(data=True)))
    rows = (
        [ident, *(node.get(c) for c in columns), *(round(v, 1) for v in places.get(ident, ()))]
        for ident, node in network.nodes(data=True)
    )
    header = ["id", *columns, *(("x", "y") if places else ())]
    return separated(header, rows).encode("utf-8-sig")


def csv_edges(collection: Collection, options: ExportOptions) -> bytes:
    """Acts, memberships, involvements and responses, one a row; an act with several sentences has them in one cell."""
    network = build_network(collection)
    sentences = {e.id: "\n".join(found.text for found in e.all_evidence) for e in collection.events}
    columns = list(_columns(edge for _, _, edge in network.edges(data=True)))
    # Gephi and Cytoscape look for these two names, whatever their case: the document's source is the outlet here.
    header = ["Source", "Target", "key", *("outlet" if c == "source" else c for c in columns), "all_sentences"]
    rows = (
        [start, end, key, *(edge.get(c) for c in columns), sentences.get(edge.get("event"))]
        for start, end, key, edge in network.edges(keys=True, data=True)
    )  # fmt: skip
    return separated(header, rows).encode("utf-8-sig")


def parquet(collection: Collection, options: ExportOptions) -> bytes:
    """The events frame (one row an act and dyad) with the meaning of each column in the schema."""
    frame = frame_of(cleaned(collection))
    fields = []
    for column in EVENT_COLUMNS:
        meaning = {"meaning": column.meaning}
        fields.append(pa.field(column.name, _arrow_type(column.name, column.dtype), metadata=meaning))
    columns = {column.name: [_arrow_cell(value) for value in frame[column.name]] for column in EVENT_COLUMNS}
    stream = BytesIO()
    pq.write_table(pa.table(columns, schema=pa.schema(fields)), stream, compression="zstd")
    return stream.getvalue()


def polecat(collection: Collection, options: ExportOptions) -> bytes:
    """POLECAT's table: one row an act and pair of actor and recipient, acts that happened or are alleged only."""
    entities = {entity.id: entity for entity in collection.entities}
    documents = {document.id: document for document in collection.documents}
    network = build_network(collection)
    events = {event.id: event for event in collection.events}
    rows = []
    for start, end, key, edge in network.edges(keys=True, data=True):
        if edge["kind"] != EVENT or edge["status"] not in ("occurred", "alleged") or not edge["date"]:
            continue
        event = events[edge["event"]]
        document = documents.get(event.evidence.document)
        cells: dict[str, Cell] = {
            "Event ID": key,
            "Event Date": edge["date"],
            "Event Type": event.type,
            "Event Mode": event.mode,
            "Intensity": event.score,
            "Quad Code": _QUADS[int(event.quad)],
            "Placename": event.place,
            "Raw Placename": event.place,
            "Source": document.source if document else None,
            "Publication Date": edge["published"],
            "Language": "eng",
            "Version": "demarche",
            **_polecat_party("Actor", entities.get(start), start),
            **_polecat_party("Recipient", entities.get(end), end),
        }
        rows.append([_one_line(cells.get(column)) for column in POLECAT_COLUMNS])
    return separated(POLECAT_COLUMNS, rows, delimiter="\t").encode("utf-8")


def _polecat_party(side: str, entity: Entity | None, ident: str) -> dict[str, Cell]:
    if entity is None:
        return {f"{side} Name": ident.partition(":")[2]}
    return {
        f"{side} Name": entity.label,
        f"{side} Name Raw": entity.label,
        f"{side} Country": entity.state,
        f"Primary {side} Sector": _SECTORS[entity.type.value],
        f"{side} Sectors": _SECTORS[entity.type.value],
        f"{side} Title": entity.role,
    }


def _one_line(cell: Cell) -> Cell:
    return " ".join(cell.split()) if isinstance(cell, str) else cell


def _columns(attributes: Iterable[Mapping[str, Any]]) -> dict[str, None]:
    """All names that occur, in order of first occurrence."""
    return dict.fromkeys(name for one in attributes for name in one)


def _arrow_type(name: str, dtype: str) -> pa.DataType:
    if name in ("actors", "recipients"):
        return pa.list_(pa.string())
    if dtype.startswith("datetime"):
        return pa.date32()
    return {"int64": pa.int64(), "float64": pa.float64()}.get(dtype, pa.string())


def _arrow_cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return [clean(v) for v in value]
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, pd.Timestamp):
        return value.date()
    return None if value is pd.NaT or value is None or value != value else value
