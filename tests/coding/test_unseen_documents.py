"""The coder as shipped on the test part of the corpus: documents by other hands, which nothing was trained on.

An act counts as found with its type, one of its pairs of states and its sentence. The floors stand just under what is
reached; the README has the figures.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from graph.model import CodedDocument, Event
from graph.pipeline import load_coder
from graph.reading.annotation import Span
from graph.reading.corpus.gold import Gold
from graph.reading.corpus.parts import load_part

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Act:
    """An act between named states, as marked or as coded."""

    type: str
    status: str
    pairs: Pairs
    sentences: tuple[Span, ...]

    def is_told_by(self, other: "Act") -> bool:
        return (
            self.type == other.type
            and not self.pairs.isdisjoint(other.pairs)
            and any(one.overlaps(two) for one in self.sentences for two in other.sentences)
        )


def pairs(given: Iterable[tuple[str | None, str | None]]) -> Pairs:
    return frozenset((a, r) for a, r in given if a and r and a != r)


def marked(gold: Gold) -> list[Act]:
    found = []
    for ident, act in gold.marked.acts.items():
        sides = (gold.marked.states_of(side) for side in (act.actors, act.recipients))
        actors, recipients = map(tuple, sides)
        told = zip(gold.annotation.acts, gold.tellings, strict=True)
        sentences = tuple(telling.sentence for telling, of in told if of == ident)
        found.append(Act(act.type, act.status.value, pairs((a, r) for a in actors for r in recipients), sentences))
    return [act for act in found if act.pairs]


def coded(event: Event) -> Act:
    sentences = tuple(Span(e.start, e.end) for e in event.all_evidence)
    return Act(event.type, event.status.value, pairs(event.dyads), sentences)


@pytest.fixture(scope="module")
def records() -> list[tuple[Gold, CodedDocument]]:
    golds = load_part("test")
    return list(zip(golds, load_coder().code_many(gold.document for gold in golds), strict=True))


def test_acts_are_found_and_few_are_invented(records: list[tuple[Gold, CodedDocument]]) -> None:
    wanted = [(act, [coded(e) for e in record.events]) for gold, record in records for act in marked(gold)]
    given = [(act, marked(gold)) for gold, record in records for e in record.events if (act := coded(e)).pairs]
    assert sum(any(act.is_told_by(e) for e in events) for act, events in wanted) / len(wanted) >= 0.54
    assert sum(any(act.is_told_by(m) for m in acts) for act, acts in given) / len(given) >= 0.75


def test_what_is_said_to_be_sure_is_right(records: list[tuple[Gold, CodedDocument]]) -> None:
    """Of the acts with a confidence of .8 or more, with their status."""
    sure = [
        (coded(event), marked(gold))
        for gold, record in records
        for event in record.events
        if (event.confidence or 0.0) >= 0.8 and pairs(event.dyads)
    ]
    right = [act for act, acts in sure if any(act.is_told_by(m) and act.status == m.status for m in acts)]
    assert len(sure) > 300
    assert len(right) / len(sure) >= 0.88
