"""What a gesture does to the view: (view before, gesture) -> view after. A policy is a list."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dashboard import ids
from dashboard.state import TOP_RUNG, TOP_SCORE, Alignment, EdgeKind, ItemKind, Layout, Selection, ViewState
from graph.model import EntityType, Status

Change = Callable[[ViewState, Any], ViewState]


def steer(before: ViewState, action: Mapping[str, Any] | None) -> ViewState:
    """The view after a gesture, as assets/bridge.js posts it. One that is not of its form changes nothing."""
    change = _ACTIONS.get((action or {}).get("kind", ""))
    if change is None or action is None:
        return before
    try:
        return change(before, action)
    except (KeyError, ValueError, TypeError, AttributeError):
        return before


def _dates(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _pair(value: str | None) -> tuple[str, str] | None:
    actor, _, recipient = (value or "").partition(":")
    return (actor, recipient) if recipient else None


def _parties(view: ViewState, value: str | None) -> ViewState:
    """One direction ("AZE:RUS"), both ("AZE-RUS"), or everybody."""
    one, _, other = (value or "").partition("-")
    return replace(view, dyad=_pair(value), pair=(one, other) if other else None)


def _rungs(view: ViewState, value: list[int] | None) -> ViewState:
    low, high = value or (0, TOP_RUNG)
    return replace(view, rungs=(int(low), int(high)))


def _scores(view: ViewState, value: list[int] | None) -> ViewState:
    low, high = value or (-TOP_SCORE, TOP_SCORE)
    return replace(view, scores=(int(low), int(high)))


def _edges(view: ViewState, value: list[str] | None) -> ViewState:
    """The widget holds what is shown, the state what is not: a new kind of edge is shown in old links."""
    return replace(view, hidden_edges=tuple(kind for kind in EdgeKind if kind.value not in (value or ())))


def _row(kind: ItemKind) -> Change:
    def choose(view: ViewState, value: Mapping[str, Any] | None) -> ViewState:
        ident = (value or {}).get("rowId")
        return view.choosing(Selection(kind, str(ident))) if ident else view

    return choose


def _span(view: ViewState, action: Mapping[str, Any]) -> ViewState:
    first, last = sorted(day for day in (_dates(action.get("first")), _dates(action.get("last"))) if day)
    return replace(view, first=first, last=last)


def _set(view: ViewState, action: Mapping[str, Any]) -> ViewState:
    """A widget was set, a row chosen or a button pressed."""
    return _CHANGES[action["widget"]](view, action.get("value"))


_ACTIONS: Mapping[str, Change] = {
    "choose": lambda view, action: view.choosing(Selection.parse(action["target"])),
    "clear": lambda view, _: view.choosing(None),
    "set": _set,
    "span": _span,
    "step": lambda view, action: view.stepped(action["step"]),
    "unspan": lambda view, _: replace(view, first=None, last=None),
}
_CHANGES: Mapping[str, Change] = {
    ids.EVENTS: _row(ItemKind.EVENT),
    ids.REVIEW: _row(ItemKind.EVENT),
    ids.DOCUMENTS: _row(ItemKind.DOCUMENT),
    ids.EVIDENCE_CLOSE: lambda view, _: view.choosing(None),
    ids.RESET: lambda view, _: view.without_filters(),
    ids.LAYOUT: lambda view, value: replace(view, layout=Layout(value or Layout.DYAD)),
    ids.FOLD: lambda view, value: replace(view, folded=("all",) if value else ()),
    ids.BUNDLE: lambda view, value: replace(view, bundled=bool(value)),
    ids.EDGES: _edges,
    ids.SCORES: _scores,
    ids.OTHER_DYAD: lambda view, value: replace(view, other_dyad=_pair(value)),
    ids.OTHER_FIRST: lambda view, value: replace(view, other_first=_dates(value)),
    ids.OTHER_LAST: lambda view, value: replace(view, other_last=_dates(value)),
    ids.ALIGN: lambda view, value: replace(view, align=Alignment(value or Alignment.DATE)),
    ids.SEARCH: lambda view, value: replace(view, search=(value or "").strip()),
    ids.STATES: lambda view, value: replace(view, states=tuple(value or ())),
    ids.DYAD: _parties,
    ids.FIRST: lambda view, value: replace(view, first=_dates(value)),
    ids.LAST: lambda view, value: replace(view, last=_dates(value)),
    ids.TYPES: lambda view, value: replace(view, types=tuple(value or ())),
    ids.KINDS: lambda view, value: replace(view, kinds=tuple(EntityType(v) for v in value or ())),
    ids.RUNGS: _rungs,
    ids.STATUSES: lambda view, value: replace(view, statuses=tuple(Status(v) for v in value or ())),
    ids.SOURCES: lambda view, value: replace(view, sources=tuple(value or ())),
}
