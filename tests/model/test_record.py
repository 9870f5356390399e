import json
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from graph.errors import RecordError
from graph.model import CodedDocument, coded_from_json, coded_to_json, make_document
from graph.ontology import load_ontology, record_schema
from tests.model.strategies import coded_documents

SCHEMA = record_schema(load_ontology())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
few = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@few
@given(coded_documents)
def test_a_record_written_and_read_again_is_the_same(coded: CodedDocument) -> None:
    assert coded_from_json(json.loads(json.dumps(coded_to_json(coded, with_text=True)))) == coded


@few
@given(coded_documents)
def test_every_record_is_of_the_published_form(coded: CodedDocument) -> None:
    VALIDATOR.validate(coded_to_json(coded))
    VALIDATOR.validate(coded_to_json(coded, with_text=True))


def test_the_schema_is_itself_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def record(**event: Any) -> dict[str, Any]:
    data = coded_to_json(CodedDocument(make_document("Peru summoned the envoy of Chile.", ident="a")))
    sentence = {"document": "a", "start": 0, "end": 5, "text": "Peru "}
    known = {"id": "event:1", "type": "ACCUSE", "rung": 2, "score": -2, "quad": 3, "status": "occurred"}
    data["events"] = [{**known, "date": None, "evidence": sentence, **event}]
    return data


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ({"status": "done"}, r"events\[0\].status: 'done' is none of occurred"),
        ({"date": "yesterday"}, r"events\[0\].date: 'yesterday' is no ISO date"),
        ({"date": "2025-07-02", "date_end": "2025-07-01"}, "lies before"),
        ({"evidence": None}, r"events\[0\].evidence: dict expected"),
    ],
)
def test_a_wrong_record_fails_and_names_the_place(event: dict[str, Any], told: str) -> None:
    with pytest.raises(RecordError, match=told):
        coded_from_json(record(**event))
