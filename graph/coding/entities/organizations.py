"""Organizations that the lexicon does not know, by the word that says what they are: "Sahel Airlines", "Nile Party"."""

from graph.coding.entities.page import ARTICLES, POSSESSIVES, Page, Unit
from graph.coding.entities.roster import Draft, Roster
from graph.lexicon.actors import Kind
from graph.lexicon.phrases import PhraseTable
from graph.lexicon.slugs import slug
from graph.model import EntityType

# Last words of an organization's name.
# What stands after a name and says that it is an organization's.
_AFTER = tuple(
    tuple(words.split())
    for words in [
        "news agency",
        "news website",
        "news outlet",
        "news channel",
        "news site",
        "news portal",
        "newspaper",
        "website",
        "broadcaster",
        "channel",
        "magazine",
        "airline",
        "party",
        "tv",
        "radio station",
        "television station",
        "television channel",
        "rebel group",
        "militia",
    ]
)
_BEFORE = frozenset(
    "newspaper broadcaster airline magazine weekly daily website carmaker conglomerate shipbuilder".split()  # noqa: SIM905
)
_ARMED = ("armed", "militant", "rebel", "insurgent", "separatist", "terrorist", "jihadist", "jihadi", "islamist")
_BANDS = ("group", "organisation", "organization", "movement", "faction", "militia", "network")
# Two words that announce a name; the group's own name may be of any shape ("the armed group Ansar al-Haq").
_ANNOUNCING = frozenset(["news agency", "news website", *(f"{kind} {band}" for kind in _ARMED for band in _BANDS)])
_PARTICLES = frozenset(["al", "ul", "e", "i", "el", "de", "of", "for"])
_BRANCHES = ("media", "companies", "societies")
_LONGEST = 6


def place_organizations(page: Page, roster: Roster) -> None:
    """Units for branches ("Euronews Georgia"), names with an organization's shape, and these names later on."""
    table: PhraseTable[Draft] = PhraseTable()
    _place_branches(page, roster, table)
    index = 0
    while index < len(page):
        end = _organization_end(page, index) if page.cap[index] else None
        if end is not None:
            draft = _place(page, roster, index, end)
            table.add(draft.label, draft)
        index = end or index + 1
    _place_again(page, table)


def _place_branches(page: Page, roster: Roster, table: PhraseTable[Draft]) -> None:
    for name in page.names:
        follower = page.name_at[name.end] if name.end < len(page) else None
        if name.kind is not Kind.ORGANIZATION or name.sense.group not in _BRANCHES or follower is None:
            continue
        if follower.kind is Kind.STATE and follower.end < len(page) and page.low[follower.end] not in POSSESSIVES:
            draft = _place(page, roster, name.start, follower.end)
            table.add(draft.label, draft)


def _place_again(page: Page, table: PhraseTable[Draft]) -> None:
    for index in range(len(page)):
        hit = table.find(page.atoms, index) if page.cap[index] else None
        if hit is None or page.is_unit_of(index, hit[0], hit[1][0]):
            continue
        draft = hit[1][0]
        page.place_unit(
            Unit(index, hit[0], hit[0] - 1, draft, draft.state, "name as before", is_national=True), keeps_inner=False
        )


def _organization_end(page: Page, start: int) -> int | None:
    """The end of an organization's name that begins at word `start`; None where none does."""
    if page.title_case[page.sentence[start]] or not _may_begin(page, start):
        return None
    end = _capitals_end(page, start)
    while (
        end - start > 1
        and page.low[end - 1] not in page.words["organization_endings"]
        and not _is_of_phrase(page, start, end)
    ):
        end -= 1
    unit = page.unit_at[start]
    if end - start > 1 and (unit is None or unit.end < end):
        return end
    end = _capitals_end(page, start)
    named = (unit is None or unit.end < end) and page.low[start] not in page.words["organization_words"]
    if (
        named
        and page.low[start] not in ARTICLES
        and (_says_organization(page, end) or (unit is None and _is_announced(page, start)))
    ):
        return end
    return None


def _is_announced(page: Page, start: int) -> bool:
    """ "the newspaper La Prensa", "broadcaster ERT"."""
    return page.word(start - 1) in _BEFORE or f"{page.word(start - 2)} {page.word(start - 1)}" in _ANNOUNCING


def _may_begin(page: Page, start: int) -> bool:
    unit = page.unit_at[start]
    if unit is None:
        return page.kind(start) not in (Kind.TITLE, Kind.HEAD, Kind.NOBODY, Kind.COURTESY)
    return unit.start == start and page.kind(start) in (
        Kind.ADJECTIVE,
        Kind.STATE,
        Kind.CAPITAL,
        Kind.PLACE,
        Kind.ORGANIZATION,
    )


def _capitals_end(page: Page, start: int) -> int:
    limit, j = min(page.sentence_of(start)[1], start + _LONGEST), start
    while j < limit and (
        page.cap[j]
        or page.low[j] in ("-", "&")
        or (page.low[j] in _PARTICLES and j > start and "-" in (page.word(j + 1), page.word(j - 1)))
        or (page.low[j] in ("of", "for") and page.low[j - 1] in page.words["organization_endings"])
    ):
        if page.kind(j) in (Kind.TITLE, Kind.HEAD, Kind.BODY, Kind.AGENCY) and page.low[j - 1] not in ("of", "for"):
            break
        j += 1
    while j > start and not page.cap[j - 1]:
        j -= 1
    return j


def _is_of_phrase(page: Page, start: int, end: int) -> bool:
    """ "Bank of Cyprus", "University of South Wales", "Movement for Democracy"."""
    endings = page.words["organization_endings"]
    places = (end - back for back in (2, 3) if end - back > start)
    return any(page.low[place] in ("of", "for") and page.low[place - 1] in endings for place in places)


def _tells_state(page: Page, unit: Unit) -> bool:
    """Names of towns that no "of" goes before may be something else ("Mary & Leigh Museum")."""
    return page.kind(unit.start) is not Kind.PLACE or page.word(unit.start - 1) == "of"


def _says_organization(page: Page, index: int) -> bool:
    return any(tuple(page.low[index : index + len(after)]) == after for after in _AFTER)


def _place(page: Page, roster: Roster, start: int, end: int) -> Draft:
    begin = start + 1 if page.low[start] in ARTICLES else start
    code = next((u.code for u in page.units_in(begin, end) if u.code and _tells_state(page, u)), None)
    label = " ".join(page.span_text(begin, end).split())
    draft = roster.draft(EntityType.ORGANIZATION, label, state=code, key=slug(label))
    page.drop_units(begin, end)
    page.place_unit(
        Unit(begin, end, end - 1, draft, code, "the name of an organization", is_national=True), keeps_inner=False
    )
    return draft
