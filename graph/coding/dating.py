"""Which date belongs to which act: through the tree, never by guess."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Span, Token

from graph.coding.dates import Anchors, Dated, find_dates
from graph.coding.events import tree
from graph.coding.events.drafts import Accident, Draft
from graph.coding.events.matching import auxiliaries, is_future
from graph.lexicon.acts import ActLexicon
from graph.lexicon.context import load_context
from graph.lexicon.dates import DateWords
from graph.model import DateBasis, Status, Window

_PRESENT_OR_PAST = frozenset({"VBD", "VBP", "VBZ"})
_STATES_OF_MIND = frozenset({Status.PLANNED, Status.THREATENED})


@dataclass(frozen=True)
class Dating:
    """The days of an act and what they rest on; both None where the text gives none."""

    window: Window | None = None
    basis: DateBasis | None = None


@dataclass(frozen=True)
class Placed:
    """A date expression and the word that heads it."""

    dated: Dated
    root: Token


class Calendar:
    """Dates the acts of one document, sentence by sentence, in order."""

    def __init__(self, published: date | None, words: DateWords, lexicon: ActLexicon) -> None:
        self._published, self._words, self._lexicon = published, words, lexicon
        self._spoken_of: date | None = None
        self._placed: dict[int, list[Placed]] = {}

    def read(self, sentence: Span) -> list[Placed]:
        """The date expressions of a sentence; remembers the last day for "a day earlier" in the next."""
        if sentence.start in self._placed:
            return self._placed[sentence.start]
        ahead = any(t.lower_ in ("will", "would", "shall") for t in sentence)
        anchors = Anchors(self._published, self._spoken_of, ahead)
        placed = []
        for dated in find_dates(sentence.text, anchors):
            span = sentence.char_span(dated.start, dated.end, alignment_mode="expand")
            if span is not None:
                placed.append(Placed(dated, span.root))
                if dated.window.is_day:
                    self._spoken_of = dated.window.first
        self._placed[sentence.start] = placed
        return placed

    def date(self, draft: Draft | Accident, others: Sequence[Token]) -> Dating:
        """The date that the sentence gives the act; the day of publication for news without any other cue."""
        placed = self.read(draft.sentence)
        own = _governed(draft.trigger, placed, self._lexicon)
        if own is None and len(placed) == 1 and not _belongs_elsewhere(placed[0], draft.trigger, others, self._lexicon):
            own = placed[0]
        if own is not None:
            return Dating(_window(own, self._published), own.dated.basis)
        if placed and not all(p.dated.since for p in placed) and _is_background(draft):
            return Dating()
        return self._by_document(draft)

    def _by_document(self, draft: Draft | Accident) -> Dating:
        if self._published is None or not isinstance(draft, Draft) or _is_background(draft):
            return Dating()
        verb = _finite(draft.trigger)
        if verb is not None and verb.lemma_.lower() in self._lexicon.happening and verb != draft.trigger:
            return Dating()  # "the raid occurred after ...": told as known, not as the news of the day
        if verb is None or _is_pluperfect(verb) or any(t.lower_ in self._words.before for t in verb.children):
            return Dating()
        if not (verb.tag_ in _PRESENT_OR_PAST or auxiliaries(verb) or tree.is_passive(verb) or is_future(verb)):
            return Dating()
        return Dating(Window.day(self._published), DateBasis.DOCUMENT)


def _governed(trigger: Token, placed: list[Placed], lexicon: ActLexicon) -> Placed | None:
    """The date below the act word, or below a word above it whose date the act shares; the nearest one."""
    best: tuple[int, int, Placed] | None = None
    ups = _reach(trigger, lexicon)
    for p in placed:
        for steps, word in enumerate(_climb(p.root)):
            if word.i in ups:
                key = (ups[word.i], steps + abs(p.root.i - trigger.i))
                if best is None or key < best[:2]:
                    best = (*key, p)
                break
            if steps and word.pos_ == "VERB" and word.i not in ups:
                break  # the date belongs to a clause of its own
    return best[2] if best else None


def _climb(token: Token) -> list[Token]:
    return list(tree.path_up(token))[:12]


def _reach(trigger: Token, lexicon: ActLexicon) -> dict[int, int]:
    """The words whose date the act shares, with their distance: itself, and the clauses that it is part of."""
    reach = {trigger.i: 0}
    for steps, word in enumerate(tree.path_up(trigger)):
        reach.setdefault(word.i, steps)
        if word.head == word:
            break
        above = word.head
        if tree.dep(word) in ("obl", "nmod") and load_context().factual_marks.union({"over", "for"}).intersection(
            tree.case_of(word)
        ):
            break
        if (
            tree.dep(word) == "advcl"
            and {c.lower_ for c in word.children if tree.dep(c) == "mark"} & load_context().factual_marks
        ):
            break
        if word.pos_ == "VERB" and _is_pluperfect(word):
            break
        if (
            word.dep_ == "acl:relcl"
            and above.pos_ in ("NOUN", "PROPN")
            and not any(c.lower_ in ("where", "when") for c in word.children)
        ):
            break
        if tree.dep(word) == "ccomp" and above.lemma_.lower() in lexicon.saying and not _is_news(word):
            break
    return reach


def _is_news(verb: Token) -> bool:
    """Whether a reported clause tells of what happened just before it was said, or of what will."""
    return verb.tag_ != "VB" or is_future(verb)


def _belongs_elsewhere(placed: Placed, trigger: Token, others: Sequence[Token], lexicon: ActLexicon) -> bool:
    """Whether the only date of a sentence is that of another word than the act word."""
    if placed.dated.since:
        return True
    for word in _climb(placed.root)[1:]:
        if word.i == trigger.i:
            return False
        if any(word.i == o.i for o in others) or word.lemma_.lower() in lexicon.saying:
            return True
        if word.pos_ == "VERB":
            return word.head != word and tree.is_factual_edge(word)
    return _is_aside(trigger)


def _is_aside(trigger: Token) -> bool:
    return any(tree.is_factual_edge(word) for word in tree.path_up(trigger))


def _is_background(draft: Draft | Accident) -> bool:
    return isinstance(draft, Draft) and (draft.is_nominal or draft.coding.status in _STATES_OF_MIND)


def _finite(trigger: Token) -> Token | None:
    for word in tree.path_up(trigger):
        if word.pos_ in ("VERB", "AUX") and (
            word.tag_ in _PRESENT_OR_PAST or auxiliaries(word) or tree.is_passive(word)
        ):
            return word
    return None


def _is_pluperfect(verb: Token) -> bool:
    return any(a.lower_ in ("had", "'d") for a in auxiliaries(verb)) and verb.tag_ == "VBN"


def _window(placed: Placed, published: date | None) -> Window:
    return placed.dated.window
