"""Network and positions -> what Cytoscape draws. No Dash in here.

What is drawn is a question of size: more acts than can be told apart are drawn as bundles, more nodes than a canvas
carries are folded into their states, and more states than that are left out, the least busy first. `Picture` says so.
"""

from collections import Counter
from collections.abc import Collection as Some
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from dashboard.locale import say_number
from dashboard.state import EdgeKind, ViewState
from graph.charts import score_color
from graph.model import Status

Element = dict[str, Any]
Positions = Mapping[str, tuple[float, float]]

NODE_LIMIT = 300  # 1,000 nodes redraw in 71 ms on a canvas, but nobody reads them
EDGE_LIMIT = 200  # acts drawn one by one; more are a ball of wool, and cost a tenth of a second at every drawing
EVERY_STATE = "all"


@dataclass(frozen=True)
class Picture:
    """The elements, and in words what was aggregated or left out."""

    elements: list[Element]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """What passes the filters: ids of events and incidents."""

    events: Some[str]
    incidents: Some[str]


@dataclass(frozen=True)
class _Act:
    source: str
    target: str
    key: str
    data: Mapping[str, Any]
    is_inner: bool  # between two parties that are drawn as one; an act of one party alone is a loop, and drawn


def picture(network: nx.MultiDiGraph, positions: Positions, drawn: Drawn, view: ViewState) -> Picture:
    """The part of the network that these events tell of: their parties, those that the parties belong to, and their
    incidents. Positions are those of the whole network, so that filters move nothing."""
    nodes = _shown_nodes(network, drawn.events)
    incidents = {i for i in drawn.incidents if i in network}
    notes: list[str] = []
    fold = set(view.folded)
    if len(nodes) + len(incidents) > NODE_LIMIT and EVERY_STATE not in fold:
        fold.add(EVERY_STATE)
        notes.append(f"more than {NODE_LIMIT} nodes: people and agencies are drawn as their states")
    seats = _representatives(network, nodes, fold)
    acts = [
        _Act(seats[a], seats[b], key, d, seats[a] == seats[b] and a != b)
        for a, b, key, d in _acts(network, drawn.events)
    ]
    kept = _busiest(acts, seats, NODE_LIMIT)
    if left_out := len(set(seats.values())) - len(kept):
        notes.append(f"{say_number(left_out)} nodes with the fewest acts left out")
    acts = [act for act in acts if act.source in kept and act.target in kept and not act.is_inner]
    bundled = view.bundled or len(acts) > EDGE_LIMIT
    if bundled and not view.bundled:
        notes.append(
            f"more than {EDGE_LIMIT} acts: parallel acts are drawn as one, choose it to see them; "
            "who belongs to whom is not drawn"
        )
    incidents = incidents if len(incidents) <= NODE_LIMIT else set()
    elements = [
        *(_node(network, positions, i) for i in network if i in kept or i in incidents),
        *(_bundles(acts) if bundled else map(_act_edge, acts)),
        *_quiet_edges(network, seats, kept | incidents),
    ]
    hidden = {kind.value for kind in view.hidden_edges}
    if bundled and not view.bundled:
        hidden.add(EdgeKind.MEMBERSHIP.value)  # as many lines again, and everybody stands beside the own state anyway
    return Picture([e for e in elements if e["data"].get("role") not in hidden], tuple(notes))


def _acts(network: nx.MultiDiGraph, events: Some[str]) -> Iterator[tuple[str, str, str, Mapping[str, Any]]]:
    for source, target, key, data in network.edges(keys=True, data=True):
        if data["kind"] == EdgeKind.EVENT and data["event"] in events:
            yield source, target, key, data


def _shown_nodes(network: nx.MultiDiGraph, events: Some[str]) -> set[str]:
    """Parties of the events, and whatever these belong to."""
    shown = {end for source, target, *_ in _acts(network, events) for end in (source, target)}
    above = set(shown)
    while above:
        owners = {network.nodes[i].get("member_of") for i in above} - shown
        above = {owner for owner in owners if owner in network}
        shown |= above
    return shown


