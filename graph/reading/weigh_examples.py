"""Marked documents -> triggers to weigh: every telling of an act and, as examples of no act, other words."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.lexicon.phrases import word_list
from graph.reading.annotation import Span
from graph.reading.corpus.gold import Gold
from graph.reading.corpus.marked import MarkedAct
from graph.reading.examples import Candidate, Code, WeighExample
from graph.reading.features import role_rows
from graph.reading.labels import NONE, Labels
from graph.reading.page import find_times
from graph.reading.pieces import ROOM, Asked, Cutter, Sentence, ask

Answers = tuple[bool, ...]

_WORD = re.compile(r"[^\W\d_]{3,}")
# Mostly as it is weighed; also with less around it, since a text may be a single sentence.
_ROOMS = (ROOM, ROOM, ROOM, ROOM // 2, 1)
_DULL = word_list(
    "the and for with that this from has have had was were are but not its his her their who which into over after"
    " before also than more most about between when where will would could can may been being"
)
# How many examples of no act go with each act, and how few there may be; of plain words a quarter of that.
_HARD_SHARE, _FEWEST, _PLAIN_PART = 0.7, 2, 4


def trigger_words(golds: Iterable[Gold]) -> frozenset[str]:
    """The words of all triggers, in lower case: where they tell no act they are the hard examples."""
    return frozenset(
        word
        for gold in golds
        for act in gold.annotation.acts
        for word in _WORD.findall(act.trigger.of(gold.document.text).lower())
        if word not in _DULL
    )


def weigh_examples(
    gold: Gold, cutter: Cutter, labels: Labels, *, hard: frozenset[str], seed: int
) -> Iterator[WeighExample]:
    """Every telling of an act, and other words of the text, above all those in `hard`."""
    rng = random.Random(f"{seed} {gold.document.id}")  # noqa: S311 (a choice of examples, no secret)
    page = _Page(gold, labels, cutter.cut(gold.document), find_times(gold.document.text))
    for act, ident in zip(gold.annotation.acts, gold.tellings, strict=True):
        asked = ask(page.sentences, act.trigger, rng.choice(_ROOMS))
        if asked is not None:
            yield page.example(act.trigger, gold.marked.acts[ident], asked)
    for span in _others(gold, page.sentences, hard, rng):
        asked = ask(page.sentences, span, rng.choice(_ROOMS))
        if asked is not None:
            yield WeighExample(asked, Code())


@dataclass(frozen=True)
class _Page:
    """A document with its marks, cut into pieces."""

    gold: Gold
    labels: Labels
    sentences: list[Sentence]
    times: list[Span]

    def example(self, trigger: Span, act: MarkedAct, asked: Asked) -> WeighExample:
        """The question about one telling of an act, with its answers."""
        roles = list(self._roles(trigger, act, asked))
        return WeighExample(asked, self._code(act), roles, list(self._dating(trigger, act, asked)))

    def _code(self, act: MarkedAct) -> Code:
        return Code(
            self.labels.types.index(act.type),
            self.labels.modes.index(act.mode or NONE),
            self.labels.measures.index(act.measure or NONE),
            self.labels.status.index(act.status.value),
        )

    def _roles(self, trigger: Span, act: MarkedAct, asked: Asked) -> Iterator[Candidate]:
        chains = {ident: i for i, ident in enumerate(self.gold.marked.entities)}
        acting, acted = ({chains[ident] for ident in side} for side in (act.actors, act.recipients))
        mentions = self.gold.annotation.mentions
        right = [(m.span, (m.chain in acting, m.chain in acted)) for m in mentions]
        return self._candidates(trigger, right, asked)

    def _dating(self, trigger: Span, act: MarkedAct, asked: Asked) -> Iterator[Candidate]:
        spans = self.gold.marked.times[act.time].spans if act.time is not None else []
        right = [(time, (_meets(time, spans),)) for time in self.times]
        return self._candidates(trigger, right, asked)

    def _candidates(self, trigger: Span, right: Iterable[tuple[Span, Answers]], asked: Asked) -> Iterator[Candidate]:
        """Those of the spans that lie in the window, each with its features and answers."""
        text, window = self.gold.document.text, asked.window
        here = [(span, place, answers) for span, answers in right if (place := window.pieces(span))]
        rows = role_rows(trigger, [span for span, _, _ in here], window, text)
        for (_, place, answers), row in zip(here, rows, strict=True):
            yield Candidate(place, row, answers)


def _others(gold: Gold, sentences: Sequence[Sentence], hard: frozenset[str], rng: random.Random) -> list[Span]:
    """Words that are no trigger: of triggers elsewhere, and some plain ones."""
    text, acts = gold.document.text, gold.annotation.acts
    found = [Span(m.start(), m.end()) for s in sentences for m in _WORD.finditer(text, s.span.start, s.span.end)]
    taken = [act.trigger for act in acts]
    names = [mention.span for mention in gold.annotation.mentions]
    free = [w for w in found if not _meets(w, taken) and w.of(text).lower() not in _DULL]
    tricky = [w for w in free if w.of(text).lower() in hard]
    plain = [w for w in free if w.of(text).lower() not in hard and not _meets(w, names)]
    size = max(_FEWEST, round(_HARD_SHARE * len(acts)))
    return rng.sample(tricky, min(len(tricky), size)) + rng.sample(plain, min(len(plain), size // _PLAIN_PART))


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
