"""Figures of a pipeline on a treebank, from raw text: ``python -m graph.language.evaluate --treebanks DIR``."""

import argparse
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from graph.language.pipeline import load_pipeline
from graph.language.treebank import Sentence, document_text, documents, read_treebank

TEST_TREEBANKS = {"PUD": "pud.conllu.xz", "GUM news": "gum-news.conllu.xz"}

Span = tuple[int, int]


class Analysis(NamedTuple):
    """What one word is said to be. `head` is the head's span, the word's own span for the root of a sentence."""

    xpos: str
    upos: str
    lemma: str
    head: Span
    deprel: str
    is_punctuation: bool


@dataclass(frozen=True, slots=True)
class Scores:
    """F scores in percent over words of the same span (attachment: head and word of the same span).

    `uas` and `las` count every word and the universal part of the labels, as the CoNLL shared tasks do; `uas_words` and
    `las_words` leave punctuation out and compare full labels, as spaCy's own scorer does.
    """

    tokens: float
    sentences: float
    tags: float
    upos: float
    lemmas: float
    uas: float
    las: float
    uas_words: float
    las_words: float

    def table(self) -> str:
        """One line a score, name and percent."""
        return "\n".join(f"{field.name:<10} {getattr(self, field.name):6.2f}" for field in fields(self))


def evaluate(nlp: Language, treebank: list[Sentence]) -> Scores:
    """Parse the raw text of each document and compare with the treebank."""
    gold_words, words = {}, {}
    gold_sentences: set[tuple[int, Span]] = set()
    sentences: set[tuple[int, Span]] = set()
    texts = documents(treebank)
    parsed = nlp.pipe(document_text(document) for document in texts)
    for number, (document, doc) in enumerate(zip(texts, parsed, strict=True)):
        for span, analysis in _gold_analyses(document):
            gold_words[number, span] = analysis
        for span, analysis in _analyses(doc):
            words[number, span] = analysis
        gold_sentences.update((number, span) for span in _gold_sentence_spans(document))
        sentences.update((number, span) for span in _sentence_spans(doc))
    return _scores(gold_words, words, gold_sentences, sentences)


def words_per_second(nlp: Language, treebank: list[Sentence]) -> float:
    """Words a second of processor time, that is on one core, over the treebank's documents in batches.

    A few documents go first, to warm up.
    """
    texts = [document_text(document) for document in documents(treebank)]
    for _ in nlp.pipe(texts[:20]):
        pass
    begin = time.process_time()
    count = sum(len(doc) for doc in nlp.pipe(texts))
    return count / (time.process_time() - begin)


def _f_score(matches: int, gold: int, found: int) -> float:
    return 200.0 * matches / (gold + found) if gold + found else 0.0


def _scores(
    gold: dict[tuple[int, Span], Analysis],
    found: dict[tuple[int, Span], Analysis],
    gold_sentences: set[tuple[int, Span]],
    sentences: set[tuple[int, Span]],
) -> Scores:
    pairs = [(gold[key], found[key]) for key in gold.keys() & found.keys()]
    words = [(a, b) for a, b in pairs if not a.is_punctuation]
    gold_count = sum(not analysis.is_punctuation for analysis in gold.values())
    found_count = sum(not analysis.is_punctuation for analysis in found.values())

    def over_all(matches: Iterable[bool]) -> float:
        return _f_score(sum(matches), len(gold), len(found))

    def over_words(matches: Iterable[bool]) -> float:
        return _f_score(sum(matches), gold_count, found_count)

    return Scores(
        tokens=over_all(True for _ in pairs),
        sentences=_f_score(len(gold_sentences & sentences), len(gold_sentences), len(sentences)),
        tags=over_all(a.xpos == b.xpos for a, b in pairs),
        upos=over_all(a.upos == b.upos for a, b in pairs),
        lemmas=over_all(a.lemma == b.lemma for a, b in pairs),
        uas=over_all(a.head == b.head for a, b in pairs),
        las=over_all(a.head == b.head and _universal(a.deprel) == _universal(b.deprel) for a, b in pairs),
        uas_words=over_words(a.head == b.head for a, b in words),
        las_words=over_words(a.head == b.head and a.deprel == b.deprel for a, b in words),
    )


def _universal(label: str) -> str:
    return label.partition(":")[0]


def _gold_spans(document: list[Sentence]) -> list[list[Span]]:
    """Spans of the words by sentence, counted in characters that are not white space."""
    spans: list[list[Span]] = []
    offset = 0
    for sentence in document:
        row = []
        for word in sentence.words:
            length = len("".join(word.form.split()))
            row.append((offset, offset + length))
            offset += length
        spans.append(row)
    return spans


def _gold_sentence_spans(document: list[Sentence]) -> Iterable[Span]:
    return [(row[0][0], row[-1][1]) for row in _gold_spans(document)]


def _gold_analyses(document: list[Sentence]) -> Iterable[tuple[Span, Analysis]]:
    for sentence, row in zip(document, _gold_spans(document), strict=True):
        for word, span in zip(sentence.words, row, strict=True):
            head = row[word.head - 1] if word.head else span
            label = word.deprel if word.head else "root"
            yield span, Analysis(word.xpos, word.upos, word.lemma, head, label, word.upos == "PUNCT")


def _spans(doc: Doc) -> list[Span]:
    spans: list[Span] = []
    offset = 0
    for token in doc:
        length = len("".join(token.text.split()))
        spans.append((offset, offset + length))
        offset += length
    return spans


def _sentence_spans(doc: Doc) -> Iterable[Span]:
    spans = _spans(doc)
    found = [(spans[sentence.start][0], spans[sentence.end - 1][1]) for sentence in doc.sents]
    return [(start, end) for start, end in found if start < end]


def _analyses(doc: Doc) -> Iterable[tuple[Span, Analysis]]:
    spans = _spans(doc)
    return [(spans[token.i], _analysis(token, spans)) for token in doc if not token.is_space]


def _analysis(token: Token, spans: list[Span]) -> Analysis:
    label = "root" if token.head.i == token.i else token.dep_
    return Analysis(token.tag_, token.pos_, token.lemma_, spans[token.head.i], label, token.pos_ == "PUNCT")


def main(arguments: list[str] | None = None) -> None:
    """Print the figures of a pipeline on the two test treebanks."""
    parser = argparse.ArgumentParser(prog="python -m graph.language.evaluate", description=__doc__)
    parser.add_argument("--treebanks", type=Path, default=Path("../shared/treebanks"), help="folder of the treebanks")
    parser.add_argument("--pipeline", default=None, help="name or folder of a spaCy pipeline; ours if left out")
    options = parser.parse_args(arguments)
    nlp = load_pipeline(options.pipeline)
    for name, file in TEST_TREEBANKS.items():
        treebank = read_treebank(options.treebanks / file)
        figures = f"{evaluate(nlp, treebank).table()}\nwords/s    {words_per_second(nlp, treebank):6.0f}"
        sys.stdout.write(f"{name}\n{figures}\n\n")


if __name__ == "__main__":
    main()
