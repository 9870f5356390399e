"""What an export may be asked for beside its kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.model import CodedDocument
from graph.network.positions import Layout


@dataclass(frozen=True)
class ExportOptions:
    """Every kind takes what it can use and leaves the rest.

    `as_of` is the day up to which the documents know. `places` are the positions of the network that the collection
    was filtered from. `records` are the coded documents themselves: with them the record export loses nothing. `dyad`
    is written as `graph.measures.Scope` reads it ("AZE-RUS"); without it the pair with the most acts is taken.
    `form` is the ending without its dot where a kind has several ("png"); writing to a file sets it from the name.
    """

    title: str | None = None
    filters_in_words: str | None = None
    as_of: date | None = None
    layout: Layout = Layout.DYAD
    places: Mapping[str, tuple[float, float]] | None = None
    records: tuple[CodedDocument, ...] = ()
    dyad: str | None = None
    theme: str = "light"
    size: str = "slide"
    form: str | None = None
