"""`python -m graph.reading.train --out FILE`: trains the reader on the corpus.

FILE is written after every pass; a training that was cut off goes on from it when it is started again.
"""

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch

from graph.lexicon.actors import load_actors
from graph.ontology import load_ontology
from graph.reading import edge
from graph.reading.checkpoint import Plan, load_checkpoint, load_weights, save_checkpoint, save_weights
from graph.reading.corpus.gold import Gold, gold
from graph.reading.corpus.parts import load_part
from graph.reading.examples import WeighExample
from graph.reading.labels import Labels
from graph.reading.pretrained import make_cutter, make_net
from graph.reading.renaming import renamed
from graph.reading.scan_examples import scan_examples
from graph.reading.training import Examples, Means, Training
from graph.reading.weigh_examples import trigger_words, weigh_examples

_THREADS = 2
_RENAMED = 0.5  # share of the texts of a pass that are read with other states in them


def main() -> None:
    """Train and keep the weights."""
    options = _options()
    plan = Plan(options.passes, options.seed, options.share)
    begun = load_checkpoint(options.out, plan)
    torch.manual_seed(plan.seed)
    torch.set_num_threads(_THREADS)
    rng = random.Random(plan.seed)  # noqa: S311 (an order of examples, no secret)
    labels, since = Labels(load_ontology()), time.time()
    documents = _documents(plan, rng)
    print(f"{len(documents)} documents, {time.time() - since:.0f} s")
    net = make_net(labels)
    if options.start:
        net.load_state_dict(load_weights(options.start))
    training = Training(net, _Maker(documents, labels, plan).examples, plan, rng)
    if begun:
        training.go_on_from(begun)
        print(f"goes on behind pass {begun.passes}")
    for number, means in training.passes():
        print(f"pass {number}: {_told(means)}, {time.time() - since:.0f} s", flush=True)
        save_checkpoint(training.checkpoint(), options.out)
    save_weights(net.state_dict(), options.out)


def _options() -> argparse.Namespace:
    parser, standard = argparse.ArgumentParser(description=__doc__), Plan()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=standard.passes)
    parser.add_argument("--seed", type=int, default=standard.seed)
    parser.add_argument("--share", type=float, default=standard.share, help="share of the training documents")
    parser.add_argument("--start", type=Path, help="weights to begin with instead of the pretrained encoder")
    return parser.parse_args()


def _documents(plan: Plan, rng: random.Random) -> list[Gold]:
    documents = load_part("train")
    rng.shuffle(documents)
    return documents[: round(plan.share * len(documents))]


class _Maker:
    """Makes the examples of each pass anew: other words that tell nothing, and other states in half of the texts."""

    def __init__(self, documents: list[Gold], labels: Labels, plan: Plan) -> None:
        self._documents, self._labels, self._plan = documents, labels, plan
        self._cutter, self._actors, self._hard = make_cutter(), load_actors(), trigger_words(documents)

    def examples(self, number: int) -> Examples:
        """The examples of the pass with this number (from 0)."""
        rng = random.Random(self._plan.seed + number)  # noqa: S311 (a choice of examples, no secret)
        documents = [self._varied(document, rng) for document in self._documents]
        scans = [e for d in documents for e in scan_examples(d, self._cutter, self._labels, self._actors)]
        return Examples(scans, [e for d in documents for e in self._weighs(d, self._plan.seed + number)])

    def _varied(self, document: Gold, rng: random.Random) -> Gold:
        return gold(renamed(document.marked, rng, self._actors)) if rng.random() < _RENAMED else document

    def _weighs(self, document: Gold, seed: int) -> Iterator[WeighExample]:
        return weigh_examples(document, self._cutter, self._labels, hard=self._hard, seed=seed)


def _told(means: Means) -> str:
    return " ".join(f"{name} {mean:.3f}" for name, mean in means.items())


if __name__ == "__main__":
    edge.run(main)
