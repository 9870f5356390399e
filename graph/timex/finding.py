"""Text -> the expressions of time in it: forms first, then what two neighbours make together, then their margins."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from graph.lexicon.dates import load_time_words
from graph.timex.expression import TimeExpression
from graph.timex.grammar import amounts, dates, told, units, weekdays, years
from graph.timex.grammar.form import Fields, Form
from graph.timex.grammar.fragments import alternatives, compiled
from graph.timex.grammar.joins import joins
from graph.timex.grammar.margins import end_of, read_before
from graph.timex.habit import habit_of
from graph.timex.meanings.counted import FromEvent
from graph.timex.meanings.meaning import Meaning, Which
from graph.timex.meanings.yearly import Yearly
from graph.timex.tense import looks_ahead

_CLAUSE_END = re.compile(r"[.!?;]\s|\n")
_ENTRY = re.compile(r"\s*[:–—]\s|\s+-+\s|\.\s")
_FORMS: tuple[Form, ...] = (
    *dates.FORMS,
    *years.FORMS,
    *weekdays.FORMS,
    *units.FORMS,
    *amounts.FORMS,
    *told.FORMS,
)
_LONGEST_GAP = 24  # characters between two expressions that make one


@dataclass(frozen=True)
class _Core:
    """A form found at start..end, without its margins."""

    start: int
    end: int
    meaning: Meaning

    @property
    def length(self) -> int:
        return self.end - self.start

    def overlaps(self, spans: Iterable[tuple[int, int]]) -> bool:
        return any(start < self.end and self.start < end for start, end in spans)


def find(text: str) -> tuple[TimeExpression, ...]:
    """Every expression of the text that can date an act, in order, without overlap; the longest one where several fit.

    >>> [text[e.start : e.end] for text in ["It left on Tuesday, two days later."] for e in find(text)]
    ['on Tuesday', 'two days later']
    """
    names = [match.span() for match in _names().finditer(text)]
    cores = [core for core in _chosen(_candidates(text)) if not core.overlaps(names)]
    joined = _joined(text, [replace(core, end=end_of(text, core.end, core.meaning)) for core in cores])
    return tuple(_with_margins(text, joined))


@cache
def _names() -> re.Pattern[str]:
    return compiled(rf"\b{alternatives(load_time_words().names)}\b")


def _candidates(text: str) -> Iterator[_Core]:
    words, habit = load_time_words(), habit_of(text)
    for form in _FORMS:
        for match in form.pattern.finditer(text):
            meaning = form.build(Fields(match, words, habit))
            if meaning is not None:
                yield _Core(match.start(), match.end(), meaning)


def _chosen(candidates: Iterable[_Core]) -> Iterator[_Core]:
    """From left to right the longest that begins first; of two that are as long, the form that is listed first."""
    taken = 0
    for core in sorted(candidates, key=lambda c: (c.start, -c.length)):
        if core.start >= taken:
            taken = core.end
            yield core


def _joined(text: str, cores: list[_Core]) -> list[_Core]:
    """The cores with neighbours joined, from left to right, as long as two make one."""
    done: list[_Core] = []
    for core in cores:
        while done and (made := _join(text, done[-1], core)):
            done.pop()
            core = made
        done.append(core)
    return done


def _join(text: str, left: _Core, right: _Core) -> _Core | None:
    between = text[left.end : right.start]
    if len(between) > _LONGEST_GAP:
        return None
    for join in joins():
        closes = text.startswith(join.closed, right.end)
        if join.between.fullmatch(between) and closes and join.is_led(text[: left.start]):
            meaning = join.combine(left.meaning, right.meaning)
            if meaning is not None:
                return _Core(left.start, right.end + len(join.closed), meaning)
    return None


def _with_margins(text: str, cores: Iterable[_Core]) -> Iterator[TimeExpression]:
    edge = 0
    for core in cores:
        margin = read_before(text, core.start, core.meaning, edge=edge)
        is_entry = _is_entry(text, margin.start, core.end)
        meaning = _turned(text, _as_entry(margin.meaning) if is_entry else margin.meaning, edge, margin.start)
        ahead = not is_entry and looks_ahead(text, core.start, core.end, margin.bound)
        yield TimeExpression(margin.start, core.end, meaning, margin.bound, ahead)
        edge = core.end


def _is_entry(text: str, start: int, end: int) -> bool:
    """Whether the expression is the head of an entry of a chronicle ("14 January: ...")."""
    return not text[text.rfind("\n", 0, start) + 1 : start].strip() and bool(_ENTRY.match(text, end))


def _as_entry(meaning: Meaning) -> Meaning:
    if isinstance(meaning, Yearly) and meaning.which is Which.PLAIN:
        return replace(meaning, which=Which.ENTRY)
    return meaning


def _turned(text: str, meaning: Meaning, edge: int, start: int) -> Meaning:
    """ "On Friday, two days after the shots": the main act has its day already, the shots get theirs from it."""
    if not isinstance(meaning, FromEvent) or meaning.turned is None or not edge:
        return meaning
    return replace(meaning, turned=not _CLAUSE_END.search(text, edge, start))
