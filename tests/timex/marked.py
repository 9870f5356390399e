"""The times of the annotated texts in data/corpus: where they stand, what they mean, whether their acts are to come."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from graph.model import Window
from tests.timex.days import window

_MARK = re.compile(
    r"\\([\[\]{}<>|])|\[[^\[\]{}<>|]+\|([^\[\]{}<>|]+)\]|\{([^\[\]{}<>|]+)\|([^\[\]{}<>|]+)\}|<([^\[\]{}<>|]+)\|([^\[\]{}<>|]+)>"
)
_AHEAD = ("planned", "threatened", "demanded")


@dataclass(frozen=True)
class MarkedTime:
    """A marked time at start..end; `days` None where the mark says that it cannot be told."""

    id: str
    start: int
    end: int
    days: Window | None


@dataclass
class MarkedText:
    """A text without its marks; `ahead`: the times whose acts are yet to come."""

    id: str
    published: date | None
    text: str = ""
    times: list[MarkedTime] = field(default_factory=list)
    ahead: set[str] = field(default_factory=set)


def read(path: Path) -> Iterator[MarkedText]:
    for block in re.split(r"^=== *", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n")
        name, published, *_ = (part.strip() for part in [*head.split("|"), "", ""])
        marked = MarkedText(name, date.fromisoformat(published) if published not in ("", "?") else None)
        _unmark(re.sub(r"[ \t]+\n", "\n", body.strip().removeprefix("# ")), marked)
        yield marked


def _unmark(body: str, marked: MarkedText) -> None:
    values: dict[str, str] = {}
    here = 0
    for match in _MARK.finditer(body):
        plain, entity, act, act_words, time, time_words = match.groups()
        marked.text += body[here : match.start()]
        start, here = len(marked.text), match.end()
        marked.text += plain or entity or act_words or time_words
        if act:
            _note_act(act, marked)
        if time:
            name, *value = time.split()
            values.setdefault(name, *value or ["?"])
            days = None if values[name] == "?" else window(values[name])
            marked.times.append(MarkedTime(name, start, len(marked.text), days))
    marked.text += body[here:]


def _note_act(head: str, marked: MarkedText) -> None:
    fields = dict(part.split("=", 1) for part in head.split() if "=" in part)
    if fields.get("s") in _AHEAD and "t" in fields:
        marked.ahead.add(fields["t"])
