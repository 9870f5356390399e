"""Drafts of events: matches with their code, roles and place, sentence by sentence."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span, Token

from graph.coding.cast import Cast, Party
from graph.coding.events import tree
from graph.coding.events.matching import Match, Matcher, speaker_verb
from graph.coding.events.roles import RoleReader, Roles, place_of, state_of
from graph.coding.events.status import Coding, deontic_clauses, is_unreal, read_coding
from graph.coding.events.story import Story, read_story
from graph.coding.events.view import View
from graph.lexicon.acts import ACCIDENT, ActLexicon
from graph.lexicon.context import load_context
from graph.model import Status
from graph.ontology import Ontology

_JUDGING = frozenset({"judgement", "judgement_good", "protesting"})
# Acts that a crowd does for a reason: the reason ("to demand", "protesting against") is no act of its own.
# Acts that a possessor alone makes one: "Putin's apology", "Ankara's recall of its envoy".
_NAMED_ACTS = frozenset({"apology", "recall", "expulsion", "summons", "protest-note", "note-verbale", "condolences"})
_INSTRUCTING = frozenset({"instruct", "direct", "authorise", "authorize", "task"})
_WITH_REASON = frozenset({"PROTEST"})
_MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
_ANSWERING = frozenset({"ACCUSE", "SANCTION", "REQUEST", "REJECT", "COERCE", "MOBILIZE"})
_CITING = frozenset({"cite", "recall"})  # participles that bring a reason
_TWO = 2
_DONE = (Status.OCCURRED, Status.ALLEGED)


@dataclass(frozen=True)
class Draft:
    """An event before it is dated and merged."""

    trigger: Token
    sentence: Span
    coding: Coding
    roles: Roles
    rule: str
    why: str
    place: str | None
    incident: str | None
    is_nominal: bool = False
    is_mutual: bool = False
    story: Story = field(default_factory=Story)
    is_tentative: bool = False  # a noun with only one of its sides: kept only if the story gives the other

    @property
    def states(self) -> frozenset[str]:
        return frozenset(p.state for p in (*self.roles.actors, *self.roles.recipients) if p.state)


@dataclass(frozen=True)
class Accident:
    """A happening without a perpetrator."""

    trigger: Token
    sentence: Span
    incident: str


@dataclass(frozen=True)
class Reading:
    """What a document tells: acts, accidents, and act words that found no roles (they speak of acts told elsewhere)."""

    drafts: list[Draft]
    accidents: list[Accident]
    mentions: list[tuple[Token, str]]
    story: Story
    happenings: list[Accident]  # material acts whose sides the text does not name, told as facts


def read_drafts(doc: Doc, cast: Cast, lexicon: ActLexicon, ontology: Ontology) -> Reading:
    """All acts of a parsed document, in its order, and the accidents that it tells of."""
    story = read_story(doc, cast)
    matcher, reader = Matcher(lexicon, cast), RoleReader(lexicon, cast, story)
    drafts: list[Draft] = []
    accidents: list[Accident] = []
    mentions: list[tuple[Token, str]] = []
    happenings: list[Accident] = []
    for sentence in doc.sents:
        view = View(sentence)
        matches = matcher.find(view)
        accidents += [Accident(m.trigger, sentence, m.act.incident or "") for m in matches if m.act.type == ACCIDENT]
        accidental = {m.trigger.i for m in matches if m.act.type == ACCIDENT}
        acts = [m for m in matches if m.act.type != ACCIDENT and not _is_result(m.trigger, accidental)]
        found = _sentence_drafts(view, acts, reader, _Context(cast, lexicon, ontology, story))
        drafts += found
        told = {d.trigger.i for d in found if not d.is_tentative}
        mentions += [(m.trigger, m.act.id) for m in acts if m.is_noun and m.trigger.i not in told]
        facts = [m for m in acts if m.trigger.i not in told and _is_fact(m, acts, lexicon, ontology)]
        happenings += [Accident(m.trigger, sentence, _kind_of_fact(m)) for m in facts]
    return Reading(drafts, accidents, mentions, story, happenings)


def _is_fact(match: Match, acts: list[Match], lexicon: ActLexicon, ontology: Ontology) -> bool:
    """Whether a material act without roles is told as done: not wished, threatened, denied or negated."""
    if not match.act.incident or match.act.type not in _MATERIAL:
        return False
    if is_unreal(match.trigger):
        return match.act.type == "ASSAULT" and _is_attempt(match.trigger)
    above = _within(acts).get(match.trigger.i)
    coding = read_coding(match, None, lexicon, ontology)
    done = coding is not None and coding.type == match.act.type and coding.status in _DONE
    return done and (above is None or above.act.embeds in _JUDGING)


def _kind_of_fact(match: Match) -> str:
    attempted = is_unreal(match.trigger)
    return f"attempted {match.act.incident}" if attempted else match.act.incident or ""


def _is_attempt(trigger: Token) -> bool:
    """Whether somebody tried it: "the attempt to poison him" is a happening, as "the plan to poison him" is not."""
    return trigger.head.lemma_.lower() in ("attempt", "try") and tree.dep(trigger) in ("acl", "xcomp")


@dataclass(frozen=True)
class _Context:
    cast: Cast
    lexicon: ActLexicon
    ontology: Ontology
    story: Story


def _sentence_drafts(view: View, matches: list[Match], reader: RoleReader, context: _Context) -> list[Draft]:
    drafts: list[Draft] = []
    deontic = deontic_clauses(list(view.sentence), context.lexicon)
    covered = {m.trigger.i for m in matches if any(_is_said(m.trigger, verb, said) for verb, said in deontic)}
    for verb, said in deontic:
        draft = _demand(verb, said, view, reader, context)
        if draft:
            drafts.append(draft)
    if not drafts:
        covered = set()
    within = _within(matches)
    failed: set[int] = set()
    for match in sorted(matches, key=lambda m: m.is_noun):
        above = within.get(match.trigger.i)
        if above is not None and (above.trigger.i in failed or _is_instruction(above)):
            above = None
        if match.trigger.i in covered or (above is not None and not _stands_beside(match, above)):
            continue
        inside = [m for m in matches if within.get(m.trigger.i) is match]
        inner = min(inside, key=lambda m: (_depth(m.trigger, match.trigger), m.trigger.i), default=None)
        if above is None and is_unreal(match.trigger):
            continue
        draft = _first_draft(match, inner, view, reader, context)
        if draft is None and not match.act.embeds:
            failed.add(match.trigger.i)
        if (
            draft
            and (above is None or (len(draft.states) > 1 and not draft.is_tentative))
            and not (_is_reason(draft, drafts) or _is_outcome(draft, drafts) or _is_ordered(draft, drafts))
        ):
            drafts.append(draft)
    drafts += _reasons(matches, drafts, reader, context, view)
    return _once(drafts)


def _reasons(
    matches: list[Match], drafts: list[Draft], reader: RoleReader, context: _Context, view: View
) -> list[Draft]:
    """Deeds that an act is the answer to, done by the one it is aimed at: "summoned the envoy over the jamming"."""
    told = {d.trigger.i for d in drafts if not d.is_tentative}
    by_trigger = {d.trigger.i: d for d in drafts if d.coding.type in _ANSWERING and d.coding.status in _DONE}
    found = []
    for match in (m for m in matches if m.is_noun and m.support is None and m.trigger.i not in told):
        above, is_sure = _answer_above(match.trigger, by_trigger)
        coding = read_coding(match, None, context.lexicon, context.ontology)
        if above is None or coding is None or match.act.type not in _DEEDS or not match.act.incident:
            continue
        own = reader.read(match, view)
        by_whom = () if own.actor_by == "place" else own.actors
        foreign = {p.state for p in by_whom if p.state} - {p.state for p in above.roles.recipients}
        if foreign or len(above.states) != _TWO or above.is_mutual or not (is_sure or by_whom):
            continue
        # Not the envoy who is called in, but his state has done it.
        called = above.roles.recipients
        doers = tuple(dict.fromkeys(state_of(p) if (p.entity or "").startswith("official:") else p for p in called))
        roles = Roles(doers, above.roles.actors, "whom the answer is aimed at", "who answers")
        place = place_of(match.trigger, context.cast)
        found.append(
            Draft(
                trigger=match.trigger,
                sentence=view.sentence,
                coding=replace(coding, status=Status.ALLEGED, why="given as the reason of an act"),
                roles=roles,
                rule=match.act.id,
                why=_why(match, coding, roles),
                place=place[0] if place else None,
                incident=match.act.incident,
                is_nominal=True,
                story=context.story,
            )
        )
    return found


def _answer_above(noun: Token, by_trigger: dict[int, Draft]) -> tuple[Draft | None, bool]:
    """The act of which the noun's phrase gives the reason, or which judges it; and whether the words say so."""
    words, citing, case = load_context(), False, set[str]()
    for word in tree.path_up(noun):
        above = by_trigger.get(word.head.i)
        citing = citing or word.lemma_.lower() in _CITING
        case |= set(tree.case_of(word))
        if above is not None and word.head != word:
            accusing = above.coding.type == "ACCUSE"
            judged = tree.dep(word) == "obj" and accusing
            reason = citing or (bool(case & words.reason_prepositions) and word.pos_ == "NOUN")
            later = bool(case & words.protest_prepositions)
            return (above if judged or reason or later else None), judged or reason or (later and accusing)
        closed = word.pos_ in ("VERB", "AUX") and word != noun and not citing
        if closed and not {"to", "by"}.intersection(c.lower_ for c in word.children):
            break
    return None, False


