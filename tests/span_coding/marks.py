"""Short marked texts -> what the coder makes of them."""

from functools import cache

from graph.model import CodedDocument
from graph.ontology import load_ontology
from graph.reading.corpus.form import read_marked
from graph.reading.corpus.gold import Gold, gold
from graph.span_coding import SpanCoder, load_span_coder


@cache
def coder() -> SpanCoder:
    return load_span_coder()


def marked(body: str, *, published: str = "2031-03-05", title: str = "News") -> Gold:
    """A document in marked lines; its marks must be well formed."""
    document = read_marked(f"t | {published} | paper\n# {title}\n\n{body}", load_ontology())
    assert not document.problems
    return gold(document)


def coded(body: str, *, published: str = "2031-03-05", title: str = "News") -> CodedDocument:
    """The record of a marked text; 2031-03-05 is a Wednesday."""
    given = marked(body, published=published, title=title)
    return coder().code(given.document, given.annotation)
