"""The filters: one column of widgets whose values the URL carries."""

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, html

from dashboard import ids
from dashboard.markup import aria, data
from dashboard.queries import Choices, Option
from dashboard.state import TOP_RUNG


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
            dmc.TextInput(id=ids.SEARCH, label="Search", placeholder="Name, word or act", debounce=250, value=""),
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
            html.Div(
                className="filter-rungs",
                children=[
                    html.Label("Rungs of the ladder", className="filter-label", id="filter-rungs-label"),
                    dmc.RangeSlider(
                        id=ids.RUNGS,
                        min=0,
                        max=TOP_RUNG,
                        step=1,
                        minRange=0,
                        value=[0, TOP_RUNG],
                        marks=[{"value": rung, "label": str(rung)} for rung in (0, 2, 4, 6, 8, 10)],
                        size="sm",
                        thumbSize=24,
                        color="gray",
                        thumbFromLabel="Lowest rung",
                        thumbToLabel="Highest rung",
                    ),
                ],
            ),
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


def register(app: Dash) -> None:
    """The filters have no callback of their own: panels/steering.py holds the one that reads and sets them."""
