"""The cast of one document: reads noun phrases as parties, owners and places."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from graph.coding.cast import Party
from graph.coding.entities.coreference import Referent
from graph.coding.entities.groups import is_acting, is_people
from graph.coding.entities.name_shapes import is_name_word
from graph.coding.entities.page import Page, Unit
from graph.coding.entities.roster import Roster
from graph.coding.entities.states import part_of_compound
from graph.lexicon.actors import Kind
from graph.model import Entity, Unresolved

_OF = frozenset({"of", "from", "for"})
_WHERE = frozenset(["in", "near", "at", "outside", "around"])
# Those who act where they are at home; troops and diplomats may be abroad.
_LOCAL = frozenset(
    [
        "police",
        "authorities",
        "authority",
        "officers",
        "prosecutors",
        "court",
        "courts",
        "judge",
        "officials",
        "lawmakers",
        "security",
    ]
)
_BETWEEN = frozenset({"JJ", "NN", "NNP", "NNS", "CD", "VBN", "VBD", "HYPH"})
_BOUND = 12


class DocumentCast:
    """Implements `graph.coding.cast.Cast` over a page whose units are placed."""

    def __init__(
        self, page: Page, roster: Roster, referents: dict[int, Referent], unresolved: list[Unresolved]
    ) -> None:
        self._page = page
        self._referents = referents
        self.doc: Doc = page.doc
        self.entities: Sequence[Entity] = roster.entities(page.actors.bodies)
        self.unresolved: Sequence[Unresolved] = tuple(sorted(unresolved))

    def parties(self, head: Token) -> tuple[Party, ...]:
        """See Cast.parties."""
        found: dict[tuple[str | None, str | None], Party] = {}
        for member in _members(head):
            for party in self._parties_of(member):
                found.setdefault((party.entity, party.state), party)
        return tuple(found.values())

    def owners(self, head: Token) -> tuple[Party, ...]:
        """See Cast.owners."""
        found: dict[tuple[str | None, str | None], Party] = {}
        for owner in self._owner_words(head):
            for member in _members(owner):
                for party in self._owner_parties(member):
                    found.setdefault((party.entity, party.state), party)
        return tuple(found.values())

    def place(self, head: Token) -> tuple[str, str | None] | None:
        """See Cast.place."""
        unit = self._page.unit_at[head.i]
        if unit is None:
            return self._unknown_place(head)
        if unit.code is None or unit.is_adjective:
            return None
        name = self._page.name_at[head.i]
        if name is None or name.kind not in (Kind.STATE, Kind.CAPITAL, Kind.PLACE):
            return None
        return " ".join(self._page.span_text(name.start, name.end).split()), name.sense.code

    def _unknown_place(self, head: Token) -> tuple[str, str | None] | None:
        """A town that the lexicon does not know, by "in" or "near" and its capitals: "near Sidakan"."""
        page = self._page
        start = end = head.i
        while start > 0 and is_name_word(page, start - 1):
            start -= 1
        while end < len(page) and is_name_word(page, end):
            end += 1
        if end == head.i or page.word(start - 1) not in _WHERE or not page.same_sentence(start - 1, start):
            return None
        return " ".join(page.span_text(start, end).split()), None

    def _parties_of(self, token: Token) -> tuple[Party, ...]:
        referent = self._referents.get(token.i)
        if referent is not None:
            return tuple(Party(d.ident, d.state, referent.why, _is_national(d)) for d in referent.drafts)
        unit = self._page.unit_at[token.i]
        if unit is not None:
            return self._unit_parties(unit, token)
        if token.pos_ == "PRON":
            return ()
        return self._group(token)

    def _unit_parties(self, unit: Unit, token: Token) -> tuple[Party, ...]:
        if unit.draft is None or unit.is_place or part_of_compound(self._page, unit):
            return ()
        return (Party(unit.draft.ident, unit.draft.state or unit.code, unit.why, unit.is_national),)

    def _group(self, token: Token) -> tuple[Party, ...]:
        """An unnamed group: by demonym, possessor, apposition; only of nouns that can act or suffer."""
        acting = is_acting(self._page, token.i)
        if not acting and not is_people(self._page, token.i):
            return ()
        words = " ".join(self.doc[max(token.left_edge.i, token.i - _BOUND) : token.i + 1].text.split())
        owners = self.owners(token)
        if owners:
            return tuple(Party(owner.entity, owner.state, f"'{words}': {owner.why}", not acting) for owner in owners)
        return self._located(token, words, acting)

    def _located(self, token: Token, words: str, acting: bool) -> tuple[Party, ...]:
        """ "Rebels in the Ivory Coast", "police in Baku": of the state that they are in, where nothing else is said."""
        if acting and token.lower_ not in _LOCAL:
            return ()
        for child in token.children:
            unit = self._page.unit_at[child.i]
            where = any(
                c.lower_ in ("in", "throughout", "across", "around") for c in child.children if c.dep_ == "case"
            )
            if where and unit is not None and unit.code in self._page.actors.adjectives:
                why = f"'{words}' are in {self._page.actors.labels[unit.code or '']}"
                return (Party(f"state:{unit.code}", unit.code, why, not acting),)
        return ()

    def _owner_words(self, head: Token) -> Iterator[Token]:
        page = self._page
        own = page.unit_at[head.i]
        for child in head.children:
            unit = page.unit_at[child.i]
            if unit is not None and unit is own:
                continue
            if (
                (
                    child.i < head.i
                    and child.dep_
                    in (
                        "amod",
                        "compound",
                        "nmod",
                        "nmod:poss",
                        "nmod:desc",
                        "flat",
                        "nummod",
                        "dep",
                    )
                )
                or (
                    child.i > head.i
                    and child.dep_.startswith("nmod")
                    and any(c.lower_ in _OF for c in child.children if c.dep_ == "case")
                )
                or (child.i > head.i and child.dep_ == "appos")
            ):
                yield child
        # The word just before may be a demonym that the parser hung elsewhere.
        j = head.i - 1
        while j >= 0 and head.i - j <= 4 and page.same_sentence(j, head.i) and page.tag[j] in _BETWEEN:
            if (unit := page.unit_at[j]) is not None and unit is not own:
                if unit.is_adjective or page.low[unit.end : unit.end + 2] == ["-", "led"]:
                    yield self.doc[j]
                break
            j -= 1

    def _owner_parties(self, token: Token) -> tuple[Party, ...]:
        referent = self._referents.get(token.i)
        if referent is not None:
            return tuple(Party(d.ident, d.state, referent.why, _is_national(d)) for d in referent.drafts)
        unit = self._page.unit_at[token.i]
        if unit is not None:
            if unit.draft is None or part_of_compound(self._page, unit):
                return ()
            return (Party(unit.draft.ident, unit.draft.state or unit.code, unit.why, unit.is_national),)
        return self._group(token) if token.dep_.startswith(("nmod", "appos", "conj")) else ()


def _is_national(draft: object) -> bool:
    return getattr(draft, "type", None) in ("person", "organization")


def _members(head: Token) -> Iterator[Token]:
    """The head and all that is joined to it by "and", "or" or a comma; a semicolon begins something else."""
    yield head
    for child in head.children:
        if child.dep_ == "conj" and not any(child.doc[i].text == ";" for i in range(head.i, child.i)):
            yield from _members(child)
