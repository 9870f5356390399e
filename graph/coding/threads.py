"""What a sentence takes from the story around it: the side that it does not name, the day of an act that it elaborates.

Two rules for days, each said in the event's `why`: a part of a dated act happened on the day of that act; later
sentences on an act that the lead dates are of the lead's day. The rules for sides are those of `sides`.
"""

from collections.abc import Sequence
from dataclasses import replace

from graph.coding.dating import Dating
from graph.coding.events import tree
from graph.coding.events.drafts import Draft
from graph.coding.incidents import Told
from graph.coding.sides import Rebuild, complete_sides
from graph.lexicon.context import load_context
from graph.model import Block, BlockKind, DateBasis, Document

_FEWEST = 2


def follow_thread(told: Sequence[Told], document: Document, rebuild: Rebuild) -> list[Told]:
    """The same with missing sides and days taken from the story; acts that stay without a side are left out."""
    completed = complete_sides(told, rebuild)
    return _under_headings(_elaborate(_parts(completed, rebuild), rebuild), document, rebuild)


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
