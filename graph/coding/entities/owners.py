"""Whose something is, read off the words beside it."""

from dataclasses import dataclass

from graph.coding.entities.page import ARTICLES, POSSESSIVES, Page, Unit
from graph.coding.entities.states import part_of_compound
from graph.lexicon.actors import Kind

_OWNED_BY = frozenset(["of", "for", "at", "in", "to", "with"])
PRONOUNS = frozenset(["its", "their", "whose", "his", "her", "our", "my", "your"])
_ANTECEDENT = frozenset(["its", "their"])
_FARTHEST = 5
_TAKES_FIELD = frozenset(["minister", "secretary", "commissioner", "adviser", "advisor", "chief", "official", "envoy"])


@dataclass(frozen=True)
class Owner:
    """`code` is the dyad code, `unit` who owns (None for a pronoun), words start..end are what names the owner.

    `pronoun` is the index of "its" or "whose"; `unit` is then whom it means, None where that is not known.
    """

    start: int
    end: int
    code: str | None
    unit: Unit | None = None
    pronoun: int | None = None


def owner_before(page: Page, index: int) -> Owner | None:
    """The owner named to the left of word `index`: "Peru's own", "the Russian", "Kremlin", "its"."""
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
            meant = _antecedent(page, j)
            return Owner(j, j + 1, meant.code if meant else None, meant, pronoun=j)
        if not (_is_modifier(page, j) or (j == index - 1 and _is_field(page, j))):
            return None
        j, steps = j - 1, steps + 1
    return None


def owner_after(page: Page, index: int, prepositions: frozenset[str] = _OWNED_BY) -> Owner | None:
    """The owner named from word `index` on: "of Peru", "at the Russian Foreign Ministry", "of the Y of X"."""
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


def _antecedent(page: Page, index: int) -> Unit | None:
    """Whom "its", "their", "whose" mean: the nearest state, body or agency before, a subject first."""
    word = page.low[index]
    if word == "whose":
        unit = page.outer_at[index - 1] or page.outer_at[max(0, index - 2)] if index > 0 else None
        return unit if unit is not None and unit.code else None
    if word not in _ANTECEDENT:
        return None
    start = page.sentence_of(index)[0]
    told = _told(page, index, start)
    if told is not None:
        return told
    previous = page.sentence_of(start - 1)[0] if start > 0 else start
    for first, last in ((start, index), (previous, start)):
        units = [
            u
            for u in page.units_in(first, last)
            if u.code and u.draft is not None and not u.is_place and not u.is_national
        ]
        leading = [u for u in units if page.leads(u) and not u.is_adjective]
        if leading or units:
            return leading[-1] if leading else units[-1]
    return None


_ORDERS = frozenset(["tell", "order", "ask", "urge", "force", "instruct", "request", "call", "compel", "press"])


def _told(page: Page, index: int, start: int) -> Unit | None:
    """Who is told to do it: "told Peru to withdraw its ambassador" is Peru's."""
    for i in range(index - 1, max(start, index - 8), -1):
        if page.low[i] in (",", ";", "and") or page.tag[i] in ("VBD", "VBZ"):
            return None
        if page.low[i] == "to" and page.tag[i + 1] == "VB":
            unit = page.outer_at[i - 1]
            verb = unit.start - (2 if page.word(unit.start - 1) in ("on", "the") else 1) if unit is not None else -1
            ordered = verb >= start and page.doc[verb].lemma_.lower() in _ORDERS
            return unit if ordered and unit is not None and unit.code and unit.draft is not None else None
    return None


def _is_noun(page: Page, index: int) -> bool:
    return index < len(page) and page.tag[index] in ("NN", "NNS", "NNP", "NNPS")


def _is_field(page: Page, index: int) -> bool:
    """The noun that says what an office is for: "family minister", "trade adviser"."""
    is_noun = page.tag[index] in ("NN", "NNS") and not page.cap[index] and page.name_at[index] is None
    return is_noun and page.low[index + 1] in _TAKES_FIELD


def _is_modifier(page: Page, index: int) -> bool:
    """Words that stand between an owner and what is owned."""
    word = page.low[index]
    if word in page.actors.before_titles or word in ("-", "own", "main", "national", "federal", "regional", "own"):
        return True
    if page.kind(index) is Kind.TITLE and word in ("deputy", "chief"):
        return True
    return page.tag[index] in ("JJ", "JJS", "JJR", "CD") and page.name_at[index] is None and not page.cap[index]
