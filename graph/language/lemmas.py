"""Lemmas by tables and spelling rules on top of the tags.

An edit-tree lemmatizer guesses endings and errs on words it never saw ("dismantled", "accessed"). Here a word's tag
says which ending to take off, WordNet's word list says which of the possible stems is a word, and the treebank's own
lemmas settle closed classes and conventions ("'s" is "be", "'s" is "have", "better" is "good").
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from graph.language.treebank import Sentence

FACTORY = "demarche_lemmatizer"
TABLES_FILE = "lemmas.json"

VOWELS = frozenset("aeiou")
# For each tag whose words have an ending: WordNet's word class, and the ending.
INFLECTED = {
    "NNS": ("noun", "s"),
    "NNPS": ("noun", "s"),
    "VBD": ("verb", "ed"),
    "VBN": ("verb", "ed"),
    "VBG": ("verb", "ing"),
    "VBZ": ("verb", "s"),
    "JJR": ("adj", "er"),
    "JJS": ("adj", "est"),
    "RBR": ("adv", "er"),
    "RBS": ("adv", "est"),
}
PROPER = frozenset({"NNP", "NNPS"})
# Words of other tags keep their capitals: foreign words, symbols, addresses.
LOWERED = frozenset(
    {"CC", "CD", "DT", "EX", "IN", "MD", "PDT", "POS", "PRP", "PRP$", "RB", "RP", "TO", "UH"}
    | {"VB", "VBP", "WDT", "WP", "WP$", "WRB"}
)
# These double no letter before an ending, they have two of their own: "embossed", "staffed", "expelled" is in the list.
OFTEN_DOUBLE = frozenset("sflz")
# How the stem of a verb that no list has looks when it lacks its "e": "escalat", "destabiliz", "denounc", "besieg".
NEED_E = (*"cvusz", "at", "iz", "is", "yz", "ys", "dg", "rg", "ang", "eng", "ieg", *(stop + "l" for stop in "dtbpkgf"))
KEEP_AS_IS = ("ss", "zz", "us")
CURLY_TO_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "…": "..."})
# Where WordNet's first choice is not the one that news means.
PREFERRED = {
    "noun": {"bases": "base", "axes": "axe", "démarches": "démarche", "demarches": "demarche"},
    "verb": {
        "axed": "axe",
        "axing": "axe",
        "doxed": "dox",
        "doxxed": "dox",
        "doxxing": "dox",
        "singing": "sing",
        "swinging": "swing",
    },
}


@dataclass(frozen=True, slots=True)
class LemmaTables:
    """`learned`: "tag form" to lemma as the treebank has it. `irregular` and `words`: WordNet's, by word class."""

    learned: Mapping[str, str]
    irregular: Mapping[str, Mapping[str, str]]
    words: Mapping[str, frozenset[str]]

    def lemma(self, form: str, tag: str) -> str:
        """The lemma of a word as UD has it: lower case but for names."""
        form = form.translate(CURLY_TO_STRAIGHT)
        lower = form.lower()
        known = self.learned.get(f"{tag} {form}") or self.learned.get(f"{tag} {lower}")
        if known:
            return known
        if tag in PROPER:
            return self._name(form, tag)
        if tag in INFLECTED:
            return self._stem(lower, *INFLECTED[tag])
        if tag == "CD":
            return lower.replace(",", "")
        return lower if tag in LOWERED or self._is_common(form, lower, tag) else form

    def _is_common(self, form: str, lower: str, tag: str) -> bool:
        """A noun or adjective that loses its capital: not "Russian", and not "CEO"."""
        if tag == "NN":
            return form.istitle() or lower in self.words["noun"]
        return tag == "JJ" and lower in self.words["adj"]

    def _name(self, form: str, tag: str) -> str:
        if tag == "NNP":
            return form
        stem = self._stem(form.lower(), *INFLECTED[tag])
        if form.isupper():
            return stem.upper()
        return form[: len(stem)] if form.lower().startswith(stem) else form[0] + stem[1:]

    def _stem(self, lower: str, kind: str, ending: str) -> str:
        irregular = self.irregular[kind].get(lower)
        if irregular:
            return irregular
        if "-" in lower[1:-1]:  # "re-imposed": the last part is the word that the list knows
            head, _, last = lower.rpartition("-")
            return f"{head}-{self._stem(last, kind, ending)}"
        stems = possible_stems(lower, ending)
        words = self.words[kind]
        return next((stem for stem in stems if stem in words), _unlisted(stems) if stems else lower)


