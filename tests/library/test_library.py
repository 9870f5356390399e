import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import LibraryError
from graph.library import EventQuery, Library
from graph.library.store import Store
from graph.measures.frame import events_frame
from graph.merging import collect
from graph.model.columns import event_dtypes
from tests.factory import day, event
from tests.library.records import coded, crisis_records, many
from tests.model.strategies import coded_documents


@pytest.fixture
def library(tmp_path):
    library = Library.create(tmp_path / "library")
    library.add(crisis_records())
    return library


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """The crisis as a small library and as a large one, only to be read."""
    address = tmp_path_factory.mktemp("shared") / "library"
    Library.create(address).add(crisis_records())
    return {limit: Library(Store.open(address), in_memory=limit) for limit in (0, 20_000)}


def test_what_is_added_is_read_back(library):
    reader = Library.open(library.address)
    assert reader.collection() == collect(crisis_records())
    assert list(reader.records()) == list(crisis_records())


def test_a_document_comes_with_text_and_all_that_it_reports(library):
    second = library.document("d2")
    assert second.document.text == "Text of d2."
    assert [e.id for e in second.events] == ["c03", "c04", "c05", "c06"]


def test_an_unknown_document_is_a_key_error(library):
    with pytest.raises(KeyError):
        library.document("d99")


def test_the_frame_is_that_of_the_collection(library):
    expected = events_frame(collect(crisis_records()))
    expected = expected.sort_values(["date", "id", "actor", "recipient"], na_position="last", ignore_index=True)
    pd.testing.assert_frame_equal(library.events(), expected)
    assert library.events_frame().dtypes.astype(str).to_dict() == event_dtypes()


def test_missing_text_is_none_and_lists_are_tuples(library):
    row = library.events(EventQuery(events=("c30",))).iloc[0]
    assert row["place"] is None
    assert row["actors"] == ("state:PRT",)
    assert pd.isna(row["date"])


def test_the_same_document_twice_is_stored_once(library):
    version = library.version
    result = library.add(crisis_records())
    assert (result.added, result.unchanged, result.replaced) == (0, 8, 0)
    assert library.version == version


def test_the_same_text_under_another_name_is_stored_once(library):
    assert library.add([coded("other", text="Text of d1.", published="2031-03-04")]).unchanged == 1


def test_a_changed_document_is_a_new_version_and_the_old_one_stays_readable(library):
    before = library.version
    result = library.add([coded("d1", text="Text of d1, corrected.", published="2031-03-04")])
    assert (result.added, result.replaced) == (0, 1)
    assert library.document("d1").document.text == "Text of d1, corrected."
    assert Library.open(library.address, as_of=before).document("d1").document.text == "Text of d1."


def test_two_documents_of_one_name_are_both_kept(library):
    one, two = (
        coded("report", event(ident=t, documents=["report"]), text=t) for t in ("Of ships.", "About two aircraft.")
    )
    three = coded("report", text="And of a third thing altogether.")
    assert library.add([one, two]).added == 2
    assert library.add([three]).added == 1
    names = [i for i in library.documents()["document"] if i.startswith("report")]
    assert len(names) == 3
    assert {library.document(i).document.text for i in names} == {r.document.text for r in (one, two, three)}
    assert {e.document for e in library.collection().events[-1].all_evidence} <= set(library.documents()["document"])
    assert library.add([one, two, three]).unchanged == 3


def test_the_same_text_coded_otherwise_replaces_what_was_coded(library):
    first = crisis_records()[0]
    better = replace(first, events=first.events[:1])
    assert library.add([better], coder="coder 2").replaced == 1
    assert "c02" not in set(library.events()["id"])
    assert set(library.documents().set_index("document")["coder"]) == {"", "coder 2"}


def test_removed_documents_are_gone_and_can_come_back(library):
    before = library.version
    assert library.remove(["d1", "d99"]) == 1
    assert "d1" not in set(library.documents()["document"])
    assert "d1" in set(Library.open(library.address, as_of=before).documents()["document"])
    assert library.add(crisis_records()[:1]).added == 1
    assert library.collection() == collect(crisis_records())


