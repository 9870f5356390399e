"""Document -> spaCy Doc whose character offsets are those of Document.text."""

from spacy.language import Language
from spacy.tokens import Doc

from graph.model import Document


def coded_text(document: Document) -> str:
    """The document's text with everything that is not coded (captions, bylines, teasers) blanked by newlines.

    The length stays, so that offsets of the parse are offsets of the document.
    """
    if not document.blocks:
        return document.text
    text = ["\n"] * len(document.text)
    for block in document.blocks:
        if block.kind.is_coded:
            text[block.start : block.end] = document.text[block.start : block.end]
    return "".join(text)


def parse(document: Document, nlp: Language) -> Doc:
    """The parsed document."""
    return nlp(coded_text(document))