def possible_stems(word: str, ending: str) -> list[str]:
    """Stems of `word` without its `ending`, in the order to look them up; none if it has not that ending.

    >>> possible_stems("dismantled", "ed")
    ['dismantle', 'dismantl']
    >>> possible_stems("barred", "ed")
    ['bar', 'barre', 'barr']
    """
    if not word.endswith(ending) or len(word) <= len(ending) + 1:
        return []
    if ending == "s":
        return _without_s(word)
    base = word.removesuffix(ending)
    if base.endswith("i") and ending != "ing":  # "denied", "earlier"
        return [base[:-1] + "y", base + "e"]
    if ending != "ing" and base.endswith("e"):  # "agreed", "freer": the ending's own "e" belongs to the stem
        return [base + "e", base]
    if not _is_doubled(base):
        return [base + "e", base]
    if base[-1] in OFTEN_DOUBLE:
        return [base, base[:-1], base + "e"]
    return [base[:-1], base + "e", base]


def _without_s(word: str) -> list[str]:
    if word.endswith("ies") and len(word) > 4:
        return [word[:-3] + "y", word[:-1]]
    if word.endswith(("ches", "shes", "sses", "xes", "zes", "oes")):
        return [word[:-2], word[:-1]]
    if word.endswith("ss"):
        return [word]
    return [word[:-1], word[:-2]] if word.endswith("es") else [word[:-1]]


def _is_doubled(base: str) -> bool:
    return len(base) > 3 and base[-1] == base[-2] and base[-1] not in VOWELS


def _unlisted(stems: list[str]) -> str:
    """The likeliest stem when no list has any: with its "e" only where spelling asks for one."""
    with_e, *others = stems
    if not with_e.endswith("e") or not others:
        return with_e
    base = others[0]
    needs_e = base.endswith(NEED_E) and not base.endswith(KEEP_AS_IS)
    return with_e if needs_e or with_e.removesuffix("e") != base else base


def learn_lemmas(sentences: Iterable[Sentence]) -> dict[tuple[str, str], str]:
    """The commonest lemma of each tag and form, in lower case where the case says nothing."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for sentence in sentences:
        for word in sentence.words:
            if word.lemma != "_":  # the second half of a word torn apart
                counts.setdefault(_key(word.form, word.xpos), Counter())[word.lemma] += 1
    return {key: counter.most_common(1)[0][0] for key, counter in sorted(counts.items())}


def _key(form: str, tag: str) -> tuple[str, str]:
    return tag, form if tag in PROPER else form.lower()


def read_tables(sentences: Iterable[Sentence]) -> LemmaTables:
    """WordNet's tables from spacy-lookups-data, and what the treebank teaches beyond them."""
    words = {kind: frozenset(entries) for kind, entries in _lookup("en_lemma_index").items()}
    words["adj"] = _usually_lower(words["adj"])
    exceptions = _lookup("en_lemma_exc")
    irregular = {
        kind: {form: lemmas[0] for form, lemmas in table.items()} | PREFERRED.get(kind, {})
        for kind, table in exceptions.items()
    }
    bare = LemmaTables({}, irregular, words)
    preferred = {form for table in PREFERRED.values() for form in table}
    learned = {
        f"{tag} {form}": lemma
        for (tag, form), lemma in learn_lemmas(sentences).items()
        if bare.lemma(form, tag) != lemma and form not in preferred
    }
    return LemmaTables(learned, irregular, words)


def _usually_lower(words: frozenset[str]) -> frozenset[str]:
    """Leave out what is mostly written with a capital: WordNet has "russian" as it has "rusty"."""
    probability = _lookup("en_lexeme_prob")
    lowest = min(probability.values())
    return frozenset(w for w in words if probability.get(w, lowest) >= probability.get(w.capitalize(), lowest))


def _lookup(name: str) -> dict[str, Any]:
    source = files("spacy_lookups_data").joinpath("data", f"{name}.json.gz")
    table: dict[str, Any] = json.loads(gzip.decompress(source.read_bytes()))
    return table


class TableLemmatizer:
    """The component of a spaCy pipeline; it runs behind the tagger."""

    def __init__(self, tables: LemmaTables | None = None) -> None:
        self.tables = tables or LemmaTables({}, {}, {})

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of each word."""
        for token in doc:
            token.lemma_ = self.tables.lemma(token.text, token.tag_)
        return doc

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the tables."""
        tables = self.tables
        path.mkdir(exist_ok=True)
        content = {
            "learned": dict(tables.learned),
            "irregular": {kind: dict(table) for kind, table in tables.irregular.items()},
            "words": {kind: " ".join(sorted(words)) for kind, words in tables.words.items()},
        }
        text = json.dumps(content, ensure_ascii=False, indent=0, sort_keys=True)
        (path / TABLES_FILE).write_text(text, encoding="utf-8")

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> "TableLemmatizer":
        """Read what `to_disk` wrote."""
        read: dict[str, Any] = json.loads((path / TABLES_FILE).read_text(encoding="utf-8"))
        words = {kind: frozenset(entries.split(" ")) for kind, entries in read["words"].items()}
        self.tables = LemmaTables(read["learned"], read["irregular"], words)
        return self


@Language.factory(FACTORY)
def create_lemmatizer(nlp: Language, name: str) -> TableLemmatizer:
    """An empty lemmatizer: `read_tables` or `from_disk` fill it."""
    return TableLemmatizer()
