"""Pure functions over events: tension, ladder, reciprocity and others.

Each takes events first: an events frame (`graph.model.columns`), a collection, a network or a library.
"""

from graph.measures.frame import EventsLike, events_frame, frame_of
from graph.measures.scope import Scope, ScopeError, ScopeLike
from graph.measures.tension import Tension, tension
from graph.measures.weights import Weighting

__all__ = [
    "EventsLike",
    "Scope",
    "ScopeError",
    "ScopeLike",
    "Tension",
    "Weighting",
    "events_frame",
    "frame_of",
    "tension",
]
