"""Whose something is, read off the words beside it."""

from dataclasses import dataclass

from graph.coding.entities.page import ARTICLES, POSSESSIVES, Page, Unit
from graph.coding.entities.states import part_of_compound
from graph.lexicon.actors import Kind

_OWNED_BY = frozenset(["of", "for", "at", "in", "to", "with"])
PRONOUNS = frozenset(["its", "his", "her", "their", "our", "my", "your"])
_FARTHEST = 5


@dataclass(frozen=True)
class Owner:
    """`code` is the dyad code, `unit` who owns (None for a pronoun), words start..end are what names the owner.

    `pronoun` is the index of "its" or "their": who is meant is known only later.
    """

    start: int
    end: int
    code: str | None
    unit: Unit | None = None
    pronoun: int | None = None


def owner_before(page: Page, index: int) -> Owner | None:
    """The owner named to the left of word `index`: "Azerbaijan's own", "the Russian", "Kremlin", "its"."""
    start = page.sentence_of(index)[0]
    j, steps = index - 1, 0
    while j >= start and steps < _FARTHEST:
        word = page.low[j]
        unit = page.outer_at[j]
        if word in POSSESSIVES:
            possessor = page.outer_at[j - 1] if j > start else None
            return _owner(page, possessor) if possessor else None
        if unit is not None:
            return _owner(page, unit)
        if word in PRONOUNS:
            return Owner(j, j + 1, None, pronoun=j)
        if not _is_modifier(page, j):
            return None
        j, steps = j - 1, steps + 1
    return None


def owner_after(page: Page, index: int, prepositions: frozenset[str] = _OWNED_BY) -> Owner | None:
    """The owner named from word `index` on: "of Azerbaijan", "at the Russian Foreign Ministry", "of the republic of X"."""
    if index >= len(page) or page.low[index] not in prepositions:
        return None
    end = page.sentence_of(index)[1]
    j = index + 1
    while j < end and j < index + 4 and page.unit_at[j] is None and (page.low[j] in ARTICLES or _is_modifier(page, j)):
        j += 1
    unit = page.outer_at[j] if j < end else None
    if unit is None or unit.code is None or unit.start < index:
        return None
    if unit.is_adjective and _is_noun(page, unit.end):
        return None
    return Owner(index, unit.end, unit.code, unit)


def _owner(page: Page, unit: Unit) -> Owner | None:
    if unit.code is None or part_of_compound(page, unit):
        return None
    return Owner(unit.start, unit.end, unit.code, unit)


def _is_noun(page: Page, index: int) -> bool:
    return index < len(page) and page.tag[index] in ("NN", "NNS", "NNP", "NNPS")


def _is_modifier(page: Page, index: int) -> bool:
    """Words that stand between an owner and what is owned."""
    word = page.low[index]
    if word in page.actors.before_titles or word in ("-", "own", "main", "national", "federal", "regional", "own"):
        return True
    if page.kind(index) is Kind.TITLE and word in ("deputy", "chief"):
        return True
    return page.tag[index] in ("JJ", "JJS", "JJR", "CD") and page.name_at[index] is None and not page.cap[index]
