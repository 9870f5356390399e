"""Drafts of bodies, agencies and organizations: by the lexicon where it knows them, else by the words themselves."""

import re
from collections.abc import Iterable, Sequence

from graph.lexicon.actors import Kind, Sense
from graph.model import EntityType
from graph.model import Mention as Named
from graph.reading.annotation import Mention, Span
from graph.span_coding.drafts import Draft
from graph.span_coding.names import bare, is_pronoun, key_of
from graph.span_coding.page import Hit, Page

_OF_STATES = (Kind.STATE, Kind.ADJECTIVE, Kind.NATIONAL, Kind.BODY, Kind.CAPITAL)
_WHERE = (*_OF_STATES, Kind.PLACE)
_LOCAL = frozenset({"police", "court"})
_ORGAN_WORDS = 2  # words with capitals that make the name of an organ
_LONGEST = 8
_CAPITALS = re.compile(
    r"(?:[A-Z0-9À-Þ][\w.’'&-]*|\b(?:of|for|and|the|de|la|al)\b)(?:\s+(?:[A-Z0-9À-Þ][\w.’'&-]*|(?:of|for|and|the|de|la|al)\b))*"
)
_LOOSE = re.compile(r"^(?:(?:of|for|and|the)\s+)+|(?:\s+(?:of|for|and|the))+$")


