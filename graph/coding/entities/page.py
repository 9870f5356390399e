"""A parsed document as plain lists: the finders look at words, shapes and sentences far more often than at the tree."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from graph.coding.entities.roster import Draft
from graph.lexicon.actors import Actors, Kind, Sense
from graph.lexicon.phrases import atoms, fold
from graph.model import EntityType

POSSESSIVES = frozenset({"'s", "'", "`s"})
ARTICLES = frozenset({"the", "a", "an"})
_STOPS = frozenset({".", "!", "?", "”", '"'})
_LONG_WORD = 4


@dataclass(frozen=True)
class Name:
    """Words start..end (end excluded) that the lexicon knows, and the sense they have here."""

    start: int
    end: int
    sense: Sense

    @property
    def kind(self) -> Kind:
        return self.sense.kind


@dataclass
class Unit:
    """Words start..end that stand for an entity or a state.

    `head` is the word that carries the phrase. `draft` is the entity; None for a place. `is_place` marks a name that
    only says where, `is_national` what is only of a state, `is_adjective` a demonym before a noun or alone, `is_guess`
    an agency whose state is told by the context alone.
    """

    start: int
    end: int
    head: int
    draft: Draft | None
    code: str | None
    why: str
    is_place: bool = False
    is_national: bool = False
    is_adjective: bool = False
    is_guess: bool = False


class Page:
    """The words of a document with what has been read out of them so far."""

    def __init__(self, doc: Doc, actors: Actors) -> None:
        self.doc, self.actors, self.words = doc, actors, actors.words
        self.text = [token.text for token in doc]
        self.low = [fold(text).lower() for text in self.text]
        self.atoms = [atoms(text) for text in self.text]
        self.tag = [token.tag_ for token in doc]
        self.cap = [text[0].isupper() for text in self.text]
        self.lower_words = frozenset(text for text in self.text if text.islower())
        self.sentence = _sentence_numbers(doc)
        self.starts = [sentence.start for sentence in doc.sents]
        self.ends = [sentence.end for sentence in doc.sents]
        self.title_case = [self._is_title_case(s, e) for s, e in zip(self.starts, self.ends, strict=True)]
        self.paragraph = _paragraph_numbers(doc)
        self.home: str | None = None  # the state of the town that the story is told from
        self.topic: dict[str, float] | None = None  # filled once all states and agencies stand on the page
        self._owners: dict[str, set[str]] | None = None
        self.names: list[Name] = []
        self.name_at: list[Name | None] = [None] * len(self.text)
        self.unit_at: list[Unit | None] = [None] * len(self.text)
        self.outer_at: list[Unit | None] = [None] * len(self.text)
        self.units: list[Unit] = []

    def __len__(self) -> int:
        return len(self.text)

    def put(self, name: Name) -> None:
        self.names.append(name)
        for index in range(name.start, name.end):
            self.name_at[index] = name

    def place_unit(self, unit: Unit, *, keeps_inner: bool = True) -> Unit:
        """Register a unit. With `keeps_inner` names inside it stay units: the owner in "Peru's embassy"."""
        self.units.append(unit)
        for index in range(unit.start, unit.end):
            if self.unit_at[index] is None or not keeps_inner:
                self.unit_at[index] = unit
            self.outer_at[index] = unit
        return unit

    def drop_units(self, start: int, end: int) -> None:
        """Forget the units inside words start..end: they were part of a longer name of something else."""
        self.units = [unit for unit in self.units if unit.end <= start or unit.start >= end]

    def is_unit_of(self, start: int, end: int, draft: Draft) -> bool:
        """Whether words start..end already are a unit of this draft."""
        unit = self.outer_at[start]
        return unit is not None and unit.draft is draft and unit.end >= end

    def kind(self, index: int) -> Kind | None:
        """The lexicon's kind of the name that covers a word; None off the page or where there is none."""
        name = self.name_at[index] if 0 <= index < len(self.text) else None
        return name.kind if name else None

    def word(self, index: int) -> str:
        """The folded lower-case word; '' off the page."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def span_text(self, start: int, end: int) -> str:
        return str(self.doc[start:end].text)

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Character offsets of words start..end."""
        last = self.doc[end - 1]
        return self.doc[start].idx, last.idx + len(last.text)

    def same_sentence(self, first: int, second: int) -> bool:
        return self.sentence[first] == self.sentence[second]

    def sentence_of(self, index: int) -> tuple[int, int]:
        number = self.sentence[index]
        return self.starts[number], self.ends[number]

    def units_in(self, start: int, end: int) -> Iterator[Unit]:
        """The units between two words, each once, in order."""
        last = None
        for index in range(start, end):
            unit = self.unit_at[index]
            if unit is not None and unit is not last:
                yield unit
            last = unit

    def agency_owners(self) -> dict[str, set[str]]:
        """The states whose agencies are named, by kind of agency; read once all agencies stand on the page."""
        if self._owners is None:
            self._owners = {}
            for unit in self.units:
                if unit.draft is not None and unit.draft.type is EntityType.AGENCY and unit.draft.state:
                    self._owners.setdefault(unit.draft.key, set()).add(unit.draft.state)
        return self._owners

    def forget_tallies(self) -> None:
        """To be called when more has been placed than stood there at the first count."""
        self.topic, self._owners = None, None

    def leads(self, unit: Unit) -> bool:
        """Whether a unit stands at the head of its sentence, or is a subject or a possessor."""
        start = self.sentence_of(unit.start)[0]
        return unit.start - start <= 1 or self.doc[unit.head].dep_ in ("nsubj", "nsubj:pass", "nmod:poss")

    def _is_title_case(self, start: int, end: int) -> bool:
        """A headline with capitals on most words says nothing about what is a name; it ends without a full stop."""
        if any(self.text[i] in _STOPS for i in range(max(start, end - 3), end)):
            return False
        words = [i for i in range(start, end) if len(self.text[i]) >= _LONG_WORD and self.text[i].isalpha()]
        capitals = sum(self.cap[i] for i in words)
        return len(words) >= _LONG_WORD and capitals > 0.75 * len(words)


def _sentence_numbers(doc: Doc) -> list[int]:
    return [number for number, sentence in enumerate(doc.sents) for _ in sentence]


def _paragraph_numbers(doc: Doc) -> list[int]:
    """Number of the paragraph of each word: a line break ends one."""
    numbers, number = [], 0
    for token in doc:
        numbers.append(number)
        number += "\n" in token.text_with_ws
    return numbers
