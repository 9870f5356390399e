"""data/lexicon/acts/context.yaml -> ContextWords: what decides whether and how an act word counts."""

from dataclasses import dataclass, fields
from functools import cache

from graph.errors import DataError
from graph.resources import data_path, read_yaml


@dataclass(frozen=True)
class ContextWords:
    """Sets of lemmas or forms in lower case; the file says of each what it is."""

    future: frozenset[str]
    negations: frozenset[str]
    particles: frozenset[str]
    forces: frozenset[str]
    crowd: frozenset[str]
    place_prepositions: frozenset[str]
    place_nouns: frozenset[str]
    time_nouns: frozenset[str]
    inside_prepositions: frozenset[str]
    reasons: frozenset[str]
    home_forces: frozenset[str]
    offices: frozenset[str]
    decided_measures: frozenset[str]
    possible: frozenset[str]
    deontic: frozenset[str]
    planning: frozenset[str]
    unreal_verbs: frozenset[str]
    unreal_nouns: frozenset[str]
    failing: frozenset[str]
    conditions: frozenset[str]
    supposed: frozenset[str]
    alleged: frozenset[str]
    relatives: frozenset[str]
    object_control: frozenset[str]
    factual_marks: frozenset[str]
    answering: frozenset[str]
    bare_offices: frozenset[str]
    elliptic: frozenset[str]
    told_acts: frozenset[str]
    verdicts: frozenset[str]
    sides: frozenset[str]
    texts: frozenset[str]
    closed_phrases: frozenset[str]
    reason_prepositions: frozenset[str]
    protest_prepositions: frozenset[str]
    abroad_forces: frozenset[str]


@cache
def load_context() -> ContextWords:
    """The shipped words. Immutable, hence read once a process."""
    path = data_path("lexicon", "acts", "context.yaml")
    content = read_yaml(path)
    if wrong := set(content) ^ {field.name for field in fields(ContextWords)}:
        raise DataError(path, "the file", f"{sorted(wrong)} are missing or unknown")
    return ContextWords(**{name: frozenset(words) for name, words in content.items()})
