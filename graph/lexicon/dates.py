"""data/lexicon/dates: the words of dates (words.yaml), and those of all expressions of time (expressions.yaml)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.errors import DataError
from graph.resources import data_path, read_yaml

_UNITS = frozenset({"hour", "day", "week", "month", "quarter", "year", "decade"})
_PARTS = frozenset({"early", "mid", "late", "first half", "second half"})
_BOUNDS = frozenset({"since", "from", "limit"})
_TENSES = frozenset({"ahead", "behind", "asked", "bare"})


@dataclass(frozen=True)
class DateWords:
    """Months and weekdays by number, number words by value, vague expressions as days before publication."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    vague: Mapping[str, tuple[int, int]]
    before: frozenset[str]


@dataclass(frozen=True)
class TimeExample:
    """A phrase and the value that it has; value None: it holds no expression of time. `ahead`: of what is to come."""

    phrase: str
    value: str | None
    ahead: bool = False


@dataclass(frozen=True)
class TimeWords:
    """The words of all expressions of time, in lower case with straight apostrophes.

    `units`: unit of the calendar and how many of it; `around`: first and last day from publication; `feasts`: month and
    day, or 0 and days after Easter Sunday; `parts`, `bounds` and `tense` name members of enums of graph.timex.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    numbers: Mapping[str, int]
    vague_numbers: frozenset[str]
    ordinals: Mapping[str, int]
    units: Mapping[str, tuple[str, int]]
    around: Mapping[str, tuple[int, int]]
    parts: Mapping[str, str]
    bounds: Mapping[str, str]
    hours: frozenset[str]
    whole_hours: frozenset[str]
    feasts: Mapping[str, tuple[int, int]]
    names: frozenset[str]
    tense: Mapping[str, str]
    examples: tuple[TimeExample, ...]


@cache
def load_date_words() -> DateWords:
    """The shipped words. Immutable, hence read once a process."""
    return read_date_words(data_path("lexicon", "dates", "words.yaml"))


@cache
def load_time_words() -> TimeWords:
    """The shipped words of all expressions of time. Immutable, hence read once a process."""
    return read_time_words(data_path("lexicon", "dates", "expressions.yaml"), load_date_words())


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


def read_time_words(path: Path, words: DateWords) -> TimeWords:
    """The words of one file, with months, weekdays and seasons from `words`; DataError names the wrong entry."""
    sections = _Sections(path, read_yaml(path))
    return TimeWords(
        months=words.months,
        weekdays=words.weekdays,
        seasons=words.seasons,
        numbers=sections.numbered("numbers"),
        vague_numbers=frozenset(w for e in sections.entries("numbers") if e.get("vague") for w in e["words"]),
        ordinals=sections.numbered("ordinals"),
        units={w: (e["unit"], e["count"]) for e, w in sections.named("units", "unit", _UNITS)},
        around=sections.windows(),
        parts={w: e["part"] for e, w in sections.named("parts", "part", _PARTS)},
        bounds={w: e["bound"] for e, w in sections.named("bounds", "bound", _BOUNDS)},
        hours=sections.plain("hours"),
        whole_hours=sections.plain("whole_hours"),
        feasts=sections.feasts(),
        names=sections.plain("names"),
        tense={w: e["tense"] for e, w in sections.named("tense", "tense", _TENSES)},
        examples=tuple(sections.examples()),
    )


@dataclass(frozen=True)
class _Sections:
    """The sections of expressions.yaml, each a list of entries with `words` and examples."""

    path: Path
    content: Mapping[str, Any]

    def entries(self, section: str) -> list[dict[str, Any]]:
        entries = self.content.get(section)
        if not entries:
            raise DataError(self.path, section, "the section is missing or empty")
        seen: set[str] = set()
        for entry in entries:
            if not entry.get("words"):
                raise DataError(self.path, section, f"an entry without words: {entry}")
            if twice := seen.intersection(entry["words"]):
                raise DataError(self.path, section, f"{', '.join(sorted(twice))} stands in two entries")
            seen.update(entry["words"])
        return list(entries)

    def plain(self, section: str) -> frozenset[str]:
        return frozenset(word for entry in self.entries(section) for word in entry["words"])

    def numbered(self, section: str) -> dict[str, int]:
        return {word: value for entry in self.entries(section) for word, value in entry["words"].items()}

    def named(self, section: str, key: str, known: frozenset[str]) -> Iterator[tuple[dict[str, Any], str]]:
        for entry in self.entries(section):
            if entry.get(key) not in known:
                raise DataError(self.path, section, f"{key} {entry.get(key)!r} is none of {', '.join(sorted(known))}")
            for word in entry["words"]:
                yield entry, word

    def windows(self) -> dict[str, tuple[int, int]]:
        found = {}
        for entry in self.entries("around"):
            first, last = entry["days"]
            if first > last:
                raise DataError(self.path, entry["words"][0], "its first day lies after its last")
            found.update(dict.fromkeys(entry["words"], (first, last)))
        return found

    def feasts(self) -> dict[str, tuple[int, int]]:
        found = {}
        for entry in self.entries("feasts"):
            month, day = map(int, entry["date"].split("-")) if "date" in entry else (0, entry["easter"])
            found.update(dict.fromkeys(entry["words"], (month, day)))
        return found

    def examples(self) -> Iterator[TimeExample]:
        for section in (name for name in self.content if name != "read_against"):
            for entry in self.entries(section):
                yield from (TimeExample(p, str(v)) for p, v in entry.get("examples", {}).items())
                yield from (TimeExample(p, str(v), ahead=True) for p, v in entry.get("ahead", {}).items())
                yield from (TimeExample(p, None) for p in entry.get("none", ()))
