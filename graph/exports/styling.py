"""How kinds of nodes and edges look in exports: shape, width, dash and the name of a colour.

The colours themselves stand in the page's style sheet, once for light and once for dark; a kind is never told by its
colour alone.
"""

from dataclasses import dataclass

from graph.model import Event, Status


@dataclass(frozen=True)
class NodeStyle:
    """The look of one kind of node; `shape` is vis-network's word, `size` half the height in pixels."""

    kind: str
    words: str
    shape: str
    size: int


NODE_STYLES = {
    style.kind: style
    for style in (
        NodeStyle("state", "state", "dot", 22),
        NodeStyle("igo", "international body", "hexagon", 20),
        NodeStyle("agency", "agency", "square", 14),
        NodeStyle("official", "official", "triangle", 13),
        NodeStyle("organization", "organization", "triangleDown", 13),
        NodeStyle("person", "person", "diamond", 13),
        NodeStyle("incident", "incident", "star", 14),
    )
}

# Name of the colour, what it says, and from which score on it holds.
TINTS = (
    ("conflict-strong", "hard conflict, score −5 and below"),
    ("conflict", "conflict, score below 0"),
    ("neutral", "score 0"),
    ("cooperation", "cooperation, score above 0"),
    ("cooperation-strong", "close cooperation, score +5 and above"),
)

DASHES: dict[Status, tuple[int, int] | None] = {
    Status.OCCURRED: None,
    Status.ALLEGED: (10, 4),
    Status.PLANNED: (4, 4),
    Status.THREATENED: (4, 4),
    Status.DEMANDED: (4, 4),
    Status.DENIED: (2, 6),
    Status.NEGATED: (2, 6),
}

LINK_WORDS = {
    "membership": "belongs to",
    "involvement": "takes part in the incident",
    "response": "is answered by",
}


def tint(event: Event) -> str:
    """The name of an event's colour, by its score."""
    if event.score <= -5:
        return "conflict-strong"
    if event.score < 0:
        return "conflict"
    if event.score == 0:
        return "neutral"
    return "cooperation" if event.score < 5 else "cooperation-strong"


def width(event: Event) -> float:
    """Width of an event's line in pixels: 1.5 on rung 0 to 5.5 on rung 10."""
    return 1.5 + 0.4 * event.rung


def curve(place: int, siblings: int, *, both_ways: bool) -> dict[str, object]:
    """How the line number `place` of `siblings` with one direction bends, so that parallel lines stay apart.

    Lines of both directions bend to their own right; those of one direction alone bend to both sides in turn.
    """
    if siblings == 1 and not both_ways:
        return {"enabled": False}
    side, step = "curvedCW", place
    if not both_ways:
        side, step = ("curvedCW", "curvedCCW")[place % 2], place // 2
    steps = siblings if both_ways else (siblings + 1) // 2
    return {"enabled": True, "type": side, "roundness": round(0.12 + step * min(0.1, 0.5 / steps), 3)}
