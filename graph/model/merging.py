"""Incidents and responses of several documents, each once: what they say of events speaks of the merged ones."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.model.event import Incident, Response


def merge_incidents(incidents: Iterable[Incident], merged_into: Mapping[str, str]) -> tuple[Incident, ...]:
    """The incidents, each once, speaking of merged events; incidents that tell of the same events become one."""
    merged: dict[str, Incident] = {}
    for incident in sorted(incidents, key=lambda i: (i.id, i.label)):
        events = tuple(sorted({merged_into.get(e, e) for e in incident.events}))
        same = next((k for k in merged.values() if k.id == incident.id or (events and k.events == events)), None)
        if same is None:
            merged[incident.id] = replace(incident, events=events)
            continue
        merged[same.id] = replace(
            same,
            events=tuple(sorted({*same.events, *events})),
            states=tuple(sorted({*same.states, *incident.states})),
            evidence=tuple(sorted({*same.evidence, *incident.evidence})),
        )
    return tuple(merged[ident] for ident in sorted(merged))


def merge_responses(responses: Iterable[Response], merged_into: Mapping[str, str]) -> tuple[Response, ...]:
    """The responses between merged events, each pair once; a stated one before an inferred one."""
    merged: dict[tuple[str, str], Response] = {}
    for response in sorted(responses, key=_response_order):
        cause, effect = (merged_into.get(i, i) for i in (response.cause, response.effect))
        if cause != effect:
            merged.setdefault((cause, effect), replace(response, cause=cause, effect=effect))
    return tuple(merged[pair] for pair in sorted(merged))


def _response_order(response: Response) -> tuple[bool, str, str, tuple[object, ...]]:
    evidence = response.evidence
    where = (evidence.document, evidence.start, evidence.end) if evidence else ("", 0, 0)
    return response.basis.value != "stated", response.cause, response.effect, where
