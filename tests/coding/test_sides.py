"""Sides that a clause does not name are taken from the story around it, and the event says so."""

from datetime import date

import pytest

from graph.coding.coder import Coder, load_coder
from graph.model import Event, make_document

DAY = date(2024, 5, 15)
# A story of two states, long enough to have a pair; the sentence under test follows it.
STORY = (
    "Zambia recalled its ambassador from Malawi on Monday. Malawi expelled two Zambian diplomats in return. "
    "Zambia accused Malawi of hosting rebels. The Malawian president met lawmakers in Lilongwe. "
)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load_coder()


def told_after_the_story(coder: Coder, sentence: str) -> list[Event]:
    events = coder.code(make_document(STORY + sentence, published=DAY)).events
    return [e for e in events if sentence in e.evidence.text or e.evidence.text in sentence]


@pytest.mark.parametrize(
    ("sentence", "type_", "dyad"),
    [
        ("Botswana urged both countries to show restraint.", "REQUEST", ("BWA", "ZMB")),
        ("Botswana urged both countries to show restraint.", "REQUEST", ("BWA", "MWI")),
        ("Botswana condemned the expulsion.", "ACCUSE", ("BWA", "MWI")),
        ("Malawi denied the accusation.", "REJECT", ("MWI", "ZMB")),
        ("Zambia complained to the UN Security Council.", "ACCUSE", ("ZMB", "MWI")),
        ("Diplomats from both countries met in Harare.", "CONSULT", ("MWI", "ZMB")),
        ("Zambia and Malawi accused each other of lying.", "ACCUSE", ("ZMB", "MWI")),
        ("Zambia and Malawi accused each other of lying.", "ACCUSE", ("MWI", "ZMB")),
    ],
)
def test_a_missing_side_comes_from_the_story(coder: Coder, sentence: str, type_: str, dyad: tuple[str, str]) -> None:
    events = told_after_the_story(coder, sentence)
    assert dyad in [pair for e in events if e.type == type_ for pair in e.dyads]


def test_an_event_says_where_its_missing_side_came_from(coder: Coder) -> None:
    (event,) = told_after_the_story(coder, "Botswana condemned the expulsion.")
    assert "who did what “expulsion” speaks of" in event.why


@pytest.mark.parametrize(
    "sentence", ["Zambia praised the army.", "The Zambian president urged his minister to resign."]
)
def test_what_stays_at_home_is_not_turned_against_the_other_state(coder: Coder, sentence: str) -> None:
    events = told_after_the_story(coder, sentence)
    assert ("ZMB", "MWI") not in [pair for e in events for pair in e.dyads]


def test_a_single_sentence_has_no_story_to_guess_from(coder: Coder) -> None:
    (event,) = coder.code(make_document("Botswana condemned the expulsion.", published=DAY)).events
    assert event.dyads == (("BWA", None),)


def test_a_pair_named_just_before_is_the_one_meant(coder: Coder) -> None:
    events = told_after_the_story(coder, "Kenya and Uganda spoke up too. Japan urged both countries to stay calm.")
    assert {pair for e in events if e.type == "REQUEST" for pair in e.dyads} == {("JPN", "KEN"), ("JPN", "UGA")}
