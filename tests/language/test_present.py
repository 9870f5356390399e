"""Verbs in the present that the tagger takes for nouns are found, and nouns stay nouns."""

import pytest
from spacy.language import Language

from graph.language.present import past_of, read_present

VERBS = frozenset(
    [
        "call", "demand", "expel", "fire", "note", "protest", "raid", "recall", "release", "row", "scrap", "summon",
        "visit",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Malaysia scraps visa-free travel for North Koreans.", "scraps", "Malaysia"),
        ("Iran releases a British tanker.", "releases", "Iran"),
        ("Turkey summons the Dutch envoy over the ban.", "summons", "Turkey"),
        ("Canada expels two Chinese diplomats.", "expels", "Canada"),
        ("North Korea fires missile over Japan.", "fires", "Korea"),
        ("The State Department calls on Beijing to stop its drills.", "calls", "Department"),
    ],
)
def test_a_headline_in_the_present_has_its_verb_and_subject(
    shipped: Language, text: str, verb: str, subject: str
) -> None:
    doc = read_present(shipped(text), shipped, VERBS)
    found = next(token for token in doc if token.text == verb)
    assert (found.pos_, found.tag_) == ("VERB", "VBZ")
    assert subject in [child.text for child in found.children if child.dep_ == "nsubj"]


def test_a_participle_taken_for_an_adjective_is_a_verb(shipped: Language) -> None:
    doc = read_present(shipped("The Saudi embassy in Beirut was closed."), shipped, VERBS)
    assert [(t.pos_, t.lemma_) for t in doc if t.text == "closed"] == [("VERB", "close")]


@pytest.mark.parametrize(
    "text",
    [
        "The row over visas and visits.",
        "The protest notes between Baku and Moscow followed raids on the houses.",
        "North Korea condemned the visits of two ministers.",
    ],
)
def test_nouns_stay_nouns(shipped: Language, text: str) -> None:
    before = [(token.tag_, token.dep_, token.head.i) for token in shipped(text)]
    assert [(token.tag_, token.dep_, token.head.i) for token in read_present(shipped(text), shipped, VERBS)] == before


@pytest.mark.parametrize(
    ("base", "past"),
    [("ban", "banned"), ("deny", "denied"), ("visit", "visited"), ("expel", "expelled"), ("withdraw", "withdrew")],
)
def test_past_tense(base: str, past: str) -> None:
    assert past_of(base) == past
