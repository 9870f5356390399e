"""Entities in the making: a draft gathers names, role and mentions while the document is read; ids come at the end."""

from collections.abc import Container
from dataclasses import dataclass, field

from graph.lexicon.slugs import slug
from graph.model import Entity, EntityType, Mention


@dataclass(eq=False)
class Draft:
    """An entity whose state or type may still become known. Two drafts are one only if they are the same object."""

    type: EntityType
    label: str
    state: str | None = None
    role: str | None = None
    key: str = ""  # the id's last part where it is not the label's slug
    member_of: str | None = None
    aliases: set[str] = field(default_factory=set)
    mentions: set[Mention] = field(default_factory=set)
    is_named: bool = True

    @property
    def ident(self) -> str:
        if self.type is EntityType.STATE:
            return f"state:{self.state}"
        last = self.key or slug(self.label)
        if self.type is EntityType.IGO:
            return f"igo:{self.state}/{self.key}" if self.key else f"igo:{self.state}"
        return f"{self.type.value}:{self.state or '-'}/{last}"

    @property
    def surname(self) -> str:
        """The last word; the first of names that put the family first ("Park Ji-woo")."""
        words = self.label.split()
        return words[0] if _is_family_first(words) else words[-1]

    def entity(self, bodies: Container[str]) -> Entity:
        """The finished entity; `bodies` are the short names of international bodies."""
        aliases = tuple(sorted(self.aliases - {self.label}))
        member_of = self.member_of or self._belongs_to(bodies)
        mentions = tuple(sorted(self.mentions))
        return Entity(self.ident, self.type, self.label, aliases, self.state, self.role, member_of, mentions)

    def _belongs_to(self, bodies: Container[str]) -> str | None:
        """An official or an agency without a nearer superior belongs to its state or body."""
        if self.state is None or self.type not in (EntityType.AGENCY, EntityType.OFFICIAL, EntityType.IGO):
            return None
        if self.type is EntityType.IGO:
            return f"igo:{self.state}" if self.key else None
        return f"igo:{self.state}" if self.state in bodies else f"state:{self.state}"


def _is_family_first(words: list[str]) -> bool:
    """Whether a name of two words ends in a hyphened given name in small letters."""
    return len(words) == 2 and "-" in words[1] and words[1].rsplit("-", 1)[-1].islower()


class Roster:
    """All drafts of a document, by what finds them again."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._by_key: dict[tuple[str, str], Draft] = {}
        self.renamed: dict[str, Draft] = {}  # proper names that here belong to another state than usual

    def draft(self, kind: EntityType, label: str, *, state: str | None = None, key: str = "") -> Draft:
        """The draft of this kind, state and key; a new one the first time."""
        place = (f"{kind.value}:{state}", key or slug(label))
        known = self._by_key.get(place)
        if known is None:
            known = self._by_key[place] = Draft(kind, label, state, key=key)
            self.drafts.append(known)
        return known

    def find(self, kind: EntityType, state: str | None, key: str) -> Draft | None:
        return self._by_key.get((f"{kind.value}:{state}", key))

    def add(self, draft: Draft) -> Draft:
        self.drafts.append(draft)
        return draft

    def entities(self, bodies: Container[str]) -> tuple[Entity, ...]:
        """What was mentioned, in order of the id; drafts that turned out to have one id become one entity."""
        merged: dict[str, Draft] = {}
        for draft in self.drafts:
            if not draft.mentions:
                continue
            known = merged.setdefault(draft.ident, draft)
            if known is not draft:
                known.aliases |= draft.aliases | {draft.label}
                known.mentions |= draft.mentions
                known.role = known.role or draft.role
        return tuple(merged[ident].entity(bodies) for ident in sorted(merged))
