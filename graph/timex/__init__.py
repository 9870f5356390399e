"""Expressions of time in running text: found by their form, resolved to days. No parser, no token.

`find` gives the expressions of a text with what each means; `resolve` gives the days, once it is known when the text
was published, which days were told of last, and whether the act is yet to come.

>>> from datetime import date
>>> (expression,) = find("Peru recalled its ambassador on Tuesday.")
>>> resolve(expression, published=date(2024, 3, 14)).window
Window(first=datetime.date(2024, 3, 12), last=datetime.date(2024, 3, 12))
"""

from graph.timex.expression import Context, Resolved, TimeExpression
from graph.timex.finding import find
from graph.timex.grammar.margins import Bound
from graph.timex.resolving import resolve

__all__ = ["Bound", "Context", "Resolved", "TimeExpression", "find", "resolve"]
