"""Incidents and responses on sentences of their own: labels, one happening once, which act answers which."""

from collections.abc import Callable
from datetime import date

import pytest

from graph.coding.coder import load_coder
from graph.model import CodedDocument, ResponseBasis, make_document

DAY = date(2024, 5, 15)  # a Wednesday

Code = Callable[[str], CodedDocument]


@pytest.fixture(scope="module")
def code() -> Code:
    coder = load_coder()
    return lambda text: coder.code(make_document(text, published=DAY))


def labels(coded: CodedDocument) -> list[str]:
    return [incident.label for incident in coded.incidents]


def stated(coded: CodedDocument) -> set[tuple[str, str]]:
    """(measure or type of the cause, measure or type of the effect) of every stated response."""
    events = {e.id: e for e in coded.events}
    links = [(events[r.cause], events[r.effect]) for r in coded.responses if r.basis is ResponseBasis.STATED]
    return {(cause.measure or cause.type, effect.measure or effect.type) for cause, effect in links}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Kenyan police arrested two Ugandan traders at the Busia checkpoint on Monday.",
            "Kenyan arrest of two Ugandan",
        ),
        ("Libyan rockets killed three Tunisian farmers near Zuwara on Sunday.", "rocket strike that killed three Tun"),
        ("A Sudanese drone hit a Chadian convoy near Tine on Sunday.", "drone strike on Chadian convoy near Tine"),
        ("Peru severed diplomatic relations with Bolivia on Friday.", "Breach of relations between Bolivia and Peru"),
        ("Peru recalled its ambassador to Bolivia on Friday.", "Peruvian recall of ambassador to Bolivia"),
        (
            "On 3 May an Omani ferry collided with the Star of Basra.",
            "Collision of Omani ferry and Star of Basra, 3 May",
        ),
    ],
)
def test_a_label_names_doer_deed_victim_and_place(code: Code, text: str, label: str) -> None:
    assert any(label in found for found in labels(code(text))), labels(code(text))


def test_a_past_attack_that_is_only_mentioned_is_an_incident(code: Code) -> None:
    found = labels(code("Ties have frayed since the attack on a hotel in Mombasa in March 2021."))
    assert found == ["Attack on a hotel in Mombasa, March 2021"]


def test_an_attack_that_is_only_feared_is_no_incident(code: Code) -> None:
    assert labels(code("Kenya threatened Uganda with attacks on its ports.")) == []


def test_a_bare_mention_joins_the_incident_that_the_text_tells(code: Code) -> None:
    text = "Libyan forces shelled the Tunisian town of Ben Gardane on Sunday. Tunisia condemned the shelling."
    assert len(code(text).incidents) == 1


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Uganda expelled three Kenyan diplomats on Monday. Kenya hit back by expelling two Ugandan diplomats.",
         ("expulsion", "expulsion")),
        ("Uganda expelled three Kenyan diplomats on Monday. Hours later, Kenya recalled its ambassador to Uganda.",
         ("expulsion", "recall")),
        ("Libyan forces shelled the Tunisian town of Ben Gardane on Sunday. Tunisia condemned the shelling by Libya.",
         ("shelling", "criticism")),
        ("Uganda closed its border with Kenya on Monday. Kenya protested to Uganda against the step.",
         ("border-closed", "protest")),
        ("Libyan police arrested two Tunisian sailors on Sunday. On Monday Tunisia demanded that Libya release them.",
         ("detention", "demand")),
    ],
)  # fmt: skip
def test_an_answer_is_linked_to_what_it_answers(code: Code, text: str, link: tuple[str, str]) -> None:
    coded = code(text)
    assert link in stated(coded), (stated(coded), [(e.type, e.measure, e.dyads) for e in coded.events])


@pytest.mark.parametrize(
    "text",
    [
        "Uganda expelled three Kenyan diplomats on Monday. Kenya and Uganda signed a trade agreement in 2019.",
        "Libya and Tunisia agreed to talks three days after Libyan forces shelled a Tunisian town.",
        "Tunisia summoned the Libyan ambassador on Friday. On Sunday Libyan forces had shelled a town in Chad.",
    ],
)
def test_what_only_follows_in_time_or_text_is_no_stated_answer(code: Code, text: str) -> None:
    assert stated(code(text)) == set()
