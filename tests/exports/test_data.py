"""Each data form, read back by the library that its users use."""

import io
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pandas as pd
import pyarrow.parquet as pq
import pytest
from antlr4 import CommonTokenStream, InputStream
from antlr4.error.ErrorListener import ErrorListener
from antlr4_cypher import CypherLexer, CypherParser
from followthemoney import model
from hypothesis import given
from hypothesis import strategies as st

from graph.exports import EXPORTS, ExportOptions
from graph.exports.records import records_of
from graph.exports.tables import POLECAT_COLUMNS, guarded
from graph.measures.frame import events_frame
from graph.merging import collect
from graph.model import CodedDocument, Collection, coded_from_json
from graph.network import build_network
from tests import crisis as example
from tests.exports.conftest import hostile
from tests.factory import collection, document, event

DATA = ("graphml", "gexf", "json", "csv", "parquet", "jsonl", "polecat", "ftm", "cypher")


def made(kind: str, source: Collection, part: str = "", options: ExportOptions | None = None) -> bytes:
    return EXPORTS[kind].make(source, options or ExportOptions())[part]


def edge_ids(network: nx.MultiDiGraph) -> Counter[tuple[str, str, str]]:
    return Counter((a, b, e["kind"]) for a, b, e in network.edges(data=True))


def without_none(attributes: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in attributes.items() if value is not None}


@pytest.mark.parametrize("kind", DATA)
def test_two_runs_give_the_same_bytes(kind: str, crisis: Collection) -> None:
    assert EXPORTS[kind].make(crisis, ExportOptions()) == EXPORTS[kind].make(crisis, ExportOptions())


@pytest.mark.parametrize("kind", DATA)
def test_an_empty_collection_is_written_too(kind: str) -> None:
    assert EXPORTS[kind].make(Collection(), ExportOptions())


@pytest.mark.parametrize("kind", DATA)
def test_hostile_texts_are_written_as_utf_8(kind: str) -> None:
    for content in EXPORTS[kind].make(hostile(), ExportOptions()).values():
        if kind != "parquet":
            assert "\x00" not in content.decode("utf-8")


def test_graphml_reads_back_with_all_nodes_edges_and_attributes(crisis: Collection) -> None:
    ours, theirs = build_network(crisis), nx.read_graphml(io.BytesIO(made("graphml", crisis)), force_multigraph=True)
    assert edge_ids(theirs) == edge_ids(ours)
    for ident, node in ours.nodes(data=True):
        assert theirs.nodes[ident] == without_none(node)
    for start, end, key, edge in ours.edges(keys=True, data=True):
        if edge["kind"] == "event":
            assert without_none(edge).items() <= theirs.edges[start, end, key].items()


def test_graphml_keeps_every_sentence_of_an_act(crisis: Collection) -> None:
    theirs = nx.read_graphml(io.BytesIO(made("graphml", crisis)), force_multigraph=True)
    edge = next(e for _, _, e in theirs.edges(data=True) if e.get("event") == "c01")
    assert [found["document"] for found in json.loads(edge["evidence"])] == ["d1", "d2"]


def test_gexf_reads_back_and_its_acts_stand_on_their_days(crisis: Collection) -> None:
    theirs = nx.read_gexf(io.BytesIO(made("gexf", crisis)))
    assert edge_ids(theirs) == edge_ids(build_network(crisis))
    exercise = next(e for _, _, e in theirs.edges(data=True) if e.get("event") == "c20")
    assert (exercise["start"], exercise["end"]) == ("2031-03-25", "2031-04-05")
    assert theirs.graph["mode"] == "dynamic"
    assert b'timeformat="date"' in made("gexf", crisis)


