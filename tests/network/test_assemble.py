from dataclasses import replace

import networkx as nx
import pytest

from graph.model import Collection, Incident, Response, ResponseBasis
from graph.network import build_network
from tests.crisis import crisis
from tests.factory import collection, entity, event, window


def edges(network: nx.MultiDiGraph, kind: str) -> list[tuple[str, str]]:
    return sorted((a, b) for a, b, data in network.edges(data=True) if data["kind"] == kind)


def test_parallel_acts_stay_apart_and_are_keyed_by_their_event() -> None:
    network = build_network(collection(event(ident="a"), event(measure="recall", ident="b")))
    assert set(network["state:SWE"]["state:PRT"]) == {"a", "b"}


def test_an_act_of_two_on_two_has_one_edge_a_pair() -> None:
    network = build_network(collection(event(("SWE/navy", "SWE/@a-b"), ("PRT", "PRT/navy"), ident="x")))
    assert edges(network, "event") == [
        ("agency:SWE/navy", "agency:PRT/navy"),
        ("agency:SWE/navy", "state:PRT"),
        ("official:SWE/a-b", "agency:PRT/navy"),
        ("official:SWE/a-b", "state:PRT"),
    ]
    assert {key for _, _, key in network.edges(keys=True) if key.startswith("x")} == {"x", "x/2", "x/3", "x/4"}
    assert {data["event"] for _, _, data in network.edges(data=True) if data["kind"] == "event"} == {"x"}


def test_a_reciprocal_act_runs_in_both_directions() -> None:
    network = build_network(collection(event("SWE", "PRT", "meeting", both=True)))
    assert edges(network, "event") == [("state:PRT", "state:SWE"), ("state:SWE", "state:PRT")]


@pytest.mark.parametrize(
    ("actors", "recipients", "dyads", "joined"),
    [
        (("state:SWE",), (), (("SWE", "PRT"),), ("state:SWE", "state:PRT")),
        ((), ("state:PRT",), (("SWE", "PRT"),), ("state:SWE", "state:PRT")),
        (("state:SWE",), (), (("SWE", None),), ("state:SWE", "state:SWE")),
        ((), (), (("SWE", "PRT"),), ("state:SWE", "state:PRT")),
    ],
)
def test_an_act_with_an_unnamed_side_is_not_lost(actors, recipients, dyads, joined) -> None:  # type: ignore[no-untyped-def]
    one_sided = replace(event(), actors=actors, recipients=recipients, dyads=dyads)
    network = build_network(Collection(entities=(entity("SWE"),), events=(one_sided,)))
    assert edges(network, "event") == [joined]


def test_an_act_of_nobody_known_is_left_out() -> None:
    assert len(build_network(Collection(events=(replace(event(), actors=(), recipients=(), dyads=()),)))) == 0


def test_officials_belong_to_their_agency_and_agencies_to_their_state() -> None:
    network = build_network(crisis())
    assert ("official:SWE/anna-berg", "agency:SWE/foreign-ministry") in edges(network, "membership")
    assert ("agency:SWE/foreign-ministry", "state:SWE") in edges(network, "membership")
    assert ("official:SWE/anna-berg", "state:SWE") not in edges(network, "membership")


def test_parties_are_joined_to_the_incident_that_their_act_tells_of() -> None:
    incident = Incident("incident:i", "I", window("2031-03-05"), None, ("e",), ("PRT",))
    network = build_network(collection(event("SWE/navy", "PRT/@x-y", ident="e"), incidents=[incident]))
    assert edges(network, "involvement") == [
        ("agency:SWE/navy", "incident:i"),
        ("official:PRT/x-y", "incident:i"),
        ("state:PRT", "incident:i"),
    ]


def test_an_answer_joins_the_incidents_of_both_acts_once() -> None:
    incidents = [Incident(f"incident:{n}", n, None, None, (n, f"{n}2")) for n in ("a", "b")]
    answers = [
        Response(cause, effect, ResponseBasis.STATED) for cause, effect in (("a", "b"), ("a2", "b2"), ("a", "a2"))
    ]
    network = build_network(
        collection(*(event(ident=i) for i in ("a", "a2", "b", "b2")), incidents=incidents, responses=answers)
    )
    assert edges(network, "response") == [("incident:a", "incident:b")]


def test_attributes_are_flat_and_the_same_for_all_nodes() -> None:
    network = build_network(crisis())
    assert len({tuple(data) for _, data in network.nodes(data=True)}) == 1
    values = [v for _, _, data in network.edges(data=True) for v in data.values()]
    assert {type(v) for v in values} <= {str, int, float, type(None)}


def test_each_act_counts_once_at_each_of_its_parties() -> None:
    network = build_network(collection(event(("SWE", "SWE/navy"), "PRT"), event("PRT", "SWE")))
    assert {node: data["events"] for node, data in network.nodes(data=True)} == {
        "agency:SWE/navy": 1,
        "state:PRT": 2,
        "state:SWE": 2,
    }
