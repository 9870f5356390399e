"""Where an act happened: a name behind "in", "at", "near" in its sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.lexicon.actors import Kind
from graph.lexicon.phrases import word_list
from graph.reading.annotation import Act, Annotation, Role, Span
from graph.span_coding.names import bare
from graph.span_coding.page import Hit, Page

_SIDES = "north|south|east|west|central|northern|southern|eastern|western"
_GROUND = "city|town|village|port|region|province|island|of|the"
_BEHIND = re.compile(
    rf"\b(?:in|at|near|outside|off|inside|over|around)\s+(?:(?:{_SIDES}|{_GROUND})\s+)*"
    r"(?P<name>[A-Z][\w'’-]*(?:\s+(?:(?:al|de|la|del)\s+)?[A-Z][\w'’-]*)*)"
)
_NAMES = (Kind.PLACE, Kind.CAPITAL)
_NO_PLACES = (Kind.BODY, Kind.TITLE, Kind.HEAD, Kind.NATIONAL, Kind.ADJECTIVE, Kind.ORGANIZATION, Kind.AGENCY)
_DATES = word_list(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday spring summer autumn winter christmas easter ramadan gmt"
)


@dataclass(frozen=True)
class Place:
    """A place as named; `rank` is low for towns of the lexicon, higher for other names, highest for whole states."""

    span: Span
    name: str
    rank: int


def place_of(act: Act, annotation: Annotation, page: Page) -> str | None:
    """The place of an act: what the reader says, else the nearest place in the sentence, a town before a state."""
    told = [a.span for a in act.of_role(Role.PLACE) if a.span is not None]
    if told:
        return bare(told[0].of(page.text))
    return nearest_place(act.trigger, page, annotation)


def nearest_place(words: Span, page: Page, annotation: Annotation) -> str | None:
    """The place named nearest to some words of a sentence, none that is inside a mention of somebody."""
    taken = [m.span for m in annotation.mentions]
    found = [p for p in places_in(page.sentence(words), page) if not any(p.span.overlaps(t) for t in taken)]
    others = [act.trigger for act in annotation.acts if act.trigger != words]
    found = [p for p in found if not any(stands_between(other, words, p.span) for other in others)]
    best = min(found, key=lambda p: (p.rank, p.span.start < words.start, abs(p.span.start - words.start)), default=None)
    return best.name if best else None


def stands_between(other: Span, one: Span, two: Span) -> bool:
    """Whether a span begins between two others: what is behind another act word is of that act."""
    return min(one.end, two.end) <= other.start < max(one.start, two.start)


def places_in(sentence: Span, page: Page) -> Iterator[Place]:
    """The places that a sentence names behind a preposition of place."""
    for match in _BEHIND.finditer(page.text, sentence.start, sentence.end):
        span = Span(match.start("name"), match.end("name"))
        hits = page.hits(span)
        first = hits[0] if hits and hits[0].span.start == span.start else None
        if (place := _place(page, span, first)) is not None:
            yield place


def _place(page: Page, span: Span, hit: Hit | None) -> Place | None:
    name = re.sub(r"['’]s?$", "", span.of(page.text))
    if name != span.of(page.text) or name.split()[0].lower() in _DATES or name.isupper():
        return None  # "in Moscow's view", "in March", "in NATO"
    if hit is None:
        return Place(span, name, 1)
    sense = hit.sense(*_NAMES)
    if sense is not None and not hit.sense(Kind.STATE):
        return Place(hit.span, hit.span.of(page.text), 0)
    if hit.sense(Kind.STATE):
        return Place(hit.span, hit.span.of(page.text), 2)
    return None if hit.sense(*_NO_PLACES) else Place(span, name, 1)
