"""How charts name states and bodies, acts and days."""

from collections.abc import Iterable
from datetime import date
from functools import cache

import pandas as pd

from graph.measures import Scope
from graph.ontology import load_ontology
from graph.resources import data_path, read_yaml

# data/ontology/rungs.yaml in two words each, for axes.
RUNG_WORDS = (
    "contact",
    "words",
    "formal protest",
    "cancellations",
    "detentions, limits",
    "recall, closures",
    "expulsions",
    "downgrading",
    "ties severed",
    "mobilization",
    "force",
)


def state_name(code: str) -> str:
    """Short English name; a code that the lexicon lacks stands for itself."""
    return _names().get(code, code)


def scope_name(scope: Scope | None) -> str:
    """'Azerbaijan and Russia', 'Azerbaijan toward Russia', 'all states'."""
    if scope is None:
        return "all states"
    if scope.is_directed:
        return f"{_listed(scope.actors)} toward {_listed(scope.recipients)}"
    return _listed(scope.states)


def act_name(measure: str | None, type_: str, mode: str | None) -> str:
    """The instrument in words, else type and mode in small letters."""
    known = load_ontology().measures.get(measure or "")
    if known:
        return known.label
    return f"{type_.lower()} ({mode.replace('-', ' ')})" if mode else type_.lower()


def day_name(day: date | pd.Timestamp) -> str:
    """'3 Mar 2031'."""
    return f"{day.day} {day:%b %Y}"


def span_name(first: date | pd.Timestamp, last: date | pd.Timestamp) -> str:
    """'3 Mar 2031' or '3 Mar - 5 Apr 2031', with an en dash."""
    if first == last:
        return day_name(first)
    if first.year == last.year:
        return f"{first.day} {first:%b} – {day_name(last)}"
    return f"{day_name(first)} – {day_name(last)}"


def counted_name(number: int, noun: str) -> str:
    """'1 event', '12 events', '1,200 events'."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _listed(codes: Iterable[str]) -> str:
    names = [state_name(code) for code in codes]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


@cache
def _names() -> dict[str, str]:
    states = read_yaml(data_path("lexicon", "states.yaml"))["states"]
    bodies = read_yaml(data_path("lexicon", "bodies.yaml"))["bodies"]
    return {code: str(entry["name"]) for code, entry in {**bodies, **states}.items()}
