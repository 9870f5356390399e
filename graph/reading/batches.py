"""Examples in batches of alike length: little padding, and no more pieces than memory and speed like."""

import random
from collections.abc import Sequence, Sized
from dataclasses import dataclass
from typing import TypeVar

Example = TypeVar("Example", bound=Sized)


@dataclass(frozen=True)
class BatchSize:
    """`pieces` of a batch, padding included; `jitter` blurs lengths, so that no two passes have the same batches."""

    pieces: int
    jitter: int


def batches(examples: Sequence[Example], size: BatchSize, rng: random.Random) -> list[list[Example]]:
    """All examples, each in one batch, the shortest first."""
    made: list[list[Example]] = []
    here: list[Example] = []
    for example in sorted(examples, key=lambda e: len(e) + rng.random() * size.jitter):
        if here and (len(here) + 1) * len(example) > size.pieces:
            made.append(here)
            here = []
        here.append(example)
    return [*made, here] if here else made
