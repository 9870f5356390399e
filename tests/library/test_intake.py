import pytest

from graph.library import Library
from graph.library.intake import Intake, in_batches
from graph.library.naming import alike
from graph.model import make_document
from tests.library.records import coded

STORY = "Peru on Tuesday expelled two Chilean diplomats over what it called interference in its affairs."


def article(text, ident="story"):
    return make_document(text, ident=ident)


@pytest.fixture
def library(tmp_path):
    library = Library.create(tmp_path / "library")
    library.add([coded("story", text=STORY)])
    return library


def test_a_known_text_is_passed_over_under_any_name(library):
    intake = Intake(library)
    known = coded("story", text=STORY).document
    assert list(intake.fresh([known, known])) == []
    assert intake.known == 2


def test_a_changed_article_keeps_its_id(library):
    changed = article(STORY.replace("two", "three"))
    assert list(Intake(library).fresh([changed])) == [changed]


def test_another_article_of_that_name_gets_an_id_of_its_own(library):
    other = article("Bolivia recalled its ambassador.")
    [fresh] = Intake(library).fresh([other])
    assert fresh.id == f"story-{other.sha256[:8]}"


def test_two_files_of_one_name_in_one_run_are_two_documents(library):
    one, two = article("First of them.", "note"), article("First of them, but longer.", "note")
    assert [d.id for d in Intake(library).fresh([one, two])] == ["note", f"note-{two.sha256[:8]}"]


def test_what_is_no_document_passes_through(library):
    assert list(Intake(library).fresh(["a problem"])) == ["a problem"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (STORY, STORY, True),
        (STORY, STORY + " Chile protested.", True),
        (STORY, "Bolivia recalled its envoy.", False),
        ("", "", True),
    ],
)
def test_versions_share_half_of_their_words(one, other, expected):
    assert alike(one, other) is expected
    assert alike(other, one) is expected


def test_batches_end_when_full_or_when_it_is_time():
    assert list(in_batches(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(in_batches(range(3), 9, lambda: True)) == [[0], [1], [2]]
    assert list(in_batches([], 2)) == []
