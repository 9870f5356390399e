"""One telling of an act, with its sides and its sentence; and the tellings that are one act."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.model import BlockKind, Evidence, Status
from graph.reading.annotation import Act, Annotation, LinkKind, Span
from graph.span_coding.entities import Cast, surest
from graph.span_coding.page import Page
from graph.span_coding.sides import Sides, sides_of

LINKED = 0.5  # two tellings are one act, an act answers another, when the reader holds it more likely than not


@dataclass(frozen=True)
class Telling:
    """`place` is the act's place in the annotation; `evidence` the sentence of its trigger."""

    place: int
    act: Act
    sides: Sides
    sentence: Span
    evidence: Evidence
    trigger: Evidence
    in_title: bool

    @property
    def order(self) -> tuple[bool, bool, int, int]:
        """The best one to show first: in the body, with both sides told, then the first."""
        return (
            self.in_title,
            not (self.sides.actors.states and self.sides.recipients.states),
            self.trigger.start,
            self.place,
        )


@dataclass(frozen=True)
class Deed:
    """All tellings of one act, the best first."""

    tellings: tuple[Telling, ...]

    @property
    def best(self) -> Telling:
        return self.tellings[0]

    @property
    def in_headline_only(self) -> bool:
        return all(t.in_title for t in self.tellings)

    @cached_property
    def type(self) -> str:
        return surest([t.act.type for t in self.tellings]) or ""

    @cached_property
    def mode(self) -> str | None:
        return surest(t.act.mode for t in self._of_type if t.act.mode)

    @cached_property
    def measure(self) -> str | None:
        return surest(t.act.measure for t in self._of_type if t.act.measure)

    @cached_property
    def status(self) -> Status:
        return Status(surest([t.act.status for t in self.tellings]) or Status.OCCURRED)

    @property
    def _of_type(self) -> list[Telling]:
        return [t for t in self.tellings if t.act.type.label == self.type]

    @cached_property
    def sides(self) -> Sides:
        """The sides of the telling that tells both, and of those the surest one."""
        return max(self.tellings, key=_fullness).sides

    @cached_property
    def confidence(self) -> float:
        """The joint probability of act, type, status and sides, by the surest telling."""
        return round(max(map(_confidence, self.tellings)), 4)


def _fullness(telling: Telling) -> tuple[int, float]:
    sides = telling.sides
    return bool(sides.actors.states) + bool(sides.recipients.states), sides.score


def _confidence(telling: Telling) -> float:
    act = telling.act
    return act.score * act.type.score * act.status.score * telling.sides.score


def deed_of(tellings: Sequence[Telling]) -> Deed:
    """One act of all these tellings."""
    return Deed(tuple(sorted(tellings, key=lambda t: t.order)))


def tellings_of(annotation: Annotation, page: Page, cast: Cast) -> list[Telling]:
    """The tellings in the order of the annotation's acts."""
    found = []
    for place, act in enumerate(annotation.acts):
        sentence = page.sentence(act.trigger)
        found.append(
            Telling(
                place=place,
                act=act,
                sides=sides_of(act, annotation, cast),
                sentence=sentence,
                evidence=page.evidence(sentence),
                trigger=page.evidence(act.trigger),
                in_title=page.kind(act.trigger) is BlockKind.TITLE,
            )
        )
    return found


def linked(annotation: Annotation, tellings: Sequence[Telling]) -> list[Deed]:
    """The acts that the reader's links make of the tellings, in the order of the text."""
    group = list(range(len(tellings)))
    for link in annotation.links:
        if link.kind is LinkKind.SAME_ACT and link.score >= LINKED:
            one, other = group[link.source], group[link.target]
            group = [min(one, other) if g in (one, other) else g for g in group]
    members = [[t for t in tellings if group[t.place] == g] for g in sorted(set(group))]
    deeds = [deed_of(found) for found in members]
    return sorted(deeds, key=lambda deed: min(t.trigger.start for t in deed.tellings))
