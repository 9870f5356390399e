"""What Cytoscape draws."""

import pytest

from dashboard.elements import NODE_LIMIT, Drawn, picture, shortened
from dashboard.state import ViewState
from graph.model import Collection
from graph.network import build_network, positions
from tests.crisis import crisis
from tests.factory import collection, event


def drawn(whole: Collection, look: str = "") -> tuple[list[dict[str, object]], tuple[str, ...]]:
    network = build_network(whole)
    everything = Drawn(frozenset(e.id for e in whole.events), frozenset(i.id for i in whole.incidents))
    made = picture(network, positions(network), everything, ViewState.from_search(look))
    return [e["data"] for e in made.elements], made.notes


def acts(data: list[dict[str, object]]) -> list[dict[str, object]]:
    return [d for d in data if d.get("role") == "event"]


def test_every_act_is_an_edge_of_its_own_and_keeps_its_event() -> None:
    data, notes = drawn(crisis())
    assert {str(d["chosen"]).removeprefix("event/") for d in acts(data)} == {e.id for e in crisis().events}
    assert notes == ()


def test_what_did_not_happen_or_is_alleged_is_not_drawn_as_done() -> None:
    data, _ = drawn(crisis())
    undone = {str(d["chosen"]).removeprefix("event/") for d in acts(data) if "done" not in d}
    assert undone == {e.id for e in crisis().events if e.status != "occurred"}


def test_an_act_of_one_party_alone_is_a_loop_and_stays_when_its_state_is_folded() -> None:
    alone = event("SWE/navy", "SWE/navy", "exercise")
    for look in ("", "?fold=all"):
        data, _ = drawn(collection(alone), look)
        assert [d["source"] == d["target"] for d in acts(data)] == [True]


def test_an_act_within_a_folded_state_is_not_drawn() -> None:
    data, _ = drawn(collection(event("SWE/navy", "SWE/police"), event("SWE", "PRT")), "?fold=state:SWE")
    assert len(acts(data)) == 1


def test_kinds_of_edges_can_be_hidden() -> None:
    data, _ = drawn(crisis(), "?hide=membership,involvement,response")
    assert {d["role"] for d in data if "role" in d} == {"event"}


def test_a_bundle_stands_for_all_acts_of_one_toward_the_other() -> None:
    data, _ = drawn(
        collection(event(ident="a"), event(ident="b", measure="protest"), event("PRT", "SWE", ident="c")), "?bundle=yes"
    )
    assert sorted((str(d["chosen"]), d.get("count")) for d in acts(data)) == [
        ("bundle/state:SWE>state:PRT", "2"),
        ("event/c", None),
    ]


def test_more_nodes_than_can_be_read_are_folded_and_that_is_said() -> None:
    many = collection(*(event(f"SWE/@p{n}", "PRT", ident=str(n)) for n in range(NODE_LIMIT + 1)))
    data, notes = drawn(many)
    assert {d["id"] for d in data if "kind" in d} == {"state:SWE", "state:PRT"}
    assert any("drawn as their states" in note for note in notes)


@pytest.mark.parametrize(("label", "short"), [("Short", "Short"), ("x" * 40, "x" * 33 + "…")])
def test_labels_are_shortened(label: str, short: str) -> None:
    assert shortened(label) == short
