"""Document -> cast: the steps of finding out who is who, in order."""

import re

from spacy.tokens import Doc

from graph.coding.cast import Cast
from graph.coding.entities.agencies import place_agencies
from graph.coding.entities.apart import name_apart
from graph.coding.entities.coreference import resolve
from graph.coding.entities.document_cast import DocumentCast
from graph.coding.entities.homes import settle_homes
from graph.coding.entities.names import read_names
from graph.coding.entities.nationality import give_nationalities
from graph.coding.entities.office_holders import place_named_holders, place_unnamed_holders
from graph.coding.entities.organizations import place_organizations
from graph.coding.entities.page import Page
from graph.coding.entities.people import People
from graph.coding.entities.persons import place_later_mentions, place_persons
from graph.coding.entities.roster import Roster
from graph.coding.entities.states import part_of_compound, place_states
from graph.coding.entities.titles import title_phrases
from graph.lexicon.actors import Actors, Kind
from graph.lexicon.phrases import atoms
from graph.model import Document, EntityType, Mention
from graph.model.document import BlockKind

_WORD = re.compile(r"[\w'’.-]+")
_PLACES = (Kind.CAPITAL, Kind.PLACE, Kind.STATE)


def find_cast(doc: Doc, document: Document, lexicon: Actors) -> Cast:
    """Who plays in `doc`, the parse of `document`."""
    page, roster = Page(doc, lexicon), Roster()
    page.home = _home(document, lexicon)
    read_names(page)
    place_states(page, roster)
    place_organizations(page, roster)
    place_agencies(page, roster)
    people = People(page, roster)
    phrases = title_phrases(page)
    place_named_holders(people, phrases)
    place_persons(people)
    place_later_mentions(people)
    name_apart(people, phrases)
    undecided = settle_homes(people, phrases)
    place_unnamed_holders(people, phrases)
    people.add_surnames()
    give_nationalities(page, people)
    _mention_units(page)
    referents, unresolved = resolve(page, roster)
    return DocumentCast(page, roster, referents, [*unresolved, *undecided])


def _home(document: Document, lexicon: Actors) -> str | None:
    """The state of the one town that a story is filed from, by its dateline."""
    codes = set()
    for block in document.blocks:
        if block.kind is not BlockKind.DATELINE:
            continue
        words = [atoms(word) for word in _WORD.findall(document.text[block.start : block.end])]
        hits = (lexicon.table.find(words, index) for index in range(len(words)) if words[index])
        codes |= {hit[1][0].code for hit in hits if hit is not None and hit[1][0].kind in _PLACES}
    return codes.pop() if len(codes) == 1 else None


def _mention_units(page: Page) -> None:
    """What units name is a mention of their entity; a person's mentions are their names, noted when found."""
    for unit in page.units:
        draft = unit.draft
        if draft is None or draft.type in (EntityType.OFFICIAL, EntityType.PERSON):
            continue
        if draft.type is EntityType.STATE and part_of_compound(page, unit) in ("speaking", "language"):
            continue
        start, end = page.offsets(unit.start, unit.end)
        draft.mentions.add(Mention(start, end, unit.why))
        name = " ".join(page.span_text(unit.start, unit.end).split())
        draft.aliases.add(name.removeprefix("the ").removeprefix("The "))
