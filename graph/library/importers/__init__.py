"""Events of other collections (GDELT, ICEWS, POLECAT) into the library's tables, streaming."""

from graph.library.importers.importing import ImportCounts, import_file
from graph.library.importers.kinds import FORMATS

__all__ = ["FORMATS", "ImportCounts", "import_file"]
