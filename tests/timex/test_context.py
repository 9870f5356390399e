"""What else decides on the days of an expression: terms, beginnings, the document's habit, the story, the sentence."""

from datetime import date

import pytest

from graph.model import Window
from graph.timex import Context, find, resolve
from tests.timex.days import PUBLISHED, days, resolved, window


def test_in_april_is_last_years_in_march_unless_it_is_yet_to_come() -> None:
    march = date(2025, 3, 5)
    assert days("in April", published=march) == window("2024-04")
    assert days("in April", published=march, future=True) == window("2025-04")


def test_what_is_done_lies_behind_whatever_the_words_say() -> None:
    assert days("on 10 July", future=False) == window("2024-07-10")
    (found,) = find("It will leave on Monday.")
    done = resolve(found, published=PUBLISHED, context=Context(future=False))
    assert done is not None
    assert done.window == window("2025-06-30")


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("by 15 March", "2025-03-15"),
        ("until Monday", "2025-06-30"),
        ("by the end of June", "2025-06-30"),
        ("by mid-June", "2025-06-15"),
        ("by the middle of next year", "2026-06-30"),
    ],
)
def test_a_term_is_a_limit_and_no_day_of_an_act(phrase: str, value: str) -> None:
    found = resolved(phrase)
    assert found is not None
    assert (found.window, found.limit) == (window(value), True)


def test_a_term_may_lie_ahead_of_an_act_that_is_done() -> None:
    (found,) = find("It asked Chad to leave by Friday.")
    (term,) = [resolve(found, published=PUBLISHED, context=Context(future=False))]
    assert term is not None
    assert (term.window, term.limit) == (window("2025-07-04"), True)


def test_within_a_time_is_a_term_of_what_is_to_come_only() -> None:
    ahead, done = resolved("within two days", future=True), resolved("within two days")
    assert ahead is not None
    assert done is not None
    assert (ahead.limit, done.limit) == (True, False)


@pytest.mark.parametrize(
    ("phrase", "begin", "value"),
    [
        ("since May", "2025-05", "2025-05-01..2025-07-02"),
        ("since Monday", "2025-06-30", "2025-06-30..2025-07-02"),
        ("since 2021", "2021", "2021-01-01..2025-07-02"),
        ("from September", "2025-09", "2025-09"),
    ],
)
def test_since_begins_a_window_and_from_begins_an_act(phrase: str, begin: str, value: str) -> None:
    found = resolved(phrase, future=phrase.startswith("from") or None)
    assert found is not None
    assert (found.begin, found.window) == (window(begin), window(value))


@pytest.mark.parametrize(
    ("other", "value"),
    [
        ("It came on 25/03/2025.", "2025-04-03"),
        ("It came on 03/25/2025.", "2025-03-04"),
        ("On March 1 it came.", "2025-03-04"),
    ],
)
def test_the_habit_of_the_document_says_whether_the_day_stands_first(other: str, value: str) -> None:
    text = f"{other} It left 03/04/2025."
    found = resolve(find(text)[-1], published=PUBLISHED)
    assert found is not None
    assert found.window == window(value)


def test_without_a_habit_a_date_that_could_be_two_days_is_the_one_that_fits() -> None:
    assert days("on 03/04/2025") is None
    assert days("on 03/04/2025", published=date(2025, 3, 20)) == window("2025-03-04")
    assert days("on 03/04/2025", published=date(2025, 3, 20), future=True) == window("2025-04-03")


@pytest.mark.parametrize(
    ("story", "value"),
    [
        ("2022-07-04", "2022-09"),
        ("2018-05", "2018-09"),
        ("2025-06-27", "2024-09"),
        ("2012", "2024-09"),
        (None, "2024-09"),
    ],
)
def test_the_story_of_a_paragraph_gives_months_their_year(story: str | None, value: str) -> None:
    (found,) = find("In September it left.")
    days_of_story = window(story) if story else None
    resolved_days = resolve(found, published=PUBLISHED, context=Context(story=days_of_story))
    assert resolved_days is not None
    assert resolved_days.window == window(value)


def test_a_weekday_decides_between_the_year_of_the_story_and_that_of_the_news() -> None:
    (found,) = find("On Tuesday, 1 October, it left.")  # a Tuesday in 2024, a Monday in 2018
    in_story = resolve(found, published=PUBLISHED, context=Context(story=window("2018-05-04")))
    assert in_story is not None
    assert in_story.window == window("2024-10-01")


def test_the_entries_of_a_chronicle_follow_each_other_and_never_lie_ahead() -> None:
    text = "4 July 2022: Peru arrests a man.\n\n6 July: He will appeal.\n\n19 July - Chile pays."
    published, told, found = date(2025, 7, 1), None, []
    for expression in find(text):
        entry = resolve(expression, published=published, context=Context(told))
        assert entry is not None
        told = entry.window
        found.append(told)
    assert found == [window("2022-07-04"), window("2022-07-06"), window("2022-07-19")]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("It closed on Friday, two days after the shots.", "2025-06-25"),
        ("Two days after the shots it closed.", "2025-06-29"),
    ],
)
def test_a_distance_gives_the_other_act_where_the_sentence_has_dated_its_own(text: str, inner: str) -> None:
    found = resolve(find(text)[-1], published=PUBLISHED, context=Context(window("2025-06-27")))
    assert found is not None
    assert found.window == window(inner)


def test_on_a_sunday_last_week_is_the_week_that_ends() -> None:
    sunday = date(2025, 6, 29)
    assert days("last week", published=sunday) == window("2025-06-23..2025-06-29")
    assert days("this week", published=sunday, future=True) == window("2025-06-30..2025-07-06")


def test_days_that_no_calendar_holds_are_none() -> None:
    assert days("for 900 decades") is None
    assert Window.day(date.max) == days("tomorrow", published=date(9999, 12, 30))
