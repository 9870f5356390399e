"""Chains of mentions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reading.annotation import MentionType, Scored, Span
from graph.reading.chains import affiliation, chain_numbers, chained
from graph.reading.scanning import Named, Scan, whole

SPANS = [Span(10 * i, 10 * i + 5) for i in range(5)]
pairs = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=8)


@given(pairs)
def test_what_is_the_same_is_one_chain(given_pairs: list[tuple[int, int]]) -> None:
    numbers = chain_numbers(dict.fromkeys(SPANS, ""), [(SPANS[i], SPANS[j]) for i, j in given_pairs])
    assert all(numbers[i] == numbers[j] for i, j in given_pairs)
    assert len(set(numbers)) >= len(SPANS) - len(given_pairs)


def test_what_is_not_is_apart() -> None:
    assert chain_numbers(dict.fromkeys(SPANS, ""), []) == [0, 1, 2, 3, 4]
    assert chain_numbers(dict.fromkeys(SPANS[:2], ""), [(SPANS[0], SPANS[4])]) == [0, 1]


def test_two_names_are_never_one_chain() -> None:
    names = dict(zip(SPANS, ["berg", "", "lund", "", "berg"], strict=True))
    same = [(SPANS[0], SPANS[1]), (SPANS[1], SPANS[2]), (SPANS[2], SPANS[3]), (SPANS[1], SPANS[4])]
    assert chain_numbers(names, same) == [0, 0, 2, 2, 0]


@pytest.mark.parametrize(
    ("told", "whose"),
    [
        ([], None),
        ([{"": 0.6, "PER": 0.4}], None),
        ([{"": 0.1, "PER": 0.75, "CHL": 0.15}], Scored("PER", 0.75, "CHL")),
        ([{"": 0.25, "PER": 0.75}], Scored("PER", 0.75, None)),
        ([{"": 0.0, "PER": 0.5, "CHL": 0.5}, {"": 0.0, "CHL": 1.0}], Scored("CHL", 0.75, "PER")),
    ],
)
def test_a_chain_is_of_the_state_that_its_mentions_say_together(
    told: list[dict[str, float]], whose: Scored | None
) -> None:
    assert affiliation(told) == whose


def test_mentions_of_a_chain_share_their_state() -> None:
    named = [Named(span, MentionType.STATE, 0.9) for span in SPANS[:2]]
    scan = Scan(named, whose={SPANS[0]: {"": 0.0, "PER": 1.0}}, same=[(SPANS[0], SPANS[1])])
    assert [(m.chain, m.affiliation) for m in chained(scan)] == [(0, Scored("PER", 1.0, None))] * 2


@pytest.mark.parametrize(
    ("start", "end", "words"), [(2, 3, "Peru"), (0, 4, "Peru"), (4, 6, " left"), (5, 9, "left"), (6, 10, "left.")]
)
def test_words_are_made_whole(start: int, end: int, words: str) -> None:
    text = "Peru left."
    assert whole(Span(start, end), text).of(text) == words
