"""The terms of the ontology. PLOVER manual draft 2.0 for types, modes and scores; the ladder is our own."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import Quad


@dataclass(frozen=True)
class Mode:
    """How an act of a type is done; `score` -10 to +10, `rung` 0 to 10."""

    name: str
    score: float
    rung: int
    phrase: str


@dataclass(frozen=True)
class EventType:
    """One of PLOVER's sixteen types."""

    name: str
    quad: Quad
    score: float
    rung: int
    phrase: str
    modes: Mapping[str, Mode]


@dataclass(frozen=True)
class Measure:
    """A diplomatic instrument, with its PLOVER type and mode and its step on the ladder."""

    name: str
    label: str
    type: str
    mode: str | None
    rung: int
    phrase: str


@dataclass(frozen=True)
class Rung:
    """A step of the diplomatic ladder; `law` says where a Vienna Convention speaks of it."""

    rung: int
    label: str
    law: str | None


@dataclass(frozen=True)
class Ontology:
    """All kinds that an event can be of."""

    types: Mapping[str, EventType]
    measures: Mapping[str, Measure]
    rungs: tuple[Rung, ...]
    contexts: frozenset[str]
    groups: Mapping[str, frozenset[str]]

    def group(self, name: str) -> frozenset[str]:
        """The types (or measures) of a group of data/ontology/groups.yaml; KeyError where there is none."""
        return self.groups[name]

    def score(self, type_: str, mode: str | None) -> float:
        """PLOVER's number: that of the mode where there is one, else that of the type."""
        kind = self.types[type_]
        return kind.modes[mode].score if mode else kind.score

    def rung(self, type_: str, mode: str | None, measure: str | None) -> int:
        """The measure's step; without a measure that of the mode, else that of the type."""
        if measure:
            return self.measures[measure].rung
        kind = self.types[type_]
        return kind.modes[mode].rung if mode else kind.rung

    def phrase(self, type_: str, mode: str | None, measure: str | None) -> str:
        """The act in words with places for {actors} and {recipients}."""
        if measure and self.measures[measure].type == type_:
            return self.measures[measure].phrase
        kind = self.types[type_]
        return kind.modes[mode].phrase if mode else kind.phrase
