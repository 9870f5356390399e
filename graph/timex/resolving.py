"""An expression and from where it is told -> the days that it means."""

from datetime import date

from graph.model import Window
from graph.timex.expression import Context, Resolved, TimeExpression
from graph.timex.grammar.margins import Bound
from graph.timex.meanings.combined import PartOf
from graph.timex.meanings.counted import Within
from graph.timex.meanings.meaning import Anchors, Meaning

_NOWHERE = Context()


def resolve(expression: TimeExpression, *, published: date | None, context: Context = _NOWHERE) -> Resolved | None:
    """The days of an expression; None where what it is counted from is not known, or no calendar holds them.

    Without a day of publication only what states its year resolves, and what leans on days told of before.
    """
    anchors = _anchors(expression, published, context)
    window = _window(expression, anchors)
    if window is None:
        return None
    basis = expression.meaning.basis
    if expression.bound is Bound.SINCE:
        return Resolved(_until_now(window, published), basis, begin=window)
    if expression.bound is Bound.FROM:
        return Resolved(window, basis, begin=window)
    if expression.bound is Bound.LIMIT:
        return Resolved(_term(expression.meaning, anchors) or window, basis, limit=True)
    return Resolved(window, basis, limit=anchors.future and isinstance(expression.meaning, Within))


def _anchors(expression: TimeExpression, published: date | None, context: Context) -> Anchors:
    """What has lasted since a day lies behind, whatever the act is; a term may lie ahead of an act that is done."""
    future = None if expression.bound is Bound.LIMIT and not context.future else context.future
    done = future is False or expression.bound is Bound.SINCE
    ahead = expression.ahead if future is None else future
    return Anchors(published, context.told, ahead and not done, context.story, done)


def _window(expression: TimeExpression, anchors: Anchors) -> Window | None:
    try:
        return expression.meaning.window(anchors)
    except (OverflowError, ValueError):  # days before the year 1 or after 9999: "for 9,000 years"
        return None


def _until_now(begin: Window, published: date | None) -> Window:
    return Window(begin.first, max(begin.first, published)) if published else begin


def _term(meaning: Meaning, anchors: Anchors) -> Window | None:
    """ "By the end of the month" is its last day; any other term is the days that are named."""
    return meaning.term(anchors) if isinstance(meaning, PartOf) else None
