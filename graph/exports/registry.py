"""All kinds of exports, one row each: what a kind holds, what it cannot hold, and the function that makes it."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import ExportError
from graph.exports import networks, records, tables
from graph.exports.files import safe_name, write_bytes
from graph.exports.html import network_html
from graph.exports.options import ExportOptions
from graph.exports.wording import default_title
from graph.model import Collection

Parts = Mapping[str, bytes]


@dataclass(frozen=True)
class Export:
    """A kind. `make` gives the files' contents by what their names get before the ending ("" for a single file)."""

    name: str
    endings: tuple[str, ...]
    holds: str
    lacks: str
    make: Callable[[Collection, ExportOptions], Parts]


def _single(make: Callable[[Collection, ExportOptions], bytes]) -> Callable[[Collection, ExportOptions], Parts]:
    return lambda collection, options: {"": make(collection, options)}


def _html(collection: Collection, options: ExportOptions) -> bytes:
    return network_html(
        collection,
        title=options.title,
        filters_in_words=options.filters_in_words,
        as_of=options.as_of,
        layout=options.layout,
        places=options.places,
    ).encode("utf-8")


def _csv(collection: Collection, options: ExportOptions) -> Parts:
    return {
        "-nodes": tables.csv_nodes(collection, options),
        "-edges": tables.csv_edges(collection, options),
    }


_NO_TEXT = "the documents' texts"

EXPORTS: Mapping[str, Export] = {
    row.name: row
    for row in (
        Export(
            "html",
            (".html", ".htm"),
            "the network as one page that works offline: search, filters, dates with play, sentences, table",
            f"{_NO_TEXT} beyond the sentences and what stands around them",
            _single(_html),
        ),
        Export(
            "graphml",
            (".graphml", ".xml"),
            "nodes and parallel edges with all attributes; all sentences of an act as JSON in `evidence`",
            f"{_NO_TEXT}, mentions, aliases; a missing value is left out, not written as empty",
            _single(networks.graphml),
        ),
        Export(
            "gexf",
            (".gexf",),
            "the same with dynamic edges for Gephi's timeline: each act stands from its first to its last day",
            f"{_NO_TEXT}, mentions, aliases; acts without a date stand for the whole time",
            _single(networks.gexf),
        ),
        Export(
            "json",
            (".json",),
            "networkx's node-link form, all sentences of an act as a list",
            f"{_NO_TEXT}, mentions, aliases",
            _single(networks.node_link_json),
        ),
        Export(
            "csv",
            (".csv",),
            "two files, -nodes and -edges, one row a node or edge",
            f"{_NO_TEXT}, mentions, aliases; a cell that begins like a formula (= + - @) gets an apostrophe before it",
            _csv,
        ),
        Export(
            "parquet",
            (".parquet",),
            "the events frame, one row an act and dyad, the meaning of each column in the schema",
            "entities beyond their ids, incidents, responses, further sentences of an act",
            _single(tables.parquet),
        ),
        Export(
            "jsonl",
            (".jsonl", ".ndjson"),
            "the record, one document a line, with texts; reads back without loss when made from files",
            "mentions, when it is made from a library: an act then stands with the first document that tells it",
            _single(records.jsonl),
        ),
        Export(
            "polecat",
            (".tsv", ".txt"),
            "POLECAT's columns, one row an act and pair of actor and recipient, in UTF-8",
            "acts that did not happen or have no date, windows beyond their first day, measure, rung, sentences; "
            "contexts, coordinates and Wikipedia ids stay empty; the guard against formulas as in csv",
            _single(tables.polecat),
        ),
        Export(
            "ftm",
            (".ftm", ".ftm.json"),
            "FollowTheMoney entities, one a line: parties, memberships, acts as Event, documents as Article",
            "score, rung, status and kind other than as keywords; offsets; incidents and responses",
            _single(records.followthemoney),
        ),
        Export(
            "cypher",
            (".cypher", ".cql"),
            "a script for Neo4j: MERGE of every node and relation, safe to run twice",
            f"{_NO_TEXT}, mentions, aliases",
            _single(networks.cypher),
        ),
    )
}


def export_kind(name: str) -> Export:
    """The row of a kind; ExportError lists the kinds where there is none by that name."""
    try:
        return EXPORTS[name]
    except KeyError:
        raise ExportError(f"There is no export {name!r}: choose one of {', '.join(EXPORTS)}.") from None


def export(kind: str, collection: Collection, out: Path, options: ExportOptions | None = None) -> tuple[Path, ...]:
    """Write the collection as `kind`; gives the paths written. A folder as `out` gets a name made from the title.

    Raises ExportError for an unknown kind and where the file cannot be written; a file is written whole or not at all.
    """
    row, chosen = export_kind(kind), options or ExportOptions()
    if out.is_dir():
        out = out / download_name(kind, collection, chosen)
    parts = row.make(collection, chosen)
    return tuple(
        write_bytes(out.with_name(f"{out.stem}{part}{out.suffix}"), content) for part, content in parts.items()
    )


def download(kind: str, collection: Collection, options: ExportOptions | None = None) -> tuple[str, bytes]:
    """Name and content of one file for a browser to save; several files come as a zip archive."""
    row, chosen = export_kind(kind), options or ExportOptions()
    parts, name = row.make(collection, chosen), download_name(kind, collection, chosen)
    if len(parts) == 1:
        return name, next(iter(parts.values()))
    stem = name.removesuffix(row.endings[0])
    return f"{stem}.zip", _zipped({f"{stem}{part}{row.endings[0]}": content for part, content in parts.items()})


def download_name(kind: str, collection: Collection, options: ExportOptions) -> str:
    """A safe file name from the title."""
    return safe_name(options.title or default_title(collection), export_kind(kind).endings[0])


def _zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # A fixed day: the archive is the same from run to run.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
