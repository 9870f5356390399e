"""The stored collection: documents, what was read out of them, imported events, corrections. Delta Lake and DuckDB."""

from graph.library.address import cache_folder, default_address
from graph.library.importers import FORMATS, ImportCounts
from graph.library.library import COLLECTION_LIMIT, AddResult, Library, LibraryInfo
from graph.library.query import EventQuery
from graph.library.sample import open_sample_library

__all__ = [
    "COLLECTION_LIMIT",
    "FORMATS",
    "AddResult",
    "EventQuery",
    "ImportCounts",
    "Library",
    "LibraryInfo",
    "cache_folder",
    "default_address",
    "open_sample_library",
]
