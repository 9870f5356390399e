"""The name of what the coder knows and does: it changes whenever weights, data or code of the coding change."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from graph.resources import data_path

_CODE = Path(__file__).parent
# What decides how a text is coded; readers, library, charts and pages do not.
_PACKAGES = ("coding", "language", "lexicon", "merging", "model", "ontology", "reading", "span_coding", "timex")
_DATA = ("lexicon", "ontology", "pipeline", "reader")


@cache
def coder_version() -> str:
    """Twelve hexadecimal digits; the library keeps them with each record, so that `recode` finds the outdated ones."""
    return version_of([*(_CODE / package for package in _PACKAGES), *(data_path(folder) for folder in _DATA)])


def version_of(folders: Iterable[Path]) -> str:
    """A hash of the names and contents of all files below `folders`, without what Python compiles by the way."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
            content = path.read_bytes()
            digest.update(f"{folder.name}/{path.relative_to(folder).as_posix()} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()[:12]
