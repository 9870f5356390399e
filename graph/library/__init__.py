"""The stored collection: documents, what was read out of them, imported events, corrections. Delta Lake and DuckDB."""

from graph.library.address import cache_folder, default_address
from graph.library.library import AddResult, Library
from graph.library.query import EventQuery

__all__ = ["AddResult", "EventQuery", "Library", "cache_folder", "default_address"]
