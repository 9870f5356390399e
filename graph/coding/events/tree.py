"""Reading a Universal Dependencies tree: who is subject and object of a word, also where the tree says it elsewhere.

Nothing here knows of acts or states. Every function tolerates a wrong tree: it returns fewer tokens, never raises.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from graph.lexicon.acts import load_acts
from graph.lexicon.context import load_context

_MAX_CLIMB = 6
_BORDERS = frozenset({"border", "frontier"})
_REACH = 8  # words back in which a lost subject is looked for
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"})


@dataclass(frozen=True)
class Frame:
    """The surroundings of an act word.

    `prepositions` maps a preposition to the heads of the phrases that it brings: those of the word itself first,
    then those that the parser may have hung on its object.
    """

    trigger: Token
    passive: bool = False
    subjects: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    indirect: tuple[Token, ...] = ()
    prepositions: dict[str, list[Token]] = field(default_factory=dict)
    clauses: tuple[Token, ...] = ()


def dep(token: Token) -> str:
    """The relation without its subtype."""
    return token.dep_.partition(":")[0]


def children(token: Token, *relations: str) -> list[Token]:
    """The children with one of the relations (subtypes included), left to right."""
    return [c for c in token.children if c.dep_ in relations or dep(c) in relations]


def with_conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it below."""
    found = [token]
    for c in token.children:
        if dep(c) == "conj":
            found += with_conjuncts(c)
    return found


def case_of(token: Token) -> tuple[str, ...]:
    """The prepositions before a nominal: ("out", "of"); empty for none."""
    before = [c for c in token.children if dep(c) == "compound" and c.i < token.i]  # "[of Rwandan] troops"
    return tuple(
        part.lower_
        for c in (*token.children, *(g for b in before for g in b.children))
        if dep(c) == "case" and c.lower_ not in ("'s", "’s", "'", "’")
        for part in (c, *(f for f in c.children if dep(f) == "fixed"))
    )


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: by its own marks, by the conjunct it shares them with, or as a bare participle."""
    if _relative_objects(verb) or _is_misread_active(verb):
        return False
    if any(c.dep_ in ("nsubj:pass", "aux:pass", "csubj:pass") for c in verb.children):
        return True
    shared = verb.tag_ == "VBD" and dep(verb) == "conj" and verb.i + 1 < len(verb.doc)
    if shared and verb.nbor(1).lower_ in ("persona", "unwelcome"):
        return is_passive(verb.head)  # "would be summoned and diplomats declared persona non grata"
    if verb.tag_ != "VBN" or any(dep(c) == "aux" for c in verb.children):
        return False
    if dep(verb) == "acl":
        return not children(verb, "nsubj") and not children(verb, "obj") and not _heads_a_sentence(verb)
    if dep(verb) in ("xcomp", "advcl") and not children(verb, "obj") and not children(verb, "nsubj"):
        return True
    if dep(verb) == "conj" and not children(verb, "nsubj"):
        return is_passive(verb.head)
    return False


def _is_misread_active(verb: Token) -> bool:
    """Whether a past tense was taken for a participle: "Border guards shot dead a farmer"."""
    marked = any(c.dep_ == "aux:pass" for c in verb.children)
    return not marked and bool(children(verb, "obj")) and any(c.dep_ == "nsubj:pass" for c in verb.children)


def _heads_a_sentence(verb: Token) -> bool:
    """Whether a participle after the root noun is the lost main verb: "A minister threatened today to impose"."""
    return verb.head.head == verb.head and any(
        dep(c) in ("xcomp", "ccomp", "advcl") and c.i > verb.i for c in verb.children
    )


def is_attributive(token: Token) -> bool:
    """Whether a participle between a number or article and a noun describes it: "nine captured Omani soldiers"."""
    if token.tag_ != "VBN" or token.i == token.sent.start or token.i + 1 >= len(token.doc):
        return False
    return token.nbor(-1).tag_ in ("CD", "DT") and token.nbor(1).pos_ in ("NOUN", "PROPN", "ADJ")


def is_lost_participle(token: Token) -> bool:
    """Whether an adjective after a comma is a participle with its object: "retaliated, imposing tariffs"."""
    if token.pos_ != "ADJ" or not token.lower_.endswith("ing") or token.i == token.sent.start or dep(token) != "amod":
        return False
    plural = token.head.tag_ in ("NNS", "NNPS")
    return token.nbor(-1).text == "," and token.head.i > token.i and (plural or token.nbor(1).pos_ in ("DET", "NUM"))


def is_lost_verb(token: Token) -> bool:
    """Whether a participle that the parser took for an adjective is the verb: "North Korea expelled inspectors"."""
    if dep(token) != "amod" or token.i == token.sent.start or token.head.i < token.i:
        return False
    before = token.nbor(-1)
    if before.pos_ == "ADV" and before.i > token.sent.start:
        before = before.nbor(-1)
    if token.tag_ == "VBD" and before.pos_ == "CCONJ" and dep(token.head) == "conj":
        return True  # "demanded their release and banned Serbian goods"
    if before.text == "," and token.sent.root.pos_ not in ("VERB", "AUX"):
        return True  # "X, head of Y, disputed claims": the sentence has no other verb to be its root
    if before.pos_ == "AUX":
        return before.lower_ in ("have", "has", "had", "'ve", "’ve")
    if before.pos_ == "NOUN":
        return True  # "Israeli troops forced Palestinian families": a participle does not follow a noun so
    return before.pos_ == "PROPN" or (before.pos_ == "PRON" and before.dep_ != "nmod:poss")


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself."""
    if token.lower_ not in load_context().relatives or token.pos_ == "DET":
        return token
    verb = token.head
    for _ in range(_MAX_CLIMB):
        if dep(verb) == "acl":
            return _person_among(verb.head) if token.lower_ in ("who", "whom") else verb.head
        if verb.head == verb:
            break
        verb = verb.head
    return _noun_before(token)


