"""Evidence for whom an official or an agency serves when nobody says so beside the title.

A rule looks at the words around and yields clues: a state and how much speaks for it (above 0) or against it. The
rules read word order first and the tree where it is sure, as a headline or a long sentence is parsed badly.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from graph.coding.entities.groups import is_acting
from graph.coding.entities.page import POSSESSIVES, Page, Unit
from graph.lexicon.actors import Kind
from graph.model import EntityType

_PEOPLE = (EntityType.OFFICIAL, EntityType.PERSON)
_SUBJECT = ("nsubj", "nsubj:pass")
_MEETING = frozenset(["met", "meet", "meets", "meeting"])
_OWN_VOICE = frozenset(
    ["will", "would", "wants", "wanted", "could", "can", "cannot", "may", "remains", "remained", "seeks", "sought"]
)
_LISTENERS = frozenset(["lawmakers", "legislators", "deputies", "senators", "voters", "citizens", "viewers", "troops"])
_AT_HOME = frozenset(["tell", "inform", "assure"])
_REMARKS = frozenset(["say", "suggest", "describe", "compare", "liken"])
_BREAKS = frozenset(
    [
        "recall",
        "summon",
        "expel",
        "protest",
        "condemn",
        "sever",
        "cut",
        "close",
        "suspend",
        "break",
        "withdraw",
        "cancel",
    ]
)
_JOINED_OFFICES = frozenset(["and", "interior", "foreign", "defence", "defense", "finance", "justice", "acting"])
_HERS = frozenset(["his", "her", "their"])
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_MARKS = frozenset(['"', "“", "”", "''", "``"])
_WE = frozenset(["we", "our", "us"])
_RIVAL = ("against", "with", "to", "from", "of", "over", "on", "for", "toward", "towards")


_OPENING = 3  # words between "In Lima," and the title


@dataclass(frozen=True)
class Clue:
    """`code` is the state, `weight` what speaks for it or, below 0, against it."""

    code: str
    weight: float
    why: str


@dataclass(frozen=True)
class Spot:
    """Words start..end of which the state is asked: a title with its name, or an agency."""

    start: int
    end: int


Rule = Callable[[Page, Spot], Iterator[Clue]]


def code_of(unit: Unit) -> str | None:
    """The state or body of a unit as it is known by now."""
    return unit.draft.state if unit.draft is not None else unit.code


def stands_for_state(unit: Unit) -> bool:
    """Whether a unit stands for a state: bodies have no presidents and no foreign ministries to leave unnamed."""
    return unit.draft is not None and unit.draft.type is EntityType.STATE and not unit.is_place and not unit.is_national


def clues_at(page: Page, spot: Spot) -> list[Clue]:
    """What the sentence of `spot` says about whose it is."""
    found = (clue for rule in _RULES for clue in rule(page, spot))
    return [clue for clue in found if clue.code in page.actors.adjectives]


def _root(page: Page, spot: Spot) -> Token:
    """The word of the spot that the rest of it hangs on, and what that is joined to or names more closely."""
    inside = [page.doc[i] for i in range(spot.start, spot.end)]
    return next((t for t in inside if not spot.start <= t.head.i < spot.end), inside[-1])


def _verb_of(page: Page, spot: Spot) -> tuple[Token | None, str]:
    """The verb that the spot depends on, and as what."""
    token = _root(page, spot)
    if token.dep_ == "nmod" and token.head.lemma_.lower() in page.words["human_nouns"]:
        token = token.head  # who insults somebody's wife insults them
    while token.dep_ in ("conj", "appos", "nmod:desc", "flat", "compound") and token.head.i < token.i:
        token = token.head
        if token.pos_ == "VERB":
            return None, ""
    return (token.head, token.dep_) if token.head.pos_ in ("VERB", "AUX") and token.head is not token else (None, "")


def _verb_by_order(page: Page, spot: Spot) -> int | None:
    """The index of a finite verb right after the spot, where the tree may have gone astray: "Minister A B met"."""
    for index in range(spot.end, min(spot.end + 4, page.sentence_of(spot.start)[1])):
        past = page.tag[index] == "VBN" and page.word(index - 1) not in _BE and page.word(index + 1) not in ("of", "by")
        if page.tag[index] in ("VBD", "VBZ", "VBP") or past:
            return index
        if page.tag[index] not in ("RB", "MD", "VB") or page.low[index] == "and":
            return None
    return None


def _speaks_for_capital(page: Page, spot: Spot) -> Iterator[Clue]:
    """ "Minister X said Nairobi would answer", "told Y that Nairobi would": who says so of a capital speaks for it."""
    for index in range(spot.end, page.sentence_of(spot.start)[1] - 1):
        that = page.low[index] == "that" and page.tag[index] == "IN"
        if not that and page.low[index] != "said":
            continue
        after = index + 2 if page.low[index + 1] == "that" else index + 1
        unit = page.unit_at[after] if page.kind(after) is Kind.CAPITAL else None
        if unit is None or unit.code is None or unit.is_place:
            return
        own = _is_own_voice(page, unit)
        if own or not (_tells_of_wrong(page, unit) or page.word(unit.end) in ("must", "should", "was", "is", "had")):
            yield Clue(unit.code, 4.0 if own else 2.5, f"speaks for '{page.span_text(unit.start, unit.end)}'")
        return


def _is_own_voice(page: Page, unit: Unit) -> bool:
    """ "Peru will never yield", "Lima wanted", "Lima did not need": as a government speaks of itself."""
    return page.word(unit.end) in _OWN_VOICE or page.word(unit.end + 1) in ("not", "never", "ready", "prepared")


def _tells_of_wrong(page: Page, unit: Unit) -> bool:
    """ "Peru has violated", "Peruvian troops opened fire": as of the other side."""
    end = min(page.sentence_of(unit.start)[1], unit.end + 5)
    return any(page.doc[i].lemma_.lower() in page.words["wrong_verbs"] for i in range(unit.end, end))


def _acts_toward(page: Page, spot: Spot) -> Iterator[Clue]:
    """Whom an official condemns, meets, thanks or expels is of another state."""
    verb, role = _verb_of(page, spot)
    order = _verb_by_order(page, spot)
    acting = role in ("nsubj", "obl:agent") and verb is not None
    index = verb.i if acting and verb is not None else order
    if index is None:
        return
    verbs = [page.doc[index], *(t for t in page.doc[index].children if t.dep_ == "conj" and t.pos_ == "VERB")]
    for token in verbs:
        if token.lemma_.lower() in page.words["toward_verbs"]:
            yield from _other_side(page, spot, token)
    if role == "obl:agent" and verb is not None and verb.lemma_.lower() not in page.words["own_verbs"]:
        for code in dict.fromkeys(_subject_codes(page, verb)):
            yield Clue(code, -2.5, f"'{verb.text}' is done to another state")


def _other_side(page: Page, spot: Spot, verb: Token) -> Iterator[Clue]:
    """The first state named as what the verb is about."""
    end = page.sentence_of(verb.i)[1]
    previous = verb.i
    for unit in page.units_in(verb.i + 1, min(end, verb.i + 12)):
        between = page.low[previous : unit.start]
        if any(t in ("that", "because", "while", "after", "when", ";", "but", "who") for t in between):
            return
        if (",", "and") in pairwise(between):
            return  # "called the rule absurd, and Manila promised": another clause
        code = code_of(unit)
        if code is None or unit.is_place:
            continue
        assembly = _is_agency_of(page, unit, ("parliament", "cabinet")) or page.word(unit.end) in _LISTENERS
        if verb.lemma_.lower() in _AT_HOME and assembly:
            yield Clue(code, 2.0, f"'{verb.text}' one's own {page.text[unit.end]}")
            return
        weight = -2.5 if not unit.is_adjective else -2.0
        if unit.is_adjective and page.word(unit.start - 1) == "the" and unit.end < end and is_acting(page, unit.end):
            weight = -2.5
        yield Clue(code, weight, f"'{verb.text}' is done to another state")
        if page.word(unit.end) not in ("and", ","):
            return
        previous = unit.end


def _takes_state_as_object(page: Page, spot: Spot) -> Iterator[Clue]:
    """ "gives Lima six weeks", "warned Lima": the state right behind the verb is another one."""
    index = _verb_by_order(page, spot)
    if index is None or page.doc[index].lemma_.lower() in (*page.words["toward_verbs"], *page.words["own_verbs"]):
        return
    unit = page.unit_at[index + 1] if index + 1 < len(page) else None
    if unit is None or not stands_for_state(unit) or unit.is_adjective or page.word(unit.end) in POSSESSIVES:
        return
    if page.doc[index].lemma_.lower() not in ("lead", "represent", *page.words["saying"]) and (code := code_of(unit)):
        yield Clue(code, -2.0, f"'{page.text[index]}' is done to another state")


def _charges(page: Page, spot: Spot) -> Iterator[Clue]:
    """ "Minister A B charges that Lima is lying": of whom it is charged is another state."""
    index = _verb_by_order(page, spot)
    if index is None or page.doc[index].lemma_.lower() not in ("charge", "allege", "complain", "claim", "protest"):
        return
    unit = page.unit_at[index + 2] if page.word(index + 1) == "that" and index + 2 < len(page) else None
    if unit is not None and stands_for_state(unit) and (code := code_of(unit)) is not None:
        yield Clue(code, -2.5, f"'{page.text[index]}' something of another state")


def _is_beside_owner(page: Page, spot: Spot) -> Iterator[Clue]:
    """ "The emir's envoy, A B": of the state of whom the envoy serves."""
    if page.word(spot.start - 1) not in POSSESSIVES:
        return
    owner = page.unit_at[spot.start - 2] if spot.start >= 2 else None
    if owner is None or owner.draft is None or owner.draft.type is not EntityType.OFFICIAL:
        return
    if (code := code_of(owner)) is not None:
        yield Clue(code, 6.0, f"serves {owner.draft.label}")


def _says_amid(page: Page, spot: Spot) -> Iterator[Clue]:
    """ "Peruvian intelligence, A B said, had proof": who reports so of an agency is of its state."""
    start = page.sentence_of(spot.start)[0]
    inserted = page.word(spot.start - 1) == "," and page.word(spot.end) in ("said", "says", "added")
    first = next((u for u in page.units_in(start, spot.start) if not u.is_place), None)
    if not inserted or first is None or first.start - start > 1 or not first.is_adjective:
        return
    if page.word(spot.end + 1) == "," and (code := code_of(first)) is not None:
        yield Clue(code, 4.0, "leads what is reported of one's own")


def _subject_codes(page: Page, verb: Token) -> Iterator[str]:
    """States of the verb's subject; of the first verb's for a second one."""
    current = verb
    for _ in range(3):
        subjects = [child for child in current.children if child.dep_ in _SUBJECT and child.i < verb.i]
        for token in subjects:
            unit = page.unit_at[token.i] or next(page.units_in(token.left_edge.i, token.i + 1), None)
            if unit is not None and (code := code_of(unit)) is not None:
                yield code
        if subjects or current.dep_ not in ("conj", "xcomp", "ccomp"):
            return
        current = current.head


def _is_acted_on(page: Page, spot: Spot) -> Iterator[Clue]:
    """Whom an official of X meets or accuses is not of X; whom X appoints or sends is."""
    verb, role = _verb_of(page, spot)
    if verb is None or role not in ("obj", "iobj", "obl", "nsubj:pass", "nmod") or verb.i == _verb_by_order(page, spot):
        return
    lemma = verb.lemma_.lower()
    codes = list(_subject_codes(page, verb)) or _pronoun_subject(page, verb)
    if role == "nsubj:pass":
        agents = [child for child in verb.children if child.dep_ == "obl:agent"]
        codes = [c for t in agents if (u := page.unit_at[t.i]) is not None and (c := code_of(u)) is not None]
    for code in codes:
        if lemma in page.words["own_verbs"]:
            yield Clue(code, 2.0, f"'{verb.text}' is done to one's own people")
        elif lemma in page.words["toward_verbs"]:
            weight = -4.0 if lemma in ("summon", "expel") else -2.0
            yield Clue(code, weight, f"'{verb.text}' is done by another state")


def _pronoun_subject(page: Page, verb: Token) -> list[str]:
    """The state of "she" in "she met Minister X": of the person named last before."""
    if not any(child.dep_ == "nsubj" and child.lower_ in ("he", "she") for child in verb.children):
        return []
    person = person_before(page, verb.i)
    return [person.draft.state] if person is not None and person.draft is not None and person.draft.state else []


def person_before(page: Page, index: int, *, same_sentence: bool = False) -> Unit | None:
    """The person meant by "he" or "his" at `index`: in this sentence the nearest, in the one before the subject."""
    start = page.sentence_of(index)[0]
    people = [u for u in page.units_in(start, index) if u.draft is not None and u.draft.type in _PEOPLE]
    if people:
        return people[-1]
    if same_sentence or start == 0:
        return None
    before = page.sentence_of(start - 1)[0]
    people = [u for u in page.units_in(before, start) if u.draft is not None and u.draft.type in _PEOPLE]
    leading = [u for u in people if page.leads(u) or any(page.doc[i].dep_ in _SUBJECT for i in range(u.start, u.end))]
    return next(iter(leading or people), None)


def _has_counterpart(page: Page, spot: Spot) -> Iterator[Clue]:
    """ "X met her Japanese counterpart": X is not Japanese."""
    end = page.sentence_of(spot.start)[1]
    for index in range(spot.end, end):
        unit = page.unit_at[index]
        if unit is not None and unit.draft is not None and unit.draft.type is EntityType.OFFICIAL:
            is_counterpart = any(page.doc[i].lemma_.lower() == "counterpart" for i in range(unit.start, unit.end))
            if not is_counterpart:
                return
        if page.doc[index].lemma_.lower() not in ("counterpart", "colleague"):
            continue
        for before in page.units_in(max(spot.end, index - 4), index):
            if before.is_adjective and before.code and page.low[max(0, before.start - 1)] in _HERS:
                yield Clue(before.code, -4.0, "the counterpart is of another state")
        return


def _is_beside_pronoun(page: Page, spot: Spot) -> Iterator[Clue]:
    """ "His foreign minister", "their ambassador": of the state of the person meant."""
    index = spot.start - 1
    joined = (*page.actors.before_titles, *_JOINED_OFFICES)
    while index > 0 and page.word(index) in joined and page.same_sentence(index, spot.start):
        index -= 1
    if page.word(index) not in ("his", "her") or page.word(spot.start) in ("counterpart",):
        return
    person = person_before(page, index)
    if person is not None and (code := code_of(person)) is not None:
        yield Clue(code, 6.0, f"'{page.text[index]}' is {person.draft.label if person.draft else code}")


def _is_beside_its(page: Page, spot: Spot) -> Iterator[Clue]:
    """ "Peru's ministry ... A B, its spokesman": of the state of the agency named last."""
    if "its" not in [page.word(i) for i in range(spot.start, spot.end)]:
        return
    start = page.sentence_of(spot.start)[0]
    start = page.sentence_of(start - 1)[0] if start else 0
    agencies = [
        u for u in page.units_in(start, spot.start) if u.draft is not None and u.draft.type is EntityType.AGENCY
    ]
    if agencies and (code := code_of(agencies[-1])) is not None:
        yield Clue(code, 5.0, "'its' is the agency named before")


def _acts_next(page: Page, spot: Spot) -> Iterator[Clue]:
    """ "It fell to Minister A B. He summoned the Peruvian ambassador": what "he" does in the next sentence."""
    end = page.sentence_of(spot.start)[1]
    if end >= len(page) or any(u.draft and u.draft.type in _PEOPLE for u in page.units_in(spot.end, end)):
        return
    last = page.sentence_of(end)[1]
    index = next((i for i in range(end, last - 1) if page.low[i] in ("he", "she")), None)
    if index is None or any(u.draft and u.draft.type in _PEOPLE for u in page.units_in(end, index)):
        return
    verb = page.doc[index + 1]
    if verb.tag_ in ("VBD", "VBZ") and verb.lemma_.lower() in {*page.words["toward_verbs"]} - _AT_HOME - {"speak"}:
        yield from _other_side(page, spot, verb)


def waits_for_somebody(page: Page, spot: Spot) -> bool:
    """Whether the title begins with "his" or "her" of a person whose state is open."""
    if page.word(spot.start - 1) not in ("his", "her"):
        return False
    person = person_before(page, spot.start - 1)
    return person is not None and code_of(person) is None


def _receives(page: Page, spot: Spot) -> Iterator[Clue]:
    """Who receives somebody in a capital is at home there; who meets somebody where the other is at home is not."""
    start, end = page.sentence_of(spot.start)
    order = [i for i in range(spot.end, end) if page.doc[i].lemma_.lower() in ("receive", "host", "greet")]
    places = [u for u in page.units_in(spot.end, end) if u.is_place and u.code and page.word(u.start - 1) == "in"]
    if not places:
        return
    code, name = places[0].code or "", page.span_text(places[0].start, places[0].end)
    if order and any(child.dep_ == "aux:pass" for child in page.doc[order[0]].children):
        yield Clue(code, -2.5, f"is received in {name}")
        return
    if order and order[0] - spot.end < 8 and order[0] < places[0].start:
        yield Clue(code, 2.5, f"receives somebody in {name}")
        return
    verb, role = _verb_of(page, spot)
    met = (
        verb is not None and verb.lemma_.lower() in ("meet", "see", "visit") and role in ("obj", "iobj", "obl", "conj")
    )
    order = [i for i in range(max(start, spot.start - 4), spot.start) if page.low[i] in _MEETING]
    if order or (met and _verb_by_order(page, spot) is None):
        yield Clue(code, 1.2, f"is met in {name}")


def _travels(page: Page, spot: Spot) -> Iterator[Clue]:
    """Whose trip to X it is, X is abroad."""
    end = page.sentence_of(spot.start)[1]
    for index in range(spot.end, min(end, spot.end + 9)):
        unit = page.unit_at[index]
        if unit is not None and not unit.is_place:
            return
        if page.doc[index].lemma_.lower() in page.words["journey"]:
            goal = next(page.units_in(index + 1, min(end, index + 4)), None)
            if goal is not None and goal.code is not None and page.word(goal.start - 1) != "from":
                near_home = page.kind(goal.start) is Kind.PLACE
                yield Clue(goal.code, -0.5 if near_home else -2.0, f"'{page.text[index]}' leads abroad")
            return


def _judges_in_relative_clause(page: Page, spot: Spot) -> Iterator[Clue]:
    """ "X's court ordered ..., a ruling that Minister A B condemned": the ruling is another state's."""
    index = _verb_by_order(page, spot)
    if index is None or page.doc[index].lemma_.lower() not in page.words["toward_verbs"]:
        return
    if page.word(spot.start - 1) not in ("that", "which"):
        return
    start = page.sentence_of(spot.start)[0]
    leading = [u for u in page.units_in(start, spot.start) if code_of(u) and page.leads(u)]
    if leading and (code := code_of(leading[0])) is not None:
        yield Clue(code, -2.5, f"'{page.text[index]}' what another state did")


