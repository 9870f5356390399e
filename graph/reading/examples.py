"""What the network is trained on: windows with tags and pairs (scan), triggers with answers (weigh)."""

from dataclasses import dataclass, field

from graph.reading.features import Row
from graph.reading.labels import Joined
from graph.reading.pieces import Asked, Pieces, Window


@dataclass(frozen=True)
class Pointing:
    """Which of several does one point to? `at`, `candidates`: places in the example; `right`: those it may be."""

    at: int
    candidates: list[int]
    rows: list[Row]
    right: list[bool]


@dataclass(frozen=True)
class Pair:
    """Two triggers of a window, the earlier one first, and what joins them."""

    one: int
    other: int
    row: Row
    joined: Joined


@dataclass(frozen=True)
class Candidate:
    """A mention or time that may take part in an act: does it, in each of the ways that are asked about?"""

    place: Pieces
    row: Row
    answers: tuple[bool, ...]


@dataclass
class ScanExample:
    """A window with its tags, and the places of what is in it; pairs come with their features and the right answer."""

    window: Window
    mention_tags: list[int]
    trigger_tags: list[int]
    mentions: list[Pieces] = field(default_factory=list)
    anchors: list[Pieces] = field(default_factory=list)
    triggers: list[Pieces] = field(default_factory=list)
    same: list[Pointing] = field(default_factory=list)
    whose: list[Pointing] = field(default_factory=list)
    linked: list[Pair] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.window.offsets)


@dataclass(frozen=True)
class Code:
    """Numbers of an act's labels. `type` 0: no act."""

    type: int = 0
    mode: int = 0
    measure: int = 0
    status: int = 0


@dataclass
class WeighExample:
    """A trigger in its window. `roles`: does a mention act, is it acted on; `times`: does it date the act."""

    asked: Asked
    code: Code
    roles: list[Candidate] = field(default_factory=list)
    times: list[Candidate] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.asked)
