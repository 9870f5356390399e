"""data/lexicon/responses.yaml -> ResponseWords: how texts say that one act answers another."""

import re
from dataclasses import dataclass
from functools import cache

from graph.errors import DataError
from graph.resources import data_path, read_yaml


@dataclass(frozen=True)
class ResponseWords:
    """Cues, in lower case. See the file's head for what each list is."""

    before_cause: tuple[str, ...]
    weak: frozenset[str]
    alone: tuple[str, ...]
    forward: frozenset[str]
    backward: frozenset[str]
    happenings: frozenset[str]
    also: frozenset[str]
    answering: frozenset[tuple[str, str]]  # (verb, particle or nothing)
    soon: re.Pattern[str]
    about: frozenset[str]
    blaming: frozenset[str]
    alike: frozenset[str]
    thanking: frozenset[str]
    deeds: frozenset[str]
    utterances: frozenset[str]


@cache
def load_response_words() -> ResponseWords:
    """The shipped words. Immutable, hence read once a process."""
    path = data_path("lexicon", "responses.yaml")
    content = read_yaml(path)
    if unknown := set(content["weak"]) - set(content["before_cause"]):
        raise DataError(path, "weak", f"{sorted(unknown)} are no words before a cause")
    longest_first = sorted(content["before_cause"], key=len, reverse=True)
    return ResponseWords(
        before_cause=tuple(longest_first),
        weak=frozenset(content["weak"]),
        alone=tuple(content["alone"]),
        forward=frozenset(content["links"]["forward"]),
        backward=frozenset(content["links"]["backward"]),
        happenings=frozenset(content["happenings"]),
        also=frozenset(content["also"]),
        answering=frozenset((verb, rest) for row in content["answering"] for verb, _, rest in [row.partition(" ")]),
        soon=re.compile(rf"\b(?:{'|'.join(content['soon'])})\b", re.IGNORECASE),
        about=frozenset(content["about"]),
        blaming=frozenset(content["blaming"]),
        alike=frozenset(content["alike"]),
        thanking=frozenset(content["thanking"]),
        deeds=frozenset(content["deeds"]),
        utterances=frozenset(content["utterances"]),
    )
