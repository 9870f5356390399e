"""The shipped pipeline loads, is small, gives the same answer twice, and finds who did what to whom."""

import time
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graph.errors import PipelineError
from graph.language.pipeline import load_pipeline
from graph.resources import data_path

LARGEST_SIZE = 25_000_000
SLOWEST_LOAD = 1.5  # seconds of processor time, so that a busy machine does not fail it
TEXT = "Azerbaijan summoned the Russian ambassador on Tuesday. Moscow expelled two diplomats in response."

SUBJECTS_AND_OBJECTS = [
    ("Azerbaijan summoned the Russian ambassador on Tuesday.", "summon", "Azerbaijan", "ambassador"),
    ("Moscow expelled two British diplomats in retaliation.", "expel", "Moscow", "diplomat"),
    ("The foreign ministry lodged a formal protest with Baku.", "lodge", "ministry", "protest"),
    ("On Monday, Poland recalled its envoy from Minsk.", "recall", "Poland", "envoy"),
    ("Iran has condemned the raid and closed its embassy.", "condemn", "Iran", "raid"),
    ("Police detained seven employees of the news agency.", "detain", "Police", "employee"),
    ("The ambassador, who had denied the charge, left Moscow on Friday.", "leave", "ambassador", "Moscow"),
    pytest.param(
        "The president, who was visiting Ankara, cancelled the meeting.",
        "cancel",
        "president",
        "meeting",
        marks=pytest.mark.xfail(
            reason="these weights take the relative clause for the main one; see the card's limits"
        ),
    ),
    ("Turkey accused Greece of violating its airspace.", "accuse", "Turkey", "Greece"),
]


def dependent(doc: Doc, verb: str, labels: set[str]) -> str | None:
    return next((token.lemma_ for token in doc if token.dep_ in labels and token.head.lemma_ == verb), None)


def annotations(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, str(t.head.i)) for t in doc]


@pytest.mark.parametrize(("text", "verb", "subject", "direct_object"), SUBJECTS_AND_OBJECTS)
def test_subject_and_object(shipped: Language, text: str, verb: str, subject: str, direct_object: str) -> None:
    doc = shipped(text)
    found = dependent(doc, verb, {"nsubj"}), dependent(doc, verb, {"obj"})
    assert tuple(str(word).lower() for word in found) == (subject.lower(), direct_object.lower())


def test_passive_has_patient_and_agent(shipped: Language) -> None:
    doc = shipped("Two diplomats were expelled by Moscow on Friday.")
    assert dependent(doc, "expel", {"nsubj:pass"}) == "diplomat"
    assert dependent(doc, "expel", {"obl", "obl:agent"}) == "Moscow"


def test_labels_are_universal_dependencies(shipped: Language) -> None:
    assert {"nsubj", "nsubj:pass", "obj", "obl", "nmod", "acl:relcl"} <= set(shipped.pipe_labels["parser"])


def test_same_text_same_answer(shipped: Language) -> None:
    again = load_pipeline()
    alone, in_company = again(TEXT), list(again.pipe(["Another text entirely.", TEXT]))[1]
    assert annotations(shipped(TEXT)) == annotations(alone) == annotations(in_company)


def test_paragraphs_do_not_disturb_each_other(shipped: Language) -> None:
    doc = shipped("Baku expels diplomats\n\nMoscow protested on Friday.")
    assert [sentence.text.strip() for sentence in doc.sents] == ["Baku expels diplomats", "Moscow protested on Friday."]
    assert dependent(doc, "protest", {"nsubj"}) == "Moscow"


def test_odd_texts_do_not_break_it(shipped: Language) -> None:
    for text in ("", " ", "\n\n", "…", "?!", "“”", "5", "é" * 500):
        assert shipped(text).text == text


def test_the_folder_is_small() -> None:
    files = [file for file in data_path("pipeline").rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) <= LARGEST_SIZE


def test_the_card_gives_licence_and_sources() -> None:
    card = data_path("pipeline", "README.md").read_text(encoding="utf-8")
    assert all(fact in card for fact in ("CC BY-SA 4.0", "UD_English-EWT", "2025-05", "CC BY-SA 3.0"))


def test_loading_is_quick(shipped: Language) -> None:
    begin = time.process_time()
    load_pipeline()
    assert time.process_time() - begin < SLOWEST_LOAD


def test_a_name_that_is_not_installed_is_said_so() -> None:
    with pytest.raises(PipelineError, match="en_nowhere"):
        load_pipeline("en_nowhere")


def test_a_pipeline_without_universal_dependencies_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match="Universal Dependencies"):
        load_pipeline(str(tmp_path / "blank"))