def _noun_before(relative: Token) -> Token:
    """The noun before a comma and "who", where the tree does not tell what the clause belongs to."""
    if relative.lower_ not in ("who", "which") or relative.i - 2 < relative.sent.start:
        return relative
    comma, noun = relative.nbor(-1), relative.nbor(-2)
    return noun if comma.text == "," and noun.pos_ in ("NOUN", "PROPN") else relative


def _person_among(noun: Token) -> Token:
    """Whom a "who" means when the parser hung it on the last noun: "two journalists of an agency who were detained"."""
    for word in path_up(noun):
        if word.lemma_.lower() in load_acts().people:
            return word
        if dep(word) not in ("nmod", "compound", "flat") or (word.pos_ == "PROPN" and dep(word) != "compound"):
            break
    return noun


def _relative_objects(verb: Token) -> list[Token]:
    """The "which" of "a video which Seoul dismissed", where the parser made both it and Seoul subjects."""
    subjects = children(verb, "nsubj")
    if dep(verb) != "acl" or len(subjects) < 2 or any(c.dep_ == "aux:pass" for c in verb.children):
        return []
    first = subjects[0]
    time = subjects[1].lemma_.lower() in load_context().time_nouns  # "which last Thursday had imposed"
    return [first] if first.lower_ in ("which", "whom", "that") and subjects[1].i < verb.i and not time else []


def surface_subjects(verb: Token, climb: int = 0) -> list[Token]:
    """The grammatical subject, looked up where the clause shares it: conjunct, control, participle, relative clause."""
    relative = _relative_objects(verb)
    own = [antecedent(c) for c in children(verb, "nsubj") if c not in relative]
    # Now and then the parser hangs the subject on the auxiliary.
    own = own or [antecedent(s) for a in children(verb, "aux", "cop") for s in children(a, "nsubj")]
    own = own or _subject_beside(verb)
    if own or climb > _MAX_CLIMB or verb.head == verb:
        return own
    head, relation = _verb_between(verb) if dep(verb) == "conj" else verb.head, dep(verb)
    if relation in ("ccomp", "csubj") and children(verb, "expl"):
        return surface_subjects(head, climb + 1)  # "Syria says it is willing": the pronoun taken for a dummy
    if relation == "amod" and dep(head) == "conj" and head.head.pos_ == "VERB" and is_lost_verb(verb):
        return surface_subjects(head.head, climb + 1)
    if relation == "acl":
        return _subjects_of_modifier(verb, head, climb)
    if relation == "xcomp" and head.lemma_.lower() in load_context().object_control:
        controlled = grammatical_objects(head) or [c for c in children(head, "obl") if "on" in case_of(c)]
        if controlled and not is_passive(head):
            return controlled
    if relation == "conj" and head.pos_ in ("NOUN", "PROPN") and head.i < verb.i:
        return [head]  # "Troops crossed ... and attacked": the first verb taken for a participle of the subject
    if relation in ("conj", "xcomp", "advcl", "ccomp", "csubj", "parataxis") and (
        relation != "ccomp" or verb.tag_ == "VBG"
    ):
        return surface_subjects(head, climb + 1)
    return []


