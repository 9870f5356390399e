"""The network: one small encoder and the heads over it. PyTorch, for training and export only.

The encoder is BERT's (Devlin et al. 2019) in the size of MiniLM (Wang et al. 2020), with the shape of each word as one
more embedding, since its vocabulary knows no capitals, and with token type 1 for the act that is asked about.

Two readings use it. *Scan*: a window of the document; tags of mentions and triggers, pairs of mentions (the same?),
mention and name (whose?), pairs of triggers (the same act, an answer?). *Weigh*: one trigger marked in its sentence and
those before it; is it an act, of which type, mode, measure, status; who acts, who is acted on, what dates it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from graph.reading.features import EXTRA
from graph.reading.labels import TRIGGER_TAGS, Joined, Labels
from graph.reading.pieces import SHAPES


@dataclass(frozen=True)
class Shape:
    """The size of the encoder and of its heads over pairs; as it stands, that of all-MiniLM-L6-v2."""

    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    pair: int = 192


_MINILM = Shape()
_EPSILON = 1e-12  # of BERT's norms
_MASKED = -1e4  # added to the attention on padding


class Layer(nn.Module):
    """Self-attention and a feed-forward net, each with its residual and norm after it."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        width = shape.width
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.norm_attention, self.norm_out = (nn.LayerNorm(width, eps=_EPSILON) for _ in range(2))
        self.up, self.down = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.dropout = nn.Dropout(dropout)
        self._heads, self._size = shape.heads, width // shape.heads

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        query, key, value = (
            part(x).view(batch, length, self._heads, self._size).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        # Written out: PyTorch's fused attention is slower to train on a CPU with bfloat16.
        scores = query @ key.transpose(2, 3) * self._size**-0.5 + mask
        seen = torch.softmax(scores, dim=-1).to(value.dtype) @ value
        seen = seen.transpose(1, 2).reshape(batch, length, self._heads * self._size)
        x = self.norm_attention(x + self.dropout(self.out(seen)))
        out: Tensor = self.norm_out(x + self.dropout(self.down(functional.gelu(self.up(x)))))
        return out


class Encoder(nn.Module):
    """(batch, length) ids, shapes, types and mask (1: a piece, 0: padding) -> (batch, length, width)."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        width = shape.width
        self.words, self.places = nn.Embedding(shape.vocabulary, width), nn.Embedding(shape.positions, width)
        self.types, self.shapes = nn.Embedding(2, width), nn.Embedding(SHAPES, width)
        self.norm = nn.LayerNorm(width, eps=_EPSILON)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))

    def forward(self, ids: Tensor, shapes: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device)
        embedded = self.words(ids) + self.places(places)[None] + self.types(types) + self.shapes(shapes)
        x: Tensor = self.dropout(self.norm(embedded))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * _MASKED
        for layer in self.layers:
            x = layer(x, bias)
        return x


class PairHead(nn.Module):
    """(n, width), (n, width), (n, EXTRA) -> (n, classes), from two readings, their product and their features."""

    def __init__(self, classes: int, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.hidden = nn.Linear(3 * shape.width + EXTRA, shape.pair)
        self.out = nn.Linear(shape.pair, classes)
        self.dropout = nn.Dropout(dropout)

    def forward(self, one: Tensor, other: Tensor, extra: Tensor) -> Tensor:
        pair = torch.cat([one, other, one * other, extra], dim=-1)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = functional.gelu(self.hidden(self.dropout(pair)), approximate="tanh")
        out: Tensor = self.out(self.dropout(hidden.float()))
        return out


class SpanHead(nn.Module):
    """(n, width) -> (n, classes), with one hidden layer."""

    def __init__(self, classes: int, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.hidden, self.out = nn.Linear(shape.width, shape.width), nn.Linear(shape.width, classes)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.out(self.dropout(functional.gelu(self.hidden(self.dropout(x)), approximate="tanh")))
        return out


class Net(nn.Module):
    """Encoder and heads. The heads are called by name, on pooled readings of spans (`pooled`)."""

    def __init__(self, labels: Labels, dropout: float = 0.1, shape: Shape = _MINILM) -> None:
        super().__init__()
        self.encoder = Encoder(shape, dropout)
        self.mention_tag = nn.Linear(shape.width, labels.mention_tags)
        self.trigger_tag = nn.Linear(shape.width, TRIGGER_TAGS)
        self.same = PairHead(1, shape, dropout)
        self.whose = PairHead(1, shape, dropout)
        self.linked = PairHead(len(Joined), shape, dropout)
        self.kind = SpanHead(len(labels.types), shape, dropout)
        self.mode = SpanHead(len(labels.modes), shape, dropout)
        self.measure = SpanHead(len(labels.measures), shape, dropout)
        self.status = SpanHead(len(labels.status), shape, dropout)
        self.role = PairHead(2, shape, dropout)
        self.time = PairHead(1, shape, dropout)

    def head_parameters(self) -> dict[str, nn.Parameter]:
        """The parameters of all heads by name."""
        return {name: p for name, p in self.named_parameters() if not name.startswith("encoder.")}


def pooled(hidden: Tensor, spans: Sequence[tuple[int, int, int]]) -> Tensor:
    """(batch, length, width) and spans (row, first, last) -> (n, width): the mean over the pieces of each span."""
    length, width = hidden.shape[1:]
    if not spans:
        return hidden.new_zeros(0, width)
    flat = hidden.reshape(-1, width)
    counts = torch.tensor([last - first for _, first, last in spans])
    index = torch.cat([torch.arange(row * length + first, row * length + last) for row, first, last in spans])
    owner = torch.repeat_interleave(torch.arange(len(spans)), counts)
    sums = torch.zeros(len(spans), width, dtype=hidden.dtype).index_add(0, owner, flat[index])
    return sums / counts[:, None].to(hidden.dtype)
