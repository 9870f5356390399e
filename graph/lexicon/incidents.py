"""data/lexicon/incidents.yaml -> IncidentWords: how incidents are named, and which may be one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.errors import DataError
from graph.resources import data_path, read_yaml

_KEYS = frozenset(
    {"nouns", "measures", "modes", "families", "weapons", "light", "links", "toward", "instruments", "empty"}
)


@dataclass(frozen=True)
class IncidentWords:
    """Words in lower case. See the file's head for what each list is."""

    nouns: Mapping[str, str]
    measures: Mapping[str, str]
    modes: Mapping[str, str]
    families: Mapping[str, frozenset[str]]
    weapons: frozenset[str]
    light: frozenset[str]
    links: Mapping[str, str]
    toward: Mapping[str, str]
    instruments: frozenset[str]
    empty: frozenset[str]

    def by_mode(self, type_: str, mode: str | None) -> str | None:
        """The kind of incident that acts of a type and mode make, where their measure names none."""
        return self.modes.get(f"{type_}/{mode}") or self.modes.get(type_)

    def are_kin(self, one: str, other: str) -> bool:
        """Whether two kinds of incident may be names of one happening."""
        return one == other or any({one, other} <= family for family in self.families.values())


@cache
def load_incident_words() -> IncidentWords:
    """The shipped words. Immutable, hence read once a process."""
    path = data_path("lexicon", "incidents.yaml")
    content = read_yaml(path)
    if wrong := _KEYS ^ set(content):
        raise DataError(path, "incidents", f"unknown or missing keys {sorted(wrong)}")
    return IncidentWords(
        nouns=content["nouns"],
        measures=content["measures"],
        modes=content["modes"],
        families={name: frozenset(words) for name, words in content["families"].items()},
        weapons=frozenset(content["weapons"]),
        light=frozenset(content["light"]),
        links=content["links"],
        toward=content["toward"],
        instruments=frozenset(content["instruments"]),
        empty=frozenset(content["empty"]),
    )