def _is_instruction(match: Match) -> bool:
    """Whether a government tells its own people to act: "The embassy was instructed to protest" is a protest."""
    return match.act.id == "urge" and match.frame.passive and match.trigger.lemma_.lower() in _INSTRUCTING


def _is_result(trigger: Token, accidental: set[int]) -> bool:
    """Whether an act word tells what an accident did: "crashed near Crete, killing all aboard"."""
    return tree.dep(trigger) in ("advcl", "acl", "conj") and trigger.head.i in accidental


def _stands_beside(match: Match, above: Match) -> bool:
    """Whether an act that is judged or rejected happened: "condemned the shelling of X", "rejected X's accusation"."""
    if above.act.embeds in ("denial", "refusal"):
        return match.is_noun and match.act.type == "ACCUSE" and bool(match.frame.subjects or _is_owned(match))
    return (
        above.act.embeds in _JUDGING
        and match.is_noun
        and match.act.type in ("ASSAULT", "COERCE", "SANCTION", "RETREAT")
    )


def _is_owned(match: Match) -> bool:
    """Whether an adjective says whose the act noun is: "Canadian claims"."""
    return any(c.text[:1].isupper() for c in tree.children(match.trigger, "amod"))


def _within(matches: list[Match]) -> dict[int, Match]:
    """For every act word that another act speaks of (demands, threatens, denies ...): that other act's match."""
    operators = {m.trigger.i: m for m in matches if m.act.embeds}
    carriers = {m.support.i: m for m in matches if m.support is not None and m.act.embeds}
    objects = {
        o.i: m
        for m in matches
        if m.takes_object and not m.is_noun
        for h in m.frame.objects
        for o in tree.with_conjuncts(h)
    }
    found: dict[int, Match] = {}
    for match in matches:
        if match.trigger.i in objects and objects[match.trigger.i] is not match:
            found[match.trigger.i] = objects[match.trigger.i]
            continue
        below = match.trigger
        for word in tree.path_up(match.trigger):
            above = operators.get(word.i) or carriers.get(word.i)
            if above is not None and above is not match and below != word and word.i != match.trigger.i:
                if tree.dep(below) not in ("nsubj", "conj") and (tree.dep(below) != "csubj" or word.pos_ == "ADJ"):
                    found[match.trigger.i] = above
                break
            if tree.is_factual_edge(word) or _gives_reason(word):
                break
            below = word
    return found


