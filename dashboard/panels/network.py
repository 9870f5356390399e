"""The network: states, people, agencies and incidents, and every act as an edge of its own."""

from typing import Any

import dash_cytoscape as cyto
import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html

from dashboard import ids
from dashboard.asking import Asked, asked_of
from dashboard.desk import Desk
from dashboard.elements import Drawn, picture
from dashboard.markup import aria, data, in_browser
from dashboard.queries import KIND_LABELS, Choices
from dashboard.state import EdgeKind, Layout, ViewState
from dashboard.theme import NODE_LOOKS, scheme_of, stylesheet
from dashboard.wording import count_in_words

_LAYOUT_LABELS = {Layout.DYAD: "Two camps", Layout.FORCE: "Force", Layout.MAP: "Map"}
_EDGE_LABELS = {
    EdgeKind.EVENT: "Acts",
    EdgeKind.RESPONSE: "Answers",
    EdgeKind.INVOLVEMENT: "Part in incidents",
    EdgeKind.MEMBERSHIP: "Membership",
}


def layout(choices: Choices) -> Any:
    return html.Section(
        className="panel panel--network",
        **aria(labelledby="network-title"),
        children=[
            html.Div(
                className="panel-head",
                children=[
                    html.H2("Network", id="network-title", className="panel-title"),
                    html.Span(id=ids.NETWORK_NOTE, className="panel-note"),
                    dmc.SegmentedControl(
                        id=ids.LAYOUT,
                        data=[{"value": kind.value, "label": label} for kind, label in _LAYOUT_LABELS.items()],
                        value=Layout.DYAD.value,
                        size="xs",
                    ),
                    html.Button(
                        "Play",
                        id=ids.PLAY,
                        className="button",
                        type="button",
                        title="Let the days pass; again to pause",
                        **data(first=str(choices.first or ""), last=str(choices.last or "")),
                    ),
                    html.Button("Fit", id=ids.FIT, className="button", type="button", title="Show the whole network"),
                ],
            ),
            _tools(choices),
            html.Div(
                id="network-frame",
                className="network-frame",
                tabIndex="0",
                role="img",
                **aria(
                    label="The network. The table of events below tells the same acts; + − 0 and arrow keys move it."
                ),
                children=[
                    cyto.Cytoscape(
                        id=ids.NETWORK,
                        className="network",
                        style={"width": "100%", "height": "100%"},
                        layout={"name": "preset", "fit": False},
                        elements=[],
                        stylesheet=stylesheet("light"),
                        autoRefreshLayout=False,
                        responsive=False,  # it measures every label at every move; assets/bridge.js watches the frame
                        minZoom=0.1,
                        maxZoom=4,
                        boxSelectionEnabled=False,
                    ),
                    html.Div(id="network-hint", className="hint", hidden=True, role="tooltip"),
                    html.P("No act passes the filters.", id=ids.NETWORK_EMPTY, className="empty", hidden=True),
                ],
            ),
            legend(),
        ],
    )


def _tools(choices: Choices) -> Any:
    parties = [{"value": option.value, "label": option.label} for option in choices.parties]
    return html.Details(
        className="tools",
        children=[
            html.Summary("Group, bundle, find a path"),
            html.Div(
                className="tools-body",
                children=[
                    dmc.Checkbox(id=ids.FOLD, label="Group by state", size="sm"),
                    dmc.Checkbox(id=ids.BUNDLE, label="Bundle parallel acts", size="sm"),
                    dmc.CheckboxGroup(
                        id=ids.EDGES,
                        value=[kind.value for kind in EdgeKind],
                        className="tools-edges",
                        children=[
                            dmc.Checkbox(label=label, value=kind.value, size="sm")
                            for kind, label in _EDGE_LABELS.items()
                        ],
                    ),
                    _party(ids.PATH_FROM, "Path from", parties),
                    _party(ids.PATH_TO, "to", parties),
                ],
            ),
        ],
    )


def _party(ident: str, label: str, parties: list[dict[str, str]]) -> Any:
    return dmc.Select(
        id=ident,
        label=label,
        data=parties,
        searchable=True,
        clearable=True,
        limit=100,
        size="xs",
        placeholder="a party",
    )


def legend() -> Any:
    """What shapes, colours and dashes mean."""
    kinds = [
        html.Li(className="legend-item", children=[html.Span(className=f"shape shape--{kind}"), KIND_LABELS[kind]])
        for kind in NODE_LOOKS
    ]
    return html.Div(
        className="legend",
        children=[
            html.Ul(kinds, className="legend-list", **aria(label="Kinds of nodes")),
            html.Ul(
                className="legend-list",
                **aria(label="Kinds of edges"),
                children=[
                    html.Li(
                        className="legend-item",
                        children=["cooperation", html.Span(className="legend-scale"), "hostility (score +10 to −10)"],
                    ),
                    html.Li(
                        className="legend-item",
                        children=[html.Span(className="legend-line legend-line--dashed"), "not done, or only alleged"],
                    ),
                    html.Li(
                        className="legend-item",
                        children=[html.Span(className="legend-line legend-line--quiet"), "belongs to, took part in"],
                    ),
                    html.Li(
                        className="legend-item",
                        children=[html.Span(className="legend-line legend-line--dotted"), "answers"],
                    ),
                ],
            ),
        ],
    )


def register(app: Dash, desk: Desk) -> None:
    @app.callback(
        Output(ids.ELEMENTS, "data"),
        Output(ids.NETWORK_NOTE, "children"),
        Output(ids.NETWORK_EMPTY, "hidden"),
        asked_of("network"),
        prevent_initial_call=True,
    )
    def draw_network(data: Any) -> tuple[Any, str, bool]:
        asked = Asked.read(data)
        reading = desk.read(asked.question)
        places = desk.positions(reading, asked.state.layout)
        drawn = picture(reading.edition.network, places, Drawn(reading.ids, reading.incidents), asked.state)
        hidden = reading.extent.hidden
        notes = [f"{count_in_words(hidden, 'event')} hidden by filters"] if hidden else []
        return drawn.elements, "; ".join([*notes, *drawn.notes]), bool(reading.events)

    @app.callback(Output(ids.NETWORK, "stylesheet"), Input(ids.SCHEME, "data"), prevent_initial_call=True)
    def colour_network(scheme: str | None) -> list[dict[str, Any]]:
        return stylesheet(scheme_of(scheme))

    in_browser(app, "draw_network", Input(ids.ELEMENTS, "data"), State(ids.MARKS, "data"))
    in_browser(app, "mark_chosen", Input(ids.MARKS, "data"))
    in_browser(app, "fit_network", Output(ids.FIT, "title"), Input(ids.FIT, "n_clicks"), prevent_initial_call=True)
    in_browser(app, "play", Output(ids.PLAY, "children"), Input(ids.PLAY, "n_clicks"), prevent_initial_call=True)
    in_browser(
        app,
        "find_path",
        Output(ids.PATH_TO, "error"),
        Input(ids.PATH_FROM, "value"),
        Input(ids.PATH_TO, "value"),
        prevent_initial_call=True,
    )


def stores() -> list[Any]:
    return [dcc.Store(id=ids.MARKS), dcc.Store(id=ids.ELEMENTS)]


def look_values(state: ViewState) -> tuple[Any, ...]:
    """What the panel's widgets show for a view: layout, grouping, bundling, kinds of edges."""
    return (
        state.layout.value,
        "all" in state.folded,
        state.bundled,
        [kind.value for kind in EdgeKind if kind not in state.hidden_edges],
    )
