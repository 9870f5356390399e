"""Marked documents -> windows to scan, with what the marks say of them."""

from collections.abc import Iterator, Sequence

from graph.lexicon.actors import Actors
from graph.reading.anchors import Anchor, find_anchors
from graph.reading.annotation import Act, Mention
from graph.reading.corpus.gold import Gold
from graph.reading.examples import Pair, Pointing, ScanExample
from graph.reading.features import antecedents, linked_row, same_rows, whose_rows
from graph.reading.labels import BEGIN, Joined, Labels
from graph.reading.pieces import Cutter, Pieces, Window, windows

_ACT_PAIRS = 60  # pairs of triggers a window


def scan_examples(gold: Gold, cutter: Cutter, labels: Labels, actors: Actors) -> Iterator[ScanExample]:
    """One example a window of the document."""
    anchors = find_anchors(gold.document.text, actors)
    for window in windows(cutter.cut(gold.document)):
        yield _scan(gold, window, labels, anchors)


def _scan(gold: Gold, window: Window, labels: Labels, anchors: Sequence[Anchor]) -> ScanExample:
    text, length = gold.document.text, len(window.offsets)
    mentions = [(m, place) for m in gold.annotation.mentions if (place := window.pieces(m.span))]
    told = zip(gold.annotation.acts, gold.tellings, strict=True)
    acts = [(act, ident, place) for act, ident in told if (place := window.pieces(act.trigger))]
    here = [(a, place) for a in anchors if (place := window.pieces(a.span))]
    named, names = [m for m, _ in mentions], [a for a, _ in here]
    return ScanExample(
        window,
        mention_tags=_tags(length, [(labels.begin(m.type.label), place) for m, place in mentions]),
        trigger_tags=_tags(length, [(BEGIN, place) for _, _, place in acts]),
        mentions=[place for _, place in mentions],
        anchors=[place for _, place in here],
        triggers=[place for _, _, place in acts],
        same=[_same(named, at, text) for at in range(len(named))],
        whose=[_whose(mention, at, names, text) for at, mention in enumerate(named)],
        linked=list(_linked(gold, window, [(act, ident) for act, ident, _ in acts])),
    )


def _tags(length: int, begun: Sequence[tuple[int, Pieces]]) -> list[int]:
    """Tags of all pieces; the tag of further pieces is the one after that of the first."""
    tags = [0] * length
    for tag, (first, last) in begun:
        tags[first:last] = [tag, *[tag + 1] * (last - first - 1)]
    return tags


def _same(mentions: Sequence[Mention], at: int, text: str) -> Pointing:
    back = list(antecedents(at))
    rows = same_rows([(m.span, m.type.label) for m in mentions], at, text)
    return Pointing(at, back, rows, [mentions[i].chain == mentions[at].chain for i in back])


def _whose(mention: Mention, at: int, names: Sequence[Anchor], text: str) -> Pointing:
    wanted = set(mention.affiliation.label.split("/")) if mention.affiliation else set()
    right = [name.code in wanted for name in names]
    return Pointing(at, list(range(len(names))), whose_rows(mention.span, names, text), right)


def _linked(gold: Gold, window: Window, acts: Sequence[tuple[Act, str]]) -> Iterator[Pair]:
    pairs = [(i, j) for j in range(len(acts)) for i in range(j)]
    for i, j in pairs[-_ACT_PAIRS:]:
        (one, ident), (other, later) = acts[i], acts[j]
        row = linked_row(one.trigger, other.trigger, window, gold.document.text)
        yield Pair(i, j, row, _joined(gold, ident, later))


def _joined(gold: Gold, one: str, other: str) -> Joined:
    if one == other:
        return Joined.SAME
    if one in gold.marked.acts[other].causes:
        return Joined.ANSWERS
    return Joined.ANSWERED if other in gold.marked.acts[one].causes else Joined.APART
