"""Cutting a collection down."""

from datetime import date

import pytest

from graph.exports.selecting import Selection, known_until, selected
from graph.model import Collection, Status


@pytest.mark.parametrize(
    ("selection", "kept"),
    [
        (Selection(first=date(2031, 5, 1)), {"c26", "c27", "c28", "c29"}),
        (Selection(last=date(2031, 3, 4)), {"c01", "c02"}),
        (Selection(first=date(2031, 4, 5), last=date(2031, 4, 8)), {"c20", "c21"}),
        (Selection(dyad="UN-PRT"), {"c19"}),
        (Selection(dyad="ESP>SWE"), {"c23", "c25"}),
        (Selection(lowest_rung=9), {"c12", "c20", "c21"}),
        (Selection(statuses=(Status.THREATENED, Status.PLANNED)), {"c17", "c29"}),
        (Selection(types=("REQUEST",)), {"c19"}),
        (Selection(text="PROTEST NOTE"), {"c03"}),
    ],
    ids=lambda value: value.in_words() if isinstance(value, Selection) else "",
)
def test_every_condition_narrows(selection: Selection, kept: set[str], crisis: Collection) -> None:
    assert {event.id for event in selected(crisis, selection).events} == kept


def test_what_belongs_to_the_acts_comes_along_and_nothing_else(crisis: Collection) -> None:
    cut = selected(crisis, Selection(first=date(2031, 4, 28), last=date(2031, 4, 28)))
    assert {d.id for d in cut.documents} == {"d7"}
    assert {e.id for e in cut.entities} == {
        "official:SWE/anna-berg", "official:PRT/rui-mota", "agency:SWE/foreign-ministry", "agency:PRT/foreign-ministry",
        "state:SWE", "state:PRT",
    }  # fmt: skip
    assert [(i.id, i.events) for i in cut.incidents] == [("incident:talks", ("c24",))]
    assert cut.responses == ()


def test_nothing_asked_gives_the_collection_itself(crisis: Collection) -> None:
    assert selected(crisis, Selection()) is crisis


def test_a_selection_says_itself() -> None:
    selection = Selection(dyad="AZE-RUS", first=date(2025, 6, 1), lowest_rung=4)
    assert selection.in_words() == "acts of Azerbaijan and Russia; from 1 June 2025; rung 4 and higher"


def test_what_is_known_until_a_day_was_published_by_then(crisis: Collection) -> None:
    early = known_until(crisis, date(2031, 3, 7))
    assert {d.id for d in early.documents} == {"d1", "d2"}
    assert {e.id for e in early.events} == {"c01", "c02", "c03", "c04", "c05", "c06"}
    late = known_until(crisis, date(2031, 3, 12))
    assert [found.document for e in late.events if e.id == "c08" for found in e.all_evidence] == ["d3"]
