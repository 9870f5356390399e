"""The application, built around a source that is passed in."""

import logging
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Flask, Response

from dashboard import embeds, locale
from dashboard.desk import Desk
from dashboard.layout import page
from dashboard.panels import (
    compare,
    correct,
    correct_entity,
    documents,
    events,
    evidence,
    export,
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
from dashboard.panels.library import Code
from dashboard.source import Source

_LOCAL_NAMES = ["127.0.0.1", "localhost", "[::1]", "::1"]


def create_app(source: Source, *, code: Code | None = None, hosts: list[str] | None = None) -> Dash:
    """The Dash application over one source.

    `code` codes what is uploaded (None: nothing can be added). `hosts` are the names that a request may address
    (against DNS rebinding); without them only this machine's own.
    """
    desk = Desk(source)
    app = Dash(
        "dashboard",
        title="Démarche",
        update_title=None,  # type: ignore[arg-type]
        assets_folder=str(Path(__file__).parent / "assets"),
        serve_locally=True,
        compress=True,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        index_string=_INDEX,
        enable_mcp=False,
    )
    app.layout = lambda: page(desk.edition().choices, desk.ontology, desk.source.version)
    header.register(app)
    steering.register(app)
    for panel in (
        title,
        filters,
        network,
        tension,
        ladder,
        responses,
        documents,
        events,
        evidence,
        correct,
        correct_entity,
        review,
        compare,
        export,
    ):
        panel.register(app, desk)
    library.register(app, desk, code)
    embeds.register(app.server, desk)
    help_page.register(app.server, desk.ontology)
    locale.register(app.server)
    _harden(app, hosts or [])
    return app


_INDEX = """<!DOCTYPE html>
<html lang="en">
  <head>
    {%metas%}
    <title>{%title%}</title>
    {%favicon%}
    {%css%}
  </head>
  <body>
    {%app_entry%}
    <footer>{%config%}{%scripts%}{%renderer%}</footer>
  </body>
</html>"""


def _harden(app: Dash, hosts: list[str]) -> None:
    """Headers that keep the page to this machine, and the names under which it answers."""
    server: Flask = app.server
    server.config["TRUSTED_HOSTS"] = [*_LOCAL_NAMES, *hosts]
    scripts = " ".join(["'self'", *(f"'{digest}'" for digest in _script_hashes(app))])
    policy = "; ".join(
        [
            "default-src 'self'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )

    @server.after_request
    def say_policy(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", policy)  # an embedded chart brings its own
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response


def _script_hashes(app: Dash) -> list[Any]:
    """All clientside callbacks must be registered by now: their scripts are among the hashed ones."""
    return [digest.strip("'") for digest in app.csp_hashes()]


logging.getLogger("werkzeug").setLevel(logging.WARNING)  # a line for every request drowns what matters
