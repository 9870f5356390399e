"""Lines and paragraphs of a text: a hard-wrapped paragraph is one, whatever its line breaks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# Nobody wraps wider than this, and no paragraph kept on one line is much narrower.
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 40
_FEWEST_LINES = 3
# Shorter lines are entries of a list, which may begin with small letters.
_SHORTEST_BROKEN = 30
# A line of a wrapped paragraph is filled to this share of the width (names and long words leave gaps).
_FILLED = 0.75

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]*_]*$")


@dataclass(frozen=True)
class Paragraph:
    """Characters start..end (end excluded) of a text, without the white space around; `lines` is how many lines."""

    start: int
    end: int
    text: str
    lines: int = 1

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def ends_sentence(self) -> bool:
        return bool(_SENTENCE_END.search(self.text))


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of the text in order; together they hold every character that is not white space."""
    runs = list(_runs(text))
    width = _wrap_width(runs)
    joined: list[Paragraph] = []
    for run in runs:
        joined += _unwrap(text, run, width)
    return joined


def _runs(text: str) -> Iterator[list[Paragraph]]:
    """Lines that follow one another without a blank line between."""
    run: list[Paragraph] = []
    end_before = 0
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped:
            continue
        start = match.start() + match.group().index(stripped)
        between = text[end_before:start]
        if run and between.replace("\r\n", "\n").count("\n") > 1:
            yield run
            run = []
        run.append(Paragraph(start, start + len(stripped), stripped))
        end_before = start + len(stripped)
    if run:
        yield run


def _wrap_width(runs: Sequence[Sequence[Paragraph]]) -> int | None:
    """The width to which the text is wrapped; None where each paragraph stands on one line."""
    lengths = sorted(len(line.text) for run in runs for line in run if " " in line.text)
    if len(lengths) < _FEWEST_LINES:
        return None
    # Addresses and table rows may stick out: the width is what nineteen lines in twenty keep to.
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.95))]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    line_ends = [
        _goes_on(line, after, width) and not line.ends_sentence for run in runs for line, after in pairwise(run)
    ]
    # In a list of short lines some line is as wide as any; in a wrapped text most line ends are no paragraph's end.
    return width if sum(line_ends) >= max(2, len(line_ends) / 2) else None


def _breaks_amid_sentence(line: Paragraph, after: Paragraph) -> bool:
    """Whether the next line plainly goes on with the sentence, however wide the text is."""
    return after.text[0].islower() and len(line.text) >= _SHORTEST_BROKEN and bool(re.search(r"[\w,]$", line.text))


def _goes_on(line: Paragraph, after: Paragraph, width: int) -> bool:
    """Whether the line was broken only because the next word did not fit."""
    first_word = after.text.split(maxsplit=1)[0]
    if re.match(r"([-*•·–]|\d+[.)])$", first_word):
        return False
    full = len(line.text) + 1 + len(first_word) > width - 2
    # Proportional type (PDF) leaves lines of unequal length: a filled line that stops amid a sentence goes on too.
    return full or (len(line.text) >= _FILLED * width and not line.ends_sentence)


def _unwrap(text: str, run: Sequence[Paragraph], width: int | None) -> Iterator[Paragraph]:
    first = last = run[0]
    count = 1
    for line in run[1:]:
        if _breaks_amid_sentence(last, line) or (width is not None and _goes_on(last, line, width)):
            last, count = line, count + 1
            continue
        yield Paragraph(first.start, last.end, text[first.start : last.end], count)
        first = last = line
        count = 1
    yield Paragraph(first.start, last.end, text[first.start : last.end], count)