def _representatives(network: nx.MultiDiGraph, nodes: set[str], fold: set[str]) -> dict[str, str]:
    """For each node the one that is drawn for it: itself, or the folded state that it belongs to."""
    return {ident: _seat(network, ident, nodes, fold) for ident in nodes}


def _seat(network: nx.MultiDiGraph, ident: str, nodes: set[str], fold: set[str]) -> str:
    chain, owner = [ident], network.nodes[ident].get("member_of")
    while owner in nodes and owner not in chain:
        chain.append(owner)
        owner = network.nodes[owner].get("member_of")
    return chain[-1] if chain[-1] in fold or EVERY_STATE in fold else ident


def _busiest(acts: Sequence[_Act], seats: Mapping[str, str], limit: int) -> set[str]:
    drawn = set(seats.values())
    if len(drawn) <= limit:
        return drawn
    counts = Counter(end for act in acts for end in {act.source, act.target})
    return {ident for ident, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:limit]}


def _node(network: nx.MultiDiGraph, positions: Positions, ident: str) -> Element:
    data = network.nodes[ident]
    x, y = (float(part) for part in positions[ident])
    target = f"incident/{ident}" if data["kind"] == "incident" else f"entity/{ident}"
    return {
        "data": {
            "id": ident,
            "label": shortened(data["label"]),
            "kind": data["type"],
            "target": target,
            "hint": _hint(data),
            "seat_x": x,  # kept beside the position, which assets/bridge.js stretches over the frame
            "seat_y": y,
        },
        "position": {"x": x, "y": y},
    }


def shortened(label: str, limit: int = 34) -> str:
    """A label that fits under its node; the whole of it is in the hint."""
    return label if len(label) <= limit else f"{label[: limit - 1].rstrip(' ,')}…"


def _hint(data: Mapping[str, Any]) -> str:
    """What is said when the pointer rests on a node."""
    return ", ".join(str(part) for part in (data["label"], data.get("role") or data["type"], data.get("state")) if part)


def _act_edge(act: _Act) -> Element:
    return {
        "data": {
            "id": act.key,
            "source": act.source,
            "target": act.target,
            "role": EdgeKind.EVENT.value,
            "chosen": f"event/{act.data['event']}",
            "hint": act.data["label"],
            "width": 1.6 + 0.28 * act.data["rung"],
            **_colours(act.data["score"]),
            **({"done": 1} if act.data["status"] == Status.OCCURRED else {}),
        }
    }


def _bundles(acts: Sequence[_Act]) -> Iterator[Element]:
    """One edge for all acts of one node toward another, in the colour of their mean score."""
    by_pair: dict[tuple[str, str], list[_Act]] = {}
    for act in acts:
        by_pair.setdefault((act.source, act.target), []).append(act)
    for (source, target), bundle in by_pair.items():
        if len(bundle) == 1:
            yield _act_edge(bundle[0])
            continue
        events = {act.data["event"] for act in bundle}
        yield {
            "data": {
                "id": f"bundle|{source}|{target}",
                "source": source,
                "target": target,
                "role": EdgeKind.EVENT.value,
                "chosen": f"bundle/{source}>{target}",
                "hint": f"{say_number(len(events))} acts",
                "count": say_number(len(events)),
                "width": min(2.0 + len(events) ** 0.5, 14.0),
                **_colours(sum(act.data["score"] for act in bundle) / len(bundle)),
                "done": 1,
            }
        }


def _colours(score: float) -> dict[str, str]:
    return {"color_light": score_color(score, "light"), "color_dark": score_color(score, "dark")}


def _quiet_edges(network: nx.MultiDiGraph, seats: Mapping[str, str], drawn: set[str]) -> Iterator[Element]:
    """Membership, involvement and answers, each once between two drawn nodes."""
    seen = set()
    for source, target, data in network.edges(data=True):
        ends = seats.get(source, source), seats.get(target, target)
        kind = data["kind"]
        if kind == EdgeKind.EVENT or ends[0] == ends[1] or not drawn.issuperset(ends) or (kind, *ends) in seen:
            continue
        seen.add((kind, *ends))
        yield {"data": {"id": "|".join((kind, *ends)), "source": ends[0], "target": ends[1], "role": kind}}
