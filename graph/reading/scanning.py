"""The first reading: in each window the mentions, whose they are, which are the same, what may tell an act."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from graph.lexicon.actors import Actors
from graph.reading.anchors import Anchor
from graph.reading.annotation import MentionType, Span
from graph.reading.features import Typed, antecedents, same_rows, whose_rows
from graph.reading.heads import Array, Heads, pool, repeated, softmax
from graph.reading.labels import BEGIN, INSIDE, OUTSIDE, Labels
from graph.reading.page import Page
from graph.reading.pieces import Pieces, Window
from graph.reading.surnames import surname

_BY_NAME = 0.5  # score of a mention that only the lexicon finds
_PERSONS = (MentionType.OFFICIAL, MentionType.PERSON)
_GOES_ON = 0.4  # share from which a piece goes on with the trigger before it

Shares = dict[str, float]  # by code of a state or body; "" is nobody's


@dataclass(frozen=True)
class Named:
    """A mention as it is first found; `name` is the one that it ends with where it means a person."""

    span: Span
    type: MentionType
    score: float
    name: str = ""

    @property
    def typed(self) -> Typed:
        return self.span, self.type.value


@dataclass(frozen=True)
class Trigger:
    """Words that may tell an act, how the encoder reads them, and the window they were found in."""

    span: Span
    reading: Array
    window: Window


@dataclass
class Scan:
    """What is found in a document, window by window; where two windows hold a mention the first says whose it is."""

    mentions: list[Named] = field(default_factory=list)
    whose: dict[Span, Shares] = field(default_factory=dict)
    same: list[tuple[Span, Span]] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)

    def add_mentions(self, mentions: Iterable[Named], *, start: int) -> None:
        """Keep those that begin at `start` or behind it; those before it were found with their own window."""
        seen = {mention.span for mention in self.mentions}
        self.mentions += [m for m in mentions if m.span not in seen and m.span.start >= start]

    def add_whose(self, span: Span, shares: Shares) -> None:
        self.whose.setdefault(span, shares)


@dataclass(frozen=True)
class _View:
    """A window of a text as the encoder reads it, with the names of states in it."""

    text: str
    window: Window
    hidden: Array
    anchors: list[tuple[Anchor, Pieces]]
    actors: Actors


@dataclass(frozen=True)
class Scanner:
    """Scans pages. `candidate`: the share from which a word is taken to a second reading."""

    heads: Heads
    labels: Labels
    candidate: float

    def scan(self, page: Page, read: Iterable[tuple[Window, Array]]) -> Scan:
        """What the windows of a page hold, each with its (pieces, width)."""
        found = Scan()
        for window, hidden in read:
            anchors = [(a, place) for a in page.anchors if (place := window.pieces(a.span))]
            self._look(found, _View(page.text, window, hidden, anchors, page.actors))
        return found

    def _look(self, found: Scan, view: _View) -> None:
        mentions = self._mentions(view)
        readings = pool(view.hidden, [place for _, place in mentions])
        named = [mention for mention, _ in mentions]
        for mention, shares in zip(named, self._whose(view, named, readings), strict=False):
            found.add_whose(mention.span, shares)
        found.same += self._same(view, named, readings)
        found.add_mentions(named, start=view.window.core_start)
        found.triggers += self._triggers(view)

    def _mentions(self, view: _View) -> list[tuple[Named, Pieces]]:
        """Mentions by their tags, and the names of states and bodies that no tag covers."""
        found = list(self._tagged(view))
        for anchor, _ in view.anchors:
            if anchor.is_name and not any(anchor.span.overlaps(mention.span) for mention in found):
                kind = MentionType.IGO if anchor.is_body else MentionType.STATE
                found.append(Named(anchor.span, kind, _BY_NAME))
        found.sort(key=lambda mention: mention.span)
        return [(mention, place) for mention in found if (place := view.window.pieces(mention.span))]

    def _tagged(self, view: _View) -> Iterator[Named]:
        tags = softmax(self.heads.tags("mention_tag", view.hidden))
        best = [int(tag) for tag in tags.argmax(axis=1)]
        behind = 0
        for first, last in _stretches(best[:-1], self.labels):
            kind = self.labels.of_tag(best[first])
            span = whole(view.window.span(first, last), view.text)
            if span.start < behind:
                continue
            behind = span.end
            begin = self.labels.begin(kind)
            score = float(tags[first:last, begin : begin + 2].sum(axis=1).mean())
            yield Named(span, kind, score, surname(span.of(view.text), view.actors) if kind in _PERSONS else "")

    def _whose(self, view: _View, mentions: Sequence[Named], readings: Array) -> Iterator[Shares]:
        """For each mention the shares of the states; nothing where the window names none."""
        if not view.anchors:
            return
        names = pool(view.hidden, [place for _, place in view.anchors])
        anchors = [anchor for anchor, _ in view.anchors]
        for mention, reading in zip(mentions, readings, strict=True):
            rows = whose_rows(mention.span, anchors, view.text)
            scores = self.heads.of_pair("whose", repeated(reading, len(anchors)), names, rows)[:, 0]
            nobodys, *shares = softmax(np.concatenate([[0.0], scores]).astype(np.float32))
            told = {"": float(nobodys)}
            for anchor, share in zip(anchors, shares, strict=True):
                told[anchor.code] = told.get(anchor.code, 0.0) + float(share)
            yield told

    def _same(self, view: _View, mentions: Sequence[Named], readings: Array) -> Iterator[tuple[Span, Span]]:
        """Each mention with the antecedent that it most likely repeats, if it repeats one."""
        typed = [mention.typed for mention in mentions]
        for at in range(1, len(mentions)):
            back = antecedents(at)
            rows = same_rows(typed, at, view.text)
            scores = self.heads.of_pair("same", readings[list(back)], repeated(readings[at], len(back)), rows)[:, 0]
            best = int(scores.argmax())
            if scores[best] > 0:
                yield mentions[back[best]].span, mentions[at].span

    def _triggers(self, view: _View) -> Iterator[Trigger]:
        tags = softmax(self.heads.tags("trigger_tag", view.hidden))
        window, end, behind = view.window, len(view.window.offsets) - 1, 0
        for at in range(1, end):
            if tags[at, BEGIN] < self.candidate or window.offsets[at][0] < window.core_start:
                continue
            last = at + 1
            while last < end and tags[last, INSIDE] > max(_GOES_ON, tags[last, BEGIN]):
                last += 1
            span = whole(window.span(at, last), view.text)
            if span.start >= behind:
                behind = span.end
                yield Trigger(span, pool(view.hidden, [(at, last)])[0], window)


def _stretches(tags: Sequence[int], labels: Labels) -> Iterator[Pieces]:
    """The stretches of pieces that are one mention each: a tag of some type and what goes on with it."""
    at = 1  # the first piece is the mark that opens the window
    while at < len(tags):
        last = at + 1
        if tags[at] != OUTSIDE:
            further = labels.begin(labels.of_tag(tags[at])) + 1
            while last < len(tags) and tags[last] == further:
                last += 1
            yield at, last
        at = last


def whole(span: Span, text: str) -> Span:
    """The span with the words that it cuts made whole."""
    start, end = span.start, span.end
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)
