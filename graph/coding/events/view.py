"""One sentence as strings: what the lexicon's word conditions are looked up in."""

from functools import cached_property

from spacy.tokens import Span, Token

from graph.coding.events import tree
from graph.lexicon.acts import Words

_WINDOW_LEFT, _WINDOW_RIGHT = 4, 14
_SHORTEST_PLURAL = 3
_LEAVING = frozenset({"to", "from", "in", "at", "by", "with", "for", "against", "into", "over", "after"})


def lemma_of(token: Token) -> str:
    """The lemma in lower case; plurals that the lemmatizer takes for a form of their own ("troops") made singular."""
    lemma = token.lemma_.lower()
    if lemma.endswith("és"):
        return lemma[:-1]  # "attachés"
    if token.tag_ in ("NNS", "NNPS") and lemma == token.lower_:
        if lemma.endswith("men"):
            return lemma[:-2] + "an"
        if lemma.endswith("s") and not lemma.endswith(("ss", "us", "is")) and len(lemma) > _SHORTEST_PLURAL:
            return lemma[:-3] + "y" if lemma.endswith("ies") else lemma[:-1]
    return lemma


_STAFF = frozenset({"employee", "staff", "member", "worker", "official", "personnel", "officer", "staffer"})
_MISSIONS = frozenset({"embassy", "consulate", "mission", "legation"})


class View:
    """The lemmas of a sentence (lower case) and phrases in it. Token positions are those of the document."""

    def __init__(self, sentence: Span) -> None:
        self.sentence = sentence
        self.start = sentence.start
        self.lemmas = [lemma_of(t) for t in sentence]

    def lemma(self, token: Token) -> str:
        return self.lemmas[token.i - self.start] if self._holds(token.i) else lemma_of(token)

    @cached_property
    def lowers(self) -> list[str]:
        return [t.lower_ for t in self.sentence]

    def has_near(self, token: Token, words: Words) -> bool:
        """Whether one of the words stands near the token."""
        at = token.i - self.start
        low, high = max(0, at - _WINDOW_LEFT), at + _WINDOW_RIGHT
        lemmas = self.lemmas[low:high]
        if not words.singles.isdisjoint(lemmas):
            return True
        if not words.rows:
            return False
        texts = (f" {' '.join(lemmas)} ", f" {' '.join(self.lowers[low:high])} ")
        return any(row in text for row in words.rows for text in texts)

    def follows(self, token: Token, words: tuple[str, ...], *, within: int = 8) -> bool:
        """Whether all the words stand after the token, in reach; a particle may stand anywhere below it."""
        at = token.i - self.start + 1
        right = {*self.lemmas[at : at + within], *self.lowers[at : at + within]}
        return all(word in right for word in words)

    def lost_object(self, token: Token, words: Words, unless: Words) -> Token | None:
        """A noun of the class close behind a verb for which the parser found no object."""
        at = token.i - self.start + 1
        for word, lemma in zip(self.sentence[at : at + 9], self.lemmas[at : at + 9], strict=True):
            if tree.is_attributive(word):
                continue
            if lemma in unless.singles:
                return None
            if (word.pos_ in ("VERB", "SCONJ") and tree.dep(word) not in ("amod", "case")) or word.text in (";", ":"):
                return None
            if word.pos_ == "ADP" and lemma in _LEAVING and word.i > token.i + 1 and word.nbor(-1).lower_ != "up":
                return None
            if word.pos_ in ("NOUN", "PROPN", "ADJ", "PRON") and lemma in words.singles:
                return word
        return None

    def row_before(self, token: Token, words: tuple[str, ...]) -> bool:
        """Whether the words stand in a row that ends with the token."""
        at = token.i - self.start
        low = at - len(words) + 1
        return low >= 0 and (tuple(self.lemmas[low : at + 1]) == words or tuple(self.lowers[low : at + 1]) == words)

    def head_words(self, head: Token) -> tuple[set[str], str]:
        """What a noun phrase is a phrase of: lemmas of its heads, and all its lemmas in a row."""
        singles = set[str]()
        for part in tree.with_conjuncts(head):
            singles.add(self.lemma(part))
            singles.update(self.lemma(c) for c in tree.children(part, "flat"))
            if part.pos_ == "PROPN":  # "Ambassador Jane Doe": the title says what she is
                singles.update(self.lemma(c) for c in _name_parts(part))
            for of in tree.children(part, "nmod"):
                if "of" in tree.case_of(of):
                    singles.add(self.lemma(of))
            at_work = part.i + 1 < len(part.doc) and part.nbor(1).lower_ in ("working", "employed", "serving", "posted")
            if at_work and not _MISSIONS.isdisjoint(self.lemma(t) for t in part.nbor(1).subtree):
                singles.add("diplomat")  # "two people working at the embassy"
            if self.lemma(part) in _STAFF and not _MISSIONS.isdisjoint(singles):
                singles.add("diplomat")  # "employees of the French embassy"
        low = max(head.left_edge.i, head.i - 6) - self.start
        high = min(head.right_edge.i, head.i + 4) - self.start + 1
        row = f" {' '.join(self.lemmas[max(0, low) : high])} "
        return singles, row

    def modifiers(self, head: Token) -> set[str]:
        """Lemmas of adjectives and compounds before a noun."""
        return {self.lemma(c) for c in tree.children(head, "amod", "compound")}

    def fits(self, head: Token, words: Words, *, with_modifiers: bool = False) -> bool:
        """Whether the noun phrase is one of the words."""
        singles, row = self.head_words(head)
        if with_modifiers:
            singles |= self.modifiers(head)
        return not words.singles.isdisjoint(singles) or any(r in row for r in words.rows)

    def _holds(self, index: int) -> bool:
        return 0 <= index - self.start < len(self.lemmas)


def _name_parts(name: Token) -> list[Token]:
    """The titles and names that a name consists of, those that the parser hung on one of its parts included."""
    found = []
    for part in tree.children(name, "compound", "nmod:desc", "appos", "flat"):
        found.append(part)
        if part.pos_ == "PROPN":
            found += tree.children(part, "compound", "nmod:desc")
    return found
