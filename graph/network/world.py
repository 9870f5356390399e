"""The map layout: states at their seats, their people around them, incidents between the states concerned."""

import math
from collections.abc import Sequence

import networkx as nx

from graph.network.families import families, incidents_in_time, states_of
from graph.network.places import seats
from graph.network.spacing import BOX, Point

_ROOM = 3.0 * BOX[0]  # of map width for each state
_FLAT = 0.6  # height of the map for its width, as screens are
_RING = (1.1 * BOX[0], 1.3 * BOX[1])


def world(network: nx.MultiDiGraph) -> dict[str, Point]:
    """North is up. The part of the world that the network speaks of fills the width; what has no seat that is known
    stands in a row below.
    """
    by_state = families(network)
    centres = _scaled({state: seats()[state] for state in by_state if state in seats()})
    placed: dict[str, Point] = {}
    for state, centre in centres.items():
        placed |= _around(by_state[state], centre)
    middle = _mean(list(centres.values()))
    for incident in incidents_in_time(network):
        placed[incident] = _mean([centres[s] for s in states_of(network, incident) if s in centres]) or middle or (0, 0)
    nowhere = [node for state, members in by_state.items() if state not in centres for node in members]
    floor = max((y for _, y in placed.values()), default=0.0) + 2 * BOX[1]
    return placed | {node: (n * 1.1 * BOX[0], floor) for n, node in enumerate(nowhere)}


def _scaled(places: dict[str, tuple[float, float]]) -> dict[str, Point]:
    """West to east and north to south, half by degrees and half by rank: one far seat does not crowd all others."""
    width = _ROOM * (1 + math.sqrt(len(places)))
    east = _halfway({state: lon for state, (_, lon) in places.items()})
    south = _halfway({state: -lat for state, (lat, _) in places.items()})
    return {state: (east[state] * width, south[state] * width * _FLAT) for state in places}


def _halfway(values: dict[str, float]) -> dict[str, float]:
    """Each value between 0 and 1: the mean of its place in the range and its place in the order."""
    low, high = min(values.values(), default=0.0), max(values.values(), default=0.0)
    order = {state: n for n, state in enumerate(sorted(values, key=lambda s: (values[s], s)))}
    last, breadth = max(len(values) - 1, 1), (high - low) or 1.0
    return {state: ((value - low) / breadth + order[state] / last) / 2 for state, value in values.items()}


def _around(members: Sequence[str], centre: Point) -> dict[str, Point]:
    """The first in the centre, the others on rings of six, twelve, eighteen ..."""
    placed = dict.fromkeys(members[:1], centre)
    rest, ring = list(members[1:]), 1
    while rest:
        on_ring, rest = rest[: 6 * ring], rest[6 * ring :]
        for n, name in enumerate(on_ring):
            angle = math.pi / 2 + 2 * math.pi * n / len(on_ring)
            placed[name] = (
                centre[0] + ring * _RING[0] * math.cos(angle),
                centre[1] + ring * _RING[1] * math.sin(angle),
            )
        ring += 1
    return placed


def _mean(points: Sequence[Point]) -> Point | None:
    if not points:
        return None
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
