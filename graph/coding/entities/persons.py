"""People without a title, and everybody's later mentions by name."""

from graph.coding.entities.groups import is_people
from graph.coding.entities.name_shapes import name_span
from graph.coding.entities.page import Page, Unit
from graph.coding.entities.people import People
from graph.coding.entities.roster import Draft
from graph.lexicon.actors import Kind
from graph.lexicon.slugs import slug
from graph.model import EntityType

_LONGEST = 5
_ROLES = ("nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "appos", "obl")
_CROWNED = (["king"], ["queen"], ["emir"], ["sultan"], ["prince"], ["princess"], ["emperor"], ["pope"])
_SHAPE = "the shape of a person's name"


def place_persons(people: People) -> None:
    """Names of people without a title: two or more words in the shape of a name, doing or suffering what people do."""
    page, index = people.page, 0
    while index < len(page):
        is_open = page.cap[index] and page.unit_at[index] is None and not page.title_case[page.sentence[index]]
        span = name_span(page, index) if is_open else None
        if span is None:
            index += 1
            continue
        start, end = span
        if end - start > 1 and _is_human(people, start, end):
            draft = people.person(start, end, EntityType.PERSON, None, None)
            page.place_unit(Unit(start, end, end - 1, draft, draft.state, _SHAPE, is_national=True))
            people.mention(draft, start, end, _SHAPE)
        index = max(end, index + 1)


def _is_human(people: People, start: int, end: int) -> bool:
    """Whether the context is a person's: an age, "Mr", or the part of somebody who speaks, is arrested, dies."""
    page = people.page
    if page.word(start - 1) in ("the", "in", "at", "near") or end - start > _LONGEST:
        return False
    if _is_apposed(page, start):
        return True
    if page.kind(start - 1) is Kind.COURTESY or (page.word(end) == "," and page.word(end + 1).isdigit()):
        return True
    organization, human = page.words["organization_words"], page.words["human_verbs"]
    if any(page.low[i] in organization for i in range(start, min(len(page), end + 1))):
        return False
    if any(page.low[i] in page.lower_words for i in range(start, end) if page.cap[i]):
        return False  # "Science Fair" in a text that says "science"
    for token in (page.doc[i] for i in range(start, end)):
        if token.dep_ in _ROLES and token.head.lemma_.lower() in human:
            return True
        if token.dep_ == "nmod" and token.head.lemma_.lower() in page.words["human_nouns"]:
            return True
        beside = page.unit_at[token.head.i]
        if token.dep_ == "conj" and beside is not None and beside.draft in people.people:
            return True
    around = (page.doc[i].lemma_.lower() for i in (start - 1, end) if 0 <= i < len(page))
    return any(lemma in human for lemma in around)


def _is_apposed(page: Page, start: int) -> bool:
    """ "Two Chileans, A B and C D", "two men, A B and C D": after a comma and a noun for people."""
    index = start - 1
    if page.word(index) == "and" and page.unit_at[index - 1] is not None:
        before = page.unit_at[index - 1]
        return before is not None and before.draft is not None and before.draft.type is EntityType.PERSON
    if page.word(index) != "," or not page.same_sentence(index - 1, start):
        return False
    unit = page.unit_at[index - 1]
    if unit is not None:
        return unit.is_national and unit.draft is not None and unit.draft.type is EntityType.STATE
    return page.tag[index - 1] in ("NNS", "NN") and is_people(page, index - 1)


def place_later_mentions(people: People) -> None:
    """Full names and surnames of people who are known by now, wherever they stand without a title."""
    page, index = people.page, 0
    known = _by_part(people)
    while index < len(page):
        span = _span_with(page, index, known)
        if span is not None:
            _mention_later(people, span, known)
        index = span[1] if span is not None else index + 1


def _by_part(people: People) -> dict[str, list[Draft]]:
    """People by surname; persons by given name too, as two brothers are told apart by it."""
    known: dict[str, list[Draft]] = {}
    for person in people.people:
        words = person.label.split()
        parts = {words[-1], words[-1].split("-")[-1], person.surname}
        if person.type is EntityType.PERSON or (person.role or "").split()[-1:] in _CROWNED:
            parts.add(words[0])
        for part in parts:
            known.setdefault(slug(part), []).append(person)
    return known


def _span_with(page: Page, index: int, known: dict[str, list[Draft]]) -> tuple[int, int] | None:
    if not page.cap[index] or page.unit_at[index] is not None:
        return None
    span = name_span(page, index)
    return span if span is not None and any(slug(page.text[i]) in known for i in range(*span)) else None


def _mention_later(people: People, span: tuple[int, int], known: dict[str, list[Draft]]) -> None:
    page, (start, end) = people.page, span
    person = people.by_name(people.clean(start, end))
    if person is None:
        # In a headline other words with capitals may stand beside the one that is a name.
        hits = [i for i in range(start, end) if slug(page.text[i]) in known]
        if len(hits) != 1 or (end - start > 1 and not page.title_case[page.sentence[start]]):
            return
        start, end = hits[0], hits[0] + 1
        person = _only(known[slug(page.text[start])])
    if person is None:
        return
    why = f"'{page.text[start]}' is {person.label}" if end - start == 1 else "name as before"
    is_person = person.type is EntityType.PERSON
    page.place_unit(Unit(start, end, start, person, person.state, why, is_national=is_person))
    people.mention(person, start, end, why)


def _only(found: list[Draft]) -> Draft | None:
    distinct = list(dict.fromkeys(found))
    return distinct[0] if len(distinct) == 1 else None
