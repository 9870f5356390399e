"""Agencies of states: a kind of agency ("Foreign Ministry") and whose it is."""

from graph.coding.entities.owners import Owner, owner_after, owner_before
from graph.coding.entities.page import Name, Page, Unit
from graph.coding.entities.roster import Draft, Roster
from graph.coding.entities.salience import likely_state
from graph.lexicon.actors import Kind
from graph.model import EntityType

_AFTER = frozenset({"of", "in"})
_SENT = ("embassy", "consulate", "mission")


def place_agencies(page: Page, roster: Roster) -> None:
    """A unit for every kind of agency on the page: those with an owner first, then those of somebody named before."""
    waiting = []
    for name in page.names:
        if name.kind is Kind.AGENCY:
            _reassign(page, roster, name)
        if name.kind is not Kind.HEAD:
            continue
        owner = owner_before(page, name.start) or owner_before(page, _first_capital(page, name.start))
        after = owner_after(page, name.end, _AFTER)
        if owner is None or owner.code is None:
            owner = (
                after
                if after and after.unit and not (name.sense.slug in _SENT and page.word(after.start) == "in")
                else owner
            )
        if owner is None or owner.code is None:
            waiting.append((name, owner))
        else:
            _place(page, roster, name, owner)
    for name, owner in waiting:
        _place_later(page, roster, name, owner)


def _first_capital(page: Page, index: int) -> int:
    """Where a longer name of an agency begins: "Security and" in "Danish Security and Intelligence Service"."""
    start = page.sentence_of(index)[0]
    if not page.cap[index] or page.title_case[page.sentence[index]]:
        return index
    first = j = index
    while j > start and page.unit_at[j - 1] is None and (page.cap[j - 1] or page.low[j - 1] in ("and", "of")):
        if page.kind(j - 1) in (Kind.TITLE, Kind.COURTESY) or page.tag[j - 1] not in (
            "NNP",
            "NNPS",
            "JJ",
            "NN",
            "CC",
            "IN",
        ):
            break
        j -= 1
        first = j if page.cap[j] else first
    return first


def _place(page: Page, roster: Roster, name: Name, owner: Owner) -> None:
    assert owner.code is not None
    draft = agency_draft(page, roster, name, owner)
    start, end = min(owner.start, name.start), max(name.end, owner.end)
    first = _first_capital(page, name.start)
    if owner.end <= first < name.start:
        draft.aliases.add(page.span_text(first, name.end))
    why = f"'{page.span_text(name.start, name.end)}' of {page.actors.labels[owner.code]}"
    page.place_unit(Unit(start, end, name.end - 1, draft, owner.code, why))


def _reassign(page: Page, roster: Roster, name: Name) -> None:
    """A proper name that other states use too belongs to the owner beside it: "the Peruvian Congress"."""
    owner = owner_before(page, name.start)
    again = roster.renamed.get(name.sense.label)
    if again is not None and owner is None:
        unit = page.outer_at[name.start]
        if unit is not None:
            unit.draft, unit.code, unit.why = again, again.state, f"{again.label}, as before"
        return
    if owner is None or owner.code is None or owner.code == name.sense.code or owner.code in page.actors.bodies:
        return
    label = canonical_label(page, name.sense.label, owner.code)
    draft = roster.draft(EntityType.AGENCY, label, state=owner.code, key=name.sense.slug)
    page.drop_units(name.start, name.end)
    why = f"'{name.sense.label}' of {page.actors.labels[owner.code]}"
    roster.renamed[name.sense.label] = draft
    page.place_unit(Unit(owner.start, name.end, name.end - 1, draft, owner.code, why))
    for index in range(name.start, name.end):
        page.unit_at[index] = page.outer_at[index]


def agency_draft(page: Page, roster: Roster, name: Name, owner: Owner) -> Draft:
    """The agency of this kind and owner. A town's police or court is not the state's: it keeps the town in its id."""
    code = owner.code or ""
    town = owner.unit if owner.unit is not None and (owner.unit.is_place or _is_capital(page, owner)) else None
    local = town is not None and name.sense.slug in ("police", "court")
    key = name.sense.slug
    label = name.sense.label
    if local and town is not None:
        place = page.span_text(town.start, town.end)
        label, key = f"{place} {label}", f"{place.lower()}-{key}"
    else:
        label = canonical_label(page, label, code)
    draft = roster.draft(EntityType.AGENCY, label, state=code, key=key.replace(" ", "-"))
    if not local:
        draft.aliases |= standard_aliases(page, name.sense.label, name.sense.forms, code)
    return draft


def canonical_label(page: Page, label: str, code: str) -> str:
    """'Peru's Foreign Ministry'; of a common noun 'Peruvian police'; of a body 'EU mission'."""
    if code in page.actors.bodies:
        return f"{code} {label}"
    if label[0].islower():
        return f"{page.actors.adjectives[code]} {label}"
    return f"{possessive(page.actors.labels[code])} {label}"


def possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def standard_aliases(page: Page, label: str, forms: tuple[str, ...], code: str) -> set[str]:
    """The writings by which others look an agency up."""
    state = page.actors.labels[code]
    adjective = page.actors.adjectives.get(code, state)
    out = set()
    for form in forms or (label,):
        out |= {f"{adjective} {form}", f"{form} of {state}", f"{state} {form}", f"{possessive(state)} {form}"}
    return out


def _is_capital(page: Page, owner: Owner) -> bool:
    return page.kind(owner.end - 1) is Kind.CAPITAL


def reassign_guess(page: Page, roster: Roster, unit: Unit, code: str) -> None:
    """The agency of a unit is of state `code` after all: its spokesman turned out to be."""
    name = page.name_at[unit.head]
    if name is None or name.kind is not Kind.HEAD or unit.code == code:
        return
    unit.draft, unit.code = agency_draft(page, roster, name, Owner(name.start, name.start, code)), code
    unit.why = f"'{page.span_text(name.start, name.end)}' of an official of {page.actors.labels[code]}"


def _place_later(page: Page, roster: Roster, name: Name, owner: Owner | None) -> None:
    """An agency without an owner beside it: of the pronoun's state, else the one named before, else the likely one."""
    key = name.sense.slug
    if owner is None and name.sense.bare:
        return
    if page.word(name.start - 1) == "(" and page.word(name.end) == ")" and page.unit_at[name.start - 2] is None:
        return  # the credit of a picture
    if not page.cap[name.start] and page.word(name.start - 1) not in ("the", "its", "their"):
        return
    known = [d for d in roster.drafts if d.type is EntityType.AGENCY and d.key == key and d.state]
    code, why = likely_state(page, name.start, name.end)
    if len(known) == 1 and (code is None or known[0].state == code or key in _SENT):
        draft, why = known[0], "the only one of its kind in the text"
    elif code is None or key in _SENT:
        return
    else:
        whose = Owner(name.start, name.start, code)
        draft = agency_draft(page, roster, name, whose)
    page.place_unit(Unit(name.start, name.end, name.end - 1, draft, draft.state, why, is_guess=owner is None))
