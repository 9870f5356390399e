"""Charts for other people's pages: a small page at a fixed address for an iframe, its oEmbed answer, its snippet.

Everything here is pure: the server decides where the addresses lead and hands the collection in.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from graph.charts.colors import ThemeName
from graph.errors import ExportError
from graph.exports.charts import CHARTS, Chart, chart, record_of_chart
from graph.exports.inline import environment, resource, script, style
from graph.exports.options import ExportOptions
from graph.exports.selecting import Selection, known_until, selected
from graph.exports.wording import as_of_day, day_in_words
from graph.measures.scope import Scope
from graph.model import Collection

WIDTH, HEIGHT = 800, 620
_ANCESTOR = re.compile(r"'self'|'none'|https?://[a-z0-9.*-]+(:\d+)?", re.IGNORECASE)


@dataclass(frozen=True)
class EmbedQuestion:
    """Which chart of which dyad and days. `frozen`: only what documents published until that day tell; None: live."""

    chart: str
    dyad: str | None = None
    first: date | None = None
    last: date | None = None
    frozen: date | None = None
    theme: str = "light"

    def path(self, below: str = "") -> str:
        """The address on the server: always the same for the same question. `below`: of what goes with the chart."""
        values = {
            "dyad": self.dyad,
            "from": self.first and self.first.isoformat(),
            "to": self.last and self.last.isoformat(),
            "as_of": self.frozen and self.frozen.isoformat(),
            "theme": None if self.theme == "light" else self.theme,
        }
        asked = urlencode({name: value for name, value in values.items() if value})
        return f"/embed/{quote(self.chart)}{below}" + (f"?{asked}" if asked else "")


@dataclass(frozen=True)
class EmbedPage:
    """A page and the header that says what it may do and who may frame it."""

    html: str
    policy: str


def question_of(name: str, values: Mapping[str, str]) -> EmbedQuestion:
    """The question of an address; ExportError says which value cannot be read."""
    if name not in CHARTS:
        raise ExportError(f"There is no chart {name!r}: choose one of {', '.join(CHARTS)}.")
    theme = values.get("theme") or "light"
    if theme not in list(ThemeName):
        raise ExportError(f"There is no theme {theme!r}: choose one of {', '.join(ThemeName)}.")
    dyad = values.get("dyad") or None
    return EmbedQuestion(
        chart=name,
        dyad=str(Scope.of(dyad)) if dyad else None,
        first=_day(values, "from"),
        last=_day(values, "to"),
        frozen=_day(values, "as_of"),
        theme=theme,
    )


def asked_for(collection: Collection, question: EmbedQuestion) -> tuple[Collection, ExportOptions]:
    """The part of the collection that the chart is of, and how it is drawn."""
    known = known_until(collection, question.frozen) if question.frozen else collection
    shown = selected(known, Selection(dyad=question.dyad, first=question.first, last=question.last))
    return shown, ExportOptions(dyad=question.dyad, theme=question.theme, as_of=question.frozen)


def embedded_chart(collection: Collection, question: EmbedQuestion) -> Chart:
    """The chart asked for, labelled as live or as frozen on a day."""
    shown, options = asked_for(collection, question)
    return replace(chart(question.chart, shown, options), label=label_of(shown, question))


def label_of(collection: Collection, question: EmbedQuestion) -> str:
    """'Frozen as of 2 July 2025.' or 'Live; latest document of 2 July 2025.'"""
    if question.frozen:
        return f"Frozen as of {day_in_words(question.frozen)}."
    day = as_of_day(collection)
    return f"Live; latest document of {day_in_words(day)}." if day else "Live."


def embed_page(
    drawn: Chart, question: EmbedQuestion, *, plotly_address: str, base: str, ancestors: Sequence[str] = ("'self'",)
) -> EmbedPage:
    """The page for an iframe. `plotly_address` is where the server gives plotly.js, `base` the server's own address,
    `ancestors` who may frame it ("'self'", "'none'", "https://example.org").

    Raises ExportError for an ancestor that is no origin: it would end the header.
    """
    own = script(resource("chart.js"))
    html = (
        environment()
        .get_template("embed.html")
        .render(
            chart=record_of_chart(drawn),
            dark=question.theme == "dark",
            style=style("chart.css"),
            script=own,
            plotly_address=plotly_address,
            oembed_address=f"{base}/oembed?{urlencode({'url': base + question.path(), 'format': 'json'})}",
        )
    )
    return EmbedPage(
        html,
        f"default-src 'none'; script-src 'self' {own.hash}; style-src 'unsafe-inline'; img-src data: blob:; "
        f"base-uri 'none'; form-action 'none'; frame-ancestors {_framing(ancestors)}",
    )


def question_of_address(address: str) -> EmbedQuestion:
    """The question behind a full address, as oEmbed consumers send it."""
    parts = urlsplit(address)
    if not parts.path.startswith("/embed/"):
        raise ExportError("The address leads to no embedded chart: it has to begin with /embed/.")
    return question_of(unquote(parts.path.removeprefix("/embed/")), dict(parse_qsl(parts.query)))


def oembed(drawn: Chart, question: EmbedQuestion, *, base: str, widest: int = WIDTH) -> dict[str, Any]:
    """The oEmbed answer (version 1.0, type rich); `widest` is the consumer's maxwidth."""
    width = max(200, min(WIDTH, widest))
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Démarche",
        "title": drawn.title,
        "width": width,
        "height": HEIGHT,
        "html": _frame(drawn, base + question.path(), width),
    }


def snippet(drawn: Chart, question: EmbedQuestion, *, base: str, picture_address: str | None = None) -> str:
    """HTML to paste into a page: the frame, and a picture with alternative text where frames do not show."""
    address = base + question.path()
    picture = (
        f'<noscript><img src="{escape(picture_address)}" alt="{escape(drawn.alt)}" style="max-width:100%"></noscript>'
        if picture_address
        else ""
    )
    return (
        f'<figure style="margin:0">{_frame(drawn, address, WIDTH)}{picture}'
        f'<figcaption><a href="{escape(address)}">{escape(drawn.title)}</a></figcaption></figure>'
    )


def _frame(drawn: Chart, address: str, width: int) -> str:
    return (
        f'<iframe src="{escape(address)}" title="{escape(drawn.alt)}" width="{width}" height="{HEIGHT}" '
        'style="border:0;width:100%" loading="lazy" sandbox="allow-scripts" referrerpolicy="no-referrer"></iframe>'
    )


def _framing(ancestors: Sequence[str]) -> str:
    for ancestor in ancestors:
        if not _ANCESTOR.fullmatch(ancestor):
            raise ExportError(f"{ancestor!r} is no origin: write 'self', 'none' or https://example.org.")
    return " ".join(ancestors) or "'none'"


def _day(values: Mapping[str, str], name: str) -> date | None:
    value = values.get(name)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise ExportError(f"{name}={value!r} is no day: write it as 2025-07-02.") from None
