"""The one callback between URL, widgets and page: two of them would be a cycle of dependencies."""

from typing import Any

from dash import Dash, Input, Output, State, ctx, dcc, no_update

from dashboard import ids
from dashboard.panels import compare, network
from dashboard.state import ViewState
from dashboard.steering import steer

_WIDGETS: tuple[tuple[str, str], ...] = (
    (ids.SEARCH, "value"),
    (ids.STATES, "value"),
    (ids.DYAD, "value"),
    (ids.FIRST, "value"),
    (ids.LAST, "value"),
    (ids.TYPES, "value"),
    (ids.KINDS, "value"),
    (ids.RUNGS, "value"),
    (ids.STATUSES, "value"),
    (ids.SOURCES, "value"),
    (ids.SCORES, "value"),
    (ids.LAYOUT, "value"),
    (ids.FOLD, "checked"),
    (ids.BUNDLE, "checked"),
    (ids.EDGES, "value"),
    (ids.OTHER_DYAD, "value"),
    (ids.OTHER_FIRST, "value"),
    (ids.OTHER_LAST, "value"),
    (ids.ALIGN, "value"),
)
_GESTURES: tuple[tuple[str, str], ...] = (
    (ids.ACTION, "data"),
    (ids.EVENTS, "cellClicked"),
    (ids.DOCUMENTS, "cellClicked"),
    (ids.REVIEW, "cellClicked"),
    (ids.EVIDENCE_CLOSE, "n_clicks"),
    (ids.RESET, "n_clicks"),
)
_STORES = (ids.QUESTION, ids.VIEW, ids.SELECTION, ids.PROBLEMS)


def layout(version: int) -> list[Any]:
    return [
        dcc.Location(id=ids.LOCATION, refresh=False),
        dcc.Store(id=ids.ACTION),
        dcc.Store(id=ids.VERSION, data=version),
        *(dcc.Store(id=store) for store in _STORES),
    ]


def widget_values(state: ViewState) -> tuple[Any, ...]:
    """What the widgets show for a view, in the order of _WIDGETS."""
    return (
        state.search,
        list(state.states),
        ":".join(state.dyad) if state.dyad else "-".join(state.pair) if state.pair else None,
        state.first.isoformat() if state.first else None,
        state.last.isoformat() if state.last else None,
        list(state.types),
        [kind.value for kind in state.kinds],
        list(state.rungs),
        [status.value for status in state.statuses],
        list(state.sources),
        list(state.scores),
        *network.look_values(state),
        *compare.look_values(state),
    )


def store_values(state: ViewState) -> tuple[Any, ...]:
    """What the stores hold for a view, in the order of _STORES: the question, never the answer."""
    return (state.question.to_search(), state.look.to_search(), str(state.selection or ""), list(state.problems))


def register(app: Dash) -> None:
    @app.callback(
        Output(ids.LOCATION, "search"),
        *(Output(*widget) for widget in _WIDGETS),
        *(Output(store, "data") for store in _STORES),
        Input(ids.LOCATION, "search"),
        *(Input(*widget) for widget in _WIDGETS),
        *(Input(*gesture) for gesture in _GESTURES),
        *(State(store, "data") for store in _STORES),
    )
    def steer_view(search: str | None, *values: Any) -> list[Any]:
        """A link or a gesture changes the view; what stays as it was is not sent again, so nothing redraws for it."""
        before = ViewState.from_search(search)
        after = steer(before, ctx.triggered_id, ctx.triggered[0]["value"] if ctx.triggered else None)
        known = dict(zip(_STORES, values[-len(_STORES) :], strict=True))
        stores = [no_update if known[s] == v else v for s, v in zip(_STORES, store_values(after), strict=True)]
        shown = zip(values[: len(_WIDGETS)], widget_values(after), strict=True)
        widgets = [no_update if (was or None) == (now or None) else now for was, now in shown]
        link = after.to_search()
        return [no_update if link == (search or "") else link, *widgets, *stores]
