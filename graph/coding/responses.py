"""Responses: which act answers which; as the text says it, or inferred from parties, measure and time."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from spacy.tokens import Doc, Span, Token

from graph.coding.answers import (
    actors,
    fits_mention,
    is_aside,
    is_between_states,
    is_custody,
    is_done_by,
    is_foreign,
    is_possible,
    is_thanks,
    nearest,
    recipients,
    rules_of,
    same_days,
    states,
)
from graph.coding.events import tree
from graph.coding.events.drafts import Draft
from graph.coding.incidents import Told
from graph.lexicon.acts import load_acts
from graph.lexicon.incidents import load_incident_words
from graph.lexicon.responses import ResponseWords
from graph.model import NOT_DONE, DateBasis, Event, Evidence, Response, ResponseBasis
from graph.model.merging import merge_responses

_INFERENCE_DAYS = 14  # an answer later than two weeks is not inferred
_NEAR_RUNGS = 2  # a comparable measure is at most two steps off
_DEEDS = frozenset({"COERCE", "SANCTION", "ASSAULT", "MOBILIZE"})
_UNDOING = frozenset({"yield"})
_SOON_REACH = 2  # sentences back in which "hours later" finds what it answers
_DEED_REACH = 4  # sentences back in which "the decision" is looked for
_LONGEST_VERB = 4  # words of a verb with its auxiliaries
_CLOSE = 60  # characters behind a cue in which the act stands that it belongs to
_TALKS = frozenset({"CONSULT"})
_WORDS = frozenset({"REQUEST", "REJECT"})  # acts that a quick step rarely answers
_JUDGING = frozenset({"ACCUSE", "SUPPORT", "CONSULT", "PROTEST"})
_FREEING = frozenset({"free", "freedom", "release", "return"})
_OF_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "CONSULT"})
_JUDGEMENTS = frozenset({"criticism", "protest", "protest-note", "summons", "praise"})
_RELENTING = frozenset({"apology", "compensation", "release", "restriction-lifted"})
_REFUSALS = frozenset({"denial", "refusal"})
_ANSWERED_BY = {
    "denial": frozenset({"ACCUSE"}),
    "refusal": frozenset({"ACCUSE", "REQUEST", "THREATEN", "AGREE"}),
}
_WORD_REACH = 6  # sentences back in which a reproach stands that is denied
_DEED_RUNG = 3  # from which on an act is a measure with a reason, and no mere word


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
    stated = [r for r in linker.stated() if r.cause != r.effect and is_possible(events[r.cause], events[r.effect])]
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
        self._starts = [sentence.start for sentence in doc.sents]

    def stated(self) -> Iterator[Response]:
        before: list[tuple[Told, Told]] = []
        for sentence in self._doc.sents:
            here = self._by_sentence.get(sentence.start, [])
            cued = list(self._by_cue(sentence, here)) or list(self._continued(sentence, here, before))
            before = cued
            yield from (self._response(cause, effect, effect.evidence) for cause, effect in cued)
            yield from self._undoing(sentence, here)
            yield from self._affair(sentence)
            yield from self._alone(sentence, here)
            yield from self._soon(sentence, here)
            yield from self._came_after(sentence, here)
            yield from self._about(here)
            yield from self._refusing(here)
            yield from self._giving_reason(sentence, here)
            yield from self._when(here)

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
            for effect in effects:
                if effect.item.trigger.i in phrase:
                    continue
                yield from ((cause, effect) for cause in self._causes_of(effect, phrase, here, cue))

    def _meant(self, candidates: Sequence[Told], effect: Told) -> Told | None:
        """Of the acts that a mention may speak of, the nearest one that the effect's actor suffered."""
        candidates = [c for c in candidates if c.item.trigger != effect.item.trigger and is_between_states(c)]
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
                if span.end < sentence.end and self._doc[span.end].tag_ == "VB":
                    continue  # "is due to meet"
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
            if tree.dep(head) == "advcl" and any(c.i == start - 1 for c in head.children):
                break  # "After Morocco recalled its envoy, Spain apologised": the clause ends before what follows it
            if (
                head.head.pos_ in ("VERB", "AUX")
                and tree.children(head.head, "nsubj")
                and head.pos_ == "NOUN"
                and tree.dep(head) != "nsubj"
            ):
                break
            head = head.head
        end = max(head.right_edge.i, start) + 1
        if head.pos_ in ("NOUN", "PROPN") and end < sentence.end and self._doc[end].tag_ in ("VBD", "VBZ", "VBP"):
            # "after the Emirates had ousted ...": the clause taken for a noun phrase
            verbs = [t for t in self._doc[end : min(end + _LONGEST_VERB, sentence.end)] if t.pos_ == "VERB"]
            end = max([end, *(t.right_edge.i + 1 for t in verbs[:1])])
        if end + 1 < sentence.end and {"which", "that"} & {t.lower_ for t in self._doc[end : end + 2]}:
            # "for remarks in which he compared ...": the clause hung elsewhere
            closed = next((t.i for t in self._doc[end : sentence.end] if t.text in (",", ";")), sentence.end)
            end = max(end, closed)
        return range(start, end)

    def _causes_of(self, effect: Told, phrase: range, here: Sequence[Told], cue: str) -> list[Told]:
        """The acts told in the phrase that the effect may answer; else those that its nouns mention."""
        inside = [t for t in here if t.item.trigger.i in phrase and self._answers(effect, t, cue)]
        if inside:
            return inside
        nouns = self._doc[phrase.start : phrase.stop]
        mentioned = [self._meant(self._candidates(t), effect) for t in nouns]
        found = [t for t in mentioned if t and self._answers(effect, t, cue) and self._hits_back(t, effect)]
        return found or [t for t in (self._told_deed(effect, noun) for noun in nouns) if t]

    def _told_deed(self, effect: Told, noun: Token) -> Told | None:
        """ "in response to Budapest's move", "for an identical Algerian measure": the deed that the noun stands for."""
        words, lemma = self._words, noun.lemma_.lower()
        if noun.pos_ != "NOUN" or lemma not in words.deeds or effect.event is None:
            return None
        modifiers = {c.lemma_.lower() for c in tree.children(noun, "amod")}
        named = bool(tree.children(noun, "det", "nmod:poss", "nmod")) or any(
            c.text[:1].isupper() for c in tree.children(noun, "amod")
        )
        if modifiers & words.alike:
            same = [t for t in nearest(self._acts, noun.i) if t.event and t.event.measure == effect.event.measure]
            return next((t for t in same if self._reversed(t, effect)), None)
        kind = not effect.event.quad.is_conflict
        return self._last_deed(effect, utterance=False, kindness=kind) if named else None

    def _candidates(self, noun: Token) -> list[Told]:
        """The acts told elsewhere that a bare mention ("the custody deaths") may speak of: the same word or entry."""
        if noun.pos_ != "NOUN":
            return []
        rules = rules_of(noun) | {rule for token, rule in self._mentions if token.i == noun.i}
        kinds = {load_acts().acts[rule].incident for rule in rules} - {None}
        same = [t for t in self._acts if t.item.trigger != noun and fits_mention(t, noun, rules)]
        kin = load_incident_words().are_kin
        alike = [t for t in self._acts if t.item.incident and any(kin(t.item.incident, kind) for kind in kinds if kind)]
        return [*nearest(same, noun.i), *nearest([t for t in alike if t not in same], noun.i)]

    def _answers(self, effect: Told, cause: Told, cue: str) -> bool:
        one, other = cause.event, effect.event
        assert one is not None
        assert other is not None
        if not states(one) & states(other):
            return False
        if cue not in self._words.weak and cue != "into":
            return True
        if actors(other) <= actors(one):
            return False
        if other.quad.is_conflict:
            if cue == "over" and recipients(other) & actors(one) and not actors(other) & actors(one):
                return True
            return one.quad.is_conflict or (one.type not in _TALKS and bool(recipients(other) & states(one)))
        if one.quad.is_conflict and other.measure in _RELENTING and self._reversed(cause, effect):
            return True  # "apologised after the recall"
        return (
            not one.quad.is_conflict
            and self._reversed(cause, effect)
            and {one.type, other.type}.isdisjoint(_TALKS)
            and cue != "over"
        )

    def _undoing(self, sentence: Span, here: Sequence[Told]) -> Iterator[Response]:
        """A demand to undo answers the act: "demanded the release of X, who were detained", or X's arrest before."""
        for effect in here:
            if effect.event is None or effect.event.mode not in _UNDOING:
                continue
            for cause in here:
                hostile = cause.event is not None and cause.event.type in _DEEDS
                if hostile and cause is not effect and self._reversed(cause, effect):
                    yield self._response(cause, effect, effect.evidence)
            if any(t.lemma_.lower() in _FREEING for t in effect.item.trigger.subtree):
                held = [t for t in self._acts if t.item.trigger.i < sentence.start and is_custody(t)]
                cause_before = next((t for t in reversed(held) if self._reversed(t, effect)), None)
                if cause_before is not None:
                    yield self._response(cause_before, effect, effect.evidence)

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
        """ "In response, Warsaw expelled ...", "Moscow hit back by expelling": the other side's nearest act before."""
        text = sentence.text.lower()
        cues = [
            sentence.start_char + match.start()
            for cue in self._words.alone
            for match in re.finditer(rf"\b{re.escape(cue)}\b(?! (?:to|for|at|against|over|of)\b)", text)
        ]
        verbs = [t for t in sentence if self._is_answering(t)]
        for effect in here:
            trigger = effect.item.trigger
            below = any(is_done_by(trigger, verb) for verb in verbs)
            if not below and effect not in self._verbal(here):
                continue
            if not below and not any(self._is_cued(trigger, at, here) for at in cues):
                continue
            answered: set[str | None] = set()
            for cause in self._deeds_first(effect, self._before(effect, trigger.i)):
                assert cause.event is not None
                assert effect.event is not None
                if actors(cause.event) <= answered:
                    continue
                talk = not below and effect.event.quad.is_conflict and effect.event.rung <= 1
                if talk and (cause.event.rung <= 1 or self._distance(cause, effect) > 1):
                    continue
                if cause.event.quad.is_conflict == effect.event.quad.is_conflict and cause.event.type not in _TALKS:
                    answered |= actors(cause.event)
                    yield self._response(cause, effect, effect.evidence)
                if answered >= recipients(effect.event):
                    break
            if not answered and not below:
                yield from (self._response(c, effect, effect.evidence) for c in self._told_behind(effect))

    def _told_behind(self, effect: Told) -> list[Told]:
        """What the next sentence tells in the pluperfect: "As a countermeasure ... Oman had barred ..."."""
        return [
            t
            for t in self._acts
            if t.item.trigger.i > effect.item.trigger.i
            and self._distance(effect, t) == 1
            and self._reversed(t, effect)
            and any(a.lower_ == "had" for a in tree.children(t.item.trigger, "aux"))
        ]

    def _deeds_first(self, effect: Told, before: Sequence[Told]) -> list[Told]:
        """A deed answers a deed of the lines before rather than the words that went with it."""
        if effect.event is None or effect.event.rung <= 1:
            return list(before)
        deeds = [t for t in before if t.event and t.event.rung > 1 and self._distance(t, effect) <= _DEED_REACH]
        return [*deeds, *(t for t in before if t not in deeds)]

    def _is_answering(self, token: Token) -> bool:
        after = {t.lower_ for t in token.doc[token.i + 1 : token.i + 3]}
        verbs = self._words.answering
        lemma = token.lemma_.lower()
        return token.pos_ == "VERB" and any(v == lemma and (not p or p in after) for v, p in verbs)

    def _is_cued(self, trigger: Token, at: int, here: Sequence[Told]) -> bool:
        """Whether a cue belongs to an act: it stands in front of the first acts, or behind this one."""
        first = min(t.item.trigger.idx for t in here)
        if at < first:
            return True
        near = max((t.item.trigger for t in here if t.item.trigger.idx < at), key=lambda t: t.idx, default=None)
        ahead = min((t.item.trigger for t in here if t.item.trigger.idx > at), key=lambda t: t.idx, default=None)
        if ahead is not None and ahead.idx - at < _CLOSE:
            return trigger == ahead
        return trigger == near

    def _soon(self, sentence: Span, here: Sequence[Told]) -> Iterator[Response]:
        """ "Hours later, Tehran lodged a protest": answers the other side's act of the sentences just before."""
        match = self._words.soon.search(sentence.text)
        if match is None:
            return
        for effect in self._verbal(here):
            assert effect.event is not None
            if not effect.event.quad.is_conflict:
                continue
            for cause in self._before(effect, sentence.start):
                assert cause.event is not None
                if cause.event.type in _WORDS:
                    continue
                reached = self._distance(cause, effect) <= _SOON_REACH
                if reached and cause.event.quad.is_conflict:
                    yield self._response(cause, effect, effect.evidence)
                break

    def _came_after(self, sentence: Span, here: Sequence[Told]) -> Iterator[Response]:
        """ "The expulsion came after an interview in which ...", "The rupture followed three days of strikes"."""
        for verb in sentence:
            lemma = verb.lemma_.lower()
            forward = lemma in self._words.forward and not tree.is_passive(verb)
            backward = lemma in self._words.backward or (lemma in self._words.forward and tree.is_passive(verb))
            if verb.pos_ != "VERB" or not (forward or backward):
                continue
            subjects = [self._meant_by(s, here) for s in tree.surface_subjects(verb)]
            inside = {t.i for s in tree.surface_subjects(verb) for t in s.subtree}
            rest = [t for t in verb.subtree if t.i not in inside and t.i > verb.i]
            others = [self._meant_by(t, here) for t in rest]
            for own in [t for found in subjects for t in found[:1]]:
                for other in [t for found in others for t in found[:1]]:
                    cause, effect = (own, other) if forward else (other, own)
                    if cause.event != effect.event and self._hits_back(cause, effect):
                        yield self._response(cause, effect, self._acts_evidence(sentence, here, effect))
                        return

    def _meant_by(self, token: Token, here: Sequence[Told]) -> list[Told]:
        own = [t for t in here if t.item.trigger == token]
        return own or self._candidates(token)

    @staticmethod
    def _acts_evidence(sentence: Span, here: Sequence[Told], effect: Told) -> Evidence:
        return here[0].evidence if here else effect.evidence

    def _about(self, here: Sequence[Told]) -> Iterator[Response]:
        """ "condemned the raid", "protested against the arrests", "thanked Oslo for the step": it answers that."""
        for effect in here:
            event, trigger = effect.event, effect.item.trigger
            words = {trigger.lemma_.lower(), trigger.head.lemma_.lower() if trigger.pos_ == "NOUN" else ""}
            words |= {c.lemma_.lower() for c in tree.children(trigger, "obj", "xcomp", "advcl")}
            kind = bool(words & self._words.thanking)
            judged = bool(words & self._words.about) or (event is not None and event.measure in _JUDGEMENTS)
            if event is None or not (judged or kind) or event.type not in _JUDGING:
                continue
            cause = self._judged(effect, here, kindness=kind)
            if cause is not None:
                yield self._response(cause, effect, effect.evidence)

    def _judged(self, effect: Told, here: Sequence[Told], *, kindness: bool) -> Told | None:
        """The act that a judgement speaks of: told in its own sentence, mentioned, or "the decision" of its target."""
        trigger = effect.item.trigger
        root = trigger.head if trigger.pos_ == "NOUN" and trigger.head.pos_ == "VERB" else trigger
        below = [t for t in root.subtree if t.i > trigger.i and not is_aside(t, root)]
        spots = {t.i for t in below}
        for cause in here:
            if cause.item.trigger.i in spots and self._suits(cause, effect, kindness=kindness):
                return cause
        for noun in (t for t in below if t.pos_ == "NOUN"):
            for cause in self._candidates(noun):
                if self._suits(cause, effect, kindness=kindness):
                    return cause
            named = bool(tree.children(noun, "det", "nmod:poss", "nmod"))
            if named and noun.lemma_.lower() in self._words.deeds | self._words.utterances:
                return self._last_deed(effect, noun.lemma_.lower() in self._words.utterances, kindness=kindness)
        meant = self._meant_by_pronoun(effect, here, kindness=kindness)
        if meant is not None:
            return meant
        unnamed = kindness and not any(t.pos_ == "NOUN" for t in below)
        return self._last_deed(effect, utterance=False, kindness=True) if unnamed else None

    def _meant_by_pronoun(self, effect: Told, here: Sequence[Told], *, kindness: bool) -> Told | None:
        """ "called this a threat": the deed told just before; "flights, which Oman denounced": that of the clause."""
        trigger = effect.item.trigger
        pronouns = [c for c in trigger.children if c.lower_ in ("this", "that", "it", "which") and c.pos_ != "SCONJ"]
        if not any(tree.dep(c) in ("obj", "nsubj") for c in pronouns):
            return None
        if any(c.lower_ in ("which", "that") for c in pronouns):
            above = {w.i for w in tree.path_up(trigger)} | {t.i for w in tree.path_up(trigger) for t in w.children}
            inside = [t for t in here if t.item.trigger.i in above and t.item.trigger.i < trigger.i]
            return next((t for t in reversed(inside) if self._suits(t, effect, kindness=kindness)), None)
        acts = [t for t in nearest(self._acts, trigger.i) if t.item.trigger.i < trigger.i]
        near = [t for t in acts if t.event and t.event.type not in _OF_WORDS and self._distance(t, effect) <= 1]
        return next((t for t in near if self._suits(t, effect, kindness=kindness)), None)

    def _refusing(self, here: Sequence[Told]) -> Iterator[Response]:
        """ "Tehran denied the charge", "Quito refused": answers the other side's last reproach, demand or threat."""
        for effect in here:
            event = effect.event
            if event is None or event.type != "REJECT" or event.measure not in _REFUSALS or event.status in NOT_DONE:
                continue
            for cause in self._before(effect, effect.item.trigger.i):
                reached = self._distance(cause, effect) <= _WORD_REACH
                if cause.event is not None and cause.event.type in _ANSWERED_BY[event.measure] and reached:
                    yield self._response(cause, effect, effect.evidence)
                    break

    def _giving_reason(self, sentence: Span, here: Sequence[Told]) -> Iterator[Response]:
        """ "recalled its ambassador, accusing Oman of fraud", "expelled him. It charged Oman with it": the reason."""
        for reason in here:
            one, trigger = reason.event, reason.item.trigger
            if one is None or one.type != "ACCUSE" or trigger.lemma_.lower() not in self._words.blaming:
                continue
            deeds = here
            if trigger.tag_ != "VBG":
                first = next((t for t in sentence if not t.is_space), None)
                if first is None or first.pos_ != "PRON" or trigger.head != trigger:
                    continue
                deeds = [t for t in self._acts if self._distance(t, reason) == 1]
            for deed in deeds:
                other = deed.event
                if other is None or other.rung < _DEED_RUNG or not other.quad.is_conflict or other.dyads != one.dyads:
                    continue
                if trigger.tag_ != "VBG" or deed.item.trigger in list(tree.path_up(trigger)):
                    yield self._response(reason, deed, reason.evidence)

    def _when(self, here: Sequence[Told]) -> Iterator[Response]:
        """ "When prosecutors declined to act, Turkish officials accused Sweden": the clause with "when" comes first."""
        for effect in self._verbal(here):
            for cause in here:
                trigger = cause.item.trigger
                clause = next((w for w in tree.path_up(trigger) if tree.dep(w) == "advcl"), None)
                fronted = clause is not None and clause.head == effect.item.trigger and clause.i < clause.head.i
                opened = clause is not None and any(c.lower_ in ("when", "once", "as") for c in clause.children)
                if fronted and opened and self._reversed(cause, effect):
                    yield self._response(cause, effect, effect.evidence)

    def _last_deed(self, effect: Told, utterance: bool, *, kindness: bool) -> Told | None:
        """What "the decision" or "the remarks" mean: the last fitting act of these days, else of the lines before."""
        start = effect.item.trigger.i
        told = [
            t
            for t in nearest(self._acts, start)
            if t.event and (t.event.type in _OF_WORDS) == utterance and self._suits(t, effect, kindness=kindness)
        ]
        now = [t for t in told if t.event and effect.event and same_days(t.event, effect.event)]
        near = [t for t in told if t.item.trigger.i < start and self._distance(t, effect) <= _DEED_REACH]
        return next(iter([*now, *near]), None)

    def _suits(self, cause: Told, effect: Told, *, kindness: bool) -> bool:
        """Whether an act may be what another judges: done by the one who is judged, and of the right sign."""
        one, other = cause.event, effect.event
        if one is None or other is None or one.id == other.id or one.status in NOT_DONE or not is_foreign(one):
            return False
        if one.type == "REJECT" and cause.item.sentence.start == effect.item.sentence.start:
            return False  # "criticised X, a charge that X rejected"
        if kindness and one.quad.is_conflict and (actors(other) & recipients(one) or is_thanks(effect)):
            return False
        if not kindness and not one.quad.is_conflict and cause.item.sentence.start != effect.item.sentence.start:
            return False
        both = actors(other) == recipients(other)
        return (
            bool(recipients(other) & actors(one))
            and (self._reversed(cause, effect) if both else True)
            and (both or not actors(other) & actors(one))
        )

    def _before(self, effect: Told, end: int) -> list[Told]:
        """The acts of the other side told before a token, nearest first."""
        before = [t for t in self._acts if t.item.trigger.i < end and self._reversed(t, effect)]
        told = [t for t in before if t.event and t.event != effect.event]
        # of the acts of one sentence the gravest: a charge that goes with an expulsion is not what is answered
        return sorted(told, key=lambda t: (t.item.sentence.start, t.event.rung if t.event else 0), reverse=True)

    def _distance(self, cause: Told, effect: Told) -> int:
        """How many sentences an act stands before another."""
        first, last = cause.item.sentence.start, effect.item.sentence.start
        return sum(first <= start < last for start in self._starts)

    @staticmethod
    def _verbal(here: Sequence[Told]) -> list[Told]:
        return [t for t in here if isinstance(t.item, Draft) and not t.item.is_nominal]

    def _hits_back(self, cause: Told, effect: Told) -> bool:
        """Whether an act is aimed at who did the other."""
        assert cause.event is not None
        assert effect.event is not None
        aimed = bool(actors(cause.event) & recipients(effect.event)) or not actors(cause.event)
        return aimed and not actors(cause.event) & actors(effect.event)

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


def _has_own_day(event: Event) -> bool:
    return event.window is not None and event.window.is_day and event.date_basis is not DateBasis.DOCUMENT


def _may_answer(cause: Event, effect: Event) -> bool:
    assert cause.window is not None
    assert effect.window is not None
    days = (effect.window.first - cause.window.first).days
    if not 0 < days <= _INFERENCE_DAYS or abs(effect.rung - cause.rung) > _NEAR_RUNGS or effect.rung < _NEAR_RUNGS:
        return False
    return any((r, a) in effect.dyads for a, r in cause.dyads if a and r and a != r)
