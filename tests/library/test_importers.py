import csv
import io
import json
import lzma
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from graph.errors import ExportError, ReadError
from graph.library import EventQuery, Library
from graph.library.exporting import POLECAT_COLUMNS, export_events
from graph.library.importers.gdelt import columns_of
from graph.library.importers.kinds import code_table, kind_table, read_table
from graph.ontology import load_ontology
from graph.resources import data_path

SHARED = Path(__file__).parents[3] / "shared"
GDELT = SHARED / "samples" / "gdelt2-20180101000000.export.CSV.xz"
ICEWS = SHARED / "samples" / "icews-2018.sample.tab.xz"
needs_samples = pytest.mark.skipif(not GDELT.exists(), reason="the real samples lie beside the repository")


def gdelt_row(**cells: str) -> str:
    """One row of GDELT 2 with these cells; the rest is empty."""
    names = columns_of("\t" * 60)
    given = {"GLOBALEVENTID": "1", "SQLDATE": "20310305", "EventCode": "112", "GoldsteinScale": "-2.0",
             "NumArticles": "3", "DATEADDED": "20310306001500", "SOURCEURL": "https://www.example.org/a/b"}  # fmt: skip
    return "\t".join({**given, **cells}.get(name, "") for name in names)


def polecat_file(*rows: dict[str, str], header: tuple[str, ...] = POLECAT_COLUMNS) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, header, restval="", dialect="excel-tab")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def raw_rows(path: Path, **options: object) -> pd.DataFrame:
    """A packed sample as another reader sees it."""
    with lzma.open(path) as data:
        return pd.read_csv(data, sep="\t", dtype=str, keep_default_na=False, quoting=csv.QUOTE_NONE, **options)


@pytest.fixture
def library(tmp_path):
    return Library.create(tmp_path / "library")


