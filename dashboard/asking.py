"""What each panel is asked: the part of the view that it shows, the library's version, the colours; never the answer.

The page keeps one such question a panel. Steering writes those of the panels that are on the screen, and none that
stands there already: a panel that is not seen computes nothing, and coming back to a view draws nothing again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dash import Input

from dashboard import ids
from dashboard.state import FILTERS, ViewState
from dashboard.theme import Scheme, scheme_of
from dashboard.views import panels_of


@dataclass(frozen=True)
class _Part:
    """The attributes of the view that a panel shows, whether it is drawn in the page's colours, and whether it says
    nothing as long as nothing is chosen."""

    attributes: tuple[str, ...]
    is_coloured: bool = False
    is_of_choice: bool = False


_SIDES = ("other_dyad", "other_first", "other_last", "align")
_PARTS: Mapping[str, _Part] = {
    "title": _Part((*FILTERS, "view")),
    "network": _Part((*FILTERS, "layout", "folded", "bundled", "hidden_edges")),
    "tension": _Part(tuple(f for f in FILTERS if f not in ("first", "last")), is_coloured=True),  # dims the others
    "ladder": _Part(FILTERS, is_coloured=True),
    "responses": _Part(FILTERS, is_coloured=True),
    "documents": _Part(FILTERS),
    "reader": _Part((*FILTERS, "selection")),
    "events": _Part(FILTERS),
    "compare": _Part((*FILTERS, *_SIDES), is_coloured=True),
    "review": _Part(FILTERS),
    "library": _Part(("as_of",)),
    "evidence": _Part((*FILTERS, "folded", "selection"), is_of_choice=True),
}
PANELS = tuple(_PARTS)


@dataclass(frozen=True)
class Asked:
    """One panel's question, as it stands in the page's store."""

    state: ViewState
    scheme: Scheme

    @classmethod
    def read(cls, data: Mapping[str, Any] | None) -> "Asked":
        held = data or {}
        return cls(ViewState.from_search(held.get("search")), scheme_of(held.get("scheme")))

    @property
    def question(self) -> str:
        """The filters as a query string: what the desk reads."""
        return self.state.question.to_search()


def asked_of(panel: str) -> Input:
    """What a panel's callback listens to; it is written by steering alone."""
    return Input(ids.asked(panel), "data")


def questions(view: ViewState, version: int, scheme: str | None) -> dict[str, dict[str, Any]]:
    """The questions of the panels that are on the screen, by panel."""
    shown = panels_of(view.view)
    return {name: _question(part, view, version, scheme) for name, part in _PARTS.items() if name in shown}


def _question(part: _Part, view: ViewState, version: int, scheme: str | None) -> dict[str, Any]:
    if part.is_of_choice and view.selection is None:
        return {"search": "", "version": 0}
    search = view.only(part.attributes).to_search()
    colours = {"scheme": scheme_of(scheme)} if part.is_coloured else {}
    return {"search": search, "version": version, **colours}
