"""The Goldstein score of PLOVER's types and modes, through the CAMEO code nearest in meaning."""

import csv
from dataclasses import dataclass
from functools import cache

import pandas as pd

from graph.errors import DataError
from graph.resources import data_path


@dataclass(frozen=True)
class Goldstein:
    """A CAMEO code and its score, -10 (war) to +10 (peace)."""

    cameo: str
    score: float


def goldstein(type_: str, mode: str | None = None) -> Goldstein:
    """Of a type and mode; a mode that the table lacks stands for its type. KeyError for an unknown type.

    >>> goldstein("SANCTION", "expel")
    Goldstein(cameo='166', score=-7.0)

    Source: Goldstein (1992), Journal of Conflict Resolution 36(2), as extended to CAMEO and used by ICEWS.
    """
    table = _table()
    return table.get((type_, mode or "")) or table[type_, ""]


def goldstein_scores(events: pd.DataFrame) -> pd.Series:
    """One score a row: the imported one where there is one, else that of type and mode."""
    known = pd.to_numeric(events["goldstein"], errors="coerce")
    if known.notna().all():
        return known
    pairs = zip(events["type"], events["mode"], strict=True)
    mapped = [goldstein(type_, mode if isinstance(mode, str) else None).score for type_, mode in pairs]
    return known.fillna(pd.Series(mapped, index=events.index, dtype="float64"))


@cache
def _table() -> dict[tuple[str, str], Goldstein]:
    path = data_path("ontology", "goldstein.csv")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines))
    if any(None in row.values() for row in rows):
        raise DataError(path, "a row", "needs type, mode, cameo and goldstein")
    return {(row["type"], row["mode"]): Goldstein(row["cameo"], float(row["goldstein"])) for row in rows}
