"""The encoder at run time: one ONNX Runtime session over the shipped weights."""

from collections.abc import Sequence
from pathlib import Path

import onnxruntime

from graph.reading.heads import Array
from graph.reading.inputs import NAMES, inputs
from graph.reading.pieces import Asked

_PIECES = 2048  # of a batch, padding included: more gains no speed and costs memory
_STEP = 16  # lengths are rounded up to its multiples, so that few shapes occur


class OnnxEncoder:
    """Reads windows in batches of alike length. The same batch gives the same bytes.

    Every window is padded to a length that only its own size decides, so that in single precision a window gives the
    same in any batch. In eight bits it nearly does: numbers are rounded by the range that they have in the batch. No
    batch holds windows of two documents (`LearnedReader`), hence a document's annotation is its own alone.
    """

    def __init__(self, path: Path, *, marks: tuple[int, int], threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._marks = marks

    def encode(self, batch: Sequence[Asked]) -> list[Array]:
        """(pieces, width) of each window, in their order."""
        found: dict[int, Array] = {}
        for length, places in _by_length(batch):
            size = max(1, _PIECES // length)
            for at in range(0, len(places), size):
                part = places[at : at + size]
                hidden = self._run([batch[i] for i in part], length)
                found |= {i: hidden[row, : len(batch[i])] for row, i in enumerate(part)}
        return [found[i] for i in range(len(batch))]

    def _run(self, batch: Sequence[Asked], length: int) -> Array:
        given = inputs(batch, length, self._marks)
        hidden: Array = self._session.run(None, dict(zip(NAMES, given, strict=True)))[0]
        return hidden


def _by_length(batch: Sequence[Asked]) -> list[tuple[int, list[int]]]:
    """Rounded lengths with the places of the windows that have them."""
    places: dict[int, list[int]] = {}
    for i, asked in enumerate(batch):
        places.setdefault(-(-len(asked) // _STEP) * _STEP, []).append(i)
    return sorted(places.items())