def test_purged_documents_are_nowhere_in_the_folder(library, tmp_path):
    library.add([coded("secret", text="The whereabouts of the Ymer.")])
    library.remove(["secret"])
    assert library.purge() == 1
    library.compact()
    assert library.collection() == collect(crisis_records())
    assert not [p for p in (tmp_path / "library").rglob("*") if p.is_file() and b"whereabouts" in p.read_bytes()]


def test_a_reader_goes_on_after_a_purge(library):
    reader = Library.open(library.address)
    assert reader.count() == 30
    library.remove(["d1"])
    library.purge()
    assert reader.count() == 28
    assert "d1" not in set(reader.documents()["document"])


def test_a_lost_file_is_told_in_a_sentence(library, tmp_path):
    for path in (tmp_path / "library").rglob("*.parquet"):
        path.unlink()
    with pytest.raises(LibraryError, match="cannot be read"):
        Library.open(library.address).count()


def test_only_unknown_texts_need_coding(library):
    known = crisis_records()[0].document.sha256
    assert library.needs_coding([known, "new"]) == {"new"}


def test_a_library_of_an_earlier_day_shows_that_day_and_takes_nothing(library):
    today = datetime.now(UTC).date()
    assert len(Library.open(library.address, as_of=today).documents()) == 8
    earlier = Library.open(library.address, as_of=today - timedelta(days=1))
    assert earlier.documents().empty
    assert earlier.events().empty
    with pytest.raises(LibraryError, match="past"):
        earlier.add(crisis_records())


def test_a_reader_sees_what_another_adds_and_its_version_grows(library):
    reader = Library.open(library.address)
    before, shown = reader.version, len(reader.documents())
    library.add(many(range(3)))
    assert reader.version > before
    assert len(reader.documents()) == shown + 3


@pytest.mark.parametrize("in_memory", [0, 20_000], ids=["stored rows", "records"])
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param(EventQuery(states=("UN",)), {"c19"}, id="a state or body"),
        pytest.param(EventQuery(dyad=("ESP", "SWE")), {"c23", "c25"}, id="a dyad"),
        pytest.param(EventQuery(dyad=("SWE", "ESP"), undirected=True), {"c23", "c25"}, id="a dyad, either way"),
        pytest.param(
            EventQuery(first=day("2031-03-24"), last=day("2031-03-25")), {"c20"}, id="a window touches the days"
        ),
        pytest.param(EventQuery(types=("REQUEST",)), {"c19"}, id="a type"),
        pytest.param(EventQuery(measures=("expulsion", "recall")), {"c13", "c14", "c15"}, id="measures"),
        pytest.param(EventQuery(rungs=(6,)), {"c14", "c15"}, id="a rung"),
        pytest.param(EventQuery(statuses=("planned", "demanded")), {"c06", "c29"}, id="statuses"),
        pytest.param(EventQuery(entities=("official:PRT/ines-vale",)), {"c02", "c22"}, id="an entity"),
        pytest.param(EventQuery(documents=("d7",)), {"c23", "c24", "c25"}, id="a document"),
        pytest.param(EventQuery(text="FOREIGN-MINISTRY: SUMMONS"), {"c02", "c05"}, id="words in the sentence"),
        pytest.param(EventQuery(text="100%_'; DROP TABLE frame"), set(), id="words that are no SQL"),
        pytest.param(EventQuery(limit=2), {"c28", "c29"}, id="the latest two"),
        pytest.param(EventQuery(states=("ESP",), types=("CONSULT",)), {"c23"}, id="conditions together"),
    ],
)
def test_a_question_finds_its_events(shared, query, expected, in_memory):
    library = shared[in_memory]
    assert set(library.events(query)["id"]) == expected
    assert {e.id for e in library.collection(query).events} == expected
    assert library.count(query) == (len(expected) if query.limit is None else 30)


def test_a_part_of_the_collection_speaks_only_of_itself(library):
    part = library.collection(EventQuery(documents=("d7",)))
    assert {d.id for d in part.documents} == {"d7"}
    assert {"official:ESP/luz-ferrer", "state:ESP"} <= {e.id for e in part.entities}
    assert [i.id for i in part.incidents] == ["incident:talks"]
    assert part.responses == ()


def test_a_large_library_shows_the_same_as_a_small_one(library):
    large = Library(Store.open(library.address), in_memory=0)
    pd.testing.assert_frame_equal(large.events(), library.events())
    assert large.document("d2").events == library.document("d2").events


