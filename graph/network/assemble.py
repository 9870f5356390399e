"""A collection as a network: entities and incidents joined by dated acts.

Attributes are flat (text, numbers, True, None): GraphML, GEXF and Cytoscape take them once the None are left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

import networkx as nx

from graph.model import Collection, Document, Entity, Event, Incident, Response, Window
from graph.model.columns import origin_of
from graph.ontology import act_in_words, load_ontology

EVENT, INVOLVEMENT, MEMBERSHIP, RESPONSE = "event", "involvement", "membership", "response"
ENTITY, INCIDENT = "entity", "incident"
Attributes = dict[str, str | int | float | bool | None]


def build_network(collection: Collection) -> nx.MultiDiGraph:
    """All of a collection as one network. Parallel edges stay apart; the same collection gives the same network.

    Nodes, by id: entities and incidents, all with the attributes `kind` ("entity" or "incident"), `type` (entity
    type, or "incident"), `label`, `state`, `role`, `member_of`, `date`, `date_end`, `place`, and `events` (the number
    of events it has part in).

    Edges, told apart by `kind`:

    * ``event``: actor entity -> recipient entity, one for each pair of them (a reciprocal act: one for each ordered
      pair). `event` is the event's id; the key is that id, with the pair's number after it from the second pair on.
      `label` is the act in words, `measure_label` the instrument's name; the other attributes are those of the event.
      `dyads` reads "RUS>AZE AZE>RUS". An act that names one side only joins it to the other state of its dyad;
      without one it is a loop. An act that names neither side joins the states of its dyads, and is left out where
      it has none.
    * ``involvement``: a party of an event -> the incident that the event tells of.
    * ``membership``: official -> agency -> state.
    * ``response``: incident -> incident, where an act of one answers an act of the other; `basis` stated or inferred.
    """
    network = nx.MultiDiGraph()
    network.add_nodes_from((e.id, _entity_node(e)) for e in collection.entities)
    network.add_nodes_from((i.id, _incident_node(i)) for i in collection.incidents)
    parties = _add_events(network, collection)
    _add_memberships(network, collection.entities)
    _add_involvements(network, collection.incidents, parties)
    _add_responses(network, collection.incidents, collection.responses)
    return network


def _days(window: Window | None) -> Attributes:
    return {
        "date": window.first.isoformat() if window else None,
        "date_end": window.last.isoformat() if window else None,
    }


def _entity_node(entity: Entity) -> Attributes:
    return {
        "kind": ENTITY,
        "type": entity.type.value,
        "label": entity.label,
        "state": entity.state,
        "role": entity.role,
        "member_of": entity.member_of,
        **_days(None),
        "place": None,
        "events": 0,
    }


def _incident_node(incident: Incident) -> Attributes:
    return {
        "kind": INCIDENT,
        "type": INCIDENT,
        "label": incident.label,
        "state": None,
        "role": None,
        "member_of": None,
        **_days(incident.window),
        "place": incident.place,
        "events": len(incident.events),
    }


def _add_events(network: nx.MultiDiGraph, collection: Collection) -> dict[str, tuple[str, ...]]:
    """Adds the event edges; gives the parties of each event."""
    documents = {d.id: d for d in collection.documents}
    labels, ontology, parties = collection.labels, load_ontology(), {}
    for event in collection.events:
        measure = ontology.measures.get(event.measure or "")
        attributes = _event_edge(event, documents) | {
            "label": act_in_words(event, labels, ontology),
            "measure_label": measure.label if measure else event.type.lower(),
        }
        pairs = tuple(dict.fromkeys(_pairs(event, network)))
        for number, (actor, recipient) in enumerate(pairs, start=1):
            _ensure_state(network, actor)
            _ensure_state(network, recipient)
            key = event.id if number == 1 else f"{event.id}/{number}"
            network.add_edge(actor, recipient, key=key, **attributes)
        parties[event.id] = tuple(dict.fromkeys(party for pair in pairs for party in pair))
        for party in parties[event.id]:
            network.nodes[party]["events"] += 1
    return parties


def _pairs(event: Event, network: nx.MultiDiGraph) -> Iterator[tuple[str, str]]:
    """Actor and recipient nodes, all of one side with all of the other."""
    actors = event.actors or _states_of_side(event, 0, network)
    recipients = event.recipients or _states_of_side(event, 1, network)
    pairs = [(a, r) for a, r in product(actors or recipients, recipients or actors) if a != r]
    yield from pairs or ((party, party) for party in (*actors, *recipients))


def _states_of_side(event: Event, side: int, network: nx.MultiDiGraph) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_state_node(dyad[side], network) for dyad in event.dyads if dyad[side]))  # type: ignore[arg-type]


def _state_node(code: str, network: nx.MultiDiGraph) -> str:
    """The node of a code in a dyad: a body's where there is one by that code, else a state's."""
    return f"igo:{code}" if f"igo:{code}" in network else f"state:{code}"


def _ensure_state(network: nx.MultiDiGraph, ident: str) -> None:
    """A node for an id that no entity of the collection describes: no side of an act is lost."""
    if ident in network:
        return
    code = ident.partition(":")[2]
    bare = {"kind": ENTITY, "type": ident.partition(":")[0], "label": code, "state": code.partition("/")[0]}
    network.add_node(
        ident, **(dict.fromkeys(("role", "member_of", "date", "date_end", "place")) | bare | {"events": 0})
    )


def _event_edge(event: Event, documents: Mapping[str, Document]) -> Attributes:
    document = documents.get(event.evidence.document)
    return {
        "kind": EVENT,
        "event": event.id,
        "type": event.type,
        "mode": event.mode,
        "measure": event.measure,
        "rung": event.rung,
        "score": event.score,
        "quad": int(event.quad),
        "status": event.status.value,
        **_days(event.window),
        "date_basis": event.date_basis.value if event.date_basis else None,
        "dyads": " ".join(f"{a or '?'}>{r or '?'}" for a, r in event.dyads),
        "place": event.place,
        "document": event.evidence.document,
        "source": document.source if document else None,
        "published": document.published.isoformat() if document and document.published else None,
        "sentence": event.evidence.text,
        "rule": event.rule,
        "why": event.why,
        "origin": origin_of(event).value,
        "weight_documents": len({evidence.document for evidence in event.all_evidence}),
    }


def _add_memberships(network: nx.MultiDiGraph, entities: Iterable[Entity]) -> None:
    for entity in entities:
        owner = entity.member_of or (_state_node(entity.state, network) if entity.state else None)
        if owner is not None and owner != entity.id and owner in network:
            network.add_edge(entity.id, owner, key=MEMBERSHIP, kind=MEMBERSHIP)


def _add_involvements(
    network: nx.MultiDiGraph, incidents: Iterable[Incident], parties: Mapping[str, tuple[str, ...]]
) -> None:
    for incident in incidents:
        states = (_state_node(state, network) for state in incident.states)
        involved = (party for event in incident.events for party in parties.get(event, ()))
        for party in dict.fromkeys((*involved, *(s for s in states if s in network))):
            network.add_edge(party, incident.id, key=INVOLVEMENT, kind=INVOLVEMENT)


def _add_responses(network: nx.MultiDiGraph, incidents: Iterable[Incident], responses: Iterable[Response]) -> None:
    incidents_of: dict[str, list[str]] = {}
    for incident in incidents:
        for event in incident.events:
            incidents_of.setdefault(event, []).append(incident.id)
    for response in responses:
        for cause, effect in product(incidents_of.get(response.cause, ()), incidents_of.get(response.effect, ())):
            if cause != effect and not network.has_edge(cause, effect, key=RESPONSE):
                network.add_edge(cause, effect, key=RESPONSE, kind=RESPONSE, basis=response.basis.value)
