"""All measures as tables, by name: what the command line prints and other programs read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from graph.measures.frame import EventsLike
from graph.measures.ladder import ladder
from graph.measures.matrix import by_actor, by_day, by_dyad, tension_by_state
from graph.measures.ratio import log_ratio
from graph.measures.responses import reciprocity, responses
from graph.measures.roles import roles
from graph.measures.scope import Scope, ScopeError
from graph.measures.sensitivity import sensitivity
from graph.measures.tension import HALF_LIFE, Tension, tension
from graph.measures.turning import turning_points
from graph.measures.weights import Weighting


@dataclass(frozen=True)
class Question:
    """What a measure is asked. `dyad`: see `Scope.of`; `on`: a day; `every`: D, W or M; `half_life` in days."""

    dyad: str | None = None
    on: date | None = None
    until: date | None = None
    every: str = "D"
    half_life: float = HALF_LIFE
    weighting: Weighting = Weighting.PLOVER

    @property
    def scope(self) -> Scope:
        """The dyad; ScopeError where none was given."""
        if self.dyad is None:
            raise ScopeError("")
        return Scope.of(self.dyad)


@dataclass(frozen=True)
class MeasureKind:
    """A measure by name. `table` gives its numbers, one row each, without an index."""

    name: str
    shows: str
    table: Callable[[EventsLike, Question], pd.DataFrame]
    needs_dyad: bool = True


def _tension_of(events: EventsLike, question: Question) -> Tension:
    return tension(
        events,
        dyad=question.dyad,
        half_life=question.half_life,
        weighting=question.weighting,
        until=question.until or question.on,
    )


def _tension(events: EventsLike, question: Question) -> pd.DataFrame:
    found = _tension_of(events, question)
    kept = found.sampled(question.every).index
    bounds = [found.band.add_prefix("band_"), found.envelope.add_prefix("envelope_")]
    return pd.concat([found.curves, *bounds, found.coverage.rename("covered")], axis=1).loc[kept].reset_index()


def _contributions(events: EventsLike, question: Question) -> pd.DataFrame:
    found = _tension_of(events, question)
    day = question.on or found.as_of
    columns = ["id", "side", "contribution", "weight", "date", "date_end", "type", "mode", "measure", "actor",
               "recipient", "document", "sentence"]  # fmt: skip
    if day is None:
        return pd.DataFrame(columns=columns)
    return found.contributions(day)[columns]


def _ladder(events: EventsLike, question: Question) -> pd.DataFrame:
    columns = ["date", "date_end", "state", "rung", "type", "mode", "measure", "status", "is_done", "is_down", "id",
               "sentence"]  # fmt: skip
    return ladder(events, dyad=question.scope).steps[columns]


def _reciprocity(events: EventsLike, question: Question) -> pd.DataFrame:
    found = reciprocity(events, dyad=question.scope)
    shares = {"reciprocity_hostility": found.hostility, "reciprocity_cooperation": found.cooperation}
    return found.by_state.rename_axis("state").reset_index().assign(**shares)


def _turning(events: EventsLike, question: Question) -> pd.DataFrame:
    found = turning_points(_tension_of(events, question))
    made_by = {turning.day: " ".join(turning.events["id"]) for turning in found.turnings}
    rows = [
        (p.first, p.last, p.pace["hostility"], p.pace["cooperation"], p.events, made_by.get(p.first, ""))
        for p in found.periods
    ]
    columns = ["first", "last", "hostility_a_week", "cooperation_a_week", "acts", "turned_by"]
    return pd.DataFrame(rows, columns=columns)


def _ratio(events: EventsLike, question: Question) -> pd.DataFrame:
    every = question.every if question.every in ("W", "M") else "W"
    return log_ratio(events, dyad=question.scope, frequency=every).reset_index()


def _sensitivity(events: EventsLike, question: Question) -> pd.DataFrame:
    found = sensitivity(events, dyad=question.dyad, half_life=question.half_life, until=question.until)
    rows = [(a.label, b.label, value, found.verdict) for (a, b), value in found.correlations.items()]
    return pd.DataFrame(rows, columns=["scale", "other_scale", "rank_correlation", "verdict"])


def _states(events: EventsLike, question: Question) -> pd.DataFrame:
    return tension_by_state(events, on=question.on or question.until, half_life=question.half_life).reset_index()


MEASURES: Mapping[str, MeasureKind] = {
    kind.name: kind
    for kind in (
        MeasureKind("tension", "hostility and cooperation by day, with band, envelope and coverage", _tension),
        MeasureKind("contributions", "what each act adds to the tension of one day", _contributions),
        MeasureKind("ladder", "the steps of each state on the diplomatic ladder", _ladder),
        MeasureKind(
            "responses", "which act answers which, with lag and step", lambda e, q: responses(e, dyad=q.scope).links
        ),
        MeasureKind(
            "exchanges", "chains of answers and who moved first", lambda e, q: responses(e, dyad=q.scope).chains
        ),
        MeasureKind("reciprocity", "how far the two give like for like", _reciprocity),
        MeasureKind("turning", "periods of a steady pace, and the acts that ended them", _turning),
        MeasureKind("ratio", "log ratio of hostile to cooperative acts by week, for imported data", _ratio),
        MeasureKind("sensitivity", "agreement of the curve under three scales of weights", _sensitivity),
        MeasureKind(
            "roles",
            "degree, brokerage, centrality and community of each state",
            lambda e, q: roles(e).reset_index(),
            needs_dyad=False,
        ),
        MeasureKind(
            "dyads", "acts and points of each pair of states", lambda e, q: by_dyad(e).reset_index(), needs_dyad=False
        ),
        MeasureKind("activity", "acts of each entity", lambda e, q: by_actor(e).reset_index(), needs_dyad=False),
        MeasureKind("days", "acts of each day", lambda e, q: by_day(e, dyad=q.dyad).reset_index(), needs_dyad=False),
        MeasureKind("states", "tension that each state is part of on one day", _states, needs_dyad=False),
    )
}
