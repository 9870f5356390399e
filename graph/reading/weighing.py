"""The second reading: a trigger marked in its sentences. Is it an act, which one, and who takes part."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph.reading.annotation import Act, Argument, Mention, Role, Scored, Span
from graph.reading.features import role_rows
from graph.reading.heads import Array, Heads, pool, repeated, sigmoid, softmax
from graph.reading.labels import NONE, Labels
from graph.reading.page import Page
from graph.reading.pieces import Asked


@dataclass(frozen=True)
class Thresholds:
    """What is taken for said; set on the dev part."""

    candidate: float = 0.25  # a trigger to be weighed
    act: float = 0.3
    role: float = 0.5
    time: float = 0.25


@dataclass(frozen=True)
class Question:
    """A trigger that is asked about, with the window around it."""

    span: Span
    asked: Asked


@dataclass(frozen=True)
class _View:
    """A question as the encoder reads it: (pieces, width), and (width,) of the trigger itself."""

    question: Question
    hidden: Array
    trigger: Array

    def rows(self, candidates: Sequence[Span], text: str) -> list[Array]:
        return role_rows(self.question.span, candidates, self.question.asked.window, text)


@dataclass(frozen=True)
class Weigher:
    """Weighs the triggers of a page whose mentions are known."""

    heads: Heads
    labels: Labels
    least: Thresholds

    def weigh(self, page: Page, mentions: Sequence[Mention], question: Question, hidden: Array) -> Act | None:
        """The act that a trigger tells; None where it tells none."""
        place = question.asked.trigger
        assert place is not None
        view = _View(question, hidden, pool(hidden, [place])[0])
        types = self._shares("kind", view)
        score = 1.0 - float(types[0])
        if score < self.least.act:
            return None
        kind, window = 1 + int(types[1:].argmax()), question.asked.window
        return Act(
            trigger=question.span,
            sentence=window.sentences[window.core].span,
            type=_scored(self.labels.types[1:], types[1:] / max(score, 1e-6)),
            mode=self._fitting("mode", view, self.labels.modes, self.labels.allowed_modes[kind]),
            measure=self._fitting("measure", view, self.labels.measures, self.labels.allowed_measures[kind]),
            status=_scored(self.labels.status, self._shares("status", view)),
            arguments=(*self._parties(view, page, mentions), *self._times(view, page)),
            score=score,
        )

    def _shares(self, head: str, view: _View) -> Array:
        shares: Array = softmax(self.heads.of_span(head, view.trigger[None]))[0]
        return shares

    def _fitting(self, head: str, view: _View, names: Sequence[str], allowed: Sequence[bool]) -> Scored | None:
        """The best label of those that the act's type allows; None where it is none of them."""
        shares = self._shares(head, view) * np.array(allowed, dtype=np.float32)
        scored = _scored(names, shares / shares.sum())
        return None if scored.label == NONE else scored

    def _parties(self, view: _View, page: Page, mentions: Sequence[Mention]) -> list[Argument]:
        """Who acts and who is acted on; of a chain the mention that is surest."""
        window = view.question.asked.window
        here = [(i, m, place) for i, m in enumerate(mentions) if (place := window.pieces(m.span))]
        if not here:
            return []
        rows = view.rows([mention.span for _, mention, _ in here], page.text)
        readings = pool(view.hidden, [place for _, _, place in here])
        shares = sigmoid(self.heads.of_pair("role", repeated(view.trigger, len(here)), readings, rows))
        found = []
        for role, column in zip((Role.ACTOR, Role.RECIPIENT), shares.T, strict=True):
            best: dict[int, tuple[float, int]] = {}
            for (i, mention, _), share in zip(here, column, strict=True):
                if share >= self.least.role:
                    best[mention.chain] = max(best.get(mention.chain, (0.0, -1)), (float(share), i))
            found += [Argument(role, mention=i, score=share) for share, i in best.values()]
        return found

    def _times(self, view: _View, page: Page) -> list[Argument]:
        """The expression of time that most likely dates the act, if one does."""
        window = view.question.asked.window
        here = [(time, place) for time in page.times if (place := window.pieces(time))]
        if not here:
            return []
        rows = view.rows([time for time, _ in here], page.text)
        readings = pool(view.hidden, [place for _, place in here])
        shares = sigmoid(self.heads.of_pair("time", repeated(view.trigger, len(here)), readings, rows))[:, 0]
        best = int(shares.argmax())
        if shares[best] < self.least.time:
            return []
        return [Argument(Role.TIME, span=here[best][0], score=float(shares[best]))]


def _scored(names: Sequence[str], shares: Array) -> Scored:
    first, second = np.argsort(-shares, kind="stable")[:2]
    return Scored(names[first], float(shares[first]), names[second])
