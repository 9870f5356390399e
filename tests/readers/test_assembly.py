import pytest

from graph.model import content_hash
from graph.readers import read_bytes
from graph.readers.assembly import slug

SENTENCE = "Ruritania summoned the ambassador of Syldavia on Wednesday, officials said."


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("Note verbale (déf.) 2024_07.txt", "note-verbale-def-2024-07"),
        ("../../etc/passwd", "passwd"),
        ("<script>.txt", "script"),
        ("a" * 300 + ".txt", "a" * 100),
    ],
)
def test_the_id_is_the_name_in_safe_letters(name: str, ident: str) -> None:
    assert read_bytes(SENTENCE.encode(), name).id == ident


def test_a_name_without_any_safe_letter_is_replaced_by_the_content() -> None:
    document = read_bytes(SENTENCE.encode(), "нота.txt")
    assert document.id == content_hash(SENTENCE, None)[:16] == document.sha256[:16]


def test_the_slug_of_a_slug_is_itself() -> None:
    assert slug(slug("Ünder  the_Sea--7")) == slug("Ünder  the_Sea--7")


def test_a_text_without_a_title_line_is_called_by_its_beginning() -> None:
    long = " ".join([SENTENCE] * 5)
    assert read_bytes(SENTENCE.encode(), "a.txt").title == SENTENCE
    title = read_bytes(long.encode(), "a.txt").title
    assert len(title) <= 162
    assert title.endswith(" …")
    assert long.startswith(title.removesuffix(" …"))


def test_the_source_that_the_user_gives_wins() -> None:
    text = f"---\nsource: The Courier\n---\n{SENTENCE}"
    assert read_bytes(text.encode(), "a.md").source == "The Courier"
    assert read_bytes(text.encode(), "a.md", source="own archive").source == "own archive"
