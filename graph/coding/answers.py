"""What decides whether one act may answer another: parties, days, words. Pure functions of acts and tokens."""

from collections.abc import Sequence, Set
from datetime import timedelta

from spacy.tokens import Token

from graph.coding.events import tree
from graph.coding.events.drafts import Draft
from graph.coding.events.view import lemma_of
from graph.coding.incidents import Told
from graph.lexicon.acts import load_acts
from graph.model import NOT_DONE, DateBasis, Event

_THESE_DAYS = 3  # days within which a judgement of "the decision" follows it
_STEM = 5  # letters that a noun shares with the verb of its act: "restrictions", "restricted"


def rules_of(token: Token) -> frozenset[str]:
    """The entries that an act noun belongs to, whatever their conditions: "the deaths" without "in custody"."""
    if token.pos_ != "NOUN":
        return frozenset()
    return frozenset(act.id for words, act in load_acts().by_noun.get(lemma_of(token), ()) if len(words) == 1)


def fits_mention(told: Told, noun: Token, rules: Set[str]) -> bool:
    if not isinstance(told.item, Draft):
        return False
    stem = told.item.trigger.lemma_.lower()[:_STEM]
    return told.item.rule in rules or (len(stem) == _STEM and noun.lemma_.lower().startswith(stem))


def nearest(told: Sequence[Told], at: int) -> list[Told]:
    """Those before a token, last first, then those behind it."""
    before = [t for t in told if t.item.trigger.i < at]
    return [*reversed(before), *(t for t in told if t.item.trigger.i > at)]


def is_aside(token: Token, root: Token) -> bool:
    """Whether a word stands in a clause of its own: after "and", in a participle that only goes along."""
    for word in tree.path_up(token):
        if word == root:
            return False
        if (word.pos_ in ("VERB", "AUX") and tree.dep(word) in ("conj", "parataxis")) or tree.dep(word) == "appos":
            return True
    return True


def is_between_states(told: Told) -> bool:
    return told.event is not None and is_foreign(told.event)


def is_foreign(event: Event) -> bool:
    return any(actor != recipient for actor, recipient in event.dyads)


def is_done_by(trigger: Token, verb: Token) -> bool:
    """Whether an act stands below a verb, as how it is done and not in its subject: "hit back by expelling"."""
    for word in tree.path_up(trigger):
        if word == verb:
            return True
        if tree.dep(word) == "nsubj" or word.dep_ == "acl:relcl":
            return False
    return False


def is_possible(cause: Event, effect: Event) -> bool:
    """Whether a cause happened, and not after its effect."""
    if cause.status in NOT_DONE:
        return False
    if cause.window is None or effect.window is None or effect.date_basis is DateBasis.DOCUMENT:
        return True
    news = cause.date_basis is DateBasis.DOCUMENT  # news of the day may be of the day before
    return cause.window.first - timedelta(days=news) <= effect.window.last


def same_days(one: Event, other: Event) -> bool:
    if one.window is None or other.window is None:
        return False
    return abs((one.window.first - other.window.first).days) <= _THESE_DAYS


def is_thanks(told: Told) -> bool:
    trigger = told.item.trigger
    return any(t.lemma_.lower() == "thank" for t in (trigger, *trigger.children))


def is_custody(told: Told) -> bool:
    return told.event is not None and told.event.type == "COERCE" and told.event.mode in ("arrest", "seize")


def states(event: Event) -> set[str]:
    return {state for pair in event.dyads for state in pair if state}


def recipients(event: Event) -> set[str | None]:
    return {recipient for _, recipient in event.dyads if recipient}


def actors(event: Event) -> set[str | None]:
    return {actor for actor, _ in event.dyads if actor}
