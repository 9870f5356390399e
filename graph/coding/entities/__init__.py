"""Who is who: the entities of a document, and whom each of its noun phrases means."""

from graph.coding.entities.find import find_cast

__all__ = ["find_cast"]
