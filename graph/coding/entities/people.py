"""The people of a page: found again by full name, and by the surname that only one of them has."""

from dataclasses import dataclass

from graph.coding.entities.page import Page, Unit
from graph.coding.entities.roster import Draft, Roster
from graph.lexicon.slugs import slug
from graph.model import EntityType, Mention


@dataclass(frozen=True)
class Held:
    """A title beside a name: who holds which office, and whether the text says there of which state."""

    draft: Draft
    unit: Unit
    role: str
    is_stated: bool


class People:
    """Drafts of officials and persons, in the order in which they appear."""

    def __init__(self, page: Page, roster: Roster) -> None:
        self.page, self.roster = page, roster
        self.people: list[Draft] = []
        self.held: list[Held] = []

    def person(self, start: int, end: int, kind: EntityType, code: str | None, role: str | None) -> Draft:
        """The draft of the person named by words start..end, with what is newly known of them."""
        label = self.clean(start, end)
        known = self.by_name(label)
        if known is None or not (code is None or known.state is None or known.state == code):
            known = self.roster.add(Draft(kind, label, code, role))
            self.people.append(known)
            return known
        if kind is EntityType.OFFICIAL:
            known.type = kind
        known.state = known.state or code
        known.role = known.role or role
        if len(label.split()) > len(known.label.split()):
            known.label = label
        return known

    def by_name(self, name: str) -> Draft | None:
        """The person whose name this is: the same full name, or the only one whose name holds or is held by it."""
        wanted = slug(name)
        for person in self.people:
            if slug(person.label) == wanted:
                return person
        parts = set(wanted.split("-"))
        last = wanted.rsplit("-", 1)[-1]
        found = []
        for person in self.people:
            other = slug(person.label)
            held = set(other.split("-"))
            if other.rsplit("-", 1)[-1] == last and (held <= parts or parts <= held or other.endswith(f"-{wanted}")):
                found.append(person)
        return found[0] if len(found) == 1 else None

    def clean(self, start: int, end: int) -> str:
        """The name in words start..end with single spaces, without a possessive."""
        text = " ".join(self.page.span_text(start, end).split())
        return text.removesuffix("'s").removesuffix("’s")

    def mention(self, draft: Draft, start: int, end: int, why: str) -> None:
        """Note that words start..end name a person."""
        first, last = self.page.offsets(start, end)
        draft.mentions.add(Mention(first, last, why))
        draft.aliases.add(self.clean(start, end))

    def add_surnames(self) -> None:
        """The surname is an alias of who alone has it."""
        surnames = [slug(person.surname) for person in self.people]
        for person, surname in zip(self.people, surnames, strict=True):
            if " " in person.label and surnames.count(surname) == 1 and person.is_named:
                person.aliases.add(person.surname)
                if (words := person.label.split())[-2] in self.page.words["name_particles"]:
                    person.aliases.add(" ".join(words[-2:]))
