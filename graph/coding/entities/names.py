"""What the lexicon knows in a page, with the sense that fits the context."""

from collections import Counter

from graph.coding.entities.page import POSSESSIVES, Name, Page
from graph.lexicon.actors import Kind, Sense

# Names of states and capitals that are also given names ("Israel Katz") or surnames ("Michael Jordan").
_NOT_BY = frozenset({"anti", "non", "pro"})
_SPOKEN = frozenset({"language", "speaking", "speaker", "speakers", "translation", "teacher"})
_WANT_STATE = (Kind.AGENCY, Kind.CAPITAL, Kind.NATIONAL)


def read_names(page: Page) -> None:
    """Find the longest names of the lexicon from left to right and put them on the page."""
    found: list[tuple[int, int, tuple[Sense, ...]]] = []
    index, length = 0, len(page)
    find, words = page.actors.table.find, page.atoms
    while index < length:
        hit = find(words, index) if words[index] else None
        if page.low[index] == "the" and index + 1 < length:
            # "the Commonwealth" must not hide "Commonwealth of Independent States".
            later = find(words, index + 1)
            if later is not None and (hit is None or later[0] > hit[0]):
                index, hit = index + 1, later
        if hit is None:
            index += 1
            continue
        found.append((index, hit[0], hit[1]))
        index = hit[0]
    context = _Context(page, found)
    for start, end, senses in found:
        sense = context.choose(start, end, senses)
        if sense is not None:
            page.put(Name(start, end, sense))


class _Context:
    """What else the page names: it decides between senses."""

    def __init__(self, page: Page, found: list[tuple[int, int, tuple[Sense, ...]]]) -> None:
        self.page = page
        self.words = frozenset(page.low)
        self.states = Counter(
            senses[0].code
            for _, _, senses in found
            if len(senses) == 1 and not senses[0].unclear and senses[0].code and senses[0].kind is not Kind.PLACE
        )

    def choose(self, start: int, end: int, senses: tuple[Sense, ...]) -> Sense | None:
        """The sense that fits; None where the words are not this name here."""
        sense = max(senses, key=self._fit) if len(senses) > 1 else senses[0]
        if sense.kind in (Kind.TITLE, Kind.HEAD, Kind.COURTESY, Kind.BODY, Kind.NOBODY, Kind.ORGANIZATION):
            return sense
        if self._is_of_a_person(start, end):
            return None
        if sense.unclear and not self._is_cleared(start, end, sense):
            return None
        if sense.kind is Kind.PLACE and end - start == 1 and not self._is_where(start, end):
            return None
        return sense

    def _fit(self, sense: Sense) -> tuple[int, bool]:
        """Rank of senses that share a phrase: the state that the page speaks of; else as the lexicon lists them."""
        order = (Kind.STATE, Kind.CAPITAL, Kind.BODY, Kind.AGENCY, Kind.HEAD, Kind.TITLE, Kind.ORGANIZATION)
        rank = -order.index(sense.kind) if sense.kind in order else -len(order)
        return self.states[sense.code] if sense.code else 0, rank == 0 or rank > -len(order)

    def _is_of_a_person(self, start: int, end: int) -> bool:
        page = self.page
        if end - start > 1:
            return False
        word, after, before = page.low[start], end, start - 1
        if (
            word in self.page.words["given_names"]
            and self._is_unknown_name(after)
            and page.word(after) not in POSSESSIVES
        ):
            return page.kind(before) in (Kind.TITLE, Kind.COURTESY) or page.kind(before) is None
        return (
            word in self.page.words["surnames"]
            and self._is_unknown_name(before)
            and page.sentence[before] == page.sentence[start]
            and (before > page.sentence_of(start)[0] or page.tag[before] == "NNP")
        )

    def _is_unknown_name(self, index: int) -> bool:
        """Whether a word looks like part of a person's name: capital letter, not in the lexicon, no headline."""
        page = self.page
        if not 0 <= index < len(page) or not page.cap[index] or page.title_case[page.sentence[index]]:
            return False
        if not page.text[index].replace("-", "").isalpha() or page.tag[index] not in ("NNP", "NNPS", "NN", "JJ"):
            return False
        return page.actors.table.find(page.atoms[index : index + 3], 0) is None

    def _is_cleared(self, start: int, end: int, sense: Sense) -> bool:
        """Whether the context bears out an unclear name."""
        page, word = self.page, self.page.low[start]
        if word == "georgia":
            return not self.words & self.page.words["georgia_usa"] or self.states["GEO"] > 0
        if word == "turkey":
            return page.word(end) not in self.page.words["turkey_the_bird"]
        if word == "english":
            return page.word(end) not in (*_SPOKEN, "-") and page.word(start - 1) != "in" and _is_noun(page, end)
        if word == "washington":
            return not (page.word(end) == "state" and page.word(end + 1) != "department")
        if word in (
            "jordan",
            "chad",
            "korea",
            "korean",
            "congo",
            "congolese",
            "guinea",
            "guinean",
            "dominican",
            "persian",
            "khmer",
        ):
            return True
        if sense.plural or (sense.kind is Kind.STATE and sense.label.startswith("Saint")):
            return True
        return self.states[sense.code] > 0

    def _is_where(self, start: int, end: int) -> bool:
        """A lone city name counts after a preposition of place, before a state or police, or as a dateline."""
        page = self.page
        if page.kind(start - 1) in (Kind.TITLE, Kind.COURTESY) or self._is_unknown_name(end):
            return False
        if page.title_case[page.sentence[start]]:
            return page.word(start - 1) in _PLACE_WORDS
        before = page.word(start - 1)
        if before in _PLACE_WORDS:
            return True
        if self._is_unknown_name(start - 1) and before not in _DIRECTIONS and page.tag[start - 1] == "NNP":
            return False
        if page.word(end) in POSSESSIVES or before in _DIRECTIONS or page.text[start].isupper():
            return True
        follows = (
            page.actors.table.find(page.atoms, end + 1)
            if page.word(end) == ","
            else page.actors.table.find(page.atoms, end)
        )
        return follows is not None and follows[1][0].kind in (Kind.STATE, Kind.PLACE, Kind.HEAD)


_DIRECTIONS = frozenset(
    [
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "downtown",
        "greater",
        "upper",
        "lower",
        "north",
        "south",
        "east",
        "west",
        "the",
    ]
)
_PLACE_WORDS = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "to",
        "of",
        "around",
        "outside",
        "towards",
        "toward",
        "between",
        "and",
        "via",
        "over",
        "through",
        "into",
    ]
)


def _is_noun(page: Page, index: int) -> bool:
    return index < len(page) and page.tag[index] in ("NN", "NNS", "NNP", "NNPS", "JJ")
