"""Corrections of who is who: two entities that are the same, and one that is somebody else in some of its acts."""

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, ctx, dcc, html, no_update

from dashboard import ids
from dashboard.desk import Desk
from dashboard.editing import acts_of, merge_entities, same_as, split_entity
from dashboard.markup import aria, data
from dashboard.panels.correct import ANONYMOUS, kept, stepped
from dashboard.queries import Choices
from dashboard.state import ItemKind, ViewState
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
        gesture, who = str(ctx.triggered_id), author or ANONYMOUS
        if gesture == ids.ENTITY_UNDO:
            return stepped(desk, desk.source.undo, who)
        view, reading = desk.read_view(search)
        facts, ident = reading.facts, chosen_entity(view)

        def action() -> Action:
            if gesture == ids.ENTITY_MERGE:
                return merge_entities(facts, ident, other)
            return split_entity(facts, ident, acts or (), name=name or "", state=state)

        return kept(desk, action, who, "")


def chosen_entity(view: ViewState) -> str:
    """The id of the entity that is chosen; empty where none is."""
    chosen = view.selection
    return chosen.ident if chosen and chosen.kind is ItemKind.ENTITY else ""
