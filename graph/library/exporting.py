"""The events of a library into a file, streaming: CSV, Parquet, JSON Lines, or POLECAT's form."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from graph.errors import ExportError
from graph.library.library import Library
from graph.library.query import EventQuery
from graph.library.schema import FRAME_SCHEMA

Batches = Iterable[pa.Table]

# POLECAT's columns. Those that we know nothing of stay empty.
POLECAT_COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip

# Our kinds of entities in PLOVER's sectors; an official or a state acts for its government.
_SECTORS = {"state": "GOV", "official": "GOV", "agency": "GOV", "igo": "IGO", "organization": "UNS", "person": "CVL"}


def export_events(library: Library, form: str, out: Path, query: EventQuery | None = None) -> int:
    """Write the events that the question finds, one row per event and dyad, and give the number of rows.

    The file stands there when it is whole. ExportError names an unknown form, or why the file cannot be written.
    """
    write = FORMS.get(form)
    if write is None:
        raise ExportError(f"{form!r} is no form of events: give one of {', '.join(FORMS)}.")
    part = out.with_name(f".{out.name}.part")
    try:
        rows = write(library.event_batches(query), part)
        part.replace(out)
    except OSError as error:
        raise ExportError(f"{out}: cannot be written ({error.strerror}); choose another place.") from error
    finally:
        part.unlink(missing_ok=True)
    return rows


def _write_parquet(batches: Batches, out: Path) -> int:
    rows = 0
    with pq.ParquetWriter(out, FRAME_SCHEMA) as writer:
        for batch in batches:
            writer.write_table(batch)
            rows += batch.num_rows
    return rows


def _write_csv(batches: Batches, out: Path) -> int:
    """Lists as text with semicolons between."""
    schema = pa.schema([pa.field(f.name, pa.string() if pa.types.is_list(f.type) else f.type) for f in FRAME_SCHEMA])
    rows = 0
    with pacsv.CSVWriter(out, schema) as writer:
        for batch in batches:
            columns = [_joined(batch.column(field.name)) for field in FRAME_SCHEMA]
            writer.write_table(pa.table(columns, schema=schema))
            rows += batch.num_rows
    return rows


def _joined(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.binary_join(column, ";") if pa.types.is_list(column.type) else column


def _write_jsonl(batches: Batches, out: Path) -> int:
    rows = 0
    with out.open("w", encoding="utf-8", newline="\n") as lines:
        for row in _rows(batches):
            lines.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
            rows += 1
    return rows


def _write_polecat(batches: Batches, out: Path) -> int:
    """Latin-1 with tabs, as POLECAT itself; a letter that Latin-1 lacks becomes a question mark."""
    rows = 0
    with out.open("w", encoding="latin-1", errors="replace", newline="") as lines:
        writer = csv.DictWriter(
            lines, POLECAT_COLUMNS, restval="", dialect="excel-tab", quoting=csv.QUOTE_NONE, quotechar=None
        )
        writer.writeheader()
        for row in _rows(batches):
            writer.writerow({name: _one_line(cell) for name, cell in _polecat_row(row).items()})
            rows += 1
    return rows


def _polecat_row(row: Mapping[str, Any]) -> dict[str, object]:
    return {
        "Event ID": row["id"],
        "Event Date": row["date"],
        "Event Type": row["type"],
        "Event Mode": row["mode"],
        "Intensity": row["score"],
        "Quad Code": row["quad"],
        **_polecat_side("Actor", row["actors"] or [], row["actor"]),
        **_polecat_side("Recipient", row["recipients"] or [], row["recipient"]),
        "Placename": row["place"],
        "Source": row["source"],
        "Publication Date": row["published"],
        "Version": "demarche",
    }


def _polecat_side(side: str, idents: list[str], state: str | None) -> dict[str, object]:
    sectors = [_SECTORS.get(ident.partition(":")[0], "") for ident in idents]
    return {
        f"{side} Name": "; ".join(_name(ident) for ident in idents),
        f"{side} Country": state,
        f"Primary {side} Sector": sectors[0] if sectors else "",
        f"{side} Sectors": "; ".join(sectors),
    }


def _name(ident: str) -> str:
    """'official:SWE/anna-berg' -> 'Anna Berg'; 'state:AZE' -> 'AZE'."""
    rest = ident.partition(":")[2]
    code, _, name = rest.partition("/")
    return name.replace("-", " ").title() if name else code


def _one_line(cell: object) -> str:
    return "" if cell is None else " ".join(str(cell).split())


def _rows(batches: Batches) -> Iterator[dict[str, Any]]:
    for batch in batches:
        yield from batch.to_pylist()


FORMS: Mapping[str, Callable[[Batches, Path], int]] = {
    "csv": _write_csv,
    "jsonl": _write_jsonl,
    "parquet": _write_parquet,
    "polecat": _write_polecat,
}
