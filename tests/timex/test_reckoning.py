"""Arithmetic of days, weeks and months."""

from datetime import date

import pytest

from graph.timex.reckoning import (
    Part,
    Unit,
    day_after,
    easter,
    moved,
    part_of,
    unit_window,
    weekday_after,
    weekday_before,
)
from tests.timex.days import window


@pytest.mark.parametrize(
    ("year", "day"),  # US Census Bureau, "Easter Dates from 1600 to 2099"
    [
        (1818, "1818-03-22"),
        (1943, "1943-04-25"),
        (1995, "1995-04-16"),
        (2000, "2000-04-23"),
        (2025, "2025-04-20"),
        (2038, "2038-04-25"),
    ],
)
def test_easter(year: int, day: str) -> None:
    assert easter(year) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("unit", "shift", "value"),
    [
        (Unit.DAY, -1, "2025-01-01"),
        (Unit.WEEK, 0, "2024-12-30..2025-01-05"),
        (Unit.WEEKEND, 0, "2025-01-04..2025-01-05"),
        (Unit.MONTH, -1, "2024-12"),
        (Unit.QUARTER, -1, "2024-10..2024-12"),
        (Unit.YEAR, 1, "2026"),
        (Unit.DECADE, -1, "2010..2019"),
    ],
)
def test_the_unit_that_holds_a_day(unit: Unit, shift: int, value: str) -> None:
    assert unit_window(date(2025, 1, 2), unit, shift) == window(value)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "value"),
    [
        ("2025-01-31", 1, Unit.MONTH, "2025-02"),
        ("2025-01-31", -2, Unit.DAY, "2025-01-29"),
        ("2025-01-31", 47, Unit.HOUR, "2025-02-01"),
        ("2025-01-06..2025-01-12", 1, Unit.WEEK, "2025-01-13..2025-01-19"),
        ("2024-10", 1, Unit.YEAR, "2025-10"),
        ("2024", 1, Unit.YEAR, "2025"),
        ("2024-10", 2, Unit.YEAR, "2026"),
        ("2024-10-05", 2, Unit.YEAR, "2026"),
    ],
)
def test_so_many_units_after_a_window(start: str, amount: int, unit: Unit, value: str) -> None:
    assert moved(window(start), amount, unit) == window(value)


def test_a_month_after_the_31st_is_the_months_last_day() -> None:
    assert day_after(date(2024, 1, 31), 1, Unit.MONTH) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("whole", "part", "value"),
    [
        ("2025-02", Part.EARLY, "2025-02-01..2025-02-10"),
        ("2025-02", Part.MID, "2025-02-11..2025-02-20"),
        ("2025-02", Part.LATE, "2025-02-21..2025-02-28"),
        ("2025", Part.LATE, "2025-09..2025-12"),
        ("2025-03..2025-05", Part.MID, "2025-04"),
        ("1980..1989", Part.EARLY, "1980..1983"),
        ("2025-06-23..2025-06-29", Part.EARLY, "2025-06-23..2025-06-25"),
        ("2025-06", Part.SECOND_HALF, "2025-06-16..2025-06-30"),
        ("2025-06-23", Part.FIRST_HALF, "2025-06-23"),
    ],
)
def test_the_parts_of_a_time(whole: str, part: Part, value: str) -> None:
    assert part_of(window(whole), part) == window(value)


def test_a_weekday_is_its_own_nearest_one() -> None:
    wednesday = date(2025, 7, 2)
    assert weekday_before(wednesday, 2) == weekday_after(wednesday, 2) == wednesday
    assert (weekday_before(wednesday, 3), weekday_after(wednesday, 1)) == (date(2025, 6, 26), date(2025, 7, 8))
