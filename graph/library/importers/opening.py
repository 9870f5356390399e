"""Files of event data, packed or not -> chunks of text columns, a few megabytes at a time."""

import bz2
import gzip
import hashlib
import lzma
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from graph.errors import LibraryError, ReadError
from graph.library.importers.form import EventFormat

_BLOCK = 16 << 20  # bytes: about 40,000 rows of GDELT, and no more in memory than a few of them
_DAMAGED = (OSError, EOFError, lzma.LZMAError, zipfile.BadZipFile, gzip.BadGzipFile)


def file_digest(path: Path) -> str:
    """SHA-256 of the file as it lies there."""
    try:
        with path.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()
    except OSError as error:
        raise ReadError(
            str(path), f"cannot be opened ({error.strerror})", "give the name of a readable file"
        ) from error


class Chunks:
    """The rows of one file, chunk by chunk; counts the lines that are not of the form."""

    def __init__(self, path: Path, form: EventFormat) -> None:
        self._path, self._form = path, form
        self.malformed = 0

    def __iter__(self) -> Iterator[pa.Table]:
        header = self._form.columns(self._first_line())
        with _opened(self._path) as data:
            try:
                yield from self._read(data, header)
            except (pa.ArrowInvalid, *_DAMAGED) as error:
                problem = f"is not readable as {self._form.origin.value} events ({str(error).splitlines()[0]})"
                raise ReadError(self._path.name, problem, "see whether the file is whole and of that kind") from error

    def _first_line(self) -> str:
        with _opened(self._path) as data:
            try:
                return data.readline(1 << 20).decode(self._form.encoding, errors="replace")
            except _DAMAGED as error:
                raise ReadError(self._path.name, f"cannot be unpacked ({error})", "get the file again") from error

    def _read(self, data: IO[bytes], header: Sequence[str]) -> Iterator[pa.Table]:
        # Lines that are not of the form come to `_skip`, which counts them; the rest is text as it stands.
        reader = pacsv.open_csv(
            data,
            read_options=pacsv.ReadOptions(
                column_names=list(header) or None, block_size=_BLOCK, encoding=_arrow_encoding(self._form.encoding)
            ),
            parse_options=pacsv.ParseOptions(delimiter="\t", quote_char=False, invalid_row_handler=self._skip),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(self._names(header), pa.binary()),
                include_columns=list(self._names(header)),
                include_missing_columns=True,
                strings_can_be_null=False,
            ),
        )
        for batch in reader:
            yield self._text(pa.Table.from_batches([batch]))

    def _names(self, header: Sequence[str]) -> tuple[str, ...]:
        """The wanted columns and the other names that they may go by; of a file without header those that it has."""
        names = (*self._form.wanted, *(other for other, _ in self._form.same_as))
        return tuple(name for name in names if not header or name in header) if header else names

    def _text(self, table: pa.Table) -> pa.Table:
        columns = {name: _as_text(table.column(name)) for name in table.column_names}
        for other, name in self._form.same_as:
            columns[name] = pc.if_else(pc.equal(columns[name], ""), columns[other], columns[name])
        return pa.table(
            {name: columns.get(name, pa.repeat(pa.scalar(""), table.num_rows)) for name in self._form.wanted}
        )

    def _skip(self, _row: object) -> str:
        self.malformed += 1
        return "skip"


def _as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Bytes as text; some files hold a few bytes that are no UTF-8, and lose only those."""
    if pa.types.is_null(column.type):
        return pa.chunked_array([pa.repeat(pa.scalar(""), len(column))])
    try:
        return pc.fill_null(column.cast(pa.string()), "")
    except pa.ArrowInvalid:
        return pa.chunked_array([[(cell or b"").decode(errors="replace") for cell in column.to_pylist()]], pa.string())


def _arrow_encoding(encoding: str) -> str:
    return "utf8" if encoding == "utf-8" else encoding


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The file's bytes, unpacked; a zip archive gives its only member."""
    if path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
            if len(names) != 1:
                raise LibraryError(f"{path.name}: holds {len(names)} files; unpack it and import them one by one.")
            with archive.open(names[0]) as data:
                yield data
        return
    opener = {".gz": gzip.open, ".xz": lzma.open, ".bz2": bz2.open}.get(path.suffix.lower(), open)
    with opener(path, "rb") as data:  # type: ignore[operator]
        yield data
