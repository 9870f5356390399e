"""The commands that keep a library. graph/cli.py mounts `app`, and `exports` beside the other exports."""

import glob
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from tqdm import tqdm
from typer.core import TyperGroup

from graph.errors import DemarcheError, LibraryError
from graph.model import CodedDocument, Document

if TYPE_CHECKING:
    from graph.library import AddResult, Library
    from graph.pipeline import Problem

# What is heavy (DuckDB, pandas, spaCy) is imported by the command that needs it, as in graph/cli.py.

_HELP = {"help_option_names": ["-h", "--help"]}
_ANY_KIND = "kind"


class _KindOrCommand(TyperGroup):
    """`demarche export html ...` is `demarche export kind html ...`: what is no command here is a kind of file."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in self.commands and _ANY_KIND in self.commands:
            args = [_ANY_KIND, *args]
        return super().resolve_command(ctx, args)


app = typer.Typer(context_settings=_HELP, rich_markup_mode="markdown")
exports = typer.Typer(
    cls=_KindOrCommand,
    context_settings=_HELP,
    rich_markup_mode="markdown",
    no_args_is_help=True,
    help="Write the network, a chart, a briefing, data, events or corrections as a file that stands on its own.\n\n"
    "Example: `demarche export html article.html --published 2025-07-02 -o network.html`\n\n"
    "`demarche export list` prints all kinds with what they hold and lack; "
    "`demarche export html --help` the options that kinds share.",
)


def mount(top: typer.Typer, export_kind: Callable[..., None]) -> None:
    """Put the commands into `top`, and `events` and `corrections` beside the kinds that `export_kind` writes."""
    top.registered_commands.extend(app.registered_commands)
    exports.command(_ANY_KIND)(export_kind)
    top.add_typer(exports, name="export")


EXIT_WRONG_INPUT = 1

# A batch is one commit: what an interruption can cost, and how often others see something new.
_BATCH_DOCUMENTS = 64
_BATCH_SECONDS = 5.0

LibraryOption = Annotated[
    str | None,
    typer.Option(
        "--library",
        metavar="ADDRESS",
        help="A folder or s3://bucket/path; else DEMARCHE_LIBRARY, else your own library.",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE|VERSION", help="As the library was at the end of that day, or at that version."
    ),
]
PublishedOption = Annotated[
    datetime | None,
    typer.Option("--published", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="When the documents were published."),
]
PipelineOption = Annotated[
    str | None, typer.Option("--pipeline", metavar="NAME", help="An installed spaCy pipeline with UD labels instead.")
]
WorkersOption = Annotated[int, typer.Option(min=1, help="Code in that many processes.")]
DaskOption = Annotated[str | None, typer.Option("--dask", metavar="ADDRESS", help="Code on that Dask cluster.")]


@app.command()
def add(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, patterns; - is stdin.")],
    library: LibraryOption = None,
    published: PublishedOption = None,
    workers: WorkersOption = 1,
    dask: DaskOption = None,
    pipeline: PipelineOption = None,
) -> None:
    """Read documents, code them and keep them in the library.

    Example: `demarche add articles/ "wire-*.html" --workers 2`

    A text that the library has is passed over, however its file is called; a changed document becomes a new version. A
    file that cannot be read is reported and passed over, and the exit code is then 1. Interrupted, it leaves the last
    complete batch; started again, it goes on from there.
    """
    from graph.library.intake import Intake

    opened = _open(library, create=True)
    intake = Intake(opened)
    day = published.date() if published else None
    fresh = intake.fresh(_read(paths, day))
    result, failed = _code_and_keep(opened, fresh, _coder(pipeline, workers, dask))
    typer.echo(
        f"{result.added} added, {result.replaced} replaced, {result.unchanged + intake.known} known already, "
        f"{failed} failed ({opened.address})"
    )
    if failed:
        raise typer.Exit(EXIT_WRONG_INPUT)


@app.command()
def recode(
    library: LibraryOption = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what this version of the coder coded.")] = False,
    workers: WorkersOption = 1,
    dask: DaskOption = None,
    pipeline: PipelineOption = None,
) -> None:
    """Code the library's documents again, after the coder improved. Corrections survive.

    Example: `demarche recode --workers 2`
    """
    from graph.versions import coder_version

    opened = _open(library)
    listed = opened.documents()
    old = listed if everything else listed[listed["coder"] != coder_version()]
    documents = (record.document for record in opened.records(old["document"]))
    result, failed = _code_and_keep(opened, documents, _coder(pipeline, workers, dask), total=len(old))
    orphans = len(opened.corrected().orphans)
    typer.echo(f"{result.replaced} coded again, {orphans} corrections find no event any more ({opened.address})")
    if failed:
        raise typer.Exit(EXIT_WRONG_INPUT)


@app.command("list")
def list_documents(library: LibraryOption = None, as_of: AsOfOption = None) -> None:
    """List the documents: id, publication date, number of events, title.

    Example: `demarche list --as-of 2025-07-02`
    """
    listed = _open(library, as_of).documents()
    listed["published"] = listed["published"].dt.strftime("%Y-%m-%d").fillna("undated")
    for cells in listed[["document", "published", "events", "title"]].itertuples(index=False):
        typer.echo("\t".join(map(str, cells)))


@app.command()
def show(
    ident: Annotated[str, typer.Argument(metavar="DOCUMENT", help="The document's id, as `demarche list` gives it.")],
    library: LibraryOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Print a document's record as JSON, corrections applied.

    Example: `demarche show ganja-talks | jq .events`
    """
    import json

    from graph.model import coded_to_json

    opened = _open(library, as_of)
    try:
        record = opened.document(ident)
    except KeyError:
        raise LibraryError(f"{ident}: there is no such document; `demarche list` lists them.") from None
    typer.echo(json.dumps(coded_to_json(record, with_text=True), indent=2, ensure_ascii=False))


