"""The lists of words beside the act lexicon: loaded whole, checked at load."""

from pathlib import Path

import pytest

from graph.errors import DataError
from graph.lexicon.context import load_context
from graph.lexicon.dates import load_date_words, read_date_words
from graph.lexicon.responses import load_response_words


def test_longer_cues_stand_before_the_cues_that_they_hold() -> None:
    cues = load_response_words().before_cause
    assert cues.index("in response to") < cues.index("after")
    assert list(cues) == sorted(cues, key=len, reverse=True)


def test_weak_cues_are_cues() -> None:
    words = load_response_words()
    assert words.weak < set(words.before_cause)


def test_every_list_of_context_words_holds_words_and_no_truth_values() -> None:
    context = load_context()
    for name in type(context).__dataclass_fields__:
        words = getattr(context, name)
        assert words, name
        assert all(isinstance(word, str) and word == word.lower() for word in words), name


def test_months_and_weekdays_are_complete() -> None:
    words = load_date_words()
    assert set(words.months.values()) == set(range(1, 13))
    assert set(words.weekdays.values()) == set(range(7))


def test_a_vague_word_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("months: {}\nweekdays: {}\nnumbers: {}\nseasons: {}\nvague: {lately: [1, 30]}\nbefore: []\n")
    with pytest.raises(DataError, match="lately"):
        read_date_words(path)
