"""The library: add documents by upload, folder or paste, see what became of them, look at earlier versions."""

import base64
import binascii
from collections.abc import Callable
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html, no_update
from dash.exceptions import PreventUpdate

from dashboard import ids
from dashboard.asking import asked_of
from dashboard.desk import Desk
from dashboard.markup import aria, in_browser, step_link
from dashboard.state import View, ViewState
from dashboard.wording import count_in_words, day_in_words
from graph.errors import DemarcheError
from graph.model import CodedDocument

Code = Callable[[bytes, str, date | None], CodedDocument]
_VERSIONS_LISTED = 30
_ELSEWHERE = ViewState(view=View.LIBRARY, as_of=-1)  # a version is a step from here, whichever was looked at


def layout() -> Any:
    return html.Section(
        className="panel panel--library",
        **aria(labelledby="library-title"),
        children=[
            html.Div(
                className="panel-head",
                children=[html.H2("Add documents", id="library-title", className="panel-title")],
            ),
            html.Div(id=ids.LIBRARY_STATE, className="quiet"),
            html.Div(
                className="library-add",
                children=[
                    _upload(ids.UPLOAD, "Drop documents here, or choose files", folder=False),
                    _upload(ids.UPLOAD_FOLDER, "Choose a folder", folder=True),
                ],
            ),
            dmc.DateInput(
                id=ids.UPLOAD_DATE,
                label="Published on, for documents that do not say so themselves",
                placeholder="no date",
                clearable=True,
                valueFormat="D MMM YYYY",
                maw=360,
            ),
            html.Details(
                className="tools",
                children=[
                    html.Summary("Paste a text instead"),
                    html.Div(
                        className="library-paste",
                        children=[
                            dmc.TextInput(id=ids.PASTE_TITLE, label="Title"),
                            dmc.Textarea(id=ids.PASTE_TEXT, label="Text", autosize=True, minRows=6, maxRows=18),
                            html.Button("Add the text", id=ids.PASTE, className="button button--strong", type="button"),
                        ],
                    ),
                ],
            ),
            html.P(id=ids.LIBRARY_PROGRESS, className="note", role="status", **aria(live="polite")),
            html.Ul(id=ids.LIBRARY_LOG, className="act-list"),
            html.H2("Versions", className="panel-title"),
            html.P("Every change makes a version; an earlier one can be looked at as it was.", className="quiet"),
            html.Div(id=ids.VERSIONS, className="table-scroll", tabIndex="0"),
            dcc.Store(id=ids.JOB),
            dcc.Store(id=ids.JOB_DONE),
            dcc.Interval(id=ids.CLOCK, interval=15_000),
        ],
    )


def _upload(ident: str, words: str, *, folder: bool) -> Any:
    return dcc.Upload(
        id=ident,
        className="upload",
        multiple=True,
        enable_folder_selection=folder,
        children=html.Button(words, className="button", type="button"),
    )


def decoded(contents: str) -> bytes:
    """The bytes of what a browser sends of a file ("data:text/plain;base64,…"); ValueError for anything else."""
    try:
        return base64.b64decode(contents.partition(",")[2], validate=True)
    except binascii.Error as error:
        raise ValueError("the browser sent something else than a file") from error


def register(app: Dash, desk: Desk, code: Code | None) -> None:
    for upload in (ids.UPLOAD, ids.UPLOAD_FOLDER):
        in_browser(
            app,
            "queue_files",
            Output(upload, "contents"),
            Input(upload, "contents"),
            State(upload, "filename"),
            State(ids.UPLOAD_DATE, "value"),
            prevent_initial_call=True,
        )
    in_browser(
        app,
        "queue_text",
        Output(ids.PASTE_TEXT, "value"),
        Input(ids.PASTE, "n_clicks"),
        State(ids.PASTE_TEXT, "value"),
        State(ids.PASTE_TITLE, "value"),
        State(ids.UPLOAD_DATE, "value"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(ids.JOB_DONE, "data"),
        Output(ids.VERSION, "data", allow_duplicate=True),
        Input(ids.JOB, "data"),
        prevent_initial_call=True,
    )
    def add_document(job: dict[str, Any] | None) -> tuple[dict[str, Any], Any]:
        """One document a request: the page says how far it is, and one that fails does not hold up the others."""
        if not job:
            raise PreventUpdate
        said, version = add_one(desk, code, job)
        return {"number": job.get("number"), "said": said, "added": version is not None}, version or no_update

    in_browser(
        app,
        "next_file",
        Output(ids.LIBRARY_PROGRESS, "children"),
        Output(ids.LIBRARY_LOG, "children"),
        Input(ids.JOB_DONE, "data"),
        State(ids.LIBRARY_LOG, "children"),
        prevent_initial_call=True,
    )

    @app.callback(Output(ids.VERSION, "data"), Input(ids.CLOCK, "n_intervals"), State(ids.VERSION, "data"))
    def watch_version(_: int | None, known: int | None) -> Any:
        """Others may add to the library: the page notices."""
        version = desk.source.version
        return no_update if version == known else version

    @app.callback(
        Output(ids.LIBRARY_STATE, "children"),
        Output(ids.VERSIONS, "children"),
        asked_of("library"),
        prevent_initial_call=True,
    )
    def show_versions(_: Any) -> tuple[Any, Any]:
        return state_line(desk), versions_table(desk)


def add_one(desk: Desk, code: Code | None, job: dict[str, Any]) -> tuple[str, int | None]:
    """Code and store one document; what became of it in words, and the library's version after it (None: not added)."""
    name = str(job.get("name") or "pasted text")
    if code is None:
        return f"{name}: this dashboard was started without a coder.", None
    published = date.fromisoformat(str(job["published"])[:10]) if job.get("published") else None
    try:
        record = code(decoded(str(job.get("contents"))), name, published)
        said = desk.source.add([record])
    except (DemarcheError, ValueError) as error:
        return f"{name}: {error}", None
    warnings = " ".join(record.warnings)
    return f"{name}: {said}, {count_in_words(len(record.events), 'act')}. {warnings}".strip(), desk.source.version


def state_line(desk: Desk) -> Any:
    facts = desk.edition().facts
    held = f"{count_in_words(len(facts.collection.documents), 'document')}, "
    held += count_in_words(len(facts.collection.events), "act")
    return html.P(f"{desk.source.name}: {held}, version {desk.source.version}.")


def versions_table(desk: Desk) -> Any:
    """The newest first; each is a link to the network as it then was."""
    listed = desk.source.versions()[:_VERSIONS_LISTED]
    if not listed:
        return html.P("These documents have no versions.", className="quiet")
    rows = []
    for version in listed:
        newest = version.number == listed[0].number
        target = ViewState(as_of=None if newest else version.number)
        words = f"{day_in_words(version.at.date())}, {version.at:%H:%M} UTC"
        rows.append(
            html.Tr(
                [
                    html.Td(str(version.number)),
                    html.Td(words),
                    html.Td(step_link("Now" if newest else "Look at it", _ELSEWHERE, target)),
                ]
            )
        )
    head = html.Thead(html.Tr([html.Th(word, scope="col") for word in ("Version", "Since", "Network")]))
    return html.Table([head, html.Tbody(rows)], className="plain-table")
