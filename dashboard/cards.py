"""What the evidence panel shows of an event, an entity, an incident, a day, a bundle, a path or a document."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
from dash import html

from dashboard.desk import Reading
from dashboard.markup import aria, step_link
from dashboard.queries import Facts, Stretch, evidence_in, in_order, stretches
from dashboard.state import ItemKind, Selection, ViewState
from dashboard.wording import (
    basis_in_words,
    confidence_in_words,
    count_in_words,
    day_in_words,
    status_in_words,
    window_in_words,
)
from graph.measures.roles import Level, evidence_path
from graph.measures.tension import SIDES, Tension
from graph.model import CodedDocument, Document, EntityType, Event, Evidence

_LISTED = 40  # acts of a list: each is a handful of components, of which a browser makes some hundred in a second


def evidence(reading: Reading, view: ViewState, chosen: Selection | None) -> Any:
    """What is shown for the thing that is chosen; what no longer exists says so."""
    if chosen is None:
        return _nothing_chosen()
    shown = _SHOWN[chosen.kind](reading, view, chosen.ident)
    return shown or _missing(chosen)


def _nothing_chosen() -> Any:
    return html.Div(
        className="empty empty--evidence",
        children=[
            html.P("Nothing is chosen yet."),
            html.P(
                "Choose an edge of the network, a dot of the chart or a row of the table: here you then read the act "
                "in words, what its date rests on, and the document with the sentence it comes from."
            ),
        ],
    )


def _missing(chosen: Selection) -> Any:
    return html.P(f"There is no {chosen.kind.value} “{chosen.ident}” in this library.", className="empty")


def _event(reading: Reading, view: ViewState, ident: str) -> Any:
    facts = reading.facts
    event = facts.events.get(ident)
    if event is None:
        return None
    return [
        html.P(facts.words[event.id], className="act"),
        html.Dl(_event_facts(facts, event), className="facts"),
        *_answers(facts, view, event),
        _why(event),
        *_reports(reading, view, event),
    ]


def _event_facts(facts: Facts, event: Event) -> list[Any]:
    rung = facts.ontology.rungs[event.rung]
    said = [
        ("Date", f"{window_in_words(event.window)} ({basis_in_words(event)})"),
        ("Status", f"{event.status.value}: {status_in_words(event)}"),
        ("Measure", facts.measure_label(event)),
        ("Rung", f"{event.rung} of 10: {rung.label}"),
        ("Score", f"{event.score:+.1f} ({' '.join(filter(None, (event.type, event.mode)))})".replace("-", "−", 1)),
    ]
    if event.confidence is not None:
        said.append(("Confidence", confidence_in_words(event)))
    said.append(("Told by", ", ".join(facts.sources_of(event))))
    if event.place:
        said.append(("Place", event.place))
    return [part for term, text in said for part in (html.Dt(term), html.Dd(text))]


def _answers(facts: Facts, view: ViewState, event: Event) -> list[Any]:
    """What the act answers and what answers it, and whether the text says so."""
    links = [
        (word, facts.events[other], response.basis.value)
        for response in facts.collection.responses
        for word, own, other in (
            ("Answers", response.effect, response.cause),
            ("Answered by", response.cause, response.effect),
        )
        if own == event.id and other in facts.events
    ]
    items = [
        html.Li([html.Span(f"{word} ({basis}): ", className="quiet"), _act_link(facts, view, other)])
        for word, other, basis in links
    ]
    return [html.Ul(items, className="act-list")] if items else []


def _act_link(facts: Facts, view: ViewState, event: Event) -> Any:
    return step_link(facts.words[event.id], view, view.choosing(Selection(ItemKind.EVENT, event.id)))


def _why(event: Event) -> Any:
    return html.Details(
        className="why",
        children=[
            html.Summary("Why it was coded so"),
            html.P(event.why or "The rule gives no reason."),
            html.P(["Rule: ", html.Code(event.rule or "none")], className="quiet"),
        ],
    )


def _reports(reading: Reading, view: ViewState, event: Event) -> list[Any]:
    """The document of the first report whole, the other reports as quotations."""
    others = [_quotation(reading.facts, view, found) for found in event.more_evidence]
    more = [html.H3("Other reports of the same act", className="small-title"), *others] if others else []
    return [document_card(reading, view, event.evidence.document, event.id), *more]


def _quotation(facts: Facts, view: ViewState, found: Evidence) -> Any:
    document = facts.documents.get(found.document)
    link = step_link(_credit(document), view, view.choosing(Selection(ItemKind.DOCUMENT, found.document)))
    return html.Blockquote([html.P(found.text), html.Footer(link)], className="quotation")


def _credit(document: Document | None) -> str:
    if document is None:
        return "the document is not in this library"
    published = day_in_words(document.published) if document.published else "no date"
    return ", ".join(filter(None, (document.source, published)))


def document_card(reading: Reading, view: ViewState, ident: str, chosen: str) -> Any:
    try:
        coded = reading.document(ident)
    except KeyError:
        return html.P("The document is not in this library.", className="empty")
    return html.Article(
        className="document",
        children=[
            html.Header(
                className="document-head",
                children=[
                    html.H3(coded.document.title or "Untitled document", className="document-title"),
                    html.P(_credit(coded.document), className="quiet"),
                ],
            ),
            html.Div(
                reader(coded, reading.facts, view, chosen),
                className="reader",
                tabIndex="0",
                role="region",
                **aria(label="Document"),
            ),
        ],
    )


def reader(coded: CodedDocument, facts: Facts, view: ViewState, chosen: str) -> list[Any]:
    """The whole text; coded sentences are links that choose their act, the chosen one is marked."""
    text = coded.document.text
    found = evidence_in(facts.collection.events, coded.document.id)
    return [_stretch(coded.document, cut, facts, view, chosen) for cut in stretches(len(text), found)]


def _stretch(document: Document, cut: Stretch, facts: Facts, view: ViewState, chosen: str) -> Any:
    words = document.text[cut.start : cut.end]
    if not cut.events:
        return words
    is_chosen = chosen in cut.events
    target = _next_of(cut.events, chosen)
    return step_link(
        _with_trigger(words, cut, document, facts.events[chosen]) if is_chosen else words,
        view,
        view.choosing(Selection(ItemKind.EVENT, target)),
        className="sentence sentence--chosen" if is_chosen else "sentence",
        title="\n".join(facts.words[i] for i in cut.events),
    )


def _with_trigger(words: str, cut: Stretch, document: Document, event: Event) -> Any:
    """A stretch of a sentence in which the words that tell the act stand out."""
    trigger = event.trigger
    if trigger is None or trigger.document != document.id or not cut.start <= trigger.start < trigger.end <= cut.end:
        return words
    first, last = trigger.start - cut.start, trigger.end - cut.start
    return [words[:first], html.Strong(words[first:last], className="trigger"), words[last:]]


def _next_of(events: Sequence[str], chosen: str) -> str:
    """A sentence that tells several acts goes through them, one a click."""
    position = events.index(chosen) + 1 if chosen in events else 0
    return events[position % len(events)]


def _links(facts: Facts, view: ViewState, events: Iterable[Event]) -> Any:
    listed = sorted(events, key=in_order)
    rows = [
        html.Li([html.Span(window_in_words(e.window), className="act-date"), _act_link(facts, view, e)])
        for e in listed[:_LISTED]
    ]
    if more := len(listed) - len(rows):
        rows.append(html.Li(f"and {count_in_words(more, 'later act')}, in the table of events", className="quiet"))
    return html.Ul(rows, className="act-list")


def _entity(reading: Reading, view: ViewState, ident: str) -> Any:
    facts = reading.facts
    entity = facts.entities.get(ident)
    if entity is None:
        return None
    members = facts.members[ident]
    events = [e for e in reading.events if members & {*e.actors, *e.recipients}]
    said = [entity.role, entity.type.value, facts.state_name(entity.state) if entity.state else None]
    return [
        html.P(entity.label, className="act"),
        html.P(", ".join(filter(None, said)), className="quiet"),
        *([html.P(f"Also: {', '.join(entity.aliases)}", className="quiet")] if entity.aliases else []),
        html.Ul([html.Li(link) for link in _entity_links(facts, view, ident)], className="link-list"),
        html.P(count_in_words(len(events), "act") + " by or toward it in this view", className="small-title"),
        _links(facts, view, events),
    ]


def _entity_links(facts: Facts, view: ViewState, ident: str) -> list[Any]:
    """What can be done with an entity: each is a link to another view."""
    entity = facts.entities[ident]
    filtered = view.entity == ident
    near = view.near == ident
    links = [
        step_link(
            "Show all acts again" if filtered else "Only its acts",
            view,
            replace(view, entity=None if filtered else ident),
        ),
        step_link(
            "Leave the neighbourhood" if near else "Only its neighbourhood",
            view,
            replace(view, near=None if near else ident),
        ),
    ]
    if len(facts.members[ident]) > 1 and entity.type in (EntityType.STATE, EntityType.IGO):
        folded = ident in view.folded
        changed = tuple(i for i in view.folded if i != ident) if folded else (*view.folded, ident)
        words = "Unfold its people" if folded else "Fold its people into it"
        links.append(step_link(words, view, replace(view, folded=changed)))
    return links


def _incident(reading: Reading, view: ViewState, ident: str) -> Any:
    facts = reading.facts
    incident = facts.incidents.get(ident)
    if incident is None:
        return None
    events = [facts.events[i] for i in incident.events if i in facts.events]
    return [
        html.P(incident.label, className="act"),
        html.P(", ".join(filter(None, (window_in_words(incident.window), incident.place))), className="quiet"),
        html.Ul(html.Li(_incident_link(view, ident)), className="link-list"),
        html.P(count_in_words(len(events), "act") + " of this incident", className="small-title"),
        _links(facts, view, events),
    ]


def _incident_link(view: ViewState, ident: str) -> Any:
    if view.incident == ident:
        return step_link("Show all acts again", view, replace(view, incident=None))
    return step_link("Only the acts of this incident", view, replace(view, incident=ident))


def _day(reading: Reading, view: ViewState, ident: str) -> Any:
    facts = reading.facts
    try:
        day = date.fromisoformat(ident)
    except ValueError:
        return None
    measured = reading.tension
    return [
        html.P(f"Why the curves stand where they do on {day_in_words(day)}", className="act"),
        *(part for side in SIDES for part in _side(facts, view, measured, day, side)),
    ]


def _side(facts: Facts, view: ViewState, measured: Tension, day: date, side: str) -> list[Any]:
    """What each act adds to one curve on a day; the parts sum to the curve exactly."""
    parts = measured.contributions(day)
    parts = parts[parts["side"] == side]
    height = float(parts["contribution"].sum())
    head = f"{side.capitalize()}: {height:.1f} points from {count_in_words(len(parts), 'act')}"
    listed, rest = parts.iloc[:_LISTED], parts.iloc[_LISTED:]
    rows = [
        html.Li(
            [
                html.Span(f"{part:.1f}", className="act-part"),
                step_link(facts.words.get(ident, ident), view, view.choosing(Selection(ItemKind.EVENT, ident))),
                html.Span(day_in_words(pd.Timestamp(when).date()), className="act-date"),
            ]
        )
        for ident, when, part in zip(listed["id"], listed["date"], listed["contribution"], strict=True)
    ]
    if len(rest):
        points = f"{rest['contribution'].sum():.1f}"
        rows.append(html.Li([html.Span(points, className="act-part"), f"{count_in_words(len(rest), 'lighter act')}"]))
    return [html.H3(head, className="small-title"), html.Ul(rows, className="act-list act-list--parts")]


def _whole_document(reading: Reading, view: ViewState, ident: str) -> Any:
    hint = html.P("Choose a marked sentence to see the act that was read from it.", className="empty in-reader-only")
    return [hint, document_card(reading, view, ident, "")]


def _bundle(reading: Reading, view: ViewState, ident: str) -> Any:
    """All acts that one edge of a drawn bundle stands for."""
    facts = reading.facts
    actor, _, recipient = ident.partition(">")
    sides = [facts.members.get(end, frozenset((end,))) for end in (actor, recipient)]
    events = [e for e in reading.events if sides[0] & set(e.actors) and sides[1] & set(e.recipients)]
    return [
        html.P(f"{facts.label(actor)} → {facts.label(recipient)}", className="act"),
        html.P(count_in_words(len(events), "act"), className="small-title"),
        _links(facts, view, events),
    ]


def _path(reading: Reading, view: ViewState, ident: str) -> Any:
    """The shortest chain of acts between two parties, step by step with its acts."""
    facts = reading.facts
    start, _, end = ident.partition("|")
    steps = evidence_path(reading.frame, start, end, level=Level.ENTITIES)
    names = f"{facts.label(start)} to {facts.label(end)}"
    if not steps:
        return [html.P(f"No chain of acts joins {names} in this view.", className="empty")]
    shown: list[Any] = [html.P(f"From {names} in {count_in_words(len(steps), 'step')}", className="act")]
    for step in steps:
        shown.append(html.H3(f"{facts.label(step.start)} and {facts.label(step.end)}", className="small-title"))
        shown.append(_links(facts, view, (facts.events[i] for i in step.events)))
    return shown


_SHOWN: Mapping[ItemKind, Callable[[Reading, ViewState, str], Any]] = {
    ItemKind.EVENT: _event,
    ItemKind.ENTITY: _entity,
    ItemKind.INCIDENT: _incident,
    ItemKind.DAY: _day,
    ItemKind.DOCUMENT: _whole_document,
    ItemKind.BUNDLE: _bundle,
    ItemKind.PATH: _path,
}