def _is_told_of_by(page: Page, spot: Spot) -> Iterator[Clue]:
    """ "Peru's Foreign Ministry said Ambassador A B would go": a speaker names no state of their own officials."""
    verb, role = _verb_of(page, spot)
    by_tree = (
        verb is not None and role in _SUBJECT and verb.dep_ == "ccomp" and verb.head.lemma_ in page.words["saying"]
    )
    before = page.doc[spot.start - 1] if spot.start else None
    if before is not None and before.lower_ == "that" and spot.start > 1:
        before = page.doc[spot.start - 2]
    said = verb.head if by_tree and verb is not None else before
    if said is None or said.lemma_.lower() not in page.words["saying"] or not page.same_sentence(said.i, spot.start):
        return
    if said.i > spot.start:
        return
    for code in dict.fromkeys(_subject_codes(page, said)):
        yield Clue(code, 2.0, f"'{said.text}' by one of this state, who names no other")


def _is_quoted(page: Page, spot: Spot) -> Iterator[Clue]:
    """Who is quoted at the end of a sentence speaks for the side that leads it; "we" speaks to everybody else."""
    start = page.sentence_of(spot.start)[0]
    if not _says(page, spot):
        return
    ours = any(page.low[i] in _WE for i in range(start, spot.start))
    direct = any(page.low[i] in _MARKS for i in range(start, spot.start))
    for unit in page.units_in(start, spot.start):
        code = code_of(unit)
        if code is None or unit.is_place:
            continue
        if ours:
            yield Clue(code, -1.5, "is spoken of in a quotation")
        elif _tells_of_wrong(page, unit):
            yield Clue(code, -1.5, "is accused in what is reported")
            return
        elif direct and not _is_own_voice(page, unit):
            yield Clue(code, -0.5, "is spoken of in a quotation")
            return
        elif page.leads(unit) or not unit.is_adjective or _is_leading_side(page, unit, start):
            yield Clue(code, 2.0, "leads what is reported")
            return


