"""Events, incidents and responses: what one document tells of who did what to whom, when."""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from graph.model.window import DateBasis, Window


class Status(StrEnum):
    """Whether the act happened. Only `occurred` is drawn as done."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    ALLEGED = "alleged"
    DENIED = "denied"
    NEGATED = "negated"


NOT_DONE = frozenset(Status) - {Status.OCCURRED, Status.ALLEGED}


class Quad(IntEnum):
    """PLOVER's four fields: verbal or material, cooperation or conflict."""

    VERBAL_COOPERATION = 1
    MATERIAL_COOPERATION = 2
    VERBAL_CONFLICT = 3
    MATERIAL_CONFLICT = 4

    @property
    def is_conflict(self) -> bool:
        return self >= Quad.VERBAL_CONFLICT


@dataclass(frozen=True, order=True)
class Evidence:
    """The sentence: characters start..end (end excluded) of a document, and their text."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Event:
    """One coded act. `dyads` are (actor state, recipient state); a reciprocal act holds both directions.

    `window` and `date_basis` are None where the text gives no date. `rung` is 0 to 10 on the diplomatic ladder,
    `score` PLOVER's -10 to +10. `rule` names the rule that fired; `why` says in one sentence why it did. `trigger`
    are the words of the evidence that tell the act, `confidence` is the probability (0 to 1) that all of it is so;
    both are None where a person or an import gave the event.
    """

    id: str
    type: str
    mode: str | None
    measure: str | None
    rung: int
    score: float
    quad: Quad
    status: Status
    window: Window | None
    date_basis: DateBasis | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    dyads: tuple[tuple[str | None, str | None], ...]
    place: str | None
    evidence: Evidence
    more_evidence: tuple[Evidence, ...] = ()
    rule: str = ""
    why: str = ""
    trigger: Evidence | None = None
    confidence: float | None = None

    @property
    def all_evidence(self) -> tuple[Evidence, ...]:
        return (self.evidence, *self.more_evidence)


@dataclass(frozen=True)
class Incident:
    """A happening in the world that events tell of; also one without a perpetrator (an accident)."""

    id: str
    label: str
    window: Window | None
    place: str | None
    events: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = field(default=())


class ResponseBasis(StrEnum):
    """`stated`: the text says that one act answers the other; `inferred`: from time, parties and measure."""

    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True)
class Response:
    """Cause event -> effect event (ids)."""

    cause: str
    effect: str
    basis: ResponseBasis
    evidence: Evidence | None = None
