"""Two selections side by side."""

from datetime import date

import pytest

from dashboard.comparing import Row, changes, has_other_side, other_side
from dashboard.queries import Facts, matching
from dashboard.state import ViewState
from graph.ontology import load_ontology
from tests.crisis import crisis
from tests.dashboard.ask import Page

FACTS = Facts(crisis(), load_ontology())


@pytest.mark.parametrize(
    ("row", "change"),
    [((0, 2), "new"), ((1, 0), "gone"), ((1, 2), "more"), ((2, 1), "fewer"), ((2, 2), "same")],
)
def test_an_edge_is_new_gone_more_fewer_or_the_same(row: tuple[int, int], change: str) -> None:
    assert Row("x", *row).change == change


def test_the_second_side_is_the_first_with_another_dyad_or_other_dates() -> None:
    state = ViewState.from_search("?dyad=SWE:PRT&from=2031-03-01&to=2031-03-15&with-from=2031-03-16")
    second = other_side(state)
    assert (second.dyad, second.first, second.last) == (("SWE", "PRT"), date(2031, 3, 16), None)
    assert not has_other_side(ViewState.from_search("?dyad=SWE:PRT"))


def test_changes_count_acts_on_both_sides() -> None:
    sides = [matching(FACTS, ViewState.from_search(s)) for s in ("?to=2031-03-15", "?from=2031-03-16")]
    rows = {row.what: row for row in changes(FACTS, *sides, by_party=True)}
    assert rows["Sweden → Portugal: expulsion of diplomats"].change == "new"
    assert rows["Portugal → Sweden: detention"].change == "gone"
    assert sum(row.one for row in changes(FACTS, *sides, by_party=False)) == len(sides[0])


@pytest.mark.parametrize("align", ["date", "onset"])
def test_the_view_says_and_draws_both_sides(served: Page, align: str) -> None:
    search = f"?view=compare&dyad=SWE:PRT&with=PRT:SWE&align={align}"
    answer = served.answer("comparison.figure", "compare", search)
    assert answer["comparison-one"]["children"].startswith("Acts of Sweden toward Portugal")
    assert answer["comparison-other"]["children"].startswith("Acts of Portugal toward Sweden")
    assert len(answer["comparison"]["figure"]["data"]) >= 2
    assert answer["comparison-changes"]["rowData"]
