"""The loop of training: passes over all examples, each step the loss of one batch."""

import functools
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from graph.reading.batches import BatchSize, Example, batches
from graph.reading.checkpoint import Checkpoint, Plan, RandomStates
from graph.reading.descent import descend, make_optimizer
from graph.reading.examples import ScanExample, WeighExample
from graph.reading.losses import Losses, scan_loss, weigh_loss
from graph.reading.net import Net
from graph.reading.schedule import RiseAndFall

_BATCH = BatchSize(pieces=1400, jitter=12)
_WEIGHTS = {
    "mention": 1.0,
    "trigger": 1.0,
    "same": 0.3,
    "whose": 0.5,
    "linked": 0.3,
    "type": 1.0,
    "mode": 0.2,
    "measure": 0.4,
    "status": 0.5,
    "role": 1.5,
    "time": 0.3,
}
_ENCODER_RATE, _HEAD_RATE = 1.0e-4, 6e-4

Means = dict[str, float]  # of the losses of a pass, by name
Step = Callable[[Net], Losses]


@dataclass(frozen=True)
class Examples:
    """What is trained on in a pass: windows to scan, and triggers to be weighed."""

    scans: list[ScanExample]
    weighs: list[WeighExample]


class Training:
    """A network on its way through the passes of a plan. `examples` gives those of a pass by its number."""

    def __init__(self, net: Net, examples: Callable[[int], Examples], plan: Plan, rng: random.Random) -> None:
        self._net, self._examples, self._plan, self._rng = net, examples, plan, rng
        self._optimizer = make_optimizer(
            [(net.encoder.parameters(), _ENCODER_RATE), (net.head_parameters().values(), _HEAD_RATE)]
        )
        self._passes = self._taken = self._steps = 0

    def go_on_from(self, begun: Checkpoint) -> None:
        """Go on where an earlier run was cut off: what follows is the same as if it had not been."""
        self._net.load_state_dict(begun.weights)
        self._optimizer.load_state_dict(begun.optimizer)
        self._passes, self._taken, self._steps = begun.passes, begun.taken, begun.steps
        begun.states.restore(self._rng)

    def passes(self) -> Iterator[tuple[int, Means]]:
        """The passes that are still to be done, each with its number (from 1) when it is done."""
        while self._passes < self._plan.passes:
            means = self._pass(self._work())
            self._passes += 1
            yield self._passes, means

    def checkpoint(self) -> Checkpoint:
        """What it takes to go on behind the last pass."""
        return Checkpoint(
            weights=self._net.state_dict(),
            optimizer=self._optimizer.state_dict(),
            plan=self._plan,
            passes=self._passes,
            taken=self._taken,
            steps=self._steps,
            states=RandomStates.of(self._rng),
        )

    def _work(self) -> list[Step]:
        """The steps of a pass, in random order."""
        examples = self._examples(self._passes)
        scans = [functools.partial(scan_loss, batch=batch) for batch in self._shuffled(examples.scans)]
        weighs = [functools.partial(weigh_loss, batch=batch) for batch in self._shuffled(examples.weighs)]
        work: list[Step] = [*scans, *weighs]
        self._rng.shuffle(work)
        return work

    def _shuffled(self, examples: list[Example]) -> list[list[Example]]:
        made = batches(examples, _BATCH, self._rng)
        self._rng.shuffle(made)
        return made

    def _pass(self, work: list[Step]) -> Means:
        self._steps = self._steps or len(work) * self._plan.passes
        share = RiseAndFall(self._steps)
        told: dict[str, list[float]] = defaultdict(list)
        self._net.train()
        for step in work:
            losses = step(self._net)
            descend(_together(losses), self._net, self._optimizer, share=share(self._taken))
            self._taken += 1
            for name, value in losses.items():
                told[name].append(value.item())
        return {name: sum(values) / len(values) for name, values in told.items()}


def _together(losses: Losses) -> Tensor:
    return functools.reduce(torch.add, [_WEIGHTS[name] * value for name, value in losses.items()])