@app.command()
def remove(
    idents: Annotated[list[str], typer.Argument(metavar="ID...", help="Documents, or imports by their file's hash.")],
    library: LibraryOption = None,
    purge: Annotated[bool, typer.Option(help="Delete them for good, with all earlier versions.")] = False,
) -> None:
    """Take documents out of the library. Without --purge, earlier versions (--as-of) still show them.

    Example: `demarche remove ganja-talks --purge`
    """
    opened = _open(library)
    count = opened.remove(idents)
    typer.echo(f"{count} removed ({opened.address})")
    if purge:
        typer.echo(f"{opened.purge()} deleted for good")
    if count < len(set(idents)):
        raise typer.Exit(EXIT_WRONG_INPUT)


@app.command()
def info(library: LibraryOption = None, as_of: AsOfOption = None) -> None:
    """Say how large the library is."""
    found = _open(library, as_of).info()
    span = f"{found.first} to {found.last}" if found.first else "undated"
    for name, value in (
        ("address", found.address),
        ("version", found.version),
        ("documents", found.documents),
        ("events", found.events),
        ("imported events", found.imported_events),
        ("span", span),
        ("corrections", found.corrections),
        ("without event", found.orphans),
        ("size", f"{found.bytes / 1e6:.1f} MB in {found.files} files"),
    ):
        typer.echo(f"{name:16} {value}")


@app.command()
def compact(library: LibraryOption = None) -> None:
    """Join the library's small files: it opens faster. Every version stays readable."""
    opened = _open(library)
    before = opened.info().files
    opened.compact()
    typer.echo(f"{before} files became {opened.info().files} ({opened.address})")


