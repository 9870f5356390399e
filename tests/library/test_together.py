"""Several processes at one library: nothing lost, nothing doubled, no half batch; and none of it after a kill."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from multiprocessing import get_context
from pathlib import Path

import pytest
from deltalake import DeltaTable

from graph.library import Library
from tests.library.records import many

ROOT = Path(__file__).parents[2]
_IN_A_BATCH = 3


def write_for(address: str, writer: str, seconds: float, written: "object") -> None:
    """Add batches of three documents of one's own, and now and then one that the other writer adds too."""
    library, until, number = Library.open(address), time.monotonic() + seconds, 0
    while time.monotonic() < until:
        first = number * _IN_A_BATCH
        library.add(many(range(first, first + _IN_A_BATCH), prefix=f"{writer}-"))
        library.add(many([number], prefix="both-"))
        number += 1
    written.put((writer, number))  # type: ignore[attr-defined]


def read_for(address: str, seconds: float, seen: "object") -> None:
    """Look at the library again and again; tell of half batches, doubled events and what went missing."""
    library, until, before, looks, faults = Library.open(address), time.monotonic() + seconds, 0, 0, []
    while time.monotonic() < until:
        idents = list(library.documents()["document"])
        whole = Counter(i.split("-")[0] for i in idents if not i.startswith("both"))
        faults += [f"half a batch of {w}: {n}" for w, n in whole.items() if n % _IN_A_BATCH]
        events = list(library.events()["id"])
        faults += ["doubled"] if len(set(events)) < len(events) else []
        faults += ["lost"] if len(idents) < before else []
        before, looks = len(idents), looks + 1
    seen.put((looks, faults))  # type: ignore[attr-defined]


def work_together(address: Path, seconds: float) -> None:
    Library.create(address)
    context = get_context("spawn")
    written, seen = context.Queue(), context.Queue()
    processes = [context.Process(target=write_for, args=(str(address), w, seconds, written)) for w in ("a", "b")]
    processes.append(context.Process(target=read_for, args=(str(address), seconds, seen)))
    for process in processes:
        process.start()
    counts = dict(written.get(timeout=seconds + 60) for _ in range(2))
    looks, faults = seen.get(timeout=60)
    for process in processes:
        process.join(timeout=30)
    assert looks > 1
    assert faults == []
    expected = {f"{w}-{n}" for w, count in counts.items() for n in range(count * _IN_A_BATCH)}
    expected |= {f"both-{n}" for n in range(max(counts.values()))}
    library = Library.open(address)
    idents = list(library.documents()["document"])
    assert len(idents) == len(set(idents))
    assert set(idents) == expected
    events = list(library.events()["id"])
    assert len(events) == len(set(events)) == len(expected)


def test_two_writers_and_a_reader_get_on(tmp_path):
    work_together(tmp_path / "library", 6)


@pytest.mark.slow
def test_two_writers_and_a_reader_get_on_for_a_minute(tmp_path):
    work_together(tmp_path / "library", 60)


_ADD = (
    "import sys; from graph import cli_library; cli_library._BATCH_DOCUMENTS = 2; "
    "from graph.cli import run; run(cli_library.app)"
)


def write_articles(folder: Path, count: int) -> Path:
    """Small articles that differ, so that each is a document of its own."""
    folder.mkdir()
    for n in range(count):
        text = f"Notice {n}\n\nLIMA, May 4, 2021 - Peru on Tuesday expelled {n + 2} Chilean diplomats.\n"
        (folder / f"notice-{n:03}.txt").write_text(text)
    return folder


def start_adding(articles: Path, address: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _ADD, "add", str(articles), "--library", str(address)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def check_whole(address: Path) -> int:
    """Every stored document has all its events stored with it; how many documents there are."""
    if not DeltaTable.is_deltatable(str(address)):
        return 0
    rows = DeltaTable(str(address)).to_pyarrow_table(columns=["part", "batch", "document", "events", "id"]).to_pylist()
    told = {(r["batch"], r["document"]): r["events"] for r in rows if r["part"] == "document"}
    stored: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        if row["part"] == "event":
            stored.setdefault((row["batch"], row["document"]), set()).add(row["id"])
    assert {key: len(stored.get(key, ())) for key in told} == told
    documents = [document for _, document in told]
    assert len(documents) == len(set(documents))
    assert len(Library.open(address).documents()) == len(documents)
    return len(documents)


def kill_and_go_on(tmp_path: Path, kills: int, count: int) -> None:
    articles, address, moments = write_articles(tmp_path / "articles", count), tmp_path / "library", random.Random(4)
    begun = time.monotonic()
    assert start_adding(articles, tmp_path / "measure").wait(timeout=300) == 0
    usual = time.monotonic() - begun
    found = 0
    for _ in range(kills):
        process = start_adding(articles, address)
        time.sleep(usual * moments.uniform(0.3, 1.0))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        now = check_whole(address)
        assert now >= found
        found = now
    last = start_adding(articles, address)
    assert last.wait(timeout=300) == 0, last.stderr.read().decode() if last.stderr else ""
    assert check_whole(address) == count


def test_what_a_kill_leaves_is_whole_and_adding_again_completes_it(tmp_path):
    kill_and_go_on(tmp_path, kills=3, count=40)


@pytest.mark.slow
def test_twenty_kills_leave_whole_batches_only(tmp_path):
    kill_and_go_on(tmp_path, kills=20, count=120)
