"""The name that a mention of a person ends with: two persons of different names are never one."""

import re

from graph.lexicon.actors import Actors, Kind
from graph.lexicon.phrases import atoms, fold

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NO_NAME = (Kind.TITLE, Kind.COURTESY, Kind.HEAD, Kind.STATE, Kind.ADJECTIVE, Kind.NATIONAL, Kind.CAPITAL, Kind.BODY)


def surname(mention: str, actors: Actors) -> str:
    """In lower case, without accents; empty where the mention is a title, an office or a pronoun alone.

    >>> from graph.lexicon.actors import load_actors
    >>> [surname(words, load_actors()) for words in ("Premier José Álvarez", "Foreign Minister", "he", "Álvarez")]
    ['alvarez', '', '', 'alvarez']
    """
    words = _WORD.findall(mention)
    if not words or not words[-1][0].isupper():
        return ""
    senses = actors.table.find([atoms(words[-1])], 0)
    is_none = senses is not None and any(sense.kind in _NO_NAME for sense in senses[1])
    return "" if is_none else fold(words[-1]).lower()
