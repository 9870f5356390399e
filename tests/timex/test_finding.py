"""What is found in running text, and what only looks like a time."""

import pytest

from graph.timex import Bound, find

FOUND = [
    ("It left on Tuesday, two days later.", ["on Tuesday", "two days later"]),
    ("On 1 July 2025 it closed; on July 3 it opened.", ["On 1 July 2025", "on July 3"]),
    ("Between 5 and 9 June and again in late August.", ["Between 5 and 9 June", "in late August"]),
    ("The night of 3 to 4 March, the day before yesterday.", ["The night of 3 to 4 March", "the day before yesterday"]),
    ("Since the end of August, and by mid-May 2026.", ["Since the end of August", "by mid-May 2026"]),
    ("On Wednesday of last week and in May of last year.", ["On Wednesday of last week", "in May of last year"]),
    ("At noon on Friday, before dawn on the Saturday.", ["At noon on Friday", "before dawn on the Saturday"]),
    ("Early on Sunday morning, late on Monday.", ["Early on Sunday morning", "late on Monday"]),
    ("Tuesday, Feb. 25, was cold; so was Sunday (9 March).", ["Tuesday, Feb. 25", "Sunday (9 March)"]),
    ("A week after the July 21 attacks it met.", ["A week after the July 21"]),
    ("It is planned for the first week of October.", ["for the first week of October"]),
    ("From 3 March to 9 April, from today to Sunday.", ["From 3 March to 9 April", "from today to Sunday"]),
    ("Theresa May met April Jones in May.", ["in May"]),
    ("By the end of the year, over the past two years.", ["By the end of the year", "over the past two years"]),
    ("On the 15th Qatari jets flew; on the 14th session it slept.", ["On the 15th"]),
    ("The truce lasted\ntill Monday.", ["till Monday"]),
    ("4, 5 and 6 May; 25 June–1 July; 3-5 May 2025.", ["4, 5 and 6 May", "25 June–1 July", "3-5 May 2025"]),
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_the_expressions_of_a_sentence_are_found_in_order(text: str, wanted: list[str]) -> None:
    assert [text[e.start : e.end] for e in find(text)] == wanted


NO_TIMES = [
    "Resolution 2003 was adopted by 14 votes.",
    "She may march on; they may go.",
    "May they rest; General March rests.",
    "They hold 31 February dear.",
    "About 1,500 left, 2,000 came.",
    "He was the 14th president and the second to speak.",
    "It ended 3-1, after a 5-year plan and $2025.",
    "Version 1.2.30 and a ratio of 3/4/5.",
    "The Sunday Times and Black September wrote of Bloody Sunday.",
    "Flight 2003 has 300 seats on page 2014.",
    "On Mondays he rests.",
    "It raised the bar for the second time.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time_is_not_taken_for_one(text: str) -> None:
    assert [text[e.start : e.end] for e in find(text)] == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("on 15 March", Bound.AT),
        ("by 15 March", Bound.LIMIT),
        ("until Monday", Bound.LIMIT),
        ("put off to Saturday", Bound.LIMIT),
        ("reactions to the 2026 protests", Bound.AT),
        ("since May", Bound.SINCE),
        ("from next month", Bound.FROM),
        ("as of Wednesday", Bound.FROM),
    ],
)
def test_the_word_before_it_says_what_an_expression_sets(text: str, bound: Bound) -> None:
    assert [e.bound for e in find(text)] == [bound]


def test_an_expression_does_not_reach_over_a_paragraph() -> None:
    text = "It fell silent in May\n\n2025 was better."
    assert [text[e.start : e.end] for e in find(text)] == ["in May"]


@pytest.mark.parametrize(
    ("phrase", "ahead"),
    [
        ("The ministers will meet on Friday.", True),
        ("On Friday the ministers will meet.", True),
        ("Talks are due to begin on Friday.", True),
        ("Talks, set for Friday, worry him.", True),
        ("It was told to leave by Friday.", True),
        ("It was told to leave on Friday.", False),
        ("It fell due to the strike on Friday.", False),
        ("It said on Friday that it will go.", False),
        ("It is to go, the ministry said on Friday.", False),
        ("Iran on Friday put its signature to a pact that will last.", False),
        ("Friday: Peru will go.", False),
    ],
)
def test_a_clause_tells_whether_it_looks_ahead(phrase: str, ahead: bool) -> None:
    (found,) = find(phrase)
    assert found.ahead is ahead
