"""Embedded charts: addresses, labels, who may frame them, snippets."""

from datetime import date
from html.parser import HTMLParser

import pytest

from graph.errors import DemarcheError
from graph.exports.embed import (
    EmbedQuestion,
    embed_page,
    embedded_chart,
    oembed,
    question_of,
    question_of_address,
    snippet,
)
from graph.model import Collection
from tests.exports.conftest import hostile

BASE = "http://127.0.0.1:8050"
TENSION = EmbedQuestion("tension", dyad="PRT-SWE")


@pytest.mark.parametrize(
    "question",
    [
        EmbedQuestion("tension"),
        EmbedQuestion("ladder", "PRT>SWE", date(2031, 3, 1), date(2031, 4, 1), date(2031, 3, 20), "dark"),
    ],
)
def test_an_address_leads_back_to_its_question(question: EmbedQuestion) -> None:
    assert question_of_address(BASE + question.path()) == question


@pytest.mark.parametrize(
    ("name", "values", "sentence"),
    [
        ("../secret", {}, "There is no chart"),
        ("tension", {"theme": "pink"}, "There is no theme"),
        ("tension", {"from": "yesterday"}, "is no day"),
        ("tension", {"dyad": "<script>"}, "names no dyad"),
    ],
)
def test_what_cannot_be_read_is_told(name: str, values: dict[str, str], sentence: str) -> None:
    with pytest.raises(DemarcheError, match=sentence):
        question_of(name, values)


def test_a_live_chart_and_a_frozen_one_say_which_they_are(crisis: Collection) -> None:
    assert embedded_chart(crisis, TENSION).label == "Live; latest document of 2 June 2031."
    frozen = EmbedQuestion("tension", dyad="PRT-SWE", frozen=date(2031, 3, 20))
    assert embedded_chart(crisis, frozen).label == "Frozen as of 20 March 2031."


def test_the_header_says_who_may_frame_and_lets_only_the_pages_scripts_run(crisis: Collection) -> None:
    page = embed_page(
        embedded_chart(crisis, TENSION), TENSION, plotly_address="/plotly.js", base=BASE, ancestors=("https://a.org",)
    )
    assert page.policy.endswith("frame-ancestors https://a.org")
    assert "unsafe-inline" not in page.policy.split("script-src")[1].split(";")[0]
    assert len(page.html) < 60_000


@pytest.mark.parametrize("ancestor", ["https://a.org; script-src *", "*", "a.org\r\nX: y", "data:"])
def test_no_ancestor_ends_the_header(ancestor: str, crisis: Collection) -> None:
    with pytest.raises(DemarcheError, match="is no origin"):
        embed_page(embedded_chart(crisis, TENSION), TENSION, plotly_address="/p", base=BASE, ancestors=(ancestor,))


def test_oembed_answers_as_its_specification_asks(crisis: Collection) -> None:
    answer = oembed(embedded_chart(crisis, TENSION), TENSION, base=BASE, widest=500)
    assert {"version", "type", "title", "html", "width", "height"} <= set(answer)
    assert (answer["version"], answer["type"], answer["width"]) == ("1.0", "rich", 500)


def test_hostile_texts_open_no_tag_in_page_or_snippet() -> None:
    drawn = embedded_chart(hostile(), EmbedQuestion("activity"))
    page = embed_page(drawn, EmbedQuestion("activity"), plotly_address="/p.js", base=BASE).html
    pasted = snippet(drawn, EmbedQuestion("activity"), base=BASE, picture_address=BASE + "/picture.png")
    tags: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append(tag)
            assert not [name for name, _ in attrs if name.startswith("on")]

    Tags().feed(page)
    assert tags.count("script") == 3
    assert "img" not in tags
    tags.clear()
    Tags().feed(pasted)
    assert [tag for tag in tags if tag != "noscript"] == ["figure", "iframe", "img", "figcaption", "a"]
