"""The library: add to it, and read it while others add."""

import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Collection as Many
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pandas as pd
import pyarrow as pa

from graph.errors import LibraryError, RecordError
from graph.library.assembling import part_of, with_imported
from graph.library.frames import events_pandas, plain_pandas
from graph.library.importers import ImportCounts, import_file
from graph.library.naming import alike, own_id, renamed
from graph.library.query import EventQuery, where
from graph.library.rows import batch_rows, record_text, table_of_rows
from graph.library.schema import FRAME_SCHEMA, Part
from graph.library.store import Store
from graph.library.view import FRAME_COLUMNS, IN_MEMORY_EVENTS, View
from graph.merging import collect
from graph.model import NOT_DONE, CodedDocument, Collection, Status
from graph.model.correcting import Corrected, correct
from graph.model.correction import Action, Correction, Redo, Undo, in_order, to_redo, to_undo
from graph.model.correction_json import correction_from_json, correction_to_json
from graph.model.identity import identified

AsOf = date | int | None

COLLECTION_LIMIT = 5_000  # events: more cannot be drawn; ask for a narrower part, or for the frame
_DONE = tuple(sorted(status.value for status in set(Status) - NOT_DONE))
_PERIODS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}


@dataclass(frozen=True)
class AddResult:
    """What became of the documents of one batch."""

    added: int = 0
    unchanged: int = 0
    replaced: int = 0

    def __add__(self, other: "AddResult") -> "AddResult":
        return AddResult(self.added + other.added, self.unchanged + other.unchanged, self.replaced + other.replaced)


@dataclass(frozen=True)
class LibraryInfo:
    """How large a library is. `events` counts acts: each once, however many documents report it."""

    address: str
    version: int
    documents: int
    events: int
    imported_events: int
    first: date | None
    last: date | None
    corrections: int
    orphans: int
    files: int
    bytes: int


