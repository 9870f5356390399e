"""Networks in notebooks: an object that shows itself."""

from dataclasses import dataclass, field

from graph.exports.inline import framed
from graph.exports.options import ExportOptions
from graph.exports.picture import alt_text
from graph.exports.view import view_html
from graph.model import Collection

_HEIGHT = 900


@dataclass(frozen=True)
class Shown:
    """A collection that shows itself in a notebook as the whole view: ``Shown(collection)`` as a cell's last line."""

    collection: Collection
    options: ExportOptions = field(default_factory=ExportOptions)

    def _repr_html_(self) -> str:
        return framed(view_html(self.collection, self.options), alt_text(self.collection), height=_HEIGHT)
