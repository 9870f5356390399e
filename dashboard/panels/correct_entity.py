"""Corrections of who is who: two entities that are the same, and one that is somebody else in some of its acts."""

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, ctx, dcc, html, no_update

from dashboard import ids
from dashboard.desk import Desk, Reading
from dashboard.editing import FormError, acts_of, merge_entities, same_as, split_entity
from dashboard.markup import aria, data
from dashboard.panels.correct import ANONYMOUS
from dashboard.queries import Choices
from dashboard.state import ItemKind, ViewState
from graph.errors import DemarcheError
from graph.model.correction import Action


def layout(choices: Choices) -> Any:
    states = [{"value": option.value, "label": option.label} for option in choices.states]
    return html.Details(
        id=ids.CORRECT_ENTITY,
        className="correct",
        **data(kind=""),
        children=[
            html.Summary("Correct who this is"),
            html.Div(
                className="correct-body",
                children=[
                    dmc.Select(
                        id=ids.ENTITY_OTHER, label="The same as", data=[], searchable=True, clearable=True, limit=200,
                        size="xs",
                    ),
                    html.Button("Merge into it", id=ids.ENTITY_MERGE, className="button button--strong", type="button"),
                    dmc.MultiSelect(
                        id=ids.ENTITY_ACTS, label="In these acts it is somebody else", data=[], searchable=True,
                        limit=200, size="xs",
                    ),
                    dmc.TextInput(id=ids.ENTITY_NAME, label="Whose name is", size="xs", value=""),
                    dmc.Select(
                        id=ids.ENTITY_STATE, label="of the state", data=states, searchable=True, clearable=True,
                        size="xs",
                    ),
                    html.Button("Split off", id=ids.ENTITY_SPLIT, className="button", type="button"),
                    html.Button("Undo the last correction", id=ids.ENTITY_UNDO, className="button", type="button"),
                ],
            ),
            dcc.Store(id=ids.ENTITY_ASKED),
            html.P(id=ids.ENTITY_NOTE, className="note", role="status", **aria(live="polite")),
        ],
    )  # fmt: skip


def register(app: Dash, desk: Desk) -> None:
    @app.callback(
        Output(ids.ENTITY_OTHER, "data"),
        Output(ids.ENTITY_OTHER, "value"),
        Output(ids.ENTITY_ACTS, "data"),
        Output(ids.ENTITY_ACTS, "value"),
        Output(ids.ENTITY_NAME, "value"),
        Input(ids.ENTITY_ASKED, "data"),
        State(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def fill_form(_: Any, search: str | None) -> list[Any]:
        """Only while the form is open."""
        view, reading = desk.read_view(search)
        ident = chosen_entity(view)
        if ident not in reading.facts.entities:
            return [no_update] * 5
        return [same_as(reading.facts, ident), None, acts_of(reading.facts, ident), [], ""]

    @app.callback(
        Output(ids.VERSION, "data", allow_duplicate=True),
        Output(ids.ENTITY_NOTE, "children"),
        Input(ids.ENTITY_MERGE, "n_clicks"),
        Input(ids.ENTITY_SPLIT, "n_clicks"),
        Input(ids.ENTITY_UNDO, "n_clicks"),
        State(ids.LOCATION, "search"),
        State(ids.ENTITY_OTHER, "value"),
        State(ids.ENTITY_ACTS, "value"),
        State(ids.ENTITY_NAME, "value"),
        State(ids.ENTITY_STATE, "value"),
        State(ids.FORM_AUTHOR, "value"),
        prevent_initial_call=True,
    )
    def correct_entity(*values: Any) -> tuple[Any, str]:
        *_, search, other, acts, name, state, author = values
        who = author or ANONYMOUS
        view, reading = desk.read_view(search)
        try:
            if ctx.triggered_id == ids.ENTITY_UNDO:
                done = desk.source.undo(author=who)
                return desk.source.version, "Done." if done else "There is nothing left to take back."
            is_merge = ctx.triggered_id == ids.ENTITY_MERGE
            action = _merge(reading, view, other) if is_merge else _split(reading, view, acts, name, state)
            desk.source.correct(action, author=who, reason="")
        except (FormError, DemarcheError) as error:
            return no_update, str(error)
        return desk.source.version, "Kept in the log; Undo takes it back."


def chosen_entity(view: ViewState) -> str:
    """The id of the entity that is chosen; empty where none is."""
    chosen = view.selection
    return chosen.ident if chosen and chosen.kind is ItemKind.ENTITY else ""


def _merge(reading: Reading, view: ViewState, other: str | None) -> Action:
    return merge_entities(reading.facts, chosen_entity(view), other)


def _split(reading: Reading, view: ViewState, acts: list[str] | None, name: str, state: str | None) -> Action:
    return split_entity(reading.facts, chosen_entity(view), acts or (), name=name or "", state=state)
