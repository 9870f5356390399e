"""What the panels ask: the source with everything that is derived from it, kept by version and by question.

Nothing in here belongs to a user. Two browsers that ask the same question get the same answer out of the cache, and
two that ask different ones do not meet.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import networkx as nx
import pandas as pd

from dashboard.elements import Positions
from dashboard.figures import PanelFigure, tension_figure, tension_of
from dashboard.narrowing import query_covers, query_of
from dashboard.queries import Choices, Extent, Facts, choices, extent, incidents_of, involved, matching
from dashboard.source import Source
from dashboard.state import Layout, ViewState
from dashboard.theme import Scheme
from graph.library import EventQuery
from graph.measures.frame import events_frame
from graph.measures.tension import Tension
from graph.model import CodedDocument, Collection, Event
from graph.network import Layout as Placement
from graph.network import build_network, positions
from graph.ontology import Ontology, load_ontology

_QUESTIONS_KEPT = 64  # a page asks one question of several panels at once
_EVENTS_SHOWN = 1_000  # of a library that is not held whole: nobody reads more rows, and more edges are bundled anyway
_ROWS_MEASURED = 100_000
_VERSIONS_KEPT = 4  # the newest, and a few that are looked at "as of"


@dataclass(frozen=True, eq=False)
class Edition:
    """The source at one version, read once."""

    source: Source
    ontology: Ontology
    query: EventQuery | None = None  # of a library that is too large to be held whole: what is held of it

    @cached_property
    def facts(self) -> Facts:
        return Facts(self.source.collection(self.query), self.ontology, self.source.version)

    @cached_property
    def left_out(self) -> int:
        """Events of a large library that are not held here: the collection has the latest."""
        asked = replace(self.query, limit=None) if self.query else None
        return max(0, self.source.total(asked) - len(self.facts.collection.events))

    @cached_property
    def touched(self) -> Mapping[str, tuple[str, ...]]:
        """Corrections by event: what an analyst has looked at."""
        return self.source.touched()

    @cached_property
    def choices(self) -> Choices:
        return choices(self.facts, self.source.dyads() if self.left_out else None)

    @cached_property
    def network(self) -> nx.MultiDiGraph:
        return build_network(self.facts.collection)


@dataclass(frozen=True, eq=False)
class Reading:
    """The answer to one question: the events that pass its filters, and what follows from them."""

    edition: Edition
    state: ViewState

    @property
    def facts(self) -> Facts:
        return self.edition.facts

    @cached_property
    def events(self) -> tuple[Event, ...]:
        return matching(self.facts, self.state)

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(e.id for e in self.events)

    @cached_property
    def incidents(self) -> frozenset[str]:
        return incidents_of(self.facts, self.events)

    @cached_property
    def extent(self) -> Extent:
        return extent(self.facts, self.events)

    @cached_property
    def collection(self) -> Collection:
        """The part of the collection that passes, for exports and measures."""
        whole = self.facts.collection
        parties = involved(self.facts, self.events)
        told = {e.document for event in self.events for e in event.all_evidence}
        return replace(
            whole,
            documents=tuple(d for d in whole.documents if d.id in told),
            entities=tuple(e for e in whole.entities if e.id in parties),
            events=self.events,
            incidents=tuple(
                replace(i, events=tuple(e for e in i.events if e in self.ids))
                for i in whole.incidents
                if i.id in self.incidents
            ),
            responses=tuple(r for r in whole.responses if r.cause in self.ids and r.effect in self.ids),
        )

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The events that pass, one row an event and dyad: what the measures take. Of a large library those that
        are too many to be held as events are among them, where the library itself can answer the question."""
        query = self.edition.query
        if query and self.edition.left_out and query_covers(self.state):
            return self.edition.source.frame(replace(query, limit=_ROWS_MEASURED))
        return events_frame(replace(self.facts.collection, events=self.events))

    @cached_property
    def tension(self) -> Tension:
        return tension_of(self.frame, self.state)

    @cached_property
    def _tension_panels(self) -> dict[Scheme, PanelFigure]:
        return {}

    def tension_panel(self, scheme: Scheme) -> PanelFigure:
        """The tension chart as plain data, drawn once a scheme: brushing only marks a span on it."""
        if scheme not in self._tension_panels:
            panel = tension_figure(self.tension, scheme)
            self._tension_panels[scheme] = replace(panel, figure=json.loads(panel.figure.to_json()))
        return self._tension_panels[scheme]

    @cached_property
    def _places(self) -> dict[Layout, Positions]:
        return {}

    def positions(self, layout: Layout) -> Positions:
        """Of all nodes that the reading's acts tell of; of a scope, not of a filter: see Desk.positions."""
        if layout not in self._places:
            self._places[layout] = positions(build_network(self.collection), Placement(layout.value))
        return self._places[layout]

    def document(self, ident: str) -> CodedDocument:
        """KeyError where there is none."""
        return self.edition.source.document(ident)


class Desk:
    """Answers the panels' questions about one source."""

    def __init__(self, source: Source, ontology: Ontology | None = None) -> None:
        self.source = source
        self.ontology = ontology or load_ontology()
        self._edition = lru_cache(maxsize=_VERSIONS_KEPT)(self._open)
        self._part = lru_cache(maxsize=_QUESTIONS_KEPT)(self._open_part)
        self._reading = lru_cache(maxsize=_QUESTIONS_KEPT)(self._read)

    def _open(self, version: int) -> Edition:
        return Edition(self.source.at(version), self.ontology)

    def _read(self, version: int, question: str) -> Reading:
        state, whole = ViewState.from_search(question), self._edition(version)
        if not whole.left_out:
            return Reading(whole, state)
        return Reading(self._part(version, query_of(state, whole.facts)), state)

    def _open_part(self, version: int, query: EventQuery) -> Edition:
        return Edition(self._edition(version).source, self.ontology, replace(query, limit=_EVENTS_SHOWN))

    def edition(self, as_of: int | None = None) -> Edition:
        """The newest version, or an earlier one."""
        return self._edition(self.source.version if as_of is None else as_of)

    def read(self, question: str | None) -> Reading:
        """The answer to a question (the query string in the page's store), about the version that it asks for."""
        asked = question or ""
        as_of = ViewState.from_search(asked).as_of
        return self._reading(self.source.version if as_of is None else as_of, asked)

    def read_view(self, search: str | None) -> tuple[ViewState, Reading]:
        """The view that an address tells, and the answer to its question."""
        view = ViewState.from_search(search)
        return view, self.read(view.question.to_search())

    def read_all_dates(self, reading: Reading) -> Reading:
        """The same question without its dates: what a time axis shows as a whole, and what happened before a chosen
        span and still fades within it."""
        return self.read(replace(reading.state, first=None, last=None).to_search())

    def positions(self, reading: Reading, layout: Layout) -> Positions:
        """Of the network of the same states without any other filter, so that a filter moves nothing; nodes of the
        whole network that stand outside of it (an owner without acts) are placed with the whole."""
        scope = self.read(reading.state.scope.to_search()).positions(layout)
        if all(node in scope for node in (*reading.collection.labels, *reading.incidents)):
            return scope
        if reading.edition.query:  # the latest acts of the scope, that are held, need not tell of everybody
            return {**reading.positions(layout), **scope}
        return {**self.read(ViewState(as_of=reading.state.as_of).to_search()).positions(layout), **scope}
