"""The one callback between URL, widgets and panels: two of them would be a cycle of dependencies.

Widgets speak to it through assets/bridge.js, and it to them: as its inputs and outputs they would all be drawn again,
once when it is asked and once when it has answered, whatever it says.
"""

from typing import Any

from dash import Dash, Input, Output, State, ctx, dcc, no_update

from dashboard import ids
from dashboard.asking import PANELS, questions
from dashboard.markup import in_browser
from dashboard.panels import compare, network
from dashboard.panels.title import problem_list
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
    (ids.EVENTS, "cellClicked"),
    (ids.DOCUMENTS, "cellClicked"),
    (ids.REVIEW, "cellClicked"),
    (ids.EVIDENCE_CLOSE, "n_clicks"),
    (ids.RESET, "n_clicks"),
)


def layout(version: int) -> list[Any]:
    return [
        dcc.Location(id=ids.LOCATION, refresh=False),
        dcc.Store(id=ids.ACTION),
        dcc.Store(id=ids.WIDGETS),
        dcc.Store(id=ids.VERSION, data=version),
        *(dcc.Store(id=ids.asked(panel)) for panel in PANELS),
    ]


def widget_values(state: ViewState) -> dict[str, dict[str, Any]]:
    """What the widgets show for a view: properties by widget."""
    values = (
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
    return {ident: {prop: value} for (ident, prop), value in zip(_WIDGETS, values, strict=True)}


def register(app: Dash) -> None:
    in_browser(
        app,
        "gesture",
        Output(ids.ACTION, "data"),
        *(Input(*part) for part in (*_WIDGETS, *_GESTURES)),
        prevent_initial_call=True,
    )
    in_browser(app, "show_widgets", Input(ids.WIDGETS, "data"))

    @app.callback(
        Output(ids.LOCATION, "search"),
        Output(ids.WIDGETS, "data"),
        Output(ids.PROBLEM_LIST, "children"),
        *(Output(ids.asked(panel), "data") for panel in PANELS),
        Input(ids.LOCATION, "search"),
        Input(ids.ACTION, "data"),
        Input(ids.SCHEME, "data"),
        Input(ids.VERSION, "data"),
        State(ids.WIDGETS, "data"),
        *(State(ids.asked(panel), "data") for panel in PANELS),
    )
    def steer_view(search: str | None, action: Any, scheme: str | None, version: int, *known: Any) -> list[Any]:
        """A link or a gesture changes the view; what stays as it was is not sent again, so nothing redraws for it."""
        before = ViewState.from_search(search)
        after = steer(before, action) if ctx.triggered_id == ids.ACTION else before
        widgets, asked = widget_values(after), questions(after, version, scheme)
        stands = dict(zip(PANELS, known[1:], strict=True))
        link = after.to_search()
        return [
            no_update if link == (search or "") else link,
            no_update if widgets == known[0] else widgets,
            problem_list(before) if ctx.triggered_id in (None, ids.LOCATION) else no_update,
            *(no_update if asked.get(name) in (None, stands[name]) else asked[name] for name in PANELS),
        ]