def _says(page: Page, spot: Spot) -> bool:
    """ "..., said Minister A B", "..., Minister A B told reporters"."""
    start, end = page.sentence_of(spot.start)
    before = range(max(start, spot.start - 2), spot.start)
    after = next((i for i in range(spot.end, min(end, spot.end + 6)) if page.tag[i].startswith("VB")), None)
    around = [*before, *([after] if after is not None else [])]
    return any(page.doc[i].lemma_.lower() in (*page.words["saying"], "tell") for i in around)


def _is_leading_side(page: Page, unit: Unit, start: int) -> bool:
    """ "The British government ..." at the head of the sentence."""
    return unit.start - start <= 1 and unit.end < len(page) and is_acting(page, unit.end)


def _is_near(page: Page, spot: Spot) -> Iterator[Clue]:
    """Places where it is told, and states named before in the sentence; each state once, the nearest most."""
    start = page.sentence_of(spot.start)[0]
    if _ends_report(page, spot):
        return
    weight, seen = 1.0, set()
    for unit in reversed(list(page.units_in(start, spot.start))):
        code, text = code_of(unit), page.span_text(unit.start, unit.end)
        if code is None or code in seen or unit.is_national:
            continue
        if unit.is_place:
            if page.word(unit.start - 1) in ("in", "at", "from"):
                opens = unit.start - start <= 1 and spot.start - unit.end <= _OPENING
                yield Clue(code, 2.5 if opens else 1.2, f"'{text}' is where it is told of")
                seen.add(code)
            continue
        if unit.is_adjective and not _is_leading_side(page, unit, start):
            continue
        toward = page.word(unit.start - 1) in _RIVAL and not page.leads(unit)
        yield Clue(code, -0.3 if toward else weight, f"'{text}' is named before it in the sentence")
        weight = 0.5
        seen.add(code)