def _is_said(trigger: Token, verb: Token, said: Token) -> bool:
    """Whether an act word belongs to what is said must be done, and not to the saying ("... ," it said, accusing)."""
    return trigger in verb.subtree and not (said in verb.subtree and trigger in said.subtree)


def _gives_reason(word: Token) -> bool:
    """Whether a phrase says over or in response to what something is done."""
    if tree.dep(word) not in ("obl", "nmod"):
        return False
    return "over" in tree.case_of(word) or word.lemma_.lower() in ("response", "retaliation", "reaction", "reply")


def _depth(token: Token, above: Token) -> int:
    """How many steps the word stands below another one."""
    return next((n for n, word in enumerate(tree.path_up(token)) if word == above), 99)


def _first_draft(match: Match, inner: Match | None, view: View, reader: RoleReader, context: _Context) -> Draft | None:
    """The draft of the best entry that finds its roles."""
    drafts = (_draft(m, inner, view, reader, context) for m in (match, *match.others))
    return next((d for d in drafts if d), None)


def _draft(match: Match, inner: Match | None, view: View, reader: RoleReader, context: _Context) -> Draft | None:
    coding = read_coding(match, inner, context.lexicon, context.ontology)
    if coding is None or match.is_bare:
        return None
    roles = reader.read(match, view)
    if inner is not None and not any(p.state for p in roles.recipients) and match.act.embeds:
        roles = _roles_of_inner(roles, reader.read(inner, view))
    tentative = False
    if not _is_complete(match, roles):
        tentative = _may_wait(match, roles)
        if not tentative:
            return None
    place = place_of(match.trigger, context.cast)
    return Draft(
        trigger=match.trigger,
        sentence=view.sentence,
        coding=coding,
        roles=roles,
        rule=match.act.id,
        why=_why(match, coding, roles),
        place=place[0] if place else None,
        incident=match.act.incident if coding.status in _DONE else None,
        is_nominal=match.is_noun and match.support is None,
        story=context.story,
        is_tentative=tentative,
        is_mutual=len({p.state for p in roles.actors}) > 1 and set(roles.actors) == set(roles.recipients),
    )


