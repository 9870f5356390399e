"""A document as the reader sees it: sentences of word pieces, names of states, expressions of time."""

from dataclasses import dataclass

from graph import timex
from graph.lexicon.actors import Actors
from graph.model import Document
from graph.reading.anchors import Anchor, find_anchors
from graph.reading.annotation import Span
from graph.reading.pieces import Cutter, Sentence


@dataclass(frozen=True)
class Page:
    """What is known of a text before the network has read it."""

    text: str
    sentences: list[Sentence]
    anchors: list[Anchor]
    times: list[Span]
    actors: Actors


def make_page(document: Document, cutter: Cutter, actors: Actors) -> Page:
    """The page of a document."""
    text = document.text
    return Page(text, cutter.cut(document), find_anchors(text, actors), find_times(text), actors)


def find_times(text: str) -> list[Span]:
    """The expressions of time in a text."""
    return [Span(time.start, time.end) for time in timex.find(text)]
