"""The network: states, people, agencies and incidents, and every act as an edge of its own."""

from typing import Any

import dash_cytoscape as cyto
import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, html

from dashboard import ids
from dashboard.desk import Desk
from dashboard.elements import network_elements
from dashboard.markup import aria, in_browser
from dashboard.queries import KIND_LABELS, incidents_of
from dashboard.state import Layout, ViewState
from dashboard.theme import NODE_LOOKS, stylesheet
from dashboard.wording import count_in_words

_LAYOUT_LABELS = {Layout.DYAD: "Two camps", Layout.FORCE: "Force", Layout.MAP: "Map"}


def layout() -> Any:
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
                    html.Button("Fit", id=ids.FIT, className="button", type="button", title="Show the whole network"),
                ],
            ),
            html.Div(
                className="network-frame",
                children=[
                    cyto.Cytoscape(
                        id=ids.NETWORK,
                        className="network",
                        style={"width": "100%", "height": "100%"},
                        layout={"name": "preset", "fit": True, "padding": 32},
                        elements=[],
                        stylesheet=stylesheet("light"),
                        autoRefreshLayout=False,
                        responsive=True,
                        minZoom=0.15,
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
                        children=["cooperation", html.Span(className="legend-scale"), "hostility (score −10 to +10)"],
                    ),
                    html.Li(
                        className="legend-item",
                        children=[html.Span(className="legend-line legend-line--dashed"), "not done, or only alleged"],
                    ),
                    html.Li(
                        className="legend-item",
                        children=[html.Span(className="legend-line legend-line--quiet"), "belongs to, took part in"],
                    ),
                ],
            ),
        ],
    )


def register(app: Dash, desk: Desk) -> None:
    @app.callback(
        Output(ids.NETWORK, "elements"),
        Output(ids.NETWORK_NOTE, "children"),
        Output(ids.NETWORK_EMPTY, "hidden"),
        Input(ids.QUESTION, "data"),
        Input(ids.VIEW, "data"),
    )
    def draw_network(question: str, view: str) -> tuple[Any, str, bool]:
        events = desk.matching(question)
        places = desk.positions(ViewState.from_search(view).layout)
        incidents = incidents_of(desk.facts(), events)
        elements = network_elements(desk.network(), places, frozenset(e.id for e in events), incidents)
        hidden = len(desk.facts().collection.events) - len(events)
        note = f"{count_in_words(hidden, 'event')} hidden by filters" if hidden else ""
        return elements, note, bool(events)

    @app.callback(Output(ids.NETWORK, "stylesheet"), Input(ids.SCHEME, "data"), prevent_initial_call=True)
    def colour_network(scheme: str | None) -> list[dict[str, Any]]:
        return stylesheet("dark" if scheme == "dark" else "light")

    in_browser(
        app,
        "mark_chosen",
        Output(ids.NETWORK, "id"),
        Input(ids.SELECTION, "data"),
        Input(ids.NETWORK, "elements"),
        State(ids.NETWORK, "id"),
    )
    in_browser(
        app,
        "fit_network",
        Output(ids.FIT, "title"),
        Input(ids.FIT, "n_clicks"),
        Input(ids.VIEW, "data"),
        prevent_initial_call=True,
    )
