import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import BlockKind
from graph.readers.junk import RULES, is_furniture, junk_kind
from graph.readers.marking import mark

ARTICLE = """\
Menu
Home > World > Europe
Subscribe Log in

Ministers meet in Vienna after a year of recalled envoys

By Jane Doe
July 3, 2024 09:55 AM GMT+03:00
Delegates arrive at the hall in Vienna. (Photo by John Roe / AFP via Getty Images)
BigPicture
Delegates arrive at the hall in Vienna. (Photo by John Roe / AFP via Getty Images)

The foreign ministers of Ruritania and Syldavia met on Wednesday, officials said.

Advertisement

Ruritania recalled its ambassador in March and expelled two diplomats.

Read more: What the note of protest says

A year of protests

Syldavia answered with a note. "We regret this," the minister said.

File photo of the embassy

What comes next?

The envoys may return before the end of the year.

(Reporting by Jane Doe in Vienna; Editing by John Roe)
Sign up for our newsletter
More from The Courier
Syldavia closes a consulate over the raid
© 2024 The Courier. All rights reserved.
"""


def kinds(text: str) -> list[tuple[str, str]]:
    return [(text[b.start : b.end], b.kind.value) for b in mark(text)]


def kind_of(line: str, text: str = ARTICLE) -> str:
    return next(kind for part, kind in kinds(text) if part.startswith(line))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Menu", "navigation"),
        ("Home >", "navigation"),
        ("Subscribe Log in", "navigation"),
        ("Ministers meet", "title"),
        ("By Jane", "byline"),
        ("July 3", "dateline"),
        ("Delegates", "caption"),
        ("BigPicture", "navigation"),
        ("The foreign ministers", "body"),
        ("Advertisement", "navigation"),
        ("Ruritania recalled", "body"),
        ("Read more", "teaser"),
        ("A year of protests", "heading"),
        ("Syldavia answered", "body"),
        ("File photo", "caption"),
        ("What comes next?", "heading"),
        ("The envoys may", "body"),
        ("(Reporting by", "byline"),
        ("Sign up", "teaser"),
        ("More from", "teaser"),
        ("Syldavia closes", "teaser"),
        ("©", "navigation"),
    ],
)
def test_each_line_of_a_copied_page_is_marked_for_what_it_is(line: str, kind: str) -> None:
    assert kind_of(line) == kind


def test_a_caption_that_is_printed_twice_is_a_caption_both_times_even_without_a_credit() -> None:
    caption = "The two presidents shake hands at a meeting in Vienna on May 1, 2019."
    text = ARTICLE.replace("Advertisement", f"{caption}\n{caption}")
    assert [kind for part, kind in kinds(text) if part == caption] == ["caption", "caption"]


def test_a_title_that_is_printed_twice_is_title_once() -> None:
    title = "Ministers meet in Vienna after a year of recalled envoys"
    text = ARTICLE.replace(title, f"{title}\n\n{title}")
    assert [kind for part, kind in kinds(text) if part == title] == ["title", "navigation"]


@pytest.mark.parametrize("sentence", ["Ruritania expelled the envoy", "Ruritania expelled the envoy.", "Share this"])
def test_a_single_sentence_is_body(sentence: str) -> None:
    assert kinds(sentence) == [(sentence, "body")]


@pytest.mark.parametrize(
    "prefix",
    [
        "VIENNA, July 3 (Reuters) —",
        "VIENNA —",
        "Vienna, 3 July (Interfax) -",
        "VIENNA, Austria (AP) —",
        "VIENNA, July 3. /TASS/.",
        "NEW YORK, July 3, 2024 (Xinhua) --",
        "Vienna (dpa) -",
    ],
)
def test_an_agency_dateline_is_parted_from_its_sentence(prefix: str) -> None:
    sentence = "The envoys met on Wednesday, officials said."
    assert kinds(f"{prefix} {sentence}") == [(prefix, "dateline"), (sentence, "body")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vienna - long a home of talks - received both envoys on Monday.",
        "The minister — a former judge — summoned the envoy.",
        "NATO's secretary general spoke - and left.",
        "Mr Roe (a lawyer) - who was detained - left on Monday.",
    ],
)
def test_a_dash_alone_makes_no_dateline(sentence: str) -> None:
    assert kinds(sentence) == [(sentence, "body")]


