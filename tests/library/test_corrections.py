import pytest

from graph.errors import LibraryError, RecordError
from graph.library import Library
from graph.library.store import Store
from graph.model import Status
from graph.model.correction import AddEvent, Change, MergeEntities, MergeEvents, Reject, anchor_of
from tests.crisis import crisis
from tests.factory import event
from tests.library.records import coded, crisis_records

CRISIS = {e.id: e for e in crisis().events}


@pytest.fixture(params=[20_000, 0], ids=["records", "stored rows"])
def library(request, tmp_path):
    Library.create(tmp_path / "library").add(crisis_records())
    return Library(Store.open(tmp_path / "library"), in_memory=request.param)


def ids(library):
    return set(library.events()["id"])


def test_a_correction_is_seen_in_frame_collection_and_document(library):
    library.correct(Reject(anchor_of(CRISIS["c02"])), author="anna", reason="no summons")
    assert "c02" not in ids(library)
    assert "c02" not in {e.id for e in library.collection().events}
    assert "c02" not in {e.id for e in library.document("d1").events}


def test_another_reader_sees_it_too(library):
    reader = Library.open(library.address)
    assert "c02" in ids(reader)
    library.correct(Reject(anchor_of(CRISIS["c02"])), author="anna")
    assert "c02" not in ids(reader)


def test_coded_data_stay_as_coded(library):
    library.correct(Change(anchor_of(CRISIS["c02"]), status=Status.DENIED), author="anna")
    assert list(library.records()) == list(crisis_records())


def test_undo_and_redo_go_back_and_forth(library):
    before = ids(library)
    library.correct(Reject(anchor_of(CRISIS["c02"])), author="anna")
    library.correct(Reject(anchor_of(CRISIS["c03"])), author="anna")
    library.undo(author="anna")
    assert before - ids(library) == {"c02"}
    library.undo(author="anna")
    assert ids(library) == before
    assert library.undo(author="anna") is None
    library.redo(author="anna")
    assert before - ids(library) == {"c02"}
    assert len(library.corrections()) == 5


def test_merged_events_count_once(library):
    action = MergeEvents(anchor_of(CRISIS["c09"]), (anchor_of(CRISIS["c10"]),))
    library.correct(action, author="anna")
    assert "c10" not in ids(library)


def test_merged_entities_are_one_everywhere(library):
    library.correct(MergeEntities("official:PRT/rui-mota", ("official:PRT/ines-vale",)), author="anna")
    sides = {i for row in library.events()[["actors", "recipients"]].to_numpy().ravel() for i in row}
    assert "official:PRT/ines-vale" not in sides


def test_an_event_added_by_hand_is_marked_as_such(library):
    by_hand = event("SWE", "PRT", "recall", "2031-04-01", ident="by-hand", documents=["d6"])
    by_hand = type(by_hand)(**{**by_hand.__dict__, "rule": "manual"})
    library.correct(AddEvent(by_hand), author="anna")
    frame = library.events().set_index("id")
    assert frame.loc["by-hand", "origin"] == "manual"


def test_corrections_survive_a_recoding_and_lost_ones_are_listed(library):
    library.correct(Reject(anchor_of(CRISIS["c24"])), author="anna")
    library.correct(Change(anchor_of(CRISIS["c25"]), status=Status.DENIED), author="anna")
    seventh = next(r for r in crisis_records() if r.document.id == "d7")
    recoded = [type(e)(**{**e.__dict__, "id": f"new-{e.id}"}) for e in seventh.events if e.id != "c25"]
    library.add([type(seventh)(seventh.document, seventh.entities, tuple(recoded))], coder="coder 2")
    assert "new-c24" not in ids(library)
    assert "new-c23" in ids(library)
    assert [c.action.anchor.event for c in library.corrected().orphans] == ["c25"]
    assert library.info().orphans == 1


def test_the_log_goes_out_and_in_as_lines(library, tmp_path):
    library.correct(Reject(anchor_of(CRISIS["c02"])), author="anna", reason="Übersehen")
    library.undo(author="bo")
    lines = list(library.export_corrections())
    other = Library.create(tmp_path / "other")
    other.add(crisis_records())
    assert other.import_corrections(lines) == 2
    assert other.import_corrections(lines) == 0
    assert other.corrections() == library.corrections()


def test_a_log_with_a_bad_line_is_not_taken_in_at_all(library):
    library.correct(Reject(anchor_of(CRISIS["c02"])), author="anna")
    lines = [*library.export_corrections(), "nonsense"]
    other = Library.open(library.address)
    with pytest.raises(RecordError, match="line 2"):
        other.import_corrections(lines)


def test_the_past_cannot_be_corrected(library):
    earlier = Library.open(library.address, as_of=library.version)
    library.add([coded("later")])
    with pytest.raises(LibraryError, match="past"):
        earlier.correct(Reject(anchor_of(CRISIS["c02"])), author="anna")