def _subject_beside(verb: Token) -> list[Token]:
    """The subject of a finite verb that the parser hung on something else.

    A noun just before the auxiliary ("after the Emirates had ousted"), a name after "and" just before the verb
    ("..., and Ottawa withdrew"), the noun after a conjunction ("a day after a court in Minsk sentenced").
    """
    if dep(verb) == "conj" and verb.head.pos_ == "VERB":
        loose = [c for c in children(verb.head, "conj") if c.pos_ in ("NOUN", "PROPN") and verb.head.i < c.i < verb.i]
        if loose and verb.tag_ in ("VBD", "VBZ", "VBP"):
            return loose[-1:]  # "voiced concern, and the envoy criticised": the noun hung on the first verb
    if verb.tag_ == "VBD" and dep(verb) in ("conj", "parataxis", "acl", "advcl") and verb.i - 2 >= verb.sent.start:
        name = verb.nbor(-1)
        if name.pos_ == "PROPN" and dep(name) == "conj" and name.nbor(-1).pos_ == "CCONJ":
            return [name]
        for word in reversed(verb.doc[max(verb.sent.start, verb.i - _REACH) : verb.i]):
            if word.pos_ in ("VERB", "AUX", "CCONJ", "PUNCT"):
                break
            if word.pos_ in ("NOUN", "PROPN") and load_context().factual_marks.intersection(case_of(word)):
                return [word]
    first = next(iter(children(verb, "aux")), None)
    if dep(verb) != "conj" or first is None or first.lower_ not in ("had", "has", "have") or first.i == verb.sent.start:
        return []
    before = first.nbor(-1)
    return [before] if before.pos_ in ("NOUN", "PROPN", "PRON") and before.head.i < verb.i else []


def _verb_between(verb: Token) -> Token:
    """The verb that a finite verb is really coordinated with, where the parser reached over it to a participle.

    "has broken off relations after police forced their way in and arrested him": "arrested" goes with "forced".
    """
    head = verb.head
    participle = head.tag_ == "VBG" or (head.tag_ == "VBN" and bool(children(head, "aux")))
    if verb.tag_ != "VBD" or not participle or children(verb, "nsubj"):
        return head
    if head.tag_ == "VBG":  # "accused Oman of pushing them across and deployed troops"
        return next((t for t in path_up(head) if t.tag_ == "VBD"), head)
    between = (t for t in reversed(verb.doc[head.i + 1 : verb.i]) if t.tag_ == "VBD" and t.pos_ == "VERB")
    above = head.head if dep(head) == "ccomp" and head.head.tag_ == "VBD" else head  # "said it had ..., and called"
    return next(between, above)


def _subjects_of_modifier(verb: Token, noun: Token, climb: int) -> list[Token]:
    if any(c.lower_ == "to" and c.dep_ == "mark" for c in verb.children):
        # "the decision to expel": whose decision, or who took it.
        owners = children(noun, "nmod:poss")
        if owners:
            return owners
        if dep(noun) == "obj":
            return surface_subjects(noun.head, climb + 1)
        return []
    if verb.tag_ == "VBN" and is_passive(verb):
        return [noun]
    if any(antecedent(c) == noun for c in children(verb, "obj")):
        return []
    return [noun]


def grammatical_objects(verb: Token) -> list[Token]:
    """The direct objects as written, relative pronouns resolved; that of a small clause ("held Kenya responsible")."""
    own = [antecedent(c) for c in (*children(verb, "obj"), *_relative_objects(verb))]
    if own and all(o.lemma_.lower() in load_context().time_nouns for o in own):
        own = [antecedent(c) for c in children(verb, "iobj")] or own  # "expelled him the year before"
    small = [
        x for x in children(verb, "xcomp", "ccomp") if x.pos_ != "VERB" or (x.tag_ == "VBN" and not children(x, "aux"))
    ]
    return own or [s for x in small for s in children(x, "nsubj") if s.i > verb.i]


