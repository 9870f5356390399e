"""All kinds of exports, one row each: what a kind holds, what it cannot hold, and the function that makes it."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors import ExportError
from graph.exports import networks, records, tables
from graph.exports.brief import Brief, brief_of
from graph.exports.charts import CHARTS, ChartKind, chart, chart_fragment, chart_image, chart_page
from graph.exports.files import safe_name, write_bytes
from graph.exports.html import network_html
from graph.exports.letter import letter
from graph.exports.onepage import one_page_pdf
from graph.exports.options import ExportOptions
from graph.exports.picture import picture_png, picture_svg
from graph.exports.spreadsheet import NO_OFFICE, workbook
from graph.exports.view import view_html
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
    has_forms: bool = False  # the ending chooses among forms; else any ending will do


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


def _chart_row(kind: ChartKind) -> Export:
    def make(collection: Collection, options: ExportOptions) -> Parts:
        drawn = chart(kind.name, collection, options)
        form = options.form or "html"
        if form == "html":
            return {"": chart_page([drawn], theme=options.theme).encode("utf-8", "replace")}
        if form == "fragment":
            return {"": chart_fragment(drawn).encode("utf-8", "replace")}
        return {"": chart_image(drawn, form, options.size)}

    return Export(
        f"chart-{kind.name}",
        (".html", ".png", ".svg", ".pdf", ".fragment"),
        f"{kind.shows}; page, PNG (300 dpi), SVG, PDF or fragment, with title, unit, source and alternative text",
        "the sentences, other than in the page's hovers; PNG, SVG and PDF need a Chromium on the machine",
        make,
        has_forms=True,
    )


def _brief(collection: Collection, options: ExportOptions) -> Parts:
    content = brief_of(collection, options)
    return {"": _BRIEF_FORMS[options.form or "docx"](content)}


def _slides(content: Brief) -> bytes:
    try:
        from graph.exports.slides import slides
    except ImportError as error:
        raise ExportError(NO_OFFICE) from error
    return slides(content)


_BRIEF_FORMS: Mapping[str, Callable[[Brief], bytes]] = {
    "docx": letter,
    "pptx": _slides,
    "pdf": one_page_pdf,
    "xlsx": workbook,
}


def _picture(collection: Collection, options: ExportOptions) -> Parts:
    make = picture_png if options.form == "png" else picture_svg
    return {"": make(collection, options)}


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
            "view",
            (".html", ".htm"),
            "the whole view as one offline page: network, tension, ladder, acts and sentences, linked with one another",
            f"{_NO_TEXT} beyond the sentences and what stands around them",
            _single(lambda collection, options: view_html(collection, options).encode("utf-8")),
        ),
        Export(
            "picture",
            (".svg", ".png"),
            "the network as a still picture, SVG or PNG (300 dpi), made without a browser",
            "sentences, filters and all else that a click would open",
            _picture,
            has_forms=True,
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
        Export(
            "brief",
            tuple(f".{form}" for form in _BRIEF_FORMS),
            "a briefing on one dyad: curve, ladder, five key acts with sentences and sources; Word, PowerPoint with "
            "native charts, one-page PDF, or Excel workbook of the figures",
            "acts between other states; all but the five key acts, other than in the workbook; pictures in Word and "
            "the PDF need a Chromium on the machine",
            _brief,
            has_forms=True,
        ),
        *map(_chart_row, CHARTS.values()),
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
    parts = row.make(collection, _with_form(row, chosen, out.suffix))
    return tuple(
        write_bytes(out.with_name(f"{out.stem}{part}{out.suffix}"), content) for part, content in parts.items()
    )


def download(kind: str, collection: Collection, options: ExportOptions | None = None) -> tuple[str, bytes]:
    """Name and content of one file for a browser to save; several files come as a zip archive."""
    row, chosen = export_kind(kind), options or ExportOptions()
    ending = _ending(row, chosen)
    name = download_name(kind, collection, chosen)
    parts = row.make(collection, _with_form(row, chosen, f".{chosen.form}" if chosen.form else ending))
    if len(parts) == 1:
        return name, next(iter(parts.values()))
    stem = name.removesuffix(ending)
    return f"{stem}.zip", _zipped({f"{stem}{part}{ending}": content for part, content in parts.items()})


def download_name(kind: str, collection: Collection, options: ExportOptions) -> str:
    """A safe file name from the title."""
    return safe_name(options.title or default_title(collection), _ending(export_kind(kind), options))


def _ending(row: Export, options: ExportOptions) -> str:
    """The ending of the form that was asked for, if the kind has it, else the kind's first."""
    asked = f".{options.form}"
    return asked if asked in row.endings and row.has_forms else row.endings[0]


def _with_form(row: Export, options: ExportOptions, ending: str) -> ExportOptions:
    """The ending chooses the form; ExportError lists the endings where the kind has none such."""
    if row.has_forms and ending.lower() not in row.endings:
        raise ExportError(f"{row.name} cannot be written as {ending!r}: choose one of {', '.join(row.endings)}.")
    return replace(options, form=ending.lower().removeprefix("."))


def _zipped(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # A fixed day: the archive is the same from run to run.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
