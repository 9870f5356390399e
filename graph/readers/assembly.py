"""Extract -> Document: blocks, title, publication date, id."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from graph.errors import ReadError
from graph.model import Block, BlockKind, Document, content_hash
from graph.readers.dates import day_in_name, first_day
from graph.readers.extract import Extract, one_line
from graph.readers.marking import mark

_LONGEST_ID = 100
_LONGEST_TITLE = 160


def assemble(
    extract: Extract,
    name: str,
    *,
    ident: str | None = None,
    published: date | None = None,
    source: str | None = None,
) -> Document:
    """The document. `published` and `source` as the user gives them win over all that the file says."""
    if not extract.text.strip():
        raise ReadError(name, "the file holds no text", "give a file with text in it")
    blocks = mark(extract.text, extract.known)
    day = published or extract.published or _printed_day(extract.text, blocks) or day_in_name(name)
    warnings = list(extract.warnings)
    if day is None and extract.created is not None:
        day = extract.created
        warnings.append(
            f"{name}: the publication date is the day on which the file was made ({day}), for want of a better one; "
            "give the right one with --published YYYY-MM-DD."
        )
    if day is None:
        warnings.append(no_date_warning(name))
    digest = content_hash(extract.text, day)
    return Document(
        id=ident or slug(PurePath(name).stem) or digest[:16],
        title=_title(extract, blocks),
        text=extract.text,
        sha256=digest,
        published=day,
        source=source or extract.source,
        blocks=blocks,
        warnings=tuple(warnings),
    )


def no_date_warning(name: str) -> str:
    """What the user is told about a document without a date."""
    return (
        f"{name}: no publication date was found, so words such as 'Tuesday' cannot be resolved; "
        "give it with --published YYYY-MM-DD."
    )


def slug(text: str) -> str:
    """Small letters, digits and hyphens that stand for the text; empty where it has none of them.

    >>> slug("Note verbale (déf.) 2024_07")
    'note-verbale-def-2024-07'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_ID].rstrip("-")


def _title(extract: Extract, blocks: Sequence[Block]) -> str:
    marked = next((extract.text[b.start : b.end] for b in blocks if b.kind is BlockKind.TITLE), "")
    body = next((extract.text[b.start : b.end] for b in blocks if b.kind.is_coded), extract.text)
    title = one_line(extract.title or marked or body)
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _printed_day(text: str, blocks: Sequence[Block]) -> date | None:
    """The publication date that the page prints: a date line, a byline, the head of the page, an agency's dateline.

    "Updated" counts only where nothing else does. A date inside a sentence is never a publication date.
    """
    first_body = next((b.start for b in blocks if b.kind is BlockKind.BODY), len(text))

    def printed(kind: BlockKind, *, end: int = len(text)) -> list[Block]:
        return [block for block in blocks if block.kind is kind and block.start < end]

    datelines = printed(BlockKind.DATELINE)
    lines = [text[b.start : b.end] for b in datelines if not _opens_sentence(text, b)]
    prefixes = [text[b.start : b.end] for b in datelines if _opens_sentence(text, b)]
    bylines = [text[b.start : b.end] for b in printed(BlockKind.BYLINE)]
    page = [text[b.start : b.end] for b in printed(BlockKind.NAVIGATION, end=first_body)]
    lines.sort(key=_says_updated)
    found = (first_day(line) for line in [*lines, *bylines, *page, *prefixes])
    return next((day for day in found if day is not None), None)


def _says_updated(line: str) -> bool:
    return bool(re.search(r"updated|modified", line, re.IGNORECASE)) and not re.search(
        r"publi|posted", line, re.IGNORECASE
    )


def _opens_sentence(text: str, block: Block) -> bool:
    """Whether the dateline stands at the head of a paragraph, not on a line of its own."""
    return bool(re.match(r"[^\S\n]*\S", text[block.end :]))
