"""The values that the package gives: an expression as it was found, and the days that it turns out to mean."""

from dataclasses import dataclass

from graph.model import DateBasis, Window
from graph.timex.grammar.margins import Bound
from graph.timex.meanings.meaning import Meaning


@dataclass(frozen=True)
class TimeExpression:
    """An expression at characters start..end (end excluded) of the text that it was found in.

    `bound`: whether it names days, their beginning ("since May") or a term ("by 15 March"); `ahead`: whether the words
    before it, or after it where it opens its sentence, tell what is yet to come ("will meet on Monday").
    """

    start: int
    end: int
    meaning: Meaning
    bound: Bound = Bound.AT
    ahead: bool = False


@dataclass(frozen=True)
class Context:
    """What an act knows of the time in which it is told.

    `told`: the days of the act told last before it in the text, for "a day later", "the following Tuesday", "that
    month"; None where none is dated yet. `future`: True where the act is planned or to come, False where it is done and
    no day ahead can be meant; None lets the words of the expression's own clause decide. `story`: the days of the act
    told last in the same paragraph, which give days and months without a year theirs ("In May 2018 ... In September").
    """

    told: Window | None = None
    future: bool | None = None
    story: Window | None = None


@dataclass(frozen=True)
class Resolved:
    """The days of an expression, both ends included.

    `limit`: they are a term that is set, and no days of an act. `begin`: the days in which an act began that lasts
    until publication ("since May": `window` is from 1 May to publication, `begin` is May) or lasts on ("from May").
    """

    window: Window
    basis: DateBasis
    limit: bool = False
    begin: Window | None = None
