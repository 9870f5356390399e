"""Drafts of officials and persons: the best name of a chain and its role, or the office that nobody is named for."""

from collections.abc import Sequence

from graph.lexicon.actors import Kind
from graph.model import EntityType
from graph.reading.annotation import Mention
from graph.span_coding.bodies import possessive
from graph.span_coding.drafts import Draft, office_key
from graph.span_coding.names import LONGEST_NAME, Naming, bare, is_pronoun, key_of, read_person
from graph.span_coding.page import Page


def read_official(mentions: Sequence[Mention], state: str | None, page: Page) -> Draft | None:
    """Who holds an office of a state or a body, with or without a name."""
    return _person(EntityType.OFFICIAL, mentions, state, page)


def read_private_person(mentions: Sequence[Mention], state: str | None, page: Page) -> Draft | None:
    """Who holds none."""
    return _person(EntityType.PERSON, mentions, state, page)


def _person(type_: EntityType, mentions: Sequence[Mention], state: str | None, page: Page) -> Draft | None:
    read = [read_person(page, mention.span) for mention in mentions]
    names = [naming.name for naming in read if naming.name]
    role = max((n.role for n in read if n.role), key=len, default=None)
    if not names:
        return _unnamed(type_, mentions, state, page, Naming(None, role, any(n.is_unique for n in read)))
    label = max(names, key=lambda name: (min(len(name.split()), LONGEST_NAME), not name.isupper()))
    draft = Draft(type_, label, state, key_of(label), set(), role)
    draft.aliases |= {*names, draft.surname, *_with_titles(mentions, page, names)}
    return draft


def _with_titles(mentions: Sequence[Mention], page: Page, names: Sequence[str]) -> set[str]:
    """Title and name as the text has them, where nothing else stands in the mention: "President Putin"."""
    found = set()
    for mention in mentions:
        words = bare(mention.span.of(page.text))
        titles = [h for h in page.hits(mention.span) if h.sense(Kind.TITLE, Kind.COURTESY)]
        if titles and words.endswith(tuple(names)) and "," not in words:
            found |= {words, " ".join(page.text[titles[-1].span.start : mention.span.end].split())}
    return found


def _unnamed(
    type_: EntityType, mentions: Sequence[Mention], state: str | None, page: Page, naming: Naming
) -> Draft | None:
    """The holder of an office that a state has one of: "Kenyan foreign minister". Others stand for their state."""
    if not (naming.is_unique and naming.role and state):
        return None
    owner = page.actors.adjectives.get(state, state)
    draft = Draft(
        type_, f"{owner} {naming.role}", state, key_of(office_key(naming.role)), set(), naming.role, is_named=False
    )
    words = [bare(m.span.of(page.text)) for m in mentions]
    draft.aliases.add(f"{possessive(page.actors.labels.get(state, state))} {naming.role}")
    draft.aliases |= {
        w for w in words if not is_pronoun(w) and (owner in w or page.actors.labels.get(state, owner) in w)
    }
    return draft
