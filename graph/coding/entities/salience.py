"""The state that an ownerless office or agency most likely belongs to."""

from collections import defaultdict

from graph.coding.entities.groups import is_acting
from graph.coding.entities.page import Page, Unit
from graph.lexicon.actors import Kind
from graph.model import EntityType

_BACK = 4
# Nouns that after a demonym tell of a state's own affairs.
_TOWARD = frozenset(["against", "with", "to", "from", "by", "of", "over", "on", "for", "toward", "towards"])


def likely_state(page: Page, index: int) -> tuple[str | None, str]:
    """(code, why) of the state that speaks or acts around word `index`; None where two are as likely.

    Whom the sentence turns to after the word ("blamed Moscow") or before it in passing is the other side. What is left
    is weighed by nearness, and by how much of the document speaks of it.
    """
    start, end = page.sentence_of(index)
    spoken_for = _spoken_for(page, index, end)
    if spoken_for is not None and spoken_for.code is not None:
        return spoken_for.code, f"speaks for '{page.span_text(spoken_for.start, spoken_for.end)}'"
    others = {unit.code for unit in [u for u in page.units_in(index, end) if _is_state(u)][:1]}
    before = list(page.units_in(start, index))
    # Who is quoted at the end of a sentence speaks for the side that leads it; anybody else belongs to the nearest.
    for unit in before if _is_quoted(page, index, end) else reversed(before):
        if unit.is_place and unit.code and page.word(unit.start - 1) in ("in", "at", "from"):
            return unit.code, f"'{page.span_text(unit.start, unit.end)}' is where it is told of"
        named = not unit.is_adjective or _is_leading_side(page, unit, start)
        if _is_state(unit) and named and page.word(unit.start - 1) not in _TOWARD and unit.code:
            return unit.code, f"'{page.span_text(unit.start, unit.end)}' is named before it in the sentence"
        if _is_state(unit):
            others.add(unit.code)
    scores = _weights(page, index)
    for code in others:
        scores.pop(code or "", None)
    best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:2]
    if not best:
        return _only_home(page)
    if len(best) > 1 and best[0][1] == best[1][1]:
        return None, "two states are as likely"
    return best[0][0], f"{page.actors.labels[best[0][0]]} is the side that the text speaks of here"


def _spoken_for(page: Page, index: int, end: int) -> Unit | None:
    """ "Minister X said Nairobi would answer": who names a capital as subject right after "said" speaks for it."""
    for said in range(index, end - 1):
        if page.low[said] == "said":
            after = said + 2 if page.low[said + 1] == "that" else said + 1
            return page.unit_at[after] if page.kind(after) is Kind.CAPITAL else None
    return None


def _is_leading_side(page: Page, unit: Unit, start: int) -> bool:
    """ "The British government ..." at the head of the sentence."""
    return unit.start - start <= 1 and unit.end < len(page) and is_acting(page, unit.end)


def _weights(page: Page, index: int) -> dict[str, float]:
    """How much each state is spoken of up to word `index`: more in the sentences just before, and in the first one."""
    weights: dict[str, float] = defaultdict(float)
    sentence = page.sentence[index]
    for unit in page.units:
        if unit.code is None or unit.start >= page.sentence_of(index)[0] or not (_is_state(unit) or _acts(page, unit)):
            continue
        leads = page.leads(unit)
        distance = sentence - page.sentence[unit.start]
        weights[unit.code] += 0.2
        if distance <= _BACK:
            weights[unit.code] += 2.0 / distance * (1.5 if leads else 1.0)
        if page.sentence[unit.start] == 0:
            weights[unit.code] += 1.0 if leads else 0.5
    return weights


def _acts(page: Page, unit: Unit) -> bool:
    """Whether a unit is an agency or official of a state."""
    return (
        unit.draft is not None
        and unit.draft.type in (EntityType.AGENCY, EntityType.OFFICIAL)
        and unit.code not in page.actors.bodies
    )


def _is_quoted(page: Page, index: int, end: int) -> bool:
    """Whether the word begins a closing "..., Minister X said" or "..., said Minister X"."""
    return page.word(index - 1) in ("said", "told") or any(
        w in ("said", "told", "announced") for w in page.low[index:end]
    )


def _only_home(page: Page) -> tuple[str | None, str]:
    """The one state of a text that it names as a place or by its own affairs ("in Sudan", "the Zambian people")."""
    codes = {unit.code for unit in page.units if unit.code is not None and unit.code in page.actors.adjectives}
    if len(codes) != 1:
        return None, "no state is named near it"
    code = codes.pop()
    home = any(
        (unit.is_place and page.kind(unit.start) is not Kind.PLACE)
        or page.word(unit.end) in page.words["domestic_nouns"]
        for unit in page.units
    )
    return (code, "the only state that the text is set in") if home else (None, "no state is named near it")


def _is_state(unit: Unit) -> bool:
    """Whether a unit stands for a state: bodies have no presidents and no foreign ministries to leave unnamed."""
    return unit.draft is not None and unit.draft.type is EntityType.STATE and not unit.is_place and not unit.is_national
