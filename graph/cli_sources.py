"""Where a command's collection comes from: files that are coded now, records of `demarche code`, or a library."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from graph.errors import DemarcheError
from graph.merging import collect
from graph.model import CodedDocument, Collection, coded_from_json


@dataclass(frozen=True)
class Found:
    """The coded documents of files, in order, and how many files or documents could not be read."""

    records: tuple[CodedDocument, ...]
    failed: int

    @property
    def collection(self) -> Collection:
        return collect(self.records)


def found_in_files(files: Iterable[Path], *, published: date | None = None) -> Found:
    """Documents are read and coded, records (.jsonl of `demarche code`) taken as they are.

    What cannot be read is reported on standard error and passed over; DemarcheError where nothing is left.
    """
    records: list[CodedDocument] = []
    documents: list[Path] = []
    for path in files:
        if path.suffix == ".jsonl" and _holds_records(path):
            records.extend(_records(path))
        else:
            documents.append(path)
    failed = 0
    for item in _coded(documents, published):
        if isinstance(item, CodedDocument):
            records.append(item)
            for warning in item.warnings:
                typer.echo(f"demarche: {warning}", err=True)
        else:
            failed += 1
            typer.echo(f"demarche: {getattr(item, 'sentence', item)}", err=True)
    if not records:
        raise DemarcheError("None of the files could be read: there is nothing to write.")
    return Found(tuple(records), failed)


def _coded(documents: list[Path], published: date | None) -> Iterator[object]:
    if documents:
        # Loaded only where there is something to code: records and libraries do without the English pipeline.
        from graph.pipeline import read_and_code

        yield from read_and_code(documents, published=published)


def _holds_records(path: Path) -> bool:
    """Whether a file of JSON Lines holds what `demarche code` prints, not documents to be coded."""
    try:
        with path.open(encoding="utf-8") as lines:
            first = json.loads(next(lines, "null"))
    except (OSError, ValueError):
        return False  # reading it as a document will say what is wrong with it
    return isinstance(first, dict) and "document" in first


def _records(path: Path) -> Iterator[CodedDocument]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                record = json.loads(line)
            except ValueError as error:
                raise DemarcheError(f"{path}, line {number}: is not JSON ({error}).") from error
            yield coded_from_json(record)
