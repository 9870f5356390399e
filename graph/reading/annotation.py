"""The wall between reading and coding: what a reader says of a text, as frozen values. Spans cross it, tokens never.

Offsets count characters of `Document.text`, end excluded. Every label has a score from 0 to 1 (calibrated: of all
labels with score .8 four in five are right), and the runner-up where the two are near.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from graph.model import Document

Json = dict[str, Any]


@dataclass(frozen=True, order=True)
class Span:
    """Characters start..end (end excluded) of a text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span from {self.start} to {self.end} holds no character")

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class Scored:
    """A label, how sure the reader is of it, and what it would have said otherwise (None where that is far behind)."""

    label: str
    score: float = 1.0
    runner_up: str | None = None


class MentionType(StrEnum):
    """What a mention names. `nationals`: people or things of a state that have no name of their own."""

    STATE = "state"
    IGO = "igo"
    AGENCY = "agency"
    OFFICIAL = "official"
    ORGANIZATION = "organization"
    PERSON = "person"
    NATIONALS = "nationals"


@dataclass(frozen=True)
class Mention:
    """A phrase that names somebody, or stands for somebody named elsewhere ("he", "the ministry").

    `chain`: mentions with the same number mean the same. `affiliation`: whose it is, a state's alpha-3 code (or several
    with "/": "FRA/GBR") or a body's short name; None where the text does not tell.
    """

    span: Span
    type: Scored
    chain: int
    affiliation: Scored | None = None


class Role(StrEnum):
    """How a mention or a span takes part in an act."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    TIME = "time"
    PLACE = "place"


@dataclass(frozen=True)
class Argument:
    """Who, to whom, when, where. A party is a mention (its place in `Annotation.mentions`), a time or place a span."""

    role: Role
    mention: int | None = None
    span: Span | None = None
    score: float = 1.0

    def __post_init__(self) -> None:
        if (self.mention is None) == (self.span is None):
            raise ValueError(f"an argument ({self.role}) is either a mention or a span")


@dataclass(frozen=True)
class Act:
    """One telling of an act: the words that tell it, the sentence around them, its code and who takes part.

    `score`: how sure the reader is that here an act between states is told at all.
    """

    trigger: Span
    sentence: Span
    type: Scored
    mode: Scored | None
    measure: Scored | None
    status: Scored
    arguments: tuple[Argument, ...] = ()
    score: float = 1.0

    def of_role(self, role: Role) -> tuple[Argument, ...]:
        """The arguments of one role, the surest first."""
        found = [argument for argument in self.arguments if argument.role == role]
        return tuple(sorted(found, key=lambda argument: (-argument.score, argument.mention or 0)))


class LinkKind(StrEnum):
    """What joins two tellings: the same act told twice, an act that answers another."""

    SAME_ACT = "same-act"
    ANSWERS = "answers"


@dataclass(frozen=True)
class Link:
    """From act `source` to act `target` (places in `Annotation.acts`): source answers target, or both are one act.

    `cue`: the words that say so ("in response to"), where the reader can name them.
    """

    kind: LinkKind
    source: int
    target: int
    score: float = 1.0
    cue: Span | None = None


@dataclass(frozen=True)
class Annotation:
    """All that a reader says of one document: mentions and acts in the order of the text, and links between acts."""

    document: str
    mentions: tuple[Mention, ...] = ()
    acts: tuple[Act, ...] = ()
    links: tuple[Link, ...] = ()
    reader: str = ""

    def __post_init__(self) -> None:
        for act in self.acts:
            for argument in act.arguments:
                if argument.mention is not None and not 0 <= argument.mention < len(self.mentions):
                    raise ValueError(f"an act of {self.document} has no mention {argument.mention}")
        for link in self.links:
            if not (0 <= link.source < len(self.acts) and 0 <= link.target < len(self.acts)):
                raise ValueError(f"a link of {self.document} joins acts {link.source} and {link.target}")


class Reader(Protocol):
    """Reads documents. `version` names weights, code and data: the same version gives the same annotation."""

    @property
    def version(self) -> str: ...

    def read(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        """The annotation of each document, in their order."""
        ...


def annotation_to_json(annotation: Annotation) -> Json:
    """A JSON object; spans are [start, end], scored labels [label, score, runner-up]."""
    return {
        "document": annotation.document,
        "reader": annotation.reader,
        "mentions": [
            {"span": _span(m.span), "type": _scored(m.type), "chain": m.chain, "affiliation": _scored(m.affiliation)}
            for m in annotation.mentions
        ],
        "acts": [_act(act) for act in annotation.acts],
        "links": [
            {"kind": k.kind.value, "source": k.source, "target": k.target, "score": k.score, "cue": _span(k.cue)}
            for k in annotation.links
        ],
    }


def annotation_from_json(data: Json) -> Annotation:
    """The inverse of `annotation_to_json`; KeyError, TypeError or ValueError where `data` is not of its form."""
    return Annotation(
        document=data["document"],
        reader=data["reader"],
        mentions=tuple(
            Mention(Span(*m["span"]), Scored(*m["type"]), m["chain"], _scored_from(m["affiliation"]))
            for m in data["mentions"]
        ),
        acts=tuple(_act_from(act) for act in data["acts"]),
        links=tuple(
            Link(LinkKind(k["kind"]), k["source"], k["target"], k["score"], _span_from(k["cue"])) for k in data["links"]
        ),
    )


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _span_from(data: list[int] | None) -> Span | None:
    return None if data is None else Span(*data)


def _scored(scored: Scored | None) -> list[Any] | None:
    return None if scored is None else [scored.label, scored.score, scored.runner_up]


def _scored_from(data: list[Any] | None) -> Scored | None:
    return None if data is None else Scored(*data)


def _act(act: Act) -> Json:
    return {
        "trigger": _span(act.trigger),
        "sentence": _span(act.sentence),
        "type": _scored(act.type),
        "mode": _scored(act.mode),
        "measure": _scored(act.measure),
        "status": _scored(act.status),
        "score": act.score,
        "arguments": [
            {"role": a.role.value, "mention": a.mention, "span": _span(a.span), "score": a.score} for a in act.arguments
        ],
    }


def _act_from(data: Json) -> Act:
    return Act(
        trigger=Span(*data["trigger"]),
        sentence=Span(*data["sentence"]),
        type=Scored(*data["type"]),
        mode=_scored_from(data["mode"]),
        measure=_scored_from(data["measure"]),
        status=Scored(*data["status"]),
        score=data["score"],
        arguments=tuple(
            Argument(Role(a["role"]), a["mention"], _span_from(a["span"]), a["score"]) for a in data["arguments"]
        ),
    )
