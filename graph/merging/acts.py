"""One act, one event: reports of the same act become one event with all their sentences.

Two events tell of one act when code, states and standing agree, their days touch, their places do not differ and
their sentences speak of the same thing. Pure, independent of the order of the events, and idempotent.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from graph.model import DateBasis, Event, Status, Window
from graph.ontology import load_ontology

_BASES = (DateBasis.STATED, DateBasis.RELATIVE, DateBasis.DOCUMENT, None)
_WORD = re.compile(r"[a-z]{5,}")
_STEM = 6  # letters that words of one content must share: "arrest" for "arrests" and "arrested"
_COMMON = frozenset(
    word[:_STEM]
    for word in [
        "after",
        "against",
        "their",
        "which",
        "would",
        "about",
        "minister",
        "ministry",
        "foreign",
        "government",
        "president",
        "official",
        "officials",
        "country",
        "state",
        "states",
        "spokesman",
        "spokesperson",
        "between",
        "because",
        "diplomatic",
        "relations",
        "ambassador",
    ]
)
_ALIKE = 0.5  # share of the shorter sentence's content words that acts of words must have in common
_YESTERDAY = timedelta(1)


def merge_events(events: Iterable[Event]) -> tuple[tuple[Event, ...], Mapping[str, str]]:
    """The events with one event an act, and for every id given the id that it lives on under."""
    given = _by_id(events)
    merged = list(given.values())
    into = {ident: ident for ident in given}
    while True:
        clusters = _clusters(merged)
        for cluster in clusters:
            head = _head(cluster)
            for event in cluster:
                into[event.id] = head.id
        if len(clusters) == len(merged):
            break
        merged = [_join(cluster) for cluster in clusters]
    final = {ident: _follow(ident, into) for ident in given}
    return tuple(sorted(merged, key=_order)), final


def same_act(one: Event, other: Event) -> bool:
    """Whether two events may be reports of one act."""
    return (
        (one.type, one.mode, one.measure, frozenset(one.dyads))
        == (other.type, other.mode, other.measure, frozenset(other.dyads))
        and _standing(one.status) == _standing(other.status)
        and _days_touch(one, other)
        and (one.place is None or other.place is None or one.place == other.place)
        and _same_content(one, other)
    )


def _by_id(events: Iterable[Event]) -> dict[str, Event]:
    found: dict[str, Event] = {}
    for event in sorted(events, key=_order):
        known = found.get(event.id)
        found[event.id] = event if known is None else _join([known, event])
    return found


def _clusters(events: Sequence[Event]) -> list[list[Event]]:
    """The events in groups of one act each: every event joins the first group with all of which it agrees."""
    groups: dict[tuple[object, ...], list[list[Event]]] = {}
    for event in sorted(events, key=_order):
        key = (event.type, event.mode, event.measure, frozenset(event.dyads))
        clusters = groups.setdefault(key, [])
        for cluster in reversed(clusters) if event.window else clusters:
            if all(same_act(event, member) for member in cluster):
                cluster.append(event)
                break
        else:
            clusters.append([event])
    return [cluster for clusters in groups.values() for cluster in clusters]


def _order(event: Event) -> tuple[object, ...]:
    """The order in which events are gone through: by days, undated ones last; then by place in the documents."""
    window = event.window
    days = (0, window.first.toordinal(), window.last.toordinal()) if window else (1, 0, 0)
    return (*days, event.evidence.document, event.evidence.start, event.id)


def _head(cluster: Sequence[Event]) -> Event:
    """The report that the merged event is named after: the best dated one, then the first."""
    return min(cluster, key=lambda e: (_BASES.index(e.date_basis), *_order(e)))


def _join(cluster: Sequence[Event]) -> Event:
    head = _head(cluster)
    if len(cluster) == 1:
        return head
    rest = sorted((e for e in cluster if e is not head), key=_order)
    evidences = {evidence for e in cluster for evidence in e.all_evidence} - {head.evidence}
    return replace(
        head,
        window=_shared_window(head, rest),
        status=min((e.status for e in cluster), key=list(Status).index),
        actors=_union(head.actors, (e.actors for e in rest)),
        recipients=_union(head.recipients, (e.recipients for e in rest)),
        place=head.place or next((e.place for e in rest if e.place), None),
        more_evidence=tuple(sorted(evidences)),
        confidence=max((e.confidence for e in cluster if e.confidence is not None), default=None),
    )


def _shared_window(head: Event, rest: Iterable[Event]) -> Window | None:
    """The days on which all reports agree that have a date of their own."""
    window = head.window
    for event in rest:
        if window and event.window and event.date_basis is not DateBasis.DOCUMENT:
            window = (window & event.window) or window
    return window


def _union(first: tuple[str, ...], others: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """All ids; a bare state is left out where somebody acting for it is named already."""
    named = sorted({ident for ids in others for ident in ids} - set(first))
    every = (*first, *named)
    specific = {ident.partition(":")[2].partition("/")[0] for ident in every if not ident.startswith("state:")}
    return tuple(i for i in every if i in first or not (i.startswith("state:") and i[6:] in specific))


def _standing(status: Status) -> Status:
    return Status.OCCURRED if status is Status.ALLEGED else status


def _days_touch(one: Event, other: Event) -> bool:
    if one.window is None or other.window is None:
        return one.evidence.document == other.evidence.document
    return (_reach(one, one.window) & _reach(other, other.window)) is not None


def _reach(event: Event, window: Window) -> Window:
    """The days that an event may be of: news of the day of publication may be of the day before."""
    if event.date_basis is DateBasis.DOCUMENT:
        return Window(window.first - _YESTERDAY, window.last)
    return window


def _same_content(one: Event, other: Event) -> bool:
    if one.evidence == other.evidence:
        return True
    ontology = load_ontology()
    is_instrument = one.measure in ontology.group("instruments")
    of_words = one.type in ontology.group("words") and not is_instrument
    dated = one.window is not None and one.window == other.window and one.window.is_day
    if not of_words and dated:
        return True
    if is_instrument and one.evidence.document == other.evidence.document:
        return True
    shared = max(_likeness(a.text, b.text) for a in one.all_evidence for b in other.all_evidence)
    return shared >= _ALIKE if of_words else shared > 0


def _likeness(one: str, other: str) -> float:
    """The share of the shorter text's content words that the other text has too."""
    first, second = _content(one), _content(other)
    fewest = min(len(first), len(second))
    return len(first & second) / fewest if fewest else 0.0


def _content(text: str) -> frozenset[str]:
    """Stems of the longer words in lower case; names, which begin with a capital, say nothing about the act."""
    return frozenset(word[:_STEM] for word in _WORD.findall(re.sub(r"\b[A-Z]\w*", " ", text))) - _COMMON


def _follow(ident: str, into: Mapping[str, str]) -> str:
    while into[ident] != ident:
        ident = into[ident]
    return ident
