"""The formats by name, and the tables that translate their codes."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa

from graph.errors import DataError
from graph.library.importers.form import EventFormat
from graph.library.importers.gdelt import GDELT
from graph.library.importers.icews import ICEWS
from graph.library.importers.polecat import POLECAT
from graph.ontology import Ontology
from graph.resources import data_path

FORMATS: Mapping[str, EventFormat] = {form.origin.value: form for form in (GDELT, ICEWS, POLECAT)}


def code_table() -> pa.Table:
    """system, code, state."""
    return _text_table(data_path("lexicon", "country_codes.csv"), ("system", "code", "state"))


def role_table() -> pa.Table:
    """code, kind, name."""
    return _text_table(data_path("lexicon", "cameo_roles.csv"), ("code", "kind", "name"))


def kind_table(ontology: Ontology) -> pa.Table:
    """kind (a CAMEO code, or PLOVER's TYPE/mode), type, mode, rung, score, quad: what an event of that kind becomes.

    A code for which PLOVER has no act has no type, rung and score 0, and counts as verbal cooperation, as GDELT does.
    """
    rows = [*_cameo_rows(ontology), *_plover_rows(ontology)]
    names = ["kind", "type", "mode", "rung", "score", "quad"]
    types = [pa.string(), pa.string(), pa.string(), pa.int8(), pa.float32(), pa.int8()]
    return pa.table([pa.array(c, t) for c, t in zip(zip(*rows, strict=True), types, strict=True)], names=names)


def _cameo_rows(ontology: Ontology) -> Iterator[tuple[object, ...]]:
    path = data_path("ontology", "cameo.csv")
    for row in read_table(path):
        kind, mode = row["type"] or None, row["mode"] or None
        if kind is None:
            yield row["cameo"], None, None, 0, 0.0, 1
        elif kind not in ontology.types or (mode and mode not in ontology.types[kind].modes):
            raise DataError(path, row["cameo"], f"the ontology has no {kind} {mode or ''}".strip())
        else:
            yield row["cameo"], *_kind(ontology, kind, mode)


def _plover_rows(ontology: Ontology) -> Iterator[tuple[object, ...]]:
    for kind in ontology.types.values():
        for mode in (None, *kind.modes):
            yield f"{kind.name}/{mode or ''}", *_kind(ontology, kind.name, mode)


def read_table(path: Path) -> list[dict[str, str]]:
    """A CSV file of the program's data; lines that begin with # are about it."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def _kind(ontology: Ontology, kind: str, mode: str | None) -> tuple[object, ...]:
    return kind, mode, ontology.rung(kind, mode, None), ontology.score(kind, mode), int(ontology.types[kind].quad)


def _text_table(path: Path, names: tuple[str, ...]) -> pa.Table:
    rows = read_table(path)
    return pa.table({name: pa.array([row[name] for row in rows], pa.string()) for name in names})
