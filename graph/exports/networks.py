"""The network in the forms of network programs: GraphML, GEXF, node-link JSON, Cypher."""

import json
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

import networkx as nx

from graph import __version__
from graph.exports.options import ExportOptions
from graph.exports.wording import clean, day_in_words, how_made
from graph.model import Collection, Evidence
from graph.network.assemble import EVENT, build_network

Flat = dict[str, str | int | float | bool]


def graphml(collection: Collection, options: ExportOptions) -> bytes:
    """GraphML as networkx, Gephi, yEd and igraph read it; parallel edges keep their ids."""
    return _written(nx.write_graphml_xml, _flat_network(collection, options))


def gexf(collection: Collection, options: ExportOptions) -> bytes:
    """GEXF 1.2 with dynamic edges: each dated act stands from its first to its last day; nodes carry positions."""
    network = _flat_network(collection, options)
    network.graph["mode"] = "dynamic"
    for _, _, _, edge in network.edges(keys=True, data=True):
        if "date" in edge:
            edge["start"], edge["end"] = edge["date"], edge["date_end"]
        # Gephi takes "label" as the edge's label, and "type" and "id" for its own.
        edge["act_type"] = edge.pop("type", edge["kind"])
    text = _written(lambda graph, stream: nx.write_gexf(graph, stream, version="1.2draft"), network)
    # The writer dates the file with the day of writing, which would make each run another file.
    return _without_writing_day(text)


def node_link_json(collection: Collection, options: ExportOptions) -> bytes:
    """networkx's node-link form, with all evidences as a list and the file's own description under "graph"."""
    network = build_network(collection)
    evidences = _evidences(collection)
    for _, _, edge in network.edges(data=True):
        if edge["kind"] == EVENT:
            # "source" is the form's own word for the node that an edge begins at.
            edge["outlet"] = edge.pop("source")
            edge["evidence"] = [_evidence_record(e) for e in evidences[edge["event"]]]
    for ident, places in _places(options).items():
        if ident in network:
            network.nodes[ident]["x"], network.nodes[ident]["y"] = places
    network.graph.update(_description(options))
    data = nx.node_link_data(network, edges="edges")
    return (clean(json.dumps(data, ensure_ascii=False, indent=1)) + "\n").encode("utf-8", "replace")


def cypher(collection: Collection, options: ExportOptions) -> bytes:
    """A script that makes the network in Neo4j or another Cypher database; running it twice changes nothing."""
    network = _flat_network(collection, options)
    lines = ["// " + line for line in how_made().split(". ")]
    lines.append("CREATE CONSTRAINT demarche_id IF NOT EXISTS FOR (n:Demarche) REQUIRE n.id IS UNIQUE;")
    for ident, node in network.nodes(data=True):
        label = _label(node["type"])
        lines.append(f"MERGE (n:Demarche {{id: {_literal(ident)}}}) SET n:{label}, n += {_map(node)};")
    for start, end, key, edge in network.edges(keys=True, data=True):
        kind = _relation(edge)
        lines.append(
            f"MATCH (a:Demarche {{id: {_literal(start)}}}), (b:Demarche {{id: {_literal(end)}}}) "
            f"MERGE (a)-[r:{kind} {{key: {_literal(key)}}}]->(b) SET r += {_map(edge)};"
        )
    return ("\n".join(lines) + "\n").encode("utf-8")


def _flat_network(collection: Collection, options: ExportOptions) -> nx.MultiDiGraph:
    """The network with clean texts and without None: what XML and Cypher can hold."""
    source = build_network(collection)
    evidences = _evidences(collection)
    places = _places(options)
    network = nx.MultiDiGraph(**{k: v for k, v in _description(options).items() if v})
    for ident, node in source.nodes(data=True):
        spot: dict[str, Any] = dict(zip(("x", "y"), places[ident], strict=True)) if ident in places else {}
        network.add_node(ident, **_flat(node | spot))
    for start, end, key, edge in source.edges(keys=True, data=True):
        more = {}
        if edge["kind"] == EVENT:
            records = [_evidence_record(e) for e in evidences[edge["event"]]]
            more = {"evidence": json.dumps(records, ensure_ascii=False)}
        # The three XML writers want ids of edges that are unique in the whole file, not only in a pair of nodes.
        network.add_edge(start, end, key=key if edge["kind"] == EVENT else f"{key}:{start}>{end}", **_flat(edge | more))
    return network


def _places(options: ExportOptions) -> Mapping[str, tuple[float, float]]:
    return {ident: (round(x, 1), round(y, 1)) for ident, (x, y) in (options.places or {}).items()}


def _flat(attributes: Mapping[str, Any]) -> Flat:
    return {
        name: clean(value) if isinstance(value, str) else value
        for name, value in attributes.items()
        if value is not None and isinstance(value, (str, int, float, bool))
    }


def _evidences(collection: Collection) -> dict[str, tuple[Evidence, ...]]:
    return {event.id: event.all_evidence for event in collection.events}


def _evidence_record(evidence: Evidence) -> dict[str, str | int]:
    return {
        "document": clean(evidence.document),
        "start": evidence.start,
        "end": evidence.end,
        "text": clean(evidence.text),
    }


def _description(options: ExportOptions) -> dict[str, str]:
    return {
        "title": clean(options.title or ""),
        "filters": clean(options.filters_in_words or ""),
        "as_of": day_in_words(options.as_of) if isinstance(options.as_of, date) else "",
        "made_with": f"Démarche {__version__}",
    }


def _written(write: Any, network: nx.MultiDiGraph) -> bytes:
    stream = BytesIO()
    write(network, stream)
    return stream.getvalue()


def _without_writing_day(text: bytes) -> bytes:
    head, _, tail = text.partition(b' lastmodifieddate="')
    return head + tail[tail.index(b'"') + 1 :] if tail else text


def _label(kind: str) -> str:
    return "".join(part.capitalize() for part in str(kind).split("_") if part.isalnum())


def _relation(edge: Mapping[str, Any]) -> str:
    """ACCUSE, SANCTION ... for acts; MEMBERSHIP, INVOLVEMENT, RESPONSE for the rest. Letters only."""
    name = str(edge.get("type") if edge["kind"] == EVENT else edge["kind"])
    return "".join(c for c in name.upper() if c.isascii() and c.isalnum()) or "ACT"


def _literal(value: str | int | float | bool) -> str:
    """A Cypher literal. Backslash and quote are escaped, so that a text cannot end its own string."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    text = clean(value).replace("\\", "\\\\").replace("'", "\\'").replace("\r", "\\r").replace("\n", "\\n")
    return "'" + text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "'"


def _map(attributes: Mapping[str, Any]) -> str:
    return "{" + ", ".join(f"`{name}`: {_literal(value)}" for name, value in attributes.items()) + "}"
