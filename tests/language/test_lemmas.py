"""Lemmas of the words that tell of acts between states, British and American."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from graph.language.lemmas import FACTORY, possible_stems


def lemma_of(nlp: Language, form: str, tag: str) -> str:
    doc = Doc(nlp.vocab, words=[form], tags=[tag])
    return nlp.get_pipe(FACTORY)(doc)[0].lemma_


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("summoned", "VBD", "summon"),
        ("expelled", "VBN", "expel"),
        ("accused", "VBD", "accuse"),
        ("dismantled", "VBN", "dismantle"),
        ("accessed", "VBD", "access"),
        ("lodging", "VBG", "lodge"),
        ("hushed", "VBN", "hush"),
        ("charges", "VBZ", "charge"),
        ("charges", "NNS", "charge"),
        ("cancelled", "VBN", "cancel"),
        ("canceled", "VBN", "cancel"),
        ("cancelling", "VBG", "cancel"),
        ("labelled", "VBD", "label"),
        ("barred", "VBN", "bar"),
        ("denied", "VBD", "deny"),
        ("agreed", "VBD", "agree"),
        ("imposes", "VBZ", "impose"),
        ("vetoes", "VBZ", "veto"),
        ("tying", "VBG", "tie"),
        ("staged", "VBD", "stage"),
        ("fined", "VBN", "fine"),
        ("shot", "VBN", "shoot"),
        ("held", "VBD", "hold"),
        ("left", "VBD", "leave"),
        ("re-imposed", "VBD", "re-impose"),
        ("de-escalated", "VBN", "de-escalate"),
        ("embassies", "NNS", "embassy"),
        ("attachés", "NNS", "attaché"),
        ("démarches", "NNS", "démarche"),
        ("crises", "NNS", "crisis"),
        ("bases", "NNS", "base"),
        ("SUMMONED", "VBD", "summon"),
        ("Moscow", "NNP", "Moscow"),
        ("Nations", "NNPS", "Nation"),
        ("Russian", "JJ", "Russian"),
        ("Unprecedented", "JJ", "unprecedented"),
        ("worse", "JJR", "bad"),
        ("n’t", "RB", "not"),
        ("their", "PRP$", "their"),
        ("was", "VBD", "be"),
        ("has", "VBZ", "have"),
        ("10,000", "CD", "10000"),
    ],
)
def test_lemma(shipped: Language, form: str, tag: str, lemma: str) -> None:
    assert lemma_of(shipped, form, tag) == lemma


@pytest.mark.parametrize(
    ("word", "ending", "stems"),
    [
        ("barred", "ed", ["bar", "barre", "barr"]),
        ("accessed", "ed", ["access", "acces", "accesse"]),
        ("denied", "ed", ["deny", "denie"]),
        ("embassies", "s", ["embassy", "embassie"]),
        ("is", "s", []),
    ],
)
def test_possible_stems(word: str, ending: str, stems: list[str]) -> None:
    assert possible_stems(word, ending) == stems
