"""Document -> cast: the steps of finding out who is who, in order."""

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
from graph.lexicon.actors import Actors
from graph.model import Document, EntityType, Mention


def find_cast(doc: Doc, document: Document, lexicon: Actors) -> Cast:
    """Who plays in `doc`, the parse of `document`."""
    page, roster = Page(doc, lexicon), Roster()
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
    undecided = settle_homes(people)
    place_unnamed_holders(people, phrases)
    people.add_surnames()
    give_nationalities(page, people)
    _mention_units(page)
    referents, unresolved = resolve(page, roster)
    return DocumentCast(page, roster, referents, [*unresolved, *undecided])


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
