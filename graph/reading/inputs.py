"""What the encoder is given: the numbers of the pieces of several windows, padded to one length."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from graph.reading.pieces import Asked

Inputs = NDArray[np.int64]
NAMES = ("ids", "shapes", "types", "mask")


def inputs(batch: Sequence[Asked], length: int, marks: tuple[int, int]) -> Inputs:
    """(NAMES, windows, length). `types` is 1 on the trigger that is asked about, `mask` on every piece.

    `marks` are the ids of the two pieces that open and close a window.
    """
    given = np.zeros((len(NAMES), len(batch), length), dtype=np.int64)
    ids, shapes, types, mask = given
    for row, asked in enumerate(batch):
        ids[row, : len(asked)] = asked.window.ids(*marks)
        shapes[row, : len(asked)] = asked.window.shapes
        mask[row, : len(asked)] = 1
        if asked.trigger:
            types[row, slice(*asked.trigger)] = 1
    return given
