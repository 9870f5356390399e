"""A question to the events of a library, and its SQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class EventQuery:
    """Which events; what is left empty does not narrow. Every condition must hold (of a tuple: any of its values).

    `states` are codes on either side; `dyad` is (actor, recipient), with `undirected` both ways round. `first` and
    `last` (days, both included) keep events whose window touches the span; undated events are then out. `entities`
    are ids on either side. `documents` keeps events that any of these documents reports. `text` is looked for in the
    sentences, whatever the case. `cross_border` keeps events between two different states. Of what is left, `limit`
    keeps the latest so many events.
    """

    states: tuple[str, ...] = ()
    dyad: tuple[str, str] | None = None
    undirected: bool = False
    first: date | None = None
    last: date | None = None
    types: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    rungs: tuple[int, ...] = ()
    statuses: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    text: str = ""
    cross_border: bool = False
    limit: int | None = None


Parameters = list[object]


def where(query: EventQuery) -> tuple[str, Parameters]:
    """The condition on a row of the frame with places for its parameters. No value stands in the text itself."""
    conditions: list[str] = ["true"]
    parameters: Parameters = []
    for condition, values in _conditions(query):
        conditions.append(condition)
        parameters.extend(values)
    return " AND ".join(conditions), parameters


def _conditions(query: EventQuery) -> list[tuple[str, Sequence[object]]]:
    found: list[tuple[str, Sequence[object]]] = []
    for column, wanted in (
        ("type", query.types), ("measure", query.measures), ("rung", query.rungs), ("status", query.statuses),
        ("origin", query.origins), ("id", query.events),
    ):  # fmt: skip
        if wanted:
            found.append((f"{column} IN ({_places(wanted)})", list(wanted)))
    if query.states:
        either = _places(query.states)
        found.append((f"(actor IN ({either}) OR recipient IN ({either}))", [*query.states, *query.states]))
    if query.dyad:
        found.append(_dyad_condition(query.dyad, undirected=query.undirected))
    if query.first:
        found.append(("date_end >= ?", [query.first]))
    if query.last:
        found.append(("date <= ?", [query.last]))
    if query.entities:
        # One test an entity: twice as fast as list_has_any, and there are seldom more than a few.
        sides = ["list_contains(actors, ?) OR list_contains(recipients, ?)"] * len(query.entities)
        found.append((f"({' OR '.join(sides)})", [ident for ident in query.entities for _ in range(2)]))
    if query.documents:
        found.append(("list_has_any(reported_by, ?)", [list(query.documents)]))
    if query.text:
        found.append(("contains(lower(sentence), lower(?))", [query.text]))
    if query.cross_border:
        found.append(("cross_border", []))
    return found


def _dyad_condition(dyad: tuple[str, str], *, undirected: bool) -> tuple[str, Sequence[object]]:
    actor, recipient = dyad
    if undirected:
        return "((actor = ? AND recipient = ?) OR (actor = ? AND recipient = ?))", [actor, recipient, recipient, actor]
    return "(actor = ? AND recipient = ?)", [actor, recipient]


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" for _ in values)