def _roles_of_inner(roles: Roles, inner: Roles) -> Roles:
    """Where a verbal act names no other side, that of the act it speaks of: whom the threatened act would hit."""
    own = {p.state for p in roles.actors}
    for side in (inner.recipients, inner.actors):
        others = tuple(p for p in side if p.state not in own)
        if others:
            return Roles(roles.actors, others, roles.actor_by, "the act within")
    if roles.actors and inner.recipient_by and {p.state for p in inner.recipients} == own:
        return Roles(roles.actors, inner.recipients, roles.actor_by, "the act within")
    return roles


def _may_wait(match: Match, roles: Roles) -> bool:
    """Whether an act with one side may be kept until the story shows the other one."""
    if match.act.has("foreign") and match.act.type == "PROTEST":
        return False
    if match.act.type == "CONSULT" and match.is_noun and "between" in match.frame.prepositions:
        return tree.dep(match.trigger) == "nsubj"  # "talks between officials broke up"
    if match.is_noun and match.support is None:
        named = match.act.measure in _NAMED_ACTS or (
            match.act.type in ("COERCE", "ASSAULT") and match.act.has("by_place")
        )
        return (
            named
            and bool(roles.actors or roles.recipients)
            and bool(match.act.incident or match.act.measure in _NAMED_ACTS)
        )
    if match.act.measure in ("summons", "release") and match.frame.passive and not roles.actors:
        return True
    return not roles.actors and match.frame.passive and match.act.type in ("SANCTION", "COERCE", "ASSAULT", "REJECT")