def _ends_report(page: Page, spot: Spot) -> bool:
    """Whether what stands before in the sentence is what is said: "..., Minister A B said."."""
    start = page.sentence_of(spot.start)[0]
    return spot.start > start and page.word(spot.start - 1) in (",", *_MARKS, "said", "added") and _says(page, spot)


def _is_followed(page: Page, spot: Spot) -> Iterator[Clue]:
    """The state that the sentence turns to after an official is the other side."""
    end = page.sentence_of(spot.start)[1]
    after = next((u for u in page.units_in(spot.end, end) if stands_for_state(u)), None)
    if after is None or after.code is None:
        return
    if page.word(after.start - 1) == "and" and page.word(after.start - 2) == "," and not after.is_adjective:
        return  # a second clause may be of either side
    if not _is_of_agency(page, after):
        foreign = after.is_adjective and page.word(after.start - 1) == "the" and page.kind(after.end) is Kind.TITLE
        passing = after.is_adjective or page.word(after.end) in POSSESSIVES
        weight = -1.5 if foreign else -0.5 if passing else -1.0
        yield Clue(after.code, weight, "the sentence turns to it afterwards")
    elif page.leads(page.outer_at[after.start] or after) and _says(page, spot):
        yield Clue(after.code, 1.0, "says what its agency does")


