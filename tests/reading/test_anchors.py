"""Names of states and bodies in a text."""

import pytest

from graph.lexicon.actors import load_actors
from graph.reading.anchors import Anchor, find_anchors


def found(text: str) -> list[Anchor]:
    return find_anchors(text, load_actors())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Peru protested.", [("Peru", "PER")]),
        ("The Peruvian envoy left Santiago.", [("Peruvian", "PER"), ("Santiago", "CHL")]),
        ("NATO met.", [("NATO", "NATO")]),
        ("The United States and the U.S. are one.", [("United States", "USA"), ("U.S.", "USA")]),
        ("Nobody spoke.", []),
        ("", []),
    ],
)
def test_names_with_what_they_speak_of(text: str, names: list[tuple[str, str]]) -> None:
    told = dict.fromkeys((anchor.span.of(text), anchor.code) for anchor in found(text))
    assert list(told) == names


@pytest.mark.parametrize(
    ("text", "is_name", "is_body"),
    [("Peru", True, False), ("NATO", True, True), ("Peruvian", False, False), ("Lima", False, False)],
)
def test_a_state_or_body_is_a_name_of_its_own(text: str, is_name: bool, is_body: bool) -> None:
    anchor = found(text)[0]
    assert (anchor.is_name, anchor.is_body) == (is_name, is_body)


def test_anchors_come_in_the_order_of_the_text() -> None:
    spans = [anchor.span for anchor in found("Chile, Peru, NATO and Bolivia met in Lima with the Chilean envoy.")]
    assert spans == sorted(spans)
