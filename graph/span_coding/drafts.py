"""Entities in the making: what the mentions of one chain say of somebody, and how two of these are found to be one."""

from collections.abc import Collection
from dataclasses import dataclass, field

from graph.model import Entity, EntityType, Mention
from graph.span_coding.names import key_of

_PEOPLE = (EntityType.OFFICIAL, EntityType.PERSON)


@dataclass(eq=False)
class Draft:
    """An entity whose names are still being gathered. `chains` are the reader's numbers of those it stands for."""

    type: EntityType
    label: str
    state: str | None
    key: str
    chains: set[int]
    role: str | None = None
    is_named: bool = True
    member_of: str | None = None
    aliases: set[str] = field(default_factory=set)
    mentions: set[Mention] = field(default_factory=set)

    @property
    def ident(self) -> str:
        """`state:AZE`, `igo:UN/security-council`, `official:SWE/anna-berg`."""
        if self.type is EntityType.STATE:
            return f"state:{self.state}"
        if self.type is EntityType.IGO:
            return f"igo:{self.state}/{self.key}" if self.key else f"igo:{self.state}"
        return f"{self.type.value}:{self.state or '-'}/{self.key}"

    @property
    def is_person(self) -> bool:
        return self.type in _PEOPLE

    @property
    def first(self) -> int:
        """Where the text first names it."""
        return min((m.start for m in self.mentions), default=0)

    @property
    def surname(self) -> str:
        """The last word; the first of names that put the family first ("Park Ji-woo")."""
        words = self.label.split()
        family_first = len(words) == 2 and "-" in words[1] and words[1].rsplit("-", 1)[-1].islower()
        return words[0] if family_first else words[-1]

    def take_in(self, other: "Draft") -> None:
        """What is known of the other is known of this one too; the longer name of a person is the label."""
        names = {self.label, other.label, *self.aliases, *other.aliases}
        if self.label == self.state != other.label:
            self.label = other.label  # the name of a body rather than its short name
        elif other.is_named and (not self.is_named or (self.is_person and len(other.label) > len(self.label))):
            self.label, self.key, self.is_named = other.label, other.key, True
        if EntityType.OFFICIAL in (self.type, other.type):
            self.type = EntityType.OFFICIAL
        self.state, self.role = self.state or other.state, self.role or other.role
        self.member_of = self.member_of or other.member_of
        self.chains |= other.chains
        self.mentions |= other.mentions
        self.aliases = names - {self.label}

    def entity(self, ident: str, bodies: Collection[str]) -> Entity:
        """The finished entity; `bodies` are the short names of international bodies."""
        aliases = tuple(sorted(self.aliases - {self.label}))
        mentions = tuple(sorted(self.mentions))
        return Entity(ident, self.type, self.label, aliases, self.state, self.role, self._above(bodies), mentions)

    def _above(self, bodies: Collection[str]) -> str | None:
        if self.member_of is not None or self.state is None:
            return self.member_of
        if self.type not in (EntityType.AGENCY, EntityType.OFFICIAL, EntityType.IGO):
            return None
        if self.type is EntityType.IGO:
            return f"igo:{self.state}" if self.key else None
        return party_id(self.state, bodies)


def party_id(code: str, bodies: Collection[str]) -> str:
    """The id of a state, or of a body that stands in a dyad by its short name."""
    return f"igo:{code}" if code in bodies or not (len(code) == 3 and code.isupper()) else f"state:{code}"


def join(drafts: Collection[Draft]) -> list[Draft]:
    """The drafts with those joined that their names say are one: same id, full name and surname, office and holder."""
    found: list[Draft] = []
    for draft in sorted(drafts, key=_order):
        same = _same(draft, found)
        if same is None:
            found.append(draft)
        else:
            same.take_in(draft)
    return found


def _order(draft: Draft) -> tuple[bool, int, int, str]:
    """Full names first, so that a surname finds whom it may belong to; then those without a name."""
    return not draft.is_named, -len(draft.label.split()) if draft.is_person else 0, draft.first, draft.label


def _same(draft: Draft, known: Collection[Draft]) -> Draft | None:
    if not draft.is_person:
        return next((k for k in known if k.ident == draft.ident), None)
    fits = [k for k in known if k.is_person and (k.state == draft.state or None in (k.state, draft.state))]
    if draft.is_named:
        found = [k for k in fits if k.is_named and _names_one(k.label, draft.label)]
    else:
        found = [k for k in fits if same_office(k.role, draft.role)]
        found = found if draft.state else []
    return found[0] if len(found) == 1 else None


def _names_one(full: str, short: str) -> bool:
    """Whether a name is the other, or its surname: "Anna Berg" and "Berg", not "Maria Berg"."""
    one, other = key_of(full).split("-"), key_of(short).split("-")
    return (
        one == other
        or (one[-1] == other[-1] and set(other) < set(one))
        or (len(other) == 1 and one[0] == other[0] != one[-1] and "-" in full)
    )


_SAME = {"defense": "defence", "charge": "chargé", "premier": "prime minister", "attache": "attaché"}
_IDLE = frozenset({"current", "new", "then", "the", "top", "veteran"})


def office_key(role: str) -> str:
    """The role without variants of spelling, so that an id does not change with them."""
    words = [_SAME.get(word, word) for word in role.lower().replace("-", " ").split()]
    return " ".join(word for word in words if word not in _IDLE)


def same_office(one: str | None, other: str | None) -> bool:
    """An envoy's post may be said once and left out later: "ambassador to Peru", "ambassador"."""
    if not one or not other:
        return False
    first, second = office_key(one), office_key(other)
    return first == second or first.startswith(f"{second} to ") or second.startswith(f"{first} to ")


def identified(drafts: Collection[Draft]) -> dict[str, Draft]:
    """The drafts by id, each with its own: a second one with the same name gets a number."""
    found: dict[str, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (d.first, d.label)):
        ident, number = draft.ident, 2
        while ident in found:
            ident, number = f"{draft.ident}-{number}", number + 1
        found[ident] = draft
    return found