def _is_agency_of(page: Page, unit: Unit, kinds: tuple[str, ...]) -> bool:
    outer = page.outer_at[unit.start]
    return outer is not None and outer.draft is not None and outer.draft.key in kinds


def _leads_own(page: Page, spot: Spot) -> Iterator[Clue]:
    """ "Minister A B, who led the Peruvian delegation"."""
    end = page.sentence_of(spot.start)[1]
    for index in range(spot.end, min(end, spot.end + 4)):
        if page.doc[index].lemma_.lower() not in ("lead", "head", "represent", "command", "chair"):
            continue
        unit = next(page.units_in(index + 1, min(end, index + 4)), None)
        if unit is not None and unit.is_adjective and unit.code is not None:
            yield Clue(unit.code, 2.5, f"'{page.text[index]}' one's own people")
        return


def _gives_reason(page: Page, spot: Spot) -> Iterator[Clue]:
    """ "Peru recalled its ambassador after President A B had called it corrupt": A B is not Peruvian."""
    index = _verb_by_order(page, spot)
    if page.word(spot.start - 1) not in ("after", "because"):
        return
    known = {*page.words["toward_verbs"], *page.words["wrong_verbs"], *_REMARKS}
    sure = index is not None and page.doc[index].lemma_.lower() in known
    if index is not None and not sure:
        return
    start = page.sentence_of(spot.start)[0]
    lemmas = {page.doc[i].lemma_.lower() for i in range(start, spot.start) if page.tag[i].startswith("VB")}
    leading = next((u for u in page.units_in(start, spot.start) if page.leads(u) and not u.is_place), None)
    if leading is not None and lemmas & _BREAKS and (code := code_of(leading)) is not None:
        yield Clue(code, -2.5 if sure else -1.5, "gives another state a reason")


