"""One act, one event: reports of the same act become one event with all their sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.model.event import Event, Incident, Response


def merge_events(events: Iterable[Event]) -> tuple[tuple[Event, ...], Mapping[str, str]]:
    """The events with one event an act, and for every id given the id that it lives on under."""
    merged: dict[str, Event] = {}
    for event in events:
        merged.setdefault(event.id, event)
    return tuple(merged.values()), {ident: ident for ident in merged}


def merge_incidents(incidents: Iterable[Incident], merged_into: Mapping[str, str]) -> tuple[Incident, ...]:
    """The incidents, each once, speaking of merged events."""
    merged: dict[str, Incident] = {}
    for incident in incidents:
        known = merged.get(incident.id)
        events = {merged_into.get(e, e) for e in incident.events} | set(known.events if known else ())
        evidence = {*incident.evidence, *(known.evidence if known else ())}
        merged[incident.id] = replace(known or incident, events=tuple(sorted(events)), evidence=tuple(sorted(evidence)))
    return tuple(merged[ident] for ident in sorted(merged))


def merge_responses(responses: Iterable[Response], merged_into: Mapping[str, str]) -> tuple[Response, ...]:
    """The responses between merged events, each pair once; a stated one before an inferred one."""
    merged: dict[tuple[str, str], Response] = {}
    for response in sorted(responses, key=lambda r: (r.basis.value, r.cause, r.effect), reverse=True):
        cause, effect = (merged_into.get(i, i) for i in (response.cause, response.effect))
        if cause != effect:
            merged.setdefault((cause, effect), replace(response, cause=cause, effect=effect))
    return tuple(merged[pair] for pair in sorted(merged))
