"""Expressions against Wednesday 2 July 2025; the act told last before them was on Friday 27 June 2025."""

from datetime import date

import pytest

from graph.model import DateBasis
from tests.timex.days import PUBLISHED, days, resolved, window

STATED = """
on 27 June 2024 | 2024-06-27
on June 27, 2024 | 2024-06-27
on the 3rd of May 2023 | 2023-05-03
on 2024-02-29 | 2024-02-29
on 30.12.2024 | 2024-12-30
on 12/30/2024 | 2024-12-30
on 1-Jul-2024 | 2024-07-01
from 3 to 5 May 2025 | 2025-05-03..2025-05-05
on 4, 5 and 6 May 2025 | 2025-05-04..2025-05-06
from 28 June to 15 November 2024 | 2024-06-28..2024-11-15
in March 2022 | 2022-03
in March–April 2025 | 2025-03..2025-04
in early 2020 | 2020-01..2020-04
in mid-2024 | 2024-05..2024-08
in the first half of 2024 | 2024-01..2024-06
in the third quarter of 2024 | 2024-07..2024-09
in 1988 | 1988
from 1910 to 1945 | 1910..1945
in the 1980s | 1980..1989
in the spring of 2024 | 2024-03..2024-05
in winter 2024 | 2023-12..2024-02
in the winter of 2024-25 | 2024-12..2025-02
three days before 9 May 2025 | 2025-05-06
"""

YEARLESS = """
on 27 June | 2025-06-27
on June 27 | 2025-06-27
on 12 December | 2024-12-12
on 10 July | 2025-07-10
on 29 February | 2024-02-29
on Tuesday, 1 July | 2025-07-01
on Tuesday (24 June) | 2025-06-24
on the night of 3 to 4 March | 2025-03-03..2025-03-04
between 5 and 9 June | 2025-06-05..2025-06-09
from 3 March to 9 April | 2025-03-03..2025-04-09
from 20 December to 5 January | 2024-12-20..2025-01-05
"""

RELATIVE = """
on Tuesday | 2025-07-01
on Wednesday | 2025-07-02
this Tuesday | 2025-07-01
last Wednesday | 2025-06-25
last Tuesday | 2025-06-24
last Monday | 2025-06-30
the Sunday before last | 2025-06-22
on Monday last | 2025-06-30
next Monday | 2025-07-07
on Wednesday of last week | 2025-06-25
last week on Wednesday | 2025-06-25
three weeks ago on Tuesday | 2025-06-10
on Saturday and Sunday | 2025-06-28..2025-06-29
between Wednesday and Friday | 2025-06-25..2025-06-27
from today to Sunday | 2025-07-02..2025-07-06
late on Tuesday night | 2025-07-01
in the small hours of Tuesday | 2025-07-01
at 23:30 GMT on Tuesday | 2025-07-01
yesterday | 2025-07-01
the day before yesterday | 2025-06-30
before yesterday | 2025-06-30
after tomorrow | 2025-07-04
this morning | 2025-07-02
at eight this morning | 2025-07-02
last night | 2025-07-01
overnight | 2025-07-01..2025-07-02
in February | 2025-02
in November | 2024-11
in July | 2025-07
last July | 2024-07
next May | 2026-05
late May | 2025-05-21..2025-05-31
in the second week of June | 2025-06-08..2025-06-14
in May last year | 2024-05
7 May last year | 2024-05-07
in early May last year | 2024-05-01..2024-05-10
from March to May last year | 2024-03..2024-05
last month | 2025-06
next month | 2025-08
this month | 2025-07-01..2025-07-02
earlier this month | 2025-07-01..2025-07-02
later this year | 2025-07-02..2025-12-31
early last week | 2025-06-23..2025-06-25
the week before last | 2025-06-16..2025-06-22
the week after next | 2025-07-14..2025-07-20
at the end of the month | 2025-07-21..2025-07-31
on the first Monday of the year | 2025-01-06
last summer | 2024-06..2024-08
in winter | 2024-12..2025-02
over the weekend | 2025-06-28..2025-06-29
three days ago | 2025-06-29
a fortnight ago | 2025-06-18
about two weeks ago | 2025-06-15..2025-06-21
two years ago | 2023
two weeks from now | 2025-07-16
for nine days | 2025-06-24..2025-07-02
over the past two years | 2023-01-01..2025-07-02
over the next three days | 2025-07-02..2025-07-05
recently | 2025-06-18..2025-07-02
on Christmas Day | 2024-12-25
on Good Friday | 2025-04-18
two days before Christmas | 2024-12-23
"""

