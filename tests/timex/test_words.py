"""The examples of data/lexicon/dates/expressions.yaml, each in a sentence of its own; a wrong entry is refused."""

from pathlib import Path

import pytest

from graph.errors import DataError
from graph.lexicon.dates import TimeExample, load_date_words, load_time_words, read_time_words
from graph.resources import data_path
from graph.timex import Context, find, resolve
from tests.timex.days import PUBLISHED, TOLD, window

EXAMPLES = load_time_words().examples


@pytest.mark.parametrize("example", EXAMPLES, ids=[e.phrase for e in EXAMPLES])
def test_an_example_has_the_value_that_stands_with_it(example: TimeExample) -> None:
    found = find(f"The envoy left {example.phrase}.")
    if example.value is None:
        assert found == ()
        return
    (expression,) = found
    context = Context(window(str(TOLD)), future=example.ahead or None)
    resolved = resolve(expression, published=PUBLISHED, context=context)
    assert resolved is not None
    assert resolved.window == window(example.value)


def test_the_examples_are_read_against_the_days_that_the_file_names() -> None:
    assert f"{{published: {PUBLISHED}, told: {TOLD}}}" in data_path("lexicon", "dates", "expressions.yaml").read_text()


def test_every_word_of_a_feast_or_a_day_is_found() -> None:
    words = load_time_words()
    for phrase in [*words.around, *(feast.title().replace("'S", "'s") for feast in words.feasts)]:
        assert len(find(f"The envoy left {phrase}.")) == 1, phrase


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("unit: week, count: 1", "unit: wek, count: 1", "wek"),
        ("days: [1, 1]", "days: [1, 0]", "tomorrow"),
        ("bound: limit", "bound: never", "never"),
        ("part: mid", "part: middle", "middle"),
        ("words: [tomorrow]", "words: [today]", "today stands in two entries"),
        ("words: [put, cut", "words: [will, cut", "will stands in two entries"),
    ],
)
def test_a_wrong_entry_is_refused_by_name(tmp_path: Path, old: str, new: str, problem: str) -> None:
    path = tmp_path / "expressions.yaml"
    path.write_text(data_path("lexicon", "dates", "expressions.yaml").read_text().replace(old, new))
    with pytest.raises(DataError, match=problem):
        read_time_words(path, load_date_words())
