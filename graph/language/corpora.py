"""Treebank sentences as training examples: short texts of a few sentences, roughened as real texts are."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.training import Example
from spacy.util import registry

from graph.language.treebank import PARAGRAPH_BREAK, Sentence, Word, documents, read_treebank, space_word, to_doc

Reader = Callable[[Language], Iterator[Example]]

LONGEST_TEXT = 6  # sentences; the network sees few words to either side, so longer texts would teach nothing more
CURLY_SHARE = 0.4  # newspapers print curly quotes, the web treebank has almost none
BREAK_SHARE = 0.15
CURLY = {"'": "’", "n't": "n’t", "'s": "’s", "'re": "’re", "'ve": "’ve", "'ll": "’ll", "'d": "’d", "'m": "’m"}
QUOTES = {"``": "“", "''": "”"}
SINGLE_QUOTES = {"``": "‘", "''": "’"}


def training_texts(paths: list[str], seed: int) -> Reader:
    """Texts of one to six consecutive sentences, cut and roughened in the same way for one seed."""
    generator = random.Random(seed)  # noqa: S311  (no secret hangs on it)

    def read(nlp: Language) -> Iterator[Example]:
        texts = [text for document in _all_documents(paths) for text in _cut(document, generator)]
        generator.shuffle(texts)
        for text in texts:
            yield _example(nlp, _roughen(text, generator))

    return read


def test_texts(path: str) -> Reader:
    """Every document of one treebank as it is, with its own words and sentences."""

    def read(nlp: Language) -> Iterator[Example]:
        for document in documents(read_treebank(Path(path))):
            yield _example(nlp, document)

    return read


def _all_documents(paths: list[str]) -> Iterable[list[Sentence]]:
    return [document for path in paths for document in documents(read_treebank(Path(path)))]


def _example(nlp: Language, sentences: list[Sentence]) -> Example:
    return Example(to_doc(nlp.vocab, sentences, annotated=False), to_doc(nlp.vocab, sentences))


def _cut(document: list[Sentence], generator: random.Random) -> Iterator[list[Sentence]]:
    start = 0
    while start < len(document):
        length = generator.randint(1, LONGEST_TEXT)
        yield document[start : start + length]
        start += length


def _roughen(sentences: list[Sentence], generator: random.Random) -> list[Sentence]:
    if generator.random() < CURLY_SHARE:
        sentences = [_with_curly_quotes(sentence) for sentence in sentences]
    return [_with_break(sentence) if generator.random() < BREAK_SHARE else sentence for sentence in sentences]


def _with_curly_quotes(sentence: Sentence) -> Sentence:
    return replace(sentence, words=tuple(_curly(word) for word in sentence.words))


def _curly(word: Word) -> Word:
    if word.form == '"':
        return replace(word, form=QUOTES.get(word.xpos, word.form))
    if word.form == "'" and word.xpos in SINGLE_QUOTES:
        return replace(word, form=SINGLE_QUOTES[word.xpos])
    return replace(word, form=CURLY.get(word.form, word.form))


def _with_break(sentence: Sentence) -> Sentence:
    """The sentence with the end of a paragraph behind it: a token that hangs on the last word."""
    *words, last = sentence.words
    end = space_word(PARAGRAPH_BREAK, head=len(sentence.words))
    return replace(sentence, words=(*words, replace(last, space=False), end))


registry.readers("demarche.TrainingTexts.v1", func=training_texts)
registry.readers("demarche.TestTexts.v1", func=test_texts)
