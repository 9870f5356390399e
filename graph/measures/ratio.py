"""Series for imported event data: ratios, shares and means, which do not grow with the number of newspapers read."""

import math

import numpy as np
import pandas as pd

from graph.measures.frame import EventsLike, counted, dated, frame_of
from graph.measures.scope import Scope, ScopeLike
from graph.model import Quad

FEWEST = 10  # events in a period, below which a ratio is chance; design.md section 9
YEAR = 52  # periods that a week is compared with
_ENOUGH = 26  # of them must be known


def log_ratio(
    events: EventsLike, *, dyad: ScopeLike, frequency: str = "W", fewest: int = FEWEST, trailing: int = YEAR
) -> pd.DataFrame:
    """Hostile against cooperative acts by period, as a log ratio with its standard error.

    Definition: with C hostile and K cooperative acts of a period, ratio = ln((C + 0.5) / (K + 0.5)), error =
    sqrt(1 / (C + 0.5) + 1 / (K + 0.5)), share = C / (C + K), mean_score = mean PLOVER score. z = (ratio - mean) /
    standard deviation of the `trailing` periods before (at least 26 of them known).

    Index: `period`, the first day of each week (Monday) or month, without gaps. Columns: volume, hostile,
    cooperative, ratio, error, share, mean_score, z. Unit of ratio: natural log; 0 is as many hostile as cooperative.

    Edge cases: a period of under `fewest` acts keeps its volume and has no ratio, error, share, mean or z; repeated
    rows (see `distinct`) count once; undated acts and what did not happen are left out; a window counts in the period
    of its first day. No act gives an empty frame.

    Source: empirical logit with its standard error (Agresti 2013, Categorical Data Analysis, sections 3.1, 6.3).

    >>> from graph.measures.examples import frame
    >>> rows = [(f"e{n}", "AAA", "BBB", "criticism" if n < 9 else "visit", "2030-01-07") for n in range(12)]
    >>> series = log_ratio(frame(rows).assign(document=None, cameo=None), dyad="AAA-BBB")
    >>> series.ratio.round(3).tolist(), series.volume.tolist()   # ln(9.5 / 3.5)
    ([0.999], [12])
    """
    scope = Scope.of(dyad)
    frame = frame_of(events, scope)
    acts = distinct(dated(counted(frame[scope.mask(frame)])))
    code = {"W": "W-SUN", "M": "M"}[frequency]
    period = acts["date"].dt.to_period(code)
    grouped = pd.DataFrame(
        {"period": period, "hostile": acts["quad"] >= Quad.VERBAL_CONFLICT, "score": acts["score"]}
    ).groupby("period")
    sums = grouped.agg(volume=("hostile", "size"), hostile=("hostile", "sum"), mean_score=("score", "mean"))
    whole = _without_gaps(sums, code)
    return _rated(whole, fewest, trailing)


def distinct(acts: pd.DataFrame) -> pd.DataFrame:
    """Each act once: rows of one id are one act, and so are imported rows of the same day, parties and code.

    Imported files repeat an act for each newspaper; coded acts are merged already and are told apart by id alone.
    """
    once = acts.drop_duplicates("id")
    imported = once["cameo"].notna()
    if not imported.any():
        return once
    repeated = once[imported].duplicated(["date", "actor", "recipient", "cameo"])
    return once.drop(index=repeated[repeated].index)


def _without_gaps(sums: pd.DataFrame, code: str) -> pd.DataFrame:
    if sums.empty:
        return sums.assign(cooperative=pd.Series(dtype="int64"))
    every = pd.period_range(sums.index.min(), sums.index.max(), freq=code, name="period")
    whole = sums.reindex(every)
    counts = whole[["volume", "hostile"]].fillna(0).astype("int64")
    return whole.assign(**counts, cooperative=counts["volume"] - counts["hostile"])


def _rated(sums: pd.DataFrame, fewest: int, trailing: int) -> pd.DataFrame:
    hostile, cooperative = sums["hostile"] + 0.5, sums["cooperative"] + 0.5
    known = sums["volume"] >= fewest
    ratio = (hostile / cooperative).map(math.log).where(known)
    before = ratio.shift().rolling(trailing, min_periods=min(_ENOUGH, trailing))
    rated = pd.DataFrame(
        {
            "volume": sums["volume"],
            "hostile": sums["hostile"],
            "cooperative": sums["cooperative"],
            "ratio": ratio,
            "error": (1 / hostile + 1 / cooperative).pow(0.5).where(known),
            "share": (sums["hostile"] / sums["volume"]).where(known),
            "mean_score": sums["mean_score"].where(known),
            "z": (ratio - before.mean()) / before.std().replace(0.0, np.nan),
        }
    )
    return rated.set_axis(pd.PeriodIndex(rated.index).start_time, axis=0).rename_axis("period")
