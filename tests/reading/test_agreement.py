"""How well two hands agree."""

import pytest

from graph.reading.corpus.agreement import agreement
from tests.reading.texts import FIRST, gold_of

PERU, CHILE = "[per:state:PER|Peru]", "[chl:state:CHL|Chile]"
ACT = f"{PERU} {{e1 ACCUSE a=per r=chl|accused}} {CHILE}."


def shares(one: str, other: str) -> dict[str, float]:
    return {name: share.value for name, share in agreement([(gold_of(one), gold_of(other))]).rows()}


def test_identical_markings_agree_in_all() -> None:
    found = agreement([(gold_of(FIRST), gold_of(FIRST))]).rows()
    assert [(name, share.value) for name, share in found] == [
        (name, 1.0) for name in ("mentions", "triggers", "types", "sides", "status", "answers")
    ]
    assert all(share.of for _, share in found)


def test_nothing_marked_by_both_is_full_agreement() -> None:
    assert set(shares("Nothing.", "Nothing.").values()) == {1.0}


@pytest.mark.parametrize(
    ("other", "differing"),
    [
        # a mention less: of the three marks of both hands two have a match
        (f"Peru {{e1 ACCUSE r=chl|accused}} {CHILE}.", {"mentions": 2 / 3, "sides": 0.0}),
        # one mention of another type
        (ACT.replace("per:state", "per:agency"), {"mentions": 0.5}),
        # a trigger in other words
        (f"{PERU} accused [chl:state:CHL|Ch]{{e1 ACCUSE a=per r=chl|ile}}.", {"triggers": 0.0}),
        (ACT.replace("ACCUSE", "REJECT"), {"types": 0.0}),
        (ACT.replace("r=chl", "r=chl s=denied"), {"status": 0.0}),
        (ACT.replace("a=per r=chl", "a=chl r=per"), {"sides": 0.0}),
    ],
)
def test_small_differences(other: str, differing: dict[str, float]) -> None:
    assert shares(ACT, other) == pytest.approx(shares(ACT, ACT) | differing)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("c=e1", "c=e1", 1.0),
        ("c=e1", "", 0.0),
        ("", "", 1.0),
    ],
)
def test_answers_between_acts_that_both_marked(one: str, other: str, share: float) -> None:
    text = "It {{e1 ACCUSE|spoke}}. It {{e2 REJECT {0}|answered}}."
    assert shares(text.format(one), text.format(other))["answers"] == share


def test_each_telling_is_matched_once() -> None:
    one, other = "It {e1 ACCUSE|spoke loud}.", "It {e1 ACCUSE|spoke} {e2 ACCUSE|loud}."
    assert shares(one, other)["triggers"] == pytest.approx(2 / 3)
