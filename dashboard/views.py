"""Which panels each view shows, and how a panel knows that it is not asked."""

from dash.exceptions import PreventUpdate

from dashboard.state import View, ViewState

PANELS: dict[View, tuple[str, ...]] = {
    View.NETWORK: ("network", "tension", "events"),
    View.TENSION: ("tension", "events"),
    View.LADDER: ("ladder", "events"),
    View.RESPONSES: ("responses", "events"),
    View.DOCUMENTS: ("documents",),
    View.EVENTS: ("events",),
    View.COMPARE: ("compare",),
    View.REVIEW: ("review",),
    View.LIBRARY: ("library",),
    View.HELP: ("help",),
}


def only_in(look: str | None, *views: View) -> ViewState:
    """The state of the view, where one of these views is shown; else the panel stays as it is."""
    state = ViewState.from_search(look)
    if state.view not in views:
        raise PreventUpdate
    return state


def views_with(panel: str) -> tuple[View, ...]:
    return tuple(view for view, panels in PANELS.items() if panel in panels)
