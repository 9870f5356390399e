"""One step of training: from the loss of a batch to slightly better weights."""

from collections.abc import Iterable

from torch import Tensor, nn
from torch.nn.utils import clip_grad_norm_
from torch.optim import AdamW, Optimizer

_DECAY = 0.01
_LONGEST = 1.0  # norm that gradients are clipped to
_FULL = "full_rate"


def make_optimizer(groups: Iterable[tuple[Iterable[nn.Parameter], float]]) -> Optimizer:
    """AdamW (Loshchilov and Hutter 2019) over groups of parameters, each with its full rate."""
    made = [{"params": list(parameters), "lr": rate, _FULL: rate} for parameters, rate in groups]
    return AdamW(made, weight_decay=_DECAY, fused=True)


def descend(loss: Tensor, net: nn.Module, optimizer: Optimizer, *, share: float) -> None:
    """One step at a share of the full rates."""
    for group in optimizer.param_groups:
        group["lr"] = group[_FULL] * share
    optimizer.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    clip_grad_norm_(net.parameters(), _LONGEST)
    optimizer.step()