def test_node_link_json_is_the_network(crisis: Collection) -> None:
    theirs = nx.node_link_graph(json.loads(made("json", crisis)), edges="edges")
    ours = build_network(crisis)
    assert dict(theirs.nodes(data=True)) == dict(ours.nodes(data=True))
    for start, end, key, edge in ours.edges(keys=True, data=True):
        found = dict(theirs.edges[start, end, key])
        assert {name: found["outlet" if name == "source" else name] for name in edge} == edge


def test_positions_go_along_where_they_are_known(crisis: Collection) -> None:
    options = ExportOptions(places={"state:SWE": (12.0, 34.0)})
    nodes = json.loads(made("json", crisis, options=options))["nodes"]
    assert next((n["x"], n["y"]) for n in nodes if n["id"] == "state:SWE") == (12.0, 34.0)


def test_csv_reads_back_in_pandas_with_the_networks_counts(crisis: Collection) -> None:
    network = build_network(crisis)
    nodes = pd.read_csv(io.BytesIO(made("csv", crisis, "-nodes")))
    edges = pd.read_csv(io.BytesIO(made("csv", crisis, "-edges")))
    assert list(nodes["id"]) == list(network)
    assert len(edges) == network.number_of_edges()
    scores = edges.loc[edges["kind"] == "event", "score"]
    assert list(scores) == [e["score"] for _, _, e in network.edges(data=True) if e["kind"] == "event"]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", "\r=", "＝"])
def test_a_cell_that_begins_like_a_formula_is_text(begin: str) -> None:
    assert str(guarded(f"{begin}cmd|' /C calc'!A0")).startswith("'")


@given(st.text())
def test_no_text_begins_like_a_formula_once_guarded(text: str) -> None:
    cell = str(guarded(text))
    assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r")
    assert guarded(cell) == cell


def test_numbers_stay_numbers() -> None:
    assert guarded(-6.5) == -6.5


def test_a_formula_in_a_label_does_not_reach_the_spreadsheet(crisis: Collection) -> None:
    entities = tuple(replace(e, label='=HYPERLINK("http://example.org","x")') for e in crisis.entities)
    for part in ("-nodes", "-edges"):
        frame = pd.read_csv(io.BytesIO(made("csv", replace(crisis, entities=entities), part)), dtype=str)
        cells = [cell for column in frame for cell in frame[column].dropna()]
        assert not [cell for cell in cells if re.match(r"[=+@]|-\D", cell)]


def test_parquet_is_the_events_frame(crisis: Collection) -> None:
    content = io.BytesIO(made("parquet", crisis))
    theirs, ours = pd.read_parquet(content), events_frame(crisis)
    assert list(theirs.columns) == list(ours.columns)
    assert list(theirs["id"]) == list(ours["id"])
    assert [list(a) for a in theirs["actors"]] == [list(a) for a in ours["actors"]]
    assert list(pd.to_datetime(theirs["date"]).dropna()) == list(ours["date"].dropna())
    assert pq.read_schema(io.BytesIO(made("parquet", crisis))).field("rung").metadata[b"meaning"]


def test_the_record_reads_back_without_loss_when_made_from_records(crisis: Collection) -> None:
    records = tuple(records_of(crisis))
    lines = made("jsonl", crisis, options=ExportOptions(records=records)).decode("utf-8").splitlines()
    assert tuple(coded_from_json(json.loads(line)) for line in lines) == records


def test_records_made_from_a_collection_collect_to_the_same_acts(crisis: Collection) -> None:
    again = collect(records_of(crisis))
    assert {e.id for e in again.events} == {e.id for e in crisis.events}
    assert {e.id for e in again.incidents} == {i.id for i in crisis.incidents}
    assert {(r.cause, r.effect) for r in again.responses} == {(r.cause, r.effect) for r in crisis.responses}


def test_a_text_with_line_separators_stays_on_one_line() -> None:
    record = CodedDocument(document("d1"))
    record = replace(record, document=replace(record.document, text="a\u2028b\nc\x85d"))
    content = made("jsonl", Collection(), options=ExportOptions(records=(record,)))
    assert content.count(b"\n") == 1
    assert coded_from_json(json.loads(content)) == record


