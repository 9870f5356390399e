"""What a page says about itself: title, publication date, address; from meta elements, JSON-LD and headings."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html as lxml_html

from graph.readers.dates import first_day
from graph.readers.extract import one_line

_DATE_NAMES = (
    "article:published_time", "og:published_time", "datepublished", "date.published", "publishdate", "publish_date",
    "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "citation_publication_date", "dc.date", "dcterms.date", "dc.date.created", "datecreated",
    "cxenseparse:recs:publishtime", "article.published", "publication_date", "date",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "citation_title")
_SITE_NAMES = ("og:site_name", "application-name", "publisher", "dc.publisher")
_SITE_BEHIND = re.compile(r"(.+\S)\s+([|»·–—-])\s+(.+)")
_ARTICLE_TYPES = re.compile(r"Article|Report|Posting|WebPage|CreativeWork")


@dataclass(frozen=True)
class PageMetadata:
    """`published` is the day in the page's own time zone; `source` the page's address, else the site's name."""

    title: str
    published: date | None
    source: str | None


def page_metadata(tree: lxml_html.HtmlElement) -> PageMetadata:
    """What the page says; trafilatura would also guess a date out of the text, which is no statement of the page."""
    linked = list(_linked_data(tree))
    return PageMetadata(_title(tree, linked), _published(tree, linked), _source(tree))


def _linked_data(tree: lxml_html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of the page, those inside of lists and graphs too."""
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            found = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        waiting = [found]
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting += item
            elif isinstance(item, dict):
                yield item
                waiting += [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item]


def _meta(tree: lxml_html.HtmlElement, names: Sequence[str]) -> Iterator[str]:
    """The contents of the page's meta elements with these names, in the order of the names."""
    values: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if element.get("content"):
            values.setdefault(key.strip().casefold(), element.get("content").strip())
    yield from (values[name] for name in names if name in values)


def _title(tree: lxml_html.HtmlElement, linked: Sequence[dict[str, Any]]) -> str:
    headings = [one_line(element.text_content()) for element in tree.iter("h1")]
    headlines = [item["headline"] for item in linked if isinstance(item.get("headline"), str)]
    titles = [one_line(element.text_content()) for element in tree.xpath("//head/title")]
    # A page with one first heading says its title there; <title> carries the site's name as well.
    single = headings if len(headings) == 1 else []
    found = [*_meta(tree, _TITLE_NAMES), *headlines, *single, *titles, *headings]
    site = next(_meta(tree, _SITE_NAMES), "")
    return next((_without_site(one_line(title), site) for title in found if title and title.strip()), "")


def _without_site(title: str, site: str) -> str:
    """A title without the site's name behind its last bar or dash: the name that the page gives, or what is shorter."""
    match = _SITE_BEHIND.fullmatch(title)
    if match is None:
        return title
    head, sign, tail = match.groups()
    is_site = tail.casefold() == site.casefold() or (sign == "|" and len(tail.split()) < len(head.split()))
    return head if is_site else title


def _published(tree: lxml_html.HtmlElement, linked: Sequence[dict[str, Any]]) -> date | None:
    linked_dates = [
        str(item["datePublished"])
        for item in linked
        if item.get("datePublished") and _ARTICLE_TYPES.search(str(item.get("@type", "")))
    ]
    marked = [
        element.get("content") or element.get("datetime") or element.text_content()
        for element in tree.xpath('//*[@itemprop="datePublished"]')
    ]
    times = [element.get("datetime") or element.text_content() for element in tree.iter("time")]
    # Several <time> elements belong to teasers and comments; the first one with a date is the article's.
    found = [*_meta(tree, _DATE_NAMES), *linked_dates, *marked, *times[:1]]
    return next((day for text in found if (day := _day_of(text))), None)


def _day_of(text: str) -> date | None:
    compact = re.match(r"\s*(\d{4})(\d{2})(\d{2})(?:T|\s|$)", text)
    day = first_day("-".join(compact.groups())) if compact else None
    return day or first_day(text)


def _source(tree: lxml_html.HtmlElement) -> str | None:
    """The page's own address (canonical, og:url), else the site's name."""
    links: list[str] = [element.get("href") or "" for element in tree.xpath('//link[@rel="canonical"]')]
    base = next(_meta(tree, ("og:url",)), "")
    addresses = [*(urljoin(base, link) for link in links), base]
    for address in addresses:
        if urlsplit(address).scheme in ("http", "https"):
            return address
    return next(_meta(tree, _SITE_NAMES), None)
