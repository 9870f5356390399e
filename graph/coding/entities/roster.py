"""Entities in the making: a draft gathers names, role and mentions while the document is read; ids come at the end."""

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
        return self.label.rsplit(" ", 1)[-1]

    def entity(self) -> Entity:
        aliases = tuple(sorted(self.aliases - {self.label}))
        member_of = self.member_of or self._belongs_to()
        mentions = tuple(sorted(self.mentions))
        return Entity(self.ident, self.type, self.label, aliases, self.state, self.role, member_of, mentions)

    def _belongs_to(self) -> str | None:
        """An official or an agency without a nearer superior belongs to its state or body."""
        if self.state is None or self.type not in (EntityType.AGENCY, EntityType.OFFICIAL, EntityType.IGO):
            return None
        if self.type is EntityType.IGO:
            return f"igo:{self.state}" if self.key else None
        return f"state:{self.state}" if is_state_code(self.state) else f"igo:{self.state}"


def is_state_code(code: str) -> bool:
    """Whether a dyad's code is a state's: three capitals that no body uses."""
    return len(code) == 3 and code not in _BODY_CODES


_BODY_CODES = frozenset(
    {
        "CIS",
        "OTS",
        "GCC",
        "OIC",
        "AES",
        "EAC",
        "SCO",
        "OAS",
        "ICC",
        "ICJ",
        "PCA",
        "WTO",
        "WHO",
        "IMF",
        "ADB",
        "IPU",
        "IOC",
        "COE",
        "G20",
        "G77",
        "PIF",
        "OIF",
        "NAM",
    }
)


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

    def entities(self) -> tuple[Entity, ...]:
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
        return tuple(merged[ident].entity() for ident in sorted(merged))
