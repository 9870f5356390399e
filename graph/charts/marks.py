"""Marks that would hide one another, set side by side; and the shade between two curves."""

from collections import Counter
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

_MARKS_ABREAST = 56  # marks that fit side by side into a chart's width


def nudged(days: pd.Series, rows: pd.Series) -> list[pd.Timestamp]:
    """The days, those of one day and one row moved apart by a mark's width around that day.

    The hover tells the true day; the shift is under a fiftieth of the chart's width for each mark.
    """
    length = max((days.max() - days.min()).total_seconds(), 86400.0 * 14) if len(days) else 0.0
    step = pd.Timedelta(seconds=length / _MARKS_ABREAST).round("s")
    places = list(zip(pd.DatetimeIndex(days), rows, strict=True))
    sizes, number = Counter(places), Counter[tuple[pd.Timestamp, float]]()
    nudged_days = []
    for place in places:
        shifted = place[0] + step * (number[place] - (sizes[place] - 1) / 2)
        nudged_days.append(shifted.floor("min"))
        number[place] += 1
    return nudged_days


def around(days: pd.Index, low: pd.Series, high: pd.Series) -> dict[str, npt.NDArray[Any]]:
    """x and y of the polygon between two curves. Arrays, because plotly checks a list value by value."""
    there = days.to_numpy()
    return {
        "x": np.concatenate([there, there[::-1]]),
        "y": np.concatenate([high.to_numpy(), low.to_numpy()[::-1]]),
    }
