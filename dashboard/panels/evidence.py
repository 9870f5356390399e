"""The evidence: what is chosen, in words, and the document with its sentence."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd
from dash import Dash, Input, Output, dcc, html

from dashboard import ids
from dashboard.desk import Desk
from dashboard.markup import aria, data, in_browser
from dashboard.queries import Facts, Stretch, evidence_in, in_order, stretches
from dashboard.state import ItemKind, Selection, ViewState
from dashboard.wording import basis_in_words, count_in_words, day_in_words, status_in_words, window_in_words
from graph.measures.tension import SIDES, Tension
from graph.model import CodedDocument, Document, Event, Evidence


def layout() -> Any:
    return html.Aside(
        id=ids.EVIDENCE,
        className="evidence",
        **aria(label="Evidence"),
        **data(open="no"),
        children=[
            html.Div(
                className="panel-head",
                children=[
                    html.H2("Evidence", className="panel-title"),
                    html.Button(
                        "Close", id=ids.EVIDENCE_CLOSE, className="button button--quiet evidence-close", type="button"
                    ),
                ],
            ),
            html.Div(id=ids.EVIDENCE_BODY, className="evidence-body", **aria(live="polite")),
        ],
    )


def register(app: Dash, desk: Desk) -> None:
    @app.callback(
        Output(ids.EVIDENCE_BODY, "children"),
        Input(ids.SELECTION, "data"),
        Input(ids.QUESTION, "data"),
        Input(ids.VIEW, "data"),
    )
    def show_evidence(selection: str | None, question: str, view: str) -> Any:
        chosen = Selection.parse(selection) if selection else None
        return evidence(desk, ViewState.joined(question, view), chosen)

    in_browser(
        app,
        "show_sentence",
        Output(ids.EVIDENCE, "data-open"),
        Input(ids.EVIDENCE_BODY, "children"),
        Input(ids.SELECTION, "data"),
    )


def evidence(desk: Desk, view: ViewState, chosen: Selection | None) -> Any:
    """What is shown for the thing that is chosen; what no longer exists says so."""
    if chosen is None:
        return _nothing_chosen()
    shown = _SHOWN[chosen.kind](desk, view, chosen.ident)
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


def _event(desk: Desk, view: ViewState, ident: str) -> Any:
    facts = desk.facts()
    event = facts.events.get(ident)
    if event is None:
        return None
    return [
        html.P(facts.words[event.id], className="act"),
        html.Dl(_event_facts(facts, event), className="facts"),
        _why(event),
        *_reports(desk, view, event),
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
    if event.place:
        said.append(("Place", event.place))
    return [part for term, text in said for part in (html.Dt(term), html.Dd(text))]


def _why(event: Event) -> Any:
    return html.Details(
        className="why",
        children=[
            html.Summary("Why it was coded so"),
            html.P(event.why or "The rule gives no reason."),
            html.P(["Rule: ", html.Code(event.rule or "none")], className="quiet"),
        ],
    )


def _reports(desk: Desk, view: ViewState, event: Event) -> list[Any]:
    """The document of the first report whole, the other reports as quotations."""
    others = [_quotation(desk.facts(), found) for found in event.more_evidence]
    more = [html.H3("Other reports of the same act", className="small-title"), *others] if others else []
    return [_document(desk, view, event.evidence.document, event.id), *more]


def _quotation(facts: Facts, found: Evidence) -> Any:
    document = facts.documents.get(found.document)
    return html.Blockquote([html.P(found.text), html.Footer(_credit(document))], className="quotation")


def _credit(document: Document | None) -> str:
    if document is None:
        return "the document is not in this library"
    published = day_in_words(document.published) if document.published else "no date"
    return ", ".join(filter(None, (document.source, published)))


def _document(desk: Desk, view: ViewState, ident: str, chosen: str) -> Any:
    try:
        coded = desk.document(ident)
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
                reader(coded, desk.facts(), view, chosen),
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
    return [_stretch(text, cut, facts, view, chosen) for cut in stretches(len(text), found)]


def _stretch(text: str, cut: Stretch, facts: Facts, view: ViewState, chosen: str) -> Any:
    words = text[cut.start : cut.end]
    if not cut.events:
        return words
    is_chosen = chosen in cut.events
    target = _next_of(cut.events, chosen)
    return dcc.Link(
        words,
        href=view.choosing(Selection(ItemKind.EVENT, target)).to_search(),
        className="sentence sentence--chosen" if is_chosen else "sentence",
        title="\n".join(facts.words[i] for i in cut.events),
    )


def _next_of(events: Sequence[str], chosen: str) -> str:
    """A sentence that tells several acts goes through them, one a click."""
    position = events.index(chosen) + 1 if chosen in events else 0
    return events[position % len(events)]


def _links(facts: Facts, view: ViewState, events: Iterable[Event]) -> Any:
    return html.Ul(
        className="act-list",
        children=[
            html.Li(
                [
                    html.Span(window_in_words(e.window), className="act-date"),
                    dcc.Link(facts.words[e.id], href=view.choosing(Selection(ItemKind.EVENT, e.id)).to_search()),
                ]
            )
            for e in sorted(events, key=in_order)
        ],
    )


def _entity(desk: Desk, view: ViewState, ident: str) -> Any:
    facts = desk.facts()
    entity = facts.entities.get(ident)
    if entity is None:
        return None
    members = facts.members[ident]
    events = [e for e in desk.matching(view.question.to_search()) if members & {*e.actors, *e.recipients}]
    said = [entity.role, entity.type.value, facts.state_name(entity.state) if entity.state else None]
    return [
        html.P(entity.label, className="act"),
        html.P(", ".join(filter(None, said)), className="quiet"),
        *([html.P(f"Also: {', '.join(entity.aliases)}", className="quiet")] if entity.aliases else []),
        html.P(count_in_words(len(events), "act") + " by or toward it in this view", className="small-title"),
        _links(facts, view, events),
    ]


def _incident(desk: Desk, view: ViewState, ident: str) -> Any:
    facts = desk.facts()
    incident = facts.incidents.get(ident)
    if incident is None:
        return None
    events = [facts.events[i] for i in incident.events if i in facts.events]
    return [
        html.P(incident.label, className="act"),
        html.P(", ".join(filter(None, (window_in_words(incident.window), incident.place))), className="quiet"),
        html.P(count_in_words(len(events), "act") + " of this incident", className="small-title"),
        _links(facts, view, events),
    ]


def _day(desk: Desk, view: ViewState, ident: str) -> Any:
    facts = desk.facts()
    try:
        day = date.fromisoformat(ident)
    except ValueError:
        return None
    measured = desk.tension(view)
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
    rows = [
        html.Li(
            [
                html.Span(f"{part:.1f}", className="act-part"),
                dcc.Link(
                    facts.words.get(ident, ident), href=view.choosing(Selection(ItemKind.EVENT, ident)).to_search()
                ),
                html.Span(pd.Timestamp(when).strftime("%-d %B %Y"), className="act-date"),
            ]
        )
        for ident, when, part in zip(parts["id"], parts["date"], parts["contribution"], strict=True)
    ]
    return [html.H3(head, className="small-title"), html.Ul(rows, className="act-list act-list--parts")]


def _whole_document(desk: Desk, view: ViewState, ident: str) -> Any:
    return _document(desk, view, ident, "")


def _bundle(desk: Desk, view: ViewState, ident: str) -> Any:
    facts = desk.facts()
    actor, _, recipient = ident.partition(">")
    events = [e for e in desk.matching(view.question.to_search()) if actor in e.actors and recipient in e.recipients]
    return [
        html.P(f"{facts.label(actor)} → {facts.label(recipient)}", className="act"),
        html.P(count_in_words(len(events), "act"), className="small-title"),
        _links(facts, view, events),
    ]


_SHOWN = {
    ItemKind.EVENT: _event,
    ItemKind.ENTITY: _entity,
    ItemKind.INCIDENT: _incident,
    ItemKind.DAY: _day,
    ItemKind.DOCUMENT: _whole_document,
    ItemKind.BUNDLE: _bundle,
}
