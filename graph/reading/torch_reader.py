"""The network itself as the reader's encoder, for judging what has just been trained."""

from collections.abc import Sequence
from pathlib import Path

import torch

from graph.lexicon.actors import load_actors
from graph.ontology import load_ontology
from graph.reading.checkpoint import load_weights
from graph.reading.heads import Array, Heads
from graph.reading.labels import Labels
from graph.reading.losses import encode
from graph.reading.net import Net
from graph.reading.pieces import Asked
from graph.reading.pretrained import make_cutter, make_net
from graph.reading.read import LearnedReader, Model
from graph.reading.weighing import Thresholds

_WINDOWS = 16  # of a batch


class TorchEncoder:
    """Reads windows as in training: in batches as they come, in bfloat16."""

    def __init__(self, net: Net) -> None:
        self._net = net.eval()

    def encode(self, batch: Sequence[Asked]) -> list[Array]:
        """(pieces, width) of each window, in their order."""
        found: list[Array] = []
        with torch.inference_mode():
            for at in range(0, len(batch), _WINDOWS):
                part = batch[at : at + _WINDOWS]
                hidden = encode(self._net, part).numpy()
                found += [hidden[row, : len(asked)] for row, asked in enumerate(part)]
        return found


def torch_reader(weights: Path, least: Thresholds) -> LearnedReader:
    """A reader with freshly trained weights."""
    labels = Labels(load_ontology())
    net = make_net(labels)
    net.load_state_dict(load_weights(weights))
    model = Model(make_cutter(), TorchEncoder(net), Heads(head_arrays(net)), weights.stem)
    return LearnedReader(model, labels, load_actors(), least)


def head_arrays(net: Net) -> dict[str, Array]:
    """The weights of the heads by name."""
    return {name: parameter.detach().numpy() for name, parameter in net.head_parameters().items()}
