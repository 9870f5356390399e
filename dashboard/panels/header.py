"""The top of the page: name, views, theme, link."""

from typing import Any

from dash import Dash, Input, Output, State, dcc, html

from dashboard import ids
from dashboard.markup import aria, data, in_browser
from dashboard.panels import export
from dashboard.state import View


def layout() -> Any:
    return html.Header(
        className="header",
        children=[
            html.A("Skip to the content", href="#content", className="skip-link"),
            html.Div(className="brand", children=[html.Span("Démarche", className="brand-name")]),
            html.Nav([_tab(view) for view in View], id=ids.VIEWS, className="tabs", **aria(label="Views")),
            html.Div(
                className="header-tools",
                children=[
                    _tool(ids.FILTER_SWITCH, "Filters", "Show or hide the filters", "filter-switch"),
                    export.layout(),
                    _tool(ids.COPY_LINK, "Copy link", "Copy the link to this view", "wide-only"),
                    _tool(ids.COPY_CITATION, "Cite", "Copy a citation of this view", "wide-only"),
                    _tool(ids.THEME_SWITCH, "Dark", "Switch between light and dark"),
                ],
            ),
            dcc.Store(id=ids.THEME_CHOICE, storage_type="local"),
            dcc.Store(id=ids.SCHEME),
            dcc.Store(id=ids.CITATION),
            dcc.Store(id=ids.HINTS_SEEN, storage_type="local"),
        ],
    )


def _tool(ident: str, label: str, title: str, extra: str = "") -> html.Button:
    return html.Button(label, id=ident, className=f"button {extra}".strip(), title=title, type="button")


def _tab(view: View) -> html.A:
    """A view as a link that keeps filters and selection: it opens in a new tab, too, and works from the keyboard."""
    step = f"view={view.value}"
    return html.A(view.label, href=f"?{step}", className="view-link", **data(step=step))


def register(app: Dash) -> None:
    in_browser(
        app,
        "choose_theme",
        Output(ids.THEME_CHOICE, "data"),
        Input(ids.THEME_SWITCH, "n_clicks"),
        State(ids.SCHEME, "data"),
        prevent_initial_call=True,
    )
    in_browser(
        app,
        "apply_theme",
        Output(ids.SCHEME, "data"),
        Output(ids.PROVIDER, "forceColorScheme"),
        Output(ids.THEME_SWITCH, "children"),
        Input(ids.THEME_CHOICE, "modified_timestamp"),
        State(ids.THEME_CHOICE, "data"),
    )
    in_browser(
        app,
        "copy_citation",
        Output(ids.COPY_CITATION, "children"),
        Input(ids.COPY_CITATION, "n_clicks"),
        State(ids.CITATION, "data"),
        prevent_initial_call=True,
    )
    in_browser(
        app,
        "see_hints",
        Output(ids.HINTS_SEEN, "data"),
        Input(ids.HINTS_CLOSE, "n_clicks"),
        prevent_initial_call=True,
    )
    in_browser(
        app,
        "show_hints",
        Output(ids.HINTS, "hidden"),
        Input(ids.HINTS_SEEN, "modified_timestamp"),
        State(ids.HINTS_SEEN, "data"),
    )
    in_browser(
        app,
        "copy_link",
        Output(ids.COPY_LINK, "children"),
        Input(ids.COPY_LINK, "n_clicks"),
        prevent_initial_call=True,
    )
    in_browser(
        app,
        "toggle_filters",
        Output(ids.FILTERS, "data-open"),
        Input(ids.FILTER_SWITCH, "n_clicks"),
        State(ids.FILTERS, "data-open"),
        prevent_initial_call=True,
    )
    in_browser(app, "show_view", Input(ids.LOCATION, "search"))
