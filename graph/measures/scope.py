"""Whose acts a measure counts: one direction of a dyad, both directions, or all acts within a group of states."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.errors import DemarcheError


class ScopeError(DemarcheError):
    """A dyad or group that cannot be read."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(
            f"{text!r} names no dyad: write A-B (both directions), A>B (one direction) or A,B,C (a group)."
        )


@dataclass(frozen=True)
class Scope:
    """States by code on each side. An act counts when an actor is in `actors` and a recipient, another state, in
    `recipients`.

    >>> str(Scope.of("AZE-RUS")), str(Scope.of("AZE>RUS")), str(Scope.of(("TUR", "AZE", "RUS")))
    ('AZE-RUS', 'AZE>RUS', 'AZE,RUS,TUR')
    """

    actors: tuple[str, ...]
    recipients: tuple[str, ...]

    @classmethod
    def of(cls, what: "ScopeLike") -> "Scope":
        """From a text (``A-B``, ``A>B``, ``A,B,C``), several codes (all directions among them), or a scope.

        Raises ScopeError where fewer than two states are named.
        """
        if isinstance(what, Scope):
            return what
        if isinstance(what, str) and ">" in what:
            actor, _, recipient = what.partition(">")
            sides = _codes([actor]), _codes([recipient])
        else:
            group = _codes(what.replace("-", ",").split(",") if isinstance(what, str) else what)
            sides = group, group
        if not all(sides) or len({*sides[0], *sides[1]}) < 2:
            raise ScopeError(str(what))
        return cls(*sides)

    @property
    def is_directed(self) -> bool:
        return self.actors != self.recipients

    @property
    def states(self) -> tuple[str, ...]:
        """All states of the scope, in order of code; of a directed one the actors first."""
        return tuple(dict.fromkeys((*self.actors, *self.recipients)))

    def mask(self, events: pd.DataFrame) -> npt.NDArray[np.bool_]:
        """Which rows of an events frame are within the scope."""
        actor, recipient = events["actor"], events["recipient"]
        inside = actor.isin(self.actors) & recipient.isin(self.recipients)
        return np.asarray(inside & (actor != recipient), dtype=bool)

    def reverse(self) -> "Scope":
        return Scope(self.recipients, self.actors)

    def __str__(self) -> str:
        if self.is_directed:
            return f"{','.join(self.actors)}>{','.join(self.recipients)}"
        return ("-" if len(self.actors) == 2 else ",").join(self.actors)


ScopeLike = Scope | str | tuple[str, ...]


def _codes(texts: "tuple[str, ...] | list[str]") -> tuple[str, ...]:
    return tuple(sorted({text.strip().upper() for text in texts if text.strip()}))
