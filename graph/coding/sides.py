"""The side that a clause does not name, taken from the story around it.

Each rule gives the roles of an act and half a sentence that says where the missing side came from; the first rule
that answers counts. Acts that stay without a side that they need are left out.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from graph.coding.cast import Party
from graph.coding.dating import Dating
from graph.coding.events import tree
from graph.coding.events.drafts import Draft
from graph.coding.events.roles import Roles
from graph.coding.events.view import lemma_of
from graph.coding.incidents import Told
from graph.lexicon.acts import load_acts
from graph.lexicon.context import load_context

_AGAINST = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SANCTION", "SUPPORT", "CONCEDE", "AGREE"})
_DONE_TO = frozenset({"SANCTION", "COERCE", "ASSAULT", "REJECT"})
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "REJECT", "ACCUSE"})
# Praise and support go to friends, hence never by guess to the other side of a quarrel.
_FRIENDLY = frozenset({"praise", "express-support", "endorse", "offer-promise", "accept-proposal", "reach-agreement"})
_REPLY = "reply-in-kind"
_ANSWERED = frozenset({"SANCTION", "ACCUSE", "COERCE", "ASSAULT"})
_CLEAR = 0.5  # share of a story's two-state acts that must be between the same two states
_PAIR = 2
_REACH = 5  # acts back in which a third state's counterpart is looked for

Rebuild = Callable[[Draft, Dating], Told]


@dataclass(frozen=True)
class _Thread:
    """An act and what was told before it."""

    pair: frozenset[str] | None
    before: tuple[Draft, ...]
    told: tuple[Draft, ...] = ()  # all of the text

    def other(self, states: frozenset[str]) -> str | None:
        """The other one of the story's pair."""
        if self.pair is None or len(states) != 1 or not states < self.pair:
            return None
        (other,) = self.pair - states
        return other


def complete_sides(told: Sequence[Told], rebuild: Rebuild) -> list[Told]:
    """The same with missing sides filled in; tentative acts for which there is none left out."""
    pair = _story_pair(told)
    found: list[Told] = []
    before: tuple[Draft, ...] = ()
    everything = tuple(t.item for t in told if isinstance(t.item, Draft))
    for t in told:
        draft = t.item
        if isinstance(draft, Draft):
            thread = _Thread(pair, before, everything)
            if draft.rule == _REPLY and not _states(draft.roles.recipients) - _states(draft.roles.actors):
                described = _in_kind(draft, thread)
                if described is None:
                    continue
                draft, t = described, rebuild(described, t.dating)
            answer = next((a for rule in _RULES if (a := rule(draft, thread)) is not None), None)
            if answer is not None:
                roles, reason = answer
                mutual = len(_states(roles.actors)) > 1 and set(roles.actors) == set(roles.recipients)
                draft = replace(
                    draft, roles=roles, why=f"{draft.why.rstrip('.')}; {reason}.", is_tentative=False, is_mutual=mutual
                )
                t = rebuild(draft, t.dating)
            elif draft.is_tentative:
                continue
            before = (*before, draft)
        found.append(t)
    return found


_Answer = tuple[Roles, str] | None


def _mistaken_pronoun(draft: Draft, thread: _Thread) -> _Answer:
    """ "After Oman had refused, it expelled Oman's envoy": who acts so on a state's people is not that state."""
    roles = draft.roles
    actors, there = _states(roles.actors), _states(roles.recipients)
    other = thread.other(actors)
    if actors != there or other is None or draft.coding.type not in _HOSTILE or draft.is_nominal:
        return None
    pronoun = any(s.pos_ == "PRON" for s in tree.surface_subjects(draft.trigger))
    things = tree.frame(draft.trigger).objects
    named = any(t.text[:1].isupper() for o in things for t in (o, *o.children))
    named = named and not any(t.pos_ == "PRON" for o in things for t in tree.children(o, "nmod"))  # "its envoy, ..."
    if not pronoun or not named or roles.recipient_by not in ("object", "owner"):
        return None
    return Roles((_side(other),), roles.recipients, "story's other side", roles.recipient_by), (
        "actor: the other state that the story is about"
    )


def _done_by_other(draft: Draft, thread: _Thread) -> _Answer:
    """ "The ambassador was expelled": the other state did it."""
    roles = draft.roles
    other = thread.other(_states(roles.recipients))
    passive = draft.coding.type in _DONE_TO or draft.coding.measure in ("summons", "release")
    if roles.actors or other is None or not passive:
        return None
    return Roles((_side(other),), roles.recipients, "story's other side", roles.recipient_by), (
        "actor: the other state that the story is about"
    )


