"""The network as one HTML file that stands alone. The only door to pyvis.

pyvis keeps the nodes, edges and options and renders the page; the template is ours, for pyvis's own loads files from
the network and prints names of nodes into scripts. vis-network comes from pyvis's package and lies inside the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyvis.network

from graph import __version__
from graph.exports.inline import environment, policy, resource, script, style
from graph.exports.scene import Positions, Scene, SceneEdge, SceneNode, build_scene
from graph.exports.styling import DASHES, LINK_WORDS, NODE_STYLES, TINTS, curve, tint, width
from graph.exports.wording import (
    ToldSentence,
    as_of_day,
    clean,
    counts_in_words,
    day_in_words,
    default_title,
    how_made,
    period,
)
from graph.model import NOT_DONE, Collection, Status
from graph.network.positions import Layout

_PYVIS_TEMPLATES = Path(pyvis.network.__file__).parent / "templates"
_VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"

_VIS_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "keyboard": {"enabled": True, "bindToWindow": False},
        "hideEdgesOnDrag": False,
        "selectConnectedEdges": True,
    },
    "nodes": {"borderWidth": 2, "borderWidthSelected": 4, "font": {"size": 15, "face": "system-ui, sans-serif"},
              "scaling": {"label": {"drawThreshold": 7}}, "widthConstraint": {"maximum": 150}},
    "edges": {"arrowStrikethrough": False, "selectionWidth": 3, "hoverWidth": 1},
}  # fmt: skip


@dataclass(frozen=True)
class Page:
    """What stands above and below the picture."""

    title: str
    filters_in_words: str
    as_of: str
    counts_in_words: str
    how_made: str


def page_of(
    collection: Collection, *, title: str | None = None, filters_in_words: str | None = None, as_of: date | None = None
) -> Page:
    """The page's words; what is not given follows from the collection."""
    day = as_of or as_of_day(collection)
    return Page(
        title=clean(title or default_title(collection)),
        filters_in_words=clean(filters_in_words or "everything that was coded, no filter"),
        as_of=day_in_words(day) if day else "an unknown day",
        counts_in_words=counts_in_words(collection),
        how_made=how_made(),
    )


def network_html(
    collection: Collection,
    *,
    title: str | None = None,
    filters_in_words: str | None = None,
    as_of: date | None = None,
    layout: Layout = Layout.DYAD,
    places: Positions | None = None,
) -> str:
    """The network of the collection as one HTML page without a single request; the same collection, the same text.

    `as_of` is the day up to which the documents know (without it their latest publication date). `places` are the
    positions of the network that the collection was filtered from; without them `layout` is computed.
    """
    page = page_of(collection, title=title, filters_in_words=filters_in_words, as_of=as_of)
    return render("snapshot.html", collection, page, build_scene(collection, layout=layout, places=places))


def render(
    template: str,
    collection: Collection,
    page: Page,
    scene: Scene,
    *,
    view: Mapping[str, Any] | None = None,
) -> str:
    """A template of ours, filled by pyvis. `view` holds the curves of the page of the whole view."""
    pictures = environment(_PYVIS_TEMPLATES)
    source = pictures.loader.get_source(pictures, _VIS_NETWORK)[0]  # type: ignore[union-attr]
    scripts = [script(source), script(resource("snapshot.js"))]
    styles = ["snapshot.css"]
    if view is not None:
        scripts.append(script(resource("curves.js")))
        styles.append("curves.css")
    span = period(collection)
    pictures.globals |= {
        "page": page,
        "policy": policy(scripts),
        "scripts": scripts,
        "style": style(*styles),
        "made_with": f"Démarche {__version__}",
        "events": scene.events,
        "records": [_event_record(scene, number) for number in range(len(scene.events))],
        "documents": _documents(collection),
        "days": [span.first.isoformat(), span.last.isoformat()] if span else None,
        "kinds": _legend(scene),
        "view": dict(view or {}),
    }
    picture = pyvis.network.Network(directed=True, cdn_resources="in_line")
    picture.templateEnv = pictures
    picture.path = template
    picture.options = _VIS_OPTIONS
    for node in scene.nodes:
        picture.add_node(node.number, **_vis_node(node, scene))
    for number, edge in enumerate(scene.edges):
        picture.add_edge(edge.start, edge.end, id=number, **_vis_edge(edge, scene))
    return str(picture.generate_html())


