"""A collection as nodes and edges ready to be drawn: what the snapshot and the static picture both show."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import networkx as nx

from graph.exports.styling import LINK_WORDS
from graph.exports.wording import Telling, ToldEvent, ToldSentence, clean, window_in_words
from graph.model import Collection, Entity, EntityType, Incident, ResponseBasis
from graph.network.assemble import EVENT, RESPONSE, build_network
from graph.network.positions import Layout, Point, positions

Positions = Mapping[str, Point]


@dataclass(frozen=True)
class SceneNode:
    """An entity or incident with its place (pixels, y downwards) and the numbers of its events."""

    number: int
    id: str
    kind: str
    label: str
    x: float
    y: float
    facts: Mapping[str, str]
    events: tuple[int, ...] = ()
    sentences: tuple[ToldSentence, ...] = ()


@dataclass(frozen=True)
class SceneEdge:
    """A line from node number `start` to node number `end`.

    `event` is the number of the event that the line stands for; None for memberships and responses. `place` of
    `siblings` tells parallel lines of one direction apart; `both_ways`: there are lines back too.
    """

    kind: str
    start: int
    end: int
    event: int | None = None
    words: str = ""
    inferred: bool = False
    sentences: tuple[ToldSentence, ...] = ()
    place: int = 0
    siblings: int = 1
    both_ways: bool = False


@dataclass(frozen=True)
class Scene:
    """All that is drawn; `events` in order of time."""

    nodes: tuple[SceneNode, ...]
    edges: tuple[SceneEdge, ...]
    events: tuple[ToldEvent, ...]
    causes: Mapping[int, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    effects: Mapping[int, tuple[tuple[int, str], ...]] = field(default_factory=dict)


def build_scene(collection: Collection, *, layout: Layout = Layout.DYAD, places: Positions | None = None) -> Scene:
    """The scene of a collection. `places` are the positions of a larger network that the collection was cut from, so
    that nodes lie where the reader saw them; without them `layout` is computed.
    """
    network = build_network(collection)
    places = places or {}
    if any(ident not in places for ident in network):
        places = positions(network, layout)
    telling = Telling(collection)
    events = telling.events()
    number_of_event = {told.event.id: number for number, told in enumerate(events)}
    return Scene(
        nodes=_nodes(network, collection, telling, places),
        edges=_edges(network, collection, telling, number_of_event),
        events=events,
        causes=_links(collection, number_of_event, "effect", "cause"),
        effects=_links(collection, number_of_event, "cause", "effect"),
    )


def _nodes(
    network: nx.MultiDiGraph, collection: Collection, telling: Telling, places: Positions
) -> tuple[SceneNode, ...]:
    own_events = _events_of_nodes(network, collection, telling.events())
    entities = {entity.id: entity for entity in collection.entities}
    incidents = {incident.id: incident for incident in collection.incidents}
    nodes = []
    for number, (ident, shown) in enumerate(network.nodes(data=True)):
        incident, entity = incidents.get(ident), entities.get(ident)
        facts = _incident_facts(incident, telling) if incident else _entity_facts(entity, telling) if entity else {}
        evidence = incident.evidence if incident else ()
        nodes.append(
            SceneNode(
                number=number,
                id=ident,
                kind=str(shown["type"]),
                label=clean(str(shown["label"] or ident)),
                x=round(places[ident][0], 1),
                y=round(places[ident][1], 1),
                facts=facts,
                events=tuple(sorted(own_events.get(ident, ()))),
                sentences=tuple(telling.sentence(found) for found in evidence),
            )
        )
    return tuple(nodes)


def _events_of_nodes(
    network: nx.MultiDiGraph, collection: Collection, events: tuple[ToldEvent, ...]
) -> dict[str, set[int]]:
    number_of = {told.event.id: number for number, told in enumerate(events)}
    own: dict[str, set[int]] = defaultdict(set)
    for start, end, edge in network.edges(data=True):
        if edge["kind"] == EVENT:
            own[start].add(number_of[edge["event"]])
            own[end].add(number_of[edge["event"]])
    for incident in collection.incidents:
        own[incident.id] |= {number_of[event] for event in incident.events if event in number_of}
    return own


def _entity_facts(entity: Entity, telling: Telling) -> dict[str, str]:
    return {
        "state": telling.state_label(entity.state) if entity.state and entity.type is not EntityType.STATE else "",
        "role": clean(entity.role or ""),
        "member_of": telling.labels.get(entity.member_of or "", ""),
        "aliases": clean("; ".join(entity.aliases)),
    }


def _incident_facts(incident: Incident, telling: Telling) -> dict[str, str]:
    return {
        "state": ", ".join(telling.state_label(state) for state in incident.states),
        "dates_in_words": window_in_words(incident.window),
        "place": clean(incident.place or ""),
    }


def _edges(
    network: nx.MultiDiGraph, collection: Collection, telling: Telling, number_of_event: Mapping[str, int]
) -> tuple[SceneEdge, ...]:
    number_of_node = {ident: number for number, ident in enumerate(network)}
    siblings = Counter((start, end) for start, end in network.edges())
    placed: Counter[tuple[str, str]] = Counter()
    edges = []
    for start, end, shown in network.edges(data=True):
        inferred = shown.get("basis") == ResponseBasis.INFERRED.value
        sentences = _response_sentences(collection, telling, start, end) if shown["kind"] == RESPONSE else ()
        edges.append(
            SceneEdge(
                kind=shown["kind"],
                start=number_of_node[start],
                end=number_of_node[end],
                event=number_of_event[shown["event"]] if shown["kind"] == EVENT else None,
                words=LINK_WORDS.get(shown["kind"], "") + (" (inferred from time and parties)" if inferred else ""),
                inferred=inferred,
                sentences=sentences,
                place=placed[start, end],
                siblings=siblings[start, end],
                both_ways=start != end and siblings[end, start] > 0,
            )
        )
        placed[start, end] += 1
    return tuple(edges)


def _response_sentences(collection: Collection, telling: Telling, cause: str, effect: str) -> tuple[ToldSentence, ...]:
    """The sentences that say that an act of one incident answers an act of the other."""
    events = {incident.id: set(incident.events) for incident in collection.incidents}
    found = {
        response.evidence
        for response in collection.responses
        if response.evidence and response.cause in events[cause] and response.effect in events[effect]
    }
    return tuple(telling.sentence(evidence) for evidence in sorted(found))


def _links(
    collection: Collection, number_of_event: Mapping[str, int], here: str, there: str
) -> dict[int, tuple[tuple[int, str], ...]]:
    links: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for response in collection.responses:
        ends = {"cause": response.cause, "effect": response.effect}
        if response.cause in number_of_event and response.effect in number_of_event:
            links[number_of_event[ends[here]]].append((number_of_event[ends[there]], response.basis.value))
    return {number: tuple(sorted(found)) for number, found in sorted(links.items())}
