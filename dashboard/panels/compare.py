"""Compare: two dyads or two periods, aligned by date or by days since onset; what is new, gone and changed."""

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Output, html

from dashboard import ids
from dashboard.asking import Asked, asked_of
from dashboard.comparing import changes, has_other_side, other_side
from dashboard.desk import Desk, Reading
from dashboard.figures import comparison_figure
from dashboard.markup import aria
from dashboard.panels.frame import chart_frame, chart_outputs, shown
from dashboard.panels.grid import grid
from dashboard.queries import Choices
from dashboard.state import Alignment, ViewState
from dashboard.wording import view_in_words

_COLUMNS: tuple[dict[str, Any], ...] = (
    {"field": "what", "headerName": "Edge", "flex": 3, "minWidth": 220, "tooltipField": "what"},
    {"field": "one", "headerName": "First", "width": 90, "type": "numericColumn"},
    {"field": "other", "headerName": "Second", "width": 100, "type": "numericColumn"},
    {"field": "change", "headerName": "Change", "width": 110},
)


def layout(choices: Choices) -> Any:
    return html.Section(
        className="panel panel--compare",
        **aria(labelledby=f"{ids.COMPARISON}-title"),
        children=[
            html.Div(
                className="compare-sides",
                children=[
                    html.Div([html.H2("First", className="small-title"), html.P(id=ids.SIDE_ONE)], className="side"),
                    html.Div([html.H2("Second", className="small-title"), html.P(id=ids.SIDE_OTHER)], className="side"),
                ],
            ),
            html.Div(
                className="tools-body",
                children=[
                    dmc.Select(
                        id=ids.OTHER_DYAD,
                        label="Second: who toward whom",
                        placeholder="as the first",
                        data=[{"value": o.value, "label": o.text} for o in choices.dyads if ":" in o.value],
                        searchable=True,
                        clearable=True,
                        limit=200,
                    ),
                    dmc.DateInput(id=ids.OTHER_FIRST, label="Second: from", clearable=True, valueFormat="D MMM YYYY"),
                    dmc.DateInput(id=ids.OTHER_LAST, label="Second: to", clearable=True, valueFormat="D MMM YYYY"),
                    dmc.SegmentedControl(
                        id=ids.ALIGN,
                        data=[
                            {"value": Alignment.DATE.value, "label": "By date"},
                            {"value": Alignment.ONSET.value, "label": "By days since onset"},
                        ],
                        value=Alignment.DATE.value,
                    ),
                ],
            ),
            *chart_frame(ids.COMPARISON, "Hostility side by side"),
            html.H3("Edges: new, gone, changed", className="small-title"),
            grid(ids.CHANGES, _COLUMNS, empty="Choose a second dyad or second dates."),
        ],
    )


def look_values(state: ViewState) -> tuple[Any, ...]:
    """What the panel's widgets show for a view."""
    days = [day.isoformat() if day else None for day in (state.other_first, state.other_last)]
    return (":".join(state.other_dyad) if state.other_dyad else None, *days, state.align.value)


def _words(reading: Reading) -> str:
    return view_in_words(reading.facts, reading.state, reading.extent)


def register(app: Dash, desk: Desk) -> None:
    @app.callback(
        *chart_outputs(ids.COMPARISON),
        Output(ids.CHANGES, "rowData"),
        Output(ids.SIDE_ONE, "children"),
        Output(ids.SIDE_OTHER, "children"),
        asked_of("compare"),
        prevent_initial_call=True,
    )
    def compare(data: Any) -> tuple[Any, ...]:
        asked = Asked.read(data)
        state = asked.state
        one, other = desk.read(asked.question), desk.read(other_side(state).to_search())
        figure = comparison_figure(one, other if has_other_side(state) else None, state.align, asked.scheme)
        by_party = one.state.dyad == other.state.dyad
        listed = changes(one.facts, one.events, other.events, by_party=by_party) if has_other_side(state) else ()
        rows = [{"id": r.what, "what": r.what, "one": r.one, "other": r.other, "change": r.change} for r in listed]
        second = _words(other) if has_other_side(state) else "Not chosen yet: give another dyad or other dates."
        return *shown(figure), rows, _words(one), second
