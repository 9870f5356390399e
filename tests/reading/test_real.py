"""Marks of texts that lie elsewhere."""

import json
import lzma
from pathlib import Path

import pytest

from graph.reading.corpus.real import (
    MissingTextError,
    aligned,
    article_text,
    marks_from_json,
    marks_to_json,
    read_articles,
    read_marks,
)
from tests.reading.texts import FIRST, marked

DOCUMENT = marked(FIRST)


@pytest.mark.parametrize(
    ("title", "text", "whole"),
    [
        ("News", "It rained.", "News\n\nIt rained."),
        (" News ", "", "News"),
        ("News", "News It rained.", "News\n\nIt rained."),
        ("News", "News", "News"),
        ("It rai", "It rained.", "It rained."),
    ],
)
def test_a_headline_is_told_once(title: str, text: str, whole: str) -> None:
    assert article_text(title, text) == whole


def test_articles_by_id(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl.xz"
    rows = [{"id": "a", "title": "News", "text": "It rained."}, {"id": "b", "title": None, "text": "Sun."}]
    path.write_bytes(lzma.compress("\n".join(map(json.dumps, rows)).encode()))
    assert read_articles(path) == {"a": "News\n\nIt rained.", "b": "Sun."}


def test_json_keeps_the_marks_whole(tmp_path: Path) -> None:
    path = tmp_path / "marks.jsonl"
    path.write_text(json.dumps(marks_to_json(DOCUMENT, DOCUMENT.text)) + "\n", encoding="utf-8")
    assert list(read_marks(path, {"t": DOCUMENT.text})) == [DOCUMENT]


def test_json_holds_no_word_of_the_text() -> None:
    assert "ambassador" not in json.dumps(marks_to_json(DOCUMENT, DOCUMENT.text))


def test_the_marked_text_may_end_before_the_whole_one() -> None:
    whole = DOCUMENT.text + " More of it."
    assert marks_from_json(marks_to_json(DOCUMENT, whole), {"t": whole}) == DOCUMENT


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        ({}, "the text t is not there: its marks cannot be used."),
        ({"t": DOCUMENT.text + "!"}, "the text t is not the one that was marked: its marks cannot be used."),
    ],
)
def test_a_missing_or_changed_text_is_told_in_a_sentence(texts: dict[str, str], problem: str) -> None:
    with pytest.raises(MissingTextError) as raised:
        marks_from_json(marks_to_json(DOCUMENT, DOCUMENT.text), texts)
    assert str(raised.value) == problem
    assert raised.value.ident == "t"


def test_marks_move_with_the_blanks_of_a_text() -> None:
    text = DOCUMENT.text.replace(" ", "  ").replace("\n\n", "\n") + " More."
    moved = aligned(DOCUMENT, text)
    assert moved.text == text.removesuffix(" More.")
    assert [span.of(text) for span in moved.acts["e1"].spans] == ["recalled  its  ambassador"]
    assert [span.of(text) for span in moved.entities["chl"].spans] == ["Chile", "Santiago"]
    assert [span.of(text) for span in moved.times["t1"].spans] == ["on  Tuesday"]


def test_a_text_aligned_with_itself_is_unchanged() -> None:
    assert aligned(DOCUMENT, DOCUMENT.text) == DOCUMENT


def test_marks_of_another_text_are_refused() -> None:
    with pytest.raises(ValueError, match="t is not the text that was marked"):
        aligned(DOCUMENT, DOCUMENT.text.replace("Tuesday", "Monday"))
