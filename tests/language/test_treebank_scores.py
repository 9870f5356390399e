"""The shipped weights keep their figures on the test treebank, which nothing was trained or selected on."""

from pathlib import Path

import pytest
from spacy.language import Language

from graph.language.evaluate import TEST_TREEBANKS, Scores, evaluate
from graph.language.treebank import read_treebank


@pytest.fixture(scope="module")
def pud(shipped: Language, treebanks: Path) -> Scores:
    return evaluate(shipped, read_treebank(treebanks / TEST_TREEBANKS["PUD"]))


@pytest.mark.parametrize(
    ("score", "floor"),
    [
        ("tokens", 99.5),
        ("sentences", 98.0),
        ("tags", 94.5),
        ("upos", 95.0),
        ("lemmas", 96.5),
        ("uas_words", 88.0),
        ("las_words", 84.0),
    ],
)
def test_floor_on_pud(pud: Scores, score: str, floor: float) -> None:
    assert getattr(pud, score) >= floor
