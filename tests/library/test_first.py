from graph.library import EventQuery, Library
from graph.model import CodedDocument
from graph.model.columns import event_dtypes
from tests import factory


def coded(ident="d1", *events):
    return CodedDocument(factory.document(ident), events=events)


def test_what_is_added_is_read_back(tmp_path):
    library = Library.create(tmp_path / "library")
    event = factory.event()
    assert library.add([coded("d1", event)]).added == 1
    assert library.add([coded("d1", event)]).unchanged == 1
    reader = Library.open(tmp_path / "library")
    assert reader.version == library.version
    assert reader.document("d1") == coded("d1", event)
    assert reader.collection().events == (event,)
    frame = reader.events(EventQuery(states=("SWE",)))
    assert list(frame["actor"]) == ["SWE"]
    assert frame.dtypes.astype(str).to_dict() == event_dtypes()
    assert list(reader.documents()["document"]) == ["d1"]
    assert library.remove(["d1"]) == 1
    assert reader.events().empty
