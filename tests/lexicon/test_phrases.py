"""The phrase table: the longest entry wins, and writing counts."""

from hypothesis import given
from hypothesis import strategies as st

from graph.lexicon.phrases import PhraseTable, atoms
from graph.lexicon.slugs import slug


def table(*phrases: str) -> PhraseTable[str]:
    made: PhraseTable[str] = PhraseTable()
    for phrase in phrases:
        made.add(phrase, phrase)
    return made


def find(made: PhraseTable[str], text: str) -> tuple[str, ...]:
    hit = made.find([atoms(word) for word in text.split()], 0)
    return hit[1] if hit else ()


def test_the_longest_entry_wins() -> None:
    assert find(table("Guinea", "Guinea Bissau"), "Guinea Bissau said") == ("Guinea Bissau",)


def test_an_entry_never_ends_inside_a_word() -> None:
    assert find(table("Mali", "Oman"), "Malian") == ()


def test_a_name_wants_its_capital_and_an_acronym_all_of_them() -> None:
    made = table("Turkey", "US")
    assert [find(made, text) for text in ("Turkey", "TURKEY", "turkey", "US", "us", "Us")] == [
        ("Turkey",),
        ("Turkey",),
        (),
        ("US",),
        (),
        (),
    ]


def test_dots_accents_and_apostrophes_do_not_count() -> None:
    made = table("UN", "Élysée", "Côte d'Ivoire")
    assert find(made, "U.N.") == ()  # two letters apart: the lexicon lists both writings
    assert find(made, "Elysee") == ("Élysée",)
    assert find(made, "Cote d’Ivoire") == ("Côte d'Ivoire",)


@given(st.lists(st.text("abcdef", min_size=1, max_size=3), min_size=1, max_size=5))
def test_what_was_added_is_found(words: list[str]) -> None:
    phrase = " ".join(words)
    assert find(table(phrase), phrase) == (phrase,)


@given(st.text(max_size=30))
def test_a_slug_is_its_own_slug(name: str) -> None:
    assert slug(slug(name)) == slug(name)
