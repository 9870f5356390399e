"""The role that a mention gives somebody: "foreign ministry spokesman", "ambassador to Russia"."""

import re
from collections.abc import Sequence

from graph.lexicon.actors import Kind
from graph.reading.annotation import Span
from graph.span_coding.page import Hit, Page

_OWNERS = (Kind.STATE, Kind.ADJECTIVE, Kind.CAPITAL)
_LONGEST = 60  # letters of what an office is of: "head of the department of ..."
_EDGE = " \t\n,;:()\"“”'‘’"


def read_role(page: Page, span: Span, hits: Sequence[Hit], name: Span | None) -> tuple[str | None, bool]:
    """The office as the text has it, without owner: "foreign ministry spokesman", "ambassador to Russia"."""
    titles = [h for h in hits if h.sense(Kind.TITLE) and not (name and h.span.overlaps(name))]
    if not titles:
        return None, False
    first, last = titles[0], titles[-1] if name is None or titles[-1].span.end <= name.start else titles[0]
    sense = last.sense(Kind.TITLE)
    assert sense is not None
    front = page.text[_role_start(page, hits, first) : last.span.start].lower()
    role = " ".join(f"{front}{sense.label}{_complement(page, span, last, name)}".split())
    return role, sense.unnamed


def _role_start(page: Page, hits: Sequence[Hit], title: Hit) -> int:
    """Where the role begins: with the agency or the word of rank right before the title."""
    start = title.span.start
    for hit in reversed([h for h in hits if h.span.end <= start]):
        if hit.sense(Kind.HEAD) and not page.text[hit.span.end : start].strip():
            start = hit.span.start
    before = page.text[:start].split()[-1:] if start else []
    if (
        before
        and before[0].lower() in page.actors.before_titles
        and page.text[start - len(before[0]) - 1 : start - 1] == before[0]
    ):
        start -= len(before[0]) + 1
    return start


def _complement(page: Page, span: Span, title: Hit, name: Span | None) -> str:
    """What follows a title and is not only its state: " to Russia", " of forensics"."""
    end = name.start if name and name.start >= title.span.end else span.end
    rest = page.text[title.span.end : end].partition(",")[0].rstrip(_EDGE)
    match = re.match(r"\s+(to|of|for|at|in)\s+(?:the\s+)?\S", rest)
    if match is None or len(rest) > _LONGEST:
        return ""
    sense, begin = title.sense(Kind.TITLE), title.span.end + match.end() - 1
    owner = next((h for h in page.hits(Span(begin, title.span.end + len(rest))) if h.sense(*_OWNERS)), None)
    if owner is None or owner.span.start != begin:
        return f" {' '.join(rest.split())}" if match[1] != "in" else ""
    state = owner.sense(*_OWNERS)
    posted = sense is not None and sense.posted and match[1] in ("to", "in") and state is not None
    return f" to {page.actors.labels[state.code]}" if posted and state else ""
