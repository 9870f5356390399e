"""Sums by dyad, by state, by entity and by day: what matrix, map, activity and calendar charts show."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from graph.measures.frame import EventsLike, counted, dated, frame_of, once
from graph.measures.scope import Scope, ScopeLike
from graph.measures.tension import HALF_LIFE, decayed
from graph.measures.tension import tension as tension_of
from graph.measures.weights import Weighting
from graph.model import Quad

_SUMS = ["acts", "hostile", "cooperative", "hostility", "cooperation"]


def by_dyad(events: EventsLike) -> pd.DataFrame:
    """One row for each ordered pair of states that acts join: index (actor, recipient).

    Columns: acts, hostile, cooperative (numbers), hostility, cooperation (summed |score|, not decayed), top_rung,
    events (ids, joined by blanks). Acts within a state and what did not happen are left out; undated acts count.

    >>> from graph.measures.examples import short_crisis
    >>> by_dyad(short_crisis())[["acts", "hostility"]].to_dict("index")[("AAA", "BBB")]
    {'acts': 4, 'hostility': 12.5}
    """
    acts = _between_states(counted(frame_of(events))).drop_duplicates(["id", "actor", "recipient"])
    return _summed(acts, ["actor", "recipient"])


def by_actor(events: EventsLike) -> pd.DataFrame:
    """One row for each acting entity (index: its id), most acts first; columns as `by_dyad`. An act of several
    entities counts once for each of them; acts within a state count too.
    """
    acts = once(counted(frame_of(events)))
    acts = acts.assign(entity=acts["actors"]).explode("entity").dropna(subset=["entity"])
    summed = _summed(acts, ["entity"])
    return summed.sort_values(["acts", "hostility"], ascending=False, kind="stable")


def by_day(events: EventsLike, *, dyad: ScopeLike | None = None) -> pd.DataFrame:
    """One row for each day with acts; columns as `by_dyad`. A window counts on its first day; undated acts nowhere."""
    scope = Scope.of(dyad) if dyad is not None else None
    frame = frame_of(events, scope)
    inside = frame[scope.mask(frame)] if scope else _between_states(frame)
    acts = once(dated(counted(inside)))
    return _summed(acts.assign(day=acts["date"]), ["day"])


def tension_by_state(events: EventsLike, *, on: date | str | None = None, half_life: float = HALF_LIFE) -> pd.DataFrame:
    """Tension that each state is part of on one day: index state, columns hostility, cooperation (score points).

    Definition: the decayed weights of `tension` of all acts between two states that have begun by `on` (default: the
    last day of the series), summed for each state that does them or that they are done to. An act counts in full for
    each; the column's sum is therefore about twice the tension of all states. Without acts an empty frame.
    """
    frame = frame_of(events)
    whole = tension_of(frame, half_life=half_life, until=on)
    if whole.is_empty:
        return pd.DataFrame(columns=["hostility", "cooperation"], dtype="float64").rename_axis("state")
    number = int(whole.curves.index[-1].to_datetime64().astype("datetime64[D]").astype(np.int64))
    worth = whole.events[["id", "side"]].assign(points=decayed(whole.events, [number], half_life)[:, 0])
    rows = frame.loc[frame["id"].isin(worth["id"]), ["id", "actor", "recipient"]]
    parts = pd.concat(
        [_between_states(rows)[["id", side]].set_axis(["id", "state"], axis=1) for side in ("actor", "recipient")]
    )
    table = (
        parts.drop_duplicates()
        .merge(worth, on="id")
        .pivot_table(index="state", columns="side", values="points", aggfunc="sum")
    )
    return table.reindex(columns=["hostility", "cooperation"]).fillna(0.0).rename_axis(columns=None)


def _between_states(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["actor"].notna() & rows["recipient"].notna() & (rows["actor"] != rows["recipient"])]


def _summed(acts: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    weight, conflict = Weighting.PLOVER.signed(acts).abs(), acts["quad"] >= Quad.VERBAL_CONFLICT
    columns = acts.assign(
        acts=1,
        hostile=conflict.astype("int64"),
        cooperative=(~conflict).astype("int64"),
        hostility=weight.where(conflict, 0.0),
        cooperation=weight.where(~conflict, 0.0),
    )
    grouped = columns.groupby(list(keys), sort=True)
    return grouped[_SUMS].sum().assign(top_rung=grouped["rung"].max(), events=grouped["id"].agg(" ".join))
