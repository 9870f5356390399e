"""The force layout: near one another who deals with one another, computed by igraph from a fixed start."""

import math
from collections.abc import Sequence

import igraph
import networkx as nx

from graph.network.spacing import BOX, Point

_LENGTH = 1.6 * BOX[0]  # of an edge, about
_MANY = 400  # nodes of one component; above, Kamada-Kawai's cube of time is too much
_GAP = 1.5 * BOX[0]


def forces(network: nx.MultiDiGraph) -> dict[str, Point]:
    """Connected parts are laid out each by itself and set side by side in rows, the largest first."""
    plain = nx.Graph()
    plain.add_nodes_from(sorted(network))
    plain.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in network.edges() if a != b))
    parts = sorted((sorted(part) for part in nx.connected_components(plain)), key=lambda part: (-len(part), part))
    return _packed([_part(plain.subgraph(part), part) for part in parts])


def _part(plain: nx.Graph, nodes: Sequence[str]) -> dict[str, Point]:
    number = {node: n for n, node in enumerate(nodes)}
    edges = sorted(tuple(sorted((number[a], number[b]))) for a, b in plain.edges())
    drawn = igraph.Graph(n=len(nodes), edges=edges)
    turn = 2 * math.pi / len(nodes)
    start = [(math.cos(turn * n), math.sin(turn * n)) for n in range(len(nodes))]
    if len(nodes) <= _MANY:
        points = drawn.layout_kamada_kawai(seed=start).coords if len(nodes) > 2 else start
    else:
        scale = math.sqrt(len(nodes))
        points = drawn.layout_fruchterman_reingold(seed=[(x * scale, y * scale) for x, y in start], niter=300).coords
    # Screens are wider than high, and so are boxes.
    return {node: (x * _LENGTH, y * _LENGTH * 0.75) for node, (x, y) in zip(nodes, points, strict=True)}


def _packed(parts: Sequence[dict[str, Point]]) -> dict[str, Point]:
    packed: dict[str, Point] = {}
    room = max((_size(part)[0] for part in parts), default=0.0)
    left = top = height = 0.0
    for part in parts:
        width, part_height = _size(part)
        if left > 0 and left + width > room:
            left, top, height = 0.0, top + height + _GAP, 0.0
        x0, y0 = min(x for x, _ in part.values()), min(y for _, y in part.values())
        packed |= {node: (x - x0 + left, y - y0 + top) for node, (x, y) in part.items()}
        left, height = left + width + _GAP, max(height, part_height)
    return packed


def _size(part: dict[str, Point]) -> Point:
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    return max(xs) - min(xs), max(ys) - min(ys)
