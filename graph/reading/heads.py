"""The heads over the encoder in numpy: small enough that they need no runtime of their own."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.reading.pieces import Pieces

Array = NDArray[np.float32]
_HALF, _ONE = np.float32(0.5), np.float32(1.0)
# sqrt(2 / pi) and the cubic term of GELU's tanh form (Hendrycks and Gimpel 2016)
_ROOT, _CUBE = np.float32(0.7978845608), np.float32(0.044715)


def softmax(scores: Array) -> Array:
    """Over the last axis."""
    powers: Array = np.exp(scores - scores.max(axis=-1, keepdims=True))
    total: Array = powers.sum(axis=-1, keepdims=True)
    return powers / total


def sigmoid(scores: Array) -> Array:
    """Each score by itself as a share from 0 to 1."""
    shares: Array = _ONE / (_ONE + np.exp(-scores))
    return shares


def _gelu(x: Array) -> Array:
    share: Array = _ONE + np.tanh(_ROOT * (x + _CUBE * x * x * x))
    half: Array = _HALF * x
    return half * share


class Heads:
    """Weights by name as the network has them ("role.hidden.weight"); every head gives raw scores."""

    def __init__(self, weights: Mapping[str, Array]) -> None:
        self._weights = weights

    def tags(self, name: str, hidden: Array) -> Array:
        """(pieces, width) -> (pieces, tags)."""
        return self._linear(name, hidden)

    def of_span(self, name: str, x: Array) -> Array:
        """(n, width) -> (n, classes)."""
        return self._linear(f"{name}.out", _gelu(self._linear(f"{name}.hidden", x)))

    def of_pair(self, name: str, one: Array, other: Array, extra: Sequence[Array]) -> Array:
        """(n, width), (n, width) and n rows of features -> (n, classes)."""
        pair = np.concatenate([one, other, one * other, np.stack(extra)], axis=-1)
        return self.of_span(name, pair)

    def _linear(self, name: str, x: Array) -> Array:
        out: Array = x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return out


def repeated(reading: Array, times: int) -> Array:
    """(width,) -> (times, width): one reading beside each of several."""
    return np.repeat(reading[None], times, axis=0)


def pool(hidden: Array, places: Sequence[Pieces]) -> Array:
    """(pieces, width) and spans of pieces -> (n, width): their means."""
    if not places:
        return np.zeros((0, hidden.shape[1]), dtype=np.float32)
    means: Array = np.stack([hidden[first:last].mean(axis=0) for first, last in places])
    return means