def told_state(page: Page, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The state that the words themselves name, where the reader gives none; not the one that rebels are of."""
    senses = (hit.sense(*_OF_STATES, Kind.AGENCY) for hit in _hits(mentions, page))
    return next(((sense.code,) for sense in senses if sense is not None and sense.code and not sense.unclear), ())


def read_body(mentions: Sequence[Mention], state: str | None, page: Page) -> Draft | None:
    """A body or one of its organs: `igo:UN`, `igo:UN/un-security-council`."""
    name = _best_name(mentions, page)
    if state is None:
        return Draft(EntityType.IGO, name, "-", key_of(name), set()) if name else None
    for hit in _hits(mentions, page):
        sense = hit.sense(Kind.BODY, code=state)
        if sense is not None and sense.code == state:
            return Draft(EntityType.IGO, sense.label, state, sense.slug, set())
    label = page.actors.labels.get(state)
    capitals = [w for w in (name or "").split() if w[0].isupper()]
    if name is None or label is None or len(capitals) < _ORGAN_WORDS:
        return Draft(EntityType.IGO, label or name or state, state, "", set())
    return Draft(EntityType.IGO, name, state, key_of(name), set())


def read_agency(mentions: Sequence[Mention], state: str | None, page: Page) -> Draft | None:
    """An agency: of a kind that every state has ("Foreign Ministry"), with a name of its own, or as written."""
    for hit in _hits(mentions, page):
        proper = hit.sense(Kind.AGENCY, code=state)
        if proper is not None and state in (None, proper.code):
            return Draft(EntityType.AGENCY, proper.label, proper.code, proper.slug, set())
        head = proper or hit.sense(Kind.HEAD)
        if head is not None and state is not None:
            return _kind_of_agency(hit, head, state, page)
    name = _best_name(mentions, page)
    return Draft(EntityType.AGENCY, name, state, key_of(name), set()) if name else None


def agencies_inside(span: Span, state: str, page: Page) -> Iterable[Draft]:
    """The agencies named in the mention of somebody of theirs: "Foreign Ministry spokesman A B"."""
    for hit in page.hits(span):
        sense = hit.sense(Kind.HEAD) or hit.sense(Kind.AGENCY, code=state)
        if sense is not None and sense.code in ("", state):
            draft = _kind_of_agency(hit, sense, state, page)
            words = hit.span.of(page.text)
            draft.mentions.add(Named(hit.span.start, hit.span.end, f"'{words}' of somebody of {draft.label}"))
            yield draft


def _kind_of_agency(hit: Hit, sense: Sense, state: str, page: Page) -> Draft:
    """ "Russian police", "Foreign Ministry of Peru", with all writings by which others look it up."""
    town = _town_before(page, hit) if sense.slug in _LOCAL else None
    if town is not None:
        return Draft(EntityType.AGENCY, f"{town} {sense.label}", state, key_of(f"{town} {sense.label}"), set())
    name = page.actors.labels.get(state, state)
    owner = page.actors.adjectives.get(state, name)
    draft = Draft(EntityType.AGENCY, f"{owner} {sense.label}", state, sense.slug, set())
    for form in sense.forms or (sense.label,):
        draft.aliases |= {f"{owner} {form}", f"{form} of {name}", f"{name} {form}", f"{possessive(name)} {form}"}
    return draft


def _town_before(page: Page, hit: Hit) -> str | None:
    """The town that a police force or a court is named after."""
    start = page.sentence(hit.span).start
    before = page.hits(Span(start, hit.span.start)) if start < hit.span.start else []
    if not before or page.text[before[-1].span.end : hit.span.start].strip(" '’s"):
        return None
    return before[-1].span.of(page.text) if before[-1].sense(Kind.PLACE, Kind.CAPITAL) else None


def possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def read_organization(mentions: Sequence[Mention], state: str | None, page: Page) -> Draft | None:
    """An organization by its name; one without a name of its own ("a Chinese firm") only stands for its state."""
    names = {name: mention for mention in reversed(mentions) if (name := _proper(mention.span, page))}
    if not names:
        return None
    name = max(sorted(names), key=lambda n: (len(n.split()) <= _LONGEST, len(n.split())))
    for hit in _hits(mentions, page):
        sense = hit.sense(Kind.ORGANIZATION, code=state)
        if sense is not None and hit.span.of(page.text) == name:
            return Draft(EntityType.ORGANIZATION, sense.label, state or sense.code or None, sense.slug, set())
    return Draft(EntityType.ORGANIZATION, name, state, key_of(name), set(), aliases=set(names) - {name})


def _proper(span: Span, page: Page) -> str | None:
    """The words with capitals in a mention, unless they only say of which state or town: "Sputnik Azerbaijan"."""
    for match in sorted(_CAPITALS.finditer(page.text, span.start, span.end), key=lambda m: (-len(m[0]), m.start())):
        name = bare(_LOOSE.sub("", match[0]))
        if name and name[0].isupper() and not is_pronoun(name) and not _is_only_where(match.start(), name, page):
            return name
    return None


def _is_only_where(start: int, name: str, page: Page) -> bool:
    """Whether words with a capital name a state or a town only, or have it from standing first in their sentence."""
    here = Span(page.text.index(name, start), page.text.index(name, start) + len(name))
    hits = page.hits(here)
    if any(hit.sense(Kind.ORGANIZATION) for hit in hits):
        return False
    covered = sum(hit.span.end - hit.span.start for hit in hits if hit.sense(*_WHERE))
    if covered >= len(name) or name.lower() in page.actors.words["no_names"]:
        return True
    return " " not in name and page.opens_sentence(here) and not page.is_name_elsewhere(name)


def read_nationals(mentions: Sequence[Mention], state: str | None, page: Page) -> Draft | None:
    """Nothing, but for a name with the shape of an organization's: "Sahel Airlines"."""
    endings = page.actors.words["organization_endings"]
    for mention in mentions:
        name = bare(mention.span.of(page.text))
        words = name.split()
        if len(words) > 1 and words[-1].lower() in endings and all(w[0].isupper() for w in words):
            return Draft(EntityType.ORGANIZATION, name, state, key_of(name), set())
    return None


def _hits(mentions: Sequence[Mention], page: Page) -> Iterable[Hit]:
    return (hit for mention in mentions for hit in page.hits(mention.span))


def _best_name(mentions: Sequence[Mention], page: Page) -> str | None:
    """The mention that says most: the one with most capitals, of at most eight words; None where all are pronouns."""
    names = [bare(m.span.of(page.text)) for m in mentions if not is_pronoun(m.span.of(page.text))]
    if not names:
        return None
    return max(names, key=lambda n: (len(n.split()) <= _LONGEST, sum(w[0].isupper() for w in n.split()), -len(n)))
