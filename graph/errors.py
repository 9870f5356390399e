"""One family of errors: one sentence each, with the file, the place and the remedy; the facts are attributes.

Programs catch `DemarcheError` at their edge and print it; nothing below the edge prints.
"""

from pathlib import Path


class DemarcheError(Exception):
    """Anything that the user can be told in one sentence."""


class ResourceError(DemarcheError):
    """A part of the program's own data is missing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} is missing: install the program again, its data folder is incomplete.")


class DataError(DemarcheError):
    """A data file of the program (ontology, lexicon) holds what its loader does not know."""

    def __init__(self, path: Path, place: str, problem: str) -> None:
        self.path, self.place, self.problem = path, place, problem
        super().__init__(f"{path}, {place}: {problem}")


class ReadError(DemarcheError):
    """A document cannot be read."""

    def __init__(self, name: str, problem: str, remedy: str) -> None:
        self.name, self.problem, self.remedy = name, problem, remedy
        super().__init__(f"{name}: {problem}; {remedy}.")


class PipelineError(DemarcheError):
    """The English pipeline cannot be loaded or does not speak Universal Dependencies."""


class RecordError(DemarcheError):
    """A coded record is not of the published form."""

    def __init__(self, place: str, problem: str) -> None:
        self.place, self.problem = place, problem
        super().__init__(f"{place}: {problem}")


class LibraryError(DemarcheError):
    """The library cannot be opened, read or written."""


class ExportError(DemarcheError):
    """Something cannot be written in the form that was asked for."""