def test_in_a_large_library_equal_reports_are_one_event(tmp_path):
    library = Library.create(tmp_path / "library")
    twins = [coded(i, event(ident=f"{i}-e", documents=[i])) for i in ("a", "b")]
    library.add(twins)
    large = Library(Store.open(library.address), in_memory=0)
    assert large.events()[["id", "weight_documents"]].to_numpy().tolist() == [["a-e", 2]]
    assert len(large.collection(EventQuery(documents=("b",))).events) == 1


def test_a_series_counts_what_happened_in_its_weeks(library):
    weeks = library.series(("SWE", "PRT"))
    frame = library.events(EventQuery(dyad=("SWE", "PRT")))
    done = frame[frame["status"].isin(["occurred", "alleged"]) & frame["date"].notna()]
    expected = done.groupby(done["date"].dt.to_period("W").dt.start_time).agg(
        events=("id", "count"), score=("score", "mean")
    )
    assert list(weeks["period"]) == list(expected.index)
    assert list(weeks["events"]) == list(expected["events"])
    assert list(weeks["score"]) == pytest.approx(list(expected["score"]))
    assert (weeks["cooperation"] + weeks["conflict"] == weeks["events"]).all()


def test_an_unknown_period_is_refused_in_a_sentence(library):
    with pytest.raises(LibraryError, match="give one of D, W"):
        library.series(("SWE", "PRT"), "fortnight")


def test_the_top_dyads_come_most_events_first(library):
    top = library.top_dyads(n=2)
    assert top[["actor", "recipient"]].to_numpy().tolist() == [["SWE", "PRT"], ["PRT", "SWE"]]
    assert list(top["events"]) == sorted(top["events"], reverse=True)


def test_the_library_says_how_large_it_is(library):
    info = library.info()
    assert (info.documents, info.events, info.imported_events) == (8, 30, 0)
    assert (info.first, info.last) == (day("2031-03-03"), day("2031-06-20"))
    assert info.bytes > 0


def test_compacting_changes_nothing_but_the_number_of_files(library):
    for n in range(4):
        library.add(many([n]))
    reader = Library.open(library.address)
    before, files = reader.events(), reader.info().files
    library.compact()
    pd.testing.assert_frame_equal(reader.events(), before)
    assert reader.info().files < files


def test_a_compacted_library_gives_its_records_to_a_new_reader(library):
    library.add(many(range(3)))
    library.compact()
    reader = Library.open(library.address)
    assert len(list(reader.records())) == 11
    assert reader.document("d2").document.text == "Text of d2."
    assert reader.add(crisis_records()).unchanged == 8


def test_a_folder_that_is_no_library_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(LibraryError, match="there is no library here"):
        Library.open(tmp_path / "nothing")


def test_a_library_is_not_made_twice(library):
    with pytest.raises(LibraryError, match="no library can be made here"):
        Library.create(library.address)


def test_a_foreign_delta_table_is_refused(tmp_path):
    from deltalake import write_deltalake

    write_deltalake(tmp_path / "foreign", pd.DataFrame({"a": [1]}))
    with pytest.raises(LibraryError, match="no library of this program"):
        Library.open(tmp_path / "foreign")


def test_threads_may_read_while_it_grows_and_is_compacted(library):
    reader = Library.open(library.address)
    stop, faults = threading.Event(), []

    def look():
        while not stop.is_set():
            if len(reader.events(EventQuery(documents=("d7",)))) < 3 or reader.count() < 30:
                faults.append("too few")

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for n in range(6):
        library.add(many([n]))
        if n % 3 == 2:
            library.compact()
    stop.set()
    for thread in threads:
        thread.join()
    assert faults == []
    assert reader.count() == 36


def test_saving_and_loading_lose_nothing(tmp_path):
    library = Library.create(tmp_path / "library")

    @settings(max_examples=15)
    @given(st.lists(coded_documents, max_size=3, unique_by=lambda record: record.document.id))
    def law(records):
        library.remove(list(library.documents()["document"]))
        records = [replace(r, document=replace(r.document, sha256="")) for r in records]
        library.add(records)
        assert {r.document.id: r for r in library.records()} == {r.document.id: r for r in records}

    law()