def _both(draft: Draft, thread: _Thread) -> _Answer:
    """ "Talks between officials broke up": the two states of the story talked."""
    if thread.pair is None or draft.coding.type != "CONSULT" or not draft.is_tentative:
        return None
    parties = tuple(_side(s) for s in sorted(thread.pair))
    return Roles(
        parties, parties, "story's two sides", "story's two sides"
    ), "sides: the states that the story is about"


def _doer_of_what_is_judged(draft: Draft, thread: _Thread) -> _Answer:
    """ "Peru condemned the raid": whoever raided."""
    actors = _states(draft.roles.actors)
    if not actors or _states(draft.roles.recipients) - actors or draft.coding.type not in ("ACCUSE", "REJECT"):
        return None
    for thing in tree.frame(draft.trigger).objects:
        if any(tree.dep(c) in ("nmod", "amod") and c.text[:1].isupper() for c in thing.children):
            continue  # the phrase says itself whose act it is
        doers = _doers(thing, actors, thread)
        if doers:
            roles = Roles(draft.roles.actors, doers, draft.roles.actor_by, "who did it")
            return roles, f"recipient: who did what “{thing.text}” speaks of"
    return None


def _doers(thing: Token, own: frozenset[str], thread: _Thread) -> tuple[Party, ...]:
    lemma = thing.lemma_.lower()
    acts = [act for words, act in load_acts().by_noun.get(lemma, ()) if len(words) == 1]
    types = {act.type for act in acts} & _DONE_TO
    modes = {act.mode for act in acts}
    if lemma in load_context().told_acts | load_context().verdicts:
        types = set(_DONE_TO)
    inside = [d for d in thread.told if d.trigger.i > thing.head.i and d.trigger.sent == thing.sent]
    for earlier in (*inside, *reversed(thread.before)):
        if lemma in load_context().verdicts and earlier.coding.mode != "convict":
            continue
        if lemma not in load_context().told_acts | load_context().verdicts and earlier.coding.mode not in modes:
            continue  # "the expulsion" is no recall
        doers = _states(earlier.roles.actors)
        if earlier.coding.type in types and len(doers) == 1 and not doers & own and _states(earlier.roles.recipients):
            return tuple(_side(s) for s in doers)
    return ()


def _accuser(draft: Draft, thread: _Thread) -> _Answer:
    """ "Iran denied the allegation": that of the one that accused it last."""
    roles = draft.roles
    actors = _states(roles.actors)
    if draft.coding.measure != "denial" or len(actors) != 1 or _states(roles.recipients) - actors:
        return None
    for earlier in reversed(thread.before[-_REACH:]):
        accusers = _states(earlier.roles.actors)
        if earlier.coding.type == "ACCUSE" and actors <= _states(earlier.roles.recipients) and len(accusers) == 1:
            sides = tuple(_side(s) for s in accusers)
            return Roles(roles.actors, sides, roles.actor_by, "accuser"), "recipient: the state that accused it before"
    return None


def _leaving_the_scene(draft: Draft, thread: _Thread) -> _Answer:
    """Troops that are brought home or not sent, leave or spare the state that the story is set in."""
    actors = _states(draft.roles.actors)
    scene = draft.story.scene
    if draft.rule not in ("withdraw-troops", "drop-deployment") or _states(draft.roles.recipients) - actors:
        return None
    if not actors or scene is None or scene in actors:
        return None
    return Roles(draft.roles.actors, (_side(scene),), draft.roles.actor_by, "scene"), (
        "recipient: the state that the story is set in"
    )


def _most_accused(draft: Draft, thread: _Thread) -> _Answer:
    """ "Brazil condemned the raid": a third state that judges without a name judges the one that is most accused."""
    actors = _states(draft.roles.actors)
    if draft.coding.type != "ACCUSE" or not actors or _states(draft.roles.recipients) - actors or thread.pair is None:
        return None
    if actors & thread.pair:
        return None
    beside = [d for d in thread.told if d.sentence.start == draft.sentence.start and _states(d.roles.actors) == actors]
    met = {s for d in beside for s in _states(d.roles.recipients)} & thread.pair
    if len(met) == 1:
        return Roles(draft.roles.actors, (_side(met.pop()),), draft.roles.actor_by, "the same sentence"), (
            "recipient: the one that the actor turns to in the same sentence"
        )
    accused = Counter(s for d in thread.told if d.coding.type == "ACCUSE" for s in _states(d.roles.recipients))
    accused.update(s for d in thread.told if d.coding.type in _DEEDS for s in _states(d.roles.actors))
    ranked = sorted(thread.pair, key=lambda s: (-accused[s], s))
    if accused[ranked[0]] <= accused[ranked[1]]:
        return None
    return Roles(draft.roles.actors, (_side(ranked[0]),), draft.roles.actor_by, "the accused of the story"), (
        "recipient: the one of the story's two states that is accused most"
    )


