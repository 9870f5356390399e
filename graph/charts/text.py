"""Text in figures. Plotly reads a subset of HTML in every text: what comes from a document is escaped."""

import textwrap
from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from graph.charts.names import act_name, span_name, state_name

_TOLD = ("actor", "recipient", "measure", "type", "mode", "date", "date_end", "date_basis", "status", "score", "rung",
         "sentence", "source", "contribution")  # fmt: skip
_WIDTH = 64  # characters of a hover's line
_LONGEST = 420  # characters of a sentence in a hover; the whole stands in the evidence panel


def escaped(text: str) -> str:
    """Safe as plotly text: neither tags nor entities, on one line.

    >>> escaped("<a href='x'>R&D</a>")
    "&lt;a href='x'&gt;R&amp;D&lt;/a&gt;"
    """
    plain = " ".join(str(text).split())
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrapped(text: str, width: int = _WIDTH) -> str:
    """Escaped, in lines of at most `width` characters."""
    return "<br>".join(escaped(line) for line in textwrap.wrap(" ".join(str(text).split()), width))


def balanced(text: str, width: int) -> str:
    """Escaped, in as few lines of at most `width` characters as need be, of about one length.

    >>> balanced("one two three four", 15)
    'one two three<br>four'
    """
    lines = max(1, -(-len(text) // width))
    return wrapped(text, width if lines == 1 else min(width, len(text) // lines + 6))


def hover_texts(events: pd.DataFrame) -> list[str]:
    """One hover a row of an events frame: the act, the day and its basis, the numbers, the sentence, the source.

    A column `contribution`, where there is one, is told too.
    """
    told = [column for column in _TOLD if column in events]
    return [_hover(row) for row in events[told].to_dict("records")]


def _hover(row: Mapping[Hashable, Any]) -> str:
    sides = " → ".join(escaped(state_name(str(row[side]))) for side in ("actor", "recipient") if row[side])
    lines = [
        f"<b>{escaped(act_name(_text(row['measure']), str(row['type']), _text(row['mode'])))}</b>  {sides}",
        _when(row),
        f"{escaped(str(row['status']))} · score {row['score']:+g} · rung {row['rung']}",
    ]
    if "contribution" in row:
        lines.append(f"adds {row['contribution']:.2f} points on this day")
    if row["sentence"]:
        lines.append(f"<i>{_quoted(str(row['sentence']))}</i>")
    if row["source"]:
        lines.append(escaped(str(row["source"])))
    return "<br>".join(lines)


@lru_cache(maxsize=4096)  # imported acts of one kind share their sentence
def _quoted(sentence: str) -> str:
    return wrapped(f"“{textwrap.shorten(sentence, _LONGEST, placeholder=' …')}”")


def _when(row: Mapping[Hashable, Any]) -> str:
    first, last = row["date"], row["date_end"]
    if not isinstance(first, pd.Timestamp) or not isinstance(last, pd.Timestamp):
        return "no date in the text"
    basis = f" ({escaped(str(row['date_basis']))})" if row["date_basis"] else ""
    return span_name(first, last) + basis


def _text(cell: object) -> str | None:
    return cell if isinstance(cell, str) else None
