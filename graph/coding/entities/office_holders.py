"""Titles and who holds them: "President A B", "A B, 43, head of the Polish police", and holders whom nobody names."""

from graph.coding.entities.agencies import possessive
from graph.coding.entities.name_shapes import name_span, name_span_ending
from graph.coding.entities.page import ARTICLES, Page, Unit
from graph.coding.entities.people import Held, People
from graph.coding.entities.roster import Draft
from graph.coding.entities.titles import TitlePhrase
from graph.lexicon.actors import Kind, Office
from graph.lexicon.slugs import slug
from graph.model import EntityType, Mention

# Nouns for people that are written with a capital before a name.
_BEFORE_NAMES = frozenset(
    ["professor", "archbishop", "bishop", "cardinal", "imam", "patriarch", "rabbi", "doctor", "opposition leader"]
)
_OTHERS = 2
_LONGEST_NAMING = 6  # words of ", who was sworn in" between a name and "as"
# What may follow the name in "the ambassador, A B, ...": elsewhere the comma ends a clause.
_AFTER_APPOSITION = frozenset([",", ")", ".", ";", "", "to", "and", "on", "over", "in", "for", "who"])


def place_named_holders(people: People, phrases: list[TitlePhrase]) -> None:
    """Units for titles with a name beside them; what has no name is left for `place_unnamed_holders`."""
    for phrase in phrases:
        spans = _names_of(people, phrase)
        for place, span in enumerate(spans):
            code = phrase.states[place] if len(phrase.states) == len(spans) > 1 else phrase.code
            if phrase.owner is not None and phrase.owner.unit is not None and phrase.owner.unit.is_guess:
                code = None
            _hold(people, phrase, span, code)


def _names_of(people: People, phrase: TitlePhrase) -> list[tuple[int, int]]:
    after = _name_after(people, phrase)
    if after is None:
        before = _name_before(people, phrase)
        return [before] if before is not None else []
    spans = [after]
    while phrase.sense.plural and people.page.word(spans[-1][1]) in ("and", ","):
        following = name_span(people.page, _next_in_list(people.page, spans[-1][1]))
        if following is None:
            break
        spans.append(following)
    return spans


def _next_in_list(page: Page, end: int) -> int:
    """Where the next name of a list begins: after ", 40, and"."""
    if page.word(end) == "," and page.word(end + 1).isdigit():
        end += 2
    while page.word(end) in ("and", ","):
        end += 1
    return end


def _name_after(people: People, phrase: TitlePhrase) -> tuple[int, int] | None:
    page = people.page
    direct = name_span(page, phrase.head + 1)
    if direct is not None and not _is_part_of_name(people, phrase):
        return direct
    if page.word(phrase.end) not in (",", "(") or (phrase.sense.plural and not phrase.states):
        return None
    span = name_span(page, _after_rank(page, phrase.end + 1))
    if span is None or span[1] - span[0] == 1 or page.word(span[1]) not in _AFTER_APPOSITION:
        return None
    return span


def _after_rank(page: Page, index: int) -> int:
    """Past a rank or title that stands before the name: "a spokesman, Major General A B"."""
    name = page.name_at[index] if index < len(page) else None
    ranked = name is not None and name.kind is Kind.TITLE and name.sense.office in (Office.RANK, Office.OFFICE)
    return name.end if ranked and name is not None and page.cap[index] else index


def _is_part_of_name(people: People, phrase: TitlePhrase) -> bool:
    """Whether a noun with a capital belongs to what follows: "Student Union", but "Journalist A B" at the start."""
    page, index = people.page, phrase.head
    if phrase.sense.office is not Office.PEOPLE or not page.cap[index] or page.kind(index) is Kind.COURTESY:
        return False
    return (
        index != page.sentence_of(index)[0] and phrase.sense.label not in _BEFORE_NAMES
    ) or phrase.sense.label == "national"


def _name_before(people: People, phrase: TitlePhrase) -> tuple[int, int] | None:
    """ "Name, 43, the head of ...", "Name, Peru's ambassador", "Name (Peru's president)"."""
    page = people.page
    end = phrase.start - 1
    if page.word(end) in (*ARTICLES, "its", "his", "her", "their"):
        end -= 1
    if page.word(end) == "as":
        return _name_named_as(people, end)
    if page.word(end) not in (",", "(", "-", "–"):
        return None
    if page.word(end - 2) == "," and page.word(end - 1).isdigit():
        end -= 2
    return _known_name_ending(people, end) or name_span_ending(page, end)


def _name_named_as(people: People, index: int) -> tuple[int, int] | None:
    """ "accept A B as ambassador", "A B, sworn in as minister": the name before "as" at `index`."""
    page = people.page
    direct = _known_name_ending(people, index) or name_span_ending(page, index)
    if direct is not None:
        return direct if direct[1] - direct[0] > 1 else None
    for end in range(index - 1, max(page.sentence_of(index)[0], index - _LONGEST_NAMING), -1):
        if page.word(end) == "," and page.tag[end + 1] in ("VBN", "VBD"):
            return _known_name_ending(people, end) or name_span_ending(page, end)
    return None


def _known_name_ending(people: People, end: int) -> tuple[int, int] | None:
    """The name of a person whose unit ends before word `end` already ("General A, commander of the army")."""
    unit = people.page.outer_at[end - 1] if end > 0 else None
    if unit is None or unit.draft is None or unit.draft not in people.people or unit.end != end:
        return None
    names = {unit.draft.label, *unit.draft.aliases}
    return next(((start, end) for start in range(unit.start, end) if people.clean(start, end) in names), None)