def _is_of_agency(page: Page, unit: Unit) -> bool:
    """ "said the Danish police": one speaks of one's own agencies as well."""
    outer = page.outer_at[unit.start]
    return outer is not None and outer.draft is not None and outer.draft.type is EntityType.AGENCY


def _speaks_somewhere(page: Page, spot: Spot) -> Iterator[Clue]:
    """ "Minister A B announced in Casablanca"."""
    end = page.sentence_of(spot.start)[1]
    near = range(spot.end, min(end, spot.end + 5))
    said = next((i for i in near if page.doc[i].lemma_.lower() in page.words["saying"]), None)
    if said is None:
        return
    for unit in page.units_in(said + 1, min(end, said + 5)):
        if unit.is_place and unit.code is not None and page.word(unit.start - 1) == "in":
            yield Clue(unit.code, 1.2, "is where it is said")


def _is_against(page: Page, spot: Spot) -> Iterator[Clue]:
    """ "said there was evidence against Peruvian agents": Peru is the other side."""
    for unit in page.units_in(spot.end, page.sentence_of(spot.start)[1]):
        code = code_of(unit)
        if code is not None and "against" in page.low[max(0, unit.start - 2) : unit.start]:
            yield Clue(code, -1.5, "is what it is said against")


def _is_one_of(page: Page, spot: Spot) -> Iterator[Clue]:
    """ "Five junta members, including Prime Minister A B", "the army, led by General A B"."""
    start = page.sentence_of(spot.start)[0]
    back = [page.word(spot.start - 1 - step) for step in range(3)]
    after_list = back[0] in ("including", "especially", "notably") or tuple(back[:2]) in (
        ("as", "such"),
        ("them", "among"),
    )
    led = back[0] == "by" and back[1] in ("led", "headed", "commanded", "chaired", "represented")
    if not (after_list or led):
        return
    for index in range(spot.start - 2, start - 1, -1):
        unit = page.unit_at[index]
        code = code_of(unit) if unit is not None and not unit.is_place else _only_owner(page, index)
        if code is not None:
            yield Clue(code, 2.5, f"belongs to '{page.text[index]}'")
            return


def _only_owner(page: Page, index: int) -> str | None:
    """The state of "the army" where the document names the army of one state only."""
    name = page.name_at[index]
    if name is None or name.kind is not Kind.HEAD:
        return None
    owners = page.agency_owners().get(name.sense.slug, set())
    return next(iter(owners)) if len(owners) == 1 else None


_RULES: tuple[Rule, ...] = (
    _speaks_for_capital,
    _acts_toward,
    _takes_state_as_object,
    _charges,
    _says_amid,
    _is_beside_owner,
    _is_beside_its,
    _acts_next,
    _is_acted_on,
    _has_counterpart,
    _is_beside_pronoun,
    _receives,
    _travels,
    _judges_in_relative_clause,
    _is_told_of_by,
    _is_quoted,
    _is_near,
    _leads_own,
    _gives_reason,
    _is_followed,
    _speaks_somewhere,
    _is_against,
    _is_one_of,
)
