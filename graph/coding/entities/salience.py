"""The state that an ownerless office or agency most likely belongs to: the clues, weighed."""

from collections import defaultdict
from collections.abc import Iterable

from graph.coding.entities.evidence import Clue, Spot, clues_at, code_of, stands_for_state
from graph.coding.entities.page import Page, Unit
from graph.lexicon.actors import Kind
from graph.model import EntityType

_BACK = 4
_HOME = 0.8  # officials of the state that a story is filed from often go without its name
_FIRST_UNITS, _FIRST_SENTENCES = 30, 4
_LEAST = 0.35  # by less than this the best state does not stand out from the second
_TOPIC = 0.9  # what the state that is spoken of most weighs by that alone


def likely_state(page: Page, start: int, end: int | None = None) -> tuple[str | None, str]:
    """(code, why) of the state that words start..end serve; None where two are as likely."""
    spot = Spot(start, end if end is not None else start + 1)
    return weigh(page, [*clues_at(page, spot), *context_of(page, start)])


def weigh(page: Page, clues: Iterable[Clue], least: float = _LEAST) -> tuple[str | None, str]:
    """(code, why) of the state for which most speaks, by `least` at least; None where nothing does or two are near."""
    totals: dict[str, float] = defaultdict(float)
    reasons: dict[str, tuple[float, str]] = {}
    for clue in clues:
        totals[clue.code] += clue.weight
        reasons[clue.code] = max(reasons.get(clue.code, (0.0, "")), (clue.weight, clue.why))
    best = sorted(totals.items(), key=lambda item: (-item[1], item[0]))[:2]
    if not best or best[0][1] <= 0:
        return _only_home(page)
    if len(best) > 1 and best[0][1] - best[1][1] < least:
        return None, "two states are as likely"
    code = best[0][0]
    return code, reasons[code][1] or f"{page.actors.labels[code]} is the side that the text speaks of here"


def context_of(page: Page, index: int) -> list[Clue]:
    """Which states the text speaks of: in the sentences just before, in the first one, and overall."""
    near = _nearby(page, index)
    topic = _topic(page)
    most = max(topic.values(), default=1.0)
    clues = [Clue(code, _TOPIC * weight / most, "") for code, weight in topic.items()]
    home = page.home or _dateline(page)
    if home is not None:
        clues.append(Clue(home, _HOME, "the story is told from there"))
    return [*clues, *(Clue(code, weight, "") for code, weight in near.items())]


def _nearby(page: Page, index: int) -> dict[str, float]:
    """How much each state is spoken of in the sentences before: nearer ones, subjects and the same paragraph more."""
    weights: dict[str, float] = defaultdict(float)
    sentence = page.sentence[index]
    for number in range(max(0, sentence - _BACK), sentence):
        start, end = page.starts[number], page.ends[number]
        same = page.paragraph[end - 1] == page.paragraph[index]
        weight = (1.0 if same else 0.5) / (sentence - number)
        led: str | None = None
        for unit in page.units_in(start, end):
            code = code_of(unit)
            opens = unit.is_place and unit.start - start <= 1 and page.low[unit.start - 1] == "in"
            if code is None or (unit.is_place and not opens):
                continue
            first = led is None and (opens or _is_subject_side(page, unit))
            led = led or (code if first else None)
            if not (opens or stands_for_state(unit) or _acts(page, unit)):
                continue
            weights[code] = max(weights[code], 2.0 * weight if first or led == code else 0.4 * weight)
    return weights


def main_pair(page: Page) -> list[str]:
    """The two states that the text speaks of most; fewer where it speaks of fewer."""
    topic = _topic(page)
    return sorted(topic, key=lambda code: (-topic[code], code))[:2]


def _is_subject_side(page: Page, unit: Unit) -> bool:
    """Whether a unit leads its sentence, or says whose the subject is ("the presidents of Peru and Chile")."""
    head = page.doc[unit.head].head
    return page.leads(unit) or (head.dep_ == "nsubj" and head.i < unit.head)


def _dateline(page: Page) -> str | None:
    """The state of the town that a story is told from: the first place before a dash at the start of a sentence."""
    for unit in page.units[:_FIRST_UNITS]:
        if not unit.is_place or unit.code is None or page.sentence[unit.start] > _FIRST_SENTENCES:
            continue
        begins = unit.start == page.sentence_of(unit.start)[0] or "\n" in page.text[unit.start - 1]
        if begins and (page.word(unit.end) in ("(", "-", "–", "—", ",", ":", "/")):
            return unit.code
    return None


def _topic(page: Page) -> dict[str, float]:
    """How much each state is spoken of in the whole document; the headline and first sentence count more."""
    if page.topic is None:
        weights: dict[str, float] = defaultdict(float)
        for unit in page.units:
            if unit.code is not None and (stands_for_state(unit) or _acts(page, unit)):
                weights[unit.code] += 4.0 if page.sentence[unit.start] == 0 else 1.0
        page.topic = {code: weight for code, weight in weights.items() if code in page.actors.adjectives}
    return page.topic


def _acts(page: Page, unit: Unit) -> bool:
    """Whether a unit is an agency or official of a state."""
    return (
        unit.draft is not None
        and unit.draft.type in (EntityType.AGENCY, EntityType.OFFICIAL)
        and unit.code not in page.actors.bodies
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
