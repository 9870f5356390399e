"""Marked text as a perfect reader would read it."""

import pytest

from graph.model import BlockKind
from graph.reading.annotation import Act, LinkKind, Role
from graph.reading.corpus.gold import Gold, window
from tests import factory
from tests.reading.texts import FIRST, gold_of


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2031-03-04", "2031-03-04"),
        ("2031-02", "2031-02-01/2031-02-28"),
        ("2032-02", "2032-02-01/2032-02-29"),
        ("2031-12", "2031-12-01/2031-12-31"),
        ("2031", "2031-01-01/2031-12-31"),
        ("2031-03-04..2031-03-06", "2031-03-04/2031-03-06"),
        ("2031-11..2032-02", "2031-11-01/2032-02-29"),
        ("2031..2032", "2031-01-01/2032-12-31"),
        ("?", None),
    ],
)
def test_a_value_is_a_window_of_days(value: str, days: str | None) -> None:
    assert window(value) == factory.window(days)


@pytest.mark.parametrize("value", ["2031-13", "2031-02-30", "2031-03-04..2031-03-02"])
def test_a_value_that_is_no_day_is_an_error(value: str) -> None:
    with pytest.raises(ValueError):
        window(value)


def party(gold: Gold, act: Act, role: Role) -> list[str]:
    """The words of the mentions on a side of an act."""
    places = [argument.mention for argument in act.of_role(role)]
    return [gold.annotation.mentions[place].span.of(gold.document.text) for place in places if place is not None]


def test_the_document_has_a_title_and_a_body() -> None:
    document = gold_of(FIRST).document
    assert [(block.kind, document.text[block.start : block.end].strip()) for block in document.blocks] == [
        (BlockKind.TITLE, "News"),
        (BlockKind.BODY, "Peru recalled its ambassador to Chile on Tuesday. Santiago protested."),
    ]


def test_mentions_of_an_entity_are_one_chain_with_its_state() -> None:
    gold = gold_of(FIRST)
    told = [(m.span.of(gold.document.text), m.chain, m.affiliation) for m in gold.annotation.mentions]
    assert [words for words, _, _ in told] == ["Peru", "Chile", "Santiago"]
    assert told[1][1] == told[2][1] != told[0][1]
    assert [whose.label for _, _, whose in told if whose] == ["PER", "CHL", "CHL"]


def test_an_act_has_its_sentence_parties_and_time() -> None:
    gold = gold_of(FIRST)
    recall = gold.annotation.acts[0]
    assert recall.sentence.of(gold.document.text).startswith("Peru recalled")
    assert (party(gold, recall, Role.ACTOR), party(gold, recall, Role.RECIPIENT)) == (["Peru"], ["Chile"])
    (time,) = recall.of_role(Role.TIME)
    assert time.span is not None
    assert time.span.of(gold.document.text) == "on Tuesday"


@pytest.mark.parametrize(
    ("body", "nearest"),
    [
        # in its sentence, even if a later one stands nearer
        ("[p:state:PER|Peru] met us here {e ACCUSE a=p|and spoke}. [p|Lima] left.", "Peru"),
        # else the last one before it
        ("[p:state:PER|Peru] came. [p|Lima] sat. Then it {e ACCUSE a=p|spoke}. [p|Cuzco] left.", "Lima"),
        # else the next one behind it
        ("Then it {e ACCUSE a=p|spoke}. [p:state:PER|Peru] left. [p|Lima] too.", "Peru"),
    ],
)
def test_a_side_is_the_nearest_mention_of_its_entity(body: str, nearest: str) -> None:
    gold = gold_of(body)
    assert party(gold, gold.annotation.acts[0], Role.ACTOR) == [nearest]


def test_tellings_and_answers_are_linked() -> None:
    gold = gold_of("It {e1 ACCUSE|spoke}. It {e2 REJECT c=e1|answered}. It {e1|spoke}.")
    assert gold.tellings == ("e1", "e2", "e1")
    assert [(link.kind, link.source, link.target) for link in gold.annotation.links] == [
        (LinkKind.SAME_ACT, 2, 0),
        (LinkKind.ANSWERS, 1, 0),
    ]
