"""What a person is called."""

import pytest

from graph.lexicon.actors import load_actors
from graph.reading.surnames import surname


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Kenyan Foreign Minister Wanjiru Kamau", "kamau"),
        ("Kamau", "kamau"),
        ("Ambassador José Álvarez", "alvarez"),
        ("Secretary-General Anna-Maria O’Neill", "o'neill"),
        ("Foreign Minister", ""),
        ("the president", ""),
        ("Peru's ambassador to Quito", ""),
        ("he", ""),
        ("", ""),
    ],
)
def test_surname(mention: str, name: str) -> None:
    assert surname(mention, load_actors()) == name
