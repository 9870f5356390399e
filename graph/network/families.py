"""Who belongs to which state: what the layouts keep together."""

from collections.abc import Sequence

import networkx as nx

from graph.network.assemble import ENTITY, EVENT, INCIDENT, INVOLVEMENT
from graph.network.projection import undirected, weighted_projection

_LAST = "9999"  # sorts what has no date after all that has


def rivals(network: nx.MultiDiGraph) -> tuple[str, str] | None:
    """The codes of the two that deal most with one another; the weight of their acts, then the order of code, decides.

    None where no act joins two states.
    """
    dealings = undirected(weighted_projection(network))
    if dealings.number_of_edges() == 0:
        return None
    pairs = sorted((-data["weight"], -data["hostility"], *sorted((a, b))) for a, b, data in dealings.edges(data=True))
    return str(pairs[0][2]), str(pairs[0][3])


def families(network: nx.MultiDiGraph) -> dict[str, list[str]]:
    """Entities by code of their state: the state's own node first, then each agency followed by its officials, in
    the order of their first acts. Entities of no state are under "".
    """
    begun = first_days(network)
    entities = sorted(
        (n for n, data in network.nodes(data=True) if data["kind"] == ENTITY), key=lambda n: (begun[n], n)
    )
    found: dict[str, list[str]] = {}
    for node in entities:
        found.setdefault(network.nodes[node]["state"] or "", []).append(node)
    return {state: _by_house(network, members, begun) for state, members in sorted(found.items(), key=_stateless_last)}


def incidents_in_time(network: nx.MultiDiGraph) -> list[str]:
    """Incidents by first day, those without a date last."""
    nodes = [(data["date"] or _LAST, node) for node, data in network.nodes(data=True) if data["kind"] == INCIDENT]
    return [node for _, node in sorted(nodes)]


def states_of(network: nx.MultiDiGraph, incident: str) -> list[str]:
    """The codes of the states whose entities are involved in an incident."""
    parties = (party for party, _, data in network.in_edges(incident, data=True) if data["kind"] == INVOLVEMENT)
    return sorted({network.nodes[party]["state"] for party in parties} - {None})


def first_days(network: nx.MultiDiGraph) -> dict[str, str]:
    """The day of each node's first dated act, as text; a late one where it has none."""
    days = dict.fromkeys(network, _LAST)
    for actor, recipient, data in network.edges(data=True):
        if data["kind"] == EVENT and data["date"]:
            for node in (actor, recipient):
                days[node] = min(days[node], data["date"])
    return days


def _stateless_last(family: tuple[str, list[str]]) -> tuple[bool, str]:
    return family[0] == "", family[0]


def _by_house(network: nx.MultiDiGraph, members: Sequence[str], begun: dict[str, str]) -> list[str]:
    def house(node: str) -> tuple[bool, str, str, bool, str, str]:
        data = network.nodes[node]
        owner = data["member_of"] if data["member_of"] in members else node
        if network.nodes[owner]["type"] in ("state", "igo"):
            owner = node  # the state is everybody's house; it joins nobody
        is_head = data["type"] in ("state", "igo")
        return (not is_head, begun[owner], owner, owner != node, begun[node], node)

    return sorted(members, key=house)
