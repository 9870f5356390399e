"""The view in words, under its name; also what is announced when the view changes."""

from typing import Any

from dash import Dash, Input, Output, html

from dashboard import ids
from dashboard.desk import Desk
from dashboard.markup import aria
from dashboard.state import View, ViewState
from dashboard.wording import view_in_words


def layout() -> Any:
    return html.Div(
        className="view-head",
        children=[
            html.H1(id=ids.TITLE, className="view-title"),
            html.P(id=ids.SUBTITLE, className="view-subtitle"),
            html.Div(id=ids.LIVE, className="visually-hidden", **aria(live="polite")),
            html.Ul(id=ids.PROBLEM_LIST, className="problems", role="alert"),
        ],
    )


def register(app: Dash, desk: Desk) -> None:
    @app.callback(
        Output(ids.TITLE, "children"),
        Output(ids.SUBTITLE, "children"),
        Output(ids.LIVE, "children"),
        Input(ids.QUESTION, "data"),
        Input(ids.VIEW, "data"),
        Input(ids.VERSION, "data"),
    )
    def say_view(question: str, view: str, _: Any) -> tuple[str, str, str]:
        state = ViewState.joined(question, view)
        if state.view in (View.HELP, View.LIBRARY):
            return state.view.label, "", state.view.label
        reading = desk.read(question)
        said = view_in_words(reading.facts, state, reading.extent)
        return state.view.label, said, said

    @app.callback(Output(ids.PROBLEM_LIST, "children"), Input(ids.PROBLEMS, "data"))
    def say_problems(problems: list[str] | None) -> list[Any]:
        return [html.Li(problem) for problem in problems or ()]
