"""Export: what is on the screen as a file, from every view. The files are made by graph.exports."""

import mimetypes
from typing import Any

from dash import Dash, Input, Output, State, html
from flask import Flask, Response, request

from dashboard import ids
from dashboard.desk import Desk, Reading
from dashboard.figures import scope_text
from dashboard.state import View, ViewState
from dashboard.wording import view_in_words
from graph.errors import DemarcheError
from graph.exports import EXPORTS, ExportOptions, download
from graph.exports.embed import EmbedQuestion
from graph.network import Layout as Placement

_ROUTE = "/export"
# The pictures that belong to a view, then what every view gives: (label, kind, form).
_OWN: dict[View, tuple[str, str]] = {
    View.NETWORK: ("The network, still", "picture"),
    View.TENSION: ("The tension chart", "chart-tension"),
    View.LADDER: ("The ladder", "chart-ladder"),
    View.RESPONSES: ("The responses", "chart-responses"),
}
_ALWAYS: tuple[tuple[str, str, str | None], ...] = (
    ("The whole view as a page", "view", None),
    ("The network as a page", "html", None),
    ("Briefing, Word", "brief", "docx"),
    ("Briefing, PowerPoint", "brief", "pptx"),
    ("Table, Excel", "brief", "xlsx"),
    ("Tables, CSV", "csv", None),
    ("Record, JSON Lines", "jsonl", None),
    ("GraphML", "graphml", None),
    ("GEXF for Gephi", "gexf", None),
    ("Events, Parquet", "parquet", None),
)


def layout() -> Any:
    return html.Details(
        className="menu",
        id=ids.EXPORT_MENU,
        children=[html.Summary("Export", className="button"), html.Ul(id=ids.EXPORTS, className="menu-list")],
    )


def offers(state: ViewState) -> tuple[tuple[str, str, str | None], ...]:
    """(label, kind, form) of the exports of a view; kinds that this installation lacks are left out."""
    own = _OWN.get(state.view)
    pictures: tuple[tuple[str, str, str | None], ...] = ()
    if own and own[1] in EXPORTS:
        endings = [e.removeprefix(".") for e in EXPORTS[own[1]].endings if e in (".html", ".png", ".svg")]
        pictures = tuple((f"{own[0]}, {ending.upper()}", own[1], ending) for ending in endings)
    return (*pictures, *(row for row in _ALWAYS if row[1] in EXPORTS))


def code_to_embed(state: ViewState) -> str | None:
    """Where the code lies that puts the view's chart into another page; None where the view has none."""
    _, _, chart = _OWN.get(state.view, ("", ""))[1].partition("chart-")
    if not chart:
        return None
    return EmbedQuestion(chart, scope_text(state), state.first, state.last).path("/code")


def link(state: ViewState, kind: str, form: str | None) -> str:
    return f"{_ROUTE}/{kind}{f'.{form}' if form else ''}{state.to_search()}"


def options(desk: Desk, reading: Reading, state: ViewState, form: str | None) -> ExportOptions:
    """What the file says of itself is what the page says of the view."""
    return ExportOptions(
        filters_in_words=view_in_words(reading.facts, state, reading.extent),
        layout=Placement(state.layout.value),
        places=desk.positions(reading, state.layout),
        dyad=scope_text(state),
        form=form,
    )


def register(app: Dash, desk: Desk) -> None:
    @app.callback(
        Output(ids.EXPORTS, "children"),
        Input(ids.EXPORT_MENU, "n_clicks"),
        State(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def offer(_: int, search: str | None) -> list[Any]:
        """What can be had of the view, said when the menu opens."""
        state = ViewState.from_search(search)
        code = code_to_embed(state)
        embed = (
            [html.A("Code to embed the chart (pair and dates)", href=code, target="_blank", className="menu-item")]
            if code
            else []
        )
        files = [
            html.A(label, href=link(state, kind, form), download="", className="menu-item")
            for label, kind, form in offers(state)
        ]
        return [html.Li(item) for item in (*embed, *files)]

    _serve_files(app.server, desk)


def _serve_files(server: Flask, desk: Desk) -> None:
    @server.get(f"{_ROUTE}/<name>")
    def send_file(name: str) -> Response:
        kind, _, form = name.partition(".")
        state, reading = desk.read_view(request.query_string.decode())
        try:
            file_name, content = download(kind, reading.collection, options(desk, reading, state, form or None))
        except DemarcheError as error:
            return Response(str(error), status=422, content_type="text/plain; charset=utf-8")
        kind_of_file = mimetypes.guess_type(file_name)[0] or "application/octet-stream"
        response = Response(content, content_type=kind_of_file)
        response.headers.set("Content-Disposition", "attachment", filename=file_name)
        return response
