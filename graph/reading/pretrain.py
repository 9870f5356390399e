"""`python -m graph.reading.pretrain --out FILE`: teaches the encoder roles on PropBank before it sees the corpus.

The corpus tells of some ten thousand acts; PropBank of forty thousand predicates of every kind, each marked as the
reader marks a trigger. What the pieces of the sentence are to it (who does it, to whom) is asked of each alone.
"""

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn

from graph.ontology import load_ontology
from graph.reading import edge
from graph.reading.batches import BatchSize, batches
from graph.reading.checkpoint import load_weights, save_weights
from graph.reading.descent import descend, make_optimizer
from graph.reading.labels import Labels
from graph.reading.losses import encode, padded, tag_loss
from graph.reading.net import Net, Shape
from graph.reading.pretrained import make_cutter, make_net
from graph.reading.propbank import ROLES, RoleExample, role_examples
from graph.reading.schedule import RiseStayFall

_PROPBANK = Path("../shared/corpora/ewt-propbank/ewt-propbank.jsonl.xz")
_BATCH = BatchSize(pieces=1300, jitter=4)
_RATE = 1e-4
_THREADS = 2


class Pretraining:
    """A network that learns roles, with a head of its own that is thrown away afterwards."""

    def __init__(self, net: Net, steps: int) -> None:
        self._net, self._head = net, nn.Linear(Shape().width, ROLES)
        parameters = [*net.encoder.parameters(), *self._head.parameters()]
        self._optimizer = make_optimizer([(parameters, _RATE)])
        self._share, self._taken = RiseStayFall(steps), 0
        net.train()

    def step(self, batch: Sequence[RoleExample]) -> tuple[int, int]:
        """Learn from a batch; of its pieces with a role how many were right, and how many there are."""
        scores = self._head(encode(self._net, [e.asked for e in batch]))
        tags = [e.tags for e in batch]
        descend(tag_loss(scores, tags), self._net, self._optimizer, share=self._share(self._taken))
        self._taken += 1
        wanted = padded(tags, scores.shape[1])
        told = wanted > 0
        return int((scores.argmax(-1) == wanted)[told].sum()), int(told.sum())


def main() -> None:
    """Train and keep the encoder (with heads as yet untrained)."""
    options = _options()
    torch.manual_seed(options.seed)
    torch.set_num_threads(_THREADS)
    rng = random.Random(options.seed)  # noqa: S311 (an order of examples, no secret)
    net = make_net(Labels(load_ontology()))
    if options.start:
        net.load_state_dict(load_weights(options.start))
    examples = list(role_examples(options.propbank, make_cutter()))
    work = batches(examples, _BATCH, rng)
    print(f"{len(examples)} predicates, {sum(map(len, examples))} pieces, {len(work)} batches", flush=True)
    since, pretraining = time.time(), Pretraining(net, len(work) * options.passes)
    for number in range(1, options.passes + 1):
        rng.shuffle(work)
        right, seen = map(sum, zip(*map(pretraining.step, work), strict=True))
        share = f"{right / seen:.3f} of {seen} pieces with a role right"
        print(f"pass {number}: {share}, {time.time() - since:.0f} s", flush=True)
        save_weights(net.state_dict(), options.out)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--propbank", type=Path, default=_PROPBANK)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--start", type=Path, help="weights to begin with instead of the pretrained encoder")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    edge.run(main)
