"""Which entry of the lexicon an act word answers to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from graph.coding.cast import Cast, Party
from graph.coding.events import tree
from graph.coding.events.view import View, lemma_of
from graph.lexicon.acts import Act, ActLexicon, VerbPattern, Words
from graph.lexicon.context import load_context

_ALTERNATIVES = 4
_RECOGNISING = frozenset(
    {"recognise", "recognize", "accept", "acknowledge", "agree"}
)  # not to do so is to refuse it, past too
_REPLY = "reply-in-kind"
_AHEAD = frozenset({"going", "due", "set", "slated", "scheduled"})  # "are due to meet"
_BARE_DEEDS = frozenset({"ASSAULT", "COERCE"})
_PROMISING = frozenset({"promise", "vow", "pledge", "swear", "threaten"})
_MONTHS = frozenset({"march", "may"})
_BY_ENTITY = 3  # weight of an object that fits by what it stands for; 4 by its word
_DIPLOMATS = frozenset(["diplomat", "ambassador", "embassy", "envoy", "consul", "consulate", "attaché", "attache"])
_ELLIPSIS_REACH = 60  # words back in which what "its own" or "two more" stands for is looked for
_PERSON_TYPES = ("person:", "official:")


@dataclass(frozen=True)
class Match:
    """An act word that fits an entry; `weight` says how much of the entry it fits."""

    act: Act
    trigger: Token
    frame: tree.Frame
    weight: int
    others: tuple["Match", ...] = ()  # what the word is if this entry finds no roles, in order of weight
    support: Token | None = None  # the verb that carries an act noun: "lodged" in "lodged a protest"

    is_noun: bool = False
    is_bare: bool = False  # a deed spoken of without whom it struck: a happening, or a reason, but no act by itself
    takes_object: bool = False  # the object is of the class that the entry asks for, and no act of its own


class Matcher:
    """Finds the acts of one sentence."""

    def __init__(self, lexicon: ActLexicon, cast: Cast) -> None:
        self._lexicon, self._cast = lexicon, cast
        self._diplomatic: bool | None = None

    def find(self, view: View) -> list[Match]:
        """The best entry for every act word of the sentence, left to right."""
        found = []
        for token in view.sentence:
            matches = sorted(self._candidates(token, view), key=lambda m: -m.weight)
            if matches:
                found.append(replace(matches[0], others=tuple(matches[1:_ALTERNATIVES])))
        return found

    def _candidates(self, token: Token, view: View) -> Iterator[Match]:
        lemma = view.lemma(token)
        if token.pos_ in ("VERB", "AUX"):
            if tree.dep(token) == "aux":
                return
            if (dep_is_modifier(token) or tree.is_attributive(token)) and not tree.is_lost_verb(token):
                return
            yield from self._verbs(token, view)
        elif token.pos_ in ("NOUN", "PROPN"):
            if is_mistagged_verb(token):
                yield from self._verbs(token, view)
            for words, act in self._lexicon.by_noun.get(lemma, ()):
                match = self._noun(words, act, token, view)
                if match:
                    yield match
        elif tree.is_lost_participle(token):
            yield from self._participles(token, view)
        elif token.pos_ == "ADJ" and any(c.dep_ == "aux:pass" for c in token.children):
            yield from self._verbs(token, view)  # "the consulate would be shut"
        elif token.pos_ == "ADJ":
            for act in self._lexicon.by_adjective.get(lemma, ()):
                yield Match(act, token, tree.frame(token), 1)

    def _verbs(self, token: Token, view: View) -> Iterator[Match]:
        patterns = self._lexicon.by_verb.get(view.lemma(token))
        if patterns:
            frame = tree.frame(token)
            above = tree.frame(token.head) if tree.dep(token) == "cop" else frame  # "Russia was behind the attack"
            for pattern, act in patterns:
                match = self._verb(pattern, act, above if pattern.words else frame, view, token)
                if match:
                    yield match

    def _participles(self, token: Token, view: View) -> Iterator[Match]:
        stem, frame = token.lower_.removesuffix("ing"), tree.frame(token)
        for lemma in (stem, stem + "e"):
            for pattern, act in self._lexicon.by_verb.get(lemma, ()):
                match = self._verb(pattern, act, frame, view, token)
                if match:
                    yield match

    def _verb(self, pattern: VerbPattern, act: Act, frame: tree.Frame, view: View, word: Token) -> Match | None:
        token = frame.trigger
        if act.not_next and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in act.not_next:
            return None
        if pattern.words and not view.follows(word, pattern.words, within=_reach_of(pattern.words)):
            return None
        if pattern.preposition:
            governed = governed_by(token, pattern.preposition, frame)
            if not governed:
                return None
            frame = replace(frame, objects=tuple(governed))
            if frame.passive and not any(c.dep_ == "aux:pass" for c in token.children) and tree.dep(token) == "advcl":
                # "Iran, which has ..., called on Oman to": with what it governs behind it the form is no passive.
                frame = replace(frame, passive=False, subjects=tuple(tree.surface_subjects(token)))
            elif frame.passive and tree.dep(token) == "acl" and token.head.head == token.head:
                frame = replace(frame, passive=False, subjects=(token.head,))  # "Soldiers crossed into Oman"
        else:
            frame = lost_parts(pattern, act, frame, view)
        if act.object.singles:
            meant = meant_by_ellipsis(frame, act.object)
            frame = replace(frame, objects=(meant,)) if meant is not None else frame
        weight = 2 * len(pattern.words) + bool(pattern.preposition)
        gained = self._object_weight(act, frame, view)
        if gained is None or not self._context_fits(act, frame, view):
            return None
        if (
            frame.passive
            and (not act.object or pattern.preposition)
            and tree.dep(token) == "acl"
            and token.head.head == token.head
        ):
            # An intransitive verb that the parser made a participle of the root noun: "Guards clashed on Thursday".
            frame = replace(
                frame, passive=False, subjects=(token.head,), objects=frame.objects if pattern.preposition else ()
            )
        takes_object = bool(act.object) and gained >= _BY_ENTITY
        weight += gained + 5 * bool(act.near) + 5 * act.has("crowd_actor") + act.has("foreign")
        weight += 5 * (act.has("reported") or act.has("refused") or act.has("future")) + 2 * act.has("complement")
        return Match(act, token, frame, weight, takes_object=takes_object)

    def _object_weight(self, act: Act, frame: tree.Frame, view: View) -> int | None:
        """What the object adds to the weight of a match; None where the entry wants another object."""
        heads = [*frame.objects, *frame.indirect, *(frame.subjects if act.has("subject_ok") else ())]
        if any(view.fits(h, act.unless, with_modifiers=True) for h in frame.objects):
            return None
        if not act.object:
            return 0
        if any(view.fits(h, act.object) for h in heads):
            return 4
        if any(self._stands_for(h, act.object) for h in heads):
            return 4 if "NATIONAL" in act.object.entities else 3
        if act.has("any_object"):
            return 0 if heads or not act.has("needs_object") else None
        if act.has("clause_ok") and has_clause(frame.trigger):
            return 1
        return None

    def _stands_for(self, head: Token, words: Words) -> bool:
        if not words.entities:
            return False
        parties = self._cast.parties(head)
        if "PARTY" in words.entities and parties:
            return True
        if "PLACE" in words.entities and self._cast.place(head):
            return True
        if "BODY" in words.entities and any((p.entity or "").startswith("igo:") for p in parties):
            return True
        official = any((p.entity or "").startswith("official:") for p in parties)
        foreigner = "NATIONAL" in words.entities and (official or is_bare_national(head, parties))
        if foreigner and self._speaks_of_diplomats(head.doc):
            return True
        if "OWNED" in words.entities and any(p.state for p in self._cast.owners(head)):
            return True
        return "PERSON" in words.entities and any(is_person(p) for p in parties)

    def _speaks_of_diplomats(self, doc: Doc) -> bool:
        """Whether a text speaks of diplomats: then "three Russians" who are expelled are such."""
        if self._diplomatic is None:
            self._diplomatic = any(t.lemma_.lower() in _DIPLOMATS for t in doc)
        return self._diplomatic

    def _context_fits(self, act: Act, frame: tree.Frame, view: View) -> bool:
        token = frame.trigger
        if act.near and not view.has_near(token, act.near):
            return False
        if act.not_subject and any(view.fits(s, act.not_subject) for s in frame.subjects):
            return False
        if not clause_fits(act, token):
            return False
        if act.has("passive") and not frame.passive:
            return False
        if act.has("intransitive") and not frame.passive and takes_thing(frame):
            return False
        if act.has("future") and not is_future(token):
            return False
        if act.has("refused") and not is_refusal(token):
            return False
        if act.has("reported") and speaker_verb(token, self._lexicon) is None:
            return False
        if act.has("crowd_actor") and not any(self._is_crowd(s, view) for s in frame.subjects):
            return False
        if act.has("state_actor") and any(self._is_crowd(s, view) for s in frame.subjects):
            return False
        return (
            not act.has("official_actor")
            or not frame.subjects
            or bool([p for s in frame.subjects for p in self._cast.parties(s)])
        )

    def _is_crowd(self, head: Token, view: View) -> bool:
        words = view.head_words(head)[0] | view.modifiers(head)
        words |= {view.lemma(t) for t in tree.children(head, "nmod", "nummod")}
        if not load_context().crowd.isdisjoint(words):
            return True
        return head.tag_ in ("NNS", "NNPS") and any(p.is_national for p in self._cast.parties(head))

    def _noun(self, words: tuple[str, ...], act: Act, token: Token, view: View) -> Match | None:
        if not view.row_before(token, words) or (token.pos_ == "PROPN" and token.lower_ in _MONTHS):
            return None
        trigger = token
        first = token.doc[token.i - len(words) + 1]
        if len(words) > 1 and not token.is_ancestor(first):
            trigger = first
        if act.has("reported"):
            predicate = tree.children(trigger, "cop") and speaker_verb(trigger, self._lexicon) is not None
            return Match(act, trigger, tree.frame(trigger), 2 * len(words) - 1) if predicate else None
        frame = noun_frame(trigger)
        support = support_of(trigger, self._lexicon)
        if act.has("supported") and support is None and len(words) == 1 and not children_owner(trigger):
            return None
        weight = 2 * len(words) - 1
        modifiers = view.modifiers(trigger) | {view.lemma(trigger)} if act.unless else set[str]()
        if act.unless and (
            not act.unless.singles.isdisjoint(modifiers)
            or any(view.fits(h, act.unless, with_modifiers=True) for h in frame.objects)
        ):
            return None
        if act.object and not act.has("any_object") and not (act.has("supported") and support is not None):
            holders = [frame.prepositions, tree.frame(support).prepositions if support is not None else {}]
            targets = tuple(t for h in holders for p in ("on", "against", "at") for t in h.get(p, ()))
            heads = frame.objects or targets
            if any(view.fits(h, act.object) for h in heads):
                weight += 4
            elif any(self._stands_for(h, act.object) for h in heads):
                weight += 4 if "NATIONAL" in act.object.entities else 3
            elif heads or act.type not in _BARE_DEEDS or not act.incident or not _is_told_of(trigger):
                return None
            else:
                return Match(act, trigger, frame, 0, support=support, is_noun=True, is_bare=True)
        if act.near and not view.has_near(trigger, act.near):
            return None
        if (
            act.has("crowd_actor")
            and support is not None
            and not any(self._is_crowd(s, view) for s in tree.surface_subjects(support))
        ):
            return None
        return Match(act, trigger, frame, weight, support=support, is_noun=True)


def lost_parts(pattern: VerbPattern, act: Act, frame: tree.Frame, view: View) -> tree.Frame:
    """The frame with the object, and its subject, that the parser hung on something else."""
    token = frame.trigger
    if pattern.words and (split := particle_object(token, pattern.words)) is not None:
        subjects = [token.head] if tree.dep(token) == "acl" else tree.surface_subjects(token)
        frame = replace(frame, passive=False, subjects=tuple(subjects), objects=(split,))
    elif act.object and (fronted := fronted_object(token, act.object, view)) is not None:
        subjects = [t for t in token.doc[fronted.i + 1 : token.i] if t.pos_ in ("NOUN", "PROPN")][-1:]
        frame = replace(frame, passive=False, subjects=tuple(subjects or frame.subjects), objects=(fronted,))
    elif act.object and not frame.objects and not frame.passive:
        lost = view.lost_object(token, act.object, act.unless)
        frame = replace(frame, objects=(lost,)) if lost is not None else frame
    return frame


def fronted_object(verb: Token, words: Words, view: View) -> Token | None:
    """The object of "..., a charge Oman denied", hung on the verb before its subject."""
    left = [c for c in tree.children(verb, "compound", "appos") if c.i < verb.i]
    if tree.dep(verb) == "acl" and verb.tag_ in ("VBD", "VBZ", "VBP") and verb.head.i + 1 < verb.i:
        between = [t for t in verb.doc[verb.head.i + 1 : verb.i] if t.pos_ not in ("AUX", "ADV")]
        named = bool(between) and all(t.pos_ in ("PROPN", "NOUN") for t in between)
        left += [verb.head] if named and tree.dep(verb.head) == "appos" else []
    return next((c for c in left if view.fits(c, words)), None)


def particle_object(verb: Token, words: tuple[str, ...]) -> Token | None:
    """The object of "called off a meeting" where the parser took the particle for a preposition."""
    if len(words) != 1 or words[0] not in load_context().particles or tree.children(verb, "obj"):
        return None
    if any(c.dep_ in ("aux:pass", "nsubj:pass") for c in verb.children) or verb.i + 1 >= len(verb.doc):
        return None
    next_word = verb.nbor(1)
    governed = next_word.head
    close = next_word.lower_ == words[0] and tree.dep(next_word) == "case" and governed.head == verb
    return governed if close and tree.dep(governed) == "obl" else None


def _is_told_of(noun: Token) -> bool:
    """Whether a deed is spoken of as known: "the abduction", "last week's arrest"."""
    return any(c.lower_ in ("the", "this", "that") or c.dep_ == "nmod:poss" for c in noun.children)


def _reach_of(words: tuple[str, ...]) -> int:
    """How far behind the verb its words may stand: "ordered 23 diplomats out"; a bare particle stands close."""
    if len(words) > 1:
        return 8
    return 3 if words[:1] and words[0] in load_context().particles else 6


def dep_is_modifier(token: Token) -> bool:
    """Whether a participle only describes a noun ("the detained journalists")."""
    return tree.dep(token) in ("amod", "compound", "case")


def is_mistagged_verb(token: Token) -> bool:
    """Whether a bare noun before an infinitive is a verb: "Greece, like others, plans to impose"."""
    if tree.children(token, "nsubj", "compound", "nmod:poss") and tree.children(token, "obj"):
        return True
    if token.i + 2 >= len(token.doc) or token.tag_ not in ("NNS", "NN") or token.i == token.sent.start:
        return False
    bare = not any(
        tree.dep(c) in ("det", "amod", "compound", "nummod") or c.dep_ == "nmod:poss" for c in token.children
    )
    return bare and token.nbor(1).lower_ == "to" and token.nbor(2).pos_ == "VERB"


def meant_by_ellipsis(frame: tree.Frame, words: Words) -> Token | None:
    """The noun that "its own", "two more", "him" stands for, if one of the words was said before."""
    elliptic = next((o for o in frame.objects if is_elliptic(o)), None)
    if elliptic is None and not frame.objects and not frame.passive and frame.trigger.i + 2 < len(frame.trigger.doc):
        number, more = frame.trigger.nbor(1), frame.trigger.nbor(2)
        if (number.like_num and more.lower_ in ("more", "others")) or (number.lower_ == "another" and more.like_num):
            elliptic = number
    if elliptic is None:
        return None
    for token in reversed(elliptic.doc[max(0, elliptic.i - _ELLIPSIS_REACH) : elliptic.i]):
        if token.pos_ in ("NOUN", "PROPN") and lemma_of(token) in words.singles:
            # of "ambassador Jane Doe" the name is the head that stands for somebody
            return token.head if tree.dep(token) in ("nmod", "compound") and token.head.pos_ == "PROPN" else token
    return None


def is_elliptic(token: Token) -> bool:
    """Whether a word stands for a noun said before."""
    if token.like_num and any(c.pos_ == "PRON" for c in tree.children(token, "nmod")):
        return True  # "41 of them"
    bare = not any(tree.dep(c) in ("amod", "compound", "nmod") and c.dep_ != "nmod:poss" for c in token.children)
    return token.lower_ in load_context().elliptic and bare and token.pos_ in ("ADJ", "NUM", "NOUN", "PRON")


def is_bare_national(head: Token, parties: tuple[Party, ...]) -> bool:
    """Whether the phrase names people by nothing but their nationality: "three Russians"."""
    plural = head.tag_ in ("NNPS", "NNS") and head.text[0].isupper()
    return plural and bool(parties) and all(p.is_national for p in parties)


def clause_fits(act: Act, token: Token) -> bool:
    """Whether the clause that the verb brings, or its want of one, is what the entry asks for."""
    if act.has("unless_complement") and tree.children(token, "xcomp", "ccomp"):
        return False
    if act.id == _REPLY and any(c.lower_ == "by" for k in tree.children(token, "advcl") for c in k.children):
        return False  # "retaliated by closing": the answer is described
    if act.has("finite") and any(c.lower_ == "to" and tree.dep(c) == "mark" for c in token.children):
        return False
    wanted = (("complement", has_clause), ("infinitive", has_infinitive), ("subjunctive", is_wish))
    return all(not act.has(flag) or fits(token) for flag, fits in wanted)


def has_infinitive(token: Token) -> bool:
    """Whether the verb brings an infinitive: "told them to go"."""
    clauses = (c for c in token.subtree if tree.dep(c) in ("xcomp", "advcl", "acl") and c.i > token.i)
    return any(m.lower_ == "to" and tree.dep(m) == "mark" for c in clauses for m in c.children)


def is_wish(token: Token) -> bool:
    """Whether what follows "insist" is wanted rather than stated: "insisted that it be", "insisted on"."""
    return not any(
        tree.dep(c) in ("ccomp", "advcl")
        and (
            c.tag_ in ("VBD", "VBZ") or any(a.lower_ not in ("must", "should") for a in tree.children(c, "aux", "cop"))
        )
        for c in token.children
    )


def takes_thing(frame: tree.Frame) -> bool:
    """Whether the verb has an object of its own, and not only what a preposition after it governs."""
    if tree.children(frame.trigger, "obj"):
        return True
    phrases = [h for heads in frame.prepositions.values() for h in heads]
    return any(o not in phrases for o in frame.objects)


def is_person(party: Party) -> bool:
    return party.is_national or (party.entity or "").startswith(_PERSON_TYPES)


def has_clause(token: Token) -> bool:
    """Whether a clause depends on the verb: "accused X of shelling", "demanded that", "refused to"."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if after.tag_ == "VBG" and tree.dep(after) in ("amod", "compound") and after.head.head == token:
        return True  # "denied backing rebels", the participle taken for an adjective
    return any(tree.dep(c) in ("xcomp", "ccomp") for c in token.children) or any(
        tree.dep(c) == "advcl"
        and c.i > token.i
        and (c.i == token.i + 1 or any(m.lower_ in ("to", "of", "that") for m in c.children))
        for c in token.children
    )


