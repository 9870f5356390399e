"""The view as one frozen value. The URL carries it whole, and it can say itself in words.

`ViewState.from_search` and `to_search` are inverse to each other; what a link holds that nobody understands is left
out and named among the problems, so that a mistyped link still opens a page and says what it could not do.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, urlencode

from graph.model import EntityType, Status

TOP_RUNG = 10
TOP_SCORE = 10


class View(StrEnum):
    """The pages over one selection."""

    NETWORK = "network"
    TENSION = "tension"
    LADDER = "ladder"
    RESPONSES = "responses"
    DOCUMENTS = "documents"
    EVENTS = "events"
    COMPARE = "compare"
    REVIEW = "review"
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
    BUNDLE = "bundle"  # all acts of one party toward another: "actor>recipient"
    PATH = "path"  # the shortest chain of acts between two parties: "one|other"


class EdgeKind(StrEnum):
    """The kinds of edges of the network."""

    EVENT = "event"
    RESPONSE = "response"
    INVOLVEMENT = "involvement"
    MEMBERSHIP = "membership"


class Alignment(StrEnum):
    """Along what two sides are compared."""

    DATE = "date"
    ONSET = "onset"  # days since the first hostile act


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
    dyad: tuple[str, str] | None = None  # acts of the first toward the second
    pair: tuple[str, str] | None = None  # acts between the two, whoever acts
    entity: str | None = None
    incident: str | None = None
    types: tuple[str, ...] = ()
    kinds: tuple[EntityType, ...] = ()
    rungs: tuple[int, int] = (0, TOP_RUNG)
    scores: tuple[int, int] = (-TOP_SCORE, TOP_SCORE)
    near: str | None = None  # an entity: it, its partners, and what these do to one another
    as_of: int | None = None  # a version of the library
    statuses: tuple[Status, ...] = ()
    sources: tuple[str, ...] = ()
    search: str = ""
    folded: tuple[str, ...] = ()  # states whose agencies and people are drawn as the state; "all" folds every one
    hidden_edges: tuple[EdgeKind, ...] = ()
    bundled: bool = False
    other_dyad: tuple[str, str] | None = None
    other_first: date | None = None
    other_last: date | None = None
    align: Alignment = Alignment.DATE
    selection: Selection | None = None
    problems: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def from_search(cls, search: str | None) -> "ViewState":
        """The state that a URL's query ("?view=…") tells. Never fails: see `problems`."""
        values, problems = _understood(parse_qsl((search or "").lstrip("?")))
        return cls(**values, problems=problems)

    def to_search(self) -> str:
        """The query of the URL; "" for the plain view. Order is fixed: one view, one link."""
        pairs = [(p.key, p.write(getattr(self, p.attribute))) for p in _PARAMETERS if self._differs(p.attribute)]
        return f"?{urlencode(pairs, safe='/:,')}" if pairs else ""

    def step_to(self, after: "ViewState") -> str:
        """What leads from this view to another, as a query string; an empty value takes a part away."""
        changed = (p for p in _PARAMETERS if getattr(self, p.attribute) != getattr(after, p.attribute))
        pairs = [(p.key, p.write(getattr(after, p.attribute)) if after._differs(p.attribute) else "") for p in changed]
        return urlencode(pairs, safe="/:,")

    def stepped(self, step: str) -> "ViewState":
        """The view after a step as `step_to` writes it; parts that nobody understands change nothing."""
        pairs = parse_qsl(step, keep_blank_values=True)
        values, _ = _understood([(key, text) for key, text in pairs if text])
        gone = {_BY_KEY[key].attribute for key, text in pairs if not text and key in _BY_KEY}
        return replace(self, **{name: getattr(_PLAIN, name) for name in gone}, **values)

    def only(self, attributes: Sequence[str]) -> "ViewState":
        """These attributes, everything else plain."""
        return ViewState(**{name: getattr(self, name) for name in attributes})

    def _differs(self, attribute: str) -> bool:
        return bool(getattr(self, attribute) != getattr(_PLAIN, attribute))

    @property
    def question(self) -> "ViewState":
        """The filters alone: what the events depend on."""
        return self.only(FILTERS)

    @property
    def scope(self) -> "ViewState":
        """Whose acts these are: of all filters the ones that decide where nodes stand. The others move nothing."""
        return self.only(("states", "dyad", "pair", "near", "as_of"))

    @property
    def look(self) -> "ViewState":
        """The view, the layout and what belongs to them: how the events are shown."""
        return self.only(_LOOK)

    def choosing(self, selection: Selection | None) -> "ViewState":
        return replace(self, selection=selection)

    def in_view(self, view: View) -> "ViewState":
        return replace(self, view=view)

    def without_filters(self) -> "ViewState":
        return replace(self.look, selection=self.selection)

    @property
    def filter_count(self) -> int:
        """How many filters are set; the two dates count as one."""
        count = sum(self._differs(name) for name in FILTERS if name not in ("first", "last"))
        return count + (self.first is not None or self.last is not None)


