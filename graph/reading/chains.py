"""Chains: which mentions of a document mean the same, and whose they are together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.reading.annotation import Mention, Scored, Span
from graph.reading.scanning import Scan, Shares


def chained(scan: Scan) -> list[Mention]:
    """The mentions with their chains; a chain is of the state that its mentions say together."""
    spans = [mention.span for mention in scan.mentions]
    numbers = chain_numbers({mention.span: mention.name for mention in scan.mentions}, scan.same)
    members: dict[int, list[Shares]] = defaultdict(list)
    for span, number in zip(spans, numbers, strict=True):
        members[number] += [scan.whose[span]] if span in scan.whose else []
    whose = {number: affiliation(told) for number, told in members.items()}
    return [
        Mention(mention.span, Scored(mention.type.value, mention.score), number, whose[number])
        for mention, number in zip(scan.mentions, numbers, strict=True)
    ]


def chain_numbers(names: Mapping[Span, str], same: Iterable[tuple[Span, Span]]) -> list[int]:
    """For each span the place of the one that stands for its chain; a pair with an unknown span counts nothing.

    `names` gives what each mention of a person is called, "" where it is called nothing. A pair that would put two
    names into one chain is passed over: "he" between two ministers is one of them.
    """
    place = {span: i for i, span in enumerate(names)}
    called = list(names.values())
    parent = list(range(len(called)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for one, other in same:
        if one not in place or other not in place:
            continue
        first, second = root(place[one]), root(place[other])
        if len({called[first], called[second]} - {""}) <= 1:
            parent[second] = first
            called[first] = called[first] or called[second]
    return [root(i) for i in range(len(called))]


def affiliation(told: Sequence[Shares]) -> Scored | None:
    """The state with the highest mean share over the mentions of a chain; None where that is nobody."""
    sums: dict[str, float] = defaultdict(float)
    for shares in told:
        for code, share in shares.items():
            sums[code] += share / len(told)
    if not sums:
        return None
    (code, score), *rest = sorted(sums.items(), key=lambda row: (-row[1], row[0]))
    runner_up = rest[0][0] if rest else ""
    return Scored(code, score, runner_up or None) if code else None