@pytest.fixture
def write(tmp_path):
    def _write(text: str, name: str = "events.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding=encoding)
        return path

    return _write


def test_a_gdelt_row_becomes_an_event(library, write):
    row = gdelt_row(
        Actor1Code="USAGOV", Actor1CountryCode="USA", Actor1Type1Code="GOV",
        Actor2Code="RUSMIL", Actor2CountryCode="RUS", Actor2Type1Code="MIL",
        ActionGeo_FullName="Baku, Azerbaijan", ActionGeo_CountryCode="AJ",
    )  # fmt: skip
    counts = library.import_events("gdelt", write(row + "\n"))
    assert (counts.rows, counts.kept, counts.within_states) == (1, 1, 0)
    event = library.events().iloc[0].to_dict()
    assert (event["actor"], event["recipient"]) == ("USA", "RUS")
    assert (event["actors"], event["recipients"]) == (("state:USA",), ("agency:RUS/military",))
    assert (event["type"], event["mode"], event["quad"], event["score"]) == ("ACCUSE", "disapprove", 3, -2.0)
    assert (event["cameo"], event["goldstein"], event["weight_documents"]) == ("112", -2.0, 3)
    assert event["place"] == "Baku, Azerbaijan (AZE)"
    assert (event["source"], event["why"]) == ("example.org", "https://www.example.org/a/b")
    assert (str(event["date"].date()), str(event["published"].date())) == ("2031-03-05", "2031-03-06")
    assert event["origin"] == "gdelt"


def test_an_international_body_stands_for_itself(library, write):
    library.import_events("gdelt", write(gdelt_row(Actor1Code="IGOUNO", Actor1KnownGroupCode="UNO") + "\n"))
    event = library.events().iloc[0]
    assert (event["actor"], event["actors"], event["recipient"]) == ("UN", ("igo:UN",), None)


def test_reports_of_the_same_day_actors_and_code_are_one(library, write):
    rows = [gdelt_row(GLOBALEVENTID=str(n), Actor1Code="USA", EventCode=c) for n, c in enumerate(["112", "112", "113"])]
    counts = library.import_events("gdelt", write("\n".join(rows) + "\n"))
    assert (counts.kept, counts.duplicates) == (2, 1)
    assert list(library.events()["id"]) == ["gdelt:0", "gdelt:2"]


def test_a_report_of_an_earlier_file_is_a_duplicate_too(library, write):
    library.import_events("gdelt", write(gdelt_row() + "\n", "one.csv"))
    assert library.import_events("gdelt", write(gdelt_row(GLOBALEVENTID="2") + "\n", "two.csv")).duplicates == 1
    assert list(library.imports()["file"]) == ["one.csv", "two.csv"]


def test_what_stays_within_a_state_is_kept_but_marked(library, write):
    row = gdelt_row(Actor1Code="USA", Actor1CountryCode="USA", Actor2Code="USACOP", Actor2CountryCode="USA")
    assert library.import_events("gdelt", write(row + "\n")).within_states == 1
    assert len(library.events()) == 1
    assert library.events(EventQuery(cross_border=True)).empty
    assert library.top_dyads().empty


def test_an_act_that_plover_does_not_have_keeps_its_code_and_number(library, write):
    counts = library.import_events("gdelt", write(gdelt_row(EventCode="010", GoldsteinScale="0.0") + "\n"))
    event = library.events().iloc[0]
    assert counts.without_type == 1
    assert (event["type"], event["cameo"], event["goldstein"]) == (None, "010", 0.0)
    assert library.collection().events == ()


def test_malformed_lines_are_counted_and_passed_over(library, write):
    counts = library.import_events("gdelt", write(f"{gdelt_row()}\nhalf\ta line\n{gdelt_row(EventCode='190')}\n"))
    assert (counts.rows, counts.kept, counts.malformed) == (3, 2, 1)


def test_bytes_that_are_no_text_cost_only_themselves(library, tmp_path):
    path = tmp_path / "events.csv"
    path.write_bytes(gdelt_row(ActionGeo_FullName="Sal?, Morocco").encode().replace(b"?", b"\xe9") + b"\n")
    library.import_events("gdelt", path)
    assert library.events()["place"][0] == "Sal\N{REPLACEMENT CHARACTER}, Morocco"


@pytest.mark.parametrize("columns", [57, 58])
def test_gdelt_1_is_told_by_its_columns(library, write, columns):
    names = columns_of("\t" * (columns - 1))
    cells = {"GLOBALEVENTID": "1", "SQLDATE": "19900802", "EventCode": "190", "Actor1Code": "IRQ",
             "Actor1CountryCode": "IRQ", "Actor2Code": "KWT", "Actor2CountryCode": "KWT"}  # fmt: skip
    library.import_events("gdelt", write("\t".join(cells.get(n, "") for n in names) + "\n"))
    assert library.events()[["actor", "recipient", "type"]].to_numpy().tolist() == [["IRQ", "KWT", "ASSAULT"]]


@pytest.mark.parametrize("ending", [".zip", ".xz", ".gz", ""])
def test_packed_files_are_unpacked_on_the_way(library, tmp_path, ending):
    import gzip

    data, path = (gdelt_row() + "\n").encode(), tmp_path / f"events.csv{ending}"
    if ending == ".zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("events.csv", data)
    else:
        path.write_bytes({".xz": lzma.compress, ".gz": gzip.compress, "": bytes}[ending](data))
    assert library.import_events("gdelt", path).kept == 1


def test_a_damaged_file_is_named(library, tmp_path):
    path = tmp_path / "events.csv.xz"
    path.write_bytes(lzma.compress((gdelt_row() + "\n").encode() * 9000)[:-40])
    with pytest.raises(ReadError, match=r"events\.csv\.xz"):
        library.import_events("gdelt", path)


def test_the_same_file_again_changes_nothing(library, write):
    path = write(gdelt_row() + "\n")
    library.import_events("gdelt", path)
    library.compact()
    version = library.version
    assert library.import_events("gdelt", path).known == 1
    assert library.version == version


def test_an_import_can_be_removed(library, write):
    library.import_events("gdelt", write(gdelt_row() + "\n"))
    assert library.remove(list(library.imports()["id"])) == 1
    assert library.events().empty
    assert library.imports().empty


def test_polecat_is_read_by_name_in_latin_1(library, write):
    renamed = {"Intensity": "Event Intensity"}
    header = (*(renamed.get(n, n) for n in POLECAT_COLUMNS if n != "Contexts"), "Headline")
    text = polecat_file(
        {"Event ID": "p1", "Event Date": "2031-03-05", "Event Type": "ACCUSE", "Event Mode": "disapprove",
         "Event Intensity": "-2", "Actor Name": "João Mota", "Actor Country": "PRT", "Primary Actor Sector": "LEG",
         "Recipient Name": "Sweden", "Recipient Country": "SWE;NOR", "Primary Recipient Sector": "GOV",
         "Placename": "Évora"},
        {"Event ID": "p2", "Event Date": "2031-03-05", "Event Type": "ASSAULT", "Event Mode": "unheard-of",
         "Event Intensity": "-9"},
        header=header,
    )  # fmt: skip
    counts = library.import_events("polecat", write(text, encoding="latin-1"))
    first, second = library.events().to_dict("records")
    assert counts.kept == 2
    assert (first["actors"], first["recipients"]) == (("organization:PRT/joao-mota",), ("state:SWE",))
    assert (first["actor"], first["recipient"], first["place"], first["score"]) == ("PRT", "SWE", "Évora", -2.0)
    assert (second["type"], second["mode"], second["score"]) == ("ASSAULT", None, -9.0)


def test_imported_events_join_the_collection(library, write):
    library.import_events("gdelt", write(gdelt_row(Actor1Code="RUSMIL", Actor1CountryCode="RUS", Actor1Type1Code="MIL",
                                                   Actor2Code="AZE", Actor2CountryCode="AZE") + "\n"))  # fmt: skip
    collection = library.collection()
    assert [e.dyads for e in collection.events] == [(("RUS", "AZE"),)]
    assert collection.labels == {
        "agency:RUS/military": "Military (Russia)", "state:AZE": "Azerbaijan", "state:RUS": "Russia",
    }  # fmt: skip


@needs_samples
def test_the_gdelt_sample_keeps_the_first_of_each_report(library):
    raw = raw_rows(GDELT, header=None)
    unique = raw.drop_duplicates([1, 5, 15, 26])
    counts = library.import_events("gdelt", GDELT)
    assert (counts.rows, counts.kept) == (len(raw), len(unique))
    frame = library.events()
    assert set(frame["id"]) == {f"gdelt:{i}" for i in unique[0]}
    assert frame["goldstein"].sum() == pytest.approx(unique[30].astype(float).sum())


@needs_samples
def test_the_icews_sample_keeps_every_event(library):
    raw = raw_rows(ICEWS)
    counts = library.import_events("icews", ICEWS)
    assert counts.kept == len(raw.drop_duplicates(["Event ID", "Event Date"]))
    frame = library.events()
    assert frame["goldstein"].sum() == pytest.approx(raw["Intensity"].astype(float).sum())
    named = raw["Source Country"] != "NA"
    assert frame["actor"].notna().sum() == named.sum()


@needs_samples
@pytest.mark.parametrize("form", ["csv", "parquet", "jsonl", "polecat"])
def test_what_went_in_comes_out(library, tmp_path, form):
    library.import_events("gdelt", GDELT)
    frame = library.events()
    out = tmp_path / f"out.{form}"
    assert export_events(library, form, out) == len(frame)
    read = {
        "csv": pd.read_csv,
        "parquet": pd.read_parquet,
        "jsonl": lambda path: pd.DataFrame(map(json.loads, path.open(encoding="utf-8"))),
        "polecat": lambda path: pd.read_csv(path, sep="\t", encoding="latin-1", quoting=csv.QUOTE_NONE),
    }[form](out)
    assert len(read) == len(frame)
    if form == "polecat":
        assert read["Intensity"].sum() == pytest.approx(frame["score"].sum())
        other = Library.create(tmp_path / "other")
        assert other.import_events("polecat", out).kept == len(frame)
        assert other.events()["score"].sum() == pytest.approx(frame["score"].sum())
        assert other.count(EventQuery(cross_border=True)) == library.count(EventQuery(cross_border=True))
    else:
        assert read["goldstein"].sum() == pytest.approx(frame["goldstein"].sum())


def test_an_unknown_form_is_refused(library, tmp_path):
    with pytest.raises(ExportError, match="give one of csv"):
        export_events(library, "xml", tmp_path / "out.xml")


def test_every_cameo_code_has_a_kind_that_the_ontology_has():
    kinds = {row["kind"]: row for row in kind_table(load_ontology()).to_pylist()}
    rows = read_table(data_path("ontology", "cameo.csv"))
    assert all(row["cameo"] in kinds for row in rows)
    assert {row["cameo"] for row in rows if kinds[row["cameo"]]["type"] is None} <= {
        "01",
        *(f"01{n}" for n in range(8)),
    }


@pytest.mark.parametrize(
    ("cameo", "type_", "mode"),
    [
        ("112", "ACCUSE", "disapprove"), ("1121", "ACCUSE", "allege"), ("161", "SANCTION", "withdraw"),
        ("173", "COERCE", "arrest"), ("036", "AGREE", None), ("042", "CONSULT", "visit"), ("14", "PROTEST", None),
    ],
)  # fmt: skip
def test_well_known_codes_become_what_they_mean(cameo, type_, mode):
    kinds = {row["kind"]: row for row in kind_table(load_ontology()).to_pylist()}
    assert kinds[cameo]["type"] == type_
    if mode:
        assert kinds[cameo]["mode"] == mode


@pytest.mark.parametrize(
    ("system", "code", "state"),
    [
        ("fips", "RS", "RUS"), ("fips", "AJ", "AZE"), ("fips", "UK", "GBR"), ("fips", "CH", "CHN"),
        ("fips", "AU", "AUT"), ("fips", "AS", "AUS"), ("fips", "IS", "ISR"), ("fips", "IC", "ISL"),
        ("fips", "KV", "XKX"), ("fips", "SZ", "CHE"),
        ("cameo", "RUS", "RUS"), ("cameo", "ROM", "ROU"), ("cameo", "TMP", "TLS"), ("cameo", "WSB", "PSE"),
        ("group", "UNO", "UN"), ("group", "EEC", "EU"), ("group", "NAT", "NATO"),
        ("name", "Russian Federation", "RUS"), ("name", "South Korea", "KOR"),
        ("name", "Occupied Palestinian Territory", "PSE"),
    ],
)  # fmt: skip
def test_codes_of_other_collections_become_ours(system, code, state):
    table = {(row["system"], row["code"]): row["state"] for row in code_table().to_pylist()}
    assert table[(system, code)] == state


@needs_samples
def test_our_cameo_table_has_the_numbers_it_was_made_from():
    with (SHARED / "facts" / "cameo_goldstein_plover.csv").open(encoding="utf-8") as lines:
        given = {row["cameo"]: row for row in csv.DictReader(lines)}
    ours = {row["cameo"]: row for row in read_table(data_path("ontology", "cameo.csv"))}
    assert ours.keys() == given.keys()
    for code, row in ours.items():
        assert all(row[name] == given[code][name] for name in ("goldstein_icews", "goldstein_gdelt"))
        assert row["basis"] != "given" or (row["type"], row["mode"]) == (
            given[code]["plover_type"],
            given[code]["plover_mode"],
        )


def test_an_interrupted_import_goes_on_where_it_stopped(tmp_path, monkeypatch):
    from graph.library.importers import opening

    monkeypatch.setattr(opening, "_BLOCK", 4096)
    path = tmp_path / "events.csv"
    path.write_text("".join(gdelt_row(GLOBALEVENTID=str(n), Actor1Code=f"A{n}") + "\n" for n in range(200)))
    library = Library.create(tmp_path / "library")

    committed = []

    def stop_after_two(rows: int) -> None:
        committed.append(rows)
        if len(committed) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.import_events("gdelt", path, progress=stop_after_two)
    begun = len(library.events())
    assert 0 < begun < 200
    counts = library.import_events("gdelt", path)
    assert (counts.known, counts.kept) == (begun, 200 - begun)
    assert len(library.events()) == 200
