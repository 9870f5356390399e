"""Files that hold many documents: JSON Lines, CSV, feeds, mailboxes, web archives."""

import csv
import io
import json
import mailbox
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path, PurePath
from typing import Any, ParamSpec

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from graph.errors import ReadError
from graph.model import Document, content_hash
from graph.readers.assembly import assemble, no_date_warning, slug
from graph.readers.dates import first_day
from graph.readers.decoding import decode
from graph.readers.extract import Extract, Passage, lay_out, with_title
from graph.readers.feeds import extract_feed
from graph.readers.files import FORMATS, load, read_bytes
from graph.readers.mail import extract_message
from graph.readers.marking import mark

Found = Iterator[Document | ReadError]
P = ParamSpec("P")

_TEXT_COLUMNS = ("text", "body", "content", "article", "full_text", "fulltext", "story", "article_text")
_TITLE_COLUMNS = ("title", "headline", "heading")
_DATE_COLUMNS = ("published", "date", "publication_date", "published_at", "pubdate", "publish_date", "day")
_SOURCE_COLUMNS = ("url", "link", "source", "outlet", "publisher")
_ID_COLUMNS = ("id", "doc_id", "document_id", "identifier", "guid")
_LARGEST_PAGE = 50 * 1024 * 1024


def read_many(path: Path, *, published: date | None = None) -> Found:
    """All documents of a file, in its order; what cannot be read comes as the error that says why.

    A file of one document gives that one.
    """
    try:
        if path.suffix.lower() == ".gz" and path.with_suffix("").suffix.lower() == ".warc":
            yield from _web_archive(path, published)
        else:
            yield from _READERS.get(path.suffix.lower(), _single)(path, published)
    except ReadError as error:
        yield error


