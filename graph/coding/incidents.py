"""Incidents: happenings in the world that one or more events tell of, and accidents that no event tells of."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.coding.cast import Cast
from graph.coding.events.dating import Dating
from graph.coding.events.drafts import Accident, Draft
from graph.model import Event, Evidence, Incident


@dataclass(frozen=True)
class Told:
    """What a sentence tells: an act with its event, or an accident (then `event` is None)."""

    item: Draft | Accident
    dating: Dating
    event: Event | None
    evidence: Evidence

    def renamed(self, merged_into: Mapping[str, str]) -> "Told":
        if self.event is None or self.event.id not in merged_into:
            return self
        return replace(self, event=replace(self.event, id=merged_into[self.event.id]))


def find_incidents(told: Sequence[Told], events: Mapping[str, Event], cast: Cast) -> tuple[Incident, ...]:
    return ()
