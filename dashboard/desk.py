"""What the panels ask: the source with everything that is derived from it, kept by version and by question.

Nothing in here belongs to a user. Two browsers that ask the same question get the same answer out of the cache, and
two that ask different ones do not meet.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

import networkx as nx
import pandas as pd

from dashboard.elements import Positions
from dashboard.figures import tension_of
from dashboard.queries import Choices, Facts, choices, matching
from dashboard.source import Source
from dashboard.state import Layout, ViewState
from graph.measures.frame import events_frame
from graph.measures.tension import Tension
from graph.model import CodedDocument, Event
from graph.network import build_network, positions
from graph.ontology import Ontology, load_ontology

_QUESTIONS_KEPT = 64  # a page asks one question of several panels at once
_VERSIONS_KEPT = 4  # the newest, and a few that are looked at "as of"

T = TypeVar("T")


class Desk:
    """Answers the panels' questions about one source."""

    def __init__(self, source: Source, ontology: Ontology | None = None) -> None:
        self._source = source
        self.ontology = ontology or load_ontology()
        self._facts = _kept(_VERSIONS_KEPT, self._read)
        self._network = _kept(_VERSIONS_KEPT, lambda version: build_network(self._facts(version).collection))
        self._positions = _kept(
            _VERSIONS_KEPT * len(Layout), lambda version, layout: positions(self._network(version), layout.value)
        )
        self._matching = _kept(
            _QUESTIONS_KEPT,
            lambda version, question: matching(self._facts(version), ViewState.from_search(question)),
        )
        self._frame = _kept(
            _QUESTIONS_KEPT,
            lambda version, question: events_frame(
                replace(self._facts(version).collection, events=self._matching(version, question))
            ),
        )
        self._tension = _kept(
            _QUESTIONS_KEPT,
            lambda version, question: tension_of(self._frame(version, question), ViewState.from_search(question)),
        )
        self._choices = _kept(_VERSIONS_KEPT, lambda version: choices(self._facts(version)))

    def _read(self, version: int) -> Facts:
        return Facts(self._source.collection(), self.ontology, version)

    def facts(self) -> Facts:
        return self._facts(self._source.version)

    def choices(self) -> Choices:
        return self._choices(self._source.version)

    def network(self) -> nx.MultiDiGraph:
        return self._network(self._source.version)

    def positions(self, layout: Layout) -> Positions:
        """Of the whole network, so that a filter moves nothing."""
        return self._positions(self._source.version, layout)

    def matching(self, question: str) -> tuple[Event, ...]:
        """The events that pass the filters of a question (the query string in the page's store)."""
        return self._matching(self._source.version, question)

    def frame(self, question: str) -> pd.DataFrame:
        """The events that pass, one row an event and dyad: what the measures take."""
        return self._frame(self._source.version, question)

    def tension(self, state: ViewState) -> Tension:
        """The curves of the acts that pass all filters but the dates."""
        return self._tension(self._source.version, replace(state.question, first=None, last=None).to_search())

    def document(self, ident: str) -> CodedDocument:
        return self._source.document(ident)


def _kept(size: int, answer: Callable[..., T]) -> Callable[..., T]:
    return lru_cache(maxsize=size)(answer)
