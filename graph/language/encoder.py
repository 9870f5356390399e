"""How a word sees its neighbours: convolutions whose windows widen from layer to layer.

A subject may stand fifteen words before its verb. Windows of three neighbours stacked six deep reach six words; with
gaps of 1, 2, 4 and 8 the same number of weights reaches three times as far.
"""

from collections.abc import Callable
from typing import Any

from spacy.util import registry
from thinc.api import Model, chain, residual, with_array
from thinc.layers import Maxout
from thinc.types import Floats2d


@registry.architectures("demarche.DilatedWindowEncoder.v1")
def dilated_window_encoder(
    width: int, maxout_pieces: int, dilations: list[int]
) -> Model[list[Floats2d], list[Floats2d]]:
    """One residual convolution for each dilation. Shapes: lists of (words, width) arrays in and out."""
    model: Model[Any, Any] = chain(*(_convolution(width, maxout_pieces, dilation) for dilation in dilations))
    model.set_dim("nO", width)
    return with_array(model, pad=sum(dilations))


def _convolution(width: int, maxout_pieces: int, dilation: int) -> Model[Floats2d, Floats2d]:
    return residual(
        chain(
            dilated_window(dilation),
            Maxout(width, width * 3, nP=maxout_pieces, dropout=0.0, normalize=True),
        )
    )


def dilated_window(dilation: int) -> Model[Floats2d, Floats2d]:
    """Put beside each row the rows `dilation` before and after it; zeros where there is none."""
    return Model("dilated_window", _forward, attrs={"dilation": dilation})


def _forward(
    model: Model[Floats2d, Floats2d], rows: Floats2d, is_train: bool
) -> tuple[Floats2d, Callable[[Floats2d], Floats2d]]:
    gap = min(model.attrs["dilation"], len(rows))
    width = rows.shape[1]
    windows = model.ops.alloc2f(len(rows), width * 3)
    windows[gap:, :width] = rows[: len(rows) - gap]
    windows[:, width : 2 * width] = rows
    windows[: len(rows) - gap, 2 * width :] = rows[gap:]

    def backprop(gradient: Floats2d) -> Floats2d:
        inner = gradient[:, width : 2 * width].copy()
        inner[: len(inner) - gap] += gradient[gap:, :width]
        inner[gap:] += gradient[: len(inner) - gap, 2 * width :]
        return inner

    return windows, backprop
