"""Responses: which act answers which; as the text says it, or inferred from parties, measure and time."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from spacy.tokens import Doc, Span, Token

from graph.coding.events import tree
from graph.coding.events.drafts import Draft
from graph.coding.events.view import lemma_of
from graph.coding.incidents import Told
from graph.lexicon.acts import load_acts
from graph.lexicon.responses import ResponseWords
from graph.model import NOT_DONE, DateBasis, Event, Evidence, Response, ResponseBasis
from graph.model.merging import merge_responses

_INFERENCE_DAYS = 14  # an answer later than two weeks is not inferred
_NEAR_RUNGS = 2  # a comparable measure is at most two steps off
_DEEDS = frozenset({"COERCE", "SANCTION", "ASSAULT", "MOBILIZE"})
_UNDOING = frozenset({"yield"})
_ANSWER_REACH = 3  # sentences back in which "in response" finds what it answers


def link_responses(
    doc: Doc,
    told: Sequence[Told],
    mentions: Sequence[tuple[Token, str]],
    events: Mapping[str, Event],
    words: ResponseWords,
) -> tuple[Response, ...]:
    """The responses between merged events. `mentions` are act words without roles of their own, with their entry."""
    acts = [t for t in told if t.event and t.event.id in events]
    linker = _Linker(doc, acts, mentions, words)
    stated = [r for r in linker.stated() if r.cause != r.effect]
    answered = {r.effect for r in stated}
    inferred = _inferred([events[i] for i in dict.fromkeys(t.event.id for t in acts if t.event)], answered)
    return merge_responses([*stated, *inferred], {ident: ident for ident in events})


class _Linker:
    def __init__(
        self, doc: Doc, acts: Sequence[Told], mentions: Sequence[tuple[Token, str]], words: ResponseWords
    ) -> None:
        self._doc, self._acts, self._words = doc, acts, words
        self._by_sentence: dict[int, list[Told]] = {}
        for t in acts:
            self._by_sentence.setdefault(t.item.sentence.start, []).append(t)
        self._mentions = mentions

    def stated(self) -> Iterator[Response]:
        before: list[tuple[Told, Told]] = []
        for sentence in self._doc.sents:
            here = self._by_sentence.get(sentence.start, [])
            cued = list(self._by_cue(sentence, here)) or list(self._continued(sentence, here, before))
            before = cued
            yield from (self._response(cause, effect, effect.evidence) for cause, effect in cued)
            yield from self._undoing(here)
            yield from self._affair(sentence)
            yield from self._alone(sentence, here)

    def _continued(
        self, sentence: Span, here: Sequence[Told], before: Sequence[tuple[Told, Told]]
    ) -> Iterator[tuple[Told, Told]]:
        """ "It also closed ...": a second measure answers what the measure in the sentence before it answers."""
        if not any(t.lower_ in self._words.also for t in sentence):
            return
        for effect in here:
            for cause, first in before:
                assert effect.event is not None
                assert first.event is not None
                if effect.event.dyads == first.event.dyads and effect.event.quad == first.event.quad:
                    yield cause, effect

    def _by_cue(self, sentence: Span, here: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
        """Cause behind "in response to", "over", "after"; effect is the act that the phrase hangs on."""
        if not here:
            return
        effects = [t for t in here if isinstance(t.item, Draft) and not t.item.is_nominal]
        for cue, start in self._cues(sentence):
            phrase = self._phrase(sentence, start)
            for candidates in self._causes(phrase, here):
                for effect in effects:
                    if effect.item.trigger.i in phrase:
                        continue
                    cause = self._meant(candidates, effect)
                    if cause is not None and self._answers(effect, cause, cue):
                        yield cause, effect

    def _meant(self, candidates: Sequence[Told], effect: Told) -> Told | None:
        """Of the acts that a mention may speak of, the nearest one that the effect's actor suffered."""
        if len(candidates) == 1:
            return candidates[0]
        return next((c for c in candidates if self._reversed(c, effect)), None)

    def _cues(self, sentence: Span) -> list[tuple[str, int]]:
        """(cue, index of the first token behind it) for every cue of the sentence, without overlap."""
        found, taken = [], set[int]()
        for cue in self._words.before_cause:
            for match in re.finditer(rf"(?<!\w){re.escape(cue)}(?!\w)", sentence.text, re.IGNORECASE):
                span = sentence.char_span(match.start(), match.end(), alignment_mode="expand")
                if span is None or taken.intersection(range(span.start, span.end)):
                    continue
                taken.update(range(span.start, span.end))
                found.append((cue, span.end))
        for token in sentence:
            if token.lower_ == "into" and tree.dep(token) == "case":
                found.append(("into", token.i + 1))
        return found

    def _phrase(self, sentence: Span, start: int) -> range:
        """The words that the cue brings: the subtree of their head, as far as it stands behind the cue."""
        if start >= sentence.end:
            return range(start, start)
        head = self._doc[start]
        while head.head.i >= start and head.head != head and head.head.i < sentence.end:
            if (
                head.head.pos_ in ("VERB", "AUX")
                and tree.children(head.head, "nsubj")
                and head.pos_ == "NOUN"
                and tree.dep(head) != "nsubj"
            ):
                break
            head = head.head
        return range(start, max(head.right_edge.i, start) + 1)

    def _causes(self, phrase: range, here: Sequence[Told]) -> list[list[Told]]:
        """For every act that the phrase speaks of, the acts told that it may be, nearest first."""
        inside = [[t] for t in here if t.item.trigger.i in phrase]
        if inside:
            return inside
        named = [(token, frozenset({rule})) for token, rule in self._mentions if token.i in phrase]
        if not named:
            words = self._doc[phrase.start : phrase.stop]
            named = [(token, rules) for token in words for rules in [_rules_of(token)] if rules]
        return [told for token, rules in named for told in [self._elsewhere(token, rules)] if told]

    def _elsewhere(self, token: Token, rules: frozenset[str]) -> list[Told]:
        """The acts by the same entry that a bare mention ("the custody deaths") may speak of."""
        same = [t for t in self._acts if isinstance(t.item, Draft) and t.item.rule in rules and t.item.trigger != token]
        before = [t for t in same if t.item.trigger.i < token.i]
        return [*reversed(before), *(t for t in same if t.item.trigger.i > token.i)]

    def _answers(self, effect: Told, cause: Told, cue: str) -> bool:
        one, other = cause.event, effect.event
        assert one is not None
        assert other is not None
        states = {s for pair in one.dyads for s in pair if s} & {s for pair in other.dyads for s in pair if s}
        if not states:
            return False
        if cue in self._words.weak or cue == "into":
            return other.quad.is_conflict and one.quad.is_conflict and not _actors(other) <= _actors(one)
        return True

    def _undoing(self, here: Sequence[Told]) -> Iterator[Response]:
        """A demand to undo answers the act of the same sentence: "demanded the release of X, who were detained"."""
        for effect in here:
            if effect.event is None or effect.event.mode not in _UNDOING:
                continue
            for cause in here:
                hostile = cause.event is not None and cause.event.type in _DEEDS
                if hostile and cause is not effect and self._reversed(cause, effect):
                    yield self._response(cause, effect, effect.evidence)

    def _affair(self, sentence: Span) -> Iterator[Response]:
        """ "The crisis stems from the raids", "The raids triggered a row": the first answer that the text tells of."""
        for token in sentence:
            lemma = token.lemma_.lower()
            if token.pos_ != "VERB" or lemma not in self._words.forward | self._words.backward:
                continue
            passive = tree.is_passive(token)
            subjects = {t.i for s in tree.surface_subjects(token) for t in s.subtree}
            below = {t.i for t in token.subtree} - subjects
            backward = lemma in self._words.backward or passive
            effect_side, cause_side = (subjects, below) if backward else (below, subjects)
            if not any(self._doc[i].lemma_.lower() in self._words.happenings for i in effect_side):
                continue
            inside = [t for t in self._acts if t.item.trigger.i in cause_side]
            for cause in inside[:1]:
                answer = next((t for t in self._acts if self._is_answer(t, cause)), None)
                if answer is not None:
                    yield self._response(cause, answer, cause.evidence)

    def _is_answer(self, told: Told, cause: Told) -> bool:
        assert told.event is not None
        apart = told.item.sentence.start != cause.item.sentence.start
        return apart and told.event.quad.is_conflict and self._reversed(cause, told) and told.event.rung > 1

    def _alone(self, sentence: Span, here: Sequence[Told]) -> Iterator[Response]:
        """ "In response, Warsaw expelled ...": answers the nearest hostile act of the other side before it."""
        text = f" {sentence.text.lower()} "
        if not any(re.search(rf"\b{re.escape(cue)}\b(?! (?:to|for|at|against)\b)", text) for cue in self._words.alone):
            return
        effects = [t for t in here if isinstance(t.item, Draft) and not t.item.is_nominal]
        for effect in effects:
            before = [t for t in self._acts if t.item.trigger.i < sentence.start and self._reversed(t, effect)]
            if before and before[-1].event and before[-1].event.quad.is_conflict:
                yield self._response(before[-1], effect, effect.evidence)

    @staticmethod
    def _reversed(cause: Told, effect: Told) -> bool:
        assert cause.event is not None
        assert effect.event is not None
        return any((r, a) in effect.event.dyads for a, r in cause.event.dyads)

    @staticmethod
    def _response(cause: Told, effect: Told, evidence: Evidence) -> Response:
        assert cause.event is not None
        assert effect.event is not None
        return Response(cause.event.id, effect.event.id, ResponseBasis.STATED, evidence)


