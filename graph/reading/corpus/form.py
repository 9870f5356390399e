"""Annotated text, marked in the line: the form, its reader and its checks.

A file holds documents. One begins with a line ``=== id | published | outlet``, then ``# `` and the headline, then
paragraphs apart by blank lines. Marks stand in the running text and do not overlap:

``[id:type:STATE|words]``  first mention of an entity, ``[id|words]`` a later one. STATE: alpha-3, a body's name, or -.
``<id value|words>``       a time: a day, month or year, a range ``first..last``, or ? (not to be told).
``{id TYPE/mode/measure a=x,y r=z t=t1 s=planned c=e2|words}``  first mention of an act, ``{id|words}`` a later one.
                           a: who, r: to whom, t: when, s: status (occurred where none stands), c: the acts it answers.
A backslash before one of ``[]{}<>|`` makes it plain.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from graph.errors import DemarcheError
from graph.model import Status
from graph.ontology import Ontology
from graph.reading.annotation import MentionType, Span
from graph.reading.corpus.marked import MarkedAct, MarkedDocument, MarkedEntity, MarkedTime, check

_MARK = re.compile(
    r"\\(?P<plain>[\[\]{}<>|])"
    r"|\[(?P<entity>[^\[\]{}<>|]+)\|(?P<entity_words>[^\[\]{}<>|]+)\]"
    r"|\{(?P<act>[^\[\]{}<>|]+)\|(?P<act_words>[^\[\]{}<>|]+)\}"
    r"|<(?P<time>[^\[\]{}<>|]+)\|(?P<time_words>[^\[\]{}<>|]+)>"
    r"|(?P<stray>[\[\]{}<>|])"
)
_VALUE = re.compile(r"\?|\d{4}(-\d\d(-\d\d)?)?(\.\.\d{4}(-\d\d(-\d\d)?)?)?$")
_STATE = re.compile(r"[A-Z]{3}|[A-Z][A-Z0-9a-z/-]{1,14}")
_FIELDS = frozenset("artsc")
UNKNOWN = "?"


class MarkError(DemarcheError):
    """A text is not marked as the form wants it."""

    def __init__(self, path: Path, document: str, problem: str) -> None:
        self.path, self.document, self.problem = path, document, problem
        super().__init__(f"{path.name}, {document}: {problem}")


def read_file(path: Path, ontology: Ontology) -> Iterator[MarkedDocument]:
    """The documents of one file; what is wrong with each stands in its `problems`."""
    for block in re.split(r"^=== *", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        yield read_marked(block, ontology)


def read_marked(block: str, ontology: Ontology) -> MarkedDocument:
    """One document from its header line (without ``===``) to its end."""
    head, _, body = block.partition("\n")
    ident, published, outlet, *_ = [part.strip() for part in head.split("|")] + ["", ""]
    document = MarkedDocument(ident, _day(published), outlet)
    if not body.strip().startswith("# "):
        document.problems.append("there is no headline line '# ...'")
    body = re.sub(r"[ \t]+\n", "\n", body.strip().removeprefix("# "))
    document.text = _Marks(document, ontology).read(body)
    document.problems += check(document)
    return document


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


class _Marks:
    """Reads the marks of one text into its document."""

    def __init__(self, document: MarkedDocument, ontology: Ontology) -> None:
        self._document, self._ontology = document, ontology
        self._say = document.problems.append

    def read(self, body: str) -> str:
        """The text without its marks."""
        out: list[str] = []
        length = here = 0
        readers = {"entity": self._entity, "act": self._act, "time": self._time}
        for match in _MARK.finditer(body):
            out.append(body[here : match.start()])
            length += match.start() - here
            here, kind = match.end(), match.lastgroup or ""
            if kind in ("plain", "stray"):
                words = match[kind]
            else:
                kind = kind.removesuffix("_words")
                words = match[f"{kind}_words"]
                readers[kind](match[kind], Span(length, length + len(words)))
            if kind == "stray":
                self._say(f"a {words!r} stands alone in {body[max(0, match.start() - 25) : match.start() + 15]!r}")
            out.append(words)
            length += len(words)
        out.append(body[here:])
        return "".join(out)

    def _entity(self, head: str, span: Span) -> None:
        ident, *rest = head.strip().split(":")
        known = self._document.entities
        if rest:
            self._introduce(ident, rest, head)
        if ident in known:
            known[ident].spans.append(span)
        else:
            self._say(f"entity {ident} has no first mention")

    def _introduce(self, ident: str, rest: list[str], head: str) -> None:
        if len(rest) != 2 or rest[0] not in set(MentionType):
            return self._say(f"[{head}| is not [id:type:STATE|")
        state = None if rest[1] == "-" else rest[1]
        if ident in self._document.entities:
            return self._say(f"entity {ident} is introduced twice")
        if state and not _STATE.fullmatch(state):
            self._say(f"entity {ident} has a state {state!r} that is no code")
        self._document.entities[ident] = MarkedEntity(ident, MentionType(rest[0]), state)
        return None

    def _time(self, head: str, span: Span) -> None:
        ident, *value = head.split()
        known = self._document.times
        if len(value) == 1 and _VALUE.fullmatch(value[0]):
            known.setdefault(ident, MarkedTime(ident, value[0])).spans.append(span)
        elif not value and ident in known:
            known[ident].spans.append(span)
        else:
            self._say(f"<{head}| is not <id value|")

    def _act(self, head: str, span: Span) -> None:
        ident, *rest = head.split()
        known = self._document.acts
        if rest and ident in known:
            self._say(f"act {ident} is introduced twice")
        elif rest and (act := self._coded(ident, rest)) is not None:
            known[ident] = act
        if ident in known:
            known[ident].spans.append(span)
        elif not rest:
            self._say(f"act {ident} has no first mention")

    def _coded(self, ident: str, rest: list[str]) -> MarkedAct | None:
        """The act of a first mention; None where its type is unknown."""
        kind, mode, measure = (None if part == "-" else part for part in [*rest[0].split("/"), "-", "-"][:3])
        given = dict(part.split("=", 1) for part in rest[1:] if "=" in part)
        if any("=" not in part for part in rest[1:]) or set(given) - _FIELDS:
            self._say(f"act {ident} has fields {rest[1:]}")
        if kind is None or kind not in self._ontology.types:
            self._say(f"act {ident} is of no PLOVER type {kind!r}")
            return None
        self._check_code(ident, kind, mode, measure)
        time = given.get("t", UNKNOWN)
        return MarkedAct(
            id=ident,
            type=kind,
            mode=mode,
            measure=measure,
            actors=_listed(given, "a"),
            recipients=_listed(given, "r"),
            time=None if time == UNKNOWN else time,
            status=self._status(ident, given.get("s", Status.OCCURRED.value)),
            causes=_listed(given, "c"),
        )

    def _check_code(self, ident: str, kind: str, mode: str | None, measure: str | None) -> None:
        if mode and mode not in self._ontology.types[kind].modes:
            self._say(f"act {ident}: {kind} has no mode {mode!r}")
        if measure and measure not in self._ontology.measures:
            self._say(f"act {ident} is no measure {measure!r}")

    def _status(self, ident: str, status: str) -> Status:
        if status in set(Status):
            return Status(status)
        self._say(f"act {ident} has no status {status!r}")
        return Status.OCCURRED


def _listed(given: dict[str, str], key: str) -> list[str]:
    return [ident for ident in given.get(key, UNKNOWN).split(",") if ident != UNKNOWN]