LEANING = """
a day earlier | 2025-06-26
two days later | 2025-06-29
a week on | 2025-07-04
48 hours later | 2025-06-29
thirty hours later | 2025-06-28
hours later | 2025-06-27
within hours | 2025-06-27
within two days | 2025-06-27..2025-06-29
a month later | 2025-07
a year earlier | 2024-06
two years earlier | 2023
the following day | 2025-06-28
the day before | 2025-06-26
the day after that | 2025-06-28
two days after the shots | 2025-06-29
on the eve of the summit | 2025-06-26
on the same day | 2025-06-27
that same day | 2025-06-27
at noon | 2025-06-27
at three in the afternoon | 2025-06-27
on the Saturday | 2025-06-28
the following Tuesday | 2025-07-01
the previous Friday | 2025-06-20
the Saturday before | 2025-06-21
that month | 2025-06
the following week | 2025-06-30..2025-07-06
in January of that year | 2025-01
that December | 2025-12
the previous November | 2024-11
on the 14th | 2025-06-14
on the fifteenth | 2025-06-15
since the raid | 2025-06-27..2025-07-02
next day | 2025-06-28
since then | 2025-06-27..2025-07-02
"""

FUTURE = """
on Monday | 2025-07-07
on Wednesday | 2025-07-02
in April | 2026-04
in July | 2025-07
on 3 January | 2026-01-03
on the 14th | 2025-07-14
at the weekend | 2025-07-05..2025-07-06
this weekend | 2025-07-05..2025-07-06
this week | 2025-06-30..2025-07-06
next month | 2025-08
by spring | 2026-03..2026-05
in five days | 2025-07-07
within two days | 2025-07-02..2025-07-04
for 90 days | 2025-07-02..2025-09-30
from Monday to Thursday | 2025-06-30..2025-07-03
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [(phrase.strip(), value.strip()) for phrase, value in (r.split("|") for r in table.strip().splitlines())]


@pytest.mark.parametrize(("phrase", "value"), rows(STATED))
def test_what_states_its_year_means_the_same_whenever_it_was_written(phrase: str, value: str) -> None:
    for published in (PUBLISHED, date(1997, 1, 1), None):
        found = resolved(phrase, published=published)
        assert found is not None
        assert (found.window, found.basis) == (window(value), DateBasis.STATED)


@pytest.mark.parametrize(("phrase", "value"), rows(YEARLESS))
def test_a_day_without_a_year_is_the_nearest_one_back(phrase: str, value: str) -> None:
    found = resolved(phrase)
    assert found is not None
    assert (found.window, found.basis) == (window(value), DateBasis.STATED)


@pytest.mark.parametrize(("phrase", "value"), [*rows(RELATIVE), *rows(LEANING)])
def test_a_relative_expression_is_counted_from_publication_or_the_act_before(phrase: str, value: str) -> None:
    found = resolved(phrase)
    assert found is not None
    assert (found.window, found.basis) == (window(value), DateBasis.RELATIVE)


@pytest.mark.parametrize(("phrase", "value"), rows(FUTURE))
def test_what_is_yet_to_come_lies_ahead(phrase: str, value: str) -> None:
    assert days(phrase, told=None, future=True) == window(value)


@pytest.mark.parametrize(
    "phrase", [phrase for phrase, _ in [*rows(YEARLESS), *rows(RELATIVE)] if "before 9" not in phrase]
)
def test_without_a_day_of_publication_only_a_year_that_is_said_helps(phrase: str) -> None:
    assert days(phrase, published=None) is None


def test_what_leans_on_the_act_before_needs_no_day_of_publication() -> None:
    assert days("two days later", published=None) == window("2025-06-29")
