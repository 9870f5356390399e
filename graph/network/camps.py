"""The dyad layout: two camps face each other, incidents between them in the order of time, third parties below."""

import math
from collections.abc import Sequence

import networkx as nx

from graph.network.families import families, incidents_in_time, rivals
from graph.network.spacing import BOX, Point

_FRONT = 3.1 * BOX[0]  # from the middle to a camp's state: room for incidents and for edges that can be told apart
_RING = (1.35 * BOX[0], 1.75 * BOX[1])  # half axes of the first ring of people around a state, growing with each ring
_SPAN = math.radians(215)  # a camp opens to the front: its rings leave the view to the other side free
_BETWEEN = 1.35 * BOX[1]  # two incidents of one column
_COLUMN = 1.1 * BOX[0]  # between two columns of incidents


def camps(network: nx.MultiDiGraph) -> dict[str, Point]:
    """The two that deal most with one another left and right, by order of code, each with its agencies and officials
    on rings behind it; incidents in the middle from top to bottom; all others below, each state with its own.
    """
    by_state = families(network)
    incidents = incidents_in_time(network)
    columns = _columns(len(incidents))
    placed = _middle(incidents, columns)
    front = _FRONT + (columns - 1) * _COLUMN / 2
    for side, state in zip((-1.0, 1.0), rivals(network) or (), strict=False):
        placed |= _camp(by_state.pop(state, []), side, front)
    floor = max((y for _, y in placed.values()), default=0.0) + 2.2 * BOX[1]
    return placed | _rows([members for members in by_state.values() if members], floor, 2 * (front + 2 * _RING[0]))


def _camp(members: Sequence[str], side: float, front: float) -> dict[str, Point]:
    """The first member in front, the others on half rings behind it, from top to bottom."""
    placed = dict.fromkeys(members[:1], (side * front, 0.0))
    rest, ring = list(members[1:]), 1
    while rest:
        capacity, reach = 3 + 3 * ring, 1 + 0.75 * (ring - 1)
        for name, angle in zip(rest, _angles(min(capacity, len(rest))), strict=False):
            x, y = reach * _RING[0] * math.cos(angle), reach * _RING[1] * math.sin(angle)
            placed[name] = side * (front + x), y
        rest, ring = rest[capacity:], ring + 1
    return placed


def _angles(count: int) -> list[float]:
    """From above to below, about the direction away from the other camp; few keep close to that direction."""
    span = _SPAN * min(1.0, (count - 1) / 4)
    return [0.0] if count == 1 else [span * (n / (count - 1) - 0.5) for n in range(count)]


def _columns(incidents: int) -> int:
    """Of the incidents in the middle: more where one column would be higher than a screen."""
    return next((columns for columns, most in ((1, 8), (2, 16), (3, 27)) if incidents <= most), 4)


def _middle(incidents: Sequence[str], columns: int) -> dict[str, Point]:
    """From top to bottom in the order of time, from column to column like stairs."""
    step = _BETWEEN if columns == 1 else 1.5 * _BETWEEN / columns
    top, left = -step * (len(incidents) - 1) / 2, -_COLUMN * (columns - 1) / 2
    return {name: (left + _COLUMN * (n % columns), top + step * n) for n, name in enumerate(incidents)}


def _rows(groups: Sequence[Sequence[str]], floor: float, room: float) -> dict[str, Point]:
    """Each group its head and the others in lines under it; groups side by side, in rows of at most `room` width.

    Rows are centred, so that a single mediator stands in the middle.
    """
    placed: dict[str, Point] = {}
    rest = list(groups)
    while rest:
        row: list[Sequence[str]] = []
        width = 0.0
        while rest and (not row or width + _width(rest[0]) <= room):
            width += _width(rest[0])
            row.append(rest.pop(0))
        left, depth = -width / 2, 0
        for group in row:
            middle = left + _width(group) / 2
            placed |= {name: _under(n, len(group), middle, floor) for n, name in enumerate(group)}
            left, depth = left + _width(group), max(depth, _lines(group))
        floor += (depth + 0.6) * 1.15 * BOX[1]
    return placed


def _abreast(size: int) -> int:
    """How many of a group stand side by side under its head: a line is about twice as long as the lines are many."""
    return max(1, math.ceil(math.sqrt(1.2 * (size - 1))))


def _width(group: Sequence[str]) -> float:
    return 1.1 * BOX[0] * _abreast(len(group)) + 0.5 * BOX[0]


def _lines(group: Sequence[str]) -> int:
    return 1 + math.ceil((len(group) - 1) / _abreast(len(group)))


def _under(number: int, size: int, middle: float, floor: float) -> Point:
    if number == 0:
        return middle, floor
    abreast = _abreast(size)
    line, column = divmod(number - 1, abreast)
    in_line = min(abreast, size - 1 - abreast * line)
    return middle + (column - (in_line - 1) / 2) * 1.1 * BOX[0], floor + (line + 1) * 1.15 * BOX[1]
