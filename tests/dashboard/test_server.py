"""Serving: what is asked for becomes a library, and several processes answer for it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard.server import is_library, landing
from graph.errors import DemarcheError
from graph.library import Library
from graph.model import Collection
from tests.crisis import crisis
from tests.dashboard.example import coded_crisis
from tests.factory import collection, event

START = 60  # seconds that a busy machine may take to start a server
BROWSERS = 20


@pytest.fixture
def address(tmp_path: Path) -> str:
    Library.create(tmp_path / "library").add(coded_crisis())
    return str(tmp_path / "library")


@contextmanager
def served(address: str, workers: int) -> Iterator[str]:
    """The link of a server in a process (group) of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = f"from dashboard.server import serve; serve([{address!r}], port={port}, workers={workers})"
    process = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
    link = f"http://127.0.0.1:{port}"
    try:
        _wait_for(link)
        yield link
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


def _wait_for(link: str) -> None:
    for _ in range(START * 4):
        try:
            urllib.request.urlopen(link, timeout=2).close()
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise AssertionError(f"{link} does not answer after {START} s")


def ask_table(link: str, search: str) -> tuple[int, float]:
    """How many rows the table of events has for a question, and the seconds that the answer took."""
    outputs = [("events", "rowData"), ("events-note", "children"), ("events", "selectedRows")]
    body = {
        "output": f"..{'...'.join('.'.join(part) for part in outputs)}..",
        "outputs": [{"id": ident, "property": prop} for ident, prop in outputs],
        "inputs": [{"id": "asked-events", "property": "data", "value": {"search": search}}],
        "state": [{"id": "location", "property": "search", "value": search}],
        "changedPropIds": ["asked-events.data"],
    }
    asked = urllib.request.Request(
        f"{link}/_dash-update-component", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    began = time.perf_counter()
    with urllib.request.urlopen(asked, timeout=30) as answer:
        rows = json.load(answer)["response"]["events"]["rowData"]
    return len(rows), time.perf_counter() - began


@pytest.mark.parametrize("workers", [1, 2])
def test_twenty_browsers_at_once_get_each_their_own_answer(address: str, workers: int) -> None:
    questions = ["?states=ESP", "?states=UN", "", "?dyad=SWE:PRT"] * (BROWSERS // 4)
    rows = {"?states=ESP": 2, "?states=UN": 1, "": 30, "?dyad=SWE:PRT": 15}
    with served(address, workers) as link, ThreadPoolExecutor(BROWSERS) as pool:
        answers = list(pool.map(lambda question: ask_table(link, question), questions * 3))
    assert [count for count, _ in answers] == [rows[q] for q in questions * 3]


def test_a_folder_with_a_delta_log_is_a_library(address: str, tmp_path: Path) -> None:
    assert is_library(address)
    assert is_library("s3://bucket/library")
    assert not is_library(str(tmp_path))


def test_documents_and_a_library_together_are_refused(address: str) -> None:
    from dashboard.server import serve

    with pytest.raises(DemarcheError, match="either documents or one library"):
        serve([address, "article.txt"])


@pytest.mark.parametrize(
    ("whole", "link"),
    [
        (collection(), ""),
        (collection(event("SWE", "PRT")), ""),
        (crisis(), "?between=PRT-SWE"),
    ],
)
def test_the_page_begins_with_the_pair_between_which_most_happened(whole: Collection, link: str) -> None:
    assert landing(whole) == link
