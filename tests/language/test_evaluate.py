"""Scores count what they say they count; the expected values are worked out by hand."""

import lzma
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graph.language.evaluate import evaluate, words_per_second
from graph.language.treebank import Sentence, document_text, documents, read_treebank, to_doc

CONLLU = """\
# newdoc id = made-up
# newpar
# text = Baku can't wait.
1	Baku	Baku	PROPN	NNP	Number=Sing	4	nsubj	_	_
2-3	can't	_	_	_	_	_	_	_	_
2	ca	can	AUX	MD	VerbForm=Fin	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	wait	wait	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# newpar
# text = Moscow waited.
1	Moscow	Moscow	PROPN	NNP	Number=Sing	2	nsubj	_	_
1.1	left-out	_	_	_	_	_	_	_	_
2	waited	wait	VERB	VBD	Tense=Past	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> list[Sentence]:
    path = tmp_path / "made-up.conllu.xz"
    path.write_bytes(lzma.compress(CONLLU.encode()))
    return read_treebank(path)


def gold_pipeline(treebank: list[Sentence], *, broken: bool = False) -> Language:
    """A pipeline that knows the answers; broken, it hangs "Moscow" on the period and calls it an object."""
    nlp = spacy.blank("en")

    @Language.component(f"answers_{broken}")
    def answers(doc: Doc) -> Doc:
        gold = to_doc(nlp.vocab, treebank)
        if broken:
            gold[5].head, gold[5].dep_ = gold[7], "obj"
        return gold

    nlp.add_pipe(f"answers_{broken}")
    return nlp


def test_words_and_spaces_are_read(treebank: list[Sentence]) -> None:
    assert [word.form for word in treebank[0].words] == ["Baku", "ca", "n't", "wait", "."]
    assert [word.form for word in treebank[1].words] == ["Moscow", "waited", "."]


def test_paragraphs_are_set_apart(treebank: list[Sentence]) -> None:
    (document,) = documents(treebank)
    assert document_text(document) == "Baku can't wait.\n\nMoscow waited."


def test_right_answers_score_100(treebank: list[Sentence]) -> None:
    scores = evaluate(gold_pipeline(treebank), treebank)
    assert (scores.tokens, scores.sentences, scores.uas, scores.las, scores.las_words) == (100, 100, 100, 100, 100)


def test_one_wrong_head_of_eight_words(treebank: list[Sentence]) -> None:
    scores = evaluate(gold_pipeline(treebank, broken=True), treebank)
    assert (scores.uas, scores.las) == (87.5, 87.5)
    assert (scores.uas_words, scores.las_words) == pytest.approx((100 * 5 / 6, 100 * 5 / 6))


def test_speed_is_a_number(treebank: list[Sentence]) -> None:
    assert words_per_second(gold_pipeline(treebank), treebank) > 0
