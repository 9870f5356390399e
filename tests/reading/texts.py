"""Short marked texts."""

from graph.ontology import load_ontology
from graph.reading.corpus.form import read_marked
from graph.reading.corpus.gold import Gold, gold
from graph.reading.corpus.marked import MarkedDocument

FIRST = (
    "[per:state:PER|Peru] {e1 SANCTION/withdraw/recall a=per r=chl t=t1|recalled its ambassador} to"
    " [chl:state:CHL|Chile] <t1 2031-03-04|on Tuesday>. "
    "[chl|Santiago] {e2 ACCUSE/disapprove/protest-note a=chl r=per c=e1|protested}."
)
LONGER = f"{FIRST} The ambassador found a harbour full of sunshine, and children at play."


def marked(body: str, *, ident: str = "t", title: str = "News") -> MarkedDocument:
    """A document of 2031-03-05, a Wednesday."""
    return read_marked(f"{ident} | 2031-03-05 | paper\n# {title}\n\n{body}", load_ontology())


def gold_of(body: str, *, ident: str = "t", title: str = "News") -> Gold:
    """A document whose marks are well formed, with its annotation."""
    document = marked(body, ident=ident, title=title)
    assert not document.problems
    return gold(document)
