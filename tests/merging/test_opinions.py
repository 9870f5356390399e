"""Two codings of one document: what both tell, and what only one of them tells."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.errors import DataError
from graph.merging.opinions import Least, Standing, pooled, read_standing
from graph.model import (
    CodedDocument,
    DateBasis,
    Entity,
    EntityType,
    Event,
    Evidence,
    Incident,
    Quad,
    Response,
    ResponseBasis,
    Status,
    Window,
    make_document,
)

TEXT = "Peru blamed Chile.\n\nChile struck a base of Peru. Peru called Chile a liar."
STANDING = Standing(
    Least(free=0.6, against=0.8, force=0.9), both=0.9, rules=0.4, points=((0.0, 0.0), (0.5, 0.4), (1.0, 0.8))
)


def act(
    ident: str,
    type_: str = "ACCUSE",
    at: tuple[int, int] = (0, 18),
    *,
    by: str = "PER",
    to: str = "CHL",
    **more: object,
) -> Event:
    event = Event(
        id=ident,
        type=type_,
        mode=None,
        measure=None,
        rung=1,
        score=-3.0,
        quad=Quad.VERBAL_CONFLICT,
        status=Status.OCCURRED,
        window=None,
        date_basis=None,
        actors=(f"state:{by}",),
        recipients=(f"state:{to}",),
        dyads=((by, to),),
        place=None,
        evidence=Evidence("d", *at, TEXT[slice(*at)]),
    )
    return replace(event, **more)  # type: ignore[arg-type]


def coded(*events: Event, text: str = TEXT, **more: object) -> CodedDocument:
    return replace(CodedDocument(make_document(text, ident="d"), events=events), **more)  # type: ignore[arg-type]


def ids(events: tuple[Event, ...]) -> list[str]:
    return [event.id for event in events]


def test_an_act_that_both_tell_is_one_and_has_the_days_of_whoever_knows_them() -> None:
    day = Window.day(date(2031, 3, 5))
    learned = act("b", window=day, date_basis=DateBasis.STATED, confidence=0.7, trigger=Evidence("d", 5, 11, "blamed"))
    (event,) = pooled(coded(act("a")), coded(learned), STANDING).events
    assert (event.id, event.window, event.confidence) == ("a", day, 0.9)
    assert event.trigger == learned.trigger


def test_what_the_rules_alone_tell_stays_with_less_confidence() -> None:
    (event,) = pooled(coded(act("a")), coded(), STANDING).events
    assert event.confidence == 0.4


@pytest.mark.parametrize(("score", "counts"), [(0.7, True), (0.5, False)])
def test_what_the_reader_alone_tells_counts_when_it_is_sure_enough(score: float, counts: bool) -> None:
    record = pooled(coded(), coded(act("b", confidence=score)), STANDING)
    assert (ids(record.events), ids(record.unsure)) == ((["b"], []) if counts else ([], ["b"]))


@pytest.mark.parametrize(("score", "counts"), [(0.7, False), (0.85, True)])
def test_another_act_between_the_same_sides_in_a_sentence_must_be_surer(score: float, counts: bool) -> None:
    record = pooled(coded(act("a")), coded(act("b", "REJECT", confidence=score)), STANDING)
    assert ("b" in ids(record.events)) is counts


@pytest.mark.parametrize(("score", "counts"), [(0.85, False), (0.95, True)])
def test_an_act_of_force_must_be_surest(score: float, counts: bool) -> None:
    struck = act("b", "ASSAULT", (20, 47), by="CHL", to="PER", rung=10, confidence=score)
    assert bool(pooled(coded(), coded(struck), STANDING).events) is counts


def test_an_act_of_force_by_the_rules_alone_is_not_counted() -> None:
    struck = act("a", "ASSAULT", (20, 47), by="CHL", to="PER", rung=10)
    record = pooled(coded(struck), coded(), STANDING)
    assert (ids(record.events), ids(record.unsure)) == ([], ["a"])


def test_in_a_sentence_given_alone_the_reader_is_heard_where_the_rules_are_silent() -> None:
    text = "Peru blamed Chile."
    learned = act("b", "REJECT", confidence=0.99)
    assert ids(pooled(coded(act("a"), text=text), coded(learned, text=text), STANDING).events) == ["a"]
    assert ids(pooled(coded(text=text), coded(learned, text=text), STANDING).events) == ["b"]


def test_entities_of_the_readers_acts_come_with_what_they_belong_to() -> None:
    army = Entity("agency:PER/army", EntityType.AGENCY, "Army", state="PER", member_of="state:PER")
    peru, idle = (
        Entity("state:PER", EntityType.STATE, "Peru", state="PER"),
        Entity("state:BOL", EntityType.STATE, "Bolivia"),
    )
    learned = act("b", actors=("agency:PER/army",), confidence=0.9)
    record = pooled(coded(), coded(learned, entities=(army, peru, idle)), STANDING)
    assert {entity.id for entity in record.entities} == {"agency:PER/army", "state:PER"}


def test_answers_and_incidents_speak_of_the_acts_that_are_counted() -> None:
    first, second = act("b", confidence=0.9), act("c", "REJECT", (48, 74), confidence=0.9)
    doubted = act("x", "COERCE", (20, 47), confidence=0.2)
    answers = tuple(Response("b", ident, ResponseBasis.STATED, first.evidence) for ident in ("c", "x"))
    incidents = tuple(Incident(f"i{e.id}", "row", None, None, (e.id,), (), (e.evidence,)) for e in (second, doubted))
    learned = coded(first, second, doubted, responses=answers, incidents=incidents)
    record = pooled(coded(act("a")), learned, STANDING)
    assert [(r.cause, r.effect) for r in record.responses] == [("a", "c")]
    assert [incident.id for incident in record.incidents] == ["ic"]


def test_a_score_between_two_points_lies_on_their_line() -> None:
    assert STANDING.of_reader(0.75) == pytest.approx(0.6)
    assert STANDING.of_reader(1.0) == 0.8


def test_a_file_of_another_form_is_named(tmp_path: Path) -> None:
    (tmp_path / "standing.json").write_text("{}")
    with pytest.raises(DataError, match=r"standing\.json"):
        read_standing(tmp_path / "standing.json")