@dataclass(frozen=True)
class _Parameter:
    """One part of the URL: its key there, the attribute, and the way both ways."""

    key: str
    attribute: str
    write: Callable[[Any], str]
    read: Callable[[str], Any]
    group: str = "question"


def _many(read: Callable[[str], Any]) -> Callable[[str], tuple[Any, ...]]:
    return lambda text: tuple(read(part) for part in text.split(",") if part)


def _join(values: tuple[Any, ...]) -> str:
    return ",".join(str(v) for v in values)


def _read_dyad(text: str) -> tuple[str, str]:
    actor, recipient = text.split(":")
    if not actor or not recipient:
        raise ValueError(text)
    return actor, recipient


def _read_pair(text: str) -> tuple[str, str]:
    one, other = text.split("-")
    if not one or not other:
        raise ValueError(text)
    return one, other


def _read_range(lowest: int, highest: int) -> Callable[[str], tuple[int, int]]:
    def read(text: str) -> tuple[int, int]:
        low, high = (int(part) for part in text.split("~"))
        if not lowest <= low <= high <= highest:
            raise ValueError(text)
        return low, high

    return read


def _write_range(values: tuple[int, int]) -> str:
    return f"{values[0]}~{values[1]}"  # a hyphen would be read as a minus


_PARAMETERS = (
    _Parameter("view", "view", str, View, "look"),
    _Parameter("layout", "layout", str, Layout, "look"),
    _Parameter("from", "first", date.isoformat, date.fromisoformat),
    _Parameter("to", "last", date.isoformat, date.fromisoformat),
    _Parameter("states", "states", _join, _many(str)),
    _Parameter("dyad", "dyad", ":".join, _read_dyad),
    _Parameter("between", "pair", "-".join, _read_pair),
    _Parameter("entity", "entity", str, str),
    _Parameter("near", "near", str, str),
    _Parameter("incident", "incident", str, str),
    _Parameter("types", "types", _join, _many(str)),
    _Parameter("kinds", "kinds", _join, _many(EntityType)),
    _Parameter("rungs", "rungs", _write_range, _read_range(0, TOP_RUNG)),
    _Parameter("scores", "scores", _write_range, _read_range(-TOP_SCORE, TOP_SCORE)),
    _Parameter("status", "statuses", _join, _many(Status)),
    # Names of outlets hold commas and slashes: one line each.
    _Parameter("sources", "sources", "\n".join, lambda text: tuple(text.split("\n"))),
    _Parameter("search", "search", str, str),
    _Parameter("version", "as_of", str, int),
    _Parameter("fold", "folded", _join, _many(str), "look"),
    _Parameter("hide", "hidden_edges", _join, _many(EdgeKind), "look"),
    _Parameter("bundle", "bundled", lambda _: "yes", lambda text: {"yes": True, "no": False}[text], "look"),
    _Parameter("with", "other_dyad", ":".join, _read_dyad, "look"),
    _Parameter("with-from", "other_first", date.isoformat, date.fromisoformat, "look"),
    _Parameter("with-to", "other_last", date.isoformat, date.fromisoformat, "look"),
    _Parameter("align", "align", str, Alignment, "look"),
    _Parameter("choose", "selection", str, Selection.parse, "choice"),
)
_BY_KEY: Mapping[str, _Parameter] = {p.key: p for p in _PARAMETERS}
FILTERS = tuple(p.attribute for p in _PARAMETERS if p.group == "question")
_LOOK = tuple(p.attribute for p in _PARAMETERS if p.group == "look")
_PLAIN = ViewState()


def _understood(pairs: Iterable[tuple[str, str]]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Attributes by name, and what was not understood, each as a sentence."""
    values: dict[str, Any] = {}
    problems: list[str] = []
    for key, text in pairs:
        parameter = _BY_KEY.get(key)
        if parameter is None:
            problems.append(f"The link's part “{key}” is unknown and was left out.")
            continue
        try:
            values[parameter.attribute] = parameter.read(text)
        except (ValueError, KeyError):
            problems.append(f"The link's part “{key}={text}” was not understood and was left out.")
    return values, tuple(problems)


assert {p.attribute for p in _PARAMETERS} == {f.name for f in fields(ViewState)} - {"problems"}
