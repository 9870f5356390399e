"""How much of the times that people marked in data/corpus is found, and how much of it gets the days that they gave.

The days told of last are those of the marked time before. Two windows of a done act are the same where they are so when
cut at the day of publication ("this month", "since 2003"); what lasts since May may be marked with May alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from graph.model import Window
from graph.resources import data_path
from graph.timex import Bound, Context, Resolved, TimeExpression, find, resolve
from tests.timex.marked import MarkedText, MarkedTime, read

FOUND, RIGHT = 0.98, 0.93


@dataclass(frozen=True)
class Outcome:
    """What became of a marked time: None where nothing was found there."""

    text: MarkedText
    time: MarkedTime
    expression: TimeExpression | None
    resolved: Resolved | None = None


@cache
def outcomes() -> list[Outcome]:
    files = sorted(data_path("corpus").glob("*.txt"))
    return [outcome for path in files for text in read(path) for outcome in _read(text)]


def _read(text: MarkedText) -> Iterator[Outcome]:
    found = find(text.text)
    told: list[tuple[int, Window]] = []
    for time in sorted(text.times, key=lambda time: time.start):
        expression = max((e for e in found if e.start < time.end and time.start < e.end), key=_length, default=None)
        if expression is None:
            yield Outcome(text, time, None)
            continue
        resolved = resolve(expression, published=text.published, context=_context(text, time, expression, told))
        yield Outcome(text, time, expression, resolved)
        if resolved and expression.bound is not Bound.SINCE and not (resolved.limit and _is_ahead(resolved, text)):
            told.append((expression.start, resolved.window))


def _length(expression: TimeExpression) -> int:
    return expression.end - expression.start


def _is_ahead(resolved: Resolved, text: MarkedText) -> bool:
    return text.published is not None and resolved.window.first > text.published


def _context(text: MarkedText, time: MarkedTime, expression: TimeExpression, told: list[tuple[int, Window]]) -> Context:
    future = time.id in text.ahead or None
    if not (future or expression.ahead):
        told = [(at, days) for at, days in told if text.published is None or days.first <= text.published]
    paragraph = text.text.rfind("\n\n", 0, expression.start)
    story = [days for at, days in told if at > paragraph]
    return Context(told[-1][1] if told else None, future, story[-1] if story else None)


def _is_right(outcome: Outcome) -> bool:
    resolved, days = outcome.resolved, outcome.time.days
    if resolved is None or days is None:
        return False
    if days in (resolved.window, resolved.begin):
        return True
    published, ahead = outcome.text.published, outcome.time.id in outcome.text.ahead
    return published is not None and not ahead and _cut(resolved.window, published) == _cut(days, published)


def _cut(days: Window, published: date) -> Window:
    return replace(days, last=min(days.last, published)) if days.first <= published else days


def test_nearly_all_marked_times_are_found() -> None:
    found = [outcome for outcome in outcomes() if outcome.expression]
    assert len(found) / len(outcomes()) > FOUND


def test_nearly_all_marked_times_get_the_days_that_people_gave() -> None:
    told = [outcome for outcome in outcomes() if outcome.expression and outcome.time.days]
    assert sum(map(_is_right, told)) / len(told) > RIGHT
