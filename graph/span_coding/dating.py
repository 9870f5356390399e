"""Which days an act has: its own expression, else one nobody claims, else those of the entry or of the news."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.model import NOT_DONE, BlockKind, DateBasis, Status, Window
from graph.ontology import load_ontology
from graph.reading.annotation import Act, Annotation, Role, Span
from graph.span_coding.page import Page
from graph.span_coding.places import stands_between
from graph.span_coding.telling import Deed, Telling
from graph.timex import Context, Resolved, TimeExpression, find, resolve

_AHEAD = frozenset({Status.PLANNED, Status.THREATENED, Status.DEMANDED})
_BEFORE_ENTRY = re.compile(r"[\s•*–—-]*(?:(?:on|in|early|late|by|the|of|evening|morning|night)\s+)*", re.IGNORECASE)
_LEAD = 2  # headline and lead
_NEWS_PARAGRAPHS = 3  # and the one below it
_LATE = 3  # days that news is late
_PLUPERFECT = re.compile(r"\b(?:had|having)\b(?:\s+\w+){0,2}\s*$", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:earlier|previously|formerly|years? ago|once|long|last time)\b", re.IGNORECASE)
_OPENING = 60  # letters before an act word in which its auxiliary stands


@dataclass(frozen=True)
class Dating:
    """The days of an act, what they rest on, and the words that give them; all None where nothing tells."""

    window: Window | None = None
    basis: DateBasis | None = None
    words: str | None = None


@dataclass(frozen=True)
class Expression:
    """A time expression of the text, and where it stands."""

    span: Span
    found: TimeExpression


Rule = Callable[[Telling, Status], Dating | None]


class Calendar:
    """Dates the acts of one document."""

    def __init__(self, page: Page, annotation: Annotation) -> None:
        self._page = page
        self._expressions = [Expression(Span(e.start, e.end), e) for e in find(page.text)]
        self._claims = _claims(self._expressions, annotation)
        self._triggers = [act.trigger for act in annotation.acts]
        self._told = self._told_before()

    def days_of(self, deed: Deed) -> Dating:
        """The days that the first rule finds for any telling of the act."""
        by_words = any(telling.act.of_role(Role.TIME) for telling in deed.tellings)
        rules: list[Rule] = [self._by_argument, self._by_sentence, self._by_entry]
        if not by_words:  # words that date it are a cue, even if they cannot be read
            rules.append(self._by_news)
        for rule in rules:
            for telling in deed.tellings:
                dating = rule(telling, deed.status)
                if dating is not None:
                    return dating
        return Dating()

    def days_near(self, words: Span) -> Dating:
        """The days of something that is no act: of the nearest expression of its sentence, or of its entry."""
        here = self._page.sentence(words)
        found = [e for e in self._expressions if e.span in here]
        for expression in sorted(found, key=lambda e: abs(e.span.start - words.start)):
            days = self._days(expression, Status.OCCURRED)
            if days is not None and not days.limit:
                return self._dating(expression, replace(days, window=days.begin or days.window))
        return self._entry(words, Status.OCCURRED) or Dating()

    # ---- the rules ----

    def _by_argument(self, telling: Telling, status: Status) -> Dating | None:
        """What the reader says that dates it."""
        for argument in telling.act.of_role(Role.TIME):
            for expression in self._within(argument.span):
                days = self._days(expression, status)
                if days is not None and _may_be(days, status):
                    return self._dating(expression, _begun(days, telling.act))
        return None

    def _by_sentence(self, telling: Telling, status: Status) -> Dating | None:
        """The only expression of its sentence that no act claims."""
        if telling.act.of_role(Role.TIME):
            return None
        free = [e for e in self._expressions if e.span in telling.sentence and not self._claims.get(e.span)]
        free = [e for e in free if not self._is_behind(telling, e)]
        if len(free) != 1 or (days := self._days(free[0], status)) is None or days.limit:
            return None
        return self._dating(free[0], days)

    def _is_behind(self, telling: Telling, expression: Expression) -> bool:
        """Whether another act word stands between an act word and an expression: it is the other's."""
        words = telling.act.trigger
        return any(stands_between(other, words, expression.span) for other in self._triggers if other != words)

    def _by_entry(self, telling: Telling, status: Status) -> Dating | None:
        """The day that opens its paragraph or the heading above: "17 March: ..."; not of what had been before."""
        if telling.act.of_role(Role.TIME) or self._is_background(telling.act):
            return None
        return self._entry(telling.act.trigger, status)

    def _by_news(self, telling: Telling, status: Status) -> Dating | None:
        """The day of publication, for what headline, lead or second paragraph tell as news."""
        published = self._page.document.published
        if published is None or status in NOT_DONE - {Status.NEGATED, Status.DENIED}:
            return None
        early = self._page.paragraph(telling.act.trigger) in self._page.paragraphs[:_NEWS_PARAGRAPHS]
        near = [e for e in self._expressions if e.span in telling.sentence and not self._is_behind(telling, e)]
        if not early or near or telling.act.of_role(Role.TIME) or self._is_background(telling.act):
            return None
        return self._day_of_lead(published) or Dating(Window.day(published), DateBasis.DOCUMENT)

    def _day_of_lead(self, published: date) -> Dating | None:
        """The day that headline or lead give the news: what the next sentences tell is of that day too."""
        lead = self._page.paragraphs[:_LEAD]
        for expression in self._expressions:
            done = Status.OCCURRED in self._claims.get(expression.span, [])
            days = self._days(expression, Status.OCCURRED) if done else None
            if days is None or not days.window.is_day or self._page.paragraph(expression.span) not in lead:
                continue
            if published - timedelta(_LATE) <= days.window.first <= published:
                return Dating(days.window, DateBasis.RELATIVE, expression.span.of(self._page.text))
        return None

    # ---- what they rest on ----

    def _entry(self, words: Span, status: Status) -> Dating | None:
        paragraph = self._page.paragraph(words)
        place = self._page.paragraphs.index(paragraph) if paragraph in self._page.paragraphs else 0
        above = self._page.paragraphs[place - 1 : place] if place else []
        for stretch in (paragraph, *(p for p in above if self._page.kind(p) is BlockKind.HEADING)):
            expression = self._opening(stretch)
            days = self._days(expression, status) if expression else None
            if expression and days is not None and not days.limit and expression.span.start <= words.start:
                return self._dating(expression, days)
        return None

    def _opening(self, stretch: Span) -> Expression | None:
        """The expression that a paragraph begins with."""
        opened = _BEFORE_ENTRY.match(self._page.text, stretch.start, stretch.end)
        end = opened.end() if opened else stretch.start
        return next((e for e in self._expressions if stretch.start <= e.span.start <= end), None)

    def _is_background(self, act: Act) -> bool:
        """Whether the words say that it was before what the text is about: "had expelled", "earlier"."""
        sentence = self._page.sentence(act.trigger)
        before = self._page.text[max(sentence.start, act.trigger.start - _OPENING) : act.trigger.start]
        told = f"{before}{act.trigger.of(self._page.text)}"
        return bool(_PLUPERFECT.search(before) or _EARLIER.search(told) or told.lower().startswith("had "))

    def _within(self, span: Span | None) -> list[Expression]:
        """The expressions in a stretch that the reader marked as a time, the longest first."""
        if span is None:
            return []
        found = [e for e in self._expressions if e.span.overlaps(span)]
        return sorted(found, key=lambda e: (e.span.start - e.span.end, e.span.start))

    def _days(self, expression: Expression, status: Status) -> Resolved | None:
        return self._resolve(expression, self._told.get(expression.span), status)

    def _resolve(self, expression: Expression, told: Window | None, status: Status) -> Resolved | None:
        """The days of an expression. What is done lies behind, whatever year was told of before."""
        published, future = self._page.document.published, _future(status)
        found = resolve(expression.found, published=published, context=Context(told, future))
        if told is None or found is None or published is None or future is not False or found.window.first <= published:
            return found
        return resolve(expression.found, published=published, context=Context(None, future)) or found

    def _dating(self, expression: Expression, days: Resolved) -> Dating:
        return Dating(days.window, days.basis, expression.span.of(self._page.text))

    def _told_before(self) -> dict[Span, Window]:
        """For each expression the days of the act told last before it.

        Those of its own paragraph; at its start the last single day told above. The headline does not count.
        """
        before: dict[Span, Window] = {}
        told = carried = None
        paragraph: Span | None = None
        for expression in self._expressions:
            here = self._page.paragraph(expression.span)
            told, paragraph = (told if here == paragraph else carried), here
            if told is not None:
                before[expression.span] = told
            days = self._told_days(expression, told)
            told = days or told
            carried = told if told is not None and told.is_day else carried
        return before

    def _told_days(self, expression: Expression, told: Window | None) -> Window | None:
        """The days of an expression that dates an act of the body."""
        claims = self._claims.get(expression.span, [])
        if self._page.kind(expression.span) is BlockKind.TITLE:
            return None
        days = self._resolve(expression, told, claims[0] if claims else Status.DENIED)
        if days is None or days.limit or not (claims or days.window.is_day):
            return None
        return days.window


def _claims(expressions: Sequence[Expression], annotation: Annotation) -> dict[Span, list[Status]]:
    """The acts (their status) that have an expression as their time."""
    found: dict[Span, list[Status]] = {}
    for act in annotation.acts:
        for argument in act.of_role(Role.TIME):
            for expression in expressions:
                if argument.span is not None and expression.span.overlaps(argument.span):
                    found.setdefault(expression.span, []).append(Status(act.status.label))
    return found


def _future(status: Status) -> bool | None:
    """Whether days are looked for ahead; what was denied or did not happen may lie on either side."""
    return True if status in _AHEAD else False if status in (Status.OCCURRED, Status.ALLEGED) else None


def _begun(days: Resolved, act: Act) -> Resolved:
    """ "Refused since May" was refused in May; what may last keeps all days since."""
    at_once = days.begin is not None and act.type.label in load_ontology().group("momentary")
    return replace(days, window=days.begin or days.window) if at_once else days


def _may_be(days: Resolved, status: Status) -> bool:
    """A limit ("by 15 March") is no day of what is still to come."""
    return not days.limit or status not in _AHEAD
