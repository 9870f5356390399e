"""data/lexicon/dates -> DateWords: the words that dates are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.errors import DataError
from graph.resources import data_path, read_yaml


@dataclass(frozen=True)
class DateWords:
    """Months and weekdays by number, number words by value, vague expressions as days before publication."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    vague: Mapping[str, tuple[int, int]]
    before: frozenset[str]


@cache
def load_date_words() -> DateWords:
    """The shipped words. Immutable, hence read once a process."""
    return read_date_words(data_path("lexicon", "dates", "words.yaml"))


def read_date_words(path: Path) -> DateWords:
    """The words of one file; DataError names the entry that is wrong."""
    content = read_yaml(path)
    for name, (first, last) in content["vague"].items():
        if first < last or last < 0:
            raise DataError(path, name, "a vague expression is (days before at its beginning, at its end)")
    return DateWords(
        months=content["months"],
        weekdays=content["weekdays"],
        numbers=content["numbers"],
        seasons={name: (first, last) for name, (first, last) in content["seasons"].items()},
        vague={name: (first, last) for name, (first, last) in content["vague"].items()},
        before=frozenset(content["before"]),
    )
