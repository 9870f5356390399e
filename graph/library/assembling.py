"""A part of a collection, and imported events as events of the model."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd

from graph.model import (
    Collection,
    DateBasis,
    Entity,
    EntityType,
    Event,
    Evidence,
    Quad,
    Status,
    Window,
)
from graph.model.columns import Origin
from graph.resources import data_path, read_yaml

_HERE = (Origin.CODED.value, Origin.MANUAL.value)


def part_of(collection: Collection, idents: set[str]) -> Collection:
    """The collection of these events: what tells of them, takes part in them or is answered by them."""
    events = tuple(event for event in collection.events if event.id in idents)
    kept = {event.id for event in events}
    documents = {evidence.document for event in events for evidence in event.all_evidence}
    incidents = (replace(i, events=tuple(e for e in i.events if e in kept)) for i in collection.incidents)
    return Collection(
        documents=tuple(d for d in collection.documents if d.id in documents),
        entities=_entities_of(collection, events),
        events=events,
        incidents=tuple(incident for incident in incidents if incident.events),
        responses=tuple(r for r in collection.responses if r.cause in kept and r.effect in kept),
    )


def with_imported(coded: Collection, frame: pd.DataFrame) -> Collection:
    """The collection with the imported events of the frame; those without a PLOVER type are left out."""
    imported = frame[~frame["origin"].isin(_HERE) & frame["type"].notna()]
    if imported.empty:
        return coded
    events = tuple(_event(row) for row in imported.to_dict("records"))
    known = {entity.id for entity in coded.entities}
    parties = sorted({ident for event in events for ident in (*event.actors, *event.recipients)} - known)
    entities = [_entity(ident) for ident in parties]
    owners = sorted({e.member_of for e in entities if e.member_of} - known - set(parties))
    everybody = (*coded.entities, *entities, *(_entity(ident) for ident in owners))
    return replace(
        coded, events=(*coded.events, *events), entities=tuple(sorted(everybody, key=lambda entity: entity.id))
    )


def _entities_of(collection: Collection, events: Iterable[Event]) -> tuple[Entity, ...]:
    by_id = {entity.id: entity for entity in collection.entities}
    waiting = [ident for event in events for ident in (*event.actors, *event.recipients)]
    kept: set[str] = set()
    while waiting:
        ident = waiting.pop()
        if ident in by_id and ident not in kept:
            kept.add(ident)
            owner = by_id[ident].member_of
            waiting.extend([owner] if owner else [])
    return tuple(entity for entity in collection.entities if entity.id in kept)


def _event(row: Mapping[Any, Any]) -> Event:
    dated = not pd.isna(row["date"])
    return Event(
        id=row["id"],
        type=row["type"],
        mode=row["mode"],
        measure=row["measure"],
        rung=int(row["rung"]),
        score=float(row["score"]),
        quad=Quad(int(row["quad"])),
        status=Status(row["status"]),
        window=Window(row["date"].date(), row["date_end"].date()) if dated else None,
        date_basis=DateBasis(row["date_basis"]) if dated else None,
        actors=row["actors"] or (),
        recipients=row["recipients"] or (),
        dyads=((row["actor"], row["recipient"]),) if row["actor"] or row["recipient"] else (),
        place=row["place"],
        evidence=Evidence("", 0, 0, row["why"] or ""),
        rule=row["rule"],
        why=row["why"] or "",
        confidence=None if pd.isna(row["confidence"]) else float(row["confidence"]),
    )


def _entity(ident: str) -> Entity:
    """What an id tells: kind, state and name."""
    kind, _, rest = ident.partition(":")
    state, _, name = rest.partition("/")
    owner = None if not name else f"state:{state}"
    label = name.replace("-", " ").capitalize() if name else _state_names().get(state, state)
    if name:
        label = f"{label} ({_state_names().get(state, state)})"
    return Entity(ident, EntityType(kind), label, state=state, member_of=owner)


@cache
def _state_names() -> Mapping[str, str]:
    """Names of states and bodies by code. Read once a process: only imported events need them."""
    states = read_yaml(data_path("lexicon", "states.yaml"))["states"]
    bodies = read_yaml(data_path("lexicon", "bodies.yaml"))["bodies"]
    return {code: entry["name"] for code, entry in {**states, **bodies}.items()}
