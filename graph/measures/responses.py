"""Act and answer: chains of responses, their lags and steps, who moved first, and how reciprocal a dyad is."""

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx
import pandas as pd

from graph.measures.frame import EventsLike, counted, dated, frame_of, once
from graph.measures.scope import Scope, ScopeLike
from graph.model import Collection, Quad, Response, ResponseBasis

ANSWER_WITHIN = 14  # days; half-life of tension, and longer than the ministries of any sample case took


@dataclass(frozen=True)
class Responses:
    """An act's state is who acts, "A+B" where both act together (a meeting).

    `links`: one row an answer, columns cause, effect (event ids), basis ("stated" or "inferred"), cause_state,
    effect_state, cause_rung, effect_rung, lag (days, NaN where a date is missing), step ("higher", "same", "lower"),
    chain (number). `chains`: one row a chain, columns chain, first_mover (state), first_act (event id), day, acts,
    top_rung. `events`: the acts in links, one row each, with columns state and chain.
    """

    scope: Scope | None
    links: pd.DataFrame
    chains: pd.DataFrame
    events: pd.DataFrame

    @property
    def median_lag(self) -> float | None:
        """Days; None where no lag is known."""
        known = self.links["lag"].dropna()
        return float(known.median()) if len(known) else None


@dataclass(frozen=True)
class Reciprocity:
    """How far two states give like for like, 0 (one side only) to 1 (equal); None where neither gave any."""

    hostility: float | None
    cooperation: float | None
    by_state: pd.DataFrame


_LINK_COLUMNS = ["cause", "effect", "basis", "cause_state", "effect_state", "cause_rung", "effect_rung", "lag", "step",
                 "chain"]  # fmt: skip
_CHAIN_COLUMNS = ["chain", "first_mover", "first_act", "day", "acts", "top_rung"]


def responses(
    events: EventsLike, links: Iterable[Response] | None = None, *, dyad: ScopeLike | None = None
) -> Responses:
    """Answers between the acts of a dyad or group.

    Definition: the given links; for a collection without any given, its own; else those of `inferred_links`. A chain
    is a set of acts joined by links; who acts first in it moved first (of same-day acts the one that no other
    causes). The step compares the effect's rung with the cause's.

    Unit: lag in days between first days. Edge cases: no links give empty frames; an undated act has no lag and stands
    last; same-day answers have lag 0; an effect dated before its cause keeps its negative lag, to be looked at; acts
    that did not happen stand in links too (a threat may be answered).

    Source: own.

    >>> from graph.measures.examples import short_crisis
    >>> answers = responses(short_crisis(), dyad="AAA-BBB")
    >>> answers.links[["cause", "effect", "lag", "step"]].values.tolist()[:2]
    [['e1', 'e2', 1.0, 'lower'], ['e1', 'e3', 4.0, 'higher']]
    >>> answers.chains.first_mover.tolist()
    ['AAA']
    """
    if links is None and isinstance(events, Collection):
        links = events.responses
    scope = Scope.of(dyad) if dyad is not None else None
    frame = frame_of(events, scope)
    inside = _with_joint_actors(frame[scope.mask(frame)] if scope else frame[frame["actor"].notna()])
    acts = inside.set_index("id", drop=False).rename_axis(None)
    pairs = inferred_links(inside) if links is None else tuple(links)
    rows = [_link(acts, link) for link in pairs if link.cause in acts.index and link.effect in acts.index]
    table = pd.DataFrame(rows, columns=_LINK_COLUMNS[:-1])
    return _chained(scope, table, acts)


def inferred_links(acts: pd.DataFrame, *, within: int = ANSWER_WITHIN) -> tuple[Response, ...]:
    """What time suggests: a hostile act is taken to answer the heaviest hostile act of the other side that was done in
    the `within` days before it (of equals the latest), on an earlier day, or on the same day by an id that sorts first.
    """
    hostile = dated(counted(acts))
    hostile = hostile[hostile["quad"] >= Quad.VERBAL_CONFLICT].sort_values(["date", "id"])
    rows = list(hostile[["id", "actor", "recipient", "date", "rung"]].itertuples(index=False, name=None))
    found = []
    for n, (ident, actor, recipient, day, _) in enumerate(rows):
        earlier = [
            (row[4], row[3], row[0])
            for row in rows[:n]
            if (row[1], row[2]) == (recipient, actor) and (day - row[3]).days <= within
        ]
        if earlier:
            found.append(Response(max(earlier)[2], ident, ResponseBasis.INFERRED))
    return tuple(found)


