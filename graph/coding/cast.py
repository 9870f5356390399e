"""Who plays in a parsed document: the interface between finding entities and coding events."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Doc, Token

from graph.model import Entity, Unresolved


@dataclass(frozen=True)
class Party:
    """One side (or one member of a side) of an act, as read off a noun phrase.

    `entity` is the id of who is meant: a named entity, or the state for an unnamed group of its nationals ("two
    Russian journalists" -> state:RUS). `state` is what stands in a dyad: alpha-3 code or short name of a body; None
    where the text gives no nationality. `is_national` marks a party that is only of that state (victims, detainees,
    citizens, companies), not acting for it.
    """

    entity: str | None
    state: str | None
    why: str
    is_national: bool = False


class Cast(Protocol):
    """All entities of a parsed document, and who each noun phrase stands for."""

    doc: Doc
    entities: Sequence[Entity]
    unresolved: Sequence[Unresolved]

    def parties(self, head: Token) -> tuple[Party, ...]:
        """Whom the noun phrase (or pronoun) headed by `head` stands for, conjuncts included; empty if nobody known.

        Named entities, demonyms ("the Russians"), possessors of agencies ("Azerbaijan's Culture Ministry"),
        nationality by modifier ("Azerbaijani citizens") or apposition, definite descriptions ("the ministry",
        "the envoy", "both men", "the two sides") and pronouns, resolved to what they refer to.
        """
        ...

    def owners(self, head: Token) -> tuple[Party, ...]:
        """Whose the thing headed by `head` is: possessor, demonym, of-phrase ("Russian cultural events" -> RUS)."""
        ...

    def place(self, head: Token) -> tuple[str, str | None] | None:
        """(name, state) of the place that the phrase headed by `head` names, when it names one."""
        ...
