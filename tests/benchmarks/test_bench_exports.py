"""The bars of exports: size and time of the snapshot, time of the first and of further pictures."""

import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from graph.exports import ExportOptions, network_html
from graph.exports.camera import Camera
from graph.exports.charts import chart
from graph.exports.sizes import SIZES
from graph.library import EventQuery, open_sample_library
from graph.model import Collection
from tests.crisis import crisis
from tests.exports.conftest import many_events


def test_a_snapshot_of_five_hundred_edges(benchmark: Any) -> None:
    page = benchmark(network_html, many_events(500))
    assert len(page.encode("utf-8")) <= 3_000_000


@pytest.mark.browser
def test_pictures_come_fast_after_the_first(benchmark: Any) -> None:
    figure, camera = chart("tension", crisis(), ExportOptions()).figure, Camera()
    begun = time.perf_counter()
    camera.shoot(figure, "png", SIZES["slide"])
    first = time.perf_counter() - begun
    benchmark(camera.shoot, figure, "png", SIZES["slide"])
    camera.stop()
    print(f"\nfirst picture {first:.1f} s, a further one {benchmark.stats['median']:.2f} s")
    assert first <= 6.0
    assert benchmark.stats["median"] <= 0.5


@pytest.mark.browser
@pytest.mark.parametrize("what", ["five hundred edges", "the busiest pair of the sample library"])
def test_a_snapshot_opens_at_once_and_asks_for_nothing(
    what: str, tmp_path: Path, browser: Browser, benchmark: Any
) -> None:
    path = tmp_path / "snapshot.html"
    path.write_text(network_html(many_events(500) if what.startswith("five") else busiest_pair()), encoding="utf-8")
    page, asked = browser.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))

    def open_snapshot() -> None:
        page.goto(path.as_uri())
        page.wait_for_function("() => demarche.network.body.nodeIndices.length && document.readyState === 'complete'")

    benchmark.pedantic(open_snapshot, rounds=5)
    print(f"\n{what}: {path.stat().st_size / 1e6:.2f} MB, opens in {benchmark.stats['median']:.2f} s")
    assert {url for url in asked if url != path.as_uri()} == set()
    assert path.stat().st_size <= 3_000_000
    assert benchmark.stats["median"] <= 2.0


def busiest_pair() -> Collection:
    """The acts between the two states with the most of them."""
    library = open_sample_library()
    first = library.top_dyads(n=1).iloc[0]
    return library.collection(EventQuery(dyad=(first["actor"], first["recipient"]), undirected=True))


def test_the_snapshot_is_written_within_a_second(tmp_path: Path) -> None:
    begun = time.perf_counter()
    (tmp_path / "network.html").write_text(network_html(crisis()), encoding="utf-8")
    assert time.perf_counter() - begun <= 1.0
