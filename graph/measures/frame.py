"""The events frame of whatever holds events: what every measure takes first."""

from typing import Any, Protocol, TypeAlias

import networkx as nx
import pandas as pd

from graph.measures.scope import Scope
from graph.model import NOT_DONE, Collection, Status
from graph.model.columns import column_names, event_dtypes, event_rows

COUNTED = tuple(sorted(status.value for status in set(Status) - NOT_DONE))  # occurred, and alleged (marked as such)


class HasEventsFrame(Protocol):
    """A library, or anything else that can give its events as a frame of `graph.model.columns`.

    Asked for states it may leave out events that do not join two of them; without states it gives all events.
    """

    def events_frame(self, states: tuple[str, ...] = ()) -> pd.DataFrame: ...


EventsLike: TypeAlias = pd.DataFrame | Collection | nx.MultiDiGraph | HasEventsFrame


def frame_of(source: EventsLike, scope: Scope | None = None) -> pd.DataFrame:
    """The events frame of a frame (itself), a collection, a network of `graph.network`, or a library.

    `scope` says what will be looked at, so that a library of millions need not give everything.
    """
    if isinstance(source, pd.DataFrame):
        return source
    if isinstance(source, Collection):
        return events_frame(source)
    if isinstance(source, nx.MultiDiGraph):
        return _network_frame(source)
    return source.events_frame(scope.states if scope else ())


def events_frame(collection: Collection) -> pd.DataFrame:
    """One row per event and dyad (`graph.model.columns` says which columns).

    An event without a dyad has one row, with neither actor nor recipient.
    """
    documents = {d.id: d for d in collection.documents}
    rows = list(event_rows(collection.events, documents))
    return pd.DataFrame(rows, columns=list(column_names()), dtype="object").astype(event_dtypes())


def dated(events: pd.DataFrame) -> pd.DataFrame:
    """The rows whose day or window is known."""
    return events[events["date"].notna() & events["date_end"].notna()]


def counted(events: pd.DataFrame) -> pd.DataFrame:
    """The rows of what happened or is alleged to have happened; plans, threats, demands and denials are left out."""
    return events[events["status"].isin(COUNTED)]


def once(events: pd.DataFrame) -> pd.DataFrame:
    """Each event once, however many dyads it holds."""
    return events.drop_duplicates("id")


def _network_frame(network: nx.MultiDiGraph) -> pd.DataFrame:
    """The event edges of a network of `graph.network`: one edge for each pair of parties -> one row for each dyad."""
    edges = [(a, r, data) for a, r, data in network.edges(data=True) if data["kind"] == "event"]
    found: dict[str, dict[str, Any]] = {}
    for actor, recipient, data in edges:
        event = found.setdefault(data["event"], {**data, "id": data["event"], "actors": (), "recipients": ()})
        event["actors"], event["recipients"] = {*event["actors"], actor}, {*event["recipients"], recipient}
    rows = [
        event
        | dict(zip(("actor", "recipient"), dyad, strict=True))
        | {side: tuple(sorted(event[side])) for side in ("actors", "recipients")}
        for event in found.values()
        for dyad in _dyads(event["dyads"])
    ]
    return pd.DataFrame(rows, columns=list(column_names()), dtype="object").astype(event_dtypes())


def _dyads(text: str) -> list[tuple[str | None, str | None]]:
    """'AZE>RUS RUS>?' -> its pairs, None for an unknown side; one pair of None for an act without dyad."""
    pairs = [tuple(None if side == "?" else side for side in dyad.split(">")) for dyad in text.split()]
    return [(pair[0], pair[1]) for pair in pairs] or [(None, None)]
