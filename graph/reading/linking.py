"""Links between the acts of a document: the same act told twice, an act that answers another."""

from collections.abc import Iterator, Sequence

import numpy as np

from graph.reading.annotation import Act, Link, LinkKind
from graph.reading.features import linked_row
from graph.reading.heads import Heads, softmax
from graph.reading.labels import Joined
from graph.reading.scanning import Trigger

_BACK = 12  # acts back that an act is compared with


def linked(heads: Heads, text: str, acts: Sequence[Act], triggers: Sequence[Trigger]) -> Iterator[Link]:
    """The links between acts whose triggers were found in the same window."""
    of_span = {trigger.span: trigger for trigger in triggers}
    told = [of_span[act.trigger] for act in acts]
    pairs = [(i, j) for j in range(len(told)) for i in range(max(0, j - _BACK), j) if told[i].window is told[j].window]
    if not pairs:
        return
    rows = [linked_row(told[i].span, told[j].span, told[i].window, text) for i, j in pairs]
    earlier, later = (np.stack([told[pair[side]].reading for pair in pairs]) for side in (0, 1))
    shares = softmax(heads.of_pair("linked", earlier, later, rows))
    for (i, j), share in zip(pairs, shares, strict=True):
        kind = Joined(int(share.argmax()))
        if kind is not Joined.APART:
            yield _link(kind, i, j, float(share[kind]))


def _link(kind: Joined, earlier: int, later: int, score: float) -> Link:
    if kind is Joined.SAME:
        return Link(LinkKind.SAME_ACT, later, earlier, score)
    source, target = (later, earlier) if kind is Joined.ANSWERS else (earlier, later)
    return Link(LinkKind.ANSWERS, source, target, score)
