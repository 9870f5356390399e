"""Deeds -> events: each act once, also where the reader left two tellings of it apart."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.merging import same_act
from graph.model import Event, Evidence, Status
from graph.model.columns import READER_RULE
from graph.ontology import Ontology
from graph.reading.annotation import Annotation
from graph.span_coding.dating import Calendar, Dating
from graph.span_coding.explain import why
from graph.span_coding.page import Page
from graph.span_coding.places import place_of
from graph.span_coding.telling import Deed, deed_of


@dataclass(frozen=True)
class Told:
    """An act of the text and the event made of it."""

    deed: Deed
    event: Event


@dataclass(frozen=True)
class Teller:
    """Makes the events of one document."""

    page: Page
    annotation: Annotation
    calendar: Calendar
    ontology: Ontology

    def tell(self, deeds: Sequence[Deed]) -> list[Told]:
        """One event an act: acts that code, states and days say are one become one, if no sentence tells both."""
        found: list[Told] = []
        for deed in deeds:
            told = self._told(deed)
            same = next((f for f in found if _is_one(f, told)), None)
            if same is None:
                found.append(told)
            else:
                both = deed_of([*same.deed.tellings, *deed.tellings])
                found[found.index(same)] = self._told(both)
        return found

    def _told(self, deed: Deed) -> Told:
        dating = self.calendar.days_of(deed)
        status = self._status(deed, dating)
        evidence = deed.best.evidence
        mode, measure = self._known(deed)
        event = Event(
            id=self._ident(deed),
            type=deed.type,
            mode=mode,
            measure=measure,
            rung=self.ontology.rung(deed.type, mode, measure),
            score=self.ontology.score(deed.type, mode),
            quad=self.ontology.types[deed.type].quad,
            status=status,
            window=dating.window,
            date_basis=dating.basis,
            actors=deed.sides.actors.entities,
            recipients=deed.sides.recipients.entities,
            dyads=deed.sides.dyads,
            place=next((p for t in deed.tellings if (p := place_of(t.act, self.annotation, self.page))), None),
            evidence=evidence,
            more_evidence=tuple(sorted({t.evidence for t in deed.tellings} - {evidence})),
            rule=READER_RULE,
            why=why(deed, status, dating, self.page),
            trigger=deed.best.trigger,
            confidence=deed.confidence,
        )
        return Told(deed, event)

    def _known(self, deed: Deed) -> tuple[str | None, str | None]:
        """Mode and measure; a mode that the type does not have says nothing, for the reader tells them apart."""
        mode = deed.mode if deed.mode in self.ontology.types[deed.type].modes else None
        return mode, deed.measure if deed.measure in self.ontology.measures else None

    def _status(self, deed: Deed, dating: Dating) -> Status:
        """What is of a day after publication has not occurred yet."""
        published = self.page.document.published
        ahead = published is not None and dating.window is not None and dating.window.first > published
        return Status.PLANNED if ahead and deed.status is Status.OCCURRED else deed.status

    def _ident(self, deed: Deed) -> str:
        """A hash of document, sentence, act word and code: the same reading has the same id in every run."""
        best, sides = deed.best, deed.sides
        within = best.trigger.start - best.evidence.start
        code = [deed.type, deed.mode or "", deed.measure or "", repr(sorted(map(str, sides.dyads)))]
        content = "\n".join([best.evidence.document, best.evidence.text, str(within), *code])
        return f"event:{hashlib.sha1(content.encode(), usedforsecurity=False).hexdigest()[:12]}"


def _is_one(known: Told, other: Told) -> bool:
    """Whether two acts are one that the reader did not link: two act words of one sentence are two acts.

    A headline says less than the text below it: what it leaves out (mode, measure, a side, the day) may be anything.
    """
    one, two = known.event, other.event
    if _sentences(one) & _sentences(two):
        return False
    if known.deed.in_headline_only != other.deed.in_headline_only:
        one, two = _filled(one, two), _filled(two, one)
    return same_act(one, two)


def _filled(event: Event, other: Event) -> Event:
    """An event with what it leaves out as the other has it."""
    fits = len(event.dyads) == len(other.dyads) and all(map(_may_be, event.dyads, other.dyads))
    return replace(
        event,
        mode=event.mode or other.mode,
        measure=event.measure or other.measure,
        dyads=tuple((a or b, r or s) for (a, r), (b, s) in zip(event.dyads, other.dyads, strict=True))
        if fits
        else event.dyads,
    )


def _may_be(pair: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> bool:
    return all(None in (one, two) or one == two for one, two in zip(pair, other, strict=True))


def _sentences(event: Event) -> set[Evidence]:
    return set(event.all_evidence)
