"""`python -m graph.reading.export WEIGHTS FOLDER`: trained weights -> what the reader loads at run time.

The encoder becomes an ONNX graph whose matrices are stored in eight bits (dynamic quantization); the heads stay in half
precision in `heads.npz`.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from graph.ontology import load_ontology
from graph.reading import edge
from graph.reading.checkpoint import load_weights
from graph.reading.inputs import NAMES
from graph.reading.labels import Labels
from graph.reading.net import Encoder, Net
from graph.reading.pretrained import make_net, tokenizer_file
from graph.reading.torch_reader import head_arrays

_OPSET = 17
_HIDDEN = "hidden"


def export(weights: Path, folder: Path, *, eight_bits: bool = True) -> None:
    """Write encoder.onnx, heads.npz and tokenizer.json to `folder`."""
    net = make_net(Labels(load_ontology()), dropout=0.0)
    net.load_state_dict(load_weights(weights))
    export_net(net, tokenizer_file(), folder, eight_bits=eight_bits)


def export_net(net: Net, tokenizer: Path, folder: Path, *, eight_bits: bool = True) -> None:
    """Write a network and the tokenizer that it was trained with."""
    net.eval()
    folder.mkdir(parents=True, exist_ok=True)
    heads = {name: array.astype(np.float16) for name, array in head_arrays(net).items()}
    np.savez_compressed(folder / "heads.npz", allow_pickle=False, **heads)
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    with tempfile.TemporaryDirectory() as aside:
        plain = Path(aside) / "encoder.onnx"
        _write_graph(net.encoder, plain)
        if eight_bits:
            # Seven of the eight bits: with all of them the sums overflow on processors without VNNI, and what the
            # reader says would depend on the machine.
            quantize_dynamic(
                plain, folder / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
            )
        else:
            shutil.copyfile(plain, folder / "encoder.onnx")


def _write_graph(encoder: Encoder, path: Path) -> None:
    """The encoder as an ONNX graph, for any number of windows of any length."""
    sample = torch.ones(2, 32, dtype=torch.long)
    torch.onnx.export(
        encoder,
        (sample, sample, sample * 0, sample),
        str(path),
        input_names=list(NAMES),
        output_names=[_HIDDEN],
        dynamic_axes={name: {0: "batch", 1: "length"} for name in (*NAMES, _HIDDEN)},
        opset_version=_OPSET,
        dynamo=False,
    )


def main() -> None:
    """Export the weights that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plain", action="store_true", help="keep the encoder in single precision")
    options = parser.parse_args()
    export(options.weights, options.folder, eight_bits=not options.plain)


if __name__ == "__main__":
    edge.run(main)
