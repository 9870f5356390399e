"""How sure an act is, and the words that tell it, as the evidence panel shows them."""

from dataclasses import replace

import pytest

from dashboard.cards import reader
from dashboard.editing import review_queue
from dashboard.queries import Facts
from dashboard.state import ViewState
from dashboard.wording import confidence_in_words
from graph.merging import collect, merge_events
from graph.model import Event, Evidence
from graph.ontology import load_ontology
from tests.dashboard.example import coded_crisis
from tests.factory import event

TRIGGER = Evidence("d1", 0, 8, "summoned")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (replace(event(), confidence=0.85, trigger=TRIGGER), "85%, told by both codings"),
        (replace(event(), confidence=0.39), "39%, told by the rules alone"),
        (
            replace(event(), confidence=0.63, trigger=TRIGGER, rule="reader"),
            "63%, told by the reader that learns alone",
        ),
    ],
)
def test_confidence_says_who_told_the_act(given: Event, words: str) -> None:
    assert confidence_in_words(given) == words


def test_two_reports_of_an_act_are_as_sure_as_the_surer_one() -> None:
    reports = [replace(event(ident=d, documents=(d,)), confidence=share) for d, share in (("d1", 0.4), ("d2", 0.8))]
    (merged,), _ = merge_events(reports)
    assert merged.confidence == 0.8


def test_what_is_unsure_comes_first_in_the_review() -> None:
    sure, unsure = (
        replace(event(ident=name, measure=m), confidence=c)
        for name, m, c in (("a", "summons", 0.9), ("b", "note-verbale", 0.4))
    )
    facts = Facts(
        collect([replace(coded_crisis()[0], events=(sure, unsure), responses=(), incidents=())]), load_ontology()
    )
    first, second = review_queue(facts, [sure, unsure], {})
    assert (first.event.id, second.event.id) == ("b", "a")
    assert "sure to 40% only" in first.reasons


def test_the_words_that_tell_the_chosen_act_stand_out() -> None:
    coded = coded_crisis()[0]
    chosen = coded.events[0]
    start = chosen.evidence.start + 2
    words = coded.document.text[start : start + 6]
    told = replace(chosen, trigger=Evidence(coded.document.id, start, start + 6, words))
    coded = replace(coded, events=(told, *coded.events[1:]))
    facts = Facts(collect([coded]), load_ontology())
    (link,) = [
        part for part in reader(coded, facts, ViewState(), told.id) if "chosen" in getattr(part, "className", "")
    ]
    assert [getattr(part, "children", part) for part in link.children][1] == words
