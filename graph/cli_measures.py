"""The commands `demarche measure` and `demarche chart`. graph/cli.py mounts them."""

import sys
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from graph.cli_sources import found_in_files
from graph.model import Collection

# What is heavy (pandas, plotly, spaCy) is imported by the command that needs it, as in graph/cli.py.

app = typer.Typer(context_settings={"help_option_names": ["-h", "--help"]}, rich_markup_mode="markdown")

Row = TypeVar("Row")

_KINDS_HELP = "What to compute; `list` prints all kinds with what they show."
Files = Annotated[
    list[Path] | None,
    typer.Argument(help="Documents, or records of `demarche code` (.jsonl); without any, the library is read."),
]
Dyad = Annotated[
    str | None,
    typer.Option("--dyad", metavar="A-B", help="A-B: both directions, A>B: one direction, A,B,C: a group of states."),
]
LibraryAddress = Annotated[str | None, typer.Option("--library", metavar="ADDRESS", help="A library instead of yours.")]
Published = Annotated[
    datetime | None,
    typer.Option("--published", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="When the documents were published."),
]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="The day asked about.")]
Until = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Last day of series.")]


@app.command()
def measure(
    kind: Annotated[str, typer.Argument(help=_KINDS_HELP)],
    files: Files = None,
    dyad: Dyad = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Comma-separated instead of an aligned table.")] = False,
    on: Day = None,
    until: Until = None,
    every: Annotated[str, typer.Option(metavar="D|W|M", help="Daily, weekly or monthly values.")] = "D",
    half_life: Annotated[
        float, typer.Option("--half-life", min=0.1, help="Days in which an act's weight halves.")
    ] = 14.0,
    scale: Annotated[str, typer.Option(metavar="plover|goldstein|rung", help="What an act weighs.")] = "plover",
    published: Published = None,
    library: LibraryAddress = None,
) -> None:
    """Print a measure as a table.

    Example: `demarche measure tension --dyad AZE-RUS --csv`
    """
    from graph.measures.registry import MEASURES, Question
    from graph.measures.weights import Weighting

    if kind == "list":
        _list({name: row.shows for name, row in MEASURES.items()})
        return
    row = _chosen(kind, MEASURES, "measure")
    if row.needs_dyad and dyad is None:
        raise typer.BadParameter(f"{kind} needs --dyad, for example --dyad AZE-RUS")
    if every not in ("D", "W", "M"):
        raise typer.BadParameter("--every is D, W or M")
    if scale not in list(Weighting):
        raise typer.BadParameter("--scale is plover, goldstein or rung")
    question = Question(dyad, _day(on), _day(until), every, half_life, Weighting(scale))
    table = row.table(_collection(files, library, _day(published)), question)
    if as_csv:
        table.to_csv(sys.stdout, index=False, lineterminator="\n", date_format="%Y-%m-%d", float_format="%.6g")
    else:
        typer.echo(table.to_string(index=False, max_colwidth=60) if len(table) else "No rows.")


@app.command()
def chart(
    kind: Annotated[str, typer.Argument(help=_KINDS_HELP)],
    files: Files = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write: .html, .png, .svg or .pdf.")
    ] = None,
    dyad: Dyad = None,
    theme: Annotated[str, typer.Option(metavar="light|dark|print|bw", help="The look.")] = "light",
    size: Annotated[str, typer.Option(help="Size of a picture: see `demarche export`.")] = "slide",
    until: Until = None,
    published: Published = None,
    library: LibraryAddress = None,
) -> None:
    """Write a chart as a file that stands on its own: its title, unit, source and numbers are in it.

    Example: `demarche chart ladder --dyad AZE-RUS -o ladder.svg`
    """
    from graph.charts.colors import ThemeName
    from graph.exports.charts import CHARTS
    from graph.exports.options import ExportOptions
    from graph.exports.registry import export

    if kind == "list":
        _list({name: row.shows for name, row in CHARTS.items()})
        return
    _chosen(kind, CHARTS, "chart")
    if theme not in list(ThemeName):
        raise typer.BadParameter("--theme is light, dark, print or bw")
    if output is None:
        raise typer.BadParameter("give the file to write with -o, for example -o ladder.svg")
    options = ExportOptions(dyad=dyad, theme=theme, size=size, as_of=_day(until))
    for path in export(f"chart-{kind}", _collection(files, library, _day(published)), output, options):
        typer.echo(path)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _list(kinds: dict[str, str]) -> None:
    width = max(map(len, kinds))
    for name, shows in kinds.items():
        typer.echo(f"{name:<{width}}  {shows}")


def _chosen(kind: str, rows: Mapping[str, Row], noun: str) -> Row:
    if kind not in rows:
        raise typer.BadParameter(f"there is no {noun} {kind!r}: choose one of {', '.join(rows)}")
    return rows[kind]


def _collection(files: list[Path] | None, library: str | None, published: date | None) -> Collection:
    """Of the files, or of the library. What cannot be read is reported on standard error and passed over."""
    from graph.library.address import default_address
    from graph.library.library import Library

    if files and library:
        raise typer.BadParameter("give either files or --library")
    if not files:
        return Library.open(library or default_address()).collection()
    return found_in_files(files, published=published).collection
