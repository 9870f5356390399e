"""Does the curve depend on the scale? The same tension under PLOVER score, Goldstein score and ladder rung."""

from dataclasses import dataclass
from datetime import date
from itertools import combinations

import pandas as pd

from graph.measures.frame import EventsLike, frame_of
from graph.measures.scope import Scope, ScopeLike
from graph.measures.tension import HALF_LIFE, Tension, tension
from graph.measures.weights import Weighting

SAME, ALIKE = 0.9, 0.7  # rank correlations from which curves count as the same, or as alike


@dataclass(frozen=True)
class Sensitivity:
    """`series`: hostility by day under each scale (columns: values of `Weighting`). `correlations`: Spearman's rank
    correlation of each pair of scales, None where a curve is constant.
    """

    tensions: dict[Weighting, Tension]
    series: pd.DataFrame
    correlations: dict[tuple[Weighting, Weighting], float | None]

    @property
    def weakest(self) -> float | None:
        known = [value for value in self.correlations.values() if value is not None]
        return min(known) if known else None

    @property
    def verdict(self) -> str:
        """One line for a caption."""
        weakest = self.weakest
        if weakest is None:
            return "The scales cannot be compared: there is too little hostility in the series."
        least = f"rank correlation at least {weakest:.2f}"
        if weakest >= SAME:
            return f"The rise and fall is the same under all three scales ({least})."
        if weakest >= ALIKE:
            return f"The rise and fall is alike under the three scales, not the same ({least})."
        return f"The rise and fall depends on the scale ({least}): say which one you use."


def sensitivity(
    events: EventsLike, *, dyad: ScopeLike | None = None, half_life: float = HALF_LIFE, until: date | str | None = None
) -> Sensitivity:
    """The hostility curve of a dyad or group under three scales, and how far their rank orders of days agree.

    Definition: Spearman's rank correlation of the daily hostility of each pair of `Weighting`s. It asks whether the
    same days are the tense ones, not whether the numbers are equal.

    Unit: -1 to 1. Edge cases: a constant curve (no hostile act, or one day) has no correlation; days are not
    independent, so no significance is given.

    Source: Spearman (1904), American Journal of Psychology 15; scales: `Weighting`.

    >>> from graph.measures.examples import short_crisis
    >>> sensitivity(short_crisis(), dyad="AAA-BBB").verdict
    'The rise and fall is the same under all three scales (rank correlation at least 0.98).'
    """
    frame = frame_of(events, Scope.of(dyad) if dyad is not None else None)
    tensions = {
        weighting: tension(frame, dyad=dyad, half_life=half_life, weighting=weighting, until=until)
        for weighting in Weighting
    }
    series = pd.DataFrame({weighting.value: found.hostility for weighting, found in tensions.items()})
    pairs = combinations(Weighting, 2)
    return Sensitivity(
        tensions, series, {(a, b): _rank_correlation(series[a.value], series[b.value]) for a, b in pairs}
    )


def _rank_correlation(first: pd.Series, second: pd.Series) -> float | None:
    # Rounded first: the last bits of a decayed sum must not decide a rank.
    ranks = [series.round(9).rank() for series in (first, second)]
    if any(rank.nunique() < 2 for rank in ranks):
        return None
    return round(float(ranks[0].corr(ranks[1])), 12)
