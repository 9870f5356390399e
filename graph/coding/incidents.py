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
from graph.lexicon.dates import load_date_words
from graph.model import Event, Evidence, Incident, Window
from graph.model.merging import merge_incidents

_LONGEST_PHRASE = 12  # words of a label's noun phrase
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]  # not from the locale: labels are the same on every machine
_LINKS = {"raid": "on", "attack": "on", "strike": "on", "drone attack": "on", "operation": "against", "sanctions": "on"}
_EMPTY = frozenset({"hour", "day", "week", "month", "year", "other", "another", "number", "end", "thing", "point"})
_CUT = frozenset({"who", "which", "that", "where", "when", ",", ";", "(", "–", "—", "while", "after"})


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


def find_incidents(told: Sequence[Told], events: Mapping[str, Event], cast: Cast) -> tuple[Incident, ...]:
    """The incidents of a document: one a happening, whatever number of sentences tell of it."""
    found = [i for t in told for i in [_incident(t, events, cast)] if i is not None]
    by_event: dict[tuple[str, ...] | str, list[Incident]] = {}
    for incident in found:
        by_event.setdefault(incident.events or incident.id, []).append(incident)
    joined = [_best(group) for group in by_event.values()]
    return merge_incidents(_together(joined), {e: e for e in events})


def _incident(told: Told, events: Mapping[str, Event], cast: Cast) -> Incident | None:
    item = told.item
    event = events.get(told.event.id) if told.event else None
    if not item.incident or (isinstance(item, Draft) and event is None):
        return None
    window = event.window if event else told.dating.window
    place = (event.place if event else None) or _place_name(item, cast)
    states = _states(event) if event else _states_of_accident(item, cast)
    label = incident_label(item, place, window)
    return Incident(
        id=_incident_id(item.incident, place, window, states, told.evidence.document),
        label=label,
        window=window,
        place=place,
        events=(event.id,) if event else (),
        states=states,
        evidence=event.all_evidence if event else (told.evidence,),
    )


def incident_label(item: Draft | Accident, place: str | None, window: Window | None) -> str:
    """A label that a reader knows the happening by: "Police raids in Yekaterinburg, 27 June 2025"."""
    phrase = _phrase(item)
    where = f" in {place}" if place and place.lower() not in phrase.lower() else ""
    when = f", {_days(window)}" if window else ""
    return f"{phrase[:1].upper()}{phrase[1:]}{where}{when}"


def _phrase(item: Draft | Accident) -> str:
    trigger = item.trigger
    if trigger.pos_ in ("NOUN", "PROPN"):
        return noun_phrase(trigger, with_of=True)
    frame = tree.frame(trigger)
    suffered = frame.objects or frame.subjects
    if isinstance(item, Accident) or trigger.lemma_.lower() in ("die", "perish"):
        suffered = frame.subjects or frame.objects
    about = noun_phrase(suffered[0], with_of=True) if suffered else ""
    for clause in tree.children(trigger, "advcl"):
        # "two groups consisting of ...": the parser hung the participle on the verb
        if about and clause.tag_ == "VBG" and clause.left_edge.i == suffered[0].right_edge.i + 1:
            words = clause.doc[clause.left_edge.i : min(clause.right_edge.i + 1, clause.i + 6)]
            about += f" {words.text.strip()}" if clause.lower_ in ("consisting", "involving", "including") else ""
    if not about or suffered[0].pos_ in ("PRON", "NUM") or suffered[0].lemma_.lower() in _EMPTY:
        return item.incident or trigger.text
    if suffered[0].lemma_.lower() in (item.incident or "").split() or f"{item.incident}s" == suffered[0].lower_:
        return about
    link = _LINKS.get(item.incident or "", "of")
    return f"{item.incident} {link} {about}"


