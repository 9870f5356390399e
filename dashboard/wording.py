"""Days, spans and views in words."""

from collections.abc import Iterable
from datetime import date

from dashboard.locale import say_day, say_day_of_year, say_days_of_month, say_number
from dashboard.queries import Extent, Facts
from dashboard.state import TOP_RUNG, TOP_SCORE, ViewState
from graph.model import DateBasis, Event, Status, Window
from graph.model.columns import READER_RULE
from graph.ontology import join_names

_BASIS = {
    DateBasis.STATED: "the text states the date",
    DateBasis.RELATIVE: "reckoned from the document's date",
    DateBasis.DOCUMENT: "the document's own date stands in",
}

_STATUS = {
    Status.OCCURRED: "told as having happened",
    Status.PLANNED: "planned, not done",
    Status.THREATENED: "threatened, not done",
    Status.DEMANDED: "demanded, not done",
    Status.ALLEGED: "alleged by somebody",
    Status.DENIED: "denied by somebody",
    Status.NEGATED: "told as not having happened",
}


def day_in_words(day: date) -> str:
    """'5 March 2031', as the reader's locale has it."""
    return say_day(day)


def span_in_words(first: date, last: date) -> str:
    """'5 March 2031', '5 to 9 March 2031', '27 June to 2 July 2025', '30 December 2030 to 2 January 2031'."""
    if first == last:
        return day_in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return say_days_of_month(first, last)
    start = say_day_of_year(first) if first.year == last.year else day_in_words(first)
    return f"{start} to {day_in_words(last)}"


def window_in_words(window: Window | None) -> str:
    """A known day as the day; a window says that it is one; none says so."""
    if window is None:
        return "no date in the text"
    if window.is_day:
        return day_in_words(window.first)
    return f"between {span_in_words(window.first, window.last).replace(' to ', ' and ')}"


def basis_in_words(event: Event) -> str:
    return _BASIS[event.date_basis] if event.date_basis else "the text gives none"


def confidence_in_words(event: Event) -> str:
    """How sure the coder is, and of what kind of reading."""
    told = "the reader that learns alone" if event.rule == READER_RULE else "the rules alone"
    told = "both codings" if event.trigger and event.rule != READER_RULE else told
    return f"{event.confidence or 0:.0%}, told by {told}"


def status_in_words(event: Event) -> str:
    return _STATUS[event.status]


def count_in_words(number: int, noun: str) -> str:
    """'1 event', '1,204 events'."""
    return f"{say_number(number)} {noun}{'' if number == 1 else 's'}"


def view_in_words(facts: Facts, state: ViewState, shown: Extent) -> str:
    """The view's subtitle: 'Acts of Russia toward Azerbaijan, 27 June to 2 July 2025, rung 2 and higher, 14 events
    from 3 documents'. Every filter that is set is said."""
    said = [_parties(facts, state), _span(state, shown), *_narrowings(facts, state)]
    counted = f"{count_in_words(shown.events, 'event')} from {count_in_words(shown.documents, 'document')}"
    return ", ".join([*filter(None, said), counted])


def _parties(facts: Facts, state: ViewState) -> str:
    if state.dyad:
        actor, recipient = (facts.state_name(code) for code in state.dyad)
        return f"Acts of {actor} toward {recipient}"
    if state.pair:
        return f"Acts between {join_names([facts.state_name(code) for code in state.pair])}"
    if state.entity:
        return f"Acts by or toward {facts.label(state.entity)}"
    if state.states:
        return f"Acts with {join_names([facts.state_name(code) for code in state.states])}"
    return "All acts"


def _span(state: ViewState, shown: Extent) -> str:
    if state.first and state.last:
        return span_in_words(state.first, state.last)
    if state.first:
        return f"from {day_in_words(state.first)}"
    if state.last:
        return f"until {day_in_words(state.last)}"
    return span_in_words(shown.first, shown.last) if shown.first and shown.last else ""


def _narrowings(facts: Facts, state: ViewState) -> Iterable[str]:
    if (state.dyad or state.pair) and state.entity:
        yield f"by or toward {facts.label(state.entity)}"
    if state.states and (state.dyad or state.pair or state.entity):
        yield f"with {join_names([facts.state_name(code) for code in state.states])}"
    if state.incident:
        incident = facts.incidents.get(state.incident)
        yield f"of the incident “{incident.label if incident else state.incident}”"
    if state.types:
        yield f"only {join_names(state.types)}"
    if state.kinds:
        yield f"involving a party of kind {' or '.join(k.value for k in state.kinds)}"
    yield _rungs(*state.rungs)
    if state.scores != (-TOP_SCORE, TOP_SCORE):
        yield f"scores {state.scores[0]} to {state.scores[1]}".replace("-", "−")
    if state.near:
        yield f"around {facts.label(state.near)}"
    if state.as_of is not None:
        yield f"as the library stood at version {state.as_of}"
    if state.statuses:
        yield f"only {join_names([s.value for s in state.statuses])}"
    if state.sources:
        yield f"told by {join_names(state.sources)}"
    if state.search:
        yield f"with “{state.search}”"


def _rungs(low: int, high: int) -> str:
    if low == high:
        return f"rung {low}"
    if high == TOP_RUNG:
        return f"rung {low} and higher" if low else ""
    return f"rungs {low} to {high}"
