"""Two selections side by side: which they are, and what is new, gone or changed between them. No Dash in here."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dashboard.queries import Facts
from dashboard.state import ViewState
from graph.model import Event


@dataclass(frozen=True)
class Row:
    """One kind of edge: who toward whom by what measure, and how many acts there are on each side."""

    what: str
    one: int
    other: int

    @property
    def change(self) -> str:
        if not self.one:
            return "new"
        if not self.other:
            return "gone"
        if self.one == self.other:
            return "same"
        return "more" if self.other > self.one else "fewer"


def other_side(state: ViewState) -> ViewState:
    """The filters of the second side: those of the first with the other dyad and dates where these are given."""
    return replace(
        state.question,
        dyad=state.other_dyad or state.dyad,
        pair=None if state.other_dyad else state.pair,
        first=state.other_first or (None if state.other_last else state.first),
        last=state.other_last or (None if state.other_first else state.last),
    )


def has_other_side(state: ViewState) -> bool:
    return other_side(state) != state.question


def changes(facts: Facts, one: Iterable[Event], other: Iterable[Event], *, by_party: bool) -> tuple[Row, ...]:
    """Kinds of edges with their numbers of acts on both sides, the greatest difference first.

    `by_party` tells parties apart (two periods of one dyad); without it only measures are compared (two dyads, whose
    parties are never the same).
    """
    counts = [Counter(key for event in side for key in _keys(facts, event, by_party)) for side in (one, other)]
    rows = [Row(key, counts[0][key], counts[1][key]) for key in {**counts[0], **counts[1]}]
    return tuple(sorted(rows, key=lambda row: (-abs(row.other - row.one), row.what)))


def _keys(facts: Facts, event: Event, by_party: bool) -> set[str]:
    measure = facts.measure_label(event)
    if not by_party:
        return {measure}
    return {f"{facts.state_name(a)} → {facts.state_name(r)}: {measure}" for a, r in event.dyads}
