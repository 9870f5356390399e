"""Training is deterministic: the same seed and the same trees give the same weights."""

import lzma
from pathlib import Path

import pytest
from spacy.language import Language

from graph.language.train import SELECTION_TREEBANK, TRAINING_TREEBANKS, train

SENTENCE = """\
# newdoc id = {number}
1	{state}	{state}	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	{verb}	{lemma}	VERB	VBD	Tense=Past	0	root	_	_
3	the	the	DET	DT	_	4	det	_	_
4	envoy	envoy	NOUN	NN	Number=Sing	2	obj	_	SpaceAfter=No
5	.	.	PUNCT	.	_	2	punct	_	_

"""
STATES = ("Baku", "Moscow", "Minsk", "Warsaw")
VERBS = (("summoned", "summon"), ("expelled", "expel"), ("received", "receive"))
TEXT = "Warsaw summoned the envoy. Minsk expelled the envoy."


def small_treebanks(folder: Path) -> Path:
    cases = [(state, verb, lemma) for state in STATES for verb, lemma in VERBS]
    trees = "".join(
        SENTENCE.format(number=number, state=state, verb=verb, lemma=lemma)
        for number, (state, verb, lemma) in enumerate(cases)
    )
    for name in (*TRAINING_TREEBANKS, SELECTION_TREEBANK):
        (folder / name).write_bytes(lzma.compress(trees.encode()))
    return folder


def weights(nlp: Language) -> dict[str, bytes]:
    return {name: nlp.get_pipe(name).model.to_bytes() for name in ("tok2vec", "tagger", "morphologizer", "parser")}


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Language, Language]:
    def run() -> Language:
        treebanks = small_treebanks(tmp_path_factory.mktemp("treebanks"))
        return train(treebanks, tmp_path_factory.mktemp("output"), seed=3, steps=4, evaluate_every=2)

    return run(), run()


def test_same_seed_same_weights(twice: tuple[Language, Language]) -> None:
    first, second = twice
    assert weights(first) == weights(second)


def test_same_seed_same_answers(twice: tuple[Language, Language]) -> None:
    first, second = ([(token.tag_, token.lemma_, token.head.i) for token in nlp(TEXT)] for nlp in twice)
    assert first == second


def test_the_trained_pipeline_has_all_its_parts(twice: tuple[Language, Language]) -> None:
    assert twice[0].pipe_names == [
        "demarche_sentences",
        "tok2vec",
        "tagger",
        "morphologizer",
        "demarche_lemmatizer",
        "parser",
    ]


def test_the_settings_name_no_folder(twice: tuple[Language, Language], tmp_path: Path) -> None:
    twice[0].to_disk(tmp_path / "pipeline")
    assert "treebanks" not in (tmp_path / "pipeline" / "config.cfg").read_text(encoding="utf-8")
