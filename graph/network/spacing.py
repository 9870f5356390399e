"""Moving nodes apart until no two of them, labels included, overlap."""

from collections.abc import Collection, Mapping

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

Point = tuple[float, float]
Floats = npt.NDArray[np.float64]

BOX = (150.0, 84.0)  # pixels that a node with its label under it needs: width, height
_ROUNDS = 200  # after which what still overlaps is put on the nearest free spot
_CLOSE = 0.9985  # of a box; the rest is lost to rounding


def spread(placed: Mapping[str, Point], *, fixed: Collection[str] = (), box: Point = BOX) -> dict[str, Point]:
    """The points, moved apart as little as need be, until no two boxes overlap; rounded to a tenth of a pixel.

    `fixed` nodes move only away from one another, the others away from all.
    """
    names = sorted(placed)
    held = sorted(set(fixed) & set(names))
    points = {name: (placed[name][0] / box[0], placed[name][1] / box[1]) for name in names}
    points |= _apart(held, points, frozenset())
    points |= _apart(names, points, frozenset(held))
    return {name: (round(points[name][0] * box[0], 1), round(points[name][1] * box[1], 1)) for name in names}


def _apart(names: list[str], points: Mapping[str, Point], held: frozenset[str]) -> dict[str, Point]:
    """In units of boxes: two overlap where they are nearer than 1 in both directions."""
    if len(names) < 2:
        return {name: points[name] for name in names}
    where = np.array([points[name] for name in names], dtype=np.float64)
    free = np.array([name not in held for name in names])
    if len(_overlapping(where, _CLOSE)):
        _push_apart(where, free)
        _settle(where, free)
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, where, strict=True)}


def _push_apart(where: Floats, free: npt.NDArray[np.bool_]) -> None:
    for _ in range(_ROUNDS):
        pairs = _overlapping(where, 1.0)
        if len(pairs) == 0:
            return
        where += _pushes(where, pairs, free)


def _overlapping(where: Floats, distance: float) -> npt.NDArray[np.intp]:
    pairs: npt.NDArray[np.intp] = cKDTree(where).query_pairs(distance, p=np.inf, output_type="ndarray")
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]


def _pushes(where: Floats, pairs: npt.NDArray[np.intp], free: npt.NDArray[np.bool_]) -> Floats:
    """Each pair is pushed apart along the direction in which it lacks least, by half of what it lacks and a little."""
    gap = where[pairs[:, 1]] - where[pairs[:, 0]]
    axis = np.argmax(np.abs(gap), axis=1)
    row = np.arange(len(pairs))
    along = gap[row, axis]
    step = (1.02 - np.abs(along)) / 2 * np.where(along >= 0, 1.0, -1.0)
    pushes = np.zeros_like(where)
    # A pair with one held node: the free one takes the whole way.
    share = 1.0 + (~free[pairs]).any(axis=1)
    np.add.at(pushes, (pairs[:, 0], axis), -step * share)
    np.add.at(pushes, (pairs[:, 1], axis), step * share)
    pushes[~free] = 0.0
    # In a crowd pushes add up; no node goes farther than a box in one round.
    return np.clip(pushes, -1.0, 1.0) * 0.9


def _settle(where: Floats, free: npt.NDArray[np.bool_]) -> None:
    """Puts each free node that still overlaps on the nearest free spot of a spiral around it, one after the other."""
    for index in np.flatnonzero(free):
        others = np.delete(where, index, axis=0)
        if _is_free(where[index], others):
            continue
        for ring in range(1, len(where) + 2):
            spots = where[index] + _ring(ring)
            open_spots = [spot for spot in spots if _is_free(spot, others)]
            if open_spots:
                where[index] = min(open_spots, key=lambda spot: float(np.abs(spot - where[index]).sum()))
                break


def _ring(radius: int) -> Floats:
    """The points of half-box steps on the edge of a square around the origin."""
    steps = np.arange(-radius, radius + 1) * 0.5
    edge = np.full_like(steps, radius * 0.5)
    sides = [(steps, -edge), (steps, edge), (-edge, steps), (edge, steps)]
    return np.concatenate([np.column_stack(side) for side in sides])


def _is_free(spot: Floats, others: Floats) -> bool:
    return bool((np.abs(others - spot).max(axis=1) > 1.0).all())
