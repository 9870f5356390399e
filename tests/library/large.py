"""A library of many events, made without coding anything: rows like those that coding or importing would give."""

import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa

from graph.library import Library
from graph.library.rows import record_text, widen
from graph.library.schema import FRAME_SCHEMA, ROW_SCHEMA, Part
from graph.library.store import Store
from graph.model import CodedDocument
from tests.factory import document

_STATES = (
    "AZE",
    "RUS",
    "GBR",
    "QAT",
    "SAU",
    "ARE",
    "TUR",
    "NLD",
    "CAN",
    "AUS",
    "CHN",
    "USA",
    "FRA",
    "DEU",
    "IRN",
    "ISR",
)
_KINDS = (
    ("ACCUSE", "disapprove", 1, -2.0, 3),
    ("CONSULT", "visit", 0, 4.0, 1),
    ("SANCTION", "expel", 6, -5.5, 4),
    ("REJECT", "meet", 3, -2.0, 3),
    ("SUPPORT", None, 0, 5.0, 1),
    ("COERCE", "arrest", 4, -7.0, 4),
)
_EVENTS_A_DOCUMENT = 20


def make_large(address: Path, events: int, *, coded: bool) -> Library:
    """A library with that many events: imported ones, or coded ones of documents with twenty each."""
    store = Store.create(address)
    random = np.random.default_rng(7)
    for start in range(0, events, 200_000):
        count = min(200_000, events - start)
        rows = _events(random, start, count, coded=coded)
        batch, now = uuid.uuid4().hex, datetime.now(UTC)
        part, head = (Part.EVENT, _documents) if coded else (Part.IMPORTED, _import)
        store.append(
            pa.concat_tables([widen(head(start, count), *_labels(head, batch, now)), widen(rows, part, batch, now)])
        )
    return Library(Store.open(address))


def _labels(head: object, batch: str, now: datetime) -> tuple[Part, str, datetime]:
    return (Part.DOCUMENT if head is _documents else Part.IMPORT), batch, now


def _events(random: np.random.Generator, start: int, count: int, *, coded: bool) -> pa.Table:
    numbers = np.arange(start, start + count)
    actor, recipient = (np.take(_STATES, random.integers(0, len(_STATES), count)) for _ in range(2))
    kinds = [_KINDS[k] for k in random.integers(0, len(_KINDS), count)]
    days = [datetime(2015, 1, 1).date() + timedelta(int(d)) for d in random.integers(0, 3650, count)]
    people = random.integers(0, 200, count)
    given: dict[str, object] = {
        "id": [f"e{n}" for n in numbers],
        "type": [k[0] for k in kinds],
        "mode": [k[1] for k in kinds],
        "rung": [k[2] for k in kinds],
        "score": [k[3] for k in kinds],
        "quad": [k[4] for k in kinds],
        "status": ["occurred"] * count,
        "date": days,
        "date_end": days,
        "date_basis": ["stated"] * count,
        "actor": actor,
        "recipient": recipient,
        "actors": [[f"official:{a}/person-{p}"] for a, p in zip(actor, people, strict=True)],
        "recipients": [[f"state:{r}"] for r in recipient],
        "sentence": [
            f"Sentence {n}: the ministry of one state said on the day what it thought of another." for n in numbers
        ],
        "rule": ["act-word" if coded else "import:gdelt"] * count,
        "origin": ["coded" if coded else "gdelt"] * count,
        "weight_documents": [1] * count,
        "document": [f"doc{n // _EVENTS_A_DOCUMENT}" for n in numbers] if coded else [None] * count,
    }
    columns = {f.name: pa.array(given.get(f.name, [None] * count), f.type) for f in FRAME_SCHEMA}
    more = {"cross_border": pa.array(actor != recipient), "signature": pa.array(numbers)}
    return pa.table({**columns, **({} if coded else more)})


def _documents(start: int, count: int) -> pa.Table:
    idents = [f"doc{n}" for n in range(start // _EVENTS_A_DOCUMENT, (start + count) // _EVENTS_A_DOCUMENT)]
    records = [CodedDocument(document(ident)) for ident in idents]
    rows = [
        {"document": r.document.id, "sha256": r.document.sha256, "title": r.document.title, "coder": "",
         "published": r.document.published, "events": _EVENTS_A_DOCUMENT, "payload": record_text(r)}
        for r in records
    ]  # fmt: skip
    return pa.Table.from_pylist(rows, schema=pa.schema([ROW_SCHEMA.field(name) for name in rows[0]]))


def _import(start: int, count: int) -> pa.Table:
    row = {"id": "file", "sha256": "file", "title": "file.csv", "chunk": start, "events": count, "payload": "{}"}
    return pa.Table.from_pylist([row], schema=pa.schema([ROW_SCHEMA.field(name) for name in row]))
