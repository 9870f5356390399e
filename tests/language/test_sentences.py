"""News sentences start where a reader would start them."""

import pytest
import spacy

from graph.language.sentences import split_sentences
from graph.language.tokens import cut_words_as_ud

CASES = {
    "two plain sentences": ["Baku summoned the envoy.", "Moscow protested."],
    "title before a name": ["Sen. Rahimov met Mr. Orlov and Dr. Lee.", "Gen. Petrov stayed away."],
    "state abbreviation inside": ["The U.S. Embassy in Minsk closed.", "It reopened in May."],
    "state abbreviation at the end": ["They flew to the U.S.", "The talks begin on Monday."],
    "initials": ["J. D. Vance and Ilham H. Aliyev spoke.", "Both agreed."],
    "month and number": ["The note is dated Jan. 5, 2025.", "No. 17 followed."],
    "the word no": ["The ministry said no.", "Baku insisted."],
    "quote closes behind the period": ["“We regret this.”", "The minister left."],
    "straight quotes": ['"We regret this."', '"We shall answer," she said.'],
    "said after a question": ["“Who ordered it?” Zakharova asked.", "Nobody answered."],
    "quote opens the next sentence": ["He was blunt.", "“It is over,” he said."],
    "number starts a sentence": ["Talks failed.", "23 diplomats left."],
    "lower case goes on": ["The firm Yahoo! said so."],
    "brackets": ["(The embassy denied it.)", "The ministry did not."],
    "ellipsis": ["He hesitated…", "Then he signed."],
    "dateline": ["TEHRAN (AFP) -", "Iran condemned the raid."],
    "dateline with a date": ["BAKU, Azerbaijan, July 1 (Reuters) —", "Azerbaijan summoned the envoy."],
    "no dateline": ["NATO – Russia Council meets."],
    "dash inside": ["Azerbaijan — a neighbour — protested."],
    "company": ["Lukoil Corp. President Vagit Orlov spoke.", "He left Lukoil Corp.", "The shares fell."],
    "exclamation": ["Leave!", "They did."],
    "time of day": ["It ended at 5 p.m. Moscow time.", "Nobody spoke."],
}


def starts_of(text: str) -> list[str]:
    nlp = spacy.blank("en")
    cut_words_as_ud(nlp)
    return [sentence.text.strip() for sentence in split_sentences(nlp(text)).sents]


@pytest.mark.parametrize("sentences", CASES.values(), ids=CASES.keys())
def test_sentences_joined_by_spaces_are_split_again(sentences: list[str]) -> None:
    assert starts_of(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Baku expels two diplomats\n\nThe ministry spoke.", ["Baku expels two diplomats", "The ministry spoke."]),
        ("Baku expels two diplomats\nThe ministry spoke.", ["Baku expels two diplomats", "The ministry spoke."]),
        ("The ministry\nof foreign affairs spoke.", ["The ministry\nof foreign affairs spoke."]),
        ("Minsk,\n\nlate at night", ["Minsk,", "late at night"]),
        ("13 February: Chad expels two envoys.", ["13 February:", "Chad expels two envoys."]),
        ("Late on Tuesday, 4 May 2021: Chad protests.", ["Late on Tuesday, 4 May 2021:", "Chad protests."]),
        ("17.15 Russia calls its envoy home.", ["17.15", "Russia calls its envoy home."]),
        ("The minister said on 4 May: Chad protests.", ["The minister said on 4 May: Chad protests."]),
    ],
)
def test_line_breaks_and_labels(text: str, expected: list[str]) -> None:
    assert starts_of(text) == expected


def test_every_token_is_decided() -> None:
    nlp = spacy.blank("en")
    doc = split_sentences(nlp("\n\nBaku spoke. Moscow did not."))
    assert all(token.is_sent_start is not None for token in doc)


def test_an_empty_text_has_no_sentences() -> None:
    assert starts_of("") == []
