"""Markdown: front matter, headings, paragraphs; the text without its signs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from graph.model import BlockKind
from graph.readers.dates import first_day
from graph.readers.decoding import decode
from graph.readers.extract import Extract, Passage, lay_out, with_title

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE_KEYS = ("title", "headline")
_DATE_KEYS = ("published", "date", "publication_date", "published_at")
_SOURCE_KEYS = ("url", "source", "link", "outlet", "publisher")


def extract_markdown(data: bytes, name: str) -> Extract:
    """The rendered text: markup signs gone, one line a paragraph. HTML inside stays text as it is written."""
    text = decode(data, name)
    match = _FRONT_MATTER.match(text)
    front = _front_matter(match.group(1)) if match else {}
    # A broken front matter is text like any other; only a real one is taken off.
    body = text[match.end() :] if match and front else text
    title = _first_text(front, _TITLE_KEYS)
    passages = list(_passages(MarkdownIt("commonmark").enable("table").disable("html_block").parse(body)))
    laid_out, known = lay_out(with_title(passages, title))
    heading = next((p.text for p in passages if p.kind is BlockKind.TITLE), "")
    return Extract(
        laid_out,
        known,
        title=title or heading,
        published=_first_day(front),
        source=_first_text(front, _SOURCE_KEYS) or None,
    )


def _front_matter(source: str) -> Mapping[str, Any]:
    try:
        front = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError):
        return {}
    return {str(key).casefold(): value for key, value in front.items()} if isinstance(front, dict) else {}


def _first_text(front: Mapping[str, Any], keys: Sequence[str]) -> str:
    return next((str(front[key]).strip() for key in keys if isinstance(front.get(key), str | int | float)), "")


def _first_day(front: Mapping[str, Any]) -> date | None:
    for key in _DATE_KEYS:
        value = front.get(key)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        if isinstance(value, str) and (day := first_day(value)):
            return day
    return None


def _passages(tokens: Sequence[Token]) -> Iterator[Passage]:
    title_seen = False
    for at, token in enumerate(tokens):
        if token.type in ("code_block", "fence"):
            yield from (Passage(line) for line in token.content.splitlines())
        if token.type != "inline":
            continue
        opened = tokens[at - 1]
        if opened.type == "heading_open":
            is_title = opened.tag == "h1" and not title_seen
            title_seen = title_seen or is_title
            yield Passage(_inline_text(token), BlockKind.TITLE if is_title else BlockKind.HEADING)
        elif _is_picture(token):
            yield Passage(_inline_text(token), BlockKind.CAPTION)
        else:
            yield Passage(_inline_text(token), BlockKind.BODY if _is_listed(token) else None)


def _is_listed(token: Token) -> bool:
    """Whether the paragraph stands in a list, a quotation or a table: there a short line is no heading."""
    return token.level > 1


def _is_picture(token: Token) -> bool:
    children = [child for child in token.children or () if child.type != "softbreak" and child.content.strip()]
    return bool(children) and all(child.type == "image" for child in children)


def _inline_text(token: Token) -> str:
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.content:
            parts.append(child.content)
    return "".join(parts)
