"""Coding on a Dask cluster: documents go out in chunks, records come back; the library is written here alone."""

from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import islice
from typing import Any

from graph.errors import LibraryError
from graph.model import CodedDocument, Document
from graph.pipeline import Coder, Problem, load_coder

_CHUNK = 16  # documents: some seconds of work, so that sending them costs nothing beside it
_WAITING = 3  # chunks a thread of the cluster: it never waits for the next, and memory here stays flat
_PATIENCE = 20  # seconds until a cluster is taken to be absent
_TRIES = 2  # a worker may be taken away while it codes


def code_on_cluster(
    documents: Iterable[Document | Problem], address: str, *, pipeline: str | None = None, patience: float = _PATIENCE
) -> Iterator[CodedDocument | Problem]:
    """Each document coded on the cluster whose scheduler is at `address`; problems pass through. In order.

    The workers need this program installed. LibraryError where no cluster with a worker answers within `patience`
    seconds.
    """
    with _connect(address, patience) as client:
        waiting: list[Any] = []
        width = _WAITING * max(sum(client.nthreads().values()), 1)
        source = iter(documents)
        chunks = iter(partial(_take, source), [])
        submit = partial(client.submit, code_chunk, pipeline=pipeline, pure=False, retries=_TRIES)
        waiting.extend(submit(chunk) for chunk in islice(chunks, width))
        while waiting:
            done = waiting.pop(0).result()
            waiting.extend(submit(chunk) for chunk in islice(chunks, 1))
            yield from done


def code_chunk(documents: list[Document | Problem], *, pipeline: str | None) -> list[CodedDocument | Problem]:
    """What a worker does; its coder is loaded once a process."""
    coder = _coder(pipeline)
    return [item if isinstance(item, Problem) else coder.code(item) for item in documents]


@cache
def _coder(pipeline: str | None) -> Coder:
    return load_coder(pipeline)


def _take(source: Iterator[Document | Problem]) -> list[Document | Problem]:
    return list(islice(source, _CHUNK))


def _connect(address: str, patience: float) -> Any:
    try:
        import distributed
    except ImportError:
        raise LibraryError("Dask is not installed: pip install 'demarche[cluster]'.") from None
    try:
        client = distributed.Client(address, timeout=patience, set_as_default=False)  # type: ignore[no-untyped-call]
        client.wait_for_workers(1, timeout=patience)
    except (OSError, TimeoutError, ValueError) as error:
        raise LibraryError(f"{address}: no Dask cluster with a worker answers there ({error}).") from error
    return client
