"""What the marks of a document say: entities, acts and times by id, each with its spans."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from graph.model import Status
from graph.reading.annotation import MentionType, Span


@dataclass
class MarkedEntity:
    """An entity with all its mentions; `state` is None where the text does not tell whose it is."""

    id: str
    type: MentionType
    state: str | None
    spans: list[Span] = field(default_factory=list)

    @property
    def states(self) -> tuple[str, ...]:
        """The states it stands for: "FRA/GBR" are two."""
        return tuple(self.state.split("/")) if self.state else ()


@dataclass
class MarkedAct:
    """An act with all its tellings. `causes`: acts that it answers; `time`: a time's id, None where none dates it."""

    id: str
    type: str
    mode: str | None
    measure: str | None
    actors: list[str]
    recipients: list[str]
    time: str | None
    status: Status
    causes: list[str]
    spans: list[Span] = field(default_factory=list)


@dataclass
class MarkedTime:
    """A time with its value ("2031-03", "2031-03-01..2031-03-04", "?") and all its expressions."""

    id: str
    value: str
    spans: list[Span] = field(default_factory=list)


@dataclass
class MarkedDocument:
    """One document: its text without marks, and the marks by id. `text` is headline, blank line, paragraphs."""

    id: str
    published: date | None
    outlet: str
    text: str = ""
    entities: dict[str, MarkedEntity] = field(default_factory=dict)
    acts: dict[str, MarkedAct] = field(default_factory=dict)
    times: dict[str, MarkedTime] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.text.partition("\n")[0]

    @property
    def is_sentence(self) -> bool:
        """Whether it is a sentence alone: such are coded in PLOVER's tradition, acts within a state too."""
        return "\n" not in self.text.strip()

    def states_of(self, idents: Iterable[str]) -> list[str]:
        """The states of entities, each once, in order."""
        return list(dict.fromkeys(s for ident in idents for s in self.entities[ident].states))


def check(document: MarkedDocument) -> list[str]:
    """What the marks say that cannot be: names of nothing, acts within one state (but in a sentence alone)."""
    return [problem for act in document.acts.values() for problem in _check_act(document, act)]


def _check_act(document: MarkedDocument, act: MarkedAct) -> Iterator[str]:
    unknown = [ident for ident in (*act.actors, *act.recipients) if ident not in document.entities]
    yield from (f"act {act.id} names no entity {ident}" for ident in unknown)
    yield from (f"act {act.id} answers no act {ident}" for ident in act.causes if ident not in document.acts)
    if act.time and act.time not in document.times:
        yield f"act {act.id} has no time {act.time}"
    if unknown or document.is_sentence:
        return
    sides = [{document.entities[ident].state for ident in side} for side in (act.actors, act.recipients)]
    both = sides[0] | sides[1]
    if all(sides) and len(both) == 1 and (state := next(iter(both))) and "/" not in state:
        yield f"act {act.id} has {state} on both sides"
