"""Help: how the page is used, and what every type, measure and rung means, out of the ontology itself."""

from typing import Any

from dash import html
from flask import Flask, render_template

from dashboard.markup import aria, data
from graph.ontology import Ontology

_KEYS = (
    ("/", "search"),
    ("n, p", "next and previous act of the table"),
    ("Enter", "open the row that has the focus"),
    ("Esc", "choose nothing"),
    ("+, −, 0", "zoom the network in, out, and show it whole, when it has the focus"),
    ("arrow keys", "move the network, when it has the focus; walk through tables and widgets elsewhere"),
    ("a, r", "in the review queue: accept, reject"),
    ("u", "in the review queue: undo"),
    ("?", "this page"),
)
_READING = (
    "Every edge is one act of one party toward another, and opens the sentence that it was read from.",
    "Colour runs from blue (cooperation) over grey to vermillion (hostility), by PLOVER's score of −10 to +10.",
    "A dashed edge did not happen, or is only alleged: planned, threatened, demanded, denied.",
    "Hostility and cooperation are two curves and are never netted. Each act adds its score on its day and fades to "
    "half in 14 days; choose a point of a curve to see the acts that add up to it.",
    "Days are days of the documents; times of the log are UTC.",
    "The link in the address bar is the view: it holds filters, dates, choice, view and layout.",
)


def layout() -> Any:
    """An empty panel: its tables are a thousand cells that never change, so the browser fetches them as one piece of
    HTML when the help is opened, instead of keeping every cell as a component."""
    return html.Section(id="help", className="panel panel--help", **aria(label="Help"), **data(source="/help"))


def register(server: Flask, ontology: Ontology) -> None:
    @server.get("/help")
    def help_page() -> str:
        return render_template(
            "help.html",
            reading=_READING,
            keys=_KEYS,
            rungs=[(r.rung, r.label, r.law or "") for r in ontology.rungs],
            measures=[
                (m.label, _words(m.phrase), m.rung, " ".join(filter(None, (m.type, m.mode))))
                for m in sorted(ontology.measures.values(), key=lambda m: (m.rung, m.label))
            ],
            types=[row for kind in ontology.types.values() for row in _type_rows(kind)],
        )


def _type_rows(kind: Any) -> list[tuple[str, str, str, str]]:
    field = kind.quad.name.replace("_", " ").lower()
    modes = [(f"{kind.name} {m.name}", _words(m.phrase), f"{m.score:+g}", field) for m in kind.modes.values()]
    return [(kind.name, _words(kind.phrase), f"{kind.score:+g}", field), *modes]


def _words(phrase: str) -> str:
    return phrase.replace("{actors}", "A").replace("{recipients}", "B")
