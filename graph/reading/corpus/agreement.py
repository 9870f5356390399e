"""How well two hands agree that marked the same texts apart: the ceiling of what a reader can be asked for."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from graph.reading.annotation import Act, LinkKind
from graph.reading.corpus.gold import Gold


@dataclass
class Share:
    """How many of how many: of pairs that could agree those that do, or of all marks those the other has too."""

    same: int = 0
    of: int = 0

    def add(self, same: int, of: int) -> None:
        self.same += same
        self.of += of

    @property
    def value(self) -> float:
        return self.same / self.of if self.of else 1.0


@dataclass
class Agreement:
    """F1 of mentions, triggers and answers; of acts that both marked, the share with one type, sides, status."""

    mentions: Share
    triggers: Share
    types: Share
    sides: Share
    status: Share
    answers: Share

    def rows(self) -> list[tuple[str, Share]]:
        return [(field.name, getattr(self, field.name)) for field in fields(self)]


def agreement(pairs: Iterable[tuple[Gold, Gold]]) -> Agreement:
    """Of all documents together; each pair is one text marked by two hands."""
    found = Agreement(*(Share() for _ in fields(Agreement)))
    for one, other in pairs:
        _mentions(found.mentions, one, other)
        matched = _matched(one, other)
        found.triggers.add(2 * len(matched), len(one.annotation.acts) + len(other.annotation.acts))
        for a, b in matched:
            _codes(found, (one, a), (other, b))
        _answers(found.answers, one, other, matched)
    return found


def _mentions(share: Share, one: Gold, other: Gold) -> None:
    first, second = ([(m.span, m.type.label) for m in gold.annotation.mentions] for gold in (one, other))
    hits = sum(any(s.overlaps(t) and kind == k for t, k in second) for s, kind in first)
    back = sum(any(s.overlaps(t) and kind == k for t, k in first) for s, kind in second)
    share.add(hits + back, len(first) + len(second))


def _matched(one: Gold, other: Gold) -> list[tuple[int, int]]:
    """The tellings that both marked: their triggers overlap; each is matched once."""
    found: list[tuple[int, int]] = []
    taken: set[int] = set()
    for i, act in enumerate(one.annotation.acts):
        match = next((j for j, b in enumerate(other.annotation.acts) if j not in taken and _is_same(act, b)), None)
        if match is not None:
            taken.add(match)
            found.append((i, match))
    return found


def _is_same(one: Act, other: Act) -> bool:
    return one.trigger.overlaps(other.trigger)


def _codes(found: Agreement, one: tuple[Gold, int], other: tuple[Gold, int]) -> None:
    first, second = (gold.annotation.acts[place] for gold, place in (one, other))
    found.types.add(first.type.label == second.type.label, 1)
    found.status.add(first.status.label == second.status.label, 1)
    sides = [
        [set(gold.marked.states_of(side)) for side in (act.actors, act.recipients)]
        for gold, place in (one, other)
        for act in [gold.marked.acts[gold.tellings[place]]]
    ]
    found.sides.add(sides[0] == sides[1], 1)


def _answers(share: Share, one: Gold, other: Gold, matched: list[tuple[int, int]]) -> None:
    """Links between acts that both marked; an act is known by the first of its tellings that both have."""
    names = [
        {gold.tellings[p[side]]: n for n, p in reversed(list(enumerate(matched)))}
        for side, gold in enumerate((one, other))
    ]
    links = [
        {
            (known[gold.tellings[k.source]], known[gold.tellings[k.target]])
            for k in gold.annotation.links
            if k.kind == LinkKind.ANSWERS and {gold.tellings[k.source], gold.tellings[k.target]} <= known.keys()
        }
        for gold, known in zip((one, other), names, strict=True)
    ]
    share.add(2 * len(links[0] & links[1]), len(links[0]) + len(links[1]))
