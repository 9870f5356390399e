"""What of a view's filters a large library answers itself; the other filters work on what it gives. No Dash in here."""

from dashboard.queries import Facts
from dashboard.state import FILTERS, TOP_RUNG, ViewState
from graph.library import EventQuery

_ASKED = frozenset({"states", "dyad", "pair", "entity", "types", "rungs", "statuses", "first", "last", "as_of"})
_PLAIN = ViewState()


def query_of(state: ViewState, facts: Facts) -> EventQuery:
    """The part of the view's question that can be asked of the library. An entity stands for its members, too."""
    return EventQuery(
        states=state.states,
        dyad=state.dyad or state.pair,
        undirected=state.dyad is None and state.pair is not None,
        first=state.first,
        last=state.last,
        types=state.types,
        rungs=()
        if state.rungs == _PLAIN.rungs
        else tuple(range(max(0, state.rungs[0]), min(TOP_RUNG, state.rungs[1]) + 1)),
        statuses=tuple(status.value for status in state.statuses),
        entities=tuple(sorted(facts.members.get(state.entity, {state.entity}))) if state.entity else (),
    )


def query_covers(state: ViewState) -> bool:
    """Whether the library answers the whole question."""
    others = (name for name in FILTERS if name not in _ASKED)
    return all(getattr(state, name) == getattr(_PLAIN, name) for name in others)