def test_hard_wrapped_paragraphs_are_one_block_each() -> None:
    first = (
        "The foreign ministers of Ruritania and Syldavia met on Wednesday for\n"
        "the first time since both countries expelled diplomats last year, as\n"
        "officials of the two governments said."
    )
    second = (
        "The talks lasted for two hours. Neither side announced an agreement,\n"
        "but the Syldavian minister said that ambassadors might return soon."
    )
    text = f"Ministers meet in Vienna after a year\n\n{first}\n{second[:-5]}\nsoon.\n\nBackground\n\n{second}\n"
    assert ("Background", "heading") in kinds(text)
    assert (first, "body") in kinds(text)
    assert (second, "body") in kinds(text)


def test_a_line_that_is_broken_amid_a_sentence_goes_on() -> None:
    broken = "Ruritania will raise the matter at the United Nations\non Thursday, a diplomat said."
    text = (
        f"Envoys called in after raid\nThe envoys were called in on Monday, as officials of both sides said.\n{broken}"
    )
    assert kinds(text)[-1] == (broken, "body")


@pytest.mark.parametrize(
    ("announced", "kind"), [("Ruritania recalled its envoy.", "teaser"), ("Ruritania demands three things:", "body")]
)
def test_short_lines_in_a_row_are_links_unless_a_list_is_announced(announced: str, kind: str) -> None:
    lines = ["Close the new consulate", "Release both reporters", "Pay for the damage done"]
    text = "\n\n".join(["Envoys called in after raid", f"The envoys were called in on Monday. {announced}", *lines])
    marked = dict(kinds(f"{text}\n\nSyldavia refused to do so, officials said."))
    assert [marked[line] for line in lines] == [kind] * 3


def test_the_letterhead_of_a_statement_is_not_its_title() -> None:
    text = (
        "MINISTRY OF FOREIGN AFFAIRS OF RURITANIA\n\nPress release No. 7\n\nStatement on the arrest of two citizens\n\n"
        "The ambassador of Syldavia was handed a note, in which Ruritania:\n\n1. protests;\n\n2. demands a release.\n\n"
        "The Ministry expects a prompt reply\n\nStrelsau, 3 July 2024\n\nPress Service"
    )
    assert [kind for _, kind in kinds(text)] == [
        "navigation", "navigation", "title", "body", "body", "body", "body", "dateline", "navigation"
    ]  # fmt: skip


def test_nothing_below_the_closing_credits_is_text() -> None:
    text = ARTICLE.replace("Sign up for", "Jane Doe reports on Syldavia. She joined the paper in 2010.\nSign up for")
    assert kind_of("Jane Doe reports", text) == "teaser"


def test_a_last_line_without_a_full_stop_is_text() -> None:
    text = (
        "Envoys called in after raid\n\nThe envoys were called in on Monday, officials said.\n\nNobody was hurt there"
    )
    assert kinds(text)[-1][1] == "body"


def test_the_dates_of_a_chronology_are_headings() -> None:
    entry = "Ruritania expelled {} diplomats of Syldavia, the ministry said."
    text = "A year of protests in dates\n\n" + "\n\n".join(
        f"{day} July 2024\n\n{entry.format(day)}" for day in range(2, 6)
    )
    assert [kind for part, kind in kinds(text) if part.endswith("July 2024")] == ["heading"] * 4


@pytest.mark.parametrize(
    ("line", "rule"), [(line, rule) for rule in RULES for line in rule.examples], ids=lambda v: getattr(v, "name", v)
)
def test_every_rule_catches_its_examples(line: str, rule: object) -> None:
    assert rule.pattern.fullmatch(line)  # type: ignore[attr-defined]
    assert junk_kind(line) is not None


@pytest.mark.parametrize("line", [line for rule in RULES for line in rule.counter_examples])
def test_no_rule_catches_a_counter_example(line: str) -> None:
    assert junk_kind(line) is None


@pytest.mark.parametrize("line", ["Ministers meet", "Russia | Ukraine", "The news", "Iran/Iraq talks fail again."])
def test_words_of_the_text_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)


LINES = st.lists(
    st.sampled_from([*ARTICLE.splitlines(), "", " ", "\t- a point", "A. B.", "VIENNA — x", "1", "…", "(", "\u2028"])
    | st.text(max_size=80),
    max_size=30,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_blocks_are_in_order_do_not_overlap_and_hold_all_that_is_not_white_space(lines: list[str], gap: str) -> None:
    text = gap.join(lines)
    blocks = mark(text)
    ends = [0, *(b.end for b in blocks)]
    assert all(end <= b.start < b.end for end, b in zip(ends, blocks, strict=False))
    outside = "".join(text[a:b] for a, b in zip(ends, [*(b.start for b in blocks), len(text)], strict=True))
    assert not re.sub(r"\s", "", outside)
    assert mark(text) == blocks
    assert sum(b.kind is BlockKind.TITLE for b in blocks) <= 1
