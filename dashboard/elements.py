"""Network and positions -> what Cytoscape draws. No Dash in here."""

from collections.abc import Collection as Some
from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx

from graph.charts import score_color
from graph.model import Status

Element = dict[str, Any]
Positions = Mapping[str, tuple[float, float]]

_DASHED = frozenset(Status) - {Status.OCCURRED}


def network_elements(
    network: nx.MultiDiGraph, positions: Positions, events: Some[str], incidents: Some[str]
) -> list[Element]:
    """The part of the network that these events (ids) tell of: their parties, those that the parties belong to, and
    these incidents. Positions are those of the whole network, so that filters move nothing."""
    nodes = shown_nodes(network, events) | {i for i in incidents if i in network}
    return [*_nodes(network, positions, nodes), *_edges(network, nodes, events)]


def shown_nodes(network: nx.MultiDiGraph, events: Some[str]) -> set[str]:
    """Parties of the events, and whatever these belong to."""
    shown = {end for a, b, data in network.edges(data=True) if data.get("event") in events for end in (a, b)}
    above = set(shown)
    while above:
        owners = {network.nodes[i].get("member_of") for i in above} - shown
        above = {owner for owner in owners if owner in network}
        shown |= above
    return shown


def _nodes(network: nx.MultiDiGraph, positions: Positions, shown: set[str]) -> Iterator[Element]:
    for ident in network:
        if ident not in shown:
            continue
        data = network.nodes[ident]
        x, y = (float(part) for part in positions[ident])
        target = f"incident/{ident}" if data["kind"] == "incident" else f"entity/{ident}"
        yield {
            "data": {
                "id": ident,
                "label": data["label"],
                "kind": data["type"],
                "target": target,
                "hint": _hint(data),
                "seat_x": x,  # kept beside the position, which assets/bridge.js stretches over the frame
                "seat_y": y,
            },
            "position": {"x": x, "y": y},
        }


def _hint(data: Mapping[str, Any]) -> str:
    """What is said when the pointer rests on a node."""
    return ", ".join(str(part) for part in (data["label"], data.get("role") or data["type"], data.get("state")) if part)


def _edges(network: nx.MultiDiGraph, nodes: set[str], events: Some[str]) -> Iterator[Element]:
    for source, target, key, data in network.edges(keys=True, data=True):
        if source not in nodes or target not in nodes:
            continue
        if data["kind"] == "event" and data["event"] in events:
            yield {"data": _act(source, target, key, data)}
        elif data["kind"] != "event":
            yield {
                "data": {
                    "id": f"{data['kind']}|{source}|{target}|{key}",
                    "source": source,
                    "target": target,
                    "role": data["kind"],
                }
            }


def _act(source: str, target: str, key: str, data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": key,
        "source": source,
        "target": target,
        "role": "act",
        "chosen": f"event/{data['event']}",
        "hint": data["label"],
        "width": 1.6 + 0.28 * data["rung"],
        "color_light": score_color(data["score"], "light"),
        "color_dark": score_color(data["score"], "dark"),
        **({} if data["status"] in _DASHED else {"done": 1}),
    }
