"""Correcting in place: the form under the evidence. The curves follow at once; every step is logged and undoable."""

from collections.abc import Callable
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, ctx, dcc, html, no_update

from dashboard import ids
from dashboard.desk import Desk, Reading
from dashboard.editing import Form, FormError, add, change, form_of, kinds, merge, split, swapped
from dashboard.markup import aria, data
from dashboard.queries import Choices, Facts, chosen_event
from dashboard.state import ItemKind, Selection, ViewState
from graph.errors import DemarcheError
from graph.model import Event, Status
from graph.model.correction import Accept, Action, Reject, anchor_of
from graph.ontology import Ontology

ANONYMOUS = "analyst"

_BUTTONS: tuple[tuple[str, str, str], ...] = (
    (ids.ACCEPT, "Accept", "The act is right as it stands (a)"),
    (ids.REJECT, "Reject", "There is no such act (r)"),
    (ids.SWAP, "Swap sides", "It was done the other way round"),
    (ids.SPLIT, "Split", "Its reports tell of different acts"),
    (ids.UNDO, "Undo", "Take the last correction back (u)"),
    (ids.REDO, "Redo", "Bring back what was undone"),
)


def layout(choices: Choices, ontology: Ontology) -> Any:
    parties = [{"value": option.value, "label": option.label} for option in choices.parties]
    return html.Details(
        id=ids.CORRECT,
        className="correct",
        **data(kind=""),
        children=[
            html.Summary("Correct"),
            html.Div(
                className="correct-body",
                children=[
                    html.Div(
                        [
                            html.Button(label, id=ident, title=title, className="button", type="button")
                            for ident, label, title in _BUTTONS
                        ],
                        className="button-row",
                    ),
                    dmc.Select(
                        id=ids.FORM_KIND,
                        label="Act",
                        data=[{"value": value, "label": label} for value, label in kinds(ontology)],
                        searchable=True,
                        limit=300,
                        size="xs",
                    ),
                    dmc.MultiSelect(
                        id=ids.FORM_ACTORS, label="Who", data=parties, searchable=True, size="xs", limit=200
                    ),
                    dmc.MultiSelect(
                        id=ids.FORM_RECIPIENTS, label="Toward whom", data=parties, searchable=True, size="xs", limit=200
                    ),
                    html.Div(
                        className="filter-dates",
                        children=[
                            dmc.DateInput(id=ident, label=label, clearable=True, size="xs", valueFormat="D MMM YYYY")
                            for ident, label in ((ids.FORM_FIRST, "First day"), (ids.FORM_LAST, "Last day"))
                        ],
                    ),
                    dmc.Select(
                        id=ids.FORM_STATUS,
                        label="Status",
                        data=[{"value": s.value, "label": s.value} for s in Status],
                        allowDeselect=False,
                        size="xs",
                    ),
                    dmc.TextInput(id=ids.FORM_REASON, label="Reason", placeholder="why (optional)", size="xs"),
                    dmc.TextInput(
                        id=ids.FORM_AUTHOR, label="Your name, for the log", size="xs", persistence=True, value=""
                    ),
                    html.Button("Change as above", id=ids.CHANGE, className="button button--strong", type="button"),
                    dmc.Select(
                        id=ids.FORM_OTHER, label="The same act as", data=[], searchable=True, limit=200, size="xs",
                        clearable=True,
                    ),
                    html.Button("Merge", id=ids.MERGE, className="button", type="button"),
                    dmc.Textarea(
                        id=ids.FORM_SENTENCE,
                        label="Add an act that was missed: its sentence, copied from the document",
                        autosize=True,
                        minRows=2,
                        size="xs",
                    ),
                    html.Button("Add as above", id=ids.ADD, className="button", type="button"),
                ],
            ),
            dcc.Store(id=ids.FORM_ASKED),
            html.P(id=ids.CORRECT_NOTE, className="note", role="status", **aria(live="polite")),
        ],
    )  # fmt: skip


def others(facts: Facts, event: Event) -> list[dict[str, str]]:
    """The acts that the event could be another report of: those that share a dyad with it, the same type first."""
    near = (e for e in facts.collection.events if e.id != event.id and set(e.dyads) & set(event.dyads))
    ranked = sorted(near, key=lambda e: (e.type != event.type, str(e.window.first if e.window else ""), e.id))
    return [
        {"value": e.id, "label": f"{facts.words[e.id]} ({e.window.first if e.window else 'undated'})"} for e in ranked
    ]


def _form(values: tuple[Any, ...]) -> Form:
    kind, actors, recipients, first, last, status = values
    days = [date.fromisoformat(day[:10]) if day else None for day in (first, last)]
    return Form(
        kind or "", Status(status or "occurred"), days[0], days[1], tuple(actors or ()), tuple(recipients or ())
    )