def frame(trigger: Token) -> Frame:
    """What the tree says around an act word, verb or noun."""
    passive = trigger.pos_ in ("VERB", "AUX", "ADJ") and is_passive(trigger)
    subjects = surface_subjects(trigger) if trigger.pos_ in ("VERB", "AUX", "ADJ") else children(trigger, "nsubj")
    objects = grammatical_objects(trigger)
    if is_lost_participle(trigger):
        above = next((w for w in path_up(trigger.head) if w.pos_ in ("VERB", "AUX")), None)
        passive, subjects, objects = False, surface_subjects(above) if above is not None else [], [trigger.head]
    elif is_lost_verb(trigger):
        passive, subjects, objects = False, [], [trigger.head]
    adverbial = any(c.lower_ in ("where", "when", "why", "how") for c in trigger.children)
    if not objects and dep(trigger) == "acl" and children(trigger, "nsubj") and not passive and not adverbial:
        objects = [trigger.head]  # "three diplomats whom Warsaw expelled", with or without its "whom"
    indirect = children(trigger, "iobj")
    if passive and children(trigger, "obj") and subjects:
        indirect, subjects = subjects, []  # "The ambassador was handed a note"
    elif passive:
        objects, subjects = (subjects or objects), []
    return Frame(
        trigger=trigger,
        passive=passive,
        subjects=tuple(subjects),
        objects=tuple(objects),
        indirect=tuple(indirect),
        prepositions=_phrases(trigger, objects),
        clauses=tuple(children(trigger, "xcomp", "ccomp")),
    )


def _phrases(trigger: Token, objects: list[Token]) -> dict[str, list[Token]]:
    """What each preposition around an act word brings, phrases that the parser hung one step too low included."""
    prepositions: dict[str, list[Token]] = {}
    for holder in (trigger, *objects):
        for phrase in children(holder, "obl", "nmod", "advmod"):
            for word in case_of(phrase):
                prepositions.setdefault(word, []).append(phrase)
    for phrase in [p for phrases in prepositions.values() for p in phrases]:
        noun = phrase.lemma_.lower()
        if noun in load_context().closed_phrases:
            continue
        for inner in children(phrase, "nmod"):  # "warned against travel to Turkey"
            for word in case_of(inner):
                key = "along" if noun in _BORDERS else word  # "near its border with Guyana"
                if word not in ("of", "in", "at") and inner not in prepositions.get(key, []):
                    prepositions.setdefault(key, []).append(inner)
    return prepositions


def is_conditional(clause: Token) -> bool:
    """Whether a clause only supposes: "if he is invited", "should he be invited"."""
    if dep(clause) != "advcl":
        return False
    if clause.left_edge.lower_ == "should":
        return True
    first = next(iter(children(clause, "aux", "cop", "mark")), None)
    if first is None:
        return False
    if first.lower_ in ("if", "unless"):
        return True
    subjects = children(clause, "nsubj")
    return first.lower_ == "should" and bool(subjects) and first.i < subjects[0].i


def path_up(token: Token) -> Iterator[Token]:
    """The token, its head, and so on to the root."""
    while True:
        yield token
        if token.head == token:
            return
        token = token.head


def is_factual_edge(token: Token) -> bool:
    """Whether the word opens a part of the sentence that stands by itself: "after", "who were", "; it said"."""
    if token.dep_ == "acl:relcl" or dep(token) in ("parataxis", "appos"):
        return True
    if dep(token) == "acl" and token.tag_ == "VBD":
        # "three days after missiles killed": a finite clause that the parser hung on a noun
        return any(load_context().factual_marks.intersection(case_of(s)) for s in children(token, "nsubj"))
    if dep(token) == "advcl":
        marks = {c.lower_ for c in token.children if dep(c) in ("mark", "case", "advmod")}
        return bool(marks & load_context().factual_marks) or (token.tag_ in ("VBG", "VBN") and not marks)
    if dep(token) in ("obl", "nmod"):
        return bool(load_context().factual_marks.intersection(case_of(token)))
    return dep(token) == "conj" and token.pos_ in ("VERB", "AUX") and bool(children(token, "nsubj"))
