"""The readable part of an id."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "Ə": "A", "Ø": "O", "Ł": "L"}
)


@lru_cache(maxsize=1 << 16)
def slug(name: str) -> str:
    """ASCII, lower case, hyphens: stable whatever the accents, apostrophes and dots.

    >>> slug("Côte d'Ivoire"), slug("U.N. Security Council"), slug("Recep Tayyip Erdoğan")
    ('cote-divoire', 'un-security-council', 'recep-tayyip-erdogan')
    """
    folded = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['.’]", "", folded.lower())).strip("-")
