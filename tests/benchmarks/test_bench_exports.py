"""The bars of exports: size and time of the snapshot, time of the first and of further pictures."""

import time
from pathlib import Path
from typing import Any

import pytest

from graph.exports import ExportOptions, network_html
from graph.exports.camera import Camera
from graph.exports.charts import chart
from graph.exports.sizes import SIZES
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
    assert first <= 6.0


def test_the_snapshot_is_written_within_a_second(tmp_path: Path) -> None:
    begun = time.perf_counter()
    (tmp_path / "network.html").write_text(network_html(crisis()), encoding="utf-8")
    assert time.perf_counter() - begun <= 1.0
