"""Small events frames for the running examples of the docstrings. AAA, BBB and CCC are no states."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from graph.model.columns import column_names, event_dtypes
from graph.ontology import load_ontology

_OF_NO_INTEREST = {"origin": "coded", "weight_documents": 1, "status": "occurred", "rule": "example"}


def frame(rows: Iterable[tuple[str, str, str, str, str | None]]) -> pd.DataFrame:
    """Events frame of rows (id, actor, recipient, measure, day); document and publication follow from the day."""
    return pd.DataFrame([_row(*row) for row in rows], columns=list(column_names())).astype(event_dtypes())


def two_events() -> pd.DataFrame:
    """AAA raids on 1 January 2030 (score -7); BBB recalls its ambassador on the 15th (score -6)."""
    return frame([("e1", "AAA", "BBB", "raid", "2030-01-01"), ("e2", "BBB", "AAA", "recall", "2030-01-15")])


def short_crisis() -> pd.DataFrame:
    """Seven acts of AAA and BBB in January and February 2030: up to an expulsion each, and down to a meeting."""
    return frame([
        ("e1", "AAA", "BBB", "detention", "2030-01-02"),
        ("e2", "BBB", "AAA", "summons", "2030-01-03"),
        ("e3", "BBB", "AAA", "expulsion", "2030-01-06"),
        ("e4", "AAA", "BBB", "expulsion", "2030-01-08"),
        ("e5", "AAA", "BBB", "release", "2030-02-10"),
        ("e6", "BBB", "AAA", "meeting", "2030-02-14"),
        ("e7", "AAA", "BBB", "visit", "2030-02-20"),
    ])  # fmt: skip


def _row(ident: str, actor: str, recipient: str, measure: str, when: str | None) -> dict[str, object]:
    ontology = load_ontology()
    kind = ontology.measures[measure]
    day = date.fromisoformat(when) if when else None
    return {
        **_OF_NO_INTEREST,
        "id": ident,
        "document": f"document of {when}",
        "published": day,
        "type": kind.type,
        "mode": kind.mode,
        "measure": measure,
        "rung": kind.rung,
        "score": ontology.score(kind.type, kind.mode),
        "quad": int(ontology.types[kind.type].quad),
        "date": day,
        "date_end": day,
        "date_basis": "stated" if day else None,
        "actor": actor,
        "recipient": recipient,
        "actors": (f"state:{actor}",),
        "recipients": (f"state:{recipient}",),
        "sentence": f"{actor}: {kind.label}, {recipient}.",
    }
