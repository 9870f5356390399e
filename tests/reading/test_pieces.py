"""Word pieces, and the windows that they are read in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import make_document
from graph.reading.annotation import Span
from graph.reading.pieces import LONGEST, Cutter, Window, around, ask, sentences_between, windows
from tests.reading.pieces import make_cutter, sentences_of

sizes = st.lists(st.integers(1, LONGEST - 2) | st.integers(1, 30), max_size=40)


@pytest.fixture(scope="module")
def cutter(tmp_path_factory: pytest.TempPathFactory) -> Cutter:
    folder: Path = tmp_path_factory.mktemp("tokenizer")
    return make_cutter(folder)


@given(sizes)
def test_every_sentence_is_core_of_exactly_one_window(given_sizes: list[int]) -> None:
    sentences = sentences_of(given_sizes)
    cores = [sentence for window in windows(sentences) for sentence in window.sentences[window.core :]]
    assert cores == sentences


@given(sizes)
def test_no_window_is_over_its_limit(given_sizes: list[int]) -> None:
    for window in windows(sentences_of(given_sizes)):
        assert len(window.offsets) == len(window.shapes) == len(window.ids(1, 2)) <= LONGEST


@given(sizes)
def test_a_window_is_a_stretch_of_the_document(given_sizes: list[int]) -> None:
    sentences = sentences_of(given_sizes)
    for window in windows(sentences):
        first = sentences.index(window.sentences[0])
        assert list(window.sentences) == sentences[first : first + len(window.sentences)]


def test_pieces_stand_for_their_characters(cutter: Cutter) -> None:
    text = "Peru's envoy left NATO. It cost 7 €!"
    (window,) = windows(cutter.cut(make_document(text)))
    pieces = [text[start:end] for start, end in window.offsets[1:-1]]
    assert "".join(pieces) == text.replace(" ", "")


@given(st.text(max_size=80))
def test_offsets_are_true_to_any_text(cutter: Cutter, text: str) -> None:
    for sentence in cutter.cut(make_document(text)):
        assert len(sentence.ids) == len(sentence.offsets) == len(sentence.shapes) == len(sentence)
        assert all(sentence.span.start <= start <= end <= sentence.span.end for start, end in sentence.offsets)


def test_a_sentence_longer_than_a_window_is_cut(cutter: Cutter) -> None:
    text = "word " * 300 + "end."
    parts = cutter.cut(make_document(text))
    assert [len(part) for part in parts] == [LONGEST - 2, LONGEST - 2, 4 * 300 + 4 - 2 * (LONGEST - 2)]


@pytest.mark.parametrize(("word", "shape"), [("peru", 0), ("Peru", 1), ("NATO", 2), ("7th", 3), ("?", 4), ("A", 1)])
def test_a_piece_has_the_shape_of_its_word(cutter: Cutter, word: str, shape: int) -> None:
    (sentence,) = cutter.cut(make_document(word))
    assert set(sentence.shapes) == {shape}


def test_pieces_of_a_span_and_back(cutter: Cutter) -> None:
    text = "Peru left. Chile stayed."
    (window,) = windows(cutter.cut(make_document(text)))
    span = Span(11, 16)
    place = window.pieces(span)
    assert place is not None
    assert window.span(*place) == span
    assert window.pieces(Span(10, 11)) is None


def test_a_trigger_is_asked_about_with_what_stands_before_it() -> None:
    sentences = sentences_of([50, 50, 50, 50])
    window = around(sentences, sentences[2].span, 112)
    assert window == Window(tuple(sentences[1:3]), 1)


def test_a_headline_is_asked_about_with_what_follows() -> None:
    sentences = sentences_of([10, 10, 10])
    assert around(sentences, sentences[0].span, 112) == Window(tuple(sentences[:2]), 0)


def test_nothing_is_asked_about_words_outside_all_sentences() -> None:
    assert ask(sentences_of([5]), Span(5, 6)) is None


@pytest.mark.parametrize(("one", "other", "between"), [(0, 0, 0), (0, 1, 1), (2, 0, 2)])
def test_sentences_between(one: int, other: int, between: int) -> None:
    sentences = sentences_of([3, 3, 3])
    spans = [Span(s.span.start, s.span.start + 1) for s in sentences]
    assert sentences_between(Window(tuple(sentences), 0), spans[one], spans[other]) == between
