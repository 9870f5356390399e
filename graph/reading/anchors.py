"""Names of states and bodies that the lexicon finds in a text: what a mention's affiliation can point to."""

import re
from dataclasses import dataclass

from graph.lexicon.actors import Actors, Kind
from graph.lexicon.phrases import atoms
from graph.reading.annotation import Span

_WORD = re.compile(r"(?:[^\W\d_]\.)+|[^\W_]+|[^\w\s]")
_POINTING = (
    Kind.STATE,
    Kind.ADJECTIVE,
    Kind.NATIONAL,
    Kind.CAPITAL,
    Kind.PLACE,
    Kind.BODY,
    Kind.AGENCY,
    Kind.ORGANIZATION,
)


@dataclass(frozen=True)
class Anchor:
    """A name with the state or body it speaks of. `kind` is a place in the row of kinds that can point to one."""

    span: Span
    code: str
    kind: int
    unclear: bool

    @property
    def is_name(self) -> bool:
        """Whether it names the state or body itself, and plainly."""
        return self.of_kind in (Kind.STATE, Kind.BODY) and not self.unclear

    @property
    def of_kind(self) -> Kind:
        return _POINTING[self.kind]

    @property
    def is_body(self) -> bool:
        return self.of_kind is Kind.BODY


def find_anchors(text: str, actors: Actors) -> list[Anchor]:
    """All such names of a text, in order, the longest where several begin at a word."""
    places = list(_WORD.finditer(text))
    words = [atoms(place.group()) for place in places]
    found: list[Anchor] = []
    at = 0
    while at < len(words):
        entry = actors.table.find(words, at) if places[at].group()[0].isalnum() else None
        if entry is None:
            at += 1
            continue
        after, senses = entry
        span = Span(places[at].start(), places[after - 1].end())
        pointing = [sense for sense in senses if sense.kind in _POINTING and sense.code]
        found += [Anchor(span, s.code, _POINTING.index(s.kind), s.unclear) for s in pointing[:2]]
        at = after
    return found