@app.command("import")
def import_(
    kind: Annotated[str, typer.Argument(metavar="gdelt|icews|polecat|corrections")],
    files: Annotated[list[Path], typer.Argument(help="Plain, .gz, .xz, .bz2 or .zip (corrections: plain).")],
    library: LibraryOption = None,
) -> None:
    """Take in events of GDELT (1 and 2), ICEWS or POLECAT, or a file of corrections.

    Example: `demarche import gdelt 20180101.export.CSV.zip`

    Reports of the same are kept once: in GDELT those with the same day, actors and code; in ICEWS with the same event
    id and date; in POLECAT with the same id, date, kind and parties. What stays within one state is kept but marked.
    Interrupted, it goes on where it stopped.
    """
    from graph.library import FORMATS

    if kind not in (*FORMATS, "corrections"):
        raise typer.BadParameter(f"give one of {', '.join((*FORMATS, 'corrections'))}")
    opened, failed = _open(library, create=True), 0
    for path in files:
        try:
            take_in = _import_corrections if kind == "corrections" else _import_events
            typer.echo(f"{path.name}: {take_in(opened, kind, path)}")
        except DemarcheError as error:
            failed += 1
            typer.echo(f"demarche: {error}", err=True)
    if failed:
        raise typer.Exit(EXIT_WRONG_INPUT)


@app.command()
def corrections(
    library: LibraryOption = None,
    as_of: AsOfOption = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last one back.")] = False,
    redo: Annotated[bool, typer.Option("--redo", help="Bring back what was undone last.")] = False,
    author: Annotated[str, typer.Option(help="Who undoes or redoes.")] = "command line",
) -> None:
    """List the log of corrections; those that find no event any more are marked.

    Example: `demarche corrections --undo`
    """
    from graph.model.correction_json import correction_to_json

    opened = _open(library, as_of)
    if undo or redo:
        done = opened.undo(author=author) if undo else opened.redo(author=author)
        typer.echo(f"{'undone' if undo else 'redone'}: {done.id}" if done else "there is none")
    lost = {correction.id for correction in opened.corrected().orphans}
    for entry in opened.corrections():
        kind, mark = correction_to_json(entry)["kind"], "  finds no event any more" if entry.id in lost else ""
        typer.echo(f"{entry.at:%Y-%m-%d %H:%M}\t{entry.author}\t{kind}\t{entry.reason}{mark}")


@exports.command("events")
def export_events_command(
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")],
    form: Annotated[str, typer.Option("--format", metavar="polecat|csv|parquet|jsonl")] = "csv",
    dyad: Annotated[str | None, typer.Option(metavar="A-B", help="Only between these two states, either way.")] = None,
    first: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD")] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD")] = None,
    library: LibraryOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Write the library's events into a file, one row per event and dyad.

    Example: `demarche export events --format parquet --dyad AZE-RUS -o events.parquet`
    """
    from graph.library import EventQuery
    from graph.library.exporting import export_events

    query = EventQuery(
        dyad=_pair(dyad), undirected=True, first=first.date() if first else None, last=last.date() if last else None
    )
    rows = export_events(_open(library, as_of), form, output, query)
    typer.echo(f"{rows} rows written to {output}")


@exports.command("corrections")
def export_corrections_command(
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")],
    library: LibraryOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Write the log of corrections into one file (JSON Lines), which `demarche import corrections` takes in.

    Example: `demarche export corrections -o corrections.jsonl`
    """
    lines = list(_open(library, as_of).export_corrections())
    try:
        output.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise LibraryError(f"{output}: cannot be written ({error.strerror}); choose another place with -o.") from None
    typer.echo(f"{len(lines)} corrections written to {output}")


def read_as_of(text: str | None) -> date | int | None:
    """'2025-07-02' -> that day, '12' -> that version."""
    if text is None:
        return None
    if text.isdigit():
        return int(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"--as-of takes a day (2025-07-02) or a version (12), not {text!r}") from None


def _open(address: str | None, as_of: str | None = None, *, create: bool = False) -> "Library":
    from graph.library import Library, default_address

    where = address or default_address()
    return Library.open_or_create(where) if create else Library.open(where, as_of=read_as_of(as_of))


Code = Callable[[Iterable["Document | Problem"]], Iterator["CodedDocument | Problem"]]


def _coder(pipeline: str | None, workers: int, dask: str | None) -> Code:
    """How documents are coded: here, in processes, or on a cluster."""
    if dask is not None:
        from graph.cluster import code_on_cluster

        return lambda documents: code_on_cluster(documents, dask, pipeline=pipeline)
    from graph.pipeline import code_documents

    return lambda documents: code_documents(documents, pipeline=pipeline, workers=workers)


