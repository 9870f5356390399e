"""data/lexicon/regions.yaml -> Regions: what stands for states without being one of their names."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.errors import DataError
from graph.lexicon.actors import load_actors
from graph.resources import data_path, read_yaml


@dataclass(frozen=True)
class Regions:
    """States by region (lower case), and by the letters before the names of their warships."""

    groups: Mapping[str, tuple[str, ...]]
    ships: Mapping[str, str]


@cache
def load_regions() -> Regions:
    """The shipped file, its states checked. Immutable, hence read once a process."""
    path = data_path("lexicon", "regions.yaml")
    content = read_yaml(path)
    groups = {name: tuple(states) for name, states in content["groups"].items()}
    known = load_actors().labels
    if unknown := {*content["ships"].values(), *(s for states in groups.values() for s in states)} - set(known):
        raise DataError(path, "states", f"{sorted(unknown)} are not known")
    return Regions(groups, content["ships"])
