"""Who acts or is acted on, and where a document names them."""

from dataclasses import dataclass
from enum import StrEnum


class EntityType(StrEnum):
    """The kinds of entities."""

    STATE = "state"
    IGO = "igo"
    AGENCY = "agency"
    OFFICIAL = "official"
    ORGANIZATION = "organization"
    PERSON = "person"


@dataclass(frozen=True, order=True)
class Mention:
    """Characters start..end (end excluded) that name an entity, and why they are taken to."""

    start: int
    end: int
    why: str = ""


@dataclass(frozen=True)
class Entity:
    """A resolved actor.

    `id` is readable and stable: ``state:AZE``, ``official:SWE/anna-berg``, ``agency:RUS/foreign-ministry``.
    `state` is ISO 3166-1 alpha-3 (Kosovo XKX) or, for an international body and its people, the body's short name
    (UN, EU, NATO); None where the text gives none. `member_of` is the id of the entity it belongs to.
    """

    id: str
    type: EntityType
    label: str
    aliases: tuple[str, ...] = ()
    state: str | None = None
    role: str | None = None
    member_of: str | None = None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, order=True)
class Unresolved:
    """A mention that could be anybody: listed for the analyst, not guessed."""

    start: int
    end: int
    text: str
    why: str