_FORM = (
    (ids.FORM_KIND, "value"),
    (ids.FORM_ACTORS, "value"),
    (ids.FORM_RECIPIENTS, "value"),
    (ids.FORM_FIRST, "value"),
    (ids.FORM_LAST, "value"),
    (ids.FORM_STATUS, "value"),
)


def register(app: Dash, desk: Desk) -> None:
    @app.callback(
        *(Output(*field) for field in _FORM),
        Output(ids.FORM_OTHER, "data"),
        Input(ids.FORM_ASKED, "data"),
        State(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def fill_form(_: Any, search: str | None) -> list[Any]:
        """Only while the form is open: most acts are looked at, few are corrected."""
        view, reading = desk.read_view(search)
        event = chosen_event(reading.facts, view)
        if event is None:
            return [no_update] * (len(_FORM) + 1)
        form = form_of(event)
        days = [day.isoformat() if day else None for day in (form.first, form.last)]
        return [
            form.kind, list(form.actors), list(form.recipients), *days, form.status.value, others(reading.facts, event),
        ]  # fmt: skip

    @app.callback(
        Output(ids.VERSION, "data", allow_duplicate=True),
        Output(ids.CORRECT_NOTE, "children"),
        *(Input(button, "n_clicks") for button, *_ in _BUTTONS),
        Input(ids.CHANGE, "n_clicks"),
        Input(ids.MERGE, "n_clicks"),
        Input(ids.ADD, "n_clicks"),
        State(ids.LOCATION, "search"),
        *(State(*field) for field in _FORM),
        State(ids.FORM_OTHER, "value"),
        State(ids.FORM_SENTENCE, "value"),
        State(ids.FORM_REASON, "value"),
        State(ids.FORM_AUTHOR, "value"),
        prevent_initial_call=True,
    )
    def correct_event(*values: Any) -> tuple[Any, str]:
        *_, search, kind, actors, recipients, first, last, status, other, sentence, reason, author = values
        gesture, who = str(ctx.triggered_id), author or ANONYMOUS
        if gesture in (ids.UNDO, ids.REDO):
            return stepped(desk, desk.source.undo if gesture == ids.UNDO else desk.source.redo, who)
        view, reading = desk.read_view(search)

        def action() -> Action:
            form = _form((kind, actors, recipients, first, last, status))
            return action_for(gesture, reading, view, form, other or "", sentence or "")

        return kept(desk, action, who, reason or "")


def kept(desk: Desk, make: Callable[[], Action], author: str, reason: str) -> tuple[Any, str]:
    """The library's version and a note, after the action is in the log; or what is wrong, and nothing is kept."""
    try:
        desk.source.correct(make(), author=author, reason=reason)
    except (FormError, DemarcheError) as error:
        return no_update, str(error)
    return desk.source.version, "Kept in the log; Undo takes it back."


def stepped(desk: Desk, step: Callable[..., bool], author: str) -> tuple[Any, str]:
    """The same after a step back or forth through the log."""
    try:
        done = step(author=author)
    except DemarcheError as error:
        return no_update, str(error)
    return desk.source.version, "Done." if done else "There is nothing left to take back or bring back."


def action_for(gesture: str, reading: Reading, view: ViewState, form: Form, other: str, sentence: str) -> Action:
    """The action of the log that a button stands for; FormError says what is missing."""
    if gesture == ids.ADD:
        return add(reading.facts, reading.document(_document(reading, view.selection)).document, sentence, form)
    event = chosen_event(reading.facts, view)
    if event is None:
        raise FormError("Choose an act first.")
    return _ACTIONS[gesture](reading.facts, event, form, other)


def _document(reading: Reading, chosen: Selection | None) -> str:
    if chosen and chosen.kind is ItemKind.DOCUMENT:
        return chosen.ident
    if chosen and chosen.kind is ItemKind.EVENT and chosen.ident in reading.facts.events:
        return reading.facts.events[chosen.ident].evidence.document
    raise FormError("Choose a document, or an act of it, first.")


_ACTIONS: dict[str, Callable[[Facts, Event, Form, str], Action]] = {
    ids.ACCEPT: lambda facts, event, form, other: Accept(anchor_of(event)),
    ids.REJECT: lambda facts, event, form, other: Reject(anchor_of(event)),
    ids.SWAP: lambda facts, event, form, other: change(facts, event, swapped(form_of(event))),
    ids.SPLIT: lambda facts, event, form, other: split(event),
    ids.CHANGE: lambda facts, event, form, other: change(facts, event, form),
    ids.MERGE: lambda facts, event, form, other: merge(facts, event, other),
}
