"""The nationality of people whom the text names apart from it: "two Estonian brothers died. Jaan Tamm, 40, and ..."."""

from graph.coding.entities.groups import Group, groups_of, is_people
from graph.coding.entities.page import Page
from graph.coding.entities.people import People
from graph.model import EntityType


def give_nationalities(page: Page, people: People) -> None:
    """Set the state of persons without one, where the context bears it out."""
    groups = groups_of(page)
    first = _first_words(page, people)
    for person in people.people:
        index = first.get(id(person))
        if person.state is not None or person.type is not EntityType.PERSON or index is None:
            continue
        person.state = (
            _by_group_before(page, groups, index) or _by_companion(page, index) or _by_context(page, groups, index)
        )


def _first_words(page: Page, people: People) -> dict[int, int]:
    """Index of the first word that stands for each person."""
    first: dict[int, int] = {}
    wanted = {id(person) for person in people.people}
    for unit in page.units:
        key = id(unit.draft)
        if key in wanted:
            first[key] = min(first.get(key, unit.head), unit.head)
    return first


def _by_group_before(page: Page, groups: list[Group], index: int) -> str | None:
    """ "The detained journalists, A and B": the group of journalists that was named with its state before."""
    start, own = page.sentence_of(index)[0], page.unit_at[index]
    for j in range(index - 1, max(start - 1, index - 15), -1):
        if page.tag[j] in ("NNS", "NN") and page.unit_at[j] in (None, own) and is_people(page, j):
            lemma = page.doc[j].lemma_.lower()
            known = [g for g in groups if g.index <= j and g.lemma in (lemma, "national")]
            exact = [g for g in known if g.lemma == lemma]
            return (exact or known)[-1].code if known else None
        if page.tag[j].startswith("VB") and page.tag[j] not in ("VBN", "VBG"):
            return None
    return None


def _by_companion(page: Page, index: int) -> str | None:
    """Joined by "and" with somebody whose state is known."""
    start, end = page.sentence_of(index)
    token = page.doc[index]
    for other in (token.head, *token.children):
        unit = page.unit_at[other.i]
        joined = (token.dep_ == "conj" and other is token.head) or other.dep_ == "conj"
        if not joined or unit is None or unit.draft is None or not start <= unit.start < end:
            continue
        if unit.draft.type is EntityType.PERSON and unit.draft.state is not None:
            return unit.draft.state
    return None


def _by_context(page: Page, groups: list[Group], index: int) -> str | None:
    """The only nationality of people in this sentence and the one before; the nearest group in the same sentence."""
    sentence = page.sentence[index]
    near = [g for g in groups if sentence - 1 <= page.sentence[g.index] <= sentence]
    before = {g.code for g in near if page.sentence[g.index] == sentence and g.index < index}
    codes = before if len(before) == 1 else {g.code for g in near}
    return next(iter(codes)) if len(codes) == 1 else None
