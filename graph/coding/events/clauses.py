"""Which clause a word belongs to: the act's own, one beside it, or one within it."""

from spacy.tokens import Token

from graph.coding.events import tree


def is_elsewhere(token: Token, trigger: Token, *, through: tuple[str, ...] = ()) -> bool:
    """Whether the path from a word up to the act word leaves the act's own clause."""
    for word in tree.path_up(token):
        if word == trigger:
            return False
        if tree.is_conditional(word) or hangs_loose(word):
            return True
        if tree.dep(word) == "conj" and word.pos_ == "VERB" and word.head == trigger:
            return True  # another act
        if (
            tree.dep(word) == "conj"
            and word.pos_ != "VERB"
            and word.head.i < word.i
            and trigger.pos_ in ("NOUN", "PROPN")
        ):
            return True
        if tree.is_factual_edge(word) and not set(through) & set(tree.case_of(word)):
            return True
    return True


def is_of_clause_beside(token: Token, trigger: Token) -> bool:
    """Whether the word is of a clause beside the act's, with a subject of its own: "Oman helped, and Iran refused"."""
    if any(hangs_loose(w) and w.i > trigger.i for w in tree.path_up(token)):
        return True
    own, other = clause_of(trigger), clause_of(token)
    if own is None or other is None or own == other:
        return False
    return any(is_beside(low) and low.head == high for low, high in ((own, other), (other, own)))


def is_of_next_verb(token: Token, trigger: Token) -> bool:
    """Whether the word belongs to a second verb of the same subject: "condemned the raid and asked the UN to meet"."""
    verb = next((w for w in tree.path_up(token) if w.pos_ == "VERB" and tree.dep(w) != "xcomp"), None)
    return verb is not None and verb != trigger and tree.dep(verb) == "conj" and verb.head == trigger


def is_beside(verb: Token) -> bool:
    """Whether a clause only stands beside another one: after "and", or with "while"."""
    marks = {c.lower_ for c in tree.children(verb, "mark", "advmod")}
    return tree.dep(verb) in ("conj", "parataxis") or (tree.dep(verb) == "advcl" and bool(marks & {"while", "whereas"}))


def is_in_participle(token: Token, trigger: Token) -> bool:
    """Whether a participle on a noun lies between a word and the act: "support for an ally facing Oman"."""
    for word in tree.path_up(token):
        if word == trigger:
            return False
        if tree.dep(word) == "acl":
            return True
    return False


def hangs_loose(word: Token) -> bool:
    """Whether a noun was joined to a verb, being the subject of the next one: "voiced concern, and the envoy spoke"."""
    return tree.dep(word) == "conj" and word.pos_ in ("NOUN", "PROPN") and word.head.pos_ == "VERB"


def clause_of(token: Token) -> Token | None:
    """The verb with a subject of its own that the word stands below."""
    verbs = (w for w in tree.path_up(token) if w.pos_ in ("VERB", "AUX"))
    return next((v for v in verbs if tree.children(v, "nsubj")), None)
