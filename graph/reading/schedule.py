"""How fast the network learns in the course of a training: the share of the full rate at each step."""

from dataclasses import dataclass

_RISE = 0.06  # share of all steps in which the rate rises
_PRETRAIN_RISE, _PRETRAIN_FALL = 0.05, 0.8


@dataclass(frozen=True)
class RiseAndFall:
    """Rises at first, then falls in a straight line to nothing behind the last of `steps`."""

    steps: int

    @property
    def warm(self) -> int:
        """Steps in which the rate rises."""
        return max(1, round(_RISE * self.steps))

    def __call__(self, step: int) -> float:
        falling = max(1, self.steps - self.warm)
        return min((step + 1) / self.warm, max(0.0, (self.steps - step) / falling))


@dataclass(frozen=True)
class RiseStayFall:
    """Rises, stays at the full rate for a while, then falls."""

    steps: int

    def __call__(self, step: int) -> float:
        rising = (step + 1) / (_PRETRAIN_RISE * self.steps)
        return min(rising, 1.0, (self.steps - step) / (_PRETRAIN_FALL * self.steps))
