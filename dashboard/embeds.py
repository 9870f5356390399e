"""Charts at fixed addresses, for a frame in somebody else's page: the page, its picture, its code, its oEmbed answer.

Who may frame them is a setting of the server: DEMARCHE_FRAME_ANCESTORS, origins divided by blanks (default 'self').
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from html import escape

import plotly
from flask import Blueprint, Flask, Response, jsonify, request
from plotly.offline import get_plotlyjs

from dashboard.desk import Desk
from graph.errors import DemarcheError
from graph.exports import download
from graph.exports.embed import (
    EmbedQuestion,
    asked_for,
    embed_page,
    embedded_chart,
    oembed,
    question_of,
    question_of_address,
    snippet,
)
from graph.model import Collection

_ANCESTORS_SETTING = "DEMARCHE_FRAME_ANCESTORS"
_PLOTLY = f"/embed-plotly-{plotly.__version__}.js"
_A_YEAR = "public, max-age=31536000, immutable"  # the address changes with the library's version
_NOTHING = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'"


def frame_ancestors() -> tuple[str, ...]:
    """Who may frame an embedded chart, from the environment."""
    return tuple(os.environ.get(_ANCESTORS_SETTING, "'self'").split())


def register(server: Flask, desk: Desk, ancestors: Sequence[str] = ()) -> None:
    """Add the routes. `ancestors` overrides the setting."""
    routes = Blueprint("embeds", __name__)
    framing = tuple(ancestors) or frame_ancestors()

    def collection() -> Collection:
        return desk.edition().facts.collection

    @routes.get(_PLOTLY)
    def give_plotly() -> Response:
        return Response(get_plotlyjs(), content_type="text/javascript", headers={"Cache-Control": _A_YEAR})

    @routes.get("/embed/<name>")
    def give_chart(name: str) -> Response:
        question = question_of(name, request.args)
        page = embed_page(
            embedded_chart(collection(), question), question, plotly_address=_PLOTLY, base=_base(), ancestors=framing
        )
        return Response(page.html, headers={"Content-Security-Policy": page.policy})

    @routes.get("/embed/<name>/picture.png")
    def give_picture(name: str) -> Response:
        return Response(picture(collection(), question_of(name, request.args)), content_type="image/png")

    @routes.get("/embed/<name>/code")
    def give_code(name: str) -> Response:
        question = question_of(name, request.args)
        drawn = embedded_chart(collection(), question)
        code = snippet(drawn, question, base=_base(), picture_address=_base() + question.path("/picture.png"))
        return Response(_code_page(drawn.title, code, question), headers={"Content-Security-Policy": _NOTHING})

    @routes.get("/oembed")
    def give_oembed() -> Response:
        question = question_of_address(request.args.get("url", ""))
        widest = request.args.get("maxwidth", type=int) or 10_000
        return jsonify(oembed(embedded_chart(collection(), question), question, base=_base(), widest=widest))

    @routes.errorhandler(DemarcheError)
    def say_what_is_wrong(error: DemarcheError) -> Response:
        return Response(str(error), status=404, content_type="text/plain; charset=utf-8")

    server.register_blueprint(routes)


def picture(collection: Collection, question: EmbedQuestion) -> bytes:
    """The chart as PNG; ExportError says what to install where there is no Chromium on the machine."""
    shown, options = asked_for(collection, question)
    return download(f"chart-{question.chart}", shown, replace(options, form="png"))[1]


def _base() -> str:
    return request.host_url.rstrip("/")


def _code_page(title: str, code: str, question: EmbedQuestion) -> str:
    kind = "frozen" if question.frozen else "live: it changes with the library; add as_of=YYYY-MM-DD to freeze it"
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Embed: {escape(title)}</title>
<style>:root {{ color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }}
body {{ max-width: 56rem; margin: 2rem auto; padding: 0 1rem }}
textarea {{ width: 100%; height: 11rem; font: .85rem/1.4 ui-monospace, monospace; box-sizing: border-box }}
iframe {{ width: 100%; height: 640px; border: 1px solid #8888 }}</style></head>
<body><main><h1>{escape(title)}</h1>
<p><label for="code">Paste this into a page. The chart is {escape(kind)}.</label></p>
<textarea id="code" readonly autofocus>{escape(code)}</textarea>
<h2>As it will look</h2>
<iframe src="{escape(question.path())}" title="{escape(title)}" sandbox="allow-scripts"></iframe>
</main></body></html>"""
