"""The network as a still picture: SVG made here, PNG rendered from it; neither needs a browser."""

import math
from collections.abc import Iterator
from html import escape

from graph.charts.colors import Theme, score_color, theme_of
from graph.errors import ExportError
from graph.exports.html import Page, page_of
from graph.exports.labelling import labelled_png
from graph.exports.options import ExportOptions
from graph.exports.placing import Label, Placing, Point, placed, radius_of
from graph.exports.scene import Scene, SceneEdge, SceneNode, build_scene
from graph.exports.sizes import Size, size_of
from graph.exports.styling import DASHES, NODE_STYLES, curve, width
from graph.exports.wording import Telling, counted, shorten
from graph.model import Collection

_FONT = "Inter, 'Segoe UI', 'Helvetica Neue', 'Liberation Sans', 'DejaVu Sans', Arial, sans-serif"
_MARGIN = 28
_HIGHEST_ARC = 130.0  # pixels that the most bent line rises over its ends


def picture_svg(collection: Collection, options: ExportOptions) -> bytes:
    """The network with title, legend, source line and a description for screen readers, as SVG."""
    page = page_of(collection, title=options.title, filters_in_words=options.filters_in_words, as_of=options.as_of)
    scene = build_scene(collection, layout=options.layout, places=options.places)
    return _drawing(scene, page, theme_of(options.theme), size_of(options.size)).encode("utf-8")


def picture_png(collection: Collection, options: ExportOptions) -> bytes:
    """The same at 300 dpi, the description in the file's own fields."""
    try:
        import resvg_py
    except ImportError as error:
        raise ExportError(
            "A PNG of the network needs the Python package resvg-py: install it (`pip install 'demarche[charts]'`), "
            "or export the picture as SVG."
        ) from error
    page = page_of(collection, title=options.title, filters_in_words=options.filters_in_words, as_of=options.as_of)
    drawing = picture_svg(collection, options).decode("utf-8")
    size = size_of(options.size)
    png = resvg_py.svg_to_bytes(svg_string=drawing, width=round(size.width * size.scale))
    return labelled_png(bytes(png), title=page.title, alt=alt_text(collection))


def alt_text(collection: Collection) -> str:
    """What the picture shows, for those who do not see it: who acts on whom, how often, and the hardest act."""
    telling = Telling(collection)
    pairs: dict[tuple[str, str], int] = {}
    for event in collection.events:
        for actor, recipient in event.dyads:
            if actor and recipient:
                pairs[actor, recipient] = pairs.get((actor, recipient), 0) + 1
    busiest = sorted(pairs, key=lambda pair: (-pairs[pair], pair))[:4]
    said = [
        f"{counted(pairs[pair], 'act')} of {telling.state_label(pair[0])} toward {telling.state_label(pair[1])}"
        for pair in busiest
    ]
    text = (
        f"Network of {counted(len(collection.entities), 'entity')} joined by {counted(len(collection.events), 'act')}"
    )
    text += f": {'; '.join(said)}." if said else "."
    if collection.events:
        hardest = max(telling.events(), key=lambda told: (told.rung, told.event.id))
        text += f" The highest rung, {hardest.rung}, is reached by: {hardest.act} ({hardest.dates_in_words})."
    return text


