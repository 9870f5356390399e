"""The filters: one column of widgets whose values the URL carries."""

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, html

from dashboard import ids
from dashboard.desk import Desk
from dashboard.markup import aria, data
from dashboard.queries import Choices, Option
from dashboard.state import TOP_RUNG, TOP_SCORE


def layout(choices: Choices) -> Any:
    return html.Aside(
        id=ids.FILTERS,
        className="filters",
        **aria(label="Filters"),
        **data(open="no"),
        children=[
            html.Div(
                className="filters-head",
                children=[
                    html.H2("Filters", className="panel-title"),
                    html.Button("Reset", id=ids.RESET, className="button button--quiet", type="button"),
                ],
            ),
            dmc.Autocomplete(
                id=ids.SEARCH,
                label="Search",
                placeholder="Name, word or act  ( / )",
                data=list(choices.suggestions),
                limit=8,
                debounce=250,
                value="",
                clearable=True,
            ),
            dmc.Select(
                id=ids.DYAD,
                label="Who toward whom",
                placeholder="Everybody",
                data=_data(choices.dyads),
                clearable=True,
                searchable=True,
                limit=200,
            ),
            _many(ids.STATES, "States and bodies", choices.states),
            html.Div(
                className="filter-dates",
                children=[_date(ids.FIRST, "From", choices), _date(ids.LAST, "To", choices)],
            ),
            _range(ids.RUNGS, "Rungs of the ladder", 0, TOP_RUNG, 2),
            _range(ids.SCORES, "Score, hostile to cooperative", -TOP_SCORE, TOP_SCORE, 5),
            _many(ids.TYPES, "Types of act", choices.types),
            _many(ids.STATUSES, "Status", choices.statuses),
            _many(ids.KINDS, "Kinds of party", choices.kinds),
            _many(ids.SOURCES, "Outlets", choices.sources),
        ],
    )


def _data(options: tuple[Option, ...]) -> list[dict[str, str]]:
    return [{"value": option.value, "label": option.text} for option in options]


def _many(ident: str, label: str, options: tuple[Option, ...]) -> Any:
    return dmc.MultiSelect(
        id=ident,
        label=label,
        placeholder="All",
        data=_data(options),
        value=[],
        clearable=True,
        searchable=True,
        hidePickedOptions=True,
        limit=200,
    )


def _range(ident: str, label: str, lowest: int, highest: int, step: int) -> Any:
    marks = [{"value": mark, "label": str(mark)} for mark in range(lowest, highest + 1, step)]
    return html.Div(
        className="filter-range",
        children=[
            html.Span(label, className="filter-label"),
            dmc.RangeSlider(
                id=ident,
                min=lowest,
                max=highest,
                step=1,
                minRange=0,
                value=[lowest, highest],
                marks=marks,
                size="sm",
                thumbSize=30,  # Mantine counts in rem, of which the page has 13 pixels: 24 on the screen
                color="gray",
                thumbFromLabel=f"{label}: lowest",
                thumbToLabel=f"{label}: highest",
            ),
        ],
    )


def _date(ident: str, label: str, choices: Choices) -> Any:
    return dmc.DateInput(
        id=ident,
        label=label,
        placeholder="any day",
        valueFormat="D MMM YYYY",
        clearable=True,
        minDate=choices.first and choices.first.isoformat(),
        maxDate=choices.last and choices.last.isoformat(),
    )


def register(app: Dash, desk: Desk) -> None:
    """What can be chosen grows with the library; what is chosen is steering's (the one callback that sets values)."""

    @app.callback(
        Output(ids.DYAD, "data"),
        Output(ids.STATES, "data"),
        Output(ids.TYPES, "data"),
        Output(ids.STATUSES, "data"),
        Output(ids.KINDS, "data"),
        Output(ids.SOURCES, "data"),
        Output(ids.SEARCH, "data"),
        Output(ids.FORM_ACTORS, "data"),
        Output(ids.FORM_RECIPIENTS, "data"),
        Input(ids.VERSION, "data"),
        prevent_initial_call=True,
    )
    def offer_choices(*_: Any) -> tuple[Any, ...]:
        found = desk.edition().choices
        offered = (found.dyads, found.states, found.types, found.statuses, found.kinds, found.sources)
        parties = [{"value": option.value, "label": option.label} for option in found.parties]
        return (*map(_data, offered), list(found.suggestions), parties, parties)
