"""Word documents (.docx): paragraphs with what their styles tell."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from lxml import etree

from graph.errors import ReadError
from graph.model import BlockKind
from graph.readers.extract import Extract, Passage, lay_out

# What an archive may unfold to: more is a trap, not a document.
_LARGEST_UNPACKED = 500 * 1024 * 1024
# The template of python-docx carries this date into every file that is made with it.
_TEMPLATE_YEAR = 2013


def extract_word(data: bytes, name: str) -> Extract:
    """Paragraphs and table cells in their order."""
    broken = ReadError(name, "the file is no Word document (.docx) or a broken one", "save it as .docx again")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(item.file_size for item in archive.infolist())
    except zipfile.BadZipFile:
        raise broken from None
    if size > _LARGEST_UNPACKED:
        raise ReadError(name, "the file unfolds to more than 500 MB", "take the pictures out")
    try:
        document = docx.Document(io.BytesIO(data))
        passages = list(_passages(document))
        properties = document.core_properties
        title, created = properties.title, properties.created
    except (PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile):
        raise broken from None
    text, known = lay_out(passages)
    headline = next((p.text for p in passages if p.kind is BlockKind.TITLE), "")
    return Extract(text, known, title=headline or title or "", created=_day(created))


def _passages(document: Any) -> Iterator[Passage]:
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield from (Passage(cell, BlockKind.BODY) for cell in _cells(part))
        else:
            yield from _paragraph_passages(part)


def _paragraph_passages(paragraph: Any) -> Iterator[Passage]:
    kind = _style_kind(paragraph.style.name if paragraph.style is not None else "")
    # Shift+Enter breaks lines inside of one paragraph; each line is marked for itself.
    yield from (Passage(line, kind) for line in paragraph.text.splitlines())


def _cells(table: Table) -> Iterator[str]:
    for row in table.rows:
        seen: set[int] = set()
        for cell in row.cells:
            # A merged cell is given once for each column that it spans.
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                yield cell.text


def _style_kind(style: str | None) -> BlockKind | None:
    name = (style or "").casefold()
    if name == "title":
        return BlockKind.TITLE
    if name == "subtitle" or re.match(r"heading \d", name):
        return BlockKind.HEADING
    if name == "caption":
        return BlockKind.CAPTION
    return BlockKind.BODY if name.startswith(("list", "quote", "intense quote")) else None


def _day(created: Any) -> date | None:
    return created.date() if created is not None and created.year != _TEMPLATE_YEAR else None
