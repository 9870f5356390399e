"""What a whole text is about: the state at its centre and the two states between which it plays."""

from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graph.coding.cast import Cast, Party
from graph.coding.events import tree
from graph.lexicon.context import load_context

_FEWEST_SENTENCES = 4  # a shorter text is no story: its own words must say who is meant
_LEAD = 3  # how much a mention in the headline or the lead counts
_LEAD_SENTENCES = 2
_LOOK_BACK = 60  # words in which a pair that is not the story's own must have been named together
_BODIES = "igo:"
_SET_IN = frozenset({"in", "at", "near"})
_TWO = frozenset({"both", "two", "neither", "either"})


@dataclass(frozen=True)
class Story:
    """What short or many-sided texts do not have is None.

    The centre is the state named most often, headline and lead counting more; the scene is the state in whose places
    most of the story is set ("in Bamako", "at the border near Gao").
    """

    centre: str | None = None
    scene: str | None = None
    pair: frozenset[str] | None = None

    def other(self, state: str | None) -> str | None:
        """The other one of the pair; None where the state is not of the pair."""
        if self.pair is None or state not in self.pair:
            return None
        (other,) = self.pair - {state}
        return other

    def both(self, head: Token, cast: Cast) -> tuple[Party, ...]:
        """The pair, where a phrase like "both countries" or "the two sides" means it and no pair named just before."""
        if self.pair is None:
            return ()
        if not is_pair_phrase(head):  # "diplomats from both countries"
            head = next((c for c in tree.children(head, "nmod") if is_pair_phrase(c)), head)
        if not is_pair_phrase(head):
            return ()
        said = {p.state for p in cast.parties(head)}
        if said != self.pair and _named_together(head, said, cast):
            return ()
        return tuple(Party(f"state:{s}", s, "one of the two states of the story") for s in sorted(self.pair))


def read_story(doc: Doc, cast: Cast) -> Story:
    """The centre and the pair of a parsed text, from how often its states are named."""
    sentences = [s for s in doc.sents if s.text.strip()]
    if len(sentences) < _FEWEST_SENTENCES:
        return Story()
    lead = sentences[_LEAD_SENTENCES - 1].end_char
    bodies = {e.state for e in cast.entities if e.id.startswith(_BODIES)}
    counts = Counter[str]()
    for entity in cast.entities:
        if entity.state and entity.state not in bodies:
            counts[entity.state] += sum(_LEAD if m.start < lead else 1 for m in entity.mentions)
    first, second, third = [*counts.most_common(3), *[("", 0)] * 3][:3]
    pair = frozenset((first[0], second[0])) if second[1] > third[1] else None
    return Story(first[0] or None, _scene(doc, cast, pair), pair)


def _scene(doc: Doc, cast: Cast, pair: frozenset[str] | None) -> str | None:
    places = (cast.place(t) for t in doc if t.pos_ == "PROPN" and _SET_IN.intersection(tree.case_of(t)))
    counts = Counter(place[1] for place in places if place and place[1] and (pair is None or place[1] in pair))
    return counts.most_common(1)[0][0] if counts else None


def is_pair_phrase(head: Token) -> bool:
    """Whether the noun phrase counts two sides without naming them."""
    if head.pos_ not in ("NOUN", "PROPN") or head.lemma_.lower() not in load_context().sides:
        return False
    if not any(c.lower_ in _TWO for c in head.children if tree.dep(c) in ("det", "nummod", "cc")):
        return False
    return not any(c.pos_ == "PROPN" or c.text[0].isupper() for c in head.children if c.lower_ not in _TWO)


def _named_together(head: Token, states: set[str | None], cast: Cast) -> bool:
    """Whether the two states stood side by side just before ("Iran and Oman ... The two countries")."""
    for token in head.doc[max(0, head.i - _LOOK_BACK) : head.i]:
        joined = token.pos_ in ("PROPN", "NOUN") and tree.children(token, "conj")
        if joined and {p.state for p in cast.parties(token)} == states:
            return True
    return False
