"""The documents: a list, and a reader with every coded sentence marked."""

from typing import Any

from dash import Dash, Output, html

from dashboard import ids
from dashboard.asking import Asked, asked_of
from dashboard.cards import document_card
from dashboard.desk import Desk, Reading
from dashboard.markup import aria
from dashboard.panels.grid import grid
from dashboard.state import ItemKind, Selection
from dashboard.wording import count_in_words

_COLUMNS: tuple[dict[str, Any], ...] = (
    {"field": "published", "headerName": "Published", "width": 118},
    {"field": "title", "headerName": "Title", "flex": 3, "minWidth": 220, "tooltipField": "title"},
    {"field": "source", "headerName": "Outlet", "flex": 1, "minWidth": 130},
    {"field": "acts", "headerName": "Acts", "width": 84, "type": "numericColumn"},
)


def layout() -> Any:
    return html.Section(
        className="panel panel--documents",
        **aria(labelledby="documents-title"),
        children=[
            html.Div(
                className="panel-head",
                children=[
                    html.H2("Documents", id="documents-title", className="panel-title"),
                    html.Span(id=ids.DOCUMENTS_NOTE, className="panel-note"),
                ],
            ),
            grid(
                ids.DOCUMENTS,
                _COLUMNS,
                empty="No document tells of an act that passes the filters.",
                extra="table--documents",
            ),
            html.Div(id=ids.READER, className="reader-frame"),
        ],
    )


def rows(reading: Reading) -> list[dict[str, Any]]:
    """One row a document that tells of an act in this view; without filters also those that tell of none."""
    told = [e.document for event in reading.events for e in {x.document: x for x in event.all_evidence}.values()]
    everything = not reading.state.filter_count
    return [
        {
            "id": d.id,
            "published": d.published.isoformat() if d.published else "undated",
            "title": d.title or "Untitled document",
            "source": d.source or "no outlet given",
            "acts": told.count(d.id),
        }
        for d in reading.facts.collection.documents
        if everything or d.id in told
    ]


def chosen_document(reading: Reading, chosen: Selection | None) -> str | None:
    """The document that is chosen, or that of the chosen act; else the first."""
    if chosen and chosen.kind is ItemKind.DOCUMENT:
        return chosen.ident
    if chosen and chosen.kind is ItemKind.EVENT and chosen.ident in reading.facts.events:
        return reading.facts.events[chosen.ident].evidence.document
    listed = rows(reading)
    return listed[0]["id"] if listed else None


def register(app: Dash, desk: Desk) -> None:
    @app.callback(
        Output(ids.DOCUMENTS, "rowData"),
        Output(ids.DOCUMENTS_NOTE, "children"),
        asked_of("documents"),
        prevent_initial_call=True,
    )
    def list_documents(data: Any) -> tuple[list[dict[str, Any]], str]:
        listed = rows(desk.read(Asked.read(data).question))
        return listed, count_in_words(len(listed), "document")

    @app.callback(Output(ids.READER, "children"), asked_of("reader"), prevent_initial_call=True)
    def read_document(data: Any) -> Any:
        asked = Asked.read(data)
        reading, chosen = desk.read(asked.question), asked.state.selection
        ident = chosen_document(reading, chosen)
        if ident is None:
            return html.P("There is no document to read.", className="empty")
        event = chosen.ident if chosen and chosen.kind is ItemKind.EVENT else ""
        return document_card(reading, asked.state, ident, event)
