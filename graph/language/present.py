"""Headlines and chronicles in the present tense: "Malaysia scraps visa-free travel", which taggers read as nouns.

A tagger trained on web texts takes such a verb for a plural noun, and the parser then builds the sentence around the
wrong word. The sentence is parsed once more with the verb in the past tense, where its form leaves no doubt, and if
that does not help with the article that headlines leave out. A second reading counts only if the verb found a subject.
"""

from collections.abc import Container, Iterator
from itertools import chain
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from graph.language.lemmas import TableLemmatizer

_ANNOTATIONS: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD"]
_BEFORE = frozenset({"PROPN", "NOUN", "CCONJ", "ADV", "PUNCT"})
_BEHIND = frozenset(
    {
        "DT",
        "PRP$",
        "PRP",
        "NNP",
        "NNPS",
        "JJ",
        "JJR",
        "NN",
        "NNS",
        "CD",
        "IN",
        "RP",
        "TO",
        "VB",
        "VBG",
        "WDT",
        "``",
        "PDT",
    }
)
_NOT_BEHIND = frozenset({"of", "between", "as", "which"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLURAL = frozenset({"NNS", "NNPS"})
_SINGULAR = frozenset({"NN", "VB", "VBP"})
_OPENERS = frozenset({"DT", "PRP$", "CD"})  # what may open an object, and never follows a noun without a comma
_MODIFYING = frozenset({"compound", "amod", "nmod", "appos", "dep"})
_PERSONA = frozenset({"persona", "personae", "personas", "personæ"})
_ADRIFT = frozenset({"ROOT", "appos", "conj", "list", "parataxis"})  # what the phrase is where the verb was lost
_UNWELCOME = ["so", "very", "unwelcome"]
_ARTICLE = "the"
_WRAP = 2**64  # spaCy keeps the offsets of heads in unsigned integers
_VOWELS = frozenset("aeiou")


def read_present(doc: Doc, nlp: Language, verbs: Container[str]) -> Doc:
    """The same document, with the sentences read anew in which one of the verbs (lemmas) was taken for a noun.

    Participles that were taken for adjectives ("The embassy was closed") are verbs again as well.
    """
    for token in doc:
        if token.tag_ == "JJ" and token.lower_.endswith("ed") and any(c.dep_ == "aux:pass" for c in token.children):
            token.tag_, token.pos_, token.lemma_ = "VBN", "VERB", _lemma(token, "VBN", nlp)
    readings = [(s, rows) for s in doc.sents if (rows := _latin_reading(s, nlp)) is not None]
    for sentence in doc.sents:
        for token in _lost_verbs(sentence, nlp, verbs):
            rows = _second_reading(sentence, token, nlp)
            if rows is not None:
                readings.append((sentence, rows))
    if not readings:
        return doc
    table: Any = doc.to_array(_ANNOTATIONS)  # of integers, whatever its stub says
    for sentence, rows in readings:
        table[sentence.start : sentence.end] = rows
    return doc.from_array(_ANNOTATIONS, table)


def _latin_reading(sentence: Span, nlp: Language) -> Any | None:
    """The annotations of a sentence with "persona non grata" read with English words in its place."""
    lows = [t.lower_ for t in sentence]
    at = next((i for i, low in enumerate(lows) if low in _PERSONA and lows[i + 1 : i + 2] == ["non"]), None)
    if at is None or at + len(_UNWELCOME) > len(lows):
        return None
    latin = sentence[at : at + len(_UNWELCOME)]
    if latin.root.dep_ not in _ADRIFT:
        return None
    words = [t.text for t in sentence]
    words[at : at + len(_UNWELCOME)] = _UNWELCOME
    doc = _parsed(words, [bool(t.whitespace_) for t in sentence], nlp, None)
    return doc.to_array(_ANNOTATIONS) if len(list(doc.sents)) == 1 else None


def _lost_verbs(sentence: Span, nlp: Language, verbs: Container[str]) -> Iterator[Token]:
    """The first word of a sentence without a verb (or behind its "and") that may be a verb in the present."""
    root = sentence.root
    is_verbless = root.tag_ not in _FINITE and not any(
        c.dep_ == "cop" or (c.tag_ in _FINITE and c.dep_.startswith("aux")) for c in root.children
    )
    for token in sentence:
        if not _may_be_verb(token, sentence):
            continue
        joined = "CCONJ" in (token.nbor(-1).pos_, token.nbor(-2).pos_ if token.nbor(-1).pos_ == "ADV" else "")
        bare = token.nbor(-1).pos_ == "PROPN" and token.tag_ in _PLURAL and token.nbor(1).tag_ in ("DT", "PRP$")
        if (is_verbless or joined or bare or _takes_bare_verb(token)) and _base(token, nlp) in verbs:
            yield token
            return


def _may_be_verb(token: Token, sentence: Span) -> bool:
    if token.i == sentence.start or token.i + 1 >= sentence.end or not token.text.islower():
        return False
    before, behind = token.nbor(-1), token.nbor(1)
    if before.pos_ not in _BEFORE or behind.tag_ not in _BEHIND or behind.lower_ in _NOT_BEHIND:
        return False
    if token.tag_ in _PLURAL or (token.tag_ == "VBZ" and token.dep_ in _MODIFYING) or _takes_bare_verb(token):
        return True
    if token.tag_ not in _SINGULAR or (token.pos_ == "VERB" and token.dep_ not in _MODIFYING):
        return False
    if behind.tag_ in _OPENERS and before.pos_ in ("NOUN", "PROPN"):
        return True
    return before.tag_ in _PLURAL or (before.pos_ in ("NOUN", "PROPN") and _is_pair(before, sentence))


def _takes_bare_verb(token: Token) -> bool:
    """Whether a noun without its article was taken for a second verb: "cancels visit to"."""
    return token.tag_ == "VBZ" and token.nbor(1).tag_ == "VB" and token.nbor(1).head == token


def _is_pair(name: Token, sentence: Span) -> bool:
    """Whether a name or noun ends a row of two: "Denmark and Sweden"."""
    return any(t.pos_ == "CCONJ" for t in sentence.doc[max(sentence.start, name.i - 3) : name.i])


def _base(token: Token, nlp: Language) -> str:
    """The lemma of the word as a verb in the present."""
    third = token.tag_ in _PLURAL or token.tag_ == "VBZ"
    return _lemma(token, "VBZ" if third else "VBP", nlp)


def _lemma(token: Token, tag: str, nlp: Language) -> str:
    lemmatizer = nlp.get_pipe("demarche_lemmatizer") if nlp.has_pipe("demarche_lemmatizer") else None
    if not isinstance(lemmatizer, TableLemmatizer):
        return token.lower_.removesuffix("ed" if tag == "VBN" else "s")
    return lemmatizer.tables.lemma(token.lower_, tag)


def _second_reading(sentence: Span, token: Token, nlp: Language) -> Any | None:
    """The annotations of the sentence with the verb in the past; None where that makes no better sense."""
    base, at = _base(token, nlp), token.i - sentence.start
    words = [past_of(base) if t == token else t.text for t in sentence]
    spaces = [bool(t.whitespace_) for t in sentence]
    bare = token.nbor(1).tag_ not in (*_OPENERS, "IN", "RP", "TO", "PRP", "WDT", "``")
    for article in (None, at + 1)[: 1 + bare]:
        doc = _parsed(words, spaces, nlp, article)
        verb = doc[at]
        if verb.pos_ == "VERB" and len(list(doc.sents)) == 1 and _has_subject(verb):
            third = token.tag_ in _PLURAL or token.tag_ == "VBZ"
            verb.tag_, verb.lemma_ = ("VBZ" if third else "VBP"), base
            return _rows(doc, article)
    return None


def _parsed(words: list[str], spaces: list[bool], nlp: Language, article: int | None) -> Doc:
    """The words as one sentence, parsed; with an article put in at an index, if one is given."""
    if article is not None:
        words, spaces = list(words), list(spaces)
        words.insert(article, _ARTICLE)
        spaces.insert(article, True)
    doc = Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=[i == 0 for i in range(len(words))])
    for name, component in nlp.pipeline:
        if name != "demarche_sentences":
            doc = component(doc)
    return doc


def _rows(doc: Doc, article: int | None) -> Any:
    """The annotations of a reading, without those of the article that was put in."""
    table: Any = doc.to_array(_ANNOTATIONS)
    if article is None:
        return table
    kept = [t for t in doc if t.i != article]
    places = {t.i: n for n, t in enumerate(kept)}
    heads = [places.get(t.head.i, n) - n for n, t in enumerate(kept)]
    table = table[[t.i for t in kept]]
    table[:, _ANNOTATIONS.index("HEAD")] = [head % _WRAP for head in heads]
    return table


def _has_subject(verb: Token) -> bool:
    own = any(c.dep_.startswith("nsubj") and c.i < verb.i for c in verb.children)
    above = verb.head
    shared = verb.dep_ == "conj" and above.pos_ == "VERB" and any(c.dep_.startswith("nsubj") for c in above.children)
    taken = verb.tag_ in ("VBD", "VBZ") or (verb.tag_ == "VBN" and not any("aux" in c.dep_ for c in verb.children))
    return (
        taken
        and verb.dep_ not in _MODIFYING
        and (own or shared)
        and any(c.i > verb.i for c in chain(verb.children, [above] if shared else []))
    )


def past_of(base: str) -> str:
    """The past tense of a verb by the rule; irregular verbs of diplomacy by the list.

    >>> past_of("scrap"), past_of("deny"), past_of("release"), past_of("hit"), past_of("strike")
    ('scrapped', 'denied', 'released', 'hit', 'struck')
    """
    if base in _IRREGULAR:
        return _IRREGULAR[base]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    closed = len(base) > 2 and base[-1] not in _VOWELS | set("wxy") and base[-2] in _VOWELS and base[-3] not in _VOWELS
    one_syllable = sum(c in _VOWELS for c in base) == 1
    return base + base[-1] + "ed" if closed and (one_syllable or base in _DOUBLING) else base + "ed"


_DOUBLING = frozenset({"admit", "ban", "commit", "compel", "deter", "expel", "permit", "rebut", "regret", "repel"})
_IRREGULAR = {
    "arise": "arose", "beat": "beat", "become": "became", "begin": "began", "bid": "bid", "bind": "bound",
    "blow": "blew", "break": "broke", "bring": "brought", "build": "built", "buy": "bought", "catch": "caught",
    "choose": "chose", "come": "came", "cut": "cut", "deal": "dealt", "draw": "drew", "drive": "drove",
    "fall": "fell", "feed": "fed", "fight": "fought", "find": "found", "fly": "flew", "forbid": "forbade",
    "freeze": "froze", "get": "got", "give": "gave", "go": "went", "hit": "hit", "hold": "held", "keep": "kept",
    "lay": "laid", "lead": "led", "leave": "left", "lend": "lent", "let": "let", "make": "made", "meet": "met",
    "pay": "paid", "put": "put", "quit": "quit", "read": "read", "say": "said", "see": "saw", "seek": "sought",
    "sell": "sold", "send": "sent", "set": "set", "shake": "shook", "shoot": "shot", "shut": "shut", "sign": "signed",
    "sink": "sank", "speak": "spoke", "spend": "spent", "split": "split", "stand": "stood", "steal": "stole",
    "strike": "struck", "sue": "sued", "swear": "swore", "take": "took", "tear": "tore", "tell": "told",
    "throw": "threw", "withdraw": "withdrew", "withhold": "withheld", "write": "wrote",
}  # fmt: skip
