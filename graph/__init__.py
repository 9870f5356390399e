"""Documents about relations between states -> typed network with dated escalation edges.

Nothing is imported here: an import would load spaCy into every program that only wants the model or the measures.
"""

__version__ = "0.1.0"