def reciprocity(events: EventsLike, *, dyad: ScopeLike) -> Reciprocity:
    """Like for like between two states, hostility and cooperation apart.

    Definition: 2 * min(a, b) / (a + b) with a and b the summed |score| of what each did to the other. `by_state` has
    one row a state: hostility, cooperation (score points), hostile, cooperative (numbers of acts).

    Unit: share, 0 to 1. Edge cases: None where nothing of that side happened; one act alone gives 0; dates play no
    part, undated acts count; what did not happen does not.

    Source: weighted reciprocity after Squartini, Picciolo, Ruzzenenti and Garlaschelli (2013), Scientific Reports 3.

    >>> from graph.measures.examples import short_crisis
    >>> like = reciprocity(short_crisis(), dyad="AAA-BBB")
    >>> round(like.hostility, 2), like.by_state.hostility.to_dict()
    (0.75, {'AAA': 12.5, 'BBB': 7.5})
    """
    scope = Scope.of(dyad)
    frame = frame_of(events, scope)
    inside = counted(frame[scope.mask(frame)]).drop_duplicates(["id", "actor"])
    conflict = inside["quad"] >= Quad.VERBAL_CONFLICT
    weight = inside["score"].abs()
    by_state = pd.DataFrame(
        {
            "hostility": weight.where(conflict, 0.0).groupby(inside["actor"]).sum(),
            "cooperation": weight.where(~conflict, 0.0).groupby(inside["actor"]).sum(),
            "hostile": conflict.groupby(inside["actor"]).sum(),
            "cooperative": (~conflict).groupby(inside["actor"]).sum(),
        }
    ).reindex(list(scope.states), fill_value=0)
    return Reciprocity(_like(by_state["hostility"]), _like(by_state["cooperation"]), by_state)


def _with_joint_actors(rows: pd.DataFrame) -> pd.DataFrame:
    """Each act once, its actor "A+B" where it has several."""
    actors = rows.groupby("id")["actor"].agg(lambda codes: "+".join(sorted(set(codes))))
    acts = once(rows)
    return acts.assign(actor=acts["id"].map(actors))


def _like(sums: pd.Series) -> float | None:
    total = float(sums.sum())
    return len(sums) * float(sums.min()) / total if total > 0 else None


def _link(acts: pd.DataFrame, link: Response) -> tuple[object, ...]:
    cause, effect = acts.loc[link.cause], acts.loc[link.effect]
    lag = (
        (effect["date"] - cause["date"]).days if pd.notna(effect["date"]) and pd.notna(cause["date"]) else float("nan")
    )
    rise = effect["rung"] - cause["rung"]
    step = "higher" if rise > 0 else "lower" if rise < 0 else "same"
    sides = cause["actor"], effect["actor"]
    return link.cause, link.effect, link.basis.value, *sides, cause["rung"], effect["rung"], lag, step


def _chained(scope: Scope | None, links: pd.DataFrame, acts: pd.DataFrame) -> Responses:
    joined = nx.DiGraph()
    joined.add_edges_from(zip(links["cause"], links["effect"], strict=True))
    order = acts.assign(caused=[joined.has_node(i) and joined.in_degree(i) > 0 for i in acts.index])
    order = order.sort_values(["date", "caused", "id"])
    position = {ident: n for n, ident in enumerate(order.index)}
    parts = [sorted(part, key=position.__getitem__) for part in nx.weakly_connected_components(joined)]
    parts.sort(key=lambda part: position[part[0]])
    number = {ident: n for n, part in enumerate(parts, start=1) for ident in part}
    chains = [
        (n, acts["actor"][part[0]], part[0], acts["date"][part[0]], len(part), int(acts["rung"][part].max()))
        for n, part in enumerate(parts, start=1)
    ]
    linked = links.assign(chain=links["cause"].map(number), lag=links["lag"].astype("float64"))
    linked = linked.sort_values(["chain", "effect"], key=lambda c: c.map(position) if c.name == "effect" else c)
    events = order[order.index.isin(number)].drop(columns="caused")
    return Responses(
        scope=scope,
        links=linked.reset_index(drop=True),
        chains=pd.DataFrame(chains, columns=_CHAIN_COLUMNS),
        events=events.assign(state=events["actor"], chain=[number[i] for i in events["id"]]).reset_index(drop=True),
    )