def _drawing(scene: Scene, page: Page, look: Theme, size: Size) -> str:
    placing = placed(scene, (_MARGIN, 76.0, size.width - _MARGIN, size.height - 82.0))
    drawn = [node for node in scene.nodes if node.number in placing.spots]
    footer = f"{page.counts_in_words}. {placing.left_out} Drawn by Démarche.".replace("  ", " ")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size.width} {size.height}" width="{size.width}" '
        f'height="{size.height}" role="img" font-family="{escape(_FONT)}">',
        f"<title>{escape(page.title)}</title>",
        f"<desc>{escape(page.counts_in_words)}. {escape(page.how_made)}</desc>",
        f'<rect width="{size.width}" height="{size.height}" fill="{look.background}"/>',
        f'<text x="{_MARGIN}" y="36" font-size="20" font-weight="700" fill="{look.ink}">'
        f"{escape(shorten(page.title, size.width // 12))}</text>",
        f'<text x="{_MARGIN}" y="58" font-size="13" fill="{look.muted}">'
        f"{escape(shorten(f'{page.filters_in_words} · as of {page.as_of}', size.width // 7))}</text>",
        *(_line(edge, scene, placing, look) for edge in scene.edges if {edge.start, edge.end} <= placing.spots.keys()),
        *(_mark(node, placing, look) for node in drawn),
        *(_label(node, placing.labels[node.number], look) for node in drawn if node.number in placing.labels),
        *_legend(drawn, look, size),
        f'<text x="{_MARGIN}" y="{size.height - 12}" font-size="11" fill="{look.muted}">'
        f"{escape(shorten(footer, size.width // 5))}</text>",
        "</svg>\n",
    ]
    return "\n".join(parts)


def _mark(node: SceneNode, placing: Placing, look: Theme) -> str:
    shape = _shape(NODE_STYLES[node.kind].shape, *placing.spots[node.number], radius_of(node, placing.factor))
    return f'<path d="{shape}" fill="{_node_color(node.kind, look)}" stroke="{look.background}" stroke-width="1.5"/>'


def _label(node: SceneNode, label: Label, look: Theme) -> str:
    weight = ' font-weight="700"' if node.kind in ("state", "igo") else ""
    text = "".join(
        f'<tspan x="{label.x:.1f}" y="{label.y + 1.1 * label.size * i:.1f}">{escape(line)}</tspan>'
        for i, line in enumerate(label.lines)
    )
    return (
        f'<text text-anchor="middle" font-size="{label.size:.1f}" fill="{look.ink}" stroke="{look.background}" '
        f'stroke-width="3" stroke-linejoin="round" paint-order="stroke"{weight}>{text}</text>'
    )


def _node_color(kind: str, look: Theme) -> str:
    order = ("state", "igo", "agency", "official", "organization", "person")
    return look.lane(order.index(kind)) if kind in order[1:] else look.ink if kind == "state" else look.muted


