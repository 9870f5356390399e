"""The commands `demarche export` and `demarche brief`. graph/cli.py mounts them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli_sources import Found, found_in_files
from graph.errors import DemarcheError
from graph.model import CodedDocument, Collection, Status

if TYPE_CHECKING:
    from graph.exports import ExportOptions
    from graph.exports.selecting import Selection

# What is heavy (pandas, plotly, spaCy) is imported by the command that needs it, as in graph/cli.py.

app = typer.Typer(context_settings={"help_option_names": ["-h", "--help"]}, rich_markup_mode="markdown")

EXIT_WRONG_INPUT = 1
_DAY = ["%Y-%m-%d"]

Files = Annotated[
    list[Path] | None,
    typer.Argument(help="Documents, or records of `demarche code` (.jsonl); without any, the library is read."),
]
LibraryAddress = Annotated[str | None, typer.Option("--library", metavar="ADDRESS", help="A library instead of yours.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="The file to write, or a folder; the ending chooses among a kind's forms."),
]
Published = Annotated[
    datetime | None,
    typer.Option("--published", formats=_DAY, metavar="YYYY-MM-DD", help="When the documents were published."),
]
First = Annotated[
    datetime | None,
    typer.Option("--from", formats=_DAY, metavar="YYYY-MM-DD", help="Leave out acts that ended before this day."),
]
Last = Annotated[
    datetime | None,
    typer.Option("--to", formats=_DAY, metavar="YYYY-MM-DD", help="Leave out acts that began after this day."),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of", formats=_DAY, metavar="YYYY-MM-DD", help="Only what documents published until this day tell."
    ),
]
Title = Annotated[str | None, typer.Option(help="A title instead of the one that says what is shown.")]
Theme = Annotated[str, typer.Option(metavar="light|dark|print|bw", help="The look of charts and pictures.")]
Dyad = Annotated[
    str | None,
    typer.Option("--dyad", metavar="A-B", help="A-B: both directions, A>B: one direction, A,B,C: a group of states."),
]


@app.command()
def export(
    kind: Annotated[str, typer.Argument(help="What to write; `list` prints all kinds with what they hold and lack.")],
    files: Files = None,
    output: Output = None,
    library: LibraryAddress = None,
    published: Published = None,
    dyad: Dyad = None,
    first: First = None,
    last: Last = None,
    types: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Only acts of this PLOVER type; may be given several times."),
    ] = None,
    statuses: Annotated[
        list[Status] | None, typer.Option("--status", help="Only acts of this status; may be given several times.")
    ] = None,
    lowest_rung: Annotated[int, typer.Option("--rung", min=0, max=10, help="Only acts on this rung or higher.")] = 0,
    text: Annotated[str, typer.Option("--text", help="Only acts whose sentences hold this.")] = "",
    title: Title = None,
    as_of: AsOf = None,
    layout: Annotated[str, typer.Option(metavar="dyad|force|map", help="How the network lies.")] = "dyad",
    theme: Theme = "light",
    size: Annotated[str, typer.Option(metavar="slide|column|page", help="The size of pictures.")] = "slide",
) -> None:
    """Write the network, the whole view, a chart, a briefing or data as a file that stands on its own.

    Example: `demarche export html article.html --published 2025-07-02 -o network.html`
    """  # fmt: skip
    from graph.exports import EXPORTS, ExportOptions
    from graph.exports.selecting import Selection
    from graph.network.positions import Layout

    if kind == "list":
        for row in EXPORTS.values():
            typer.echo(f"{row.name}  ({' '.join(row.endings)})\n    holds: {row.holds}\n    lacks: {row.lacks}")
        return
    if kind not in EXPORTS:
        raise typer.BadParameter(f"there is no export {kind!r}: choose one of {', '.join(EXPORTS)}")
    if layout not in list(Layout):
        raise typer.BadParameter(f"--layout is one of {', '.join(Layout)}")
    _check_theme(theme)
    selection = Selection(
        dyad=dyad,
        first=_day(first),
        last=_day(last),
        types=tuple(types or ()),
        statuses=tuple(statuses or ()),
        lowest_rung=lowest_rung,
        text=text,
    )
    options = ExportOptions(title=title, as_of=_day(as_of), layout=Layout(layout), dyad=dyad, theme=theme, size=size)
    _write(kind, _source(files, library, published, selection), output, selection, options)


@app.command()
def brief(
    dyad: Annotated[str, typer.Argument(metavar="DYAD", help="Two states by code, for example AZE-RUS.")],
    files: Files = None,
    output: Output = None,
    library: LibraryAddress = None,
    published: Published = None,
    first: First = None,
    last: Last = None,
    title: Title = None,
    as_of: AsOf = None,
    theme: Theme = "light",
) -> None:
    """Write a briefing on two states: curve, ladder, five key acts with sentences and sources.

    The ending chooses the form: .docx, .pptx, .pdf (one page) or .xlsx (the figures).

    Example: `demarche brief AZE-RUS --from 2025-06-01 -o brief.docx`
    """
    from graph.exports import ExportOptions
    from graph.exports.selecting import Selection

    _check_theme(theme)
    selection = Selection(dyad=dyad, first=_day(first), last=_day(last))
    options = ExportOptions(title=title, as_of=_day(as_of), dyad=dyad, theme=theme)
    _write("brief", _source(files, library, published, selection), output, selection, options)


def _check_theme(theme: str) -> None:
    from graph.charts.colors import ThemeName

    if theme not in list(ThemeName):
        raise typer.BadParameter(f"--theme is one of {', '.join(ThemeName)}")


def _write(
    kind: str, source: Found | Collection, output: Path | None, selection: "Selection", options: "ExportOptions"
) -> None:
    """Cut, write, say what was written; exit code 1 where a file could not be read."""
    from graph.exports import export as write_export
    from graph.exports.selecting import known_until, selected

    if output is None:
        raise typer.BadParameter("say where to write with -o, for example -o network.html")
    whole = source.collection if isinstance(source, Found) else source
    if options.as_of:
        whole = known_until(whole, options.as_of)
    shown = selected(whole, selection)
    if not shown.events and whole.events:
        raise DemarcheError(f"No act is left of {len(whole.events)}: {selection.in_words()}.")
    if not whole.events and options.as_of:
        raise DemarcheError(f"No document published until {options.as_of} tells of an act.")
    records = _records(source, shown) if isinstance(source, Found) and shown is whole else ()
    options = replace(options, filters_in_words=selection.in_words() or None, records=records)
    for path in write_export(kind, shown, output, options):
        typer.echo(path)
    if isinstance(source, Found) and source.failed:
        raise typer.Exit(EXIT_WRONG_INPUT)


def _records(source: Found, shown: Collection) -> tuple[CodedDocument, ...]:
    """The coded documents, where nothing was cut away: with them the record export loses nothing."""
    known = {document.id for document in shown.documents}
    return tuple(record for record in source.records if record.document.id in known)


def _source(
    files: Iterable[Path] | None, library: str | None, published: datetime | None, selection: "Selection"
) -> Found | Collection:
    if files and library:
        raise typer.BadParameter("give either files or --library")
    if files:
        return found_in_files(files, published=_day(published))
    return _of_library(library, selection)


def _of_library(address: str | None, selection: "Selection") -> Collection:
    """The part of a library that the days, types and statuses leave; what is over the limit is said, not dropped."""
    from graph.library.address import default_address
    from graph.library.library import COLLECTION_LIMIT, Library
    from graph.library.query import EventQuery

    library = Library.open(address or default_address())
    query = EventQuery(
        first=selection.first,
        last=selection.last,
        types=selection.types,
        statuses=tuple(status.value for status in selection.statuses),
    )
    found = library.count(query)
    if found > COLLECTION_LIMIT:
        typer.echo(
            f"demarche: the library holds {found:,} such acts, of which the latest {COLLECTION_LIMIT:,} are written; "
            "--from, --to and --type narrow it.",
            err=True,
        )
    return library.collection(query if query != EventQuery() else None)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
