"""States, bodies, capitals and nationals on the page: which of them are actors and which only say where."""

from graph.coding.entities.page import POSSESSIVES, Name, Page, Unit
from graph.coding.entities.roster import Roster
from graph.lexicon.actors import Kind
from graph.model import EntityType

_IN = frozenset(["in", "at", "near", "inside", "outside", "throughout", "across", "around", "within"])
_TO = frozenset(["to", "from", "into", "via", "for", "through", "towards", "toward", "of"])


def place_states(page: Page, roster: Roster) -> None:
    """A unit for every state, body, capital, national, city and proper agency name or organization on the page."""
    for name in page.names:
        if name.kind in _MAKERS:
            page.place_unit(_MAKERS[name.kind](page, roster, name))


def state_unit(page: Page, roster: Roster, start: int, end: int, code: str, why: str) -> Unit:
    """A unit of words that stand for a state."""
    draft = roster.draft(EntityType.STATE, page.actors.labels[code], state=code)
    return Unit(start, end, end - 1, draft, code, why)


def _state(page: Page, roster: Roster, name: Name) -> Unit:
    unit = state_unit(page, roster, name.start, name.end, name.sense.code, "name of the state")
    unit.is_place = is_locative(page, name) and page.word(name.end) not in POSSESSIVES
    return unit


def _adjective(page: Page, roster: Roster, name: Name) -> Unit:
    why = f"'{page.span_text(name.start, name.end)}' is of {page.actors.labels[name.sense.code]}"
    unit = state_unit(page, roster, name.start, name.end, name.sense.code, why)
    unit.is_adjective = name.kind is Kind.ADJECTIVE
    unit.is_national = name.kind is Kind.NATIONAL or name.sense.group == "place"
    return unit


def _capital(page: Page, roster: Roster, name: Name) -> Unit:
    code = name.sense.code
    if is_locative(page, name) or _begins_dateline(page, name):
        return Unit(
            name.start, name.end, name.end - 1, None, code, f"a place in {page.actors.labels[code]}", is_place=True
        )
    why = f"{name.sense.label}, the capital, stands for the government"
    return state_unit(page, roster, name.start, name.end, code, why)


def _place(page: Page, roster: Roster, name: Name) -> Unit:
    code = name.sense.code
    return Unit(name.start, name.end, name.end - 1, None, code, f"a place in {page.actors.labels[code]}", is_place=True)


def _body(page: Page, roster: Roster, name: Name) -> Unit:
    draft = roster.draft(EntityType.IGO, name.sense.label, state=name.sense.code, key=name.sense.slug)
    return Unit(name.start, name.end, name.end - 1, draft, name.sense.code, "name of the body")


def _agency(page: Page, roster: Roster, name: Name) -> Unit:
    draft = roster.draft(EntityType.AGENCY, name.sense.label, state=name.sense.code, key=name.sense.slug)
    return Unit(
        name.start, name.end, name.end - 1, draft, name.sense.code, f"{name.sense.label} is an agency of this state"
    )


def _organization(page: Page, roster: Roster, name: Name) -> Unit:
    state = name.sense.code or None
    draft = roster.draft(EntityType.ORGANIZATION, name.sense.label, state=state, key=name.sense.slug)
    return Unit(name.start, name.end, name.end - 1, draft, state, "name of the organization", is_national=True)


_MAKERS = {
    Kind.STATE: _state,
    Kind.ADJECTIVE: _adjective,
    Kind.NATIONAL: _adjective,
    Kind.CAPITAL: _capital,
    Kind.PLACE: _place,
    Kind.BODY: _body,
    Kind.AGENCY: _agency,
    Kind.ORGANIZATION: _organization,
}


def is_locative(page: Page, name: Name) -> bool:
    """Whether a name says where: after "in", "near"; after "to", "from" where somebody moves.

    A possessive before it ("in Moscow's view") or a noun after it ("in Moscow talks") leaves that to the noun.
    """
    before = page.word(name.start - 1)
    first = name.start - 1
    if before == "the":
        before, first = page.word(name.start - 2), name.start - 2
    if page.word(name.end) in POSSESSIVES or first < 0 or not page.same_sentence(first, name.start):
        return False
    if before in _IN:
        return not _is_confidence(page, first)
    if before in (",", "and", "or") and _follows_place(page, first):
        return True
    if before in _TO:
        return _moves(page, first)
    return False


def _follows_place(page: Page, index: int) -> bool:
    """ "in Novosibirsk, Russia", "in Moscow and Baku": what goes on from a place is a place."""
    previous = page.unit_at[index - 1] if index > 0 else None
    return previous is not None and previous.is_place


def _is_confidence(page: Page, index: int) -> bool:
    """ "confidence in Moscow", "interest in Baku": the government, not the town."""
    return page.word(index - 1) in ("confidence", "trust", "faith", "believe", "interest", "interested")


def _moves(page: Page, preposition: int) -> bool:
    """Whether the preposition continues a word of motion nearby on its left."""
    start = page.sentence_of(preposition)[0]
    lemmas = [page.doc[i].lemma_.lower() for i in range(max(start, preposition - 6), preposition)]
    near = lemmas[-3:]
    if page.word(preposition) in ("from", "to", "via", "into", "through", "for", "towards", "toward"):
        return (
            any(lemma in page.words["motion"] for lemma in near)
            or page.doc[preposition].head.head.lemma_.lower() in page.words["motion"]
        )
    return False


def _begins_dateline(page: Page, name: Name) -> bool:
    """ "MOSCOW (Reuters) - ", "ANKARA, July 3 - ": a town at the start of a story."""
    start = page.sentence_of(name.start)[0]
    if name.start - start > 1:
        return False
    after = page.word(name.end)
    if page.text[name.start].isupper() and after in ("(", ",", "-", "–", "—", ":"):
        return True
    return after in ("(", "–", "—") or (after == "," and page.word(name.end + 2).isdigit())


def part_of_compound(page: Page, unit: Unit) -> str | None:
    """'made' for "Russian-made", 'anti' for "anti-Russian"; None where the name stands alone, or leads ("US-led")."""
    if page.word(unit.end) == "-" and page.word(unit.end + 1) in page.words["weak_compounds"]:
        return page.word(unit.end + 1)
    if page.word(unit.start - 1) == "-" and page.word(unit.start - 2) in ("anti", "pro", "non", "post", "pre", "ex"):
        return page.word(unit.start - 2)
    return None
