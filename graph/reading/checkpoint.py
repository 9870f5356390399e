"""Weights on disk. While a training goes on, the file holds what it takes to go on; when it is done, the weights alone.

A finished file is the network's `state_dict`. An unfinished one is a dict with the network's under "weights".
"""

import random
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from graph.errors import DemarcheError

Weights = dict[str, Tensor]
_WEIGHTS = "weights"


class CheckpointError(DemarcheError):
    """A training cannot go on from a file."""

    def __init__(self, path: Path, problem: str) -> None:
        self.path, self.problem = path, problem
        super().__init__(f"{path}: {problem}; name another file with --out, or delete this one.")


@dataclass(frozen=True)
class Plan:
    """What a training is asked for. It can only go on with the plan that it began with."""

    passes: int = 8
    seed: int = 1
    share: float = 1.0  # of the training documents


@dataclass(frozen=True)
class RandomStates:
    """Where the generators of random numbers stand: PyTorch's (dropout) and the one that orders the examples."""

    torch: Tensor
    order: tuple[Any, ...]

    @classmethod
    def of(cls, rng: random.Random) -> "RandomStates":
        return cls(torch.get_rng_state(), rng.getstate())

    def restore(self, rng: random.Random) -> None:
        torch.set_rng_state(self.torch)
        rng.setstate(self.order)


@dataclass(frozen=True)
class Checkpoint:
    """A training after some of its passes: steps `taken`, and the number of `steps` that its schedule counts with."""

    weights: Weights
    optimizer: dict[str, Any]
    plan: Plan
    passes: int
    taken: int
    steps: int
    states: RandomStates


def save_checkpoint(checkpoint: Checkpoint, path: Path) -> None:
    """Write an unfinished training."""
    given = {
        _WEIGHTS: checkpoint.weights,
        "optimizer": checkpoint.optimizer,
        "plan": asdict(checkpoint.plan),
        "passes": checkpoint.passes,
        "taken": checkpoint.taken,
        "steps": checkpoint.steps,
        "torch": checkpoint.states.torch,
        "order": checkpoint.states.order,
    }
    _write(given, path)


def save_weights(weights: Weights, path: Path) -> None:
    """Write the weights of a finished training."""
    _write(weights, path)


def load_weights(path: Path) -> Weights:
    """The weights in a file, whether its training is finished or not."""
    held = _read(path)
    weights: Weights = held.get(_WEIGHTS, held)
    return weights


def load_checkpoint(path: Path, plan: Plan) -> Checkpoint | None:
    """The training to go on with; None where there is none. CheckpointError where it has another plan."""
    held = _read(path) if path.exists() else {}
    if _WEIGHTS not in held:
        return None
    begun = Plan(**held["plan"])
    if begun != plan:
        raise CheckpointError(path, f"a training with {begun} is unfinished there, {plan} is another one")
    return Checkpoint(
        weights=held[_WEIGHTS],
        optimizer=held["optimizer"],
        plan=begun,
        passes=held["passes"],
        taken=held["taken"],
        steps=held["steps"],
        states=RandomStates(held["torch"], held["order"]),
    )


def _read(path: Path) -> dict[str, Any]:
    held: dict[str, Any] = torch.load(path, weights_only=True)
    return held


def _write(held: dict[str, Any], path: Path) -> None:
    """Whole or not at all: a run that is cut off while it writes must not lose what it had."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.part")
    torch.save(held, aside)
    aside.replace(path)