def _inferred(events: Sequence[Event], answered: set[str]) -> Iterator[Response]:
    """A hostile act with a day of its own that follows one of the other side on a comparable rung within two weeks."""
    dated = [e for e in events if e.quad.is_conflict and e.status not in NOT_DONE and _has_own_day(e)]
    dated.sort(key=lambda e: (e.window.first if e.window else date.min, e.id))
    for at, effect in enumerate(dated):
        if effect.id in answered:
            continue
        for cause in reversed(dated[:at]):
            if _may_answer(cause, effect):
                yield Response(cause.id, effect.id, ResponseBasis.INFERRED, effect.evidence)
                break


def _rules_of(token: Token) -> frozenset[str]:
    """The entries that an act noun belongs to, whatever their conditions: "the deaths" without "in custody"."""
    if token.pos_ != "NOUN":
        return frozenset()
    return frozenset(act.id for words, act in load_acts().by_noun.get(lemma_of(token), ()) if len(words) == 1)


def _actors(event: Event) -> set[str | None]:
    return {actor for actor, _ in event.dyads}


def _has_own_day(event: Event) -> bool:
    return event.window is not None and event.window.is_day and event.date_basis is not DateBasis.DOCUMENT


def _may_answer(cause: Event, effect: Event) -> bool:
    assert cause.window is not None
    assert effect.window is not None
    days = (effect.window.first - cause.window.first).days
    if not 0 < days <= _INFERENCE_DAYS or abs(effect.rung - cause.rung) > _NEAR_RUNGS or effect.rung < _NEAR_RUNGS:
        return False
    return any((r, a) in effect.dyads for a, r in cause.dyads if a and r and a != r)
