"""Small pieces of page markup that several panels use."""

from typing import Any

from dash import ClientsideFunction, Dash, html

from dashboard.state import ViewState


def aria(**values: str) -> dict[str, Any]:
    """aria(label="Views") -> {"aria-label": "Views"}, to be unpacked into a component."""
    return {f"aria-{name}": value for name, value in values.items()}


def data(**values: str) -> dict[str, Any]:
    """data(open="no") -> {"data-open": "no"}, to be unpacked into a component."""
    return {f"data-{name}": value for name, value in values.items()}


def step_link(text: Any, before: ViewState, after: ViewState, **attributes: Any) -> html.A:
    """A link that changes one part of whatever is on the screen, and holds that part alone: the same link serves in
    every view. assets/bridge.js completes its address, so that it opens in a new tab, too."""
    step = before.step_to(after)
    return html.A(text, href=f"?{step}", **data(step=step), **attributes)


def in_browser(app: Dash, function: str, *dependencies: Any, **options: Any) -> None:
    """Register a function of assets/bridge.js as a callback that needs no request."""
    register: Any = app.clientside_callback  # untyped in Dash
    register(ClientsideFunction("page", function), *dependencies, **options)
