"""Incidents: happenings in the world that one or more events tell of, and accidents that no event tells of."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from spacy.tokens import Token

from graph.coding.cast import Cast
from graph.coding.dating import Dating
from graph.coding.events import tree
from graph.coding.events.drafts import Accident, Draft
from graph.coding.events.roles import place_of
from graph.coding.labels import incident_label, kind_of, where_told, window_words
from graph.lexicon.dates import load_date_words
from graph.lexicon.incidents import load_incident_words
from graph.model import DateBasis, Event, Evidence, Incident, Window
from graph.model.merging import merge_incidents

_STEM = 5  # letters that words of two labels share: "explosion", "explosive"
_OUTCOMES = frozenset({"death", "destruction", "killing", "violence"})  # what came of an attack, not the attack
_READABLE = 90  # letters beyond which a longer label says no more
_SHORTEST = 4  # letters of a word that says something
_INDEFINITE = frozenset({"a", "an", "any", "such", "every", "further", "more", "future", "no"})


@dataclass(frozen=True)
class Told:
    """What a sentence tells: an act with its event, or an accident (then `event` is None)."""

    item: Draft | Accident
    dating: Dating
    event: Event | None
    evidence: Evidence

    def renamed(self, merged_into: Mapping[str, str]) -> "Told":
        """The same, speaking of the merged event."""
        if self.event is None or self.event.id not in merged_into:
            return self
        return replace(self, event=replace(self.event, id=merged_into[self.event.id]))


def dated_by(item: Draft | Accident) -> Draft | Accident:
    """The item as it is to be dated: a noun by its relative clause ("the blast that killed two people on ...")."""
    if isinstance(item, Draft) or item.trigger.pos_ != "NOUN":
        return item
    clause = next((c for c in item.trigger.children if c.dep_ == "acl:relcl" and c.pos_ == "VERB"), None)
    return item if clause is None else replace(item, trigger=clause)


def names_date(trigger: Token) -> Token | None:
    """The month or weekday that the phrase of a happening gives, if any."""
    words = load_date_words()
    return next((t for t in trigger.subtree if t.lower_ in words.months or t.lower_ in words.weekdays), None)


@dataclass(frozen=True)
class _Found:
    """An incident as one sentence tells it, with what decides whether another sentence tells the same."""

    incident: Incident
    kind: str
    dyads: frozenset[tuple[str | None, str | None]]
    is_dated: bool  # by the text, not by the day of publication
    is_anchored: bool  # says where, to whom or when, so that it can stand alone

    @property
    def has_event(self) -> bool:
        return bool(self.incident.events)


def find_incidents(
    told: Sequence[Told], happenings: Sequence[Told], events: Mapping[str, Event], cast: Cast
) -> tuple[Incident, ...]:
    """The incidents of a document: one a happening, whatever number of sentences tell of it.

    `happenings` are material acts without roles ("the attack of 7 October"): they stand where nothing else tells them.
    """
    certain = [f for t in told for f in [_found(t, events, cast)] if f]
    mentioned = [f for t in happenings for f in [_found(t, events, cast)] if f and f.is_anchored]
    joined = _together([*certain, *mentioned])
    return merge_incidents([f.incident for f in joined], {e: e for e in events})


def _found(told: Told, events: Mapping[str, Event], cast: Cast) -> _Found | None:
    item, kind = told.item, kind_of(told.item)
    event = events.get(told.event.id) if told.event else None
    if kind is None or (
        isinstance(item, Draft) and (event is None or event.status.value not in ("occurred", "alleged"))
    ):
        return None
    window = event.window if event else told.dating.window
    basis = event.date_basis if event else told.dating.basis
    where = where_told(item, cast)
    place = (event.place if event else None) or _place_name(item, cast) or (where[1] if where else None)
    states = _states(event) if event else _states_of_accident(item, cast)
    incident = Incident(
        id=_incident_id(kind, place, window, states, told.evidence.document),
        label=incident_label(item, place, window_words(window) if window else None, cast),
        window=window,
        place=place,
        events=(event.id,) if event else (),
        states=states,
        evidence=event.all_evidence if event else (told.evidence,),
    )
    dated = window is not None and basis is not DateBasis.DOCUMENT
    named = _names_somebody(incident)
    anchored = bool(place or named or (states and not _is_indefinite(item.trigger)))
    anchored = anchored and (dated or place is not None or named)
    return _Found(incident, kind, frozenset(event.dyads) if event else frozenset(), dated, anchored)


def _names_somebody(incident: Incident) -> bool:
    """Whether the label has a name in it: "bombardment of the camp of Zaatar"."""
    bare = incident.label.partition(",")[0].split()
    return any(word[:1].isupper() for word in bare[1:])


def _is_indefinite(trigger: Token) -> bool:
    return trigger.pos_ == "NOUN" and any(c.lower_ in _INDEFINITE for c in trigger.children)


def _place_name(item: Draft | Accident, cast: Cast) -> str | None:
    found = place_of(item.trigger, cast)
    return found[0] if found else None


def _states(event: Event) -> tuple[str, ...]:
    return tuple(sorted({state for pair in event.dyads for state in pair if state}))


def _states_of_accident(item: Draft | Accident, cast: Cast) -> tuple[str, ...]:
    frame = tree.frame(item.trigger)
    behind = [t for p in ("of", "on", "against") for t in frame.prepositions.get(p, [])]
    heads = [item.trigger] if item.trigger.pos_ == "NOUN" else [*frame.subjects, *frame.objects]
    parties = chain.from_iterable((*cast.parties(h), *cast.owners(h)) for h in (*heads, *behind))
    place = place_of(item.trigger, cast)
    return tuple(sorted({p.state for p in parties if p.state} | ({place[1]} if place and place[1] else set())))


def _incident_id(kind: str, place: str | None, window: Window | None, states: Iterable[str], document: str) -> str:
    """The same happening has the same id in every document that gives its day and place."""
    own = document if window is None or not window.is_day or place is None else ""
    content = "\n".join([kind, place or "", window.first.isoformat() if window else "", *states, own])
    return f"incident:{hashlib.sha1(content.encode(), usedforsecurity=False).hexdigest()[:12]}"


def _together(found: Sequence[_Found]) -> list[_Found]:
    """One incident a happening: sentences that may tell of the same one join the first that they fit."""
    kept: list[_Found] = []
    for one in sorted(found, key=_rank):
        fitting = [k for k in kept if _is_same(k, one)]
        same = max(fitting, key=lambda k: _nearness(k, one), default=None)
        if same is None:
            kept.append(one)
        else:
            kept[kept.index(same)] = _joined(same, one)
    return kept


def _nearness(kept: _Found, other: _Found) -> tuple[int, int]:
    """How much two incidents share: sentences first, then words."""
    one, two = kept.incident, other.incident
    return len({*one.evidence} & {*two.evidence}), len(_content(one) & _content(two))


def _rank(found: _Found) -> tuple[object, ...]:
    """Events before mere mentions, dated before undated, placed before unplaced."""
    incident = found.incident
    return (
        not found.has_event,
        not found.is_dated,
        incident.place is None,
        -min(len(incident.label), _READABLE),
        incident.label,
    )


def _is_same(kept: _Found, other: _Found) -> bool:
    one, two = kept.incident, other.incident
    if one.events and one.events == two.events:
        return True
    if not load_incident_words().are_kin(kept.kind, other.kind) or not _days_touch(kept, other):
        return False
    if kept.has_event and other.has_event:
        return (
            kept.dyads == other.dyads
            and kept.is_dated
            and one.window == two.window
            and one.window is not None
            and one.window.is_day
            and (one.place is None or two.place is None or one.place == two.place)
        )
    if one.states and two.states and not set(one.states) & set(two.states):
        return False
    if one.place and two.place:
        return bool(_stems(one.place) & _stems(two.place))
    if not other.is_anchored or not (other.is_dated or _names_somebody(two)):
        return True
    return bool(_content(one) & _content(two)) or bool({*one.evidence} & {*two.evidence})


def _days_touch(one: _Found, other: _Found) -> bool:
    first, second = one.incident.window, other.incident.window
    if first is None or second is None or not (one.is_dated and other.is_dated):
        return True
    return (first & second) is not None


def _content(incident: Incident) -> set[str]:
    return _stems(incident.label.partition(",")[0])


def _stems(text: str) -> set[str]:
    return {w[:_STEM] for w in text.lower().replace(",", "").split() if len(w) >= _SHORTEST}


def _joined(one: _Found, other: _Found) -> _Found:
    """The incident in the fuller wording, with the sentences, events and states of both."""
    first, second = one.incident, other.incident
    placed = not other.has_event and second.place is not None and first.place is None and not _names_somebody(first)
    within = set(first.evidence) & set(second.evidence)  # "the bombing of the camp, in which dozens were killed"
    outcome = one.kind in _OUTCOMES and other.kind not in _OUTCOMES
    named = bool(within) and outcome and _names_somebody(second) and not other.has_event
    fuller = (
        second
        if placed or named or (one.has_event == other.has_event and _fullness(second) > _fullness(first))
        else first
    )
    window = first.window or (second.window if _content(first) & _content(second) else None)
    incident = replace(
        first,
        label=_dated_like(fuller.label, second.window if fuller is second else first.window, window),
        place=fuller.place or (second.place if _content(first) & _content(second) else first.place),
        window=window,
        events=tuple(sorted({*first.events, *second.events})),
        states=tuple(sorted({*first.states, *second.states})),
        evidence=tuple(sorted({*first.evidence, *second.evidence})),
    )
    return replace(one, incident=incident, is_dated=one.is_dated or other.is_dated)


def _dated_like(label: str, told: Window | None, window: Window | None) -> str:
    """The label with the days of the joined incident in place of those of the sentence that it comes from."""
    bare = label.removesuffix(f", {window_words(told)}") if told else label
    return f"{bare}, {window_words(window)}" if window else bare


def _fullness(incident: Incident) -> tuple[int, str]:
    return min(len(incident.label), _READABLE), incident.label
