"""The snapshot as a text: what it holds, what it does not hold, and that it is the same each time."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from graph.charts.colors import contrast
from graph.exports.html import network_html
from graph.exports.inline import resource
from graph.exports.styling import NODE_STYLES, TINTS
from graph.model import Collection
from tests.exports.conftest import PAYLOADS, hostile
from tests.factory import collection, event


class _Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_two_runs_give_the_same_page(crisis: Collection) -> None:
    assert network_html(crisis) == network_html(crisis)


def test_the_page_is_not_changed_by_the_order_of_globals(crisis: Collection) -> None:
    first = network_html(crisis)
    network_html(hostile())
    assert network_html(crisis) == first


def test_no_tag_points_outside_the_file(crisis: Collection) -> None:
    tags = _Tags(network_html(crisis)).seen
    assert not [(tag, a) for tag, a in tags if {"src", "href", "action", "srcset", "data"} & set(a)]


def test_the_policy_allows_only_the_scripts_of_the_page(crisis: Collection) -> None:
    meta = next(a for tag, a in _Tags(network_html(crisis)).seen if a.get("http-equiv") == "Content-Security-Policy")
    policy = str(meta["content"])
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-eval" not in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]


def test_the_page_says_title_filters_day_and_counts(crisis: Collection) -> None:
    page = network_html(crisis, title="Ship & crew", filters_in_words="only Portugal <> Sweden", as_of=date(2031, 6, 3))
    assert "<h1><bdi>Ship &amp; crew</bdi></h1>" in page
    assert "only Portugal &lt;&gt; Sweden" in page
    assert "as of 3 June 2031" in page
    assert "30 acts between 14 entities, 4 incidents, from 8 documents" in page


def test_without_a_title_the_busiest_pair_and_the_period_stand_there(crisis: Collection) -> None:
    assert "<title>Portugal and Sweden, 3 March 2031 to 20 June 2031</title>" in network_html(crisis)


def test_hostile_texts_open_no_tag_of_their_own() -> None:
    page = network_html(hostile(), title=PAYLOADS[0], filters_in_words=PAYLOADS[1])
    tags = [tag for tag, _ in _Tags(page).seen]
    assert not {"iframe", "link", "a", "svg"} & set(tags)
    assert tags.count("img") == 1
    assert tags.count("script") == 3
    assert not [(tag, name) for tag, a in _Tags(page).seen for name in a if name.startswith("on")]
    page.encode("utf-8")


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\u202e", "\ud800"])
def test_characters_that_mislead_or_break_do_not_get_in(character: str) -> None:
    assert character not in re.sub(r"<script>.*?</script>", "", network_html(hostile()), flags=re.DOTALL)


def test_every_sentence_stands_in_the_page_even_without_scripts(crisis: Collection) -> None:
    body = network_html(crisis).split("<tbody>")[1].split("</tbody>")[0]
    assert body.count('class="sentence"') == sum(len(e.all_evidence) for e in crisis.events)


@pytest.mark.parametrize("theme", [":root{", ":root.dark{"])
def test_every_colour_stands_out_from_its_ground(theme: str) -> None:
    rule = resource("snapshot.css").split(theme)[1].split("}")[0]
    colors = dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})\b", rule))
    grounds = dict(re.findall(r"--(ground|raised):(#[0-9a-f]{3,6})\b", rule))
    ground = grounds["ground"] if len(grounds["ground"]) == 7 else "#ffffff"
    marks = {*NODE_STYLES, *(name for name, _ in TINTS), "response", "accent", "link"}
    assert marks <= set(colors)
    assert {
        name: round(contrast(colors[name], ground), 1) for name in marks if contrast(colors[name], ground) < 3
    } == {}


def test_an_empty_collection_gives_a_page() -> None:
    assert "0 acts between 0 entities" in network_html(Collection())


def test_an_act_of_unknown_date_is_shown_without_one() -> None:
    assert "no date" in network_html(collection(event(when=None)))
