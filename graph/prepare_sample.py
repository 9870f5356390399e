"""``python -m graph.prepare_sample``: code the sample documents and write data/documents/coded.jsonl.xz.

To be run after the coder or a sample document changed; a test says when.
"""

import json
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path

from graph.errors import DemarcheError
from graph.library.sample import CODED_SAMPLE
from graph.model import CodedDocument, coded_to_json
from graph.pipeline import read_and_code
from graph.resources import data_path


def sample_documents() -> list[Path]:
    """The sample documents, crisis by crisis and in each by day."""
    return sorted(data_path("documents").glob("*/*.md"))


def code_sample() -> Iterator[CodedDocument]:
    """Each sample document, coded now; DemarcheError where one cannot be."""
    for item in read_and_code(sample_documents()):
        if not isinstance(item, CodedDocument):
            raise DemarcheError(item.sentence)
        yield item


def main() -> None:
    """Write the coded form."""
    lines = [json.dumps(coded_to_json(record, with_text=True), ensure_ascii=False) for record in code_sample()]
    out = data_path("documents") / CODED_SAMPLE
    out.write_bytes(lzma.compress("".join(f"{line}\n" for line in lines).encode(), preset=9))
    sys.stdout.write(f"{len(lines)} documents, {out.stat().st_size} bytes: {out}\n")


if __name__ == "__main__":
    main()
