"""Incidents: happenings in the world that events tell of, and accidents that no event tells of."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.lexicon.incidents import IncidentWords, load_incident_words
from graph.model import NOT_DONE, Event, Evidence, Incident, Window
from graph.reading.annotation import Annotation, Span
from graph.resources import data_path, read_yaml
from graph.span_coding.dating import Calendar
from graph.span_coding.labels import Labeller, window_words, with_place
from graph.span_coding.merging import Told
from graph.span_coding.page import Page
from graph.span_coding.places import nearest_place


@dataclass(frozen=True)
class _Found:
    """An incident as one event or one sentence tells it."""

    incident: Incident
    kind: str


def find_incidents(
    told: Sequence[Told], annotation: Annotation, page: Page, calendar: Calendar
) -> tuple[Incident, ...]:
    """The incidents of a document, one a happening: the same kind, place and states on the same days."""
    words = load_incident_words()
    labeller = Labeller(page, words)
    found = [f for one in told if (f := _of_event(one, labeller)) is not None]
    found += list(_accidents(annotation, labeller, calendar))
    groups: list[_Found] = []
    for one in sorted(found, key=lambda f: (not f.incident.events, f.incident.evidence[0].start, f.incident.id)):
        same = next((g for g in groups if _is_one(g, one, words)), None)
        if same is None:
            groups.append(one)
        else:
            groups[groups.index(same)] = _Found(_together(same.incident, one.incident), same.kind)
    return tuple(sorted({f.incident.id: f.incident for f in groups}.values(), key=lambda i: i.id))


def _of_event(told: Told, labeller: Labeller) -> _Found | None:
    event, kind = told.event, kind_of(told.event, labeller.words)
    if kind is None or event.status in NOT_DONE:
        return None
    states = tuple(sorted({state for pair in event.dyads for state in pair if state}))
    label = labeller.label(told.deed.best, kind, event)
    return _Found(_incident(label, event.window, event.place, (event.id,), states, event.all_evidence), kind)


def kind_of(event: Event, words: IncidentWords) -> str | None:
    """What kind of happening an act is; None for acts of words."""
    return words.measures.get(event.measure or "") or words.by_mode(event.type, event.mode)


def _incident(
    label: str,
    window: Window | None,
    place: str | None,
    events: tuple[str, ...],
    states: tuple[str, ...],
    evidence: tuple[Evidence, ...],
) -> Incident:
    when = f", {window_words(window)}" if window else ""
    content = "\n".join([evidence[0].document, label, str(window), str(place), *states])
    ident = f"incident:{hashlib.sha1(content.encode(), usedforsecurity=False).hexdigest()[:12]}"
    return Incident(ident, f"{label}{when}", window, place, events, states, evidence)


def _is_one(one: _Found, other: _Found, words: IncidentWords) -> bool:
    first, second = one.incident, other.incident
    if not (one.kind == other.kind or words.are_kin(one.kind, other.kind)):
        return False
    if None not in (first.place, second.place) and first.place != second.place:
        return False
    if first.states and second.states and first.states != second.states:
        return False
    return first.window == second.window or (not other.incident.events and None in (first.window, second.window))


def _together(one: Incident, other: Incident) -> Incident:
    return replace(
        one,
        window=one.window or other.window,
        place=one.place or other.place,
        events=tuple(sorted({*one.events, *other.events})),
        states=tuple(sorted({*one.states, *other.states})),
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
    )


@cache
def _accident_words() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The words of data/lexicon/acts/accidents.yaml with their kind, the longest first."""
    acts: Mapping[str, dict[str, list[str]]] = read_yaml(data_path("lexicon", "acts", "accidents.yaml"))["acts"]
    rows = [
        (word, str(entry["incident"]))
        for entry in acts.values()
        if "object" not in entry
        for word in {*entry.get("nouns", []), *entry.get("verbs", [])}
    ]
    rows.sort(key=lambda row: (-len(row[0]), row[0]))
    return tuple((re.compile(rf"\b{re.escape(word)}(?:s|es|d|ed)?\b", re.IGNORECASE), kind) for word, kind in rows)


def _accidents(annotation: Annotation, labeller: Labeller, calendar: Calendar) -> Iterator[_Found]:
    """Crashes, blasts, floods: named in the text, done by nobody, and no word of an act."""
    taken, page = [act.trigger for act in annotation.acts], labeller.page
    for sentence in page.sentences:
        for span, kind in _accidents_in(sentence, page.text):
            if any(span.overlaps(t) for t in taken):
                continue
            taken.append(span)
            place = nearest_place(span, page, annotation)
            dating = calendar.days_near(span)
            if place is None and dating.window is None:
                continue
            is_verb = span.of(page.text).endswith("ed")
            label = with_place(kind if is_verb else labeller.noun_phrase(span), place)
            evidence = (page.evidence(sentence),)
            yield _Found(_incident(label, dating.window, place, (), (), evidence), kind)


def _accidents_in(sentence: Span, text: str) -> Iterable[tuple[Span, str]]:
    for pattern, kind in _accident_words():
        for match in pattern.finditer(text, sentence.start, sentence.end):
            yield Span(match.start(), match.end()), kind
