"""Names and contexts from general knowledge: each line of the table says what a word stands for there."""

from pathlib import Path

import pytest
from spacy.language import Language

from graph.coding.cast import Cast
from graph.coding.entities import find_cast
from graph.coding.parsing import parse
from graph.lexicon.actors import load_actors
from graph.model import make_document

_TABLE = Path(__file__).with_name("names_and_contexts.txt")
_ROWS = [
    tuple(part.strip() for part in line.split("|"))
    for line in _TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def cast_of(text: str, nlp: Language) -> Cast:
    document = make_document(text)
    return find_cast(parse(document, nlp), document, load_actors())


def test_the_table_is_long_enough() -> None:
    assert len(_ROWS) >= 250


@pytest.mark.parametrize(("text", "word", "expected"), _ROWS, ids=[f"{row[1]}: {row[0][:50]}" for row in _ROWS])
def test_a_name_stands_for_what_the_context_says(text: str, word: str, expected: str, nlp: Language) -> None:
    cast = cast_of(text, nlp)
    token = next(token for token in cast.doc if token.text == word)
    kind, _, value = expected.partition(" ")
    parties = cast.parties(token)
    owners = {owner.state for owner in cast.owners(token)}
    found = {
        "party": value in {party.state for party in parties},
        "national": (value, True) in {(party.state, party.is_national) for party in parties},
        "nobody": not any(party.state for party in parties),
        "place": not parties and (cast.place(token) or ("", None))[1] == value,
        "owner": value in owners or (value == "none" and not owners),
        "entity": value in {entity.id for entity in cast.entities},
        "no-entity": value not in {entity.id for entity in cast.entities},
    }
    assert found[kind], (parties, owners, cast.place(token), [entity.id for entity in cast.entities])
