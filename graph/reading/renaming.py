"""Marked documents with other states in them: who does what to whom is told by the sentence, not by which states it is.

A text about Russia and Azerbaijan becomes one about Peru and Kenya: names, adjectives, nationals, capitals and cities,
and the marks with them. Trained on such texts beside the ones as written, the reader learns less by heart.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from graph.lexicon.actors import Actors, Kind, load_actors, plural
from graph.lexicon.cities import read_cities
from graph.reading.anchors import Anchor, find_anchors
from graph.reading.annotation import MentionType, Span
from graph.reading.corpus.marked import MarkedDocument
from graph.resources import data_path, read_yaml

_REPLACED = (Kind.STATE, Kind.ADJECTIVE, Kind.NATIONAL, Kind.CAPITAL, Kind.PLACE)
_FEWEST_CITIES = 3


@dataclass(frozen=True)
class _State:
    """How a text may speak of a state."""

    name: str
    adjective: str
    national: str
    capital: str
    cities: tuple[str, ...]


@cache
def _states() -> Mapping[str, _State]:
    """By code those states that can stand for others: plainly named, with cities of their own."""
    cities: dict[str, list[str]] = {}
    for name, code in read_cities(data_path("lexicon", "cities.csv")).items():
        cities.setdefault(code, []).append(name)
    found = {}
    for code, entry in read_yaml(data_path("lexicon", "states.yaml"))["states"].items():
        plain = "capital" in entry and not entry.get("unclear") and len(entry["name"].split()) == 1
        if plain and len(cities.get(code, ())) >= _FEWEST_CITIES:
            adjective = entry["adjectives"][0]
            national = entry.get("nationals", [adjective])[0]
            found[code] = _State(entry["name"], adjective, national, entry["capital"][0], tuple(cities[code]))
    return found


@dataclass
class _Names:
    """What stands for what in one document."""

    codes: Mapping[str, str]
    rng: random.Random
    cities: dict[tuple[str, str], str] = field(default_factory=dict)

    def of(self, anchor: Anchor, text: str) -> str:
        state, written = _states()[self.codes[anchor.code]], anchor.span.of(text)
        if anchor.of_kind is Kind.PLACE:
            return self.cities.setdefault((anchor.code, written), self.rng.choice(state.cities))
        if anchor.of_kind is Kind.NATIONAL:
            return plural(state.national) if written.endswith("s") else state.national
        named = {Kind.STATE: state.name, Kind.ADJECTIVE: state.adjective, Kind.CAPITAL: state.capital}
        return named[anchor.of_kind]


def renamed(document: MarkedDocument, rng: random.Random, actors: Actors | None = None) -> MarkedDocument:
    """The document with other states in it; itself where a name or a mark stands in the way."""
    found = find_anchors(document.text, actors or load_actors())
    anchors = [a for a in found if not a.is_body and not _is_of_a_person(a, document)]
    fixed = {a.code for a in anchors if a.of_kind not in _REPLACED}
    spans = [a.span for a in anchors]
    fixed |= {a.code for a in anchors if spans.count(a.span) > 1}  # "Georgia": which of the two is not known
    codes = {a.code for a in anchors} - fixed
    free = sorted(set(_states()) - {a.code for a in anchors} - _told(document))
    if not codes or len(free) < len(codes):
        return document
    names = _Names(dict(zip(sorted(codes), rng.sample(free, len(codes)), strict=True)), rng)
    edits = [(a.span, names.of(a, document.text)) for a in anchors if a.code in codes]
    return _edited(document, edits, names.codes) or document


def _is_of_a_person(anchor: Anchor, document: MarkedDocument) -> bool:
    """Whether the name of a city is one of a person's: "President Austin"."""
    people = (e for e in document.entities.values() if e.type in (MentionType.OFFICIAL, MentionType.PERSON))
    return anchor.of_kind is Kind.PLACE and any(anchor.span.overlaps(span) for e in people for span in e.spans)


def _told(document: MarkedDocument) -> set[str]:
    return {state for entity in document.entities.values() for state in entity.states}


def _edited(
    document: MarkedDocument, edits: Sequence[tuple[Span, str]], codes: Mapping[str, str]
) -> MarkedDocument | None:
    """The document with the words of each span replaced; None where a mark begins or ends within one."""
    text, moved, parts, at = document.text, {0: 0}, list[str](), 0
    length = 0
    for span, words in edits:
        for place in range(at, span.start + 1):
            moved[place] = length + place - at
        parts += [text[at : span.start], words]
        length += span.start - at + len(words)
        at = span.end
        moved[at] = length
    for place in range(at, len(text) + 1):
        moved[place] = length + place - at
    try:
        entities = {
            ident: replace(e, state=_recoded(e.state, codes), spans=[_moved(s, moved) for s in e.spans])
            for ident, e in document.entities.items()
        }
        acts = {ident: replace(a, spans=[_moved(s, moved) for s in a.spans]) for ident, a in document.acts.items()}
        times = {ident: replace(t, spans=[_moved(s, moved) for s in t.spans]) for ident, t in document.times.items()}
    except KeyError:
        return None
    changed = "".join([*parts, text[at:]])
    return replace(document, text=changed, entities=entities, acts=acts, times=times)


def _moved(span: Span, moved: Mapping[int, int]) -> Span:
    return Span(moved[span.start], moved[span.end])


def _recoded(state: str | None, codes: Mapping[str, str]) -> str | None:
    return "/".join(codes.get(code, code) for code in state.split("/")) if state else None
