from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.readers import read_bytes
from graph.readers.datelines import is_date_line
from graph.readers.dates import day_in_name, find_dates, first_day

SENTENCE = "Ruritania summoned the ambassador of Syldavia on Wednesday, officials said."
THIRD = date(2024, 7, 3)


@pytest.mark.parametrize(
    "text",
    [
        "2024-07-03",
        "2024-07-03T23:59:59-05:00",
        "2024/07/03",
        "3 July 2024",
        "3rd of July, 2024",
        "03-Jul-2024",
        "July 3, 2024",
        "JULY 03, 2024 09:55 AM GMT+03:00",
        "Jul. 3 2024",
        "Wed, 3 Jul 2024 10:00:00 +0000",
        "Wednesday 3 July 2024",
        "03.07.2024",
        "3. 7. 2024",
    ],
)
def test_a_printed_date_is_its_day(text: str) -> None:
    assert first_day(text) == THIRD


@pytest.mark.parametrize(("text", "day"), [("07/13/2024", date(2024, 7, 13)), ("13/07/2024", date(2024, 7, 13))])
def test_a_date_with_slashes_is_read_where_it_can_be_one_day_only(text: str, day: date) -> None:
    assert first_day(text) == day


@pytest.mark.parametrize(
    "text", ["03/07/2024", "3 July", "July 2024", "31 June 2024", "2024-13-01", "12:30", "v1.2.2024x"]
)
def test_what_is_no_sure_day_is_none(text: str) -> None:
    assert first_day(text) is None


@pytest.mark.parametrize("text", ["03/03/2024", "3/3/2024"])
def test_slashes_are_no_doubt_where_day_and_month_are_one_number(text: str) -> None:
    assert first_day(text) == date(2024, 3, 3)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y"]))
def test_writing_and_reading_a_day_is_the_identity(day: date, form: str) -> None:
    assert first_day(f"Published {day.strftime(form)} at 10:00") == day


@given(st.text(max_size=200))
def test_found_dates_are_in_order_and_do_not_overlap(text: str) -> None:
    found = find_dates(text)
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-07-03-note.txt", THIRD),
        ("note_20240703.pdf", THIRD),
        ("note 2024.07.03", THIRD),
        ("note-1234567890.txt", None),
        ("20241303.txt", None),
        ("report-2024.txt", None),
    ],
)
def test_a_file_name_gives_a_day(name: str, day: date | None) -> None:
    assert day_in_name(name) == day


@pytest.mark.parametrize(
    "line",
    [
        "July 3, 2024",
        "Published: Wed, 3 July 2024 10:00 UTC",
        "Vienna, 3 July 2024",
        "Updated on July 3, 2024 at 9:55 p.m. ET",
        "July 03, 2024 09:55 AM GMT+03:00",
        "3 July, 10:33",
        "New York | 3 July 2024 | 4 min read",
    ],
)
def test_a_line_of_nothing_but_date_and_place_is_a_date_line(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["The talks of 3 July 2024 failed", "3 July 2024: Ruritania expels two diplomats", "No date", "July"]
)
def test_a_line_that_says_more_is_none(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("July 3, 2024", THIRD),
        ("Updated July 9, 2024\nPublished July 3, 2024", THIRD),
        ("Updated July 3, 2024", THIRD),
        ("By Jane Doe | July 3, 2024", THIRD),
        ("Home | World | July 3, 2024", THIRD),
        ("July 3", None),
        ("The embassy on July 9, 2024. (Photo by John Roe)", None),
    ],
)
def test_the_day_of_a_text_is_the_one_that_its_head_prints(head: str, day: date | None) -> None:
    text = f"Envoys called in after raid\n\n{head}\n\n{SENTENCE}\n"
    assert read_bytes(text.encode(), "note.txt").published == day


def test_the_day_may_stand_below_the_text() -> None:
    assert read_bytes(f"Envoys called in\n\n{SENTENCE}\n\n3 July 2024\n".encode(), "n.txt").published == THIRD


def test_an_agency_dateline_with_a_year_gives_the_day_for_want_of_a_date_line() -> None:
    text = f"Envoys called in after raid\n\nVIENNA, July 3, 2024 (Xinhua) -- {SENTENCE}"
    assert read_bytes(text.encode(), "n.txt").published == THIRD
    assert read_bytes(text.replace("raid\n", "raid\n\n2 July 2024\n").encode(), "n.txt").published == date(2024, 7, 2)


def test_a_day_in_the_text_is_no_publication_date() -> None:
    document = read_bytes(f"Envoys called in after raid\n\n{SENTENCE[:-1]} on 3 July 2024.".encode(), "n.txt")
    assert document.published is None
    assert document.warnings == (
        "n.txt: no publication date was found, so words such as 'Tuesday' cannot be resolved; "
        "give it with --published YYYY-MM-DD.",
    )


def test_the_file_name_comes_last_and_the_user_first() -> None:
    text = f"Envoys called in after raid\n\n3 July 2024\n\n{SENTENCE}".encode()
    assert read_bytes(text, "2024-07-09-note.txt").published == THIRD
    assert read_bytes(SENTENCE.encode(), "2024-07-09-note.txt").published == date(2024, 7, 9)
    assert read_bytes(text, "2024-07-09-note.txt", published=date(2024, 7, 1)).published == date(2024, 7, 1)
