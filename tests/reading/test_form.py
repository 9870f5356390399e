"""Marks in the line: what they say, and that each broken one is named."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Status
from graph.ontology import load_ontology
from graph.reading.annotation import MentionType, Span
from graph.reading.corpus.form import MarkError, read_file, read_marked
from tests.reading.texts import FIRST, marked


def test_a_text_is_read_without_its_marks() -> None:
    document = marked(FIRST)
    assert (document.id, document.published, document.outlet) == ("t", date(2031, 3, 5), "paper")
    assert document.title == "News"
    assert document.text == ("News\n\nPeru recalled its ambassador to Chile on Tuesday. Santiago protested.")
    assert document.problems == []


def test_marks_keep_what_they_say() -> None:
    document = marked(FIRST)
    chile, recall, time = document.entities["chl"], document.acts["e1"], document.times["t1"]
    assert (chile.type, chile.state) == (MentionType.STATE, "CHL")
    assert [span.of(document.text) for span in chile.spans] == ["Chile", "Santiago"]
    assert (recall.type, recall.mode, recall.measure) == ("SANCTION", "withdraw", "recall")
    assert (recall.actors, recall.recipients, recall.time, recall.status) == (["per"], ["chl"], "t1", Status.OCCURRED)
    assert document.acts["e2"].causes == ["e1"]
    assert (time.value, [span.of(document.text) for span in time.spans]) == ("2031-03-04", ["on Tuesday"])


def test_several_states_and_none() -> None:
    document = marked("[a:agency:FRA/GBR|They] met [b:person:-|someone] and [c:official:FRA|her].")
    assert document.entities["a"].states == ("FRA", "GBR")
    assert document.entities["b"].states == ()
    assert document.states_of(["c", "a", "b"]) == ["FRA", "GBR"]


def test_a_backslash_makes_a_sign_plain() -> None:
    assert marked(r"It said \[sic\] and 3 \< 4.").text == "News\n\nIt said [sic] and 3 < 4."


PERU, CHILE = "[per:state:PER|Peru]", "[chl:state:CHL|Chile]"


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("a [ b", "a '[' stands alone in "),
        ("a } b", "a '}' stands alone in "),
        ("[per|Peru]", "entity per has no first mention"),
        ("[per:land:PER|Peru]", "[per:land:PER| is not [id:type:STATE|"),
        ("[per:state|Peru]", "[per:state| is not [id:type:STATE|"),
        (f"{PERU} {PERU}", "entity per is introduced twice"),
        ("[per:state:Peruvian Republic|Peru]", "entity per has a state 'Peruvian Republic' that is no code"),
        ("<t1 soon|then>", "<t1 soon| is not <id value|"),
        ("<t1 2031-3-4|then>", "<t1 2031-3-4| is not <id value|"),
        ("<t1|then>", "<t1| is not <id value|"),
        ("{e1|protested}", "act e1 has no first mention"),
        ("{e1 ACCUSE|said} {e1 ACCUSE|said}", "act e1 is introduced twice"),
        ("{e1 ACCUSE x=y|said}", "act e1 has fields ['x=y']"),
        ("{e1 ACCUSE now|said}", "act e1 has fields ['now']"),
        ("{e1 SHOUT|said}", "act e1 is of no PLOVER type 'SHOUT'"),
        ("{e1 -|said}", "act e1 is of no PLOVER type None"),
        ("{e1 ACCUSE/withdraw|said}", "act e1: ACCUSE has no mode 'withdraw'"),
        ("{e1 ACCUSE/-/shout|said}", "act e1 is no measure 'shout'"),
        ("{e1 ACCUSE s=perhaps|said}", "act e1 has no status 'perhaps'"),
        ("{e1 ACCUSE a=per|said}", "act e1 names no entity per"),
        ("{e1 ACCUSE c=e2|said}", "act e1 answers no act e2"),
        ("{e1 ACCUSE t=t1|said}", "act e1 has no time t1"),
        (f"{PERU} {{e1 ACCUSE a=per r=army|said}} [army:agency:PER|army]", "act e1 has PER on both sides"),
    ],
)
def test_each_kind_of_broken_mark_is_named(body: str, problem: str) -> None:
    assert any(found.startswith(problem) for found in marked(body).problems)


def test_a_headline_is_wanted() -> None:
    document = read_marked("t | 2031-03-05 | paper\nNo headline here.", load_ontology())
    assert document.problems == ["there is no headline line '# ...'"]


@pytest.mark.parametrize(
    "body",
    [
        f"{PERU} {{e1 ACCUSE a=per r=chl|accused}} {CHILE}",
        "[a:state:FRA/GBR|Both] {e1 CONSULT a=a r=a|met}",
        "{e1 ACCUSE a=? r=?|said} <t1 2031-03-01..2031-04|then> <t2 ?|once>",
    ],
)
def test_sound_marks_have_no_problem(body: str) -> None:
    assert marked(body).problems == []


def test_an_error_names_file_document_and_problem() -> None:
    error = MarkError(Path("folder/w1.txt"), "w1-01", "act e1 has no time t1")
    assert str(error) == "w1.txt, w1-01: act e1 has no time t1"


def test_a_file_holds_several_documents(tmp_path: Path) -> None:
    path = tmp_path / "w1.txt"
    path.write_text("=== a | 2031-03-05 | x\n# One\n\nText.\n\n=== b | - | y\n# Two\n\nText.\n", encoding="utf-8")
    documents = list(read_file(path, load_ontology()))
    assert [(d.id, d.published, d.title) for d in documents] == [("a", date(2031, 3, 5), "One"), ("b", None, "Two")]


# A text as parts: words that are marked as an entity, an act, a time, or not at all.
words = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Z"], blacklist_characters="[]{}<>|\\#"), min_size=1)
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)
parts = st.lists(st.tuples(st.sampled_from(["plain", "entity", "act", "time"]), phrases), min_size=1, max_size=8)


def _written(kind: str, number: int, phrase: str) -> str:
    marks = {
        "plain": phrase,
        "entity": f"[n{number}:state:PER|{phrase}]",
        "act": f"{{n{number} ACCUSE|{phrase}}}",
        "time": f"<n{number} 2031-03|{phrase}>",
    }
    return marks[kind]


@given(parts)
def test_what_is_marked_is_what_is_read(given_parts: list[tuple[str, str]]) -> None:
    body = " ".join(_written(kind, i, phrase) for i, (kind, phrase) in enumerate(given_parts))
    document = marked(body)
    assert document.problems == []
    assert document.text == "News\n\n" + " ".join(phrase for _, phrase in given_parts)
    held: dict[str, list[Span]] = {
        ident: mark.spans
        for marks in (document.entities, document.acts, document.times)
        for ident, mark in marks.items()
    }
    wanted = {f"n{i}": [phrase] for i, (kind, phrase) in enumerate(given_parts) if kind != "plain"}
    assert {ident: [span.of(document.text) for span in spans] for ident, spans in held.items()} == wanted
