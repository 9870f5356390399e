"""The evidence: what is chosen, in words, and the document with its sentence."""

from typing import Any

from dash import Dash, Input, Output, html

from dashboard import ids
from dashboard.cards import evidence
from dashboard.desk import Desk
from dashboard.markup import aria, data, in_browser
from dashboard.state import ItemKind, Selection, ViewState


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
        Input(ids.SELECTION, "data"),
        Input(ids.QUESTION, "data"),
        Input(ids.VIEW, "data"),
        Input(ids.VERSION, "data"),
    )
    def show_evidence(selection: str | None, question: str, view: str, _: Any) -> Any:
        chosen = Selection.parse(selection) if selection else None
        reading = desk.read(question)
        if chosen and chosen.kind is ItemKind.DAY:  # a point of the curve rests on what happened before a span, too
            reading = desk.read_all_dates(reading)
        return evidence(reading, ViewState.joined(question, view), chosen)

    in_browser(
        app,
        "show_sentence",
        Output(ids.EVIDENCE, "data-open"),
        Input(ids.EVIDENCE_BODY, "children"),
        Input(ids.SELECTION, "data"),
    )
