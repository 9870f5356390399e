"""Weighted projections: parallel acts as one edge with counts, which is what clustering and centrality want."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

import networkx as nx

from graph.model import Quad
from graph.network.assemble import EVENT

Edge = dict[str, Any]


class Level(StrEnum):
    """What the nodes of a projection are."""

    STATES = "states"
    ENTITIES = "entities"


def weighted_projection(network: nx.MultiDiGraph, *, level: Level = Level.STATES) -> nx.DiGraph:
    """One edge for each ordered pair that acts join; counts are kept.

    `Level.STATES`: nodes are the codes in the events' dyads; an event counts once in each of its dyads, however many
    entities act. A dyad with an unknown side is left out. `Level.ENTITIES`: nodes are entity ids, each event edge
    counts once. Loops are kept. Nodes without any act are not in it.

    Edge attributes: `count`, `hostile` and `cooperative` (numbers of acts, by quad), `score` (mean PLOVER score),
    `hostility` and `cooperation` (sums of |score|, by quad), `rung` (highest), `first` and `last` (days as text, ""
    without dated act), `weight` (= count), `events` (ids, joined by blanks).
    """
    pairs = _dyad_pairs(network) if level is Level.STATES else _entity_pairs(network)
    acts: dict[tuple[str, str], list[Edge]] = {}
    for actor, recipient, edge in pairs:
        acts.setdefault((actor, recipient), []).append(edge)
    projection = nx.DiGraph()
    projection.add_edges_from((*pair, _sums(edges)) for pair, edges in acts.items())
    return projection


def undirected(projection: nx.DiGraph) -> nx.Graph:
    """Both directions as one edge, with the sums of `weight`, `hostility` and `cooperation`; loops left out."""
    merged = nx.Graph()
    merged.add_nodes_from(projection.nodes(data=True))
    for a, b, sums in projection.edges(data=True):
        if a == b:
            continue
        known = merged.get_edge_data(a, b, {"weight": 0, "hostility": 0.0, "cooperation": 0.0})
        merged.add_edge(a, b, **{name: known[name] + sums[name] for name in known})
    return merged


def _entity_pairs(network: nx.MultiDiGraph) -> Iterator[tuple[str, str, Edge]]:
    yield from ((a, b, edge) for a, b, edge in network.edges(data=True) if edge["kind"] == EVENT)


def _dyad_pairs(network: nx.MultiDiGraph) -> Iterator[tuple[str, str, Edge]]:
    seen = set()
    for _, _, edge in _entity_pairs(network):
        for dyad in edge["dyads"].split():
            actor, _, recipient = dyad.partition(">")
            if "?" not in (actor, recipient) and (edge["event"], dyad) not in seen:
                seen.add((edge["event"], dyad))
                yield actor, recipient, edge


def _sums(edges: Sequence[Edge]) -> Edge:
    hostile = [e for e in edges if Quad(e["quad"]).is_conflict]
    cooperative = [e for e in edges if not Quad(e["quad"]).is_conflict]
    return {
        "count": len(edges),
        "weight": len(edges),
        "hostile": len(hostile),
        "cooperative": len(cooperative),
        "score": sum(e["score"] for e in edges) / len(edges),
        "hostility": float(sum(abs(e["score"]) for e in hostile)),
        "cooperation": float(sum(abs(e["score"]) for e in cooperative)),
        "rung": max(e["rung"] for e in edges),
        "first": min((e["date"] for e in edges if e["date"]), default=""),
        "last": max((e["date_end"] for e in edges if e["date_end"]), default=""),
        "events": " ".join(dict.fromkeys(e["event"] for e in edges)),
    }
