"""The table of events: the twin of every picture, with the same filters."""

from typing import Any

from dash import Dash, Output, State, html

from dashboard import ids
from dashboard.asking import Asked, asked_of
from dashboard.desk import Desk
from dashboard.markup import aria
from dashboard.panels.grid import grid
from dashboard.queries import Facts
from dashboard.state import ItemKind, ViewState
from dashboard.wording import count_in_words
from graph.model import Event

# A window's two days and an act in words are what the table is for: they have two lines. The same height for all rows,
# because to measure each text costs a tenth of a second at every filter; a longer text is whole in its tooltip.
_WHOLE: dict[str, Any] = {"wrapText": True, "cellClass": "whole"}
_COLUMNS: tuple[dict[str, Any], ...] = (
    {"field": "date", "headerName": "Date", "width": 106, **_WHOLE},
    {"field": "act", "headerName": "Act", "flex": 3, "minWidth": 168, "tooltipField": "act", **_WHOLE},
    {"field": "measure", "headerName": "Measure", "flex": 1, "minWidth": 104, "tooltipField": "measure", **_WHOLE},
    {"field": "rung", "headerName": "Rung", "width": 66, "type": "numericColumn"},
    {"field": "score", "headerName": "Score", "width": 72, "type": "numericColumn"},
    {"field": "status", "headerName": "Status", "width": 92},
    {"field": "reports", "headerName": "Reports", "width": 84, "type": "numericColumn"},
)


def layout() -> Any:
    return html.Section(
        className="panel panel--events",
        **aria(labelledby="events-title"),
        children=[
            html.Div(
                className="panel-head",
                children=[
                    html.H2("Events", id="events-title", className="panel-title"),
                    html.Span(id=ids.EVENTS_NOTE, className="panel-note"),
                ],
            ),
            grid(ids.EVENTS, _COLUMNS, empty="No act passes the filters.", extra="table--events", lines=2),
        ],
    )


def row(facts: Facts, event: Event) -> dict[str, Any]:
    """One event as a row; every value is text or a number, nothing is markup."""
    return {
        "id": event.id,
        "date": _date(event),
        "act": facts.words[event.id],
        "measure": facts.measure_label(event),
        "rung": event.rung,
        "score": event.score,
        "status": event.status.value,
        "reports": len({e.document for e in event.all_evidence}),
    }


def _date(event: Event) -> str:
    if event.window is None:
        return "undated"
    return event.window.first.isoformat() if event.window.is_day else f"{event.window.first} – {event.window.last}"


def register(app: Dash, desk: Desk) -> None:
    @app.callback(
        Output(ids.EVENTS, "rowData"),
        Output(ids.EVENTS_NOTE, "children"),
        Output(ids.EVENTS, "selectedRows"),
        asked_of("events"),
        State(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def fill_table(data: Any, search: str | None) -> tuple[list[dict[str, Any]], str, Any]:
        reading = desk.read(Asked.read(data).question)
        rows = [row(reading.facts, e) for e in reading.events]
        return rows, count_in_words(len(reading.events), "event"), marked_rows(ViewState.from_search(search))


def marked_rows(view: ViewState) -> dict[str, list[str]] | list[Any]:
    """The row of the act that is chosen, as the table takes it."""
    chosen = view.selection
    return {"ids": [chosen.ident]} if chosen and chosen.kind is ItemKind.EVENT else []
