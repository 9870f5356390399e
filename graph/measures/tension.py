"""Tension: hostility and cooperation of a dyad or a group of states, day by day, each fading with a half-life."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.measures.frame import EventsLike, counted, dated, frame_of, once
from graph.measures.scope import Scope, ScopeLike
from graph.measures.weights import Weighting

Floats = npt.NDArray[np.float64]

HALF_LIFE = 14.0  # days; design.md section 9
BAND = (7.0, 30.0)  # the half-lives whose curves bound the band
COVERAGE_GAP = 30  # days: beyond this distance from any act or publication nobody was looking, as far as we know
SIDES = ("hostility", "cooperation")
_NEEDED = ["document", "date", "first_day", "last_day", "weight", "side"]  # for a curve; the others are told only
_SPACE_LIMIT = 20_000_000  # cells of the (document, day) table of the envelope; above it there is none


@dataclass(frozen=True)
class Tension:
    """Hostility and cooperation over time, and everything needed to defend a point of them.

    All frames have one row a day. `curves`: columns hostility, cooperation (score points). `coverage`: True where the
    day lies within `COVERAGE_GAP` days of an act or a publication of the scope; a chart breaks its lines elsewhere.
    `events`: what was counted, one row an event, with columns side, weight, first_day, last_day (day numbers).
    """

    scope: Scope | None
    half_life: float
    weighting: Weighting
    curves: pd.DataFrame
    coverage: pd.Series
    events: pd.DataFrame
    undated: int
    not_done: int

    @property
    def hostility(self) -> pd.Series:
        return self.curves["hostility"]

    @property
    def cooperation(self) -> pd.Series:
        return self.curves["cooperation"]

    @cached_property
    def band(self) -> pd.DataFrame:
        """Lowest and highest curve among this half-life and those of `BAND`.

        Columns hostility_low, hostility_high, cooperation_low, cooperation_high.
        """
        return _bounds(self.curves, [_curves(self.events, self._days, half_life) for half_life in BAND])

    @cached_property
    def envelope(self) -> pd.DataFrame:
        """Lowest and highest curve when any one document is left out; columns as `band`."""
        return _envelope(self.events, self._days, self.half_life, self.curves)

    @property
    def _days(self) -> pd.DatetimeIndex:
        return pd.DatetimeIndex(self.curves.index)

    @property
    def is_empty(self) -> bool:
        return self.curves.empty

    @property
    def as_of(self) -> date | None:
        """The last day of the series."""
        return None if self.is_empty else self.curves.index[-1].date()

    @property
    def documents(self) -> int:
        return int(self.events["document"].nunique())

    def contributions(self, day: date | str | pd.Timestamp) -> pd.DataFrame:
        """What each event adds to the two curves on `day`; by side these sum to the curve exactly (to 1e-9).

        Columns: the events frame's, then side, weight (score points), contribution (score points). Largest first.
        Events that have not begun on that day, or whose weight is zero, add nothing and are not listed.
        """
        number = _day_number(pd.Timestamp(day))
        adds = decayed(self.events, [number], self.half_life)[:, 0]
        listed = self.events.assign(contribution=adds)[adds > 0]
        return listed.sort_values(["contribution", "id"], ascending=[False, True], ignore_index=True)

    def sampled(self, frequency: str) -> pd.DataFrame:
        """The curves by ``D``, ``W`` or ``M``: the value on the last day of each week (Sunday) or month.

        A value of a day, not a mean, so that `contributions` of that day explain it. The index holds those days; the
        last, begun period is told on the last day of the series.
        """
        if frequency == "D" or self.is_empty:
            return self.curves
        periods = pd.DatetimeIndex(self.curves.index).to_period({"W": "W-SUN", "M": "M"}[frequency])
        return self.curves.loc[~periods.duplicated(keep="last")]

    def peak(self, side: str = "hostility") -> tuple[date, float] | None:
        """The day and height of the highest point; None without any."""
        series = self.curves[side]
        if series.empty or series.max() <= 0:
            return None
        return pd.Timestamp(str(series.idxmax())).date(), float(series.max())


def tension(
    events: EventsLike,
    *,
    dyad: ScopeLike | None = None,
    half_life: float = HALF_LIFE,
    weighting: Weighting = Weighting.PLOVER,
    since: date | str | None = None,
    until: date | str | None = None,
) -> Tension:
    """Decayed sums of the weights of acts, hostile and cooperative apart, never netted.

    Definition: T(t) = sum of w_e * 2**(-(t - t_e) / h) over the events e of a side with t_e <= t, where w_e is the
    absolute score of the event, once per event, however many sentences or documents tell of it. An act dated to a
    window of n days is n acts of w_e / n, one on each day. A side is hostility where the score is negative, or zero in
    a conflict quad; else cooperation.

    Unit: score points. `half_life` in days, above 0. `dyad`: see `Scope.of`; None counts all acts between states.
    `since` and `until` cut the series, not the memory: what happened before `since` still fades in it. By default the
    series runs from the first act to the last act or publication.

    Edge cases: no event gives empty frames; one event its jump and fading; same-day events add up; undated events and
    what did not happen (planned, threatened, demanded, denied, negated) are left out and counted in `undated` and
    `not_done`; alleged acts count. Acts dated after `until` are not in the series.

    Source: own; the fading sum is the usual exponential kernel (e.g. Hawkes 1971, Biometrika 58), weights of PLOVER.

    >>> from graph.measures.examples import two_events
    >>> curve = tension(two_events(), dyad="AAA-BBB")
    >>> curve.hostility.loc["2030-01-15"]   # 7 points of 1 January after one half-life, and 6 new ones
    np.float64(9.5)
    >>> curve.contributions("2030-01-15")[["id", "contribution"]].values.tolist()
    [['e2', 6.0], ['e1', 3.5]]
    """
    if half_life <= 0:
        raise ValueError("a half-life is a number of days above 0")
    scope = Scope.of(dyad) if dyad is not None else None
    inside = _inside(frame_of(events, scope), scope)
    happened = counted(inside)
    weighed = _weighed(dated(happened), weighting)
    days = _days(weighed, since, until)
    return Tension(
        scope=scope,
        half_life=half_life,
        weighting=weighting,
        curves=_curves(weighed, days, half_life),
        coverage=_coverage(inside, days),
        events=weighed,
        undated=len(happened) - len(weighed),
        not_done=len(inside) - len(happened),
    )


def decayed(weighed: pd.DataFrame, day_numbers: Sequence[int] | npt.NDArray[np.int64], half_life: float) -> Floats:
    """What each event (row) adds on each day (column), in closed form.

    For a window of n days the geometric sum over the days that have passed: on its k-th day
    w/n * (1 - d**k) / (1 - d) with d = 2**(-1/h).
    """
    days = np.asarray(day_numbers, dtype=np.float64)[None, :]
    first, last, weight = (weighed[c].to_numpy(np.float64)[:, None] for c in ("first_day", "last_day", "weight"))
    fading = 2.0 ** (-1.0 / half_life)
    begun = np.clip(np.minimum(days, last) - first + 1.0, 0.0, None)
    since_last = np.clip(days - last, 0.0, None)
    summed = np.where(last == first, np.minimum(begun, 1.0), (1.0 - fading**begun) / (1.0 - fading))
    adds: Floats = weight / (last - first + 1.0) * summed * 2.0 ** (-since_last / half_life)
    return adds


def _inside(events: pd.DataFrame, scope: Scope | None) -> pd.DataFrame:
    if scope is not None:
        return once(events[scope.mask(events)])
    between = events["actor"].notna() & events["recipient"].notna() & (events["actor"] != events["recipient"])
    return once(events[between])


def _weighed(events: pd.DataFrame, weighting: Weighting) -> pd.DataFrame:
    signed = weighting.signed(events)
    hostile = (signed < 0) | ((signed == 0) & (events["quad"] >= 3))
    weighed = events.assign(
        side=np.where(hostile, *SIDES),
        weight=signed.abs(),
        first_day=_day_numbers(events["date"]),
        last_day=_day_numbers(events["date_end"]),
    )
    # One order for one set of events, so that sums do not depend on the order of documents.
    return weighed.sort_values(["first_day", "id"], ignore_index=True)


def _day_number(day: pd.Timestamp) -> int:
    return int(np.datetime64(day, "D").astype(np.int64))


def _day_numbers(days: pd.Series) -> npt.NDArray[np.int64]:
    return days.to_numpy("datetime64[D]").astype(np.int64)


def _days(weighed: pd.DataFrame, since: date | str | None, until: date | str | None) -> pd.DatetimeIndex:
    if weighed.empty and (since is None or until is None):
        return pd.DatetimeIndex([], name="day")
    last = max([weighed["date_end"].max(), weighed["published"].max()], key=lambda d: (pd.notna(d), d))
    first = pd.Timestamp(since) if since is not None else weighed["date"].min()
    return pd.date_range(first, pd.Timestamp(until) if until is not None else last, freq="D", name="day")


def _curves(weighed: pd.DataFrame, days: pd.DatetimeIndex, half_life: float) -> pd.DataFrame:
    needed = weighed[_NEEDED]
    columns = {side: _curve(needed[needed["side"] == side], days, half_life) for side in SIDES}
    return pd.DataFrame(columns, index=days)


def _curve(weighed: pd.DataFrame, days: pd.DatetimeIndex, half_life: float) -> Floats:
    """The decayed sum by recursion: linear in events plus days, where `decayed` would be their product."""
    if weighed.empty or days.empty:
        return np.zeros(len(days))
    start = min(weighed["date"].min(), days[0])
    fading = 2.0 ** (-1.0 / half_life)
    level = 0.0
    levels = np.empty((days[-1] - start).days + 1)
    for day, pulse in enumerate(pulses(weighed, pd.date_range(start, days[-1], freq="D"))):
        level = level * fading + pulse
        levels[day] = level
    return levels[-len(days) :]


def pulses(weighed: pd.DataFrame, days: pd.DatetimeIndex) -> Floats:
    """The weight that falls on each of the days (without a gap between them), windows spread over their days."""
    falls = np.zeros(len(days))
    if len(days) == 0:
        return falls
    first, last = (weighed[c].to_numpy(np.int64) - _day_number(days[0]) for c in ("first_day", "last_day"))
    weight = weighed["weight"].to_numpy(np.float64)
    known_day = (first == last) & (first >= 0) & (first < len(days))
    np.add.at(falls, first[known_day], weight[known_day])
    spread = first != last
    for begin, end, share in zip(first[spread], last[spread], weight[spread], strict=True):
        falls[max(begin, 0) : max(end + 1, 0)] += share / (end - begin + 1)
    return falls


def _bounds(curves: pd.DataFrame, others: Sequence[pd.DataFrame]) -> pd.DataFrame:
    bounds = {}
    for side in SIDES:
        stacked = np.stack([frame[side].to_numpy() for frame in (curves, *others)])
        bounds[f"{side}_low"], bounds[f"{side}_high"] = stacked.min(axis=0), stacked.max(axis=0)
    return pd.DataFrame(bounds, index=curves.index)


def _envelope(weighed: pd.DataFrame, days: pd.DatetimeIndex, half_life: float, curves: pd.DataFrame) -> pd.DataFrame:
    """Leaving a document out takes away the events that it alone tells of; an event of several documents stays."""
    alone = weighed.loc[(weighed["weight_documents"] <= 1) & weighed["document"].notna(), _NEEDED]
    names = alone["document"].unique()
    if len(names) == 0 or len(names) * len(days) > _SPACE_LIMIT:
        return _bounds(curves, [])
    without = [curves - _curves(alone[alone["document"] == name], days, half_life) for name in names]
    return _bounds(curves, [frame.clip(lower=0.0) for frame in without])


def _coverage(inside: pd.DataFrame, days: pd.DatetimeIndex) -> pd.Series:
    looked = pd.concat([inside["date"], inside["date_end"], inside["published"]]).dropna()
    if days.empty or looked.empty:
        return pd.Series(False, index=days, dtype=bool)
    known = np.unique(_day_numbers(looked))
    numbers = _day_numbers(days.to_series())
    after = np.searchsorted(known, numbers)
    ahead = np.abs(known[np.minimum(after, len(known) - 1)] - numbers)
    behind = np.abs(numbers - known[np.maximum(after - 1, 0)])
    return pd.Series(np.minimum(ahead, behind) <= COVERAGE_GAP, index=days)