def noun_phrase(head: Token, *, with_of: bool) -> str:
    """A noun phrase as written, without what only adds to it (clauses, appositions), in at most twelve words."""
    first = head.left_edge.i
    last = head.i
    if with_of:
        allowed = {"of", "from", "against", "on", "near", "with"}
        for child in head.children:
            if child.i <= head.i:
                continue
            dated = child.lower_ in load_date_words().weekdays or child.lower_ in load_date_words().months
            of = tree.dep(child) == "nmod" and not dated and allowed.intersection(tree.case_of(child))
            consisting = tree.dep(child) == "acl" and child.dep_ != "acl:relcl" and child.tag_ == "VBG"
            if of or consisting:
                last = max(last, child.right_edge.i)
    words = []
    for token in head.doc[first : min(last + 1, first + _LONGEST_PHRASE)]:
        if token.i > head.i and (token.lower_ in _CUT or _opens_date(token)):
            break
        words.append(token)
    opening = ("DET", "PUNCT", "CCONJ", "ADP")
    while (
        words
        and words[0].i < head.i
        and (words[0].pos_ in opening or tree.dep(words[0]) == "case" or words[0].tag_ == "PRP$")
    ):
        words.pop(0)
    while words and words[-1].pos_ in ("ADP", "PUNCT", "DET", "CCONJ") and words[-1].i > head.i:
        words.pop()
    texts = [
        t.lower_ + t.whitespace_ if t.pos_ in ("NUM", "ADJ") and t.is_sent_start else t.text_with_ws for t in words
    ]
    return "".join(texts).strip().replace("\n", " ").strip("\"“”' ")


def _opens_date(token: Token) -> bool:
    """Whether a date follows: the label gives it at its end."""
    words = load_date_words()
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.lower_ == "on" and (after in words.weekdays or after in words.months or after.isdigit())


def _place_name(item: Draft | Accident, cast: Cast) -> str | None:
    found = place_of(item.trigger, cast)
    return found[0] if found else None


def _days(window: Window) -> str:
    first, last = window.first, window.last
    if window.is_day:
        return f"{first.day} {_MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        if first.day == 1 and (last.day >= 28):
            return f"{_MONTHS[first.month - 1]} {first.year}"
        return f"{first.day} to {last.day} {_MONTHS[last.month - 1]} {last.year}"
    return f"{_days(Window.day(first))} to {_days(Window.day(last))}"


def _states(event: Event) -> tuple[str, ...]:
    return tuple(sorted({state for pair in event.dyads for state in pair if state}))


def _states_of_accident(item: Draft | Accident, cast: Cast) -> tuple[str, ...]:
    frame = tree.frame(item.trigger)
    of = frame.prepositions.get("of", [])
    heads = [item.trigger] if item.trigger.pos_ == "NOUN" else [*frame.subjects, *frame.objects]
    parties = chain.from_iterable((*cast.parties(h), *cast.owners(h)) for h in (*heads, *of))
    place = place_of(item.trigger, cast)
    return tuple(sorted({p.state for p in parties if p.state} | ({place[1]} if place and place[1] else set())))


def _incident_id(kind: str, place: str | None, window: Window | None, states: Iterable[str], document: str) -> str:
    """The same happening has the same id in every document that gives its day and place."""
    own = document if window is None or not window.is_day or place is None else ""
    content = "\n".join([kind, place or "", window.first.isoformat() if window else "", *states, own])
    return f"incident:{hashlib.sha1(content.encode(), usedforsecurity=False).hexdigest()[:12]}"


def _best(group: Sequence[Incident]) -> Incident:
    """Of several wordings of one happening the one that says most, with all its sentences."""
    fullest = max(group, key=lambda i: (i.place is not None, min(len(i.label), 90), i.label))
    evidence = tuple(sorted({e for i in group for e in i.evidence}))
    return replace(fullest, evidence=evidence, states=tuple(sorted({s for i in group for s in i.states})))


def _together(incidents: Sequence[Incident]) -> list[Incident]:
    """Accidents that two sentences tell of ("crashed", "the crash") become one: a mention joins the dated one."""
    kept: list[Incident] = []
    for incident in sorted(incidents, key=lambda i: (i.window is None, i.place is None, i.label)):
        same = next((k for k in kept if not incident.events and not k.events and _alike(k, incident)), None)
        if same is None:
            kept.append(incident)
        else:
            kept[kept.index(same)] = replace(same, evidence=tuple(sorted({*same.evidence, *incident.evidence})))
    return kept


def _alike(one: Incident, other: Incident) -> bool:
    words = [{w[:6] for w in i.label.lower().replace(",", "").split() if len(w) > 3} for i in (one, other)]
    touching = one.window is None or other.window is None or (one.window & other.window) is not None
    return touching and bool(words[0] & words[1])
