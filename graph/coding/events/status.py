"""What became of an act: whether it happened, and what a word above it makes of it."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from graph.coding.events import tree
from graph.coding.events.matching import Match, auxiliaries, is_future, is_negated, is_refusal, speaker_verb
from graph.lexicon.acts import ActLexicon
from graph.lexicon.context import load_context
from graph.model import Quad, Status
from graph.ontology import Ontology


@dataclass(frozen=True)
class Coding:
    """The code of an act in its context. `why` ends a sentence that begins with the act word."""

    type: str
    mode: str | None
    measure: str | None
    status: Status
    why: str = ""


def read_coding(match: Match, within: Match | None, lexicon: ActLexicon, ontology: Ontology) -> Coding | None:
    """The code of a match that governs itself; `within` is the act inside it. None where nothing is to be coded."""
    act = match.act
    if act.embeds:
        row = lexicon.row(act.embeds, (within.act.type, within.act.mode) if within else None)
        if act.has("needs_embedded") and within is None and not act.object:
            return None
        if row is not None and within is not None:
            why = f"with “{within.trigger.text}” within it"
            base = Coding(row.type, row.mode, row.measure or act.measure, Status.OCCURRED, why)
        else:
            base = Coding(act.type, act.mode, act.measure, Status.OCCURRED)
    else:
        base = Coding(act.type, act.mode, act.measure, Status.OCCURRED)
    if match.is_noun and match.support is None:
        return _nominal(match, base)
    return _in_time(match, base, lexicon, ontology)


def is_unreal(trigger: Token) -> bool:
    """Whether an act word stands within something wished, planned, tried or supposed, which is no act of ours."""
    if _is_subjunctive(trigger):
        return True
    for word in tree.path_up(trigger):
        if {c.lower_ for c in word.children if tree.dep(c) == "mark"} & load_context().supposed:
            return True
        if word.head == word or word.dep_ == "acl:relcl":
            return False
        above, relation = word.head, tree.dep(word)
        lemma = above.lemma_.lower()
        infinitive = any(c.lower_ == "to" and tree.dep(c) == "mark" for c in word.children)
        if lemma == "warn" and relation == "ccomp" and is_future(word) and _is_about_itself(word):
            return False  # "warned that it would strike" is a threat of its own
        if relation in ("xcomp", "ccomp", "advcl") and above.pos_ == "VERB":
            marks = {c.lower_ for c in word.children if tree.dep(c) in ("mark", "case")}
            kept_off = word.tag_ == "VBG" and bool(marks & {"against", "from", "of"})
            if lemma in load_context().unreal_verbs and (
                infinitive or kept_off or relation == "xcomp" or word.tag_ == "VB"
            ):
                return True
        elif above.pos_ == "NOUN" and lemma in load_context().unreal_nouns:
            if relation in ("acl", "ccomp") or (relation == "nmod" and {"for", "of"} & set(tree.case_of(word))):
                return True
        elif relation in ("obl", "nmod", "obj", "nsubj") and above.pos_ == "VERB" and word != trigger:
            return False
    return False


def _is_about_itself(verb: Token) -> bool:
    return any(s.pos_ == "PRON" for s in tree.children(verb, "nsubj"))


def _is_subjunctive(verb: Token) -> bool:
    """Whether the verb has the bare form after one single subject: "demanded that Qatar close the broadcaster"."""
    if verb.pos_ != "VERB" or verb.tag_ not in ("VB", "VBP") or tree.children(verb, "aux", "cop"):
        return False
    subjects = tree.children(verb, "nsubj")
    if len(subjects) != 1 or subjects[0].tag_ not in ("NN", "NNP") or tree.children(subjects[0], "conj"):
        return False
    said = any(w.pos_ == "VERB" and w.i < verb.i and w.lemma_.lower() in load_context().unreal_verbs for w in verb.sent)
    return said and verb.i > subjects[0].i


def _nominal(match: Match, base: Coding) -> Coding | None:
    words = {c.lower_ for c in match.trigger.children}
    if words & {"no", "possible", "potential", "future", "planned", "alleged"}:
        status = Status.ALLEGED if "alleged" in words else Status.PLANNED
        return Coding(base.type, base.mode, base.measure, status, base.why)
    return base


def _in_time(match: Match, base: Coding, lexicon: ActLexicon, ontology: Ontology) -> Coding | None:
    verb = match.support if match.support is not None else match.trigger
    modals = {a.lower_ for a in auxiliaries(verb)}
    quad = ontology.types[base.type].quad
    if any(m in load_context().conditions for m in _marks(verb)):
        return None
    if is_negated(verb) and modals & load_context().possible and quad.is_conflict:
        return None  # "cannot expel": neither done nor refused
    negated = _negated(match, verb, base, quad)
    if negated is not None:
        return negated
    above_lemma = verb.head.lemma_.lower() if tree.dep(verb) in ("xcomp", "ccomp", "advcl") else ""
    if (modals & load_context().possible and not match.act.has("refused")) or modals & load_context().deontic:
        return _possible(base, quad)
    if match.act.has("refused"):
        return base
    if is_future(verb) and any("unless" in _marks(c) for c in verb.children):
        return Coding("THREATEN", None, "threat", Status.OCCURRED, "made to depend on an “unless”")
    if is_future(verb) or (tree.dep(verb) == "xcomp" and above_lemma in load_context().planning):
        return _future(base, quad, explicit=is_future(verb))
    if {c.lower_ for c in verb.children} & load_context().alleged:
        return replace(base, status=Status.ALLEGED, why="said to be so, not stated")
    said = speaker_verb(verb, lexicon)
    if said is not None and said.lemma_.lower() in lexicon.claiming and quad is Quad.MATERIAL_CONFLICT:
        return replace(base, status=Status.ALLEGED, why=f"claimed (“{said.text}”)")
    return base


def _negated(match: Match, verb: Token, base: Coding, quad: Quad) -> Coding | None:
    """What becomes of an act under a negation: refused ("will not release"), or told as not done; None without one."""
    if any(c.lower_ == "no" for o in match.frame.objects for c in o.children) and match.act.type != "REJECT":
        return replace(base, status=Status.NEGATED, why="negated (“no”)")
    if is_negated(verb) and not match.act.has("refused"):
        if is_refusal(verb) and not quad.is_conflict:
            return Coding("REJECT", None, "refusal", Status.OCCURRED, "refused by “not”")
        return replace(base, status=Status.NEGATED, why="negated")
    above = verb.head.lemma_.lower()
    if tree.dep(verb) == "xcomp" and above in load_context().failing:
        return replace(base, status=Status.NEGATED, why=f"under “{above}”")
    return None


def _possible(base: Coding, quad: Quad) -> Coding | None:
    if quad is Quad.MATERIAL_CONFLICT:
        return Coding("THREATEN", None, "threat", Status.OCCURRED, "held out as possible")
    return None


def _future(base: Coding, quad: Quad, *, explicit: bool) -> Coding | None:
    if (base.type == "REJECT" and base.mode == "meet") or base.type == "PROTEST":
        return Coding("THREATEN", "relations", "threat", Status.OCCURRED, "held out for the future")
    if base.measure in load_context().decided_measures or base.type in (
        "REQUEST",
        "REJECT",
        "ACCUSE",
        "THREATEN",
        "AGREE",
    ):
        return Coding(base.type, base.mode, base.measure, Status.PLANNED, "in the future")
    if quad.is_conflict:
        return Coding("THREATEN", _threat_mode(base), "threat", Status.OCCURRED, "held out for the future")
    return Coding("AGREE", None, "agreement", Status.OCCURRED, "promised for the future")


def _threat_mode(base: Coding) -> str:
    if base.type in ("ASSAULT", "MOBILIZE"):
        return "violence"
    if base.mode in ("expel", "deport"):
        return "expel"
    return "arrest" if base.mode == "arrest" else "restrict"


def _marks(verb: Token) -> set[str]:
    """The conjunctions that open the clause of a verb, those above an infinitive included."""
    marks = {c.lower_ for c in tree.children(verb, "mark", "advmod")}
    if tree.dep(verb) in ("xcomp", "conj") and not tree.children(verb, "nsubj") and verb.head != verb:
        marks |= {c.lower_ for c in tree.children(verb.head, "mark")}
    return marks


def deontic_clauses(view_tokens: list[Token], lexicon: ActLexicon) -> list[tuple[Token, Token]]:
    """(verb, verb of saying) where somebody says that another must, should or has to do something."""
    found = []
    for token in view_tokens:
        if token.pos_ not in ("VERB", "AUX", "ADJ", "NOUN"):
            continue
        if not _is_deontic(token):
            continue
        said = speaker_verb(token, lexicon)
        if said is not None:
            found.append((token, said))
    return found


def _is_deontic(token: Token) -> bool:
    if any(a.lower_ in load_context().deontic for a in tree.children(token, "aux")):
        return True
    return (
        token.lemma_.lower() in ("have", "need", "ought")
        and any(tree.dep(c) == "xcomp" and any(m.lower_ == "to" for m in c.children) for c in token.children)
        and token.lower_ in ("has", "have", "needs", "need", "ought")
    )
