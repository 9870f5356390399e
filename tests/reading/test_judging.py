"""Judging a reader: a perfect one, and ones that err in one thing."""

from dataclasses import replace

import pytest

from graph.reading.annotation import Act, Annotation, Role, Scored
from graph.reading.figures import Figures, Score, lines
from graph.reading.judging import dyads, judge, states
from tests.reading.texts import FIRST, gold_of

GOLD = gold_of(FIRST)
PERFECT = GOLD.annotation


def with_first_act(**changes: object) -> Annotation:
    first, *rest = PERFECT.acts
    return replace(PERFECT, acts=(replace(first, **changes), *rest), links=())  # type: ignore[arg-type]


def judged(annotation: Annotation) -> Figures:
    return judge([(GOLD, annotation)])


def test_a_perfect_reader_is_right_in_all() -> None:
    figures = judged(PERFECT)
    for score in (figures.mentions, figures.triggers, figures.events, figures.events_status, *figures.types.values()):
        assert (score.recall, score.precision, score.f1) == (1.0, 1.0, 1.0)
    assert figures.share("type") == figures.share("actor states") == figures.share("mention state") == 1.0
    assert figures.reliability == [(1.0, True), (1.0, True)]


def test_a_silent_reader_finds_nothing() -> None:
    figures = judged(Annotation("t"))
    assert (figures.events.recall, figures.events.precision, figures.events.f1) == (0.0, 0.0, 0.0)
    assert figures.share("type") == 0.0


@pytest.mark.parametrize(
    ("change", "events", "with_status", "compared"),
    [
        ({"type": Scored("REJECT")}, 0.5, 0.5, "type"),
        ({"status": Scored("planned")}, 1.0, 0.5, "status"),
        ({"measure": None}, 1.0, 1.0, "measure"),
        ({"mode": None}, 1.0, 1.0, "mode"),
        ({"arguments": ()}, 0.5, 0.5, "actor states"),
    ],
)
def test_one_error_costs_what_it_spoils(
    change: dict[str, object], events: float, with_status: float, compared: str
) -> None:
    figures = judged(with_first_act(**change))
    assert (figures.events.recall, figures.events_status.recall) == (events, with_status)
    assert figures.share(compared) == 0.5


def test_states_of_a_side_each_once() -> None:
    gold = gold_of("[a:agency:FRA/GBR|They] and [b:official:FRA|he] {e ACCUSE a=a,b|spoke}.")
    act: Act = gold.annotation.acts[0]
    assert states(gold.annotation, act, Role.ACTOR) == ["FRA", "GBR"]
    assert states(gold.annotation, act, Role.RECIPIENT) == []


@pytest.mark.parametrize(
    ("actors", "recipients", "pairs"),
    [
        (["PER"], ["CHL"], {("PER", "CHL")}),
        (["PER", "CHL"], ["CHL"], {("PER", "CHL")}),
        (["PER"], [], {("PER", None)}),
        ([], [], set()),
    ],
)
def test_dyads_are_of_different_states(
    actors: list[str], recipients: list[str], pairs: set[tuple[str | None, str | None]]
) -> None:
    assert dyads(actors, recipients) == pairs


def test_a_score_in_words() -> None:
    assert str(Score(wanted=4, given=2, found=1, right=1)) == "recall 0.250 of 4, precision 0.500 of 2, F1 0.333"


def test_figures_in_words() -> None:
    told = list(lines(judged(PERFECT)))
    assert told[0] == "mentions recall 1.000 of 3, precision 1.000 of 3, F1 1.000"
    assert "type: 1.000 of 2" in told
    assert told[-1] == "  score >= 0.9: 2 events, 1.000 right"
