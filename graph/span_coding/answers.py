"""Links that say "answers" -> responses; and those that parties, measure and days make likely."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from graph.model import NOT_DONE, DateBasis, Event, Evidence, Response, ResponseBasis
from graph.model.merging import merge_responses
from graph.reading.annotation import Annotation, Link, LinkKind
from graph.span_coding.merging import Told
from graph.span_coding.page import Page
from graph.span_coding.telling import LINKED

_INFERENCE_DAYS = 14  # an answer later than two weeks is not inferred
_NEAR_RUNGS = 2  # a comparable measure is at most two steps off


def responses_of(annotation: Annotation, told: Sequence[Told], page: Page) -> tuple[Response, ...]:
    """The responses between events, each pair once."""
    events = {t.place: one.event.id for one in told for t in one.deed.tellings}
    stated = list(_stated(annotation, events, page))
    inferred = _inferred([one.event for one in told], {r.effect for r in stated if r.cause != r.effect})
    return merge_responses([*stated, *inferred], {one.event.id: one.event.id for one in told})


def _stated(annotation: Annotation, events: Mapping[int, str], page: Page) -> Iterable[Response]:
    for link in annotation.links:
        if link.kind is LinkKind.ANSWERS and link.score >= LINKED:
            cause, effect = events[link.target], events[link.source]
            yield Response(cause, effect, ResponseBasis.STATED, _evidence(link, annotation, page))


def _evidence(link: Link, annotation: Annotation, page: Page) -> Evidence:
    """The sentence of the words that say so, else that of the answer."""
    return page.evidence(page.sentence(link.cue or annotation.acts[link.source].trigger))


def _inferred(events: Sequence[Event], answered: set[str]) -> Iterable[Response]:
    """A hostile act with a day of its own that follows one of the other side on a comparable rung within two weeks."""
    dated = [(_own_day(e), e.id, e) for e in events if e.quad.is_conflict and e.status not in NOT_DONE and _own_day(e)]
    dated.sort(key=lambda row: row[:2])
    for place, (_, ident, effect) in enumerate(dated):
        if ident not in answered:
            causes = (cause for _, _, cause in reversed(dated[:place]) if _may_answer(cause, effect))
            yield from (Response(c.id, ident, ResponseBasis.INFERRED, effect.evidence) for c in islice(causes, 1))


def _own_day(event: Event) -> int | None:
    """The day of an act as a number, where the text gives one."""
    own = event.window is not None and event.window.is_day and event.date_basis is not DateBasis.DOCUMENT
    return event.window.first.toordinal() if own and event.window else None


def _may_answer(cause: Event, effect: Event) -> bool:
    days = (_own_day(effect) or 0) - (_own_day(cause) or 0)
    if not 0 < days <= _INFERENCE_DAYS or abs(effect.rung - cause.rung) > _NEAR_RUNGS or effect.rung < _NEAR_RUNGS:
        return False
    return any((r, a) in effect.dyads for a, r in cause.dyads if a and r and a != r)
