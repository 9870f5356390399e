"""Which day an act gets: one row a phenomenon, in sentences written for this test. Published Thursday 14 March 2024."""

from datetime import date

import pytest

from graph.coding.coder import Coder, load_coder
from graph.coding.offsets import find_offsets
from graph.model import DateBasis, Event, Window, make_document

PUBLISHED = date(2024, 3, 14)

# text | type of the act | its days ("-" for none)
TABLE = """
Peru recalled its ambassador to Bolivia on Tuesday and expelled two Bolivian diplomats. | SANCTION | 2024-03-12
Chad condemned Sudan on Tuesday, two days after Sudanese soldiers shelled a Chadian village. | ASSAULT | 2024-03-10
On Monday Kenya expelled two Somalis. The following day Somalia recalled its envoy to Kenya. | SANCTION | 2024-03-12
In May 2018 Chile expelled two Bolivians. Bolivia recalled its envoy to Chile. | SANCTION | 2018-05-01..2018-05-31
In February Ghana expelled two Togolese. The next month Togo recalled its envoy. | SANCTION | 2024-03-01..2024-03-31
India accused Nepal of attacking its border guards last week. | ACCUSE | 2024-03-14
Qatar urged Yemen to release the sailors on Thursday. | REQUEST | 2024-03-14
Latvia has long accused Belarus of pushing migrants over the border. | ACCUSE | -
12 May 2020: A Lao court bans a Thai paper. Thailand recalls its ambassador to Laos. | SANCTION | 2020-05-12
13 February: Malaysia scraps visa-free travel for Koreans. | SANCTION | 2024-02-13
"""


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load_coder()


def acts(coder: Coder, text: str, kind: str, published: date | None = PUBLISHED) -> list[Event]:
    return [e for e in coder.code(make_document(text, published=published)).events if e.type == kind]


@pytest.mark.parametrize("row", TABLE.strip().splitlines())
def test_an_act_gets_the_day_that_its_clause_or_story_gives(coder: Coder, row: str) -> None:
    text, kind, days = (part.strip() for part in row.split("|"))
    first, _, last = days.partition("..")
    wanted = None if days == "-" else Window(date.fromisoformat(first), date.fromisoformat(last or first))
    assert wanted in [event.window for event in acts(coder, text, kind)]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Peru expelled two Bolivian diplomats on 3 March 2024.", DateBasis.STATED),
        ("Peru expelled two Bolivian diplomats on Tuesday.", DateBasis.RELATIVE),
        ("Peru expelled two Bolivian diplomats.", DateBasis.DOCUMENT),
    ],
)
def test_the_basis_says_what_the_day_rests_on(coder: Coder, text: str, basis: DateBasis) -> None:
    assert acts(coder, text, "SANCTION")[0].date_basis is basis


def test_without_a_day_of_publication_only_stated_days_count(coder: Coder) -> None:
    (stated,) = acts(coder, "Peru expelled two Bolivian diplomats on 3 March 2024.", "SANCTION", None)
    (relative,) = acts(coder, "Peru expelled two Bolivian diplomats on Tuesday.", "SANCTION", None)
    assert stated.window == Window.day(date(2024, 3, 3))
    assert (relative.window, relative.date_basis) == (None, None)


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("It left three days after the raid.", 13, 7),
        ("It left a day before the raid.", 9, 11),
        ("It left hours after the raid.", 10, 10),
    ],
)
def test_a_distance_gives_each_side_from_the_other(text: str, outer: int, inner: int) -> None:
    (offset,) = find_offsets(text)
    ten = Window.day(date(2024, 3, 10))
    assert offset.of_outer(ten) == Window.day(date(2024, 3, outer))
    assert offset.of_inner(ten) == Window.day(date(2024, 3, inner))


@pytest.mark.parametrize("text", ["It left two days after.", "Two days after that, it left."])
def test_a_distance_without_a_second_act_is_none(text: str) -> None:
    assert find_offsets(text) == []