def governed_by(token: Token, preposition: str, frame: tree.Frame) -> list[Token]:
    """What the preposition after the verb governs; from the word order where the tree does not say."""
    found = frame.prepositions.get(preposition, [])
    if found:
        return found
    for step in range(1, 4):
        at = token.i + step
        if at >= len(token.doc) or token.doc[at].is_sent_start:
            return []
        word = token.doc[at]
        if word.lower_ != preposition:
            continue
        if word.head != word and word.head != token and word.head.i > at:
            return [word.head]
        return [t for t in token.doc[at + 1 : at + 7] if t.pos_ in ("NOUN", "PROPN", "PRON")][:1]
    return []


def auxiliaries(token: Token) -> list[Token]:
    """The auxiliaries of a verb, those shared with the verb it is coordinated to included."""
    own = tree.children(token, "aux")
    if not own and tree.dep(token) == "conj" and not tree.children(token, "nsubj"):
        return auxiliaries(token.head)
    return own


def is_negated(token: Token) -> bool:
    return any(
        c.lower_ in load_context().negations for c in token.children if tree.dep(c) in ("advmod", "det", "aux", "neg")
    )


def is_future(token: Token) -> bool:
    """Whether the verb stands in the future: "will", "would", "is to", "is going to"."""
    if any(a.lower_ in load_context().future for a in auxiliaries(token)):
        return True
    above = token.head
    return tree.dep(token) == "xcomp" and (above.lower_ in _AHEAD or above.lemma_.lower() in _PROMISING)


