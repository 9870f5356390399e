"""The same documents give the same bytes, also in another process with another order of its sets, zone and language."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.exports import EXPORTS
from tests.browser.conftest import CHROMIUM

ROOT = Path(__file__).parents[2]
HERE = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
ELSEWHERE = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"}
# What a Chromium draws; the still picture is the one PNG that needs none.
BY_BROWSER = (".png", ".pdf", ".docx")
SCRIPT = """
import hashlib, sys
from graph.exports import EXPORTS, ExportOptions, download
from tests.crisis import crisis
for what in sys.argv[1:]:
    kind, ending = what.split("|")
    options = ExportOptions(form=ending.removeprefix(".") if EXPORTS[kind].has_forms else None, size="column")
    name, content = download(kind, crisis(), options)
    print(what, name, hashlib.sha256(content).hexdigest(), sep="\\t")
"""


def files(*, by_browser: bool) -> list[str]:
    """Every file that the registry can make, as kind|ending."""
    every = [
        (row, ending) for row in EXPORTS.values() for ending in (row.endings if row.has_forms else row.endings[:1])
    ]
    return [
        f"{row.name}|{ending}"
        for row, ending in every
        if by_browser == (ending in BY_BROWSER or (row.name.startswith("chart-") and ending == ".svg"))
    ]


def made_in_two_processes(whats: list[str]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """What was made, with its name and hash, here and elsewhere.

    Both at once, for that saves time; elsewhere the other way round, so that no file is made in the same second.
    """
    running = [
        subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", SCRIPT, *order],
            cwd=ROOT,
            env={**os.environ, **setting, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for setting, order in ((HERE, whats), (ELSEWHERE, whats[::-1]))
    ]
    here, elsewhere = (dict(line.split("\t", 1) for line in one.communicate()[0].splitlines()) for one in running)
    assert [one.returncode for one in running] == [0, 0]
    return here, elsewhere


def test_every_file_is_the_same_from_another_process() -> None:
    here, elsewhere = made_in_two_processes(files(by_browser=False))
    assert list(here) == files(by_browser=False)
    assert here == elsewhere


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed on this machine")
def test_every_file_that_a_browser_draws_is_the_same_from_another_process() -> None:
    here, elsewhere = made_in_two_processes(files(by_browser=True))
    assert list(here) == files(by_browser=True)
    assert here == elsewhere
