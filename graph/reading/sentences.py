"""The sentences of a text, as spans: the rules are those of graph.lexicon.sentence_starts."""

import re
from itertools import pairwise

from graph.lexicon.sentence_starts import sentence_starts
from graph.model import Document
from graph.reading.annotation import Span

# A line break with its blanks, initials ("U.S."), words and numbers with what joins them, runs of end marks, one sign.
_TOKEN = re.compile(r"\n\s*|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-'’.,:/][^\W_]+)*|\.{2,}|[?!]{2,}|--|\S")


def sentences(text: str, *, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of a stretch of a text, without blanks at their ends, in order and without overlap.

    >>> text = "BAKU, July 1 - Russia summoned Mr. Aliyev of the U.S. embassy. He left."
    >>> [span.of(text) for span in sentences(text)]
    ['BAKU, July 1 -', 'Russia summoned Mr. Aliyev of the U.S. embassy.', 'He left.']
    """
    end = len(text) if end is None else end
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]
    words = [text[a:b] if not text[a:b].isspace() else text[a:b].replace("\r", "") for a, b in tokens]
    glued = [i > 0 and tokens[i - 1][1] == at for i, (at, _) in enumerate(tokens)]
    starts = [*sentence_starts(words, glued), len(tokens)]
    found = []
    for first, last in pairwise(starts):
        spoken = [
            token for token, word in zip(tokens[first:last], words[first:last], strict=True) if not word.isspace()
        ]
        if spoken:
            found.append(Span(spoken[0][0], spoken[-1][1]))
    return found


def document_sentences(document: Document) -> list[Span]:
    """The sentences of a document's title, headings and body; what is not coded (captions, bylines ...) has none."""
    blocks = [block for block in document.blocks if block.kind.is_coded and block.start < block.end]
    return [span for block in blocks for span in sentences(document.text, start=block.start, end=block.end)]
