"""What a batch of examples costs: the losses of all heads over one pass of the encoder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from graph.reading.examples import Candidate, Pair, Pointing, ScanExample, WeighExample
from graph.reading.features import Row
from graph.reading.inputs import inputs
from graph.reading.net import Net, PairHead, pooled
from graph.reading.pieces import Asked, Pieces

_MARKS = 101, 102  # [CLS] and [SEP] in the vocabulary of BERT, whose pretrained encoder the training begins with
_POSITIVE = 2.0  # weight of what is there against what is not: most mentions play no part
_IGNORED = -100  # the tag of padding
_NEVER = -1e4
_TINY = 1e-30

Losses = dict[str, Tensor]
PairScores = Callable[[Tensor, Tensor, Tensor], Tensor]


def encode(net: Net, batch: Sequence[Asked]) -> Tensor:
    """(windows, pieces, width) in float32, padded to the longest window."""
    given = torch.from_numpy(inputs(batch, max(map(len, batch)), _MARKS))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden: Tensor = net.encoder(*given)
    return hidden.float()


def scan_loss(net: Net, batch: Sequence[ScanExample]) -> Losses:
    """The losses of the scanning heads, by name."""
    hidden = encode(net, [Asked(e.window) for e in batch])
    # Gradients add up in the order of these lines: another order rounds otherwise, and gives other weights in the end.
    tags = {
        "mention": tag_loss(net.mention_tag(hidden), [e.mention_tags for e in batch]),
        "trigger": tag_loss(net.trigger_tag(hidden), [e.trigger_tags for e in batch]),
    }
    mentions = _Spans.of(hidden, [e.mentions for e in batch])
    anchors = _Spans.of(hidden, [e.anchors for e in batch])
    triggers = _Spans.of(hidden, [e.triggers for e in batch])
    return tags | {
        "same": _pointing(_later_first(net.same), mentions, mentions, [e.same for e in batch]),
        "whose": _pointing(net.whose, mentions, anchors, [e.whose for e in batch]),
        "linked": _linked(net.linked, triggers, [e.linked for e in batch]),
    }


def weigh_loss(net: Net, batch: Sequence[WeighExample]) -> Losses:
    """The losses of the weighing heads, by name; only that of the type where no example is an act."""
    hidden = encode(net, [e.asked for e in batch])
    triggers = pooled(hidden, [(row, *e.asked.trigger) for row, e in enumerate(batch) if e.asked.trigger])
    acts = [i for i, e in enumerate(batch) if e.code.type]
    losses = {"type": _label_loss(net.kind(triggers), [e.code.type for e in batch])}
    if not acts:
        return losses
    told, codes = triggers[acts], [batch[i].code for i in acts]
    return losses | {
        "mode": _label_loss(net.mode(told), [code.mode for code in codes]),
        "measure": _label_loss(net.measure(told), [code.measure for code in codes]),
        "status": _label_loss(net.status(told), [code.status for code in codes]),
        "role": _parts(net.role, hidden, triggers, [e.roles for e in batch]),
        "time": _parts(net.time, hidden, triggers, [e.times for e in batch]),
    }


def tag_loss(scores: Tensor, tags: Sequence[Sequence[int]]) -> Tensor:
    """(windows, pieces, tags) of scores against the right tag of each piece; padding counts nothing."""
    return functional.cross_entropy(
        scores.flatten(0, 1), padded(tags, scores.shape[1]).flatten(), ignore_index=_IGNORED
    )


def padded(tags: Sequence[Sequence[int]], length: int) -> Tensor:
    """(windows, length) of tags, with one that is ignored where a window has ended."""
    return torch.tensor([[*row, *[_IGNORED] * (length - len(row))] for row in tags])


def _label_loss(scores: Tensor, wanted: Sequence[int]) -> Tensor:
    return functional.cross_entropy(scores, torch.tensor(wanted))


@dataclass(frozen=True)
class _Spans:
    """Readings of spans of all windows (n, width), and where those of each window begin."""

    readings: Tensor
    starts: list[int]

    @classmethod
    def of(cls, hidden: Tensor, places: Sequence[Sequence[Pieces]]) -> "_Spans":
        starts: list[int] = []
        spans: list[tuple[int, int, int]] = []
        for row, here in enumerate(places):
            starts.append(len(spans))
            spans += [(row, first, last) for first, last in here]
        return cls(pooled(hidden, spans), starts)


def _later_first(head: PairHead) -> PairScores:
    """A head that takes the earlier of two mentions first, asked about the later one."""
    return lambda later, earlier, extra: head(earlier, later, extra)


def _pointing(head: PairScores, asked: _Spans, answering: _Spans, questions: Sequence[Sequence[Pointing]]) -> Tensor:
    """Each points to one of several or to none (score 0): minus the log of what all right ones get together."""
    rows = [(row, question) for row, here in enumerate(questions) for question in here if question.candidates]
    if not rows:
        return asked.readings.new_zeros(())
    one = [asked.starts[row] + q.at for row, q in rows for _ in q.candidates]
    other = [answering.starts[row] + place for row, q in rows for place in q.candidates]
    extra = [features for _, q in rows for features in q.rows]
    scores = head(asked.readings[one], answering.readings[other], _stacked(extra))[:, 0]
    owner = torch.tensor([number for number, (_, q) in enumerate(rows) for _ in q.candidates])
    return _softmax_loss(scores, owner, torch.tensor([answer for _, q in rows for answer in q.right]))


def _softmax_loss(scores: Tensor, owner: Tensor, wanted: Tensor) -> Tensor:
    """The mean loss of all questions; a candidate has a score, its question, and whether it is right."""
    count = int(owner[-1]) + 1
    none = torch.zeros(count)
    has = torch.zeros(count, dtype=torch.bool).index_put((owner[wanted],), torch.tensor(True))
    total = torch.logaddexp(_logsum(scores, owner, count), none)
    good = torch.where(has, _logsum(scores.masked_fill(~wanted, _NEVER), owner, count), none)
    return (total - good).mean()


def _logsum(scores: Tensor, index: Tensor, count: int) -> Tensor:
    most = torch.full((count,), _NEVER).scatter_reduce(0, index, scores.detach(), "amax")
    sums = torch.zeros(count).index_add(0, index, torch.exp(scores - most[index]))
    return torch.log(sums + _TINY) + most


def _linked(head: PairHead, triggers: _Spans, pairs: Sequence[Sequence[Pair]]) -> Tensor:
    rows = [(triggers.starts[row], pair) for row, here in enumerate(pairs) for pair in here]
    if not rows:
        return triggers.readings.new_zeros(())
    one = [start + pair.one for start, pair in rows]
    other = [start + pair.other for start, pair in rows]
    scores = head(triggers.readings[one], triggers.readings[other], _stacked([pair.row for _, pair in rows]))
    return _label_loss(scores, [pair.joined for _, pair in rows])


def _parts(head: PairHead, hidden: Tensor, triggers: Tensor, candidates: Sequence[Sequence[Candidate]]) -> Tensor:
    """Who or what takes part in the act that is asked about: each candidate by itself."""
    rows = [(row, candidate) for row, here in enumerate(candidates) for candidate in here]
    if not rows:
        return hidden.new_zeros(())
    asked = triggers[[row for row, _ in rows]]
    readings = pooled(hidden, [(row, *candidate.place) for row, candidate in rows])
    scores = head(asked, readings, _stacked([c.row for _, c in rows]))
    wanted = torch.tensor([c.answers for _, c in rows], dtype=torch.float32)
    weight = torch.full((scores.shape[1],), _POSITIVE)
    return functional.binary_cross_entropy_with_logits(scores, wanted, pos_weight=weight)


def _stacked(rows: Sequence[Row]) -> Tensor:
    return torch.from_numpy(np.stack(rows))
