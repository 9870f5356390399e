"""A document: one text with title, publication date and source, and what each stretch of the text is."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of a document is. Only title, heading and body are coded; the rest is kept, marked."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    DATELINE = "dateline"  # a line that only gives place or time of publication
    BYLINE = "byline"
    CAPTION = "caption"
    NAVIGATION = "navigation"
    TEASER = "teaser"  # "More from ...", "Read also ..."

    @property
    def is_coded(self) -> bool:
        return self in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.BODY)


@dataclass(frozen=True, order=True)
class Block:
    """Characters start..end (end excluded) of Document.text."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True)
class Document:
    """One text, kept as read; offsets everywhere count characters of `text`.

    `blocks` cover the text's lines in order, without overlap. `warnings` are sentences for the user about the
    reading ("no date was found ...").
    """

    id: str
    title: str
    text: str
    sha256: str
    published: date | None = None
    source: str | None = None
    blocks: tuple[Block, ...] = ()
    warnings: tuple[str, ...] = ()


def content_hash(text: str, published: date | None) -> str:
    """SHA-256 of text and publication date: the same text with another date codes differently."""
    return hashlib.sha256(f"{published or ''}\n{text}".encode()).hexdigest()


def make_document(
    text: str,
    *,
    ident: str | None = None,
    title: str = "",
    published: date | None = None,
    source: str | None = None,
) -> Document:
    """A document whose whole text is body: a sentence, or a text that some other program has cleaned already."""
    digest = content_hash(text, published)
    blocks = (Block(0, len(text), BlockKind.BODY),) if text else ()
    return Document(
        id=ident or digest[:16],
        title=title,
        text=text,
        sha256=digest,
        published=published,
        source=source,
        blocks=blocks,
    )
