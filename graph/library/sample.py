"""The sample library: six crises, shipped coded, so that the first start takes a second and not the coder's time.

`python -m graph.prepare_sample` writes the coded form; a test compares it with what the coder gives now.
"""

import json
import lzma
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

from graph.library.address import cache_folder
from graph.library.library import Library
from graph.model import CodedDocument, coded_from_json
from graph.resources import data_path

CODED_SAMPLE = "coded.jsonl.xz"


def coded_sample() -> Iterator[CodedDocument]:
    """The sample documents with all that was read out of them."""
    with lzma.open(data_path("documents", CODED_SAMPLE), "rt", encoding="utf-8") as lines:
        for line in lines:
            yield coded_from_json(json.loads(line))


def open_sample_library(folder: Path | None = None) -> Library:
    """The sample library in the user's cache (or in `folder`), made at the first start.

    It is a library like any other, and keeps what the analyst does in it as long as the shipped sample is the same: its
    name holds the sample's hash.
    """
    digest = sha256(data_path("documents", CODED_SAMPLE).read_bytes()).hexdigest()[:12]
    address = (folder or cache_folder()) / f"sample-{digest}"
    if not address.exists():
        _make(address)
    return Library.open(address)


def _make(address: Path) -> None:
    """Make it aside and move it there whole: a start that is broken off leaves nothing half."""
    address.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix=".sample-", dir=address.parent))
    Library.create(aside).add(coded_sample(), coder="shipped")
    try:
        aside.replace(address)
    except OSError:  # another process was faster: its sample is the same
        shutil.rmtree(aside)
