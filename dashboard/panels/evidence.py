"""The evidence: what is chosen, in words, and the document with its sentence."""

from typing import Any

from dash import Dash, Input, Output, html

from dashboard import ids
from dashboard.asking import Asked, asked_of
from dashboard.cards import evidence
from dashboard.desk import Desk
from dashboard.markup import aria, data, in_browser
from dashboard.panels.events import marked_rows
from dashboard.queries import marked
from dashboard.state import ItemKind


def layout(*below: Any) -> Any:
    return html.Aside(
        id=ids.EVIDENCE,
        className="evidence",
        **aria(label="Evidence"),
        **data(open="no"),
        children=[
            html.Div(
                className="panel-head",
                children=[
                    html.H2("Evidence", className="panel-title"),
                    html.Button(
                        "Close", id=ids.EVIDENCE_CLOSE, className="button button--quiet evidence-close", type="button"
                    ),
                ],
            ),
            html.Div(id=ids.EVIDENCE_BODY, className="evidence-body", **aria(live="polite")),
            *below,
        ],
    )


def register(app: Dash, desk: Desk) -> None:
    @app.callback(
        Output(ids.EVIDENCE_BODY, "children"),
        Output(ids.MARKS, "data"),
        Output(ids.EVENTS, "selectedRows", allow_duplicate=True),
        asked_of("evidence"),
        prevent_initial_call=True,
    )
    def show_evidence(data: Any) -> tuple[Any, list[str], Any]:
        asked = Asked.read(data)
        chosen, reading = asked.state.selection, desk.read(asked.question)
        marks = marked(lambda: reading.frame, chosen)
        if chosen and chosen.kind is ItemKind.DAY:  # a point of the curve rests on what happened before a span, too
            reading = desk.read_all_dates(reading)
        return evidence(reading, asked.state, chosen), marks, marked_rows(asked.state)

    in_browser(app, "show_sentence", Input(ids.EVIDENCE_BODY, "children"))
