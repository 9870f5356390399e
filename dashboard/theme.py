"""Colours and shapes of the network, for light and dark. What the page itself looks like stands in assets/page.css.

Kind is told by shape and colour, the act by colour, dash and arrowhead, so that nothing rests on colour alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Scheme = Literal["light", "dark"]
Style = dict[str, Any]


def scheme_of(value: str | None) -> Scheme:
    """The scheme that the page's store holds; light before the browser has said which."""
    return "dark" if value == "dark" else "light"


@dataclass(frozen=True)
class NodeLook:
    """Shape (Cytoscape's name), colour in light and dark, and size in pixels."""

    shape: str
    light: str
    dark: str
    size: int


# Muted tones: blue to vermillion is kept for what acts mean.
NODE_LOOKS: Mapping[str, NodeLook] = {
    "state": NodeLook("ellipse", "#26323f", "#d7dee6", 46),
    "igo": NodeLook("hexagon", "#5c5470", "#b9aed6", 40),
    "agency": NodeLook("round-rectangle", "#5f7385", "#8ea4b8", 26),
    "official": NodeLook("diamond", "#5e7a68", "#93b79f", 28),
    "organization": NodeLook("pentagon", "#857455", "#c0ab84", 28),
    "person": NodeLook("round-triangle", "#8a6a76", "#c69fb0", 26),
    "incident": NodeLook("star", "#a3893c", "#d8bd6a", 30),
}


@dataclass(frozen=True)
class Paper:
    """The few page colours that the canvas needs; the same as in assets/page.css."""

    surface: str
    ink: str
    muted: str
    line: str


PAPERS: Mapping[str, Paper] = {
    "light": Paper("#ffffff", "#1b2127", "#5a6570", "#c9d0d6"),
    "dark": Paper("#181c21", "#e6eaee", "#9aa6b2", "#3c4650"),
}


_LOUD: Style = {"text-opacity": 1, "text-background-opacity": 0.82, "z-index": 40}


def stylesheet(scheme: Scheme) -> list[Style]:
    """The network's style. Everything that differs from edge to edge comes from its data, never from classes."""
    paper = PAPERS[scheme]
    return [
        {"selector": "node", "style": _node_style(paper)},
        *(
            {"selector": f"node[kind = '{kind}']", "style": _kind_style(look, scheme)}
            for kind, look in NODE_LOOKS.items()
        ),
        {"selector": "node[kind = 'state'], node[kind = 'igo']", "style": {"font-size": 14, "font-weight": 600}},
        {"selector": "node[kind = 'incident']", "style": {"text-max-width": 132}},
        {"selector": "edge", "style": _edge_style(paper)},
        {"selector": "edge[role = 'event']", "style": _act_style(scheme)},
        {"selector": "edge[role = 'event'][!done]", "style": {"line-style": "dashed", "opacity": 0.8}},
        {
            "selector": "edge[role = 'response']",
            "style": {"line-style": "dotted", "width": 1.5, "target-arrow-shape": "vee"},
        },
        {"selector": "edge[count]", "style": _bundle_style(paper)},
        {"selector": "node[?quiet]", "style": {"text-opacity": 0, "text-background-opacity": 0}},
        {"selector": "node[?quiet]:selected, node[?quiet].hovered", "style": _LOUD},
        {"selector": ".faded", "style": {"opacity": 0.18}},
        {"selector": "node:selected", "style": {"border-width": 3, "border-color": paper.ink, "border-opacity": 1}},
        {"selector": "edge:selected", "style": _chosen_style(paper)},
        {
            "selector": ".hovered",
            "style": {"underlay-color": paper.muted, "underlay-opacity": 0.25, "underlay-padding": 5},
        },
    ]


def _node_style(paper: Paper) -> Style:
    return {
        "label": "data(label)",
        "font-family": "system-ui, -apple-system, Segoe UI, Roboto, Liberation Sans, Arial, sans-serif",
        "font-size": 11,
        "color": paper.ink,
        "text-valign": "bottom",
        "text-margin-y": 4,
        "text-wrap": "wrap",
        "text-max-width": 108,
        "text-background-color": paper.surface,
        "text-background-opacity": 0.82,
        "text-background-padding": 2,
        "text-background-shape": "roundrectangle",
        "border-width": 2,
        "border-color": paper.surface,
        "min-zoomed-font-size": 6,
    }


def _kind_style(look: NodeLook, scheme: Scheme) -> Style:
    colour = look.light if scheme == "light" else look.dark
    return {"shape": look.shape, "background-color": colour, "width": look.size, "height": look.size}


def _edge_style(paper: Paper) -> Style:
    """Membership and involvement: thin and quiet."""
    return {
        "width": 1,
        "line-color": paper.line,
        "target-arrow-color": paper.line,
        "target-arrow-shape": "none",
        "curve-style": "bezier",
        "control-point-step-size": 34,
        "line-style": "solid",
    }


def _act_style(scheme: Scheme) -> Style:
    return {
        "width": "data(width)",
        "line-color": f"data(color_{scheme})",
        "target-arrow-color": f"data(color_{scheme})",
        "target-arrow-shape": "triangle",
        "arrow-scale": 1.1,
        "z-index": 10,
    }


def _bundle_style(paper: Paper) -> Style:
    """Several acts drawn as one: their number stands on the edge."""
    return {
        "label": "data(count)",
        "font-size": 11,
        "color": paper.ink,
        "text-background-color": paper.surface,
        "text-background-opacity": 0.9,
        "text-background-padding": 2,
    }


def _chosen_style(paper: Paper) -> Style:
    return {
        "underlay-color": paper.ink,
        "underlay-opacity": 0.35,
        "underlay-padding": 5,
        "z-index": 30,
        "opacity": 1,
    }
