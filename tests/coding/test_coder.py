"""From a document to its record: statuses, dates, one act one event, incidents, responses, evidence."""

from collections.abc import Callable
from datetime import date

import pytest

from graph.coding.coder import Coder, load_coder
from graph.model import (
    Block,
    BlockKind,
    CodedDocument,
    DateBasis,
    ResponseBasis,
    Status,
    coded_from_json,
    coded_to_json,
    make_document,
)

DAY = date(2024, 5, 15)  # a Wednesday

STORY = """Estonia and Belarus exchanged protest notes on Tuesday after the arrest of two Estonian teachers in Minsk.

The Belarusian Foreign Ministry summoned the Estonian ambassador, Toomas Kask.

Belarusian police arrested the two Estonian teachers on Sunday in Minsk. In response, Estonia expelled a Belarusian \
diplomat on Tuesday.

Estonia also cancelled a concert by Belarusian musicians. It demanded the release of the teachers.

In March 2021 Belarus had closed the Estonian cultural centre. A Belarusian airliner crashed
near Tallinn in April 2024."""


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load_coder()


@pytest.fixture(scope="module")
def story(coder: Coder) -> CodedDocument:
    return coder.code(make_document(STORY, ident="story", published=DAY))


@pytest.fixture(scope="module")
def code(coder: Coder) -> Callable[[str], CodedDocument]:
    return lambda text: coder.code(make_document(text, published=DAY))


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Chile expelled two Peruvian diplomats.", Status.OCCURRED),
        ("Chile will expel two Peruvian diplomats.", Status.PLANNED),
        ("Chile did not expel the two Peruvian diplomats.", Status.NEGATED),
        ("Chile allegedly shelled a Peruvian village.", Status.ALLEGED),
    ],
)
def test_what_became_of_an_act(code: Callable[[str], CodedDocument], sentence: str, status: Status) -> None:
    assert {e.status for e in code(sentence).events} == {status}


@pytest.mark.parametrize(
    ("sentence", "type_", "mode"),
    [
        ("Chile demanded the release of two sailors by Peru.", "REQUEST", "yield"),
        ("Chile threatened to expel the Peruvian ambassador.", "THREATEN", "expel"),
        ("Chile refused to release the Peruvian sailors.", "REJECT", "yield"),
        ("Chile will impose sanctions on Peru.", "THREATEN", "restrict"),
        ("Chile agreed to lift its embargo on Peru.", "AGREE", None),
        ("Chile denied that it had shelled Peru.", "REJECT", None),
        ("Chile said Peru must release the sailors.", "REQUEST", "change"),
    ],
)
def test_a_word_about_an_act_is_coded_and_not_the_act(
    code: Callable[[str], CodedDocument], sentence: str, type_: str, mode: str | None
) -> None:
    (event,) = code(sentence).events
    assert (event.type, event.mode, event.dyads) == (type_, mode, (("CHL", "PER"),))


@pytest.mark.parametrize(
    "sentence",
    [
        "If Chile expelled the Peruvian ambassador, trade would suffer.",
        "Chile considered whether to expel the Peruvian ambassador.",
        "Chile prepared plans for the expulsion of Peruvian diplomats.",
        "Chile cannot expel more Peruvian diplomats.",
    ],
)
def test_what_is_only_supposed_is_not_coded(code: Callable[[str], CodedDocument], sentence: str) -> None:
    assert [e for e in code(sentence).events if e.status is Status.OCCURRED] == []


def test_evidence_and_why_of_every_event_can_be_shown(story: CodedDocument) -> None:
    assert story.events
    for event in story.events:
        for evidence in event.all_evidence:
            assert STORY[evidence.start : evidence.end] == evidence.text == evidence.text.strip()
        assert event.rule
        assert event.why.endswith(".")


def test_a_later_sentence_takes_the_day_of_the_act_in_the_lead(story: CodedDocument) -> None:
    (summons,) = [e for e in story.events if e.measure == "summons"]
    assert summons.window is not None
    assert summons.window.first == summons.window.last == date(2024, 5, 14)
    assert summons.date_basis is DateBasis.RELATIVE


def test_two_mentions_of_an_arrest_are_one_event(story: CodedDocument) -> None:
    (arrest,) = [e for e in story.events if e.measure == "detention"]
    assert len(arrest.all_evidence) == 2
    assert arrest.dyads == (("BLR", "EST"),)
    assert arrest.window is not None
    assert arrest.window.first == date(2024, 5, 12)


def test_background_keeps_its_own_date(story: CodedDocument) -> None:
    (closing,) = [e for e in story.events if e.measure == "centre-closed"]
    assert closing.window is not None
    assert (closing.window.first, closing.window.last) == (date(2021, 3, 1), date(2021, 3, 31))


def test_an_act_is_an_incident_with_a_readable_label_and_so_is_an_accident(story: CodedDocument) -> None:
    labels = [i.label for i in story.incidents]
    assert any("Estonian teachers in Minsk" in label and "12 May 2024" in label for label in labels), labels
    assert any("airliner" in label and "April 2024" in label for label in labels), labels


def test_in_response_links_the_expulsion_to_the_arrest(story: CodedDocument) -> None:
    measures = {e.id: e.measure for e in story.events}
    stated = {
        (measures[r.cause], measures[r.effect])
        for r in story.responses
        if r.basis is ResponseBasis.STATED and r.evidence
    }
    assert ("detention", "expulsion") in stated
    assert ("detention", "protest-note") in stated


def test_without_a_day_of_publication_no_date_is_invented(coder: Coder) -> None:
    coded = coder.code(make_document("Chile expelled two Peruvian diplomats on Tuesday.", published=None))
    assert [(e.window, e.date_basis) for e in coded.events] == [(None, None)]


def test_captions_are_not_coded(coder: Coder) -> None:
    text = "Chile expelled a Peruvian diplomat.\nPeru recalled its ambassador from Chile."
    document = make_document(text, published=DAY)
    cut = text.index("\n") + 1
    blocks = (Block(0, cut, BlockKind.BODY), Block(cut, len(text), BlockKind.CAPTION))
    marked = type(document)(**{**document.__dict__, "blocks": blocks})
    assert {e.measure for e in coder.code(marked).events} == {"expulsion"}


def test_the_same_document_gives_the_same_record_alone_and_in_a_batch(coder: Coder, story: CodedDocument) -> None:
    other = make_document("Chile expelled two Peruvian diplomats.", ident="other", published=DAY)
    batch = list(coder.code_many([other, make_document(STORY, ident="story", published=DAY), other]))
    assert coded_to_json(batch[1]) == coded_to_json(story)
    assert batch[0] == batch[2]
    assert coded_from_json(coded_to_json(story, with_text=True)) == story


def test_an_empty_document_has_an_empty_record(coder: Coder) -> None:
    coded = coder.code(make_document("", published=DAY))
    assert (coded.events, coded.incidents, coded.responses) == ((), (), ())
