"""Who is who: states, bodies, agencies, officials, organizations and people of a document, and who each phrase means."""

from graph.coding.entities.find import find_cast

__all__ = ["find_cast"]
