"""`python -m graph.reading.evaluate WEIGHTS`: how well the reader reads the dev and test parts of the corpus."""

import argparse
import time
from pathlib import Path

import torch

from graph.reading import edge
from graph.reading.corpus.parts import load_part
from graph.reading.figures import lines
from graph.reading.judging import judge
from graph.reading.torch_reader import torch_reader
from graph.reading.weighing import Thresholds

_THREADS = 2


def main() -> None:
    """Print the figures."""
    options = _options()
    torch.set_num_threads(_THREADS)
    reader = torch_reader(options.weights, Thresholds(act=options.act, role=options.role))
    documents, began = load_part(options.part), time.time()
    read = list(zip(documents, reader.read(d.document for d in documents), strict=True))
    words = sum(len(d.document.text.split()) for d in documents)
    print(f"{len(documents)} documents, {words / (time.time() - began):.0f} words a second")
    print("\n".join(lines(judge(read))))


def _options() -> argparse.Namespace:
    parser, standard = argparse.ArgumentParser(description=__doc__), Thresholds()
    parser.add_argument("weights", type=Path)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--act", type=float, default=standard.act)
    parser.add_argument("--role", type=float, default=standard.role)
    return parser.parse_args()


if __name__ == "__main__":
    edge.run(main)
