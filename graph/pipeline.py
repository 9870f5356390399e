"""The only composer: read, code, assemble. What the command line, the library and the dashboard call."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from graph.coding.coder import Coder as RuleCoder
from graph.coding.coder import load_coder as load_rules
from graph.errors import DemarcheError
from graph.merging.opinions import Standing, pooled, read_standing
from graph.model import CodedDocument, Document
from graph.readers import read_bytes, read_many
from graph.reading.annotation import Reader
from graph.reading.read import load_reader
from graph.resources import data_path
from graph.span_coding import SpanCoder, load_span_coder
from graph.versions import coder_version

__all__ = ["Coder", "Problem", "code_bytes", "code_documents", "load_coder", "read_and_code", "read_documents"]

# Enough documents for a worker to be busy for some seconds, few enough that progress is seen.
_CHUNK = 16


@dataclass(frozen=True)
class Problem:
    """A document that could not be read or coded: its name and one sentence for the user."""

    name: str
    sentence: str


@dataclass(frozen=True)
class Coder:
    """Codes documents twice, by rules on their parse and from what the trained reader says, and pools the two."""

    rules: RuleCoder
    reader: Reader
    spans: SpanCoder
    standing: Standing

    def code(self, document: Document) -> CodedDocument:
        """The record of one document; the same alone and among others."""
        (coded,) = self.code_many([document])
        return coded

    def code_many(self, documents: Iterable[Document]) -> Iterator[CodedDocument]:
        """The record of each document, in order."""
        for by_rules in self.rules.code_many(documents):
            (annotation,) = self.reader.read([by_rules.document])
            yield pooled(by_rules, self.spans.code(by_rules.document, annotation), self.standing)


def load_coder(pipeline: str | None = None) -> Coder:
    """The coder with the shipped weights; `pipeline` names another installed spaCy pipeline for the rules."""
    folder = data_path("reader")
    reader = load_reader(folder, version=coder_version())
    return Coder(load_rules(pipeline), reader, load_span_coder(), read_standing(folder / "standing.json"))


def read_documents(paths: Iterable[Path], *, published: date | None = None) -> Iterator[Document | Problem]:
    """All documents of the files, in order; a container (JSON Lines, CSV, feed) holds several."""
    for path in paths:
        try:
            for read in read_many(path, published=published):
                yield Problem(read.name, str(read)) if isinstance(read, DemarcheError) else read
        except DemarcheError as error:
            yield Problem(path.name, str(error))


def code_documents(
    documents: Iterable[Document | Problem], *, pipeline: str | None = None, workers: int = 1
) -> Iterator[CodedDocument | Problem]:
    """Each document coded, in order; problems pass through. `workers` > 1 codes in that many processes."""
    if workers > 1:
        yield from _code_in_processes(documents, pipeline, workers)
        return
    yield from _code_each(load_coder(pipeline), documents)


def read_and_code(
    paths: Iterable[Path], *, published: date | None = None, pipeline: str | None = None, workers: int = 1
) -> Iterator[CodedDocument | Problem]:
    """All documents of the files, read and coded, in order; what cannot be read comes as a Problem."""
    return code_documents(read_documents(paths, published=published), pipeline=pipeline, workers=workers)


def code_bytes(coder: Coder, data: bytes, name: str, *, published: date | None = None) -> CodedDocument:
    """One document that came over a wire (an upload, a paste); ReadError says what is wrong with it."""
    return coder.code(read_bytes(data, name, published=published))


def _code_each(coder: Coder, documents: Iterable[Document | Problem]) -> Iterator[CodedDocument | Problem]:
    for document in documents:
        yield document if isinstance(document, Problem) else coder.code(document)


_worker_coder: Coder | None = None  # one a process: a pipeline takes a second to load


def _start_worker(pipeline: str | None) -> None:
    global _worker_coder
    _worker_coder = load_coder(pipeline)


def _code_chunk(documents: list[Document | Problem]) -> list[CodedDocument | Problem]:
    if _worker_coder is None:
        raise RuntimeError("the worker was not started with _start_worker")
    return list(_code_each(_worker_coder, documents))


def _code_in_processes(
    documents: Iterable[Document | Problem], pipeline: str | None, workers: int
) -> Iterator[CodedDocument | Problem]:
    source = iter(documents)
    chunks = iter(partial(_take, source), [])
    # Spawned, not forked: the caller may hold threads (Delta's writer, a progress bar).
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start_worker, initargs=(pipeline,)
    ) as pool:
        # A window of submitted chunks instead of map(): map would read every document before the first is coded.
        pending = [pool.submit(_code_chunk, chunk) for chunk in islice(chunks, 2 * workers)]
        while pending:
            done = pending.pop(0).result()
            pending.extend(pool.submit(_code_chunk, chunk) for chunk in islice(chunks, 1))
            yield from done


def _take(source: Iterator[Document | Problem]) -> list[Document | Problem]:
    return list(islice(source, _CHUNK))