def _vis_node(node: SceneNode, scene: Scene) -> dict[str, Any]:
    look = NODE_STYLES[node.kind]
    shown = {
        "label": node.label or node.id,
        "name": node.label or node.id,
        "shape": look.shape,
        "size": look.size,
        "x": node.x,
        "y": node.y,
        "type": node.kind,
        "kind_in_words": look.words,
        "search": "\n".join([node.label, *node.facts.values()]).lower(),
        "events": list(node.events),
        "sentences": [_sentence_record(s) for s in node.sentences],
    }
    if node.kind in ("state", "igo"):
        # Their labels grow where the picture is small: broken to the width of the others they would fall apart.
        shown["widthConstraint"] = {"maximum": 420}
    if not any(node.number in (edge.start, edge.end) for edge in scene.edges):
        shown["alone"] = True
    return shown | {name: value for name, value in node.facts.items() if value}


def _vis_edge(edge: SceneEdge, scene: Scene) -> dict[str, Any]:
    shown: dict[str, Any] = {"kind": edge.kind, "smooth": curve(edge.place, edge.siblings, both_ways=edge.both_ways)}
    if edge.event is None or edge.kind != "event":
        link = {
            "words": edge.words,
            "width": 1.2 if edge.kind != "response" else 2,
            "tint": "response" if edge.kind == "response" else "link",
            "dashes": [2, 4] if edge.kind != "response" or edge.inferred else [8, 3],
            "arrows": "to" if edge.kind == "response" else "",
            "sentences": [_sentence_record(s) for s in edge.sentences],
        }
        return shown | link | ({} if edge.event is None else {"event": edge.event})
    event = scene.events[edge.event].event
    dash = DASHES[event.status]
    return shown | {
        "event": edge.event,
        "tint": tint(event),
        "width": round(width(event), 1),
        "dashes": list(dash) if dash else False,
        "arrows": "to",
    }


def _sentence_record(sentence: ToldSentence) -> dict[str, str]:
    fields = ("text", "before", "after", "outlet", "title", "published")
    return {name: getattr(sentence, name) for name in fields if getattr(sentence, name) or name == "text"}


def _event_record(scene: Scene, number: int) -> dict[str, Any]:
    told = scene.events[number]
    window = told.event.window
    return {
        "act": told.act,
        "day": window.first.isoformat() if window else None,
        "day_end": window.last.isoformat() if window else None,
        "dates_in_words": told.dates_in_words,
        "basis": told.basis,
        "status": told.status,
        "done": told.event.status not in NOT_DONE,
        "kind_in_words": told.kind_in_words,
        "group": tint(told.event),
        "rung": told.rung,
        "rung_in_words": told.rung_in_words,
        "score": told.event.score,
        "score_in_words": told.score_in_words,
        "place": clean(told.event.place or ""),
        "names": list(told.names),
        "why": told.why,
        "sentences": [_sentence_record(s) for s in told.sentences],
        "causes": [{"event": other, "basis": basis} for other, basis in scene.causes.get(number, ())],
        "effects": [{"event": other, "basis": basis} for other, basis in scene.effects.get(number, ())],
    }


def _documents(collection: Collection) -> list[ToldSentence]:
    """The documents, said as sources; the latest first."""
    dated = sorted(collection.documents, key=lambda d: (d.published or date.min, d.id), reverse=True)
    return [
        ToldSentence(
            text="",
            before="",
            after="",
            outlet=clean(document.source or ""),
            title=clean(document.title or document.id),
            published=day_in_words(document.published) if document.published else "no date",
        )
        for document in dated
    ]


def _legend(scene: Scene) -> list[dict[str, Any]]:
    """Groups of legend rows; a row with `filter` can be switched off, together with what bears its name."""
    nodes = [
        {"filter": kind, "tint": kind, "shape": look.shape, "words": look.words, "count": count}
        for kind, look in NODE_STYLES.items()
        if (count := sum(node.kind == kind for node in scene.nodes))
    ]
    acts = [
        {"filter": name, "tint": name, "width": 3, "words": words, "count": count}
        for name, words in TINTS
        if (count := sum(tint(told.event) == name for told in scene.events))
    ]
    links = [
        {"filter": kind, "tint": "response" if kind == "response" else "link", "dashes": [2, 4], "words": words,
         "count": count}
        for kind, words in LINK_WORDS.items()
        if (count := sum(edge.kind == kind for edge in scene.edges))
    ]  # fmt: skip
    statuses = {told.event.status for told in scene.events}
    lines: list[dict[str, Any]] = [
        {
            "tint": "neutral",
            "dashes": list(dash),
            "words": f"{status.value} (not done)" if status is not Status.ALLEGED else "alleged",
        }
        for status, dash in DASHES.items()
        if dash and status in statuses
    ]
    lines.append({"tint": "neutral", "width": 5, "words": "thicker: higher rung"})
    groups = (("Nodes", nodes), ("Acts by score", acts), ("Other links", links), ("Lines", lines))
    return [{"words": words, "rows": rows} for words, rows in groups if rows]
