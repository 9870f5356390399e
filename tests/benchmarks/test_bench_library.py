"""The library's bars with 1,000,000 events, on two cores. `pytest tests/benchmarks --benchmark-enable` prints times.

Times are the best of some rounds: what the program needs, not what else the machine does. The import is measured in
processor seconds, of which two cores have two a second.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from graph.library import EventQuery, Library
from tests.library.large import make_large
from tests.library.records import many
from tests.library.test_importers import gdelt_row

EVENTS = 1_000_000
OPEN_SECONDS, ASK_SECONDS, APPEND_SECONDS = 3.0, 0.150, 0.050
MEMORY = 1.5 * 2**30  # bytes
ROWS_A_SECOND, CORES = 100_000, 2

SESSION = """
import sys
from graph.library import EventQuery, Library
library = Library.open(sys.argv[1])
library.series(("RUS", "AZE"))
library.collection(EventQuery(dyad=("RUS", "AZE"), undirected=True))
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


@pytest.fixture(
    scope="module", params=[False, pytest.param(True, marks=pytest.mark.slow)], ids=["imported events", "coded events"]
)
def address(request, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("large") / "library"
    make_large(path, EVENTS, coded=request.param)
    return path


@pytest.fixture(scope="module")
def library(address) -> Library:
    library = Library.open(address)
    library.count()
    return library


def best(ask: Callable[[], object], rounds: int = 5) -> float:
    """Seconds of the fastest round, after one that warms up: by the clock, or (where others keep the machine busy) of
    processor time, which on a free machine is never the shorter of the two for long."""
    ask()
    times = []
    for _ in range(rounds):
        begun, spent = time.perf_counter(), time.process_time()
        ask()
        times.append(min(time.perf_counter() - begun, time.process_time() - spent))
    return min(times)


def test_it_opens(address, benchmark):
    def open_and_look() -> int:
        return Library.open(address).count()

    assert benchmark.pedantic(open_and_look, rounds=1) > 0.9 * EVENTS
    assert best(open_and_look, rounds=2) <= OPEN_SECONDS


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda library: library.series(("RUS", "AZE"), "W"), id="a dyad's weekly series"),
        pytest.param(
            lambda library: library.top_dyads(date(2020, 3, 1), date(2020, 3, 31)), id="top 20 dyads of a month"
        ),
        pytest.param(
            lambda library: library.events(EventQuery(entities=("official:AZE/person-7",))),
            id="all events of one entity",
        ),
    ],
)
def test_it_answers(library, ask, benchmark):
    assert len(benchmark(ask, library)) > 0
    assert best(lambda: ask(library)) <= ASK_SECONDS


def test_one_document_more_is_a_moment(library, benchmark):
    numbers = count()

    def append() -> None:
        library.add(many([next(numbers)], prefix="more-"))

    benchmark.pedantic(append, rounds=3)
    assert best(append) <= APPEND_SECONDS


def test_it_fits_into_memory(address):
    done = subprocess.run([sys.executable, "-c", SESSION, str(address)], capture_output=True, text=True, check=True)
    assert int(done.stdout) * 1024 <= MEMORY


def test_gdelt_streams_in(tmp_path, benchmark):
    rows = 200_000
    parties = ("USA", "RUS", "CHN", "AZE", "TUR")
    with (tmp_path / "events.csv").open("w") as lines:
        for n in range(rows):
            one, other = parties[n % 5], parties[n // 5 % 5]
            cells = {"GLOBALEVENTID": str(n), "Actor1Code": f"{one}{n % 977}", "Actor1CountryCode": one,
                     "Actor2Code": f"{other}{n // 977}", "Actor2CountryCode": other}  # fmt: skip
            lines.write(gdelt_row(**cells) + "\n")
    library = Library.create(tmp_path / "library")
    begun = time.process_time()
    counts = benchmark.pedantic(library.import_events, ("gdelt", tmp_path / "events.csv"), rounds=1)
    assert counts.kept == rows
    assert rows / (time.process_time() - begun) >= ROWS_A_SECOND / CORES  # on two cores together the bar