def _shape(shape: str, x: float, y: float, r: float) -> str:
    if shape == "dot":
        return f"M{x - r:.1f} {y:.1f}a{r:.1f} {r:.1f} 0 1 0 {2 * r:.1f} 0a{r:.1f} {r:.1f} 0 1 0 {-2 * r:.1f} 0z"
    corners = {
        "square": [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
        "diamond": [(0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)],
        "triangle": [(0, -1.1), (1.05, 0.85), (-1.05, 0.85)],
        "triangleDown": [(0, 1.1), (1.05, -0.85), (-1.05, -0.85)],
        "hexagon": [(math.cos(a * math.pi / 3), math.sin(a * math.pi / 3)) for a in range(6)],
        "star": [
            (reach * math.sin(a * math.pi / 5), -reach * math.cos(a * math.pi / 5))
            for a in range(10)
            for reach in ((1.2, 0.5)[a % 2],)
        ],
    }[shape]  # fmt: skip
    return "M" + "L".join(f"{x + cx * r:.1f} {y + cy * r:.1f}" for cx, cy in corners) + "z"


def _line(edge: SceneEdge, scene: Scene, placing: Placing, look: Theme) -> str:
    start, end, factor = placing.spots[edge.start], placing.spots[edge.end], placing.factor
    event = scene.events[edge.event].event if edge.event is not None else None
    tint = score_color(event.score, look) if event else look.muted if edge.kind == "response" else look.neutral
    thick = max(0.7, width(event) * 0.8 * factor) if event else 0.7
    dash = DASHES[event.status] if event else (5, 3) if edge.kind == "response" else (1, 3)
    radius = radius_of(scene.nodes[edge.end], factor) + 1
    path, tip = _path(start, end, edge, radius)
    dashes = f' stroke-dasharray="{dash[0]} {dash[1]}"' if dash else ""
    opacity = "" if event else ' stroke-opacity="0.6"'
    line = f'<path d="{path}" fill="none" stroke="{tint}" stroke-width="{thick:.1f}"{dashes}{opacity}/>'
    return line + (_arrow(tip, tint, thick) if event or edge.kind == "response" else "")


def _path(start: Point, end: Point, edge: SceneEdge, radius: float) -> tuple[str, tuple[Point, float]]:
    """The line as a path that stops at the node's rim, and the tip of its arrow: place and direction."""
    if edge.start == edge.end:
        x, y = start
        r = radius * (1.4 + 0.5 * edge.place)
        return f"M{x:.1f} {y - radius:.1f}c{-2 * r:.1f} {-2 * r:.1f} {2 * r:.1f} {-2 * r:.1f} 0.1 0", (
            (x + 1, y - radius),
            2.2,
        )
    bend = curve(edge.place, edge.siblings, both_ways=edge.both_ways)
    share = float(str(bend.get("roundness", 0.0))) * (1 if bend.get("type") == "curvedCW" else -1)
    dx, dy = end[0] - start[0], end[1] - start[1]
    # The outermost of many lines over a long way would leave the picture.
    share *= min(1.0, _HIGHEST_ARC / (0.31 * math.hypot(dx, dy) or 1.0))
    control = ((start[0] + end[0]) / 2 + dy * share, (start[1] + end[1]) / 2 - dx * share)
    angle = math.atan2(end[1] - control[1], end[0] - control[0])
    tip = (end[0] - math.cos(angle) * radius, end[1] - math.sin(angle) * radius)
    return (
        f"M{start[0]:.1f} {start[1]:.1f}Q{control[0]:.1f} {control[1]:.1f} {tip[0]:.1f} {tip[1]:.1f}",
        (tip, angle),
    )


def _arrow(tip: tuple[Point, float], tint: str, thick: float) -> str:
    (x, y), angle = tip
    length = 5 + 1.6 * thick
    sides = [(x - length * math.cos(angle + turn), y - length * math.sin(angle + turn)) for turn in (0.42, -0.42)]
    points = " ".join(f"{px:.1f},{py:.1f}" for px, py in ((x, y), *sides))
    return f'<polygon points="{points}" fill="{tint}"/>'


def _legend(drawn: list[SceneNode], look: Theme, size: Size) -> Iterator[str]:
    """Shapes of the kinds that occur, and what the colours, widths and dashes of lines say."""
    x, y = float(_MARGIN), size.height - 40.0
    for kind, style in NODE_STYLES.items():
        if any(node.kind == kind for node in drawn):
            yield f'<path d="{_shape(style.shape, x + 6, y - 4, 6)}" fill="{_node_color(kind, look)}"/>'
            yield f'<text x="{x + 17:.0f}" y="{y:.0f}" font-size="11.5" fill="{look.ink}">{style.words}</text>'
            x += 32 + 6.4 * len(style.words)
    if size.width < 900:
        x, y = float(_MARGIN), y + 13
    for score, words, dash in ((-8, "conflict", ""), (8, "cooperation", ""), (-3, "not done or alleged", "4 4")):
        tint = score_color(score, look)
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        yield f'<path d="M{x:.0f} {y - 4:.0f}h22" stroke="{tint}" stroke-width="3" fill="none"{dashes}/>'
        yield f'<text x="{x + 28:.0f}" y="{y:.0f}" font-size="11.5" fill="{look.ink}">{words}</text>'
        x += 42 + 6.4 * len(words)
    yield f'<text x="{x:.0f}" y="{y:.0f}" font-size="11.5" fill="{look.ink}">thicker: higher rung</text>'
