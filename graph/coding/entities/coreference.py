"""Pronouns and definite descriptions: "she", "the ministry", "both men", "the two sides"."""

from dataclasses import dataclass

from graph.coding.entities.page import Page, Unit
from graph.coding.entities.people import People
from graph.coding.entities.roster import Draft, Roster
from graph.coding.entities.titles import TitlePhrase
from graph.model import Unresolved


@dataclass(frozen=True)
class Referent:
    """Whom a pronoun or a description means, and why."""

    drafts: tuple[Draft, ...]
    why: str


def resolve(
    page: Page, roster: Roster, people: People, phrases: list[TitlePhrase]
) -> tuple[dict[int, Referent], list[Unresolved]]:
    """Referents by the word that carries the phrase, and what could not be resolved."""
    return {}, []
