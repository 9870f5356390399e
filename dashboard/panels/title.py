"""The view in words, under its name; also what is announced when the view changes."""

from typing import Any

from dash import Dash, Output, html

from dashboard import ids
from dashboard.asking import Asked, asked_of
from dashboard.desk import Desk
from dashboard.markup import aria
from dashboard.state import View, ViewState
from dashboard.wording import count_in_words, view_in_words
from graph import __version__


def layout() -> Any:
    return html.Div(
        className="view-head",
        children=[
            html.H1(id=ids.TITLE, className="view-title"),
            html.P(id=ids.SUBTITLE, className="view-subtitle"),
            html.Div(id=ids.LIVE, className="visually-hidden", **aria(live="polite")),
            html.Div(
                id=ids.HINTS,
                className="hints",
                hidden=True,
                children=[
                    html.P(
                        "New here: choose an edge, a dot or a row to read the sentence behind it. Drag across the "
                        "chart to choose dates. Press / to search and ? for help. The address bar holds the view."
                    ),
                    html.Button("Understood", id=ids.HINTS_CLOSE, className="button", type="button"),
                ],
            ),
            html.Div(html.Ul(id=ids.PROBLEM_LIST, className="problems"), role="alert"),
        ],
    )


def cited(said: str, desk: Desk) -> str:
    """What "Cite" copies before the link: what is shown, of which library in which version, by which program."""
    return f"{said}. Library “{desk.source.name}”, version {desk.source.version}. Démarche {__version__}."


def register(app: Dash, desk: Desk) -> None:
    @app.callback(
        Output(ids.TITLE, "children"),
        Output(ids.SUBTITLE, "children"),
        Output(ids.LIVE, "children"),
        Output(ids.CITATION, "data"),
        asked_of("title"),
        prevent_initial_call=True,
    )
    def say_view(data: Any) -> tuple[str, str, str, str]:
        asked = Asked.read(data)
        state = asked.state
        if state.view in (View.HELP, View.LIBRARY):
            return state.view.label, "", state.view.label, cited(state.view.label, desk)
        reading = desk.read(asked.question)
        said = view_in_words(reading.facts, state, reading.extent)
        if left_out := reading.edition.left_out:
            said += f", the latest; {count_in_words(left_out, 'earlier event')} of the library not listed"
        return state.view.label, said, said, cited(f"{state.view.label}. {said}", desk)


def problem_list(view: ViewState) -> list[Any]:
    """What a link holds that nobody understands, one sentence each."""
    return [html.Li(problem) for problem in view.problems]
