"""Real prose: texts of others stay where they lie; the project keeps their marks, as offsets with id and sha256.

A line of a file of marks is one document: ``{"id", "sha256", "end", "published", "outlet", "entities", "acts",
"times"}``, with spans as [start, end] of the text that `article_text` makes of the article; `end` is where the marked
text ends.
"""

import hashlib
import json
import lzma
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from graph.errors import DemarcheError
from graph.model import Status
from graph.reading.annotation import MentionType, Span
from graph.reading.corpus.marked import MarkedAct, MarkedDocument, MarkedEntity, MarkedTime, check

Json = dict[str, Any]


class MissingTextError(DemarcheError):
    """A text that marks belong to is not there, or is another one than was marked."""

    def __init__(self, ident: str, problem: str) -> None:
        self.ident = ident
        super().__init__(f"the text {ident} {problem}: its marks cannot be used.")


def article_text(title: str, text: str) -> str:
    """Headline, blank line, text. A headline that is only the text's beginning is not told twice."""
    title, text = title.strip(), text.strip()
    if not text.startswith(title):
        return f"{title}\n\n{text}" if text else title
    rest = text[len(title) :]
    whole = not rest or rest[0].isspace()  # else the headline was cut off somewhere in the first sentence
    return f"{title}\n\n{rest.strip()}" if whole and rest.strip() else text


def read_articles(path: Path) -> dict[str, str]:
    """The texts of a file of articles (JSON Lines, packed with xz) by id."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    return {article["id"]: article_text(article["title"] or "", article["text"]) for article in articles}


def digest(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def aligned(document: MarkedDocument, text: str) -> MarkedDocument:
    """The marks of a text that differs from `text` in blanks only, as offsets of `text`; else ValueError.

    The marked text may end before `text` does.
    """
    place = _places(document, text)
    moved = partial(_moved, document.text, place)
    end = max(place.values(), default=-1) + 1
    result = MarkedDocument(document.id, document.published, document.outlet, text[:end])
    result.entities = {i: replace(e, spans=moved(e.spans)) for i, e in document.entities.items()}
    result.times = {i: replace(t, spans=moved(t.spans)) for i, t in document.times.items()}
    result.acts = {i: replace(a, spans=moved(a.spans)) for i, a in document.acts.items()}
    return result


def _places(document: MarkedDocument, text: str) -> dict[int, int]:
    """Where each letter of the marked text stands in `text`."""
    ours, theirs = ([i for i, letter in enumerate(some) if not letter.isspace()] for some in (document.text, text))
    if [document.text[i] for i in ours] != [text[i] for i in theirs[: len(ours)]]:
        raise ValueError(f"{document.id} is not the text that was marked")
    return dict(zip(ours, theirs, strict=False))


def _moved(text: str, place: Mapping[int, int], spans: Iterable[Span]) -> list[Span]:
    """The spans of a marked text, without blanks at their ends, where their letters stand."""
    moved = []
    for span in spans:
        letters = [place[i] for i in range(span.start, span.end) if not text[i].isspace()]
        moved.append(Span(letters[0], letters[-1] + 1))
    return moved


def marks_to_json(document: MarkedDocument, whole: str) -> Json:
    """The marks of one document without its text; `whole` is the text that they belong to."""
    return {
        "id": document.id,
        "sha256": digest(whole),
        "end": len(document.text),
        "published": document.published.isoformat() if document.published else None,
        "outlet": document.outlet,
        "entities": [[e.id, e.type.value, e.state, _spans(e.spans)] for e in document.entities.values()],
        "times": [[t.id, t.value, _spans(t.spans)] for t in document.times.values()],
        "acts": [_act(act) for act in document.acts.values()],
    }


def _act(act: MarkedAct) -> Json:
    return {
        "id": act.id,
        "code": [act.type, act.mode, act.measure],
        "a": act.actors,
        "r": act.recipients,
        "t": act.time,
        "s": act.status.value,
        "c": act.causes,
        "spans": _spans(act.spans),
    }


def marks_from_json(data: Json, texts: Mapping[str, str]) -> MarkedDocument:
    """The document with its text; MissingTextError where `texts` does not hold the text that was marked."""
    ident, text = data["id"], texts.get(data["id"])
    if text is None:
        raise MissingTextError(ident, "is not there")
    if digest(text) != data["sha256"]:
        raise MissingTextError(ident, "is not the one that was marked")
    published = date.fromisoformat(data["published"]) if data["published"] else None
    document = MarkedDocument(ident, published, data["outlet"], text[: data["end"]])
    document.entities = {
        i: MarkedEntity(i, MentionType(kind), state, _spans_from(spans)) for i, kind, state, spans in data["entities"]
    }
    document.times = {i: MarkedTime(i, value, _spans_from(spans)) for i, value, spans in data["times"]}
    document.acts = {act["id"]: _act_from(act) for act in data["acts"]}
    document.problems = check(document)
    return document


def _act_from(data: Json) -> MarkedAct:
    kind, mode, measure = data["code"]
    return MarkedAct(
        id=data["id"],
        type=kind,
        mode=mode,
        measure=measure,
        actors=data["a"],
        recipients=data["r"],
        time=data["t"],
        status=Status(data["s"]),
        causes=data["c"],
        spans=_spans_from(data["spans"]),
    )


def read_marks(path: Path, texts: Mapping[str, str]) -> Iterator[MarkedDocument]:
    """The documents of a file of marks."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield marks_from_json(json.loads(line), texts)


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _spans_from(data: Iterable[Sequence[int]]) -> list[Span]:
    return [Span(start, end) for start, end in data]
