"""The page: which panels it has, in which order they are read."""

from typing import Any

import dash_mantine_components as dmc
from dash import html

from dashboard import ids
from dashboard.markup import data
from dashboard.panels import (
    compare,
    correct,
    correct_entity,
    documents,
    events,
    evidence,
    filters,
    header,
    ladder,
    library,
    network,
    responses,
    review,
    steering,
    tension,
    title,
)
from dashboard.panels import (
    help as help_page,
)
from dashboard.queries import Choices
from graph.ontology import Ontology

MANTINE_THEME = {
    "primaryColor": "gray",
    "defaultRadius": "sm",
    "fontFamily": "var(--font)",
    "headings": {"fontFamily": "var(--font)"},
}


def page(choices: Choices, ontology: Ontology, version: int) -> Any:
    return dmc.MantineProvider(
        id=ids.PROVIDER,
        theme=MANTINE_THEME,
        children=html.Div(
            className="shell",
            **data(view="network"),
            children=[
                *steering.layout(version),
                *network.stores(),
                header.layout(),
                filters.layout(choices),
                html.Main(
                    id="content",
                    className="main",
                    tabIndex="-1",
                    children=[
                        title.layout(),
                        network.layout(choices),
                        tension.layout(),
                        ladder.layout(),
                        responses.layout(),
                        documents.layout(),
                        events.layout(),
                        compare.layout(choices),
                        review.layout(),
                        library.layout(),
                        help_page.layout(),
                    ],
                ),
                evidence.layout(correct.layout(choices, ontology), correct_entity.layout(choices)),
            ],
        ),
    )
