"""Figures of how well a reader reads: right ones among those wanted and those given."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

_COMPARED = (
    *("mention type", "mention state", "type", "mode", "measure", "status"),
    *("actor states", "recipient states"),
)
_LEVELS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass
class Score:
    """Of `wanted` ones `found`, of `given` ones `right`."""

    wanted: int = 0
    given: int = 0
    found: int = 0
    right: int = 0

    def want(self, *, found: bool) -> None:
        """Count one that should be found."""
        self.wanted += 1
        self.found += found

    def give(self, *, right: bool) -> None:
        """Count one that the reader gave."""
        self.given += 1
        self.right += right

    @property
    def recall(self) -> float:
        return self.found / max(1, self.wanted)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.given)

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision; 0 where both are."""
        return 2 * self.recall * self.precision / max(1e-9, self.recall + self.precision)

    def __str__(self) -> str:
        recall, precision = (
            f"recall {self.recall:.3f} of {self.wanted}",
            f"precision {self.precision:.3f} of {self.given}",
        )
        return f"{recall}, {precision}, F1 {self.f1:.3f}"


@dataclass
class Figures:
    """All figures of a part. `of` counts comparisons by what is compared ("type"), and right ones ("type right")."""

    mentions: Score = field(default_factory=Score)
    triggers: Score = field(default_factory=Score)
    events: Score = field(default_factory=Score)
    events_status: Score = field(default_factory=Score)
    of: Counter[str] = field(default_factory=Counter)
    types: dict[str, Score] = field(default_factory=dict)
    reliability: list[tuple[float, bool]] = field(default_factory=list)

    def compare(self, name: str, *, right: bool) -> None:
        """Count one comparison."""
        self.of[name] += 1
        self.of[f"{name} right"] += right

    def share(self, name: str) -> float:
        """How many of the comparisons were right, 0 to 1."""
        return self.of[f"{name} right"] / max(1, self.of[name])

    def of_type(self, name: str) -> Score:
        return self.types.setdefault(name, Score())


def lines(figures: Figures) -> Iterator[str]:
    """The figures in words."""
    yield f"mentions {figures.mentions}"
    yield f"triggers {figures.triggers}"
    for name in _COMPARED:
        yield f"{name}: {figures.share(name):.3f} of {figures.of[name]}"
    yield f"events (type, dyad) {figures.events}"
    yield f"events (and status) {figures.events_status}"
    for name, score in sorted(figures.types.items()):
        yield f"  {name:10} {score}"
    for level in _LEVELS:
        here = [hit for score, hit in figures.reliability if level <= score]
        yield f"  score >= {level}: {len(here)} events, {sum(here) / max(1, len(here)):.3f} right"