def read_records(lines: Iterable[str]) -> Iterator[Document]:
    """One document a line of JSON ({"id", "published", "text", "title"?}); the text is kept exactly as it is.

    Blank lines are passed over. ReadError names the line that is no such object.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _record(line, f"line {number}")


def _single(path: Path, published: date | None) -> Found:
    yield read_bytes(load(path), path.name, published=published)


def _records(path: Path, published: date | None) -> Found:
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _attempt(_record_of, path, line, number, published)
    except OSError:
        load(path)


def _record_of(path: Path, line: bytes, number: int, published: date | None) -> Document:
    at = f"{path.name}, line {number}"
    return _record(decode(line, at), at, published=published, stem=f"{path.stem}-{number}")


def _record(line: str, at: str, *, published: date | None = None, stem: str = "") -> Document:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        raise ReadError(at, "this is no JSON", 'write one object a line: {"id", "published", "text"}') from None
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise ReadError(at, 'there is no "text"', 'write one object a line: {"id", "published", "text"}')
    text = found["text"]
    # JSON can spell half a character (a lone surrogate), which no encoding can write.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    day = published or _record_day(found.get("published"), at)
    digest = content_hash(text, day)
    ident = found.get("id")
    return Document(
        id=str(ident) if ident not in (None, "") else slug(stem) or digest[:16],
        title=str(found.get("title") or ""),
        text=text,
        sha256=digest,
        published=day,
        source=str(found["source"]) if found.get("source") else None,
        blocks=mark(text) if text.strip() else (),
        warnings=() if day else (no_date_warning(at),),
    )


def _record_day(value: Any, at: str) -> date | None:
    if value in (None, ""):
        return None
    day = first_day(str(value))
    if day is None:
        raise ReadError(at, f'"published" is no date ({value!r})', "write it as YYYY-MM-DD")
    return day


def _attempt(read: Callable[P, Document], *args: P.args, **options: P.kwargs) -> Document | ReadError:
    """The document, or the error that says why there is none: one bad item does not end a container."""
    try:
        return read(*args, **options)
    except ReadError as error:
        return error


def _table(path: Path, published: date | None) -> Found:
    text = decode(load(path), path.name)
    csv.field_size_limit(_LARGEST_PAGE)
    rows = csv.DictReader(io.StringIO(text), dialect=_dialect(text))
    columns = {str(name).strip().casefold(): name for name in rows.fieldnames or () if name is not None}
    column = next((columns[name] for name in _TEXT_COLUMNS if name in columns), None)
    if column is None:
        raise ReadError(
            path.name, "no column is called text, body, content or article", "name the column of the text so"
        )
    try:
        for number, row in enumerate(rows, start=2):
            yield _attempt(_row, path, columns, row, number, published)
    except csv.Error as error:
        raise ReadError(
            path.name, f"the table breaks off at line {rows.line_num} ({error})", "save it as CSV again"
        ) from None


def _dialect(text: str) -> type[csv.Dialect]:
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=head.count)
    return type("_Found", (csv.excel,), {"delimiter": delimiter})


def _row(
    path: Path, columns: Mapping[str, str], row: Mapping[str, Any], number: int, published: date | None
) -> Document:
    at = f"{path.name}, line {number}"

    def value(names: Iterable[str]) -> str:
        return next((str(row[columns[name]] or "").strip() for name in names if name in columns), "")

    title = value(_TITLE_COLUMNS)
    paragraphs = [Passage(line) for line in value(_TEXT_COLUMNS).splitlines()]
    if not any(passage.text.strip() for passage in paragraphs):
        raise ReadError(at, "the row holds no text", "fill its text column or take it out")
    text, known = lay_out(with_title(paragraphs, title))
    day = published or first_day(value(_DATE_COLUMNS))
    return assemble(
        Extract(text, known, title=title, source=value(_SOURCE_COLUMNS) or None),
        at,
        ident=value(_ID_COLUMNS) or slug(f"{path.stem}-{number}"),
        published=day,
    )


def _feed(path: Path, published: date | None) -> Found:
    for number, extract in enumerate(extract_feed(load(path), path.name), start=1):
        at, ident = f"{path.name}, entry {number}", slug(f"{path.stem}-{number}")
        yield _attempt(assemble, extract, at, ident=ident, published=published)


def _mailbox(path: Path, published: date | None) -> Found:
    load(path)
    with closing(mailbox.mbox(path, create=False)) as box:
        for number, key in enumerate(box.iterkeys(), start=1):
            message = message_from_bytes(box.get_bytes(key), policy=policy.default)
            at = f"{path.name}, message {number}"
            yield _attempt(_message, message, at, slug(f"{path.stem}-{number}"), published)


def _message(message: EmailMessage, at: str, ident: str, published: date | None) -> Document:
    return assemble(extract_message(message, at), at, ident=ident, published=published)


def _web_archive(path: Path, published: date | None) -> Found:
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream):
                if record.rec_type == "response" and _is_page(record):
                    address = record.rec_headers.get_header("WARC-Target-URI") or ""
                    page = record.content_stream().read(_LARGEST_PAGE + 1)
                    yield _attempt(_page, page, address, published)
    except ArchiveLoadFailed:
        raise ReadError(path.name, "the file is no web archive or a broken one", "fetch or save it again") from None
    except OSError:
        load(path)


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    return (
        headers is not None
        and headers.get_statuscode() == "200"
        and "html" in (headers.get_header("Content-Type") or "")
    )


def _page(page: bytes, address: str, published: date | None) -> Document:
    name = PurePath(address.split("?", 1)[0].rstrip("/")).name or "page"
    stem = name.rsplit(".", 1)[0] if name.lower().endswith((".html", ".htm", ".php", ".aspx")) else name
    return read_bytes(page, f"{stem}.html", published=published, source=address or None)


_READERS: Mapping[str, Callable[[Path, date | None], Found]] = {
    ".atom": _feed,
    ".csv": _table,
    ".jsonl": _records,
    ".mbox": _mailbox,
    ".ndjson": _records,
    ".rss": _feed,
    ".tsv": _table,
    ".warc": _web_archive,
    ".xml": _feed,
}
ENDINGS = (*sorted({*FORMATS, *_READERS}), ".warc.gz")
