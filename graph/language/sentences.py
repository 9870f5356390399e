"""Sentences in a spaCy pipeline: the rules of graph.lexicon.sentence_starts set them before the parser runs.

A parser trained on web texts breaks news sentences at the wrong places, and a wrong break costs the whole tree.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from graph.lexicon.sentence_starts import sentence_starts

FACTORY = "demarche_sentences"


@Language.factory(FACTORY)
def create_sentence_splitter(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The splitter as a component of a spaCy pipeline; it needs no training and keeps no state."""
    return split_sentences


def split_sentences(doc: Doc) -> Doc:
    """Mark each token as the start of a sentence or not."""
    glued = [False, *(not token.whitespace_ for token in doc)]
    starts = set(sentence_starts([token.text for token in doc], glued))
    for token in doc:
        token.is_sent_start = token.i in starts
    return doc
