"""Turning points: the days on which the pace of acts changed, and the periods between them."""

import itertools
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.measures.tension import SIDES, Tension, pulses

SHORTEST = 7  # days; a shorter burst is an exchange, not a period
_MANY_DAYS = 4000  # above, change points are sought in every seventh day only
_EXPLAIN_WITHIN = 7  # days from a turning point on, whose acts made it


@dataclass(frozen=True)
class Turning:
    """A change of pace. `before` and `after`: score points a week by side, of the periods that meet here. `events`:
    the acts of the first `SHORTEST` days of the new period, heaviest first; where there are none (a pause began), the
    last acts before it.
    """

    day: date
    before: dict[str, float]
    after: dict[str, float]
    events: pd.DataFrame


@dataclass(frozen=True)
class Period:
    """Days of a steady pace, named by its dates; score points a week by side."""

    first: date
    last: date
    pace: dict[str, float]
    events: int

    @property
    def name(self) -> str:
        return f"{self.first.isoformat()} to {self.last.isoformat()}"


@dataclass(frozen=True)
class TurningPoints:
    """All turnings in order, and the periods: one more than turnings, none for an empty series."""

    turnings: tuple[Turning, ...]
    periods: tuple[Period, ...]


def turning_points(tension: Tension, *, penalty: float = 2.0) -> TurningPoints:
    """Change points of the daily weights of a tension's acts, hostile and cooperative together.

    Definition: the series of daily weights (not of the decayed curves, whose every fading would look like a change)
    is cut where the sum of squared distances from each piece's mean, plus `penalty` * variance * ln(days) for each
    cut, is least (PELT); both sides are divided by their standard deviation first. No piece is shorter than
    `SHORTEST` days. A greater penalty gives fewer turning points.

    Unit: score points a week. Edge cases: an empty or short series (under two pieces) has one period at most, and no
    turning; undated acts play no part; a window counts with its share on each of its days.

    Source: Killick, Fearnhead and Eckley (2012), JASA 107; implementation: ruptures (Truong, Oudre and Vayatis 2020,
    Signal Processing 167).

    >>> from graph.measures import tension
    >>> from graph.measures.examples import short_crisis
    >>> found = turning_points(tension(short_crisis(), dyad="AAA-BBB"))
    >>> [period.name for period in found.periods]
    ['2030-01-02 to 2030-01-08', '2030-01-09 to 2030-02-09', '2030-02-10 to 2030-02-20']
    >>> found.turnings[1].events.id.tolist()
    ['e5', 'e6']
    """
    if tension.is_empty:
        return TurningPoints((), ())
    daily = daily_weights(tension)
    cuts = [0, *_cuts(daily.to_numpy(), penalty)]
    days = pd.DatetimeIndex(daily.index)
    periods = tuple(
        _period(tension, daily.iloc[begin:end], days[begin].date(), days[end - 1].date())
        for begin, end in itertools.pairwise(cuts)
    )
    turnings = tuple(_turning(tension, before, after) for before, after in itertools.pairwise(periods))
    return TurningPoints(turnings, periods)


def daily_weights(tension: Tension) -> pd.DataFrame:
    """The weight that fell on each day of the series, by side; of a window its share."""
    days = pd.DatetimeIndex(tension.curves.index)
    by_side = {side: pulses(tension.events[tension.events["side"] == side], days) for side in SIDES}
    return pd.DataFrame(by_side, index=days)


def _cuts(signal: npt.NDArray[np.float64], penalty: float) -> list[int]:
    """Ends of the pieces, the length of the series last."""
    if len(signal) < 2 * SHORTEST:
        return [len(signal)]
    spread = signal.std(axis=0)
    scaled = signal / np.where(spread > 0, spread, 1.0)
    # Loaded here: it brings scipy.stats, a second that whoever asks for no turning points need not wait.
    import ruptures

    search = ruptures.Pelt(model="l2", min_size=SHORTEST, jump=1 if len(signal) <= _MANY_DAYS else 7)
    cuts: list[int] = search.fit_predict(scaled, pen=penalty * np.log(len(signal)))
    return cuts


def _period(tension: Tension, daily: pd.DataFrame, first: date, last: date) -> Period:
    inside = tension.events["date"].between(pd.Timestamp(first), pd.Timestamp(last))
    pace = {side: round(float(daily[side].mean()) * 7, 9) for side in SIDES}
    return Period(first, last, pace, int(inside.sum()))


def _turning(tension: Tension, before: Period, after: Period) -> Turning:
    events = tension.events
    begin = pd.Timestamp(after.first)
    fresh = events[events["date"].between(begin, begin + pd.Timedelta(days=_EXPLAIN_WITHIN - 1))]
    if fresh.empty:
        earlier = events[events["date"].between(pd.Timestamp(before.first), pd.Timestamp(before.last))]
        fresh = earlier[earlier["date"] == earlier["date"].max()]
    made_by = fresh.sort_values(["weight", "date", "id"], ascending=[False, True, True], ignore_index=True)
    return Turning(after.first, before.pace, after.pace, made_by)
