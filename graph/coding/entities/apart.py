"""Officials whose office stands apart from their name: "A B told his Iranian counterpart", "A B was summoned"."""

from graph.coding.entities.evidence import person_before
from graph.coding.entities.page import Page, Unit
from graph.coding.entities.people import Held, People
from graph.coding.entities.roster import Draft
from graph.coding.entities.titles import TitlePhrase
from graph.lexicon.actors import Office
from graph.model import EntityType

_HIS = ("his", "her")
_BACK = 3  # sentences from the envoy without a name to the name without an office
_NEAR = 6  # words from a name to the verb that is done to an envoy
_CALLED = frozenset(["ministry", "minister", "office", "department"])


def name_apart(people: People, phrases: list[TitlePhrase]) -> None:
    """Give people without an office the one that the text tells elsewhere."""
    for phrase in phrases:
        if phrase.sense.label == "counterpart":
            _counterpart(people, phrases, phrase)
    for unit in list(people.page.units):
        draft = unit.draft
        if draft is not None and draft.type is EntityType.PERSON and draft.role is None and draft.state is None:
            _envoy(people, phrases, unit, draft)


def _counterpart(people: People, phrases: list[TitlePhrase], phrase: TitlePhrase) -> None:
    """Who has a counterpart holds an office: the one that he holds, or that was last spoken of."""
    page = people.page
    if page.word(phrase.start - 1) not in _HIS:
        return
    unit = person_before(page, phrase.start - 1, same_sentence=True)
    if unit is None or unit.draft is None or unit.draft.type is not EntityType.PERSON or unit.draft.role is not None:
        return
    before = [p for p in phrases if p.end <= phrase.start and p.sense.office is Office.OFFICE and p is not phrase]
    role = before[-1].sense.label if before else "official"
    _make_official(people, unit, unit.draft, role, None)


def _envoy(people: People, phrases: list[TitlePhrase], unit: Unit, draft: Draft) -> None:
    """Who is called to a ministry or expelled is the envoy of whom the text just spoke without a name."""
    page = people.page
    if not _is_done_to_envoys(page, unit):
        return
    here = page.sentence[unit.start]
    for phrase in reversed([p for p in phrases if p.end <= unit.start]):
        if page.sentence[phrase.start] < here - _BACK:
            return
        if phrase.sense.posted and not phrase.sense.plural and phrase.code and page.unit_at[phrase.head] is None:
            _make_official(people, unit, draft, phrase.role, phrase.code)
            return


def _is_done_to_envoys(page: Page, unit: Unit) -> bool:
    """ "A B was called to the foreign ministry", "A B was expelled"."""
    end = min(page.sentence_of(unit.start)[1], unit.end + _NEAR)
    for index in range(unit.end, end):
        lemma = page.doc[index].lemma_.lower()
        passive = page.low[index - 1] in ("was", "been", "is", "being")
        if passive and lemma in ("summon", "expel", "recall"):
            return True
        if passive and lemma in ("call", "invite"):
            return any(page.low[i] in _CALLED for i in range(index, min(len(page), index + _NEAR)))
    return False


def _make_official(people: People, unit: Unit, draft: Draft, role: str, code: str | None) -> None:
    draft.type, draft.role, draft.state = EntityType.OFFICIAL, role, code
    for other in people.page.units:
        if other.draft is draft:
            other.is_national, other.code = False, code
    people.held.append(Held(draft, unit, role, is_stated=code is not None))
