"""What a sentence takes from the story around it: the day of the act that it elaborates, the other side of the story.

Three rules, each said in the event's `why`: a part of a dated act happened on the day of that act; later sentences
on an act that the lead dates are of the lead's day; in a story of two states, who acts against nobody named acts
against the other one.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from graph.coding.cast import Party
from graph.coding.dating import Dating
from graph.coding.events import tree
from graph.coding.events.drafts import Draft
from graph.coding.events.roles import Roles
from graph.coding.incidents import Told
from graph.lexicon.context import load_context
from graph.model import Block, BlockKind, DateBasis, Document

_AGAINST = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SANCTION", "SUPPORT", "CONCEDE"})
_DONE_TO = frozenset({"SANCTION", "COERCE", "ASSAULT", "REJECT"})
_CLEAR = 0.5  # share of a story's two-state acts that must be between the same two states
_FEWEST = 2

Rebuild = Callable[[Draft, Dating], Told]


def follow_thread(told: Sequence[Told], document: Document, rebuild: Rebuild) -> list[Told]:
    """The same with missing sides and days taken from the story; acts that stay without a side are left out."""
    completed = _complete(told, _story_pair(told), rebuild)
    return _under_headings(_elaborate(_parts(completed, rebuild), rebuild), document, rebuild)


def _complete(told: Sequence[Told], pair: frozenset[str] | None, rebuild: Rebuild) -> list[Told]:
    found = []
    for t in told:
        draft = t.item
        if not isinstance(draft, Draft):
            found.append(t)
            continue
        actors = {p.state for p in draft.roles.actors if p.state}
        there = {p.state for p in draft.roles.recipients if p.state}
        open_side = not there or (
            there == actors and draft.coding.type in _AGAINST and draft.roles.actors[0].state is not None
        )
        recipients = {p.state for p in draft.roles.recipients if p.state}
        if pair and not actors and len(recipients) == 1 and recipients < pair and draft.coding.type in _DONE_TO:
            (other,) = pair - recipients
            roles = Roles((_other_side(other),), draft.roles.recipients, "story's other side", draft.roles.recipient_by)
            why = f"{draft.why.rstrip('.')}; actor: the other state that the story is about."
            found.append(rebuild(replace(draft, roles=roles, why=why, is_tentative=False), t.dating))
        elif pair and open_side and len(actors) == 1 and actors < pair and _is_against(draft):
            (other,) = pair - actors
            roles = Roles(draft.roles.actors, (_other_side(other),), draft.roles.actor_by, "story's other side")
            why = f"{draft.why.rstrip('.')}; recipient: the other state that the story is about."
            found.append(rebuild(replace(draft, roles=roles, why=why, is_tentative=False), t.dating))
        elif not draft.is_tentative:
            found.append(t)
    return found


def _is_against(draft: Draft) -> bool:
    return draft.coding.type in _AGAINST or draft.is_tentative


def _other_side(state: str) -> Party:
    return Party(f"state:{state}", state, "the other side of the story")


def _story_pair(told: Sequence[Told]) -> frozenset[str] | None:
    """The two states that most acts of the story are between; None where there is no such pair."""
    pairs = Counter(t.item.states for t in told if isinstance(t.item, Draft) and len(t.item.states) == _FEWEST)
    if not pairs:
        return None
    (pair, count), *_ = pairs.most_common(1)
    clear = count >= _FEWEST and count >= _CLEAR * sum(pairs.values())
    return pair if clear else None


def _parts(told: Sequence[Told], rebuild: Rebuild) -> list[Told]:
    """Participles and clauses of an act with a day of its own share that day: "handed over a note demanding ..."."""
    by_trigger = {t.item.trigger.i: t for t in told}
    found = []
    for t in told:
        draft = t.item
        if isinstance(draft, Draft) and t.dating.basis in (None, DateBasis.DOCUMENT) and not draft.is_nominal:
            above = _act_above(draft, by_trigger)
            if above is not None and above.dating.window:
                t = rebuild(draft, above.dating)
        found.append(t)
    return found


def _act_above(draft: Draft, by_trigger: dict[int, Told]) -> Told | None:
    for step, word in enumerate(tree.path_up(draft.trigger)):
        if step and word.i in by_trigger:
            return by_trigger[word.i]
        if word.dep_ == "acl:relcl" or (
            tree.dep(word) in ("obl", "nmod") and load_context().factual_marks & set(tree.case_of(word))
        ):
            return None
    return None


def _elaborate(told: Sequence[Told], rebuild: Rebuild) -> list[Told]:
    """Later sentences on an act that the lead gives the day of, between the same states and on the same rung."""
    lead = next((t for t in told if _is_lead(t)), None)
    if lead is None:
        return list(told)
    found = []
    before: Told | None = None
    for t in told:
        if _elaborates(t, lead):
            assert isinstance(t.item, Draft)
            why = f"{t.item.why.rstrip('.')}; day: that of the act which the lead reports."
            t = rebuild(replace(t.item, why=why), Dating(lead.dating.window, DateBasis.RELATIVE))
        elif before is not None and _is_part_of(t, before):
            assert isinstance(t.item, Draft)
            t = rebuild(t.item, Dating(before.dating.window, DateBasis.RELATIVE))
        before = t if t.dating.window and t.event else before
        found.append(t)
    return found


def _under_headings(told: Sequence[Told], document: Document, rebuild: Rebuild) -> list[Told]:
    """A heading that names no measure ("imposes restrictions") speaks of the measure that the text below it tells."""
    headings = [b for b in document.blocks if b.kind in (BlockKind.TITLE, BlockKind.HEADING)]
    found = []
    for at, t in enumerate(told):
        draft = t.item
        if isinstance(draft, Draft) and draft.coding.measure is None and _is_in(draft, headings):
            below = next((o.item for o in told[at + 1 :] if _same_kind(o, draft)), None)
            dating = next((o.dating for o in told[at + 1 :] if o.item is below), t.dating)
            if isinstance(below, Draft):
                t = rebuild(replace(draft, coding=below.coding), dating)
        found.append(t)
    return found


def _is_in(draft: Draft, blocks: Sequence[Block]) -> bool:
    return any(block.start <= draft.trigger.idx < block.end for block in blocks)


def _same_kind(told: Told, draft: Draft) -> bool:
    other = told.item
    return (
        isinstance(other, Draft)
        and other.coding.type == draft.coding.type
        and other.coding.status is draft.coding.status
        and bool(other.roles.actors)
        and {p.state for p in other.roles.actors} == {p.state for p in draft.roles.actors}
        and {p.state for p in other.roles.recipients} == {p.state for p in draft.roles.recipients}
    )


def _is_part_of(told: Told, before: Told) -> bool:
    """An act in the same sentence as an act of the lead's day, as its participle says ("demanding")."""
    draft = told.item
    return (
        isinstance(draft, Draft)
        and told.dating.basis is DateBasis.DOCUMENT
        and before.item.sentence.start == draft.sentence.start
        and before.dating.basis is DateBasis.RELATIVE
        and draft.trigger.tag_ == "VBG"
    )


def _is_lead(told: Told) -> bool:
    basis = told.dating.basis
    window = told.dating.window
    dated = window is not None and window.is_day and basis in (DateBasis.STATED, DateBasis.RELATIVE)
    return dated and told.event is not None and isinstance(told.item, Draft) and len(told.item.states) == _FEWEST


def _elaborates(told: Told, lead: Told) -> bool:
    draft, event = told.item, told.event
    if event is None or lead.event is None or not isinstance(draft, Draft) or not isinstance(lead.item, Draft):
        return False
    return (
        told.dating.basis is DateBasis.DOCUMENT
        and draft.states == lead.item.states
        and event.type == lead.event.type
        and event.rung == lead.event.rung
        and event.rung > 1
    )
