"""Judging: what a reader says of marked documents against what their marks say."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.reading.annotation import Act, Annotation, Mention, Role, Scored, Span
from graph.reading.corpus.gold import Gold
from graph.reading.figures import Figures

Dyads = frozenset[tuple[str | None, str | None]]


def judge(pairs: Iterable[tuple[Gold, Annotation]]) -> Figures:
    """The figures of all documents together."""
    figures = Figures()
    for gold, annotation in pairs:
        _judge_mentions(figures, gold.annotation.mentions, annotation.mentions)
        _judge_tellings(figures, gold, annotation)
        _judge_events(figures, _marked_events(gold), _given_events(annotation))
    return figures


def states(annotation: Annotation, act: Act, role: Role) -> list[str]:
    """The states on a side of an act, by what the reader says whose its mentions are."""
    mentions = [annotation.mentions[a.mention] for a in act.of_role(role) if a.mention is not None]
    found = [state for m in mentions if m.affiliation for state in m.affiliation.label.split("/")]
    return list(dict.fromkeys(found))


def dyads(actors: Iterable[str], recipients: Iterable[str]) -> Dyads:
    """The ordered pairs of different states; one side alone stands with None."""
    one, other = tuple(actors) or (None,), tuple(recipients) or (None,)
    return frozenset((a, r) for a in one for r in other if a != r)


def _judge_mentions(figures: Figures, marked: Iterable[Mention], given: Iterable[Mention]) -> None:
    """A mention is found where one overlaps it; that with the same span is compared, else the first."""
    wanted, said = ({mention.span: mention for mention in mentions} for mentions in (marked, given))
    for span, mention in wanted.items():
        match = said.get(span) or next((m for s, m in said.items() if s.overlaps(span)), None)
        figures.mentions.want(found=match is not None)
        if match is None:
            continue
        figures.compare("mention type", right=match.type.label == mention.type.label)
        if mention.affiliation:
            own = mention.affiliation.label.split("/")
            figures.compare("mention state", right=match.affiliation is not None and match.affiliation.label in own)
    for span in said:
        figures.mentions.give(right=any(span.overlaps(other) for other in wanted))


def _judge_tellings(figures: Figures, gold: Gold, annotation: Annotation) -> None:
    """A telling is found where a trigger overlaps its own; the first of those is compared."""
    wanted = gold.annotation.acts
    for act in annotation.acts:
        figures.triggers.give(right=any(act.trigger.overlaps(want.trigger) for want in wanted))
    for want, ident in zip(wanted, gold.tellings, strict=True):
        match = next((act for act in annotation.acts if act.trigger.overlaps(want.trigger)), None)
        figures.triggers.want(found=match is not None)
        if match is not None:
            _compare(figures, gold, ident, annotation, match)


def _compare(figures: Figures, gold: Gold, ident: str, annotation: Annotation, act: Act) -> None:
    marked = gold.marked.acts[ident]
    actors, recipients = (set(gold.marked.states_of(side)) for side in (marked.actors, marked.recipients))
    figures.compare("type", right=act.type.label == marked.type)
    figures.compare("status", right=act.status.label == marked.status.value)
    figures.compare("measure", right=_label(act.measure) == marked.measure)
    figures.compare("mode", right=_label(act.mode) == marked.mode)
    figures.compare("actor states", right=set(states(annotation, act, Role.ACTOR)) == actors)
    figures.compare("recipient states", right=set(states(annotation, act, Role.RECIPIENT)) == recipients)


def _label(scored: Scored | None) -> str | None:
    return scored.label if scored else None


@dataclass(frozen=True)
class _Event:
    """An act between states with the sentences that tell it."""

    type: str
    status: str
    dyads: Dyads
    sentences: frozenset[Span]
    score: float = 1.0

    def is_told_by(self, other: "_Event") -> bool:
        """Whether both are of one type, have a dyad in common, and are told in one sentence."""
        return (
            self.type == other.type
            and not self.dyads.isdisjoint(other.dyads)
            and any(one.overlaps(two) for one in self.sentences for two in other.sentences)
        )


def _marked_events(gold: Gold) -> list[_Event]:
    """The acts with a state on each side."""
    found = []
    for ident, act in gold.marked.acts.items():
        pairs = dyads(gold.marked.states_of(act.actors), gold.marked.states_of(act.recipients))
        told = zip(gold.annotation.acts, gold.tellings, strict=True)
        sentences = frozenset(telling.sentence for telling, of in told if of == ident)
        if any(a and r for a, r in pairs):
            found.append(_Event(act.type, act.status.value, pairs, sentences))
    return found


def _given_events(annotation: Annotation) -> list[_Event]:
    """The tellings with a state on each side."""
    found = []
    for act in annotation.acts:
        sides = (states(annotation, act, role) for role in (Role.ACTOR, Role.RECIPIENT))
        pairs = frozenset(pair for pair in dyads(*sides) if all(pair))
        score = act.score * act.type.score * act.status.score
        if pairs:
            found.append(_Event(act.type.label, act.status.label, pairs, frozenset([act.sentence]), score))
    return found


def _judge_events(figures: Figures, marked: Iterable[_Event], given: Iterable[_Event]) -> None:
    marked, given = list(marked), list(given)
    for event in marked:
        status = {other.status for other in given if event.is_told_by(other)}
        figures.events.want(found=bool(status))
        figures.events_status.want(found=event.status in status)
        figures.of_type(event.type).want(found=bool(status))
    for event in given:
        status = {other.status for other in marked if event.is_told_by(other)}
        figures.events.give(right=bool(status))
        figures.events_status.give(right=event.status in status)
        figures.of_type(event.type).give(right=bool(status))
        figures.reliability.append((event.score, event.status in status))
