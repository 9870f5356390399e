"""Universal Dependencies treebanks: CoNLL-U files (plain or ``.xz``) as sentences, texts and spaCy documents."""

import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

PARAGRAPH_BREAK = "\n\n"
# How spaCy names what stands between words. No treebank has such tokens; every text with paragraphs has.
SPACE_TAG = "_SP"
SPACE_POS = "SPACE"
SPACE_DEP = "dep"


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word of a sentence. `head` counts from 1, 0 is the root; `space`: white space follows."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One tree, with the id of its document and whether a paragraph starts with it."""

    words: tuple[Word, ...]
    document: str
    starts_paragraph: bool

    @property
    def text(self) -> str:
        """The words as written, including the space after the last one."""
        return "".join(word.form + " " * word.space for word in self.words)


def read_treebank(path: Path) -> list[Sentence]:
    """Read every sentence of a CoNLL-U file; ``.xz`` files are unpacked on the way."""
    content = path.read_bytes()
    text = (lzma.decompress(content) if path.suffix == ".xz" else content).decode("utf-8")
    return list(_sentences(text.split("\n")))


def documents(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """Group consecutive sentences of the same document."""
    return [list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.document)]


def document_text(sentences: list[Sentence]) -> str:
    """The raw text of a document as a reader would get it: paragraphs are set apart by an empty line."""
    parts: list[str] = []
    for sentence in sentences:
        if parts and sentence.starts_paragraph:
            parts.append(parts.pop().rstrip() + PARAGRAPH_BREAK)
        parts.append(sentence.text)
    return "".join(parts).rstrip()


def to_doc(vocab: Vocab, sentences: list[Sentence], *, annotated: bool = True) -> Doc:
    """Build a spaCy document from gold words; unannotated, it carries words and sentence starts only."""
    rows = [sentence.words for sentence in sentences]
    flat = [word for words in rows for word in words]
    starts: list[bool | int | None] = [position == 0 for words in rows for position in range(len(words))]
    doc_words, spaces = [word.form for word in flat], [word.space for word in flat]
    if not annotated:
        return Doc(vocab, words=doc_words, spaces=spaces, sent_starts=starts)
    return Doc(
        vocab,
        words=doc_words,
        spaces=spaces,
        sent_starts=starts,
        tags=[word.xpos for word in flat],
        pos=[word.upos for word in flat],
        morphs=[word.feats for word in flat],
        lemmas=[word.lemma for word in flat],
        heads=_heads(rows),
        deps=["ROOT" if word.head == 0 else word.deprel for word in flat],
    )


def space_word(form: str, head: int) -> Word:
    """White space as spaCy's tokenizer gives it: a token that hangs on the word before it."""
    return Word(form, form, SPACE_POS, SPACE_TAG, "", head, SPACE_DEP, space=False)


def _heads(rows: list[tuple[Word, ...]]) -> list[int]:
    heads: list[int] = []
    for words in rows:
        offset = len(heads)
        heads.extend(offset + (word.head - 1 if word.head else position) for position, word in enumerate(words))
    return heads


def _sentences(lines: Iterable[str]) -> Iterator[Sentence]:
    document, starts_paragraph = "", False
    rows: list[str] = []
    for line in lines:
        if line.startswith("# newdoc"):
            document, starts_paragraph = line.partition("=")[2].strip(), True
        elif line.startswith("# newpar"):
            starts_paragraph = True
        elif line and not line.startswith("#"):
            rows.append(line)
        elif not line and rows:
            yield Sentence(tuple(_words(rows)), document, starts_paragraph)
            rows, starts_paragraph = [], False


def _words(rows: list[str]) -> Iterator[Word]:
    inside: list[str] = []  # the word ids that the current surface token ("don't") covers
    surface_space = True
    for row in rows:
        index, form, lemma, upos, xpos, feats, head, deprel, _, misc = row.split("\t")
        space = "SpaceAfter=No" not in misc
        if "." in index:  # an empty node of the enhanced graph
            continue
        if "-" in index:
            first, last = index.split("-")
            inside, surface_space = [str(i) for i in range(int(first), int(last) + 1)], space
            continue
        if index in inside:
            space = surface_space if index == inside[-1] else False
        feats = "" if feats == "_" else feats
        yield Word(form, lemma, upos, xpos, feats, int(head), deprel, space)
