"""RSS and Atom: one document an entry."""

from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree

from graph.errors import ReadError
from graph.readers.dates import first_day
from graph.readers.extract import Extract, lay_out, one_line, with_title
from graph.readers.html import fragment_passages

_TEXT_TAGS = ("encoded", "content", "description", "summary")
_DATE_TAGS = ("pubDate", "published", "date", "issued", "updated")
_ENTRY_TAGS = ("item", "entry")


def extract_feed(data: bytes, name: str) -> Iterator[Extract]:
    """The entries of a feed in their order. Entities are not expanded and nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    entries = [] if root is None else [element for element in root.iter() if _tag(element) in _ENTRY_TAGS]
    if not entries:
        raise ReadError(name, "the file is no RSS or Atom feed with entries", "give a feed, or save the page as .html")
    yield from map(_entry, entries)


def _entry(entry: Any) -> Extract:
    title = one_line(_first(entry, ("title",)))
    # Of summary and whole text the longer one is the text.
    bodies = [_content(child) for child in entry if _tag(child) in _TEXT_TAGS]
    text, known = lay_out(with_title(fragment_passages(max(bodies, key=len, default="")), title))
    return Extract(text, known, title=title, published=_published(entry), source=_link(entry))


def _tag(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _content(element: Any) -> str:
    """The HTML of an entry: escaped, in CDATA, or (Atom's xhtml) as elements."""
    if len(element):
        return (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)
    return element.text or ""


def _first(entry: Any, tags: tuple[str, ...]) -> str:
    found = {_tag(child): "".join(child.itertext()) for child in reversed(entry)}
    return next((found[tag] for tag in tags if found.get(tag, "").strip()), "")


def _published(entry: Any) -> date | None:
    text = _first(entry, _DATE_TAGS)
    try:
        return parsedate_to_datetime(text).date()
    except (TypeError, ValueError, IndexError):
        return first_day(text)


def _link(entry: Any) -> str | None:
    links = [child for child in entry if _tag(child) == "link"]
    addresses = [child.get("href") or child.text or "" for child in links if child.get("rel") in (None, "alternate")]
    return next((address.strip() for address in addresses if address.strip().startswith("http")), None)
