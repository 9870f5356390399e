"""Texts with other states in them: the marks stay on their words, and speak of the new states."""

import random

from graph.ontology import load_ontology
from graph.reading.corpus.form import read_marked
from graph.reading.corpus.marked import MarkedDocument
from graph.reading.renaming import renamed

BODY = (
    "[p:state:PER|Peru] {e1 ACCUSE a=p r=c t=t1|blamed} "
    "[c:official:CHL|Chilean President Ana Soto] <t1 2031-03-03|on Monday>. "
    "[c|She] was in Lima."
)


def document(body: str = BODY) -> MarkedDocument:
    return read_marked(f"t | 2031-03-05 | paper\n# News\n\n{body}", load_ontology())


def test_names_and_marks_change_together() -> None:
    before, after = document(), renamed(document(), random.Random(1))
    peru, chile = (after.entities[ident] for ident in "pc")
    assert {peru.state, chile.state}.isdisjoint({"PER", "CHL", None})
    assert "Peru" not in after.text
    assert "Lima" not in after.text
    assert [span.of(after.text) for span in after.acts["e1"].spans] == ["blamed"]
    assert [span.of(after.text) for span in after.times["t1"].spans] == ["on Monday"]
    assert chile.spans[0].of(after.text).endswith(" President Ana Soto")
    assert after.acts.keys() == before.acts.keys()


def test_the_same_number_gives_the_same_text() -> None:
    assert renamed(document(), random.Random(4)).text == renamed(document(), random.Random(4)).text


def test_a_text_without_states_stays_as_it_is() -> None:
    plain = document("It rained all day.")
    assert renamed(plain, random.Random(1)) is plain


def test_a_state_whose_palace_is_named_keeps_its_name() -> None:
    """No other state has a Kremlin."""
    text = document("[r:state:RUS|Russia] {e1 ACCUSE a=r r=p|blamed} [p:state:PER|Peru]. The [r|Kremlin] was angry.")
    after = renamed(text, random.Random(1))
    assert after.entities["r"].state == "RUS"
    assert after.entities["p"].state != "PER"
