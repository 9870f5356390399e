"""Where sentences start and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.reading.sentences import sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["Peru protested.", "Chile did not answer."],
        ["Will it answer?", "Nobody knows!", "It may."],
        # titles and abbreviations before names
        ["Mr. Aliyev met Gen. Petrov and Sen. Smith.", "They agreed."],
        ["Prof. Dr. Weber spoke.", "He left."],
        # initials, and what ends a sentence all the same
        ["George W. Bush met J. R. Smith.", "They talked."],
        ["He went to the U.S.", "The visit was short."],
        ["The U.S. Embassy closed.", "It had been open."],
        ["U.S. President Smith and the U.N. Security Council met.", "They agreed."],
        # numbers
        ["Resolution No. 7 and Art. 9 were cited on Jan. 5 by both.", "They differ."],
        ["He said no.", "Moscow disagreed."],
        ["It paid 3.5 million.", "Then it paid 4,000 more."],
        # quotes
        ['"We protest."', "That was all."],
        ["“Is that so?” the ambassador asked.", "Nobody spoke."],
        ["“We will go!”", "She left.", "Nobody spoke."],
        ["(It had rained.)", "The road was shut."],
        # datelines and chronicles
        ["BAKU, July 1 -", "Russia summoned the envoy."],
        ["KYIV, Ukraine, 3 July (Reuters) —", "The ministry protested."],
        ["13 February:", "Chile recalls its envoy."],
    ],
)
def test_sentences_of_news(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [span.of(text) for span in sentences(text)] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Peru protests\n\nLIMA - The ministry spoke.", ["Peru protests", "LIMA -", "The ministry spoke."]),
        ("NATO – Russia Council meets", ["NATO – Russia Council meets"]),
        ("A headline\nA second one", ["A headline", "A second one"]),
        ("a line that is\nbroken in two.", ["a line that is\nbroken in two."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_lines_and_headlines(text: str, parts: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == parts


def test_only_the_stretch_that_is_asked_for() -> None:
    text = "One here. Two here. Three here."
    assert [span.of(text) for span in sentences(text, start=10, end=19)] == ["Two here."]


words = st.sampled_from(
    [
        "Peru",
        "said",
        "the",
        "U.S.",
        "Mr.",
        ".",
        "?",
        "!",
        '"',
        "“",
        "”",
        "(",
        ")",
        "-",
        "—",
        ":",
        "7",
        "17.15",
        "…",
        "\n",
    ]
)
texts = st.lists(words | st.text(max_size=4), max_size=30).map(" ".join) | st.text(max_size=60)


@given(texts)
def test_sentences_are_ordered_and_hold_all_but_blanks(text: str) -> None:
    found = sentences(text)
    ends = [0, *(span.end for span in found)]
    starts = [*(span.start for span in found), len(text)]
    assert all(end <= start <= len(text) for end, start in zip(ends, starts, strict=True))
    assert all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True))
    assert all(span.of(text) == span.of(text).strip() for span in found)
