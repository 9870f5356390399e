"""Arguments -> the two sides of an act and its ordered pairs of states."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.reading.annotation import Act, Annotation, Argument, Role, Span
from graph.span_coding.entities import Cast, Party

CHOSEN = 0.5  # a party is on a side when the reader holds it more likely than not

Dyads = tuple[tuple[str | None, str | None], ...]


@dataclass(frozen=True)
class Side:
    """One side of an act: entities (ids), states, what names them, and how sure the reader is of the least sure one."""

    entities: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    words: tuple[str, ...] = ()  # how the text calls each of them
    score: float = 1.0


@dataclass(frozen=True)
class Sides:
    """Who, and to whom."""

    actors: Side
    recipients: Side

    @property
    def dyads(self) -> Dyads:
        """The ordered pairs of states; None for a side that is not told.

        A mutual act has all its states on both sides, hence both directions; no state is paired with itself unless
        it is the only one.
        """
        nobody: Sequence[str | None] = (None,)
        pairs = [(a, r) for a in self.actors.states or nobody for r in self.recipients.states or nobody]
        apart = [(a, r) for a, r in pairs if a != r]
        return tuple(dict.fromkeys(apart or pairs))

    @property
    def score(self) -> float:
        return min(self.actors.score, self.recipients.score)


def sides_of(act: Act, annotation: Annotation, cast: Cast) -> Sides:
    """The sides of one telling."""
    return Sides(_side(act, Role.ACTOR, annotation, cast), _side(act, Role.RECIPIENT, annotation, cast))


def _side(act: Act, role: Role, annotation: Annotation, cast: Cast) -> Side:
    chosen = [a for a in act.of_role(role) if a.score >= CHOSEN and a.mention is not None]
    chosen.sort(key=lambda a: annotation.mentions[a.mention or 0].span)
    parties = [_party(a, annotation, cast) for a in chosen]
    return Side(
        entities=_each(ident for party in parties for ident in party.entities),
        states=_each(state for party in parties for state in party.states),
        mentions=tuple(annotation.mentions[a.mention or 0].span for a in chosen),
        words=tuple(party.words for party in parties),
        score=min((_score(a, annotation) for a in chosen), default=1.0),
    )


def _party(argument: Argument, annotation: Annotation, cast: Cast) -> Party:
    return cast.parties[annotation.mentions[argument.mention or 0].chain]


def _score(argument: Argument, annotation: Annotation) -> float:
    whose = annotation.mentions[argument.mention or 0].affiliation
    return min(argument.score, whose.score if whose else 1.0)


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