def _in_kind(draft: Draft, thread: _Thread) -> Draft | None:
    """An answer that is not described ("Brussels replied in kind") with the code of the act that it answers."""
    actors = _states(draft.roles.actors)
    for earlier in reversed(thread.before[-_REACH:]):
        aimed = _states(earlier.roles.actors) - actors
        if actors and actors <= _states(earlier.roles.recipients) and aimed and earlier.coding.type in _ANSWERED:
            roles = Roles(draft.roles.actors, earlier.roles.actors, draft.roles.actor_by, "whose act it answers")
            why = f"{draft.why.rstrip('.')}; code and recipient: those of the act that it answers."
            return replace(draft, coding=replace(earlier.coding, status=draft.coding.status), roles=roles, why=why)
    return None


def _other_of_pair(draft: Draft, thread: _Thread) -> _Answer:
    """In a story of two states, who acts against nobody named acts against the other one."""
    roles = draft.roles
    actors, there = _states(roles.actors), _states(roles.recipients)
    other = thread.other(actors)
    if other is None or not _is_open(draft, actors, there):
        return None
    return Roles(roles.actors, (_side(other),), roles.actor_by, "story's other side"), (
        "recipient: the other state that the story is about"
    )


def _is_open(draft: Draft, actors: frozenset[str], there: frozenset[str]) -> bool:
    """Whether the act is one against somebody and names nobody abroad."""
    type_ = draft.coding.type
    if draft.rule in _FRIENDLY and type_ != "THREATEN":
        return False
    if not there:
        return type_ in _AGAINST or draft.is_tentative or (type_ in _FORCE and not draft.is_nominal)
    if there != actors:
        return False
    if draft.rule == "withdraw-troops":
        return True  # "withdrew its troops"
    if draft.roles.recipient_by in ("actor's own country", "object") and type_ in _FORCE:
        return any(lemma_of(s) in load_context().abroad_forces for s in tree.surface_subjects(draft.trigger))
    at_home = draft.roles.recipient_by in ("object", "iobj") and any(
        (p.entity or "").startswith(("official:", "person:")) for p in draft.roles.recipients
    )
    return type_ in _AGAINST and not (at_home and draft.rule == "urge")


def _counterpart(draft: Draft, thread: _Thread) -> _Answer:
    """A third state that acts against nobody named acts against the state with which it last had to do."""
    roles = draft.roles
    actors = _states(roles.actors)
    if (
        len(actors) != 1
        or _states(roles.recipients) - actors
        or draft.coding.type not in _HOSTILE - {"COERCE"} | {"REQUEST"}
    ):
        return None
    if thread.pair is not None and actors < thread.pair:
        return None
    for earlier in reversed(thread.before[-_REACH:]):
        doers, struck = _states(earlier.roles.actors), _states(earlier.roles.recipients)
        other = struck - actors if actors <= doers else doers - actors if actors <= struck else frozenset[str]()
        if len(other) == 1:
            (state,) = other
            return Roles(roles.actors, (_side(state),), roles.actor_by, "counterpart"), (
                "recipient: the state with which the actor had to do just before"
            )
    return None


_RULES = (
    _mistaken_pronoun,
    _done_by_other,
    _both,
    _doer_of_what_is_judged,
    _accuser,
    _most_accused,
    _leaving_the_scene,
    _other_of_pair,
    _counterpart,
)


def _side(state: str) -> Party:
    return Party(f"state:{state}", state, "the other side of the story")


def _states(parties: Sequence[Party]) -> frozenset[str]:
    return frozenset(p.state for p in parties if p.state)


def _story_pair(told: Sequence[Told]) -> frozenset[str] | None:
    """The two states that most acts of the story are between; where the acts do not say, those that it names most."""
    drafts = [t.item for t in told if isinstance(t.item, Draft)]
    pairs = Counter(d.states for d in drafts if len(d.states) == _PAIR)
    if pairs:
        (pair, count), *_ = pairs.most_common(1)
        if count >= _PAIR and count >= _CLEAR * sum(pairs.values()):
            return pair
        named = drafts[0].story.pair
        return named if named is not None and pairs[named] == count else None
    return None