def _is_complete(match: Match, roles: Roles) -> bool:
    actors, recipients = ({p.state for p in side if p.state} for side in (roles.actors, roles.recipients))
    if not actors and not recipients:
        return False
    act = match.act
    if act.has("needs_pair") and len(actors | recipients) < 2:
        return False
    if act.has("foreign") and len(actors | recipients) < 2:
        return False
    if act.has("needs_recipient") and not recipients:
        return False
    if match.is_noun and match.support is None:
        return bool(actors and recipients and len(actors | recipients) > 1)
    if roles.actor_by == "place" and not recipients:
        return False
    if not actors:
        return act.type in ("ASSAULT", "COERCE") and match.frame.passive and act.has("by_place")
    return True


def _is_outcome(draft: Draft, before: list[Draft]) -> bool:
    """Whether a killing or wounding only tells what came of an attack that is coded: "shelled ..., killing two"."""
    if draft.rule not in ("kill", "injure", "destroy") or draft.trigger.tag_ != "VBG":
        return False
    return any(o.coding.type == "ASSAULT" and any(w == o.trigger for w in tree.path_up(draft.trigger)) for o in before)


def _is_ordered(draft: Draft, before: list[Draft]) -> bool:
    """Whether the draft is what an order that is coded demands: "was ordered to close its consulate"."""
    trigger = draft.trigger
    below = tree.dep(trigger) in ("xcomp", "ccomp", "advcl") and any(c.lower_ == "to" for c in trigger.children)
    return below and any(o.trigger == trigger.head and o.coding.measure == draft.coding.measure for o in before)


def _is_reason(draft: Draft, before: list[Draft]) -> bool:
    """Whether the draft only says what for: "demonstrated ... to demand", "a strike in protest at"."""
    for other in before:
        if other.coding.type not in _WITH_REASON or draft.coding.type not in ("REQUEST", "ACCUSE", "PROTEST", "REJECT"):
            continue
        if draft.coding.type == "PROTEST" or any(word == other.trigger for word in tree.path_up(draft.trigger)):
            return True
    return False


def _demand(verb: Token, said: Token, view: View, reader: RoleReader, context: _Context) -> Draft | None:
    act = context.lexicon.acts["must"]
    actors = reader.who(tree.surface_subjects(said))
    subjects = tree.surface_subjects(verb) or list(tree.frame(verb).objects)
    found = reader.who(subjects, places=True)
    recipients = tuple(p for p in found if p.state not in {a.state for a in actors})
    recipients = recipients or tuple(p for p in found if p.entity not in {a.entity for a in actors})
    if not actors or not recipients:
        return None
    roles = Roles(actors, recipients, "speaker", "subject of “must”")
    coding = Coding(act.type, act.mode, act.measure, Status.OCCURRED)
    why = f"“{said.text}” with “must”, “should” or “has to” in what is said makes a demand."
    return Draft(verb, view.sentence, coding, roles, act.id, why, None, None)


def _why(match: Match, coding: Coding, roles: Roles) -> str:
    code = " ".join(part for part in (coding.type, coding.mode) if part)
    words = f"“{match.support.text} … {match.trigger.text}”" if match.support is not None else f"“{match.trigger.text}”"
    reason = f", {coding.why}," if coding.why else ""
    sides = [
        f"{name} from the {by}" for name, by in (("actor", roles.actor_by), ("recipient", roles.recipient_by)) if by
    ]
    return f"{words}{reason} is {code} by the entry {match.act.id}" + (f"; {', '.join(sides)}." if sides else ".")


def _once(drafts: Iterable[Draft]) -> list[Draft]:
    """One draft for one code and pair of sides in a sentence."""
    kept: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        key = (draft.coding.type, _states(draft.roles.actors), _states(draft.roles.recipients), draft.coding.measure)
        kept.setdefault(key, draft)
    return sorted(kept.values(), key=lambda d: d.trigger.i)


def _states(parties: tuple[Party, ...]) -> frozenset[str | None]:
    return frozenset(p.state for p in parties)


__all__ = ["Accident", "Draft", "read_drafts", "speaker_verb"]
