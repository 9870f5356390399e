"""The escalation ladder: which step each state took when, and the highest step it had reached by then."""

from dataclasses import dataclass

import pandas as pd

from graph.measures.frame import COUNTED, EventsLike, dated, frame_of
from graph.measures.scope import Scope, ScopeLike
from graph.model import Quad
from graph.ontology import load_ontology


@dataclass(frozen=True)
class Ladder:
    """`steps`: one row an act and acting state, with the events frame's columns and `state`, `is_done` (it happened or
    is alleged to have), `is_hollow` (a threat, or not certainly done), `is_down` (a cooperative act after the state's
    first hostile one). `highest`: by day (index) and state (column), the highest rung of what was done so far; 0
    before the first hostile act. `alleged`: the same with what is only alleged, never lower.
    """

    scope: Scope
    steps: pd.DataFrame
    highest: pd.DataFrame
    alleged: pd.DataFrame
    undated: int

    @property
    def states(self) -> tuple[str, ...]:
        return tuple(str(state) for state in self.highest.columns)

    @property
    def top(self) -> int:
        """The highest rung that anybody reached; 0 without any act."""
        return int(self.highest.to_numpy().max()) if self.highest.size else 0


def ladder(events: EventsLike, *, dyad: ScopeLike) -> Ladder:
    """Steps on the diplomatic ladder by time, one lane a state.

    Definition: an act stands at its rung (0 to 10, data/ontology/rungs.yaml) in the lane of the state that acts, on
    the first day of its window. The running maximum `highest` counts hostile acts that happened.

    Unit: rungs; an order, not a distance. Edge cases: without any dated act all frames are empty; same-day acts all
    stand; undated acts are counted in `undated`; an act of several states stands in each one's lane; planned,
    threatened, demanded, denied and negated acts are steps that are not done, and raise nothing.

    Source: the ladder is our own synthesis; no published numbered one exists.

    >>> from graph.measures.examples import short_crisis
    >>> steps = ladder(short_crisis(), dyad="AAA-BBB")
    >>> steps.top, steps.highest.loc["2030-01-06"].to_dict()
    (6, {'AAA': 4, 'BBB': 6})
    >>> steps.steps[steps.steps.is_down].id.tolist()
    ['e5', 'e6', 'e7']
    """
    scope = Scope.of(dyad)
    frame = frame_of(events, scope)
    inside = frame[scope.mask(frame)].drop_duplicates(["id", "actor"])
    known = dated(inside).sort_values(["date", "id", "actor"], ignore_index=True)
    hostile = known["quad"] >= Quad.VERBAL_CONFLICT
    done = known["status"].isin(COUNTED)
    steps = known.assign(
        state=known["actor"],
        is_done=done,
        is_hollow=known["status"].ne("occurred") | known["type"].isin(load_ontology().group("threats")),
        is_down=~hostile & known["actor"].isin(known.loc[hostile, "actor"]) & _after_first(known, hostile & done),
    )
    certain = hostile & known["status"].eq("occurred")
    return Ladder(
        scope=scope,
        steps=steps,
        highest=_highest(steps[certain], scope, known),
        alleged=_highest(steps[hostile & done], scope, known),
        undated=len(inside) - len(known),
    )


def _after_first(known: pd.DataFrame, hostile: pd.Series) -> pd.Series:
    if known.empty:  # pandas maps an empty column onto days only with an error
        return pd.Series(False, index=known.index, dtype=bool)
    first = known["date"].where(hostile).groupby(known["actor"]).transform("min")
    return known["date"] >= first


def _highest(raising: pd.DataFrame, scope: Scope, known: pd.DataFrame) -> pd.DataFrame:
    if known.empty:
        return pd.DataFrame(columns=list(scope.actors))
    days = pd.date_range(known["date"].min(), known["date_end"].max(), freq="D", name="day")
    lanes = {
        state: raising[raising["state"] == state].groupby("date")["rung"].max().reindex(days).cummax().ffill()
        for state in scope.actors
    }
    return pd.DataFrame(lanes, index=days).fillna(0).astype("int64")