def is_refusal(token: Token) -> bool:
    """Whether the verb says that somebody will not: "will not", "would never", "cannot", "does not"."""
    modals = {a.lower_ for a in auxiliaries(token)}
    if token.lemma_.lower() in _RECOGNISING:
        return is_negated(token) and bool(
            modals & (load_context().future | {"can", "could", "ca", "does", "do", "did"})
        )
    return is_negated(token) and bool(modals & (load_context().future | {"can", "could", "ca", "does", "do"}))


def speaker_verb(token: Token, lexicon: ActLexicon) -> Token | None:
    """The verb of saying whose content the word belongs to."""
    for step, word in enumerate(tree.path_up(token)):
        if step and word.pos_ == "VERB" and word.lemma_.lower() in lexicon.saying:
            return word
        if tree.dep(word) not in ("ccomp", "conj", "xcomp", "parataxis", "root", "ROOT") or step > 4:
            break
    for c in token.children:
        if tree.dep(c) == "parataxis" and c.lemma_.lower() in lexicon.saying:
            return c
    return None


def children_owner(token: Token) -> bool:
    return bool(tree.children(token, "nmod:poss"))


def support_of(noun: Token, lexicon: ActLexicon) -> Token | None:
    """The verb that carries the act noun: "lodged a protest", "a protest was lodged", "the raid took place"."""
    head = noun
    while tree.dep(head) == "conj":
        head = head.head
    verb = head.head
    lemma = verb.lemma_.lower()
    relation = tree.dep(head)
    if verb.pos_ == "VERB":
        if relation == "obj" and (lemma in lexicon.giving or lemma in lexicon.getting):
            return verb
        if relation == "nsubj" and (lemma in lexicon.giving if tree.is_passive(verb) else lemma in lexicon.happening):
            return verb
        # "came under attack", "presented the envoy with a note"
        if (
            relation == "obl"
            and set(tree.case_of(head)) & {"with", "under", "in"}
            and (lemma in lexicon.giving or lemma == "come" or lemma in load_context().answering)
        ):
            return verb
    if (
        relation == "nmod"
        and "with" in tree.case_of(head)
        and verb.head.lemma_.lower() in lexicon.giving
        and tree.dep(verb) == "obj"
    ):
        return verb.head  # "presented the envoy with a note": the parser hangs the note on the envoy
    lost = next((c for c in noun.children if tree.is_lost_verb(c) and c.lemma_.lower() in lexicon.giving), None)
    if lost is not None:
        return lost
    participle = next((c for c in tree.children(noun, "acl") if c.lemma_.lower() in lexicon.giving), None)
    return participle if participle is not None and tree.is_passive(participle) else None


def noun_frame(noun: Token) -> tree.Frame:
    """The surroundings of an act noun: what stands behind its "of", or before it, is acted on."""
    frame = tree.frame(noun)
    objects = list(frame.prepositions.get("of", ()))
    for holder in objects:  # "the release of two fishermen by Myanmar": the parser may hang "by" on the fishermen
        for phrase in tree.children(holder, "nmod"):
            for word in tree.case_of(phrase):
                if word != "of":
                    frame.prepositions.setdefault(word, []).append(phrase)
    if not objects:
        objects = [c for c in tree.children(noun, "compound") if c.lemma_.lower() not in load_context().forces]
    return replace(frame, objects=tuple(objects), subjects=tuple(tree.children(noun, "nmod:poss")))
