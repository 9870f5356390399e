"""The states of officials whose title names none: settled when all names of the document are known.

Those for whom most speaks come first, as "his foreign minister" and "her Japanese counterpart" need somebody settled.
For whom too little speaks in the last round stays without a state, and is listed.
"""

from graph.coding.entities.agencies import reassign_guess
from graph.coding.entities.evidence import Clue, Spot, clues_at, waits_for_somebody
from graph.coding.entities.office_holders import office_key
from graph.coding.entities.page import Page, Unit
from graph.coding.entities.people import Held, People
from graph.coding.entities.roster import Draft
from graph.coding.entities.salience import context_of, main_pair, weigh
from graph.coding.entities.titles import TitlePhrase
from graph.model import EntityType, Mention, Unresolved

# Of these a state has one at a time.
_ONE = ("president", "prime minister", "chancellor", "king", "queen", "emir", "sultan", "taoiseach", "supreme leader")
_NOT_NOW = ("former", "ex", "then", "deputy", "vice", "assistant", "deposed", "ousted", "acting", "state")
# By how much a state must stand out in each round: the sure ones first, as others are told apart by them.
_ROUNDS = (2.0, 1.2, 0.7, 0.35, 0.35)
_FORMER = 0.7  # who is out of office may be anybody's ally or rival, so more is asked for
_SAME_OFFICE = -2.5
_STANDS_AGAINST, _OTHER_SIDE = -2.0, 0.6
_UNNAMED = 2.5
_LATER = 0.5  # what a later mention weighs against the one with the title
_MENTIONS = 6  # of one person that are looked at; a long text names its president a hundred times


def settle_homes(people: People, phrases: list[TitlePhrase]) -> list[Unresolved]:
    """Set the state of officials without one; what stays open is returned."""
    people.page.forget_tallies()
    units = _units_by_draft(people)
    waiting = [held for held in people.held if _is_open(held.draft)]
    for least in _ROUNDS:
        for held in waiting:
            waits = least != _ROUNDS[-1] and waits_for_somebody(people.page, Spot(held.unit.start, held.unit.end))
            if _is_open(held.draft) and not waits:
                own = least + _FORMER if "former" in held.role.split() else least
                code, why = weigh(people.page, _clues(people, phrases, held, units[id(held.draft)]), own)
                _settle(people, held, units[id(held.draft)], code, why)
    for draft, theirs in ((h.draft, units[id(h.draft)]) for h in people.held):
        for unit in theirs:
            unit.code = draft.state
    return _undecided(people, waiting)


def _is_open(draft: Draft) -> bool:
    return draft.type is EntityType.OFFICIAL and draft.state is None


def _units_by_draft(people: People) -> dict[int, list[Unit]]:
    units: dict[int, list[Unit]] = {id(held.draft): [] for held in people.held}
    for unit in people.page.units:
        if id(unit.draft) in units:
            units[id(unit.draft)].append(unit)
    return units


def _clues(people: People, phrases: list[TitlePhrase], held: Held, units: list[Unit]) -> list[Clue]:
    page = people.page
    clues = [*context_of(page, held.unit.start), *_same_office(people, held), *_unnamed_before(page, phrases, held)]
    for unit in units[:_MENTIONS]:
        weight = 1.0 if unit is held.unit else _LATER
        found = clues_at(page, Spot(unit.start, unit.end))
        clues += [Clue(clue.code, clue.weight * weight, clue.why) for clue in found]
    return [*clues, *_other_side(people, clues)]


def _other_side(people: People, clues: list[Clue]) -> list[Clue]:
    """Who stands against one of the two states that the story is of is most likely of the other."""
    pair = main_pair(people.page)
    if any(clue.weight >= 1 and clue.why and clue.code not in pair for clue in clues):
        return []
    against = [sum(c.weight for c in clues if c.code == code and c.weight < 0) for code in pair]
    if len(pair) == 2 and min(against) <= _STANDS_AGAINST < max(against):
        code = pair[against.index(max(against))]
        return [Clue(code, _OTHER_SIDE, "the other side of the story")]
    return []


def _unnamed_before(page: Page, phrases: list[TitlePhrase], held: Held) -> list[Clue]:
    """ "Peru recalled its ambassador. ... Ambassador A B left": the envoy of whom the text spoke without a name."""
    if held.role != "ambassador":
        return []
    codes = {
        phrase.code
        for phrase in phrases
        if phrase.sense.label == held.role and not phrase.sense.plural and page.unit_at[phrase.head] is None
        if phrase.end <= held.unit.start and phrase.code is not None
    }
    return [Clue(code, _UNNAMED, "its ambassador was spoken of before") for code in codes if len(codes) == 1]


def _same_office(people: People, held: Held) -> list[Clue]:
    """A state has one president: whoever else is said to hold the office keeps others out."""
    key = office_key(held.role)
    if not _is_unique(held.role):
        return []
    clues = {}
    for other in people.held:
        state = other.draft.state
        same = office_key(other.role) == key and _is_unique(other.role)
        if same and other.draft is not held.draft and state is not None:
            clues[state] = Clue(state, _SAME_OFFICE, f"its {key} is {other.draft.label}")
    return list(clues.values())


def _is_unique(role: str) -> bool:
    """Whether a state has one holder at a time, and this is the present one."""
    key = office_key(role)
    words = key.split()
    if any(word in _NOT_NOW for word in role.replace("-", " ").split()):
        return False
    return key in _ONE or (len(words) > 1 and words[-1] == "minister")


def _settle(people: People, held: Held, units: list[Unit], code: str | None, why: str) -> None:
    if code is None:
        return
    held.draft.state = code
    for unit in [u for u in people.page.units_in(held.unit.start, held.unit.end) if u.is_guess]:
        reassign_guess(people.page, people.roster, unit, code)
    for unit in units:
        unit.code = code
    first = people.page.offsets(held.unit.start, held.unit.end)
    for mention in sorted(held.draft.mentions):
        if first[0] <= mention.start < first[1]:
            held.draft.mentions.remove(mention)
            held.draft.mentions.add(Mention(mention.start, mention.end, f"{mention.why}; {why}"))


def _undecided(people: People, waiting: list[Held]) -> list[Unresolved]:
    found: dict[int, Unresolved] = {}
    for held in waiting:
        if _is_open(held.draft):
            start, end = people.page.offsets(held.unit.start, held.unit.end)
            text = people.page.span_text(held.unit.start, held.unit.end)
            found.setdefault(id(held.draft), Unresolved(start, end, text, "no state stands out as the one served"))
    return list(found.values())
