"""data/ontology -> Ontology. What the files say wrongly fails here, with file and place."""

from functools import cache
from pathlib import Path
from typing import Any

from graph.errors import DataError
from graph.model import Quad
from graph.ontology.terms import EventType, Measure, Mode, Ontology, Rung
from graph.resources import data_path, read_yaml

_TOP_RUNG = 10


@cache
def load_ontology() -> Ontology:
    """The shipped ontology. Immutable, hence read once a process."""
    return read_ontology(data_path("ontology"))


def read_ontology(folder: Path) -> Ontology:
    """The ontology of the four files in `folder`; DataError names file and entry."""
    plover = read_yaml(folder / "plover.yaml")
    types = {name: _event_type(folder / "plover.yaml", name, entry) for name, entry in plover["types"].items()}
    measures = {
        name: _measure(folder / "measures.yaml", name, entry, types)
        for name, entry in read_yaml(folder / "measures.yaml")["measures"].items()
    }
    groups = {
        name: _group(folder / "groups.yaml", name, entry, types, measures)
        for name, entry in read_yaml(folder / "groups.yaml")["groups"].items()
    }
    return Ontology(types, measures, _rungs(folder / "rungs.yaml"), frozenset(plover["contexts"]), groups)


def _event_type(path: Path, name: str, entry: dict[str, Any]) -> EventType:
    _only_keys(path, name, entry, {"quad", "score", "rung", "phrase", "modes"})
    rung = _rung(path, name, entry["rung"])
    modes = {}
    for mode, fields in (entry.get("modes") or {}).items():
        _only_keys(path, f"{name} {mode}", fields, {"score", "rung", "phrase"})
        modes[mode] = Mode(
            mode,
            _score(path, f"{name} {mode}", fields["score"]),
            _rung(path, f"{name} {mode}", fields.get("rung", rung)),
            _phrase(path, f"{name} {mode}", fields["phrase"]),
        )
    score, phrase = _score(path, name, entry["score"]), _phrase(path, name, entry["phrase"])
    return EventType(name, Quad(entry["quad"]), score, rung, phrase, modes)


def _measure(path: Path, name: str, entry: dict[str, Any], types: dict[str, EventType]) -> Measure:
    _only_keys(path, name, entry, {"label", "type", "mode", "rung", "phrase"})
    kind, mode = types.get(entry["type"]), entry.get("mode")
    if kind is None:
        raise DataError(path, name, f"there is no type {entry['type']}")
    if mode is not None and mode not in kind.modes:
        raise DataError(path, name, f"{kind.name} has no mode {mode}")
    rung, phrase = _rung(path, name, entry["rung"]), _phrase(path, name, entry["phrase"])
    return Measure(name, entry["label"], kind.name, mode, rung, phrase)


def _group(
    path: Path, name: str, entry: dict[str, Any], types: dict[str, EventType], measures: dict[str, Measure]
) -> frozenset[str]:
    """Either types or measures, and the sentence that says what they share."""
    _only_keys(path, name, entry, {"meaning", "types", "measures"})
    members, known = ("types", types) if "types" in entry else ("measures", measures)
    if not entry.get("meaning") or len(entry) != 2:
        raise DataError(path, name, "a group needs its meaning and either types or measures")
    if unknown := set(entry[members]) - set(known):
        raise DataError(path, name, f"there are no {members} {sorted(unknown)}")
    return frozenset(entry[members])


def _rungs(path: Path) -> tuple[Rung, ...]:
    rungs = tuple(Rung(e["rung"], e["label"], e.get("law")) for e in read_yaml(path)["rungs"])
    if [r.rung for r in rungs] != list(range(_TOP_RUNG + 1)):
        raise DataError(path, "rungs", f"the rungs must be 0 to {_TOP_RUNG}, in order")
    return rungs


def _only_keys(path: Path, place: str, entry: dict[str, Any], known: set[str]) -> None:
    if unknown := set(entry) - known:
        raise DataError(path, place, f"unknown keys {sorted(unknown)}")


def _rung(path: Path, place: str, value: Any) -> int:
    if not isinstance(value, int) or not 0 <= value <= _TOP_RUNG:
        raise DataError(path, place, f"a rung is 0 to {_TOP_RUNG}, not {value!r}")
    return value


def _score(path: Path, place: str, value: Any) -> float:
    if not isinstance(value, (int, float)) or not -10 <= value <= 10:
        raise DataError(path, place, f"a score is -10 to +10, not {value!r}")
    return float(value)


def _phrase(path: Path, place: str, value: str) -> str:
    if "{actors}" not in value or "{recipients}" not in value:
        raise DataError(path, place, "a phrase needs {actors} and {recipients}")
    return value
