"""Files and bytes -> Document: the formats by ending, and the limits."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path, PurePath

from graph.errors import ReadError
from graph.model import Document
from graph.readers.assembly import assemble
from graph.readers.extract import Extract
from graph.readers.html import extract_html
from graph.readers.mail import extract_mail
from graph.readers.markdown import extract_markdown
from graph.readers.pdf import extract_pdf
from graph.readers.plain import extract_plain
from graph.readers.word import extract_word

LARGEST_FILE = 50 * 1024 * 1024

FORMATS: Mapping[str, Callable[[bytes, str], Extract]] = {
    ".docx": extract_word,
    ".eml": extract_mail,
    ".htm": extract_html,
    ".html": extract_html,
    ".markdown": extract_markdown,
    ".md": extract_markdown,
    ".pdf": extract_pdf,
    ".text": extract_plain,
    ".txt": extract_plain,
    ".xhtml": extract_html,
}
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_ENDINGS = ", ".join(sorted(FORMATS))


def read_bytes(data: bytes, name: str, *, published: date | None = None, source: str | None = None) -> Document:
    """One document out of the bytes of a file called `name`, read as its ending (or, without one, its content) says.

    `published` wins over every date that the file gives. ReadError names the file and the remedy.
    """
    if len(data) > LARGEST_FILE:
        raise ReadError(name, "the file is larger than 50 MB", "split it, or take pictures and attachments out")
    if not data.strip():
        raise ReadError(name, "the file is empty", "give a file with text in it")
    extract = _format(data, name)(data, name)
    return assemble(extract, name, published=published, source=source)


def read_file(path: Path, *, published: date | None = None) -> Document:
    """One document out of a file."""
    return read_bytes(load(path), path.name, published=published)


def load(path: Path) -> bytes:
    """The bytes of a file; ReadError where it is none, is too large or cannot be opened."""
    name = str(path)
    if path.is_dir():
        raise ReadError(name, "this is a folder", "give the files in it (a pattern such as FOLDER/*.txt)")
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ReadError(name, "the file is larger than 50 MB", "split it, or take pictures and attachments out")
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadError(name, "there is no such file", "check the name") from None
    except OSError as error:
        raise ReadError(name, f"the file cannot be opened ({error.strerror})", "check its permissions") from None


def _format(data: bytes, name: str) -> Callable[[bytes, str], Extract]:
    """How to read the file. What the content shows without doubt wins over the ending (a PDF that is called .txt)."""
    ending = PurePath(name).suffix.lower()
    if data.startswith(b"%PDF-"):
        return extract_pdf
    if data.startswith(_OLD_WORD):
        raise ReadError(name, "this is an old Word or Office file", "save it as .docx or .txt")
    if ending in FORMATS:
        return FORMATS[ending]
    if not ending:
        return _sniffed(data)
    raise ReadError(name, f"files that end in {ending} are not read", f"give one of {_ENDINGS}")


def _sniffed(data: bytes) -> Callable[[bytes, str], Extract]:
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return extract_html
    return extract_word if head.startswith(b"pk\x03\x04") else extract_plain
