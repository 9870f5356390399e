"""Date expressions against a day of publication: Wednesday 2 July 2025; last day spoken of: Friday 27 June 2025."""

from datetime import date

import pytest

from graph.coding.dates import Anchors, find_dates
from graph.model import DateBasis, Window

ANCHORS = Anchors(date(2025, 7, 2), Window.day(date(2025, 6, 27)))
STATED, RELATIVE = DateBasis.STATED, DateBasis.RELATIVE


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "first", "last", "basis"),
    [
        ("on 27 June 2024", "2024-06-27", "2024-06-27", STATED),
        ("on June 27, 2024", "2024-06-27", "2024-06-27", STATED),
        ("on the 3rd of May 2023", "2023-05-03", "2023-05-03", STATED),
        ("on 2024-02-29", "2024-02-29", "2024-02-29", STATED),
        ("on June 27", "2025-06-27", "2025-06-27", STATED),
        ("on 12 December", "2024-12-12", "2024-12-12", STATED),
        ("from 3 to 5 May 2025", "2025-05-03", "2025-05-05", STATED),
        ("in March 2022", "2022-03-01", "2022-03-31", STATED),
        ("in early 2020", "2020-01-01", "2020-05-02", STATED),
        ("in 1988", "1988-01-01", "1988-12-31", STATED),
        ("in the 1980s", "1980-01-01", "1989-12-31", STATED),
        ("in the spring of 2024", "2024-03-01", "2024-05-31", STATED),
        ("on Tuesday", "2025-07-01", "2025-07-01", RELATIVE),
        ("on Wednesday", "2025-07-02", "2025-07-02", RELATIVE),
        ("on Wednesday of last week", "2025-06-25", "2025-06-25", RELATIVE),
        ("in January of that year", "2025-01-01", "2025-01-31", RELATIVE),
        ("last Wednesday", "2025-06-25", "2025-06-25", RELATIVE),
        ("next Monday", "2025-07-07", "2025-07-07", RELATIVE),
        ("yesterday", "2025-07-01", "2025-07-01", RELATIVE),
        ("in February", "2025-02-01", "2025-02-28", RELATIVE),
        ("in November", "2024-11-01", "2024-11-30", RELATIVE),
        ("late May", "2025-05-21", "2025-05-31", RELATIVE),
        ("last month", "2025-06-01", "2025-06-30", RELATIVE),
        ("earlier this month", "2025-07-01", "2025-07-02", RELATIVE),
        ("last summer", "2024-06-01", "2024-08-31", RELATIVE),
        ("three days ago", "2025-06-29", "2025-06-29", RELATIVE),
        ("two years ago", "2023-01-01", "2023-12-31", RELATIVE),
        ("over the weekend", "2025-06-28", "2025-06-29", RELATIVE),
        ("a day earlier", "2025-06-26", "2025-06-26", RELATIVE),
        ("two days later", "2025-06-29", "2025-06-29", RELATIVE),
        ("the following day", "2025-06-28", "2025-06-28", RELATIVE),
        ("on the same day", "2025-06-27", "2025-06-27", RELATIVE),
        ("hours later", "2025-06-27", "2025-06-27", RELATIVE),
        ("recently", "2025-06-18", "2025-07-02", RELATIVE),
    ],
)
def test_an_expression_means_these_days(text: str, first: str, last: str, basis: DateBasis) -> None:
    (found,) = find_dates(f"The envoy left {text}.", ANCHORS)
    assert (found.window.first, found.window.last, found.basis) == (day(first), day(last), basis)


@pytest.mark.parametrize("text", ["on Tuesday", "last month", "in February", "two weeks ago", "yesterday", "recently"])
def test_without_a_day_of_publication_relative_words_mean_nothing(text: str) -> None:
    assert find_dates(f"The envoy left {text}.", Anchors(None)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2003 was adopted.",
        "She may march on.",
        "They hold 31 February dear.",
        "About 1,500 left.",
        "Iran's march to war.",
    ],
)
def test_what_is_no_date_is_not_taken_for_one(text: str) -> None:
    assert find_dates(text, ANCHORS) == []


def test_since_marks_the_beginning() -> None:
    (found,) = find_dates("Ties have been strained since December 2024.", ANCHORS)
    assert found.since
    assert found.window.first == date(2024, 12, 1)


def test_a_weekday_ahead_lies_ahead() -> None:
    (found,) = find_dates("The ministers will meet on Friday.", Anchors(date(2025, 7, 2), ahead=True))
    assert found.window.first == date(2025, 7, 4)


def test_several_dates_of_a_sentence_are_found_in_order() -> None:
    found = find_dates("On 1 May it recalled its envoy and on 3 May 2025 expelled two.", ANCHORS)
    assert [d.window.first for d in found] == [date(2025, 5, 1), date(2025, 5, 3)]
