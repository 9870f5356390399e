"""Days and numbers as the reader's browser has them; two readers at once do not disturb each other."""

import pytest
from flask import Flask

from dashboard import locale
from dashboard.wording import count_in_words, day_in_words, span_in_words
from tests.factory import day


@pytest.fixture
def server() -> Flask:
    made = Flask("said")
    locale.register(made)

    @made.get("/")
    def say() -> str:
        same, other = (day("2031-03-05"), day("2031-03-09")), (day("2031-02-27"), day("2031-03-05"))
        words = [day_in_words(same[0]), span_in_words(*same), span_in_words(*other), count_in_words(1204000, "event")]
        return " | ".join(words)

    return made


@pytest.mark.parametrize(
    ("accepted", "said"),
    [
        ("en-GB", "5 March 2031 | 5 to 9 March 2031 | 27 February to 5 March 2031 | 1,204,000 events"),
        ("en-US,en;q=0.9", "March 5, 2031 | March 5 to 9, 2031 | February 27 to March 5, 2031 | 1,204,000 events"),
        ("en-IN", "5 March 2031 | 5 to 9 March 2031 | 27 February to 5 March 2031 | 12,04,000 events"),
        ("de-DE,de;q=0.9", "5 March 2031 | 5 to 9 March 2031 | 27 February to 5 March 2031 | 1,204,000 events"),
        ("", "5 March 2031 | 5 to 9 March 2031 | 27 February to 5 March 2031 | 1,204,000 events"),
    ],
)
def test_days_and_numbers_are_those_of_the_reader(server: Flask, accepted: str, said: str) -> None:
    answer = server.test_client().get("/", headers={"Accept-Language": accepted})
    assert answer.text == said


def test_what_one_reader_s_browser_says_does_not_last(server: Flask) -> None:
    client = server.test_client()
    first = client.get("/", headers={"Accept-Language": "en-US"}).text
    assert client.get("/", headers={"Accept-Language": "en-GB"}).text != first
