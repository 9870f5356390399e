"""Pure functions over events: tension, ladder, responses, turning points, ratios, roles, sensitivity, comparison.

Each takes events first: an events frame (`graph.model.columns`), a collection, a network or a library.
"""

from graph.measures.comparison import Comparison, comparison, onset
from graph.measures.frame import EventsLike, events_frame, frame_of
from graph.measures.ladder import Ladder, ladder
from graph.measures.matrix import by_actor, by_day, by_dyad, tension_by_state
from graph.measures.ratio import log_ratio
from graph.measures.responses import Reciprocity, Responses, reciprocity, responses
from graph.measures.roles import evidence_path, explain, roles, roles_over_time
from graph.measures.scope import Scope, ScopeError, ScopeLike
from graph.measures.sensitivity import Sensitivity, sensitivity
from graph.measures.tension import Tension, tension
from graph.measures.turning import TurningPoints, turning_points
from graph.measures.weights import Weighting

__all__ = [
    "Comparison",
    "EventsLike",
    "Ladder",
    "Reciprocity",
    "Responses",
    "Scope",
    "ScopeError",
    "ScopeLike",
    "Sensitivity",
    "Tension",
    "TurningPoints",
    "Weighting",
    "by_actor",
    "by_day",
    "by_dyad",
    "comparison",
    "events_frame",
    "evidence_path",
    "explain",
    "frame_of",
    "ladder",
    "log_ratio",
    "onset",
    "reciprocity",
    "responses",
    "roles",
    "roles_over_time",
    "sensitivity",
    "tension",
    "tension_by_state",
    "turning_points",
]
