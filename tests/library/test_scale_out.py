"""A cluster that codes, and a library in an object store: real processes on loopback."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from graph.cluster import code_on_cluster
from graph.errors import LibraryError
from graph.library import EventQuery, Library
from graph.model import CodedDocument, make_document
from graph.model.correction import Reject, anchor_of
from graph.pipeline import Problem, code_documents
from tests.factory import day
from tests.library.records import crisis_records, many

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process and its children, gone at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(port: int, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError(f"nothing answers at port {port}")


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """A scheduler and two workers, each a process of its own."""
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    scheduler = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    worker = ("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny")
    with running(*scheduler):
        wait_for(port)
        with running(*worker), running(*worker):
            yield address


@pytest.fixture(scope="module")
def object_store() -> Iterator[str]:
    """moto's server with an empty bucket; the environment says where it is."""
    port = free_port()
    endpoint = f"http://127.0.0.1:{port}"
    given = {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "us-east-1",
    }
    with running("moto.server", "-H", "127.0.0.1", "-p", str(port)), pytest.MonkeyPatch.context() as patch:
        wait_for(port)
        for name, value in given.items():
            patch.setenv(name, value)
        with urlopen(Request(f"{endpoint}/demarche", method="PUT"), timeout=10):
            pass
        yield "s3://demarche"


def articles(count: int) -> list[object]:
    texts = [f"Peru on Tuesday expelled {n + 2} Chilean diplomats." for n in range(count)]
    return [make_document(text, ident=f"n{n}", published=day("2021-05-04")) for n, text in enumerate(texts)]


def test_a_cluster_codes_the_same_in_the_same_order(cluster):
    items = [*articles(40), Problem("bad", "bad: cannot be read.")]
    coded = list(code_on_cluster(items, cluster))
    assert coded == list(code_documents(items))
    assert coded[0].events


def test_add_codes_on_the_cluster(cluster, tmp_path):
    for n in range(5):
        (tmp_path / f"a{n}.txt").write_text(
            f"LIMA, May 4, 2021 - Peru on Tuesday expelled {n + 2} Chilean diplomats.\n"
        )
    code = "from graph.cli import run; from graph.cli_library import app; run(app)"
    command = [sys.executable, "-c", code, "add", str(tmp_path), "--library", str(tmp_path / "lib"), "--dask", cluster]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr
    assert "5 added" in done.stdout
    assert len(Library.open(tmp_path / "lib").documents()) == 5


def test_a_cluster_that_is_not_there_is_named():
    with pytest.raises(LibraryError, match="no Dask cluster"):
        list(code_on_cluster(articles(1), f"tcp://127.0.0.1:{free_port()}", patience=1))


def test_a_library_in_an_object_store_is_one_like_any_other(object_store):
    address = f"{object_store}/one"
    library = Library.create(address)
    assert library.add(crisis_records()).added == 8
    reader = Library.open(address)
    assert reader.collection() == library.collection()
    assert reader.document("d2").document.text == "Text of d2."
    library.correct(Reject(anchor_of(library.collection().events[0])), author="anna")
    assert reader.count() == 29
    library.add(many(range(3)))
    assert len(reader.documents()) == 11
    before = Library.open(address, as_of=1)
    assert (len(before.documents()), before.count()) == (8, 30)
    library.compact()
    assert len(reader.events(EventQuery(states=("UN",)))) == 1
    assert Library.open(address).document("d2").document.text == "Text of d2."


def test_two_writers_at_one_object_store_lose_nothing(object_store):
    address = f"{object_store}/two"
    Library.create(address)
    script = (
        "import sys; from graph.library import Library; from tests.library.records import many; "
        "library = Library.open(sys.argv[1]); "
        "[library.add(many([n], prefix=sys.argv[2])) for n in range(6)]"
    )
    writers = [subprocess.Popen([sys.executable, "-c", script, address, w], cwd=ROOT) for w in ("a-", "b-")]
    assert [writer.wait(timeout=180) for writer in writers] == [0, 0]
    idents = list(Library.open(address).documents()["document"])
    assert sorted(idents) == sorted(f"{w}-{n}" for w in "ab" for n in range(6))


def test_a_bucket_that_is_not_there_is_refused_in_a_sentence(object_store):
    with pytest.raises(LibraryError):
        Library.open("s3://nothing-here/library")


def test_records_pass_through_the_wire_whole():
    import pickle

    for record in crisis_records():
        assert isinstance(record, CodedDocument)
        assert pickle.loads(pickle.dumps(record)) == record
