"""The review queue: what to look at first, worked from the keyboard; and the log of corrections."""

from typing import Any

from dash import Dash, Output, html

from dashboard import ids
from dashboard.asking import Asked, asked_of
from dashboard.desk import Desk, Reading
from dashboard.editing import action_entities, action_event, action_in_words, review_queue
from dashboard.markup import aria
from dashboard.panels.events import row
from dashboard.panels.grid import grid
from dashboard.wording import count_in_words
from graph.model.correction import Correction

_COLUMNS: tuple[dict[str, Any], ...] = (
    {"field": "why", "headerName": "Look at it because", "width": 250, "tooltipField": "why"},
    {"field": "date", "headerName": "Date", "width": 118},
    {"field": "act", "headerName": "Act", "flex": 2, "minWidth": 240, "tooltipField": "act"},
    {"field": "status", "headerName": "Status", "width": 112},
    {"field": "reports", "headerName": "Reports", "width": 98, "type": "numericColumn"},
)


def layout() -> Any:
    return html.Section(
        className="panel panel--review",
        **aria(labelledby="review-title"),
        children=[
            html.Div(
                className="panel-head",
                children=[
                    html.H2("Review queue", id="review-title", className="panel-title"),
                    html.Span(id=ids.REVIEW_NOTE, className="panel-note"),
                ],
            ),
            html.P(
                ["Keys: ", html.Kbd("n"), " next, ", html.Kbd("p"), " previous, ", html.Kbd("a"), " accept, ",
                 html.Kbd("r"), " reject, ", html.Kbd("u"), " undo."],
                className="quiet",
            ),
            grid(ids.REVIEW, _COLUMNS, empty="No act passes the filters.", extra="table--review"),
            html.H3("Log of corrections", className="small-title"),
            html.Div(id=ids.LOG, className="log"),
        ],
    )  # fmt: skip


def queue_rows(reading: Reading) -> list[dict[str, Any]]:
    touched = reading.edition.touched
    due = review_queue(reading.facts, reading.events, touched)
    return [{**row(reading.facts, d.event), "why": ", ".join(d.reasons) or "not reviewed yet"} for d in due]


def log_list(reading: Reading, log: tuple[Correction, ...]) -> Any:
    """The newest first, times in UTC."""
    if not log:
        return html.P("Nothing has been corrected yet.", className="quiet")
    lines = []
    for entry in reversed(log):
        event = action_event(entry.action)
        parties = " and ".join(f"{reading.facts.label(ident)} ({ident})" for ident in action_entities(entry.action))
        what = parties or reading.facts.words.get(event or "", event or "")
        said = f"{entry.at:%Y-%m-%d %H:%M} UTC, {entry.author}: {action_in_words(entry.action)} {what}".rstrip()
        lines.append(html.Li(f"{said}. {entry.reason}" if entry.reason else f"{said}."))
    return html.Ul(lines, className="act-list")


def register(app: Dash, desk: Desk) -> None:
    @app.callback(
        Output(ids.REVIEW, "rowData"),
        Output(ids.REVIEW_NOTE, "children"),
        Output(ids.LOG, "children"),
        asked_of("review"),
        prevent_initial_call=True,
    )
    def fill_queue(data: Any) -> tuple[list[dict[str, Any]], str, Any]:
        reading = desk.read(Asked.read(data).question)
        touched = reading.edition.touched
        left = sum(e.id not in touched for e in reading.events)
        note = f"{count_in_words(left, 'act')} not reviewed yet"
        return queue_rows(reading), note, log_list(reading, tuple(desk.source.log()))
