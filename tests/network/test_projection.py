from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph.model import Event
from graph.network import Level, build_network, undirected, weighted_projection
from tests.factory import collection, event

PARTIES = st.sampled_from(["AAA", "BBB", "CCC", "AAA/navy", "BBB/@x-y"])
ACTS = st.builds(
    event,
    PARTIES,
    PARTIES,
    st.sampled_from(["summons", "recall", "visit", "release", "attack"]),
    st.just("2031-03-05"),
)


def numbered(events: list[Event]) -> list[Event]:
    return [replace(e, id=f"e{n}") for n, e in enumerate(events)]


@given(st.lists(ACTS, max_size=12))
def test_the_projection_on_states_keeps_counts(events: list[Event]) -> None:
    projection = weighted_projection(build_network(collection(*numbered(events))))
    sums = [edge for _, _, edge in projection.edges(data=True)]
    assert sum(edge["count"] for edge in sums) == sum(len(e.dyads) for e in events)
    assert sum(edge["hostile"] + edge["cooperative"] for edge in sums) == len(events)


@given(st.lists(ACTS, max_size=12))
def test_the_projection_on_entities_keeps_every_edge(events: list[Event]) -> None:
    network = build_network(collection(*numbered(events)))
    projection = weighted_projection(network, level=Level.ENTITIES)
    acts = [data for _, _, data in network.edges(data=True) if data["kind"] == "event"]
    assert sum(c for _, _, c in projection.edges(data="count")) == len(acts)


def test_an_act_of_two_agencies_of_one_state_counts_once_between_the_states() -> None:
    network = build_network(collection(event(("SWE/navy", "SWE/ministry"), "PRT", "raid")))
    edge = weighted_projection(network).edges["SWE", "PRT"]
    assert (edge["count"], edge["hostility"], edge["rung"], edge["first"]) == (1, 7.0, 4, "2031-03-05")


def test_both_directions_become_one_edge_and_loops_go() -> None:
    acts = [event("SWE", "PRT", "recall"), event("PRT", "SWE", "visit"), event("PRT", "PRT/navy", "summons")]
    merged = undirected(weighted_projection(build_network(collection(*acts))))
    assert dict(merged["SWE"]["PRT"]) == {"weight": 2, "hostility": 6.0, "cooperation": 4.0}
    assert not merged.has_edge("PRT", "PRT")
