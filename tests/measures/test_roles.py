import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.measures import evidence_path, explain, roles, roles_over_time
from graph.measures.roles import MEANINGS, Level
from graph.model import Collection, Status
from tests.crisis import crisis
from tests.factory import collection, event

QUARREL = [event("SWE", "PRT", "recall"), event("PRT", "SWE", "raid")]
GO_BETWEEN = [event("ESP", "SWE", "visit"), event("PRT", "ESP", "visit")]


def test_degrees_are_told_by_side_and_direction() -> None:
    row = roles(collection(*QUARREL, *GO_BETWEEN)).loc["PRT"]
    assert row[["hostile_out", "hostile_in", "cooperative_out", "cooperative_in", "partners"]].tolist() == [
        1,
        1,
        1,
        0,
        2,
    ]


def test_a_go_between_deals_cooperatively_with_both_sides_of_a_quarrel() -> None:
    assert roles(collection(*QUARREL, *GO_BETWEEN))["brokerage"].to_dict() == {"ESP": 1, "PRT": 0, "SWE": 0}


def test_who_sides_with_one_brokers_nothing() -> None:
    assert roles(collection(*QUARREL, GO_BETWEEN[0]))["brokerage"].sum() == 0


def test_the_middle_of_a_chain_lies_between() -> None:
    table = roles(collection(event("SWE", "PRT", "visit"), event("PRT", "ESP", "visit")))
    assert table["betweenness"].to_dict() == {"ESP": 0, "PRT": 1, "SWE": 0}
    assert table["centrality"].idxmax() == "PRT"


def test_two_groups_that_barely_deal_are_two_communities() -> None:
    pairs = [
        ("AAA", "BBB"),
        ("BBB", "CCC"),
        ("AAA", "CCC"),
        ("DDD", "EEE"),
        ("EEE", "FFF"),
        ("DDD", "FFF"),
        ("CCC", "DDD"),
    ]
    found = roles(collection(*(event(a, b, "visit", ident=a + b) for a, b in pairs)))["community"].to_dict()
    assert found == {"AAA": 1, "BBB": 1, "CCC": 1, "DDD": 2, "EEE": 2, "FFF": 2}


def test_entities_have_roles_too() -> None:
    table = roles(collection(event("SWE/navy", "PRT/@x-y", "raid")), level=Level.ENTITIES)
    assert table.index.tolist() == ["agency:SWE/navy", "official:PRT/x-y"]


def test_what_did_not_happen_joins_nobody() -> None:
    assert roles(collection(event(status=Status.THREATENED))).empty


def test_no_act_gives_an_empty_table_with_all_columns() -> None:
    assert list(roles(Collection()).columns) == list(MEANINGS)


def test_roles_over_time_have_a_table_a_period() -> None:
    table = roles_over_time(collection(event(when="2031-03-05"), event("ESP", "PRT", when="2031-05-05")), frequency="M")
    assert [(str(period.date()), node) for period, node in table.index] == [
        ("2031-03-01", "PRT"), ("2031-03-01", "SWE"), ("2031-05-01", "ESP"), ("2031-05-01", "PRT"),
    ]  # fmt: skip
    assert roles_over_time(Collection()).empty


def test_a_role_is_explained_in_words() -> None:
    text = explain(roles(collection(*QUARREL, *GO_BETWEEN)), "ESP", "Spain")
    assert text.startswith("Spain did 0 hostile and 1 cooperative acts")
    assert "both sides of 1 hostile pair" in text


def test_a_path_names_the_acts_of_each_step() -> None:
    path = evidence_path(crisis(), "official:ESP/luz-ferrer", "agency:PRT/navy")
    assert [(step.start, step.end) for step in path] == [
        ("official:ESP/luz-ferrer", "state:SWE"),
        ("state:SWE", "agency:PRT/navy"),
    ]
    assert path[1].events == ("c01", "c21")


@pytest.mark.parametrize("end", ["state:XXX", "state:NOR"])
def test_there_is_no_path_to_whom_no_chain_of_acts_leads(end: str) -> None:
    apart = collection(event("SWE", "PRT"), event("NOR", "DNK"))
    assert evidence_path(apart, "state:SWE", end) == ()


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("ABCDE")), min_size=1, max_size=15), st.randoms())
def test_the_order_of_acts_changes_nothing(pairs: list[tuple[str, str]], chance) -> None:  # type: ignore[no-untyped-def]
    acts = [event(a * 3, b * 3, "visit", ident=f"{n}") for n, (a, b) in enumerate(pairs)]
    mixed = list(acts)
    chance.shuffle(mixed)
    first, second = roles(collection(*acts)), roles(collection(*mixed))
    pd.testing.assert_frame_equal(first, second)
    assert first["hostile_out"].sum() == first["hostile_in"].sum()
    assert first["cooperative_out"].sum() == len([p for p in pairs if p[0] != p[1]])
