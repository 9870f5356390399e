"""Types, modes, scores, measures and rungs: loaded from data/ontology and checked at load."""

from graph.ontology.load import load_ontology
from graph.ontology.schema import record_schema
from graph.ontology.terms import EventType, Measure, Mode, Ontology, Rung
from graph.ontology.wording import act_in_words, join_names

__all__ = [
    "EventType",
    "Measure",
    "Mode",
    "Ontology",
    "Rung",
    "act_in_words",
    "join_names",
    "load_ontology",
    "record_schema",
]
