"""The events frame: the one table form of events, wherever they come from (a collection in memory, a library).

One row per event and dyad; an event without any dyad has one row with neither actor nor recipient. The library
gives this frame out of its tables, `graph.measures.frame` out of a collection; what reads it need not know which.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graph.model.document import Document
from graph.model.event import Event


class Origin(StrEnum):
    """Where an event comes from."""

    CODED = "coded"
    GDELT = "gdelt"
    ICEWS = "icews"
    POLECAT = "polecat"
    MANUAL = "manual"  # added by the analyst


@dataclass(frozen=True)
class Column:
    """A column of the events frame.

    `dtype` is pandas' name of its type. Text is ``object``: str or None, never NaN, so that a missing value is false
    and writes itself as null. Lists are ``object`` too: a tuple of str in each row.
    """

    name: str
    dtype: str
    meaning: str


_TEXT = "object"
_DAY = "datetime64[us]"

EVENT_COLUMNS: tuple[Column, ...] = (
    Column("id", _TEXT, "the event; the same in all rows of one event"),
    Column("document", _TEXT, "id of the first document that reports it; None for imported events"),
    Column("source", _TEXT, "who published that document, or the importing file's source"),
    Column("published", _DAY, "day of publication of that document"),
    Column("type", _TEXT, "PLOVER type"),
    Column("mode", _TEXT, "PLOVER mode"),
    Column("measure", _TEXT, "diplomatic measure"),
    Column("rung", "int64", "step of the ladder, 0 to 10"),
    Column("score", "float64", "PLOVER's conflict-cooperation number, -10 to +10"),
    Column("quad", "int64", "PLOVER's field, 1 to 4"),
    Column("status", _TEXT, "whether it happened"),
    Column("date", _DAY, "first day; NaT where the text gives none"),
    Column("date_end", _DAY, "last day; equal to date when the day is known"),
    Column("date_basis", _TEXT, "stated, relative or document"),
    Column("actor", _TEXT, "state code of the acting side of this row's dyad"),
    Column("recipient", _TEXT, "state code of the other side"),
    Column("actors", _TEXT, "ids of the acting entities"),
    Column("recipients", _TEXT, "ids of the entities acted on"),
    Column("place", _TEXT, "where"),
    Column("sentence", _TEXT, "the sentence that tells it"),
    Column("rule", _TEXT, "what gave it"),
    Column("why", _TEXT, "why it was coded so, in one sentence"),
    Column("confidence", "float64", "probability that act, type, sides and status are right; NaN where nobody knows"),
    Column("origin", _TEXT, "coded, gdelt, icews, polecat or manual"),
    Column("weight_documents", "int64", "how many documents report it (imports: articles counted by their maker)"),
    Column("cameo", _TEXT, "CAMEO code of an imported event"),
    Column("goldstein", "float64", "Goldstein score of an imported event; NaN for others"),
)

MANUAL_RULE = "manual"
READER_RULE = "reader"  # of acts that the trained reader alone tells
IMPORT_RULE = "import:"  # followed by the origin: "import:gdelt"

Cell = str | int | float | date | tuple[str, ...] | None
Row = tuple[Cell, ...]


def column_names() -> tuple[str, ...]:
    """The names in order."""
    return tuple(column.name for column in EVENT_COLUMNS)


def event_dtypes() -> dict[str, str]:
    """pandas' type by name."""
    return {column.name: column.dtype for column in EVENT_COLUMNS}


def origin_of(event: Event) -> Origin:
    """Told by the event's rule: ``manual``, ``import:gdelt`` ..., else it was coded."""
    if event.rule == MANUAL_RULE:
        return Origin.MANUAL
    if event.rule.startswith(IMPORT_RULE):
        return Origin(event.rule.removeprefix(IMPORT_RULE))
    return Origin.CODED


def event_rows(events: Iterable[Event], documents: Mapping[str, Document]) -> Iterator[Row]:
    """The rows of the frame, cells in the order of `EVENT_COLUMNS`; days are `datetime.date`.

    `documents` by id give source and publication; an event whose document is not among them has neither.
    """
    for event in events:
        before, after = _cells_around_dyad(event, documents.get(event.evidence.document))
        for actor, recipient in dict.fromkeys(event.dyads) or ((None, None),):
            yield (*before, actor, recipient, *after)


def _cells_around_dyad(event: Event, document: Document | None) -> tuple[Row, Row]:
    before: Row = (
        event.id,
        event.evidence.document,
        document.source if document else None,
        document.published if document else None,
        event.type,
        event.mode,
        event.measure,
        event.rung,
        event.score,
        int(event.quad),
        event.status.value,
        event.window.first if event.window else None,
        event.window.last if event.window else None,
        event.date_basis.value if event.date_basis else None,
    )
    after: Row = (
        event.actors,
        event.recipients,
        event.place,
        event.evidence.text,
        event.rule,
        event.why,
        event.confidence,
        origin_of(event).value,
        len({evidence.document for evidence in event.all_evidence}),
        None,
        None,
    )
    return before, after
