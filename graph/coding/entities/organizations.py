"""Organizations that the lexicon does not know, by the word that says what they are: "Sahel Airlines", "the Nile Party"."""

from graph.coding.entities.page import Page, Unit
from graph.coding.entities.roster import Roster
from graph.lexicon.actors import Kind
from graph.lexicon.slugs import slug
from graph.model import EntityType

_LAST = frozenset(
    "airlines airways airline party bank university foundation corp corporation inc ltd front movement brigade brigades union "
    "association federation institute centre center company group tv television radio newspaper church society academy "
    "network battalion regiment militia front alliance museum theatre theater orchestra club telecom petroleum shipyard refinery".split()
)
_AFTER = (
    ("news", "agency"),
    ("news", "website"),
    ("news", "outlet"),
    ("news", "channel"),
    ("news", "site"),
    ("news", "portal"),
    ("newspaper",),
    ("website",),
    ("broadcaster",),
    ("channel",),
    ("magazine",),
    ("airline",),
    ("party",),
    ("tv",),
)
_LONGEST = 6


def place_organizations(page: Page, roster: Roster) -> None:
    """Units for names with capitals that end in, or are followed by, a word for a kind of organization."""
    index = 0
    while index < len(page):
        end = _organization_end(page, index)
        if end is None:
            index += 1
            continue
        _place(page, roster, index, end)
        index = end


def _organization_end(page: Page, start: int) -> int | None:
    if not page.cap[start] or page.title_case[page.sentence[start]]:
        return None
    unit = page.unit_at[start]
    if unit is not None and not (unit.is_adjective or unit.is_place or page.kind(start) in (Kind.STATE, Kind.ORGANIZATION, Kind.CAPITAL)):
        return None
    if unit is not None and unit.start != start:
        return None
    limit, j = page.sentence_of(start)[1], start
    while j < limit and j - start < _LONGEST and (page.cap[j] or page.low[j] == "-" or page.low[j] in ("of", "for", "and") and j > start and _has_last(page, start, j)):
        if page.text[j].isalpha() or page.low[j] == "-" or page.text[j][0].isalnum():
            j += 1
            continue
        break
    while j > start and not page.cap[j - 1]:
        j -= 1
    if j - start > 1 and _has_last(page, start, j):
        while not page.low[j - 1] in _LAST and not (page.unit_at[j - 1] is not None and page.low[j - 2] in ("of", "for")):
            j -= 1
        return j if j - start > 1 else None
    if j > start and (unit is None or j - start > 1) and page.low[start] not in ("the", "a", "an") and any(
        tuple(page.low[j : j + len(after)]) == after for after in _AFTER
    ):
        return j
    return None


def _has_last(page: Page, start: int, end: int) -> bool:
    return any(page.low[i] in _LAST for i in range(start + 1, end))


def _place(page: Page, roster: Roster, start: int, end: int) -> None:
    begin = start + 1 if page.low[start] == "the" else start
    code = next((u.code for u in page.units_in(begin, end) if u.code), None)
    unit = page.unit_at[begin]
    if unit is not None and page.kind(begin) is Kind.ORGANIZATION and unit.draft is not None:
        code = unit.draft.state
    label = " ".join(page.span_text(begin, end).split())
    draft = roster.draft(EntityType.ORGANIZATION, label, state=code, key=slug(label))
    for inner in page.units_in(begin, end):
        inner.inner = True
    if unit is not None and page.kind(begin) is Kind.ORGANIZATION:
        for held in page.units_in(begin, end):
            held.draft = draft
    page.place_unit(Unit(begin, end, end - 1, draft, code, "the name of an organization", is_national=True))
