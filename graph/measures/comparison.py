"""Crises side by side, aligned by days since onset."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from graph.measures.frame import events_frame, once
from graph.measures.tension import SIDES, Tension
from graph.model import Collection


@dataclass(frozen=True)
class Comparison:
    """`hostility` and `cooperation`: index `day` (0 is the onset), one column a crisis, NaN beyond its series.
    `onsets`: first day of each; crises without any hostile act are in `without_onset` and in no frame. `events`: what
    was counted in any of them, one row an event.
    """

    hostility: pd.DataFrame
    cooperation: pd.DataFrame
    onsets: dict[str, date]
    without_onset: tuple[str, ...]
    events: pd.DataFrame


def onset(tension: Tension, *, rung: int = 1) -> date | None:
    """The first day of the first hostile act at or above `rung`; None without any."""
    hostile = tension.events[(tension.events["side"] == "hostility") & (tension.events["rung"] >= rung)]
    return None if hostile.empty else hostile["date"].min().date()


def comparison(tensions: Mapping[str, Tension], *, rung: int = 1) -> Comparison:
    """Tensions of several crises against days since their onset.

    Definition: day 0 is the day of the first hostile act at or above `rung`; earlier days are negative. Nothing is
    scaled: the curves keep their points, which are comparable only as far as the documents cover both alike.

    Unit: score points by days. Edge cases: a crisis without onset is named in `without_onset`; one crisis is allowed;
    names stand in the order given.

    Source: own; alignment by event time as usual in event studies.

    >>> from graph.measures import tension
    >>> from graph.measures.examples import short_crisis, two_events
    >>> both = comparison({"A": tension(short_crisis()), "B": tension(two_events())})
    >>> both.hostility.loc[0].round(1).to_dict()
    {'A': 7.0, 'B': 7.0}
    """
    onsets = {name: onset(tension, rung=rung) for name, tension in tensions.items()}
    begun = {name: day for name, day in onsets.items() if day is not None}
    frames = {
        side: pd.DataFrame({name: _since(tensions[name].curves[side], day) for name, day in begun.items()})
        for side in SIDES
    }
    counted = [tension.events for tension in tensions.values()]
    hostility, cooperation = (frames[side].rename_axis("day") for side in SIDES)
    return Comparison(
        hostility=hostility,
        cooperation=cooperation,
        onsets=begun,
        without_onset=tuple(name for name, day in onsets.items() if day is None),
        events=once(pd.concat(counted)) if counted else events_frame(Collection()),
    )


def _since(curve: pd.Series, day: date) -> pd.Series:
    numbers = (pd.DatetimeIndex(curve.index) - pd.Timestamp(day)).days
    return pd.Series(curve.to_numpy(), index=numbers)