def test_polecat_rows_have_its_columns_and_only_what_happened(crisis: Collection) -> None:
    frame = pd.read_csv(io.BytesIO(made("polecat", crisis)), sep="\t", dtype=str)
    assert tuple(frame.columns) == POLECAT_COLUMNS
    done = {e.id for e in crisis.events if e.status.value in ("occurred", "alleged") and e.window}
    assert {ident.split("/")[0] for ident in frame["Event ID"]} == done
    summons = frame[frame["Event ID"] == "c02"].iloc[0]
    assert (summons["Event Type"], summons["Event Mode"], summons["Intensity"]) == ("ACCUSE", "disapprove", "-2.0")
    assert (summons["Actor Country"], summons["Recipient Country"]) == ("SWE", "PRT")


def test_followthemoney_accepts_every_entity(crisis: Collection) -> None:
    proxies = [model.get_proxy(json.loads(line), cleaned=False) for line in made("ftm", crisis).splitlines()]
    for proxy, line in zip(proxies, made("ftm", crisis).splitlines(), strict=True):
        proxy.schema.validate(json.loads(line))
        given_values = sum(len(values) for values in json.loads(line)["properties"].values())
        assert sum(1 for _ in proxy.itervalues()) == given_values, line
    assert Counter(p.schema.name for p in proxies)["Event"] == len(crisis.events)


def test_followthemoney_references_lead_to_entities_of_the_right_kind(crisis: Collection) -> None:
    proxies = [model.get_proxy(json.loads(line)) for line in made("ftm", crisis).splitlines()]
    known = {proxy.id: proxy for proxy in proxies}
    for proxy in proxies:
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert known[value].schema.is_a(prop.range)


def test_cypher_says_every_node_and_edge_once(crisis: Collection) -> None:
    script = made("cypher", crisis).decode("utf-8")
    network = build_network(crisis)
    assert len(re.findall(r"^MERGE \(n:Demarche", script, re.MULTILINE)) == network.number_of_nodes()
    assert len(re.findall(r"^MATCH \(a:Demarche", script, re.MULTILINE)) == network.number_of_edges()


class _Strict(ErrorListener):
    def syntaxError(self, _: object, symbol: object, line: int, column: int, message: str, e: object) -> None:  # noqa: N802
        raise AssertionError(f"{line}:{column} {message}")


@pytest.mark.parametrize("source", [example.crisis(), hostile()], ids=["crisis", "hostile"])
def test_an_opencypher_parser_reads_the_script(source: Collection) -> None:
    script = made("cypher", source).decode("utf-8")
    # openCypher's grammar has no constraints: those are Neo4j's own.
    for line in [line for line in script.splitlines() if line.startswith("M")][::5]:
        parser = CypherParser(CommonTokenStream(CypherLexer(InputStream(line))))
        parser.removeErrorListeners()
        parser.addErrorListener(_Strict())
        parser.script()


def test_no_text_ends_its_own_cypher_string() -> None:
    source = collection(event(sentence="\\' }) DETACH DELETE n; // '\\"))
    for line in made("cypher", source).decode("utf-8").splitlines():
        if not line.startswith("//"):
            outside = re.sub(r"'(?:[^'\\]|\\.)*'", "", line)
            assert "DELETE" not in outside
            assert outside.count("'") == 0


@pytest.mark.parametrize("row", EXPORTS.values(), ids=EXPORTS.keys())
def test_every_kind_says_what_it_holds_and_what_it_cannot(row: object) -> None:
    assert row.holds  # type: ignore[attr-defined]
    assert row.lacks  # type: ignore[attr-defined]
    assert all(ending.startswith(".") for ending in row.endings)  # type: ignore[attr-defined]
    assert Path("x" + row.endings[0]).suffix  # type: ignore[attr-defined]
