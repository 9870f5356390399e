"""Under which id a document is kept: files share names, and articles change."""

import re
from dataclasses import replace

from graph.model import CodedDocument, Document, Event, Evidence

_WORD = re.compile(r"\w+")
# A corrected article shares most of its words with the first version; two articles that only share a file name hardly
# a third of the longer one's.
_SAME_ARTICLE = 0.5


def alike(one: str, other: str) -> bool:
    """Whether two texts are versions of one: they share half of the words of the longer one."""
    words, others = (set(_WORD.findall(text.casefold())) for text in (one, other))
    return len(words & others) >= _SAME_ARTICLE * max(len(words), len(others))


def own_id(document: Document) -> str:
    """An id that no other text has."""
    return f"{document.id}-{document.sha256[:8]}"


def renamed(record: CodedDocument, ident: str) -> CodedDocument:
    """The record under another document id; the ids of its events stay."""
    return replace(
        record,
        document=replace(record.document, id=ident),
        events=tuple(_event(event, ident) for event in record.events),
        incidents=tuple(replace(i, evidence=_all(i.evidence, ident)) for i in record.incidents),
        responses=tuple(
            replace(r, evidence=replace(r.evidence, document=ident) if r.evidence else None) for r in record.responses
        ),
    )


def _event(event: Event, ident: str) -> Event:
    first, *others = _all(event.all_evidence, ident)
    return replace(event, evidence=first, more_evidence=tuple(others))


def _all(evidence: tuple[Evidence, ...], ident: str) -> tuple[Evidence, ...]:
    return tuple(replace(item, document=ident) for item in evidence)
