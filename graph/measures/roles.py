"""Roles in the network: who acts, who is acted on, who stands between, in numbers that a sentence explains."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

import networkx as nx
import pandas as pd

from graph.measures.frame import EventsLike, counted, frame_of
from graph.model import Quad

MEANINGS: Mapping[str, str] = {
    "hostile_out": "hostile acts it did",
    "hostile_in": "hostile acts done to it",
    "cooperative_out": "cooperative acts it did",
    "cooperative_in": "cooperative acts done to it",
    "partners": "how many others it dealt with",
    "brokerage": "hostile pairs with both of whom it dealt cooperatively: a go-between has many",
    "betweenness": "share of shortest chains of dealings between two others that run through it, 0 to 1",
    "centrality": "weight of its dealings and of those it deals with, 0 to 1; the most central has 1",
    "community": "number of the group whose members deal more with one another than with the rest",
}
_SEED = 0  # of the community search, whose result would else depend on the run
_PERIODS = {"W": "W-SUN", "M": "M", "Q": "Q", "Y": "Y"}


class Level(StrEnum):
    """Whose roles: those of states (as the dyads name them) or of single entities."""

    STATES = "states"
    ENTITIES = "entities"


@dataclass(frozen=True)
class Step:
    """One link of a chain of dealings, with the ids of the acts that make it."""

    start: str
    end: str
    events: tuple[str, ...]


def roles(events: EventsLike, *, level: Level = Level.STATES) -> pd.DataFrame:
    """One row for each state or entity (index `node`, in order of name) with the columns of `MEANINGS`.

    Definition: an edge weighs as many acts as join the two, both directions together. Betweenness counts shortest
    paths with length 1 / weight; centrality is the leading eigenvector of the weights; communities by Louvain on the
    weights (numbered by their first member); brokerage of b: pairs (a, c) with hostile acts between them, both of whom
    have cooperative acts with b.

    Unit: numbers of acts, partners and pairs; shares 0 to 1. Edge cases: no act gives an empty frame; acts within one
    state join nobody on the level of states; undated acts count; what did not happen does not; a node without
    cooperative acts brokers nothing.

    Source: Freeman (1977), Sociometry 40; Bonacich (1987), American Journal of Sociology 92; Blondel et al. (2008),
    Journal of Statistical Mechanics P10008; brokerage after Gould and Fernandez (1989), Sociological Methodology 19.

    >>> from graph.measures.examples import frame
    >>> acts = [("1", "AAA", "BBB", "recall", "2030-01-01"), ("2", "CCC", "AAA", "visit", "2030-01-02"),
    ...         ("3", "CCC", "BBB", "visit", "2030-01-03")]
    >>> roles(frame(acts)).brokerage.to_dict()
    {'AAA': 0, 'BBB': 0, 'CCC': 1}
    """
    pairs = _pairs(counted(frame_of(events)), level)
    if pairs.empty:
        return pd.DataFrame(columns=list(MEANINGS)).rename_axis("node")
    dealings = _dealings(pairs)
    nodes = sorted(dealings)
    degrees = _degrees(pairs)
    table = pd.DataFrame(
        {
            **{column: degrees[column].reindex(nodes, fill_value=0).astype("int64") for column in degrees},
            "partners": dict(dealings.degree()),
            "brokerage": _brokerage(pairs, nodes),
            "betweenness": nx.betweenness_centrality(dealings, weight="length"),
            "centrality": _centrality(dealings),
            "community": _communities(dealings),
        },
        index=pd.Index(nodes, name="node"),
    )
    return table.reindex(columns=list(MEANINGS))


def roles_over_time(events: EventsLike, *, frequency: str = "M", level: Level = Level.STATES) -> pd.DataFrame:
    """`roles` of the acts of each week, month, quarter or year (``W``, ``M``, ``Q``, ``Y``): index (period, node).

    `period` is the first day. Periods without acts are left out, and so are undated acts; a window counts in the period
    of its first day. Communities are numbered in each period anew.
    """
    frame = frame_of(events)
    periods = frame["date"].dt.to_period(_PERIODS[frequency])
    tables = {period.start_time: roles(acts, level=level) for period, acts in frame.groupby(periods)}
    known = {period: table for period, table in tables.items() if len(table)}
    if not known:
        return pd.DataFrame(columns=list(MEANINGS), index=pd.MultiIndex.from_arrays([[], []], names=["period", "node"]))
    joined: pd.DataFrame = pd.concat(known, names=["period"])
    return joined


def explain(table: pd.DataFrame, node: str, name: str | None = None) -> str:
    """The row of one node as sentences.

    >>> from graph.measures.examples import two_events
    >>> explain(roles(two_events()), "AAA")
    'AAA did 1 hostile and 0 cooperative acts, and had 1 hostile and 0 cooperative done to it. It dealt with 1 other.'
    """
    row = table.loc[node]
    others = "other" if row["partners"] == 1 else "others"
    sentences = [
        f"{name or node} did {row['hostile_out']:.0f} hostile and {row['cooperative_out']:.0f} cooperative acts, "
        f"and had {row['hostile_in']:.0f} hostile and {row['cooperative_in']:.0f} cooperative done to it.",
        f"It dealt with {row['partners']:.0f} {others}.",
    ]
    if row["brokerage"]:
        pairs = "pair" if row["brokerage"] == 1 else "pairs"
        sentences.append(f"It dealt cooperatively with both sides of {row['brokerage']:.0f} hostile {pairs}.")
    if row["betweenness"] >= 0.1:
        sentences.append(f"{row['betweenness']:.0%} of the shortest chains between two others run through it.")
    return " ".join(sentences)


def evidence_path(events: EventsLike, start: str, end: str, *, level: Level = Level.ENTITIES) -> tuple[Step, ...]:
    """The shortest chain of acts that joins two nodes, in either direction; of equally short ones that of most acts.

    Each step names its acts, whose sentences prove it. Empty where no chain joins them, or a node is unknown.

    >>> from graph.measures.examples import frame
    >>> acts = [("1", "AAA", "BBB", "recall", "2030-01-01"), ("2", "CCC", "BBB", "visit", "2030-01-02")]
    >>> [step.events for step in evidence_path(frame(acts), "AAA", "CCC", level=Level.STATES)]
    [('1',), ('2',)]
    """
    pairs = _pairs(counted(frame_of(events)), level)
    dealings = _dealings(pairs)
    if start not in dealings or end not in dealings:
        return ()
    # A step costs 1 and a little less the more acts it has: length decides first, evidence second.
    for _, _, data in dealings.edges(data=True):
        data["cost"] = 1.0 + 1e-3 / data["weight"]
    try:
        path = nx.shortest_path(dealings, start, end, weight="cost")
    except nx.NetworkXNoPath:
        return ()
    return tuple(Step(a, b, tuple(sorted(dealings.edges[a, b]["events"]))) for a, b in pairwise(path))


def _pairs(acts: pd.DataFrame, level: Level) -> pd.DataFrame:
    """Rows id, actor, recipient, hostile; each act once for each pair that it joins."""
    table = acts.assign(hostile=acts["quad"] >= Quad.VERBAL_CONFLICT)
    if level is Level.ENTITIES:
        table = table.drop_duplicates("id").assign(actor=table["actors"], recipient=table["recipients"])
        table = table.explode("actor").explode("recipient")
    table = table[["id", "actor", "recipient", "hostile"]].dropna()
    return table[table["actor"] != table["recipient"]].drop_duplicates().sort_values(["id", "actor", "recipient"])


def _dealings(pairs: pd.DataFrame) -> nx.Graph:
    dealings = nx.Graph()
    for ident, actor, recipient in pairs[["id", "actor", "recipient"]].itertuples(index=False, name=None):
        if not dealings.has_edge(actor, recipient):
            dealings.add_edge(actor, recipient, events=set())
        dealings.edges[actor, recipient]["events"].add(ident)
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(dealings))
    for a, b, data in sorted(dealings.edges(data=True), key=lambda edge: sorted(edge[:2])):
        weight = len(data["events"])
        ordered.add_edge(a, b, events=data["events"], weight=weight, length=1.0 / weight)
    return ordered


def _degrees(pairs: pd.DataFrame) -> pd.DataFrame:
    sides = {"out": "actor", "in": "recipient"}
    return pd.DataFrame(
        {
            f"{word}_{direction}": pairs[pairs["hostile"] == hostile].groupby(column)["id"].nunique()
            for word, hostile in (("hostile", True), ("cooperative", False))
            for direction, column in sides.items()
        }
    ).fillna(0)


def _brokerage(pairs: pd.DataFrame, nodes: list[str]) -> dict[str, int]:
    hostile = {frozenset(pair) for pair in pairs.loc[pairs["hostile"], ["actor", "recipient"]].itertuples(index=False)}
    friends: dict[str, set[str]] = {node: set() for node in nodes}
    for actor, recipient in pairs.loc[~pairs["hostile"], ["actor", "recipient"]].itertuples(index=False, name=None):
        friends[actor].add(recipient)
        friends[recipient].add(actor)
    return {
        node: sum(frozenset(pair) in hostile for pair in combinations(sorted(friends[node]), 2)) for node in nodes
    }  # fmt: skip


def _centrality(dealings: nx.Graph) -> dict[str, float]:
    """Power iteration with a shift, which settles on bipartite networks (a dyad with its people is one) too."""
    levels = dict.fromkeys(dealings, 1.0)
    for _ in range(200):
        moved = {
            node: levels[node] + sum(levels[other] * data["weight"] for other, data in dealings[node].items())
            for node in dealings
        }
        top = max(moved.values())
        levels = {node: value / top for node, value in moved.items()}
    return levels


def _communities(dealings: nx.Graph) -> dict[str, int]:
    parts = nx.community.louvain_communities(dealings, weight="weight", seed=_SEED)
    ordered = sorted((sorted(part) for part in parts), key=lambda part: part[0])
    return {node: number for number, part in enumerate(ordered, start=1) for node in part}