def _hold(people: People, phrase: TitlePhrase, span: tuple[int, int], code: str | None) -> None:
    page, (start, end) = people.page, span
    is_official = _makes_official(phrase)
    why = f"'{phrase.role}' + name"
    if code is None:
        code, reason = _state_of_holder(people, phrase, span, is_official=is_official)
        why = f"{why}; {reason}" if reason else why
    kind = EntityType.OFFICIAL if is_official else EntityType.PERSON
    draft = people.person(start, end, kind, code, _role(people, phrase))
    head = phrase.head if start < phrase.start else end - 1
    first, last = min(phrase.start, start), max(phrase.end, end)
    unit = page.place_unit(Unit(first, last, head, draft, draft.state, why, is_national=not is_official))
    people.held.append(Held(draft, unit, phrase.role, is_stated=phrase.code is not None))
    people.mention(draft, start, end, why)


def _makes_official(phrase: TitlePhrase) -> bool:
    """Offices of states and bodies do, and the head of a state's agency; the spokesman of a company is a person."""
    if phrase.owner is not None and phrase.owner.unit is not None and not phrase.is_public:
        return False
    if phrase.sense.office is Office.LEADER:
        return phrase.is_public and phrase.code is not None
    return phrase.sense.office is not Office.PEOPLE


def _state_of_holder(
    people: People, phrase: TitlePhrase, span: tuple[int, int], *, is_official: bool
) -> tuple[str | None, str]:
    """(code, why) for a title without an owner."""
    page, (start, end) = people.page, span
    named = end + 2 if page.word(end + 1) == "the" else end + 1
    if page.word(end) == "of" and page.kind(named) is Kind.STATE and (unit := page.unit_at[named]) is not None:
        return unit.code, ""  # "King Hassan of Morocco"
    if not is_official:
        return None, ""
    known = people.by_name(people.clean(start, end))
    if known is not None and known.state is not None:
        return known.state, ""
    beside = page.outer_at[phrase.start - 2] if page.word(phrase.start - 1) == "and" else None
    if beside is not None and beside.draft in people.people and beside.code is not None:
        return beside.code, "named beside one of this state"
    usual = page.actors.states_by_title.get(phrase.sense.label)
    if usual is not None and _may_be_of(page, usual):
        return usual, "an office of this state only"
    return None, ""


def _may_be_of(page: Page, code: str) -> bool:
    """Whether the text names the state of an office that few have, or too few states to be of others."""
    codes = {u.code for u in page.units if u.code in page.actors.adjectives}
    return code in codes or len(codes) < _OTHERS


def _role(people: People, phrase: TitlePhrase) -> str:
    """The role; a counterpart holds the office of the last person named before."""
    if phrase.sense.label != "counterpart":
        return phrase.role
    before = [u.draft for u in people.page.units if u.draft in people.people and u.end <= phrase.start]
    return (before[-1].role if before and before[-1] is not None else None) or phrase.role


def place_unnamed_holders(people: People, phrases: list[TitlePhrase]) -> None:
    """Office holders without a name: those named elsewhere with this office, else an entity of their own."""
    page = people.page
    for phrase in phrases:
        if page.unit_at[phrase.head] is not None or phrase.sense.plural or phrase.code is None:
            continue
        if phrase.sense.office is not Office.OFFICE or _is_local(people, phrase):
            continue
        known = _holder(people, phrase)
        why = f"the office that {known.label} holds" if known else f"office of {page.actors.labels[phrase.code]}"
        if known is None and not phrase.sense.unnamed:
            continue
        draft = known or _new_holder(people, phrase, phrase.code)
        page.place_unit(Unit(phrase.start, phrase.end, phrase.head, draft, draft.state, why))
        start, end = page.offsets(phrase.start, phrase.end)
        draft.mentions.add(Mention(start, end, why))


def _is_local(people: People, phrase: TitlePhrase) -> bool:
    """Whether the office is of a town or region: "president of Lombardy"."""
    page = people.page
    units = list(page.units_in(phrase.head + 1, phrase.end))
    return not phrase.sense.posted and any(page.kind(unit.start) is Kind.PLACE for unit in units)


def _holder(people: People, phrase: TitlePhrase) -> Draft | None:
    """The one official of this state with this office; an envoy's post may be said once and left out later."""
    found = [
        person
        for person in people.people
        if person.type is EntityType.OFFICIAL and person.state == phrase.code and _same_office(person.role, phrase.role)
    ]
    return found[0] if len(found) == 1 else None


def _same_office(one: str | None, other: str) -> bool:
    if one is None:
        return False
    first, second = office_key(one), office_key(other)
    return first == second or first.startswith(f"{second} to ") or second.startswith(f"{first} to ")


def _new_holder(people: People, phrase: TitlePhrase, code: str) -> Draft:
    actors = people.page.actors
    owner = actors.adjectives.get(code, actors.labels[code])
    label, key = f"{owner} {phrase.role}", slug(office_key(phrase.role))
    draft = people.roster.draft(EntityType.OFFICIAL, label, state=code, key=key)
    draft.role, draft.is_named = phrase.role, False
    draft.aliases |= {f"{possessive(actors.labels[code])} {phrase.role}", people.clean(phrase.start, phrase.end)}
    if draft not in people.people:
        people.people.append(draft)
    return draft


_SAME = {"defense": "defence", "charge": "chargé", "premier": "prime minister", "attache": "attaché"}
_IDLE = frozenset(["current", "new", "then", "the", "top", "veteran"])


def office_key(role: str) -> str:
    """The role without spelling variants, so that an id does not change with them."""
    words = [_SAME.get(word, word) for word in role.lower().replace("-", " ").split()]
    return " ".join(word for word in words if word not in _IDLE)
