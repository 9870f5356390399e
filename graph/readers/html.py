"""HTML: the article without the page around it (trafilatura)."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from graph.errors import ReadError
from graph.model import BlockKind
from graph.readers.decoding import decode
from graph.readers.extract import Extract, Passage, lay_out, one_line, with_title
from graph.readers.html_metadata import page_metadata

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
# Elements that end a line when the page is read without telling article from furniture.
_BLOCK_TAG_NAMES = """
    address article aside blockquote br caption dd div dl dt fieldset figcaption footer form h1 h2 h3 h4 h5 h6 header
    hr li main nav ol option p pre section table td th tr ul
"""
_BLOCK_TAGS = frozenset(_BLOCK_TAG_NAMES.split())
_SILENT_TAGS = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select"})
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "nav": BlockKind.NAVIGATION,
    "footer": BlockKind.NAVIGATION,
}
# An article shorter than this may be what is left when the extraction missed the text.
_SHORTEST_ARTICLE = 250


def extract_html(data: bytes, name: str) -> Extract:
    """Title, text and captions of a page; the publication date as the page states it, in its own time zone."""
    tree = _parse(_decode_page(data, name), name)
    return extract_tree(tree, name)


def extract_tree(tree: lxml_html.HtmlElement, name: str) -> Extract:
    """What `extract_html` gives, of a parsed page."""
    metadata = page_metadata(tree)
    # trafilatura cleans the tree that it is given: whatever else is wanted of the page is taken first.
    whole = list(_all_passages(tree))
    passages = list(_article_passages(tree)) or whole
    if _length(passages) < _SHORTEST_ARTICLE < _length(whole):
        passages = whole
    if not passages:
        raise ReadError(name, "the page holds no text", "save the whole page, or copy its text into a .txt file")
    text, known = lay_out(with_title(passages, metadata.title))
    return Extract(text, known, title=metadata.title, published=metadata.published, source=metadata.source)


def fragment_passages(source: str) -> list[Passage]:
    """The paragraphs of a piece of HTML, as feeds and mails carry it; nothing is left out."""
    if not source.strip():
        return []
    try:
        tree = lxml_html.document_fromstring(source)
    except (etree.ParserError, ValueError):
        return [Passage(source)]
    return list(_all_passages(tree))


def _decode_page(data: bytes, name: str) -> str:
    declared = _CHARSET.search(data[:4096])
    if declared:
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return decode(data, name)
    return decode(data, name)


def _parse(page: str, name: str) -> lxml_html.HtmlElement:
    # lxml takes no text that declares an encoding of its own.
    page = _XML_DECLARATION.sub("", page).replace("\x00", "")
    try:
        return lxml_html.document_fromstring(page)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise ReadError(
            name, "the page is empty or no HTML", "save the page again, or copy its text into a .txt file"
        ) from None


def _article_passages(tree: lxml_html.HtmlElement) -> Iterator[Passage]:
    """The article as trafilatura tells it from the page."""
    found = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, favor_recall=True, with_metadata=False, deduplicate=False
    )
    body = getattr(found, "body", None)
    if body is None:
        return
    for element in body.iter("head", "p", "item", "quote", "row", "code"):
        # A table that only lays out the page holds paragraphs; they are given by themselves.
        if next(element.iterdescendants("p", "item", "row", "head"), None) is not None:
            continue
        text = one_line("".join(_texts(element)))
        if text:
            yield Passage(text, BlockKind.HEADING if element.tag == "head" else _listed(element))


def _texts(element: Any) -> Iterator[str]:
    """The texts of the element in order, with a bar between the cells of a row."""
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            yield " " if part.tag == "lb" else (part.text or "")
        elif part is not element:
            yield " | " if part.tag == "cell" and part.getnext() is not None else ""
            yield part.tail or ""


def _listed(element: Any) -> BlockKind | None:
    return BlockKind.BODY if element.tag in ("item", "row", "quote") else None


def _all_passages(tree: lxml_html.HtmlElement) -> Iterator[Passage]:
    """Everything that the page shows, one passage a block element, with the kind that its tag tells."""
    body = tree.find("body") if tree.tag == "html" else tree
    line: list[str] = []
    kind: BlockKind | None = None
    for text, kind_of_text, breaks in _walk(body if body is not None else tree, None):
        if breaks and one_line("".join(line)):
            yield Passage("".join(line), kind)
        if breaks:
            line = []
        if text.strip() and not one_line("".join(line)):
            kind = kind_of_text
        line.append(text)
    if one_line("".join(line)):
        yield Passage("".join(line), kind)


def _walk(element: Any, kind: BlockKind | None) -> Iterator[tuple[str, BlockKind | None, bool]]:
    """(text, kind, whether a new line begins before it). Recursion is bounded by the parser's own depth limit."""
    if not isinstance(element.tag, str) or element.tag in _SILENT_TAGS:
        return
    breaks = element.tag in _BLOCK_TAGS
    kind = _KINDS.get(element.tag, kind)
    yield element.text or "", kind, breaks
    for child in element:
        yield from _walk(child, kind)
        ends_block = isinstance(child.tag, str) and child.tag in _BLOCK_TAGS
        yield child.tail or "", kind, ends_block


def _length(passages: Sequence[Passage]) -> int:
    return sum(len(passage.text) for passage in passages)
