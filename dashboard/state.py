"""The view as one frozen value. The URL carries it whole, and it can say itself in words.

`ViewState.from_search` and `to_search` are inverse to each other; what a link holds that nobody understands is left
out and named among the problems, so that a mistyped link still opens a page and says what it could not do.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, urlencode

from graph.model import EntityType, Status

TOP_RUNG = 10


class View(StrEnum):
    """The pages over one selection."""

    NETWORK = "network"
    TENSION = "tension"
    LADDER = "ladder"
    RESPONSES = "responses"
    DOCUMENTS = "documents"
    EVENTS = "events"
    COMPARE = "compare"
    LIBRARY = "library"
    HELP = "help"

    @property
    def label(self) -> str:
        return self.value.capitalize()


class Layout(StrEnum):
    """How the network is laid out."""

    DYAD = "dyad"
    FORCE = "force"
    MAP = "map"


class ItemKind(StrEnum):
    """What can be chosen on the page."""

    EVENT = "event"
    ENTITY = "entity"
    INCIDENT = "incident"
    DOCUMENT = "document"
    DAY = "day"  # a point of the tension curve
    BUNDLE = "bundle"  # all acts of one party toward another


@dataclass(frozen=True)
class Selection:
    """The one thing that is chosen: its kind and its id."""

    kind: ItemKind
    ident: str

    def __str__(self) -> str:
        return f"{self.kind.value}/{self.ident}"

    @classmethod
    def parse(cls, text: str) -> "Selection":
        """ValueError where the text names nothing that can be chosen."""
        kind, _, ident = text.partition("/")
        if not ident:
            raise ValueError(text)
        return cls(ItemKind(kind), ident)


@dataclass(frozen=True)
class ViewState:
    """What is looked at and through which filters. Empty tuples and None mean "all"."""

    view: View = View.NETWORK
    layout: Layout = Layout.DYAD
    first: date | None = None
    last: date | None = None
    states: tuple[str, ...] = ()
    dyad: tuple[str, str] | None = None
    entity: str | None = None
    incident: str | None = None
    types: tuple[str, ...] = ()
    kinds: tuple[EntityType, ...] = ()
    rungs: tuple[int, int] = (0, TOP_RUNG)
    statuses: tuple[Status, ...] = ()
    sources: tuple[str, ...] = ()
    search: str = ""
    selection: Selection | None = None
    problems: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def from_search(cls, search: str | None) -> "ViewState":
        """The state that a URL's query ("?view=…") tells. Never fails: see `problems`."""
        values: dict[str, Any] = {}
        problems: list[str] = []
        for key, text in parse_qsl((search or "").lstrip("?")):
            parameter = _BY_KEY.get(key)
            if parameter is None:
                problems.append(f"The link's part “{key}” is unknown and was left out.")
                continue
            try:
                values[parameter.attribute] = parameter.read(text)
            except (ValueError, KeyError):
                problems.append(f"The link's part “{key}={text}” was not understood and was left out.")
        return cls(**values, problems=tuple(problems))

    def to_search(self) -> str:
        """The query of the URL; "" for the plain view. Order is fixed: one view, one link."""
        pairs = [(p.key, p.write(getattr(self, p.attribute))) for p in _PARAMETERS if self._differs(p.attribute)]
        return f"?{urlencode(pairs, safe='/:,')}" if pairs else ""

    @classmethod
    def joined(cls, question: str | None, view: str | None) -> "ViewState":
        """The state of a page whose stores hold its filters and its view apart."""
        look = cls.from_search(view)
        return replace(cls.from_search(question), view=look.view, layout=look.layout)

    def _differs(self, attribute: str) -> bool:
        return bool(getattr(self, attribute) != getattr(_PLAIN, attribute))

    @property
    def question(self) -> "ViewState":
        """The filters alone: what the events depend on."""
        return replace(self, view=View.NETWORK, layout=Layout.DYAD, selection=None, problems=())

    def choosing(self, selection: Selection | None) -> "ViewState":
        return replace(self, selection=selection)

    def in_view(self, view: View) -> "ViewState":
        return replace(self, view=view)

    def without_filters(self) -> "ViewState":
        return ViewState(view=self.view, layout=self.layout, selection=self.selection)

    @property
    def filter_count(self) -> int:
        """How many filters are set; the two dates count as one."""
        count = sum(self._differs(name) for name in _FILTERS)
        return count + (self.first is not None or self.last is not None)


_FILTERS = ("states", "dyad", "entity", "incident", "types", "kinds", "rungs", "statuses", "sources", "search")


@dataclass(frozen=True)
class _Parameter:
    """One part of the URL: its key there, the attribute, and the way both ways."""

    key: str
    attribute: str
    write: Callable[[Any], str]
    read: Callable[[str], Any]


def _many(read: Callable[[str], Any]) -> Callable[[str], tuple[Any, ...]]:
    return lambda text: tuple(read(part) for part in text.split(",") if part)


def _join(values: tuple[Any, ...]) -> str:
    return ",".join(str(v) for v in values)


def _read_dyad(text: str) -> tuple[str, str]:
    actor, recipient = text.split(":")
    if not actor or not recipient:
        raise ValueError(text)
    return actor, recipient


def _read_rungs(text: str) -> tuple[int, int]:
    low, high = (int(part) for part in text.split("-"))
    if not 0 <= low <= high <= TOP_RUNG:
        raise ValueError(text)
    return low, high


_PARAMETERS = (
    _Parameter("view", "view", str, View),
    _Parameter("layout", "layout", str, Layout),
    _Parameter("from", "first", date.isoformat, date.fromisoformat),
    _Parameter("to", "last", date.isoformat, date.fromisoformat),
    _Parameter("states", "states", _join, _many(str)),
    _Parameter("dyad", "dyad", ":".join, _read_dyad),
    _Parameter("entity", "entity", str, str),
    _Parameter("incident", "incident", str, str),
    _Parameter("types", "types", _join, _many(str)),
    _Parameter("kinds", "kinds", _join, _many(EntityType)),
    _Parameter("rungs", "rungs", lambda rungs: f"{rungs[0]}-{rungs[1]}", _read_rungs),
    _Parameter("status", "statuses", _join, _many(Status)),
    # Names of outlets hold commas and slashes: one line each.
    _Parameter("sources", "sources", "\n".join, lambda text: tuple(text.split("\n"))),
    _Parameter("search", "search", str, str),
    _Parameter("choose", "selection", str, Selection.parse),
)
_BY_KEY: Mapping[str, _Parameter] = {p.key: p for p in _PARAMETERS}
_PLAIN = ViewState()

assert {p.attribute for p in _PARAMETERS} == {f.name for f in fields(ViewState)} - {"problems"}
