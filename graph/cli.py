"""The `demarche` command, all but `serve`, which dashboard/command.py adds (imports go down only)."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Annotated

import typer
from tqdm import tqdm

from graph import __version__, cli_export, cli_library, cli_measures
from graph.errors import DemarcheError
from graph.model import CodedDocument, coded_to_json
from graph.ontology import load_ontology, record_schema

# The heavy parts (spaCy, pandas, plotly, Dash) are imported by the command that needs them, so that --help and schema
# answer at once; this is the command line's own exception to "no import inside a function".

app = typer.Typer(
    help="Démarche reads documents about relations between states and draws them: a typed network of states, "
    "officials, agencies and incidents with dated escalation edges. Everything runs on this machine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)

cli_library.mount(app, cli_export.export)
app.command()(cli_export.brief)
app.registered_commands.extend(cli_measures.app.registered_commands)

EXIT_WRONG_INPUT = 1

PublishedOption = Annotated[
    datetime | None,
    typer.Option(
        "--published",
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="The day the documents were published; words such as 'Tuesday' are resolved against it.",
    ),
]
PipelineOption = Annotated[
    str | None, typer.Option("--pipeline", metavar="NAME", help="An installed spaCy pipeline with UD labels instead.")
]


@app.command()
def code(
    files: Annotated[list[Path] | None, typer.Argument(help="Texts, Markdown, HTML, PDF and others.")] = None,
    jsonl: Annotated[
        str | None,
        typer.Option(
            "--jsonl", metavar="FILE|-", help='Lines of {"id", "published", "text", "title"?}; - reads standard input.'
        ),
    ] = None,
    published: PublishedOption = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of printing.")] = None,
    pipeline: PipelineOption = None,
    workers: Annotated[int, typer.Option(min=1, help="Code in that many processes.")] = 1,
) -> None:
    """Print what the documents tell as JSON Lines: one object a document, one document a line.

    Example: `demarche code article.html --published 2025-07-02 -o article.jsonl`

    The form is that of `demarche schema`. A file that cannot be read is reported and passed over; the exit code is
    then 1.
    """
    from graph.pipeline import code_documents, read_documents
    from graph.readers import read_records

    if bool(files) == (jsonl is not None):
        raise typer.BadParameter("give either files or --jsonl FILE")
    if jsonl is not None:
        with _lines(jsonl) as lines:
            done = code_documents(read_records(lines), pipeline=pipeline, workers=workers)
            failed = _write_records(done, output, total=None)
    else:
        day = published.date() if published else None
        done = code_documents(read_documents(files or [], published=day), pipeline=pipeline, workers=workers)
        failed = _write_records(done, output, total=len(files or []))
    if failed:
        raise typer.Exit(EXIT_WRONG_INPUT)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the record that `demarche code` prints."""
    typer.echo(json.dumps(record_schema(load_ontology()), indent=2, ensure_ascii=False))


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)


def run(program: typer.Typer) -> None:
    """Run a command line; an error of ours is one sentence on standard error and exit code 1."""
    try:
        program()
    except DemarcheError as error:
        typer.echo(f"demarche: {error}", err=True)
        sys.exit(EXIT_WRONG_INPUT)
    except BrokenPipeError:  # the reader of our output (`| head`) has seen enough
        sys.stderr.close()


@contextmanager
def _lines(name: str) -> Iterator[Iterable[str]]:
    if name == "-":
        yield sys.stdin
        return
    try:
        opened = Path(name).open(encoding="utf-8")  # noqa: SIM115 (only the opening may fail with this sentence)
    except OSError as error:
        raise DemarcheError(f"{name}: cannot be opened ({error.strerror}); give the name of a readable file.") from None
    with opened:
        yield opened


@contextmanager
def _output(path: Path | None) -> Iterator[IO[str]]:
    """Standard output, or the file `path`: written beside it and moved there when whole."""
    if path is None:
        yield sys.stdout
        return
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as written:
            yield written
        part.replace(path)
    except OSError as error:
        raise DemarcheError(f"{path}: cannot be written ({error.strerror}); choose another place with -o.") from None
    finally:
        part.unlink(missing_ok=True)


def _write_records(done: Iterable[object], output: Path | None, *, total: int | None) -> int:
    """Write the coded documents as JSON Lines and report the problems; their number."""
    failed = 0
    with _output(output) as written:
        # A bar only where a person watches: not in a pipe, and not among the records on a terminal.
        bar = tqdm(done, total=total, unit=" documents", disable=None if output else True, file=sys.stderr)
        for item in bar:
            if isinstance(item, CodedDocument):
                written.write(json.dumps(coded_to_json(item), ensure_ascii=False) + "\n")
                for warning in item.warnings:
                    typer.echo(f"demarche: {warning}", err=True)
            else:
                failed += 1
                typer.echo(f"demarche: {getattr(item, 'sentence', item)}", err=True)
    return failed