def _code_and_keep(
    library: "Library", documents: "Iterable[Document | Problem]", code: Code, *, total: int | None = None
) -> "tuple[AddResult, int]":
    """Code the documents and commit them batch by batch; what became of them, and how many failed."""
    from graph.library import AddResult
    from graph.library.intake import in_batches
    from graph.versions import coder_version

    result, failed, coder, clock = AddResult(), 0, coder_version(), _Clock()
    bar = tqdm(total=total, unit=" documents", disable=None, file=sys.stderr)
    with bar:
        for batch in in_batches(code(documents), _BATCH_DOCUMENTS, clock.due):
            problems = [item for item in batch if not isinstance(item, CodedDocument)]
            for problem in problems:
                bar.write(f"demarche: {problem.sentence}", file=sys.stderr)
            result += library.add([item for item in batch if isinstance(item, CodedDocument)], coder=coder)
            failed += len(problems)
            clock.start()
            bar.update(len(batch))
            bar.set_postfix(errors=failed)
    return result, failed


class _Clock:
    """Tells when a batch has waited long enough."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        self._begun = time.monotonic()

    def due(self) -> bool:
        return time.monotonic() - self._begun >= _BATCH_SECONDS


def _read(names: Iterable[str], published: date | None) -> "Iterator[Document | Problem]":
    from graph.pipeline import Problem, read_documents

    for name in names:
        if name == "-":
            yield from _read_standard_input(published)
            continue
        paths = find_files(name)
        if not paths:
            yield Problem(name, f"{name}: there is no such file; give files, folders or patterns.")
        yield from read_documents(paths, published=published)


def find_files(name: str) -> list[Path]:
    """The files that a name means: a file itself, all readable ones in a folder (hidden ones aside), or those that a
    pattern finds; in order."""
    from graph.readers import ENDINGS

    path = Path(name)
    if path.is_dir():
        inside = (p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in ENDINGS)
        return sorted(p for p in inside if not any(part.startswith(".") for part in p.relative_to(path).parts))
    if path.exists():
        return [path]
    return sorted(
        found
        for match in glob.glob(name, recursive=True)  # noqa: PTH207 (a pattern may be absolute)
        for found in find_files(match)
    )


def _read_standard_input(published: date | None) -> "Iterator[Document | Problem]":
    """Lines of records where the first character is a brace, else one text or page."""
    from graph.pipeline import Problem
    from graph.readers import read_bytes, read_records

    data = sys.stdin.buffer.read()
    try:
        if data.lstrip().startswith(b"{"):
            yield from read_records(data.decode("utf-8", errors="replace").splitlines())
        else:
            yield read_bytes(data, "standard-input", published=published)
    except DemarcheError as error:
        yield Problem("standard input", str(error))


def _import_events(library: "Library", kind: str, path: Path) -> str:
    bar = tqdm(unit=" rows", unit_scale=True, desc=path.name, disable=None, file=sys.stderr)

    def show(rows: int) -> None:
        bar.update(rows)

    with bar:
        counts = library.import_events(kind, path, progress=show)
    return (
        f"{counts.kept} events kept of {counts.rows} rows; {counts.duplicates} reports of the same, "
        f"{counts.malformed} malformed, {counts.known} known already; {counts.within_states} within one state, "
        f"{counts.without_type} without a PLOVER type"
    )


def _import_corrections(library: "Library", _kind: str, path: Path) -> str:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError(f"{path}: cannot be read as corrections ({error}).") from None
    return f"{library.import_corrections(lines)} new corrections of {len(lines)}"


def _pair(dyad: str | None) -> tuple[str, str] | None:
    if dyad is None:
        return None
    actor, _, recipient = dyad.partition("-")
    if not actor or not recipient:
        raise typer.BadParameter(f"--dyad takes two codes with a hyphen (AZE-RUS), not {dyad!r}")
    return actor, recipient
