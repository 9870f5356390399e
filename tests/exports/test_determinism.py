"""The same documents give the same bytes, also in another process with another order of its sets."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WITHOUT_BROWSER = ("html", "view", "picture", "graphml", "gexf", "json", "csv", "parquet", "jsonl", "polecat", "ftm",
                   "cypher", "chart-tension", "chart-matrix", "chart-activity")  # fmt: skip
SCRIPT = f"""
import hashlib
from graph.exports import EXPORTS, ExportOptions
from tests.crisis import crisis
for kind in {WITHOUT_BROWSER!r}:
    for part, content in EXPORTS[kind].make(crisis(), ExportOptions()).items():
        print(kind, part, hashlib.sha256(content).hexdigest())
for form in ("pptx", "xlsx"):
    print(form, hashlib.sha256(EXPORTS["brief"].make(crisis(), ExportOptions(form=form))[""]).hexdigest())
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_gives_the_same_bytes(seed: str) -> None:
    def run(hash_seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", SCRIPT], cwd=ROOT, env=environment, capture_output=True, check=True
        )
        return done.stdout.decode()

    assert run("0") == run(seed)
