"""The dyad layout: two camps face each other, incidents between them in the order of time, third parties below."""

import math
from collections.abc import Sequence

import networkx as nx

from graph.network.families import families, incidents_in_time, rivals
from graph.network.spacing import BOX, Point

_FRONT = 3.1 * BOX[0]  # from the middle to a camp's state: room for incidents and for edges that can be told apart
_RING = (1.35 * BOX[0], 1.75 * BOX[1])  # half axes of the first ring of people around a state, growing with each ring
_SPAN = math.radians(215)  # a camp opens to the front: its rings leave the view to the other side free
_BETWEEN = 1.35 * BOX[1]


def camps(network: nx.MultiDiGraph) -> dict[str, Point]:
    """The two that deal most with one another left and right, by order of code, each with its agencies and officials
    on rings behind it; incidents in the middle from top to bottom; all others below, each state with its own.
    """
    by_state = families(network)
    placed: dict[str, Point] = {}
    for side, state in zip((-1.0, 1.0), rivals(network) or (), strict=False):
        placed |= _camp(by_state.pop(state, []), side)
    placed |= _middle(incidents_in_time(network))
    floor = max((y for _, y in placed.values()), default=0.0) + 2.2 * BOX[1]
    return placed | _rows([members for members in by_state.values() if members], floor)


def _camp(members: Sequence[str], side: float) -> dict[str, Point]:
    """The first member in front, the others on half rings behind it, from top to bottom."""
    placed = dict.fromkeys(members[:1], (side * _FRONT, 0.0))
    rest, ring = list(members[1:]), 1
    while rest:
        capacity = 3 + 3 * ring
        for name, angle in zip(rest, _angles(min(capacity, len(rest))), strict=False):
            reach = 1 + 0.75 * (ring - 1)
            placed[name] = (
                side * (_FRONT + reach * _RING[0] * math.cos(angle)),
                reach * _RING[1] * math.sin(angle),
            )
        rest, ring = rest[capacity:], ring + 1
    return placed


def _angles(count: int) -> list[float]:
    """From above to below, about the direction away from the other camp; few keep close to that direction."""
    span = _SPAN * min(1.0, (count - 1) / 4)
    return [0.0] if count == 1 else [span * (n / (count - 1) - 0.5) for n in range(count)]


def _middle(incidents: Sequence[str]) -> dict[str, Point]:
    """One column; from nine incidents on they stand left and right of the middle in turn, which halves the height."""
    column = 0.0 if len(incidents) < 9 else 0.55 * BOX[0]
    step = _BETWEEN if column == 0.0 else 0.75 * _BETWEEN
    top = -step * (len(incidents) - 1) / 2
    return {name: (column * (-1) ** (n + 1), top + step * n) for n, name in enumerate(incidents)}


def _rows(groups: Sequence[Sequence[str]], floor: float) -> dict[str, Point]:
    """Each group its head and the others in lines of three under it; groups side by side, in rows as wide as the camps.

    Rows are centred, so that a single mediator stands in the middle.
    """
    placed: dict[str, Point] = {}
    room = 2 * (_FRONT + 2 * _RING[0])
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


def _width(group: Sequence[str]) -> float:
    return 1.1 * BOX[0] * max(1, min(3, len(group) - 1)) + 0.5 * BOX[0]


def _lines(group: Sequence[str]) -> int:
    return 1 + math.ceil((len(group) - 1) / 3)


def _under(number: int, size: int, middle: float, floor: float) -> Point:
    if number == 0:
        return middle, floor
    line, column = divmod(number - 1, 3)
    in_line = min(3, size - 1 - 3 * line)
    return middle + (column - (in_line - 1) / 2) * 1.1 * BOX[0], floor + (line + 1) * 1.15 * BOX[1]