class Library:
    """Documents, what was read out of them, imported events and the analyst's corrections, at one address.

    Any number of processes may add and read at once, and any number of threads may read one Library. Each call reads
    the newest committed state (one opened `as_of` an earlier day or version: that state) and sees whole batches only.
    """

    def __init__(self, store: Store, moment: datetime | None = None, *, in_memory: int = IN_MEMORY_EVENTS) -> None:
        self._store, self._moment = store, moment
        self._view = View(store, moment, in_memory=in_memory)

    @classmethod
    def create(cls, address: str | Path) -> "Library":
        """A new library; LibraryError where there is one already."""
        return cls(Store.create(address))

    @classmethod
    def open(cls, address: str | Path, *, as_of: AsOf = None) -> "Library":
        """The library at `address`; with `as_of` as it was at the end of that day (UTC), or at that version."""
        if isinstance(as_of, date):
            end = datetime.combine(as_of, time(), UTC) + timedelta(days=1)
            return cls(Store.open(address), end)
        return cls(Store.open(address, as_of))

    @classmethod
    def open_or_create(cls, address: str | Path) -> "Library":
        """The library at `address`, made where there is none; two processes may do so at once."""
        return cls(Store.open_or_create(address))

    @property
    def address(self) -> str:
        return self._store.address

    @property
    def version(self) -> int:
        """Grows with every batch that anybody adds. Cheap: a page may ask every second."""
        return self._store.version

    def info(self) -> LibraryInfo:
        """How large it is."""
        held = self._view.refresh()
        counts = self._view.ask(
            "SELECT (SELECT count(*) FROM live) AS documents,"
            " count(DISTINCT id) FILTER (WHERE batch IS NULL) AS events,"
            " count(*) FILTER (WHERE batch IS NOT NULL) AS imported,"
            " min(date) AS first, max(date_end) AS last FROM frame"
        ).to_pylist()[0]
        files, size = self._store.size()
        return LibraryInfo(
            self.address, held.version, counts["documents"], counts["events"], counts["imported"], counts["first"],
            counts["last"], len(held.log), len(held.corrected.orphans), files, size,
        )  # fmt: skip

    # Documents

    def history(self) -> tuple[tuple[int, datetime], ...]:
        """Every version that is there with the time (UTC) since which it holds, the newest first."""
        commits = self._store.history()
        return tuple((int(c["version"]), datetime.fromtimestamp(c["timestamp"] / 1000, UTC)) for c in commits)

    def add(self, coded: Iterable[CodedDocument], *, coder: str = "") -> AddResult:
        """Store the documents as one batch: a reader sees all of them or none.

        The same record of the same coder again is `unchanged`, and so is the same text under another id. A known id
        with another version of its text, or the same text coded otherwise or by another coder, is a new version
        (`replaced`); the old one stays readable `as_of` its time. A known id with quite another text (two files of one
        name) is another document and gets an id of its own. `coder` names what coded them.
        """
        self._must_be_now()
        batch, result = self._sort_out(coded, coder)
        if batch:
            self._store.append(batch_rows(batch, coder, uuid.uuid4().hex, datetime.now(UTC)))
        return result

    def _sort_out(self, coded: Iterable[CodedDocument], coder: str) -> tuple[list[CodedDocument], AddResult]:
        given = list(coded)
        digests = {record.document.sha256 for record in given} - {""}
        heads = self._view.heads_among({record.document.id for record in given}, digests)
        held = {head["document"]: head["sha256"] for head in heads}
        outdated = {head["document"] for head in heads if coder and head["coder"] != coder}
        owners = {digest: ident for ident, digest in held.items() if digest}
        stored = {record.document.id: record for record in self._view.records(held)}
        new: dict[str, CodedDocument] = {}
        unchanged = replaced = 0
        for record in (_named_apart(record, new, stored) for record in given):
            ident, digest = record.document.id, record.document.sha256
            known = new.get(ident) or (None if ident in outdated else stored.get(ident))
            if owners.get(digest, ident) != ident or _same(record, known):
                unchanged += 1
                continue
            replaced += ident in held
            new[ident] = record
            if digest:
                owners[digest] = ident
        return list(new.values()), AddResult(len(new) - replaced, unchanged, replaced)

    def remove(self, ids: Many[str]) -> int:
        """Take documents (or imports, by their file's hash) out of sight; how many there were.

        Earlier versions of the library still show them; `purge` deletes them for good.
        """
        self._must_be_now()
        known = self._view.ask("SELECT document AS id FROM live UNION SELECT id FROM live_imports").column("id")
        present = sorted(set(ids) & set(known.to_pylist()))
        if present:
            self._append(Part.REMOVAL, [{"id": ident} for ident in present])
        return len(present)

    def needs_coding(self, sha256s: Iterable[str]) -> set[str]:
        """Those of the content hashes that no document of the library has."""
        held = self._view.ask("SELECT sha256 FROM live").column("sha256").to_pylist()
        return set(sha256s) - set(held)

    def documents(self) -> pd.DataFrame:
        """One row a document: document, title, source, published, sha256, events, coder, added; by publication."""
        columns = "document, title, source, published, sha256, events, coder, added"
        return plain_pandas(self._view.ask(f"SELECT {columns} FROM live ORDER BY published NULLS LAST, document"))

    def records(self, ids: Iterable[str] | None = None) -> Iterator[CodedDocument]:
        """The documents with these ids (all: None) with text, as coded: without corrections."""
        idents = self._view.ask("SELECT document FROM live ORDER BY document").column("document").to_pylist()
        wanted = idents if ids is None else sorted(set(ids) & set(idents))
        for start in range(0, len(wanted), _READ_AT_ONCE):
            yield from self._view.records(wanted[start : start + _READ_AT_ONCE])

    def document(self, ident: str) -> CodedDocument:
        """The document with its text, and what was read out of it, corrected; KeyError where there is none.

        Its events are those of `events` and `collection` that it reports, with the evidence of all documents.
        """
        found = self._view.records([ident])
        if not found:
            raise KeyError(ident)
        held = self._view.refresh()
        record = identified(found[0], held.corrected.collection.entities) if held.whole else found[0]
        local = correct(collect_one(record), held.log).collection
        if held.whole:
            everything = held.corrected.collection
            reported = tuple(e for e in everything.events if any(x.document == ident for x in e.all_evidence))
        else:
            reported = self.collection(EventQuery(documents=(ident,))).events
        return replace(
            found[0],
            entities=local.entities,
            events=reported,
            incidents=local.incidents,
            responses=local.responses,
        )

    # Events

    def events(self, query: EventQuery | None = None) -> pd.DataFrame:
        """The events frame (`graph.model.columns`): one row per event and dyad, by date, undated ones last."""
        condition, parameters = where(query or EventQuery())
        # First which rows, then their columns: half the time for few rows of many.
        found = f"SELECT rowid AS row, id, date_end FROM frame WHERE {condition}"
        rows = f"SELECT row FROM ({found})"
        if query and query.limit is not None:
            latest = "SELECT id FROM found GROUP BY id ORDER BY max(date_end) DESC NULLS LAST, id LIMIT ?"
            rows = f"WITH found AS MATERIALIZED ({found}) SELECT row FROM found WHERE id IN ({latest})"
            parameters = [*parameters, query.limit]
        order = "date NULLS LAST, id, actor, recipient"
        statement = f"SELECT {FRAME_COLUMNS} FROM frame WHERE rowid IN ({rows}) ORDER BY {order}"
        return events_pandas(self._view.ask(statement, parameters))

    def event_batches(self, query: EventQuery | None = None, *, rows: int = 50_000) -> Iterator[pa.Table]:
        """The same rows as Arrow tables of that many, for more events than a frame should hold; the limit aside."""
        condition, parameters = where(query or EventQuery())
        sql = f"SELECT {FRAME_COLUMNS} FROM frame WHERE {condition} ORDER BY date NULLS LAST, id, actor, recipient"
        for batch in self._view.stream(sql, parameters, rows):
            yield pa.Table.from_batches([batch]).cast(FRAME_SCHEMA)

    def events_frame(self, states: tuple[str, ...] = ()) -> pd.DataFrame:
        """What the measures take: the whole frame, or of two states what joins them, of more what concerns them."""
        if len(states) == 2:
            return self.events(EventQuery(dyad=(states[0], states[1]), undirected=True))
        return self.events(EventQuery(states=states))

    def count(self, query: EventQuery | None = None) -> int:
        """How many events the question finds, its limit aside."""
        condition, parameters = where(query or EventQuery())
        return int(
            self._view.ask(f"SELECT count(DISTINCT id) AS n FROM frame WHERE {condition}", parameters)["n"][0].as_py()
        )

    def collection(self, query: EventQuery | None = None) -> Collection:
        """The events that the question finds, with their documents, entities, incidents and responses, corrected.

        At most `COLLECTION_LIMIT` events, the latest, unless the question has a limit of its own. Documents that tell
        of none of the events are there only when nothing was asked. Imported events have no document: the evidence's
        text says where they come from; those whose code PLOVER does not know are left out.
        """
        held = self._view.refresh()
        asked = query or EventQuery()
        limited = replace(asked, limit=asked.limit if asked.limit is not None else COLLECTION_LIMIT)
        frame = self.events(limited)
        if query is None and held.whole and len(held.corrected.collection.events) <= COLLECTION_LIMIT:
            coded = held.corrected.collection
        else:
            everything = held.corrected.collection if held.whole else self._read_for(frame["id"])
            coded = part_of(everything, set(frame["id"]))
        return with_imported(coded, frame)

    def _read_for(self, idents: "pd.Series[str]") -> Collection:
        """In a library that is not held as records: those of the documents that report these events, corrected."""
        sql = "SELECT DISTINCT unnest(reported_by) AS document FROM frame WHERE list_contains(?, id)"
        documents = self._view.ask(sql, [sorted(set(idents))]).column("document").to_pylist()
        return correct(collect(self._view.records(documents)), self._view.refresh().log).collection

    def series(
        self,
        dyad: tuple[str, str],
        freq: str = "W",
        *,
        undirected: bool = False,
        first: date | None = None,
        last: date | None = None,
    ) -> pd.DataFrame:
        """A dyad over time: period (its first day; weeks begin on Monday), events, cooperation and conflict (numbers of
        events by PLOVER's fields), score and goldstein (means). `freq` is D, W, M, Q or Y. What did not happen does not
        count; an event counts on the first day of its window. Periods without events are not listed.
        """
        period = _PERIODS.get(freq)
        if period is None:
            raise LibraryError(f"{freq!r} is no period: give one of {', '.join(_PERIODS)}.")
        condition, parameters = where(
            EventQuery(dyad=dyad, undirected=undirected, first=first, last=last, statuses=_DONE)
        )
        sql = f"SELECT date_trunc('{period}', date)::DATE AS period, {_MEANS} FROM frame WHERE {condition}"
        return plain_pandas(self._view.ask(f"{sql} AND date IS NOT NULL GROUP BY period ORDER BY period", parameters))

    def top_dyads(self, first: date | None = None, last: date | None = None, n: int = 20) -> pd.DataFrame:
        """The ordered pairs of states with the most events between these days: actor, recipient, events, cooperation,
        conflict, score, goldstein. Cross-border events that happened only."""
        condition, parameters = where(EventQuery(first=first, last=last, statuses=_DONE, cross_border=True))
        sql = f"SELECT actor, recipient, {_MEANS} FROM frame WHERE {condition} GROUP BY actor, recipient"
        return plain_pandas(self._view.ask(f"{sql} ORDER BY events DESC, actor, recipient LIMIT ?", [*parameters, n]))

    # Imports

    def import_events(
        self, kind: str, path: Path, *, progress: Callable[[int], None] = lambda rows: None
    ) -> ImportCounts:
        """The events of a GDELT, ICEWS or POLECAT file (`graph.library.importers`), streamed in."""
        self._must_be_now()
        return import_file(self._store, kind, path, progress=progress)

    def imports(self) -> pd.DataFrame:
        """One row an imported file: id (its hash, which `remove` takes), file, events, added."""
        sql = "SELECT id, first(title) AS file, sum(events)::BIGINT AS events, min(added) AS added FROM live_imports"
        return plain_pandas(self._view.ask(f"{sql} GROUP BY id ORDER BY added"))

    # Corrections

    def corrections(self) -> tuple[Correction, ...]:
        """The whole log in order, undone entries and undoings too."""
        return in_order(self._view.refresh().log)

    def corrected(self) -> Corrected:
        """What the corrections did: `touched` (correction ids by event id) and `orphans` (find no event any more)."""
        return self._view.refresh().corrected

    def correct(self, action: Action, *, author: str, reason: str = "") -> Correction:
        """Append one correction to the log; readers see it at once."""
        log = self.corrections()
        # Never before the last: the log's order is the order in which the analyst saw things.
        now = max([datetime.now(UTC), *(entry.at + timedelta(microseconds=1) for entry in log[-1:])])
        correction = Correction(uuid.uuid4().hex, now, author, reason, action)
        self._store_corrections([correction])
        return correction

    def undo(self, *, author: str) -> Correction | None:
        """Take the last correction back; which it was, or None."""
        last = to_undo(self.corrections())
        if last:
            self.correct(Undo(last.id), author=author)
        return last

    def redo(self, *, author: str) -> Correction | None:
        """Bring back what was undone last, as long as nothing was corrected since; which it was, or None."""
        undone = to_redo(self.corrections())
        if undone:
            self.correct(Redo(undone.id), author=author)
        return undone

    def export_corrections(self) -> Iterator[str]:
        """The log as lines of JSON."""
        for correction in self.corrections():
            yield json.dumps(correction_to_json(correction), ensure_ascii=False)

    def import_corrections(self, lines: Iterable[str]) -> int:
        """Take in a log; entries that are there already are passed over. How many were new. RecordError names a line
        that is none, and then nothing is taken in."""
        known = {correction.id for correction in self._view.refresh().log}
        read = [_read_correction(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
        new = [correction for correction in in_order(read) if correction.id not in known]
        self._store_corrections(new)
        return len(new)

    def _store_corrections(self, corrections: Iterable[Correction]) -> None:
        self._must_be_now()
        rows = [{"id": c.id, "payload": json.dumps(correction_to_json(c), ensure_ascii=False)} for c in corrections]
        if rows:
            self._append(Part.CORRECTION, rows)

    # Upkeep

    def compact(self) -> None:
        """Join small files: the library opens faster. Every version stays readable."""
        self._must_be_now()
        self._store.compact()

    def purge(self) -> int:
        """Delete for good what is removed or replaced, with all earlier versions; how many documents that were."""
        self._must_be_now()
        dead = self._view.ask(
            "SELECT batch, document FROM documents EXCEPT SELECT batch, document FROM live"
        ).to_pylist()
        imports = self._view.ask("SELECT batch FROM imports EXCEPT SELECT batch FROM live_imports").to_pylist()
        self._store.purge([(row["batch"], row["document"]) for row in dead], [row["batch"] for row in imports])
        return len({row["document"] for row in dead})

    def _append(self, part: Part, rows: Iterable[Mapping[str, object]]) -> None:
        self._store.append(table_of_rows(part, rows, uuid.uuid4().hex, datetime.now(UTC)))

    def _must_be_now(self) -> None:
        if self._moment is not None:
            raise LibraryError(f"{self.address}: opened as of an earlier day; the past cannot be changed.")


_READ_AT_ONCE = 256  # documents: a few megabytes

_MEANS = """count(*) AS events, count(*) FILTER (WHERE quad <= 2) AS cooperation,
count(*) FILTER (WHERE quad >= 3) AS conflict, avg(score)::DOUBLE AS score, avg(goldstein) AS goldstein"""


def _named_apart(
    record: CodedDocument, new: Mapping[str, CodedDocument], stored: Mapping[str, CodedDocument]
) -> CodedDocument:
    """The record under its id, unless another document has that: one of this batch, or a stored one of other words."""
    ident, digest = record.document.id, record.document.sha256
    known = new.get(ident) or stored.get(ident)
    if known is None or known.document.sha256 == digest:
        return record
    if ident not in new and alike(known.document.text, record.document.text):
        return record
    return renamed(record, own_id(record.document))


def _same(record: CodedDocument, known: CodedDocument | None) -> bool:
    return known is not None and record_text(known) == record_text(record)


def collect_one(record: CodedDocument) -> Collection:
    """One document's record as a collection; unlike `collect`, its entities keep their mentions."""
    return Collection((record.document,), record.entities, record.events, record.incidents, record.responses)


def _read_correction(number: int, line: str) -> Correction:
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise RecordError(f"line {number}", f"is no JSON ({error.msg})") from error
    if not isinstance(data, dict):
        raise RecordError(f"line {number}", "is no correction")
    return correction_from_json(data)
