"""What of a network goes on paper, where, and which labels find room. Pixels, y downwards."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.exports.scene import Scene, SceneNode
from graph.exports.styling import NODE_STYLES
from graph.exports.wording import counted, shorten

# A page holds about so many labelled nodes; of a larger network only what acts is drawn.
_MOST_NODES = 32
_LABEL_CHARACTERS = 20
_LETTER = 0.56  # mean width of a letter in units of the type size
_GAP = 130.0  # pixels of the layout between one row of nodes and the next
_STRETCH = 2.2  # the layout may be drawn out this much more in one direction than in the other

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Label:
    """Lines of a label, the middle of its first line's base, and the type size."""

    lines: tuple[str, ...]
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Placing:
    """Spots and labels by node number; `factor` scales marks and lines; `left_out` says what is not drawn."""

    spots: Mapping[int, Point]
    labels: Mapping[int, Label]
    factor: float
    left_out: str


def placed(scene: Scene, box: Box) -> Placing:
    """The nodes that go on paper, fitted into the box, each label where it covers no other and no node."""
    shown = _for_paper(scene)
    if not shown:
        return Placing({}, {}, 1.0, "")
    spots = _fitted(shown, box)
    room = (box[2] - box[0]) * (box[3] - box[1])
    factor = min(1.15, max(0.55, (room / (len(shown) * 22_000)) ** 0.5))
    labels = _labels(shown, spots, factor, box)
    return Placing(spots, labels, factor, _left_out(scene, shown, labels))


def radius_of(node: SceneNode, factor: float) -> float:
    """Half the height of a node's mark."""
    return max(4.0, NODE_STYLES[node.kind].size * 0.8 * factor)


def _for_paper(scene: Scene) -> list[SceneNode]:
    if len(scene.nodes) <= _MOST_NODES:
        return list(scene.nodes)
    acting = {number for edge in scene.edges if edge.event is not None for number in (edge.start, edge.end)}
    return [node for node in scene.nodes if node.number in acting]


def _left_out(scene: Scene, shown: list[SceneNode], labels: Mapping[int, Label]) -> str:
    """'23 incidents and 31 entities without acts are not drawn; 4 names find no room.'"""
    kept = {node.number for node in shown}
    gone = [node for node in scene.nodes if node.number not in kept]
    incidents = sum(node.kind == "incident" for node in gone)
    parts = [counted(incidents, "incident")] if incidents else []
    if len(gone) > incidents:
        parts.append(f"{counted(len(gone) - incidents, 'entity')} without acts")
    said = f"Not drawn: {' and '.join(parts)}." if parts else ""
    unnamed = len(shown) - len(labels)
    return f"{said} Names without room: {unnamed}.".strip() if unnamed else said


def _fitted(shown: list[SceneNode], box: Box) -> dict[int, Point]:
    """Drawn out to fill the box, within bounds: the layout says who stands near whom, not how far."""
    xs, ys = [n.x for n in shown], _closed_up([n.y for n in shown])
    inner = (box[0] + 70, box[1] + 24, box[2] - 70, box[3] - 44)
    wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    across, down = (inner[2] - inner[0]) / wide, (inner[3] - inner[1]) / high
    across, down = min(across, down * _STRETCH, 2.0), min(down, across * _STRETCH, 2.0)
    middle = ((inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2)
    centre = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    return {
        node.number: (middle[0] + (x - centre[0]) * across, middle[1] + (y - centre[1]) * down)
        for node, x, y in zip(shown, xs, ys, strict=True)
    }


def _closed_up(values: list[float]) -> list[float]:
    """The same order with gaps of at most `_GAP`: what was left out leaves no hole."""
    ordered = sorted(set(values))
    places, place = {}, 0.0
    for before, value in zip([ordered[0], *ordered], ordered, strict=False):
        place += min(value - before, _GAP)
        places[value] = place
    return [places[value] for value in values]


def _labels(shown: list[SceneNode], spots: Mapping[int, Point], factor: float, box: Box) -> dict[int, Label]:
    """The busiest first; below the node, else above, else beside it; none where all four are taken."""
    taken = [_around(spots[node.number], radius_of(node, factor)) for node in shown]
    labels: dict[int, Label] = {}
    for node in sorted(shown, key=lambda n: (n.kind not in ("state", "igo"), -len(n.events), n.number)):
        size = min(14.0, max(9.5, 13.0 * factor)) * (1.1 if node.kind in ("state", "igo") else 1.0)
        for label in _choices(node, spots[node.number], radius_of(node, factor), size):
            cover = _cover(label)
            if _inside(cover, box) and not any(_touch(cover, other) for other in taken):
                labels[node.number] = label
                taken.append(cover)
                break
    return labels


def _choices(node: SceneNode, spot: Point, radius: float, size: float) -> list[Label]:
    lines = _wrapped(node.label)
    half = max(map(len, lines)) * size * _LETTER / 2
    height = 1.1 * size * (len(lines) - 1)
    x, y = spot
    middle = y + 0.35 * size - height / 2
    return [
        Label(lines, x, y + radius + 1.05 * size, size),
        Label(lines, x, y - radius - 0.4 * size - height, size),
        Label(lines, x + radius + half + 4, middle, size),
        Label(lines, x - radius - half - 4, middle, size),
    ]


def _cover(label: Label) -> Box:
    half = max(map(len, label.lines)) * label.size * _LETTER / 2
    bottom = label.y + 1.1 * label.size * (len(label.lines) - 1) + 0.25 * label.size
    return label.x - half, label.y - 0.8 * label.size, label.x + half, bottom


def _around(spot: Point, radius: float) -> Box:
    return spot[0] - radius, spot[1] - radius, spot[0] + radius, spot[1] + radius


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _inside(one: Box, box: Box) -> bool:
    return one[0] >= box[0] - 20 and one[2] <= box[2] + 20 and one[1] >= box[1] - 8 and one[3] <= box[3] + 4


def _wrapped(label: str) -> tuple[str, ...]:
    """At most two lines of about twenty characters."""
    if len(label) <= _LABEL_CHARACTERS:
        return (label,)
    head = label[: _LABEL_CHARACTERS + 1].rsplit(" ", 1)[0]
    if len(head) > _LABEL_CHARACTERS:
        return (shorten(label, _LABEL_CHARACTERS),)
    return head, shorten(label[len(head) :].strip(), _LABEL_CHARACTERS)
