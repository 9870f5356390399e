"""The only door to Delta Lake: append, list files, read them, compact."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.fs as pafs
from deltalake import DeltaTable, Schema, write_deltalake
from deltalake.exceptions import DeltaError, TableNotFoundError
from deltalake.fs import DeltaStorageHandler

from graph.errors import LibraryError
from graph.library.address import is_remote, storage_options
from graph.library.schema import FORMAT, ROW_SCHEMA, Part

# Old versions stay readable ("the library as of ...") until the user purges them, not until some default passes.
_CONFIGURATION = {
    "delta.logRetentionDuration": "interval 36500 days",
    "delta.deletedFileRetentionDuration": "interval 36500 days",
}


@dataclass(frozen=True)
class StoredFile:
    """One Parquet file of the table."""

    path: str
    part: Part
    rows: int


class Store:
    """The Delta table of one library, at its newest version or pinned to an older one."""

    def __init__(self, table: DeltaTable, address: str, *, pinned: bool) -> None:
        self._table, self.address, self._pinned = table, address, pinned
        self._files: pafs.FileSystem | None = None

    @classmethod
    def create(cls, address: str | Path) -> "Store":
        """A new, empty table; LibraryError where there is one already."""
        where = str(address)
        if not is_remote(where):
            _make_folder(Path(where))
        try:
            table = DeltaTable.create(
                where,
                schema=Schema.from_arrow(ROW_SCHEMA),
                partition_by=["part"],
                name="demarche",
                description=FORMAT,
                configuration=_CONFIGURATION,
                storage_options=_options(where),
            )
        except (DeltaError, OSError) as error:
            raise LibraryError(f"{where}: no library can be made here ({_first_line(error)}).") from error
        return cls(table, where, pinned=False)

    @classmethod
    def open(cls, address: str | Path, version: int | None = None) -> "Store":
        """The table at `address`; LibraryError says whether it is missing, damaged or of another program."""
        where = str(address)
        try:
            table = DeltaTable(where, version=version, storage_options=_options(where))
        except TableNotFoundError:
            raise LibraryError(f"{where}: there is no library here; make one with `demarche add --library`.") from None
        except (DeltaError, OSError, ValueError) as error:
            at = "" if version is None else f" at version {version}"
            raise LibraryError(f"{where}: the library cannot be opened{at} ({_first_line(error)}).") from error
        if table.metadata().description != FORMAT:
            raise LibraryError(f"{where}: this Delta table is no library of this program; choose another folder.")
        return cls(table, where, pinned=version is not None)

    @classmethod
    def open_or_create(cls, address: str | Path) -> "Store":
        """The table at `address`, made where there is none; of two processes that do so at once, one makes it."""
        if not DeltaTable.is_deltatable(str(address), _options(str(address))):
            try:
                return cls.create(address)
            except LibraryError:
                return cls.open(address)  # another process was faster, or this says why it cannot be
        return cls.open(address)

    @property
    def version(self) -> int:
        """The newest committed version (a pinned store: its own). Reads only what the log has gained: under 1 ms."""
        if not self._pinned:
            self._table.update_incremental()
        return self._table.version()

    def append(self, rows: pa.Table) -> None:
        """One commit: all rows or none. `rows` is of ROW_SCHEMA."""
        if self._pinned:
            raise LibraryError(
                f"{self.address}: opened as of an earlier day or version; nothing can be added to the past."
            )
        try:
            # A library that an older version made lacks newer columns: they are added, null in its rows.
            write_deltalake(self._table, rows, mode="append", schema_mode="merge")
        except (DeltaError, OSError) as error:
            raise LibraryError(f"{self.address}: cannot be written ({_first_line(error)}).") from error

    def files(self) -> Sequence[StoredFile]:
        """The files of the version last looked at."""
        actions = pa.table(self._table.get_add_actions(flatten=True)).select(["path", "partition.part", "num_records"])
        columns = (actions.column(i).to_pylist() for i in range(3))
        return [StoredFile(path, Part(part), rows or 0) for path, part, rows in zip(*columns, strict=True)]

    def dataset(self, files: Iterable[StoredFile]) -> ds.Dataset:
        """The rows of these files (without the column `part`, which all files of a part share).

        To be read without a filter: files that were compacted hold another form of text (Arrow's views), whose
        statistics Arrow cannot compare.
        """
        paths = [file.path for file in files]
        if not paths:
            return ds.dataset(_FILE_SCHEMA.empty_table())
        return ds.dataset(paths, schema=_FILE_SCHEMA, filesystem=self._filesystem(), format="parquet")

    def local_paths(self, files: Iterable[StoredFile]) -> list[str] | None:
        """Where these files lie in this machine's file system; None where they lie in an object store."""
        if is_remote(self.address):
            return None
        return [str(_folder(self.address) / file.path) for file in files]

    def compact(self) -> Mapping[str, Any]:
        """Small files joined; all versions stay."""
        return dict(self._table.optimize.compact())

    def purge(self, documents: Sequence[tuple[str, str]], batches: Sequence[str]) -> None:
        """Delete these (batch, document) pairs and imported batches for good, and with them every earlier version."""
        for batch, document in documents:
            self._table.delete(f"batch = {_quoted(batch)} AND document = {_quoted(document)}")
        for batch in batches:
            self._table.delete(f"batch = {_quoted(batch)}")
        self._table.vacuum(retention_hours=0, enforce_retention_duration=False, dry_run=False, full=True)

    def size(self) -> tuple[int, int]:
        """Number of files, and bytes in them."""
        sizes = pa.table(self._table.get_add_actions(flatten=True)).column("size_bytes").to_pylist()
        return len(sizes), sum(sizes)

    def history(self, limit: int | None = None) -> Sequence[Mapping[str, Any]]:
        """The commits, newest first."""
        return self._table.history(limit)

    def _filesystem(self) -> pafs.FileSystem:
        if self._files is None:
            self._files = _filesystem(self.address)
        return self._files


_FILE_SCHEMA = ROW_SCHEMA.remove(ROW_SCHEMA.get_field_index("part"))


def _filesystem(address: str) -> pafs.FileSystem:
    """Of a folder the system's own, which Arrow reads without a detour; of an object store Delta's."""
    if is_remote(address):
        return pafs.PyFileSystem(DeltaStorageHandler(address, _options(address)))
    return pafs.SubTreeFileSystem(str(_folder(address)), pafs.LocalFileSystem())


def _folder(address: str) -> Path:
    return Path(address.removeprefix("file://")).absolute()


def _options(address: str) -> dict[str, str] | None:
    options = storage_options(address)
    return dict(options) if options is not None else None


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(f"{folder}: the folder cannot be made ({error.strerror}).") from error


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
