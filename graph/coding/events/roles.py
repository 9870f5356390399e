"""Who does an act to whom: read off the tree, then off the word order, then off the place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from graph.coding.cast import Cast, Party
from graph.coding.events import tree
from graph.coding.events.clauses import (
    clause_of,
    is_beside,
    is_elsewhere,
    is_in_participle,
    is_of_clause_beside,
    is_of_next_verb,
)
from graph.coding.events.matching import Match, governed_by, speaker_verb
from graph.coding.events.story import Story
from graph.coding.events.view import View
from graph.lexicon.acts import ActLexicon
from graph.lexicon.context import load_context
from graph.lexicon.regions import load_regions

_AGENT = ("by",)
_DEFAULT_RECIPIENT = (
    "object", "owner", "iobj", "against", "to", "on", "with", "toward", "towards", "from", "at", "for", "over", "in",
    "between", "into", "complement",
)  # fmt: skip
_DEPTH = 2
_COMPACTS = frozenset({"accord", "agreement", "charter", "convention", "declaration", "protocol", "treaty"})
_SERVING = frozenset({"based", "registered", "headquartered", "located", "working", "employed", "serving", "posted"})
_FORUMS = frozenset({"ministry", "office", "department"})
_MISSIONS = frozenset({"embassy", "consulate", "mission", "legation", "residence"})
_DIPLOMATIC = frozenset({"summons", "expulsion", "protest", "protest-note", "note-verbale", "demarche"})  # only abroad
_OFFICE_REACH = 120  # words back in which the same office may have been named with its state
# done to what is one's own
_OF_OWN = frozenset(
    {"embassy-closed", "consulate-closed", "recall", "troops-withdrawn", "border-closed", "border-reopened"}
)
_COURTS = frozenset({"court", "tribunal", "judge", "jurisdiction", "arbitration", "icj"})
_HOME = frozenset({"PROTEST", "CONCEDE", "COERCE"})  # what a state does to its own people unless the text says else
_TWO = 2
_BEFORE = frozenset({"outside", "at", "before", "in", "near"})  # a protest there is one of the country around it
_MUTUAL = frozenset({"SANCTION", "COOPERATE", "RETREAT", "SUPPORT", "ACCUSE"})
_SHARED = frozenset({"their", "other", "another", "border", "frontier", "mutual", "each"})
_FORCIBLE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
_GUESSED = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SANCTION", "SUPPORT", "MOBILIZE"})


@dataclass(frozen=True)
class Roles:
    """The two sides of an act, and how each was found (words for the reason)."""

    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    actor_by: str = ""
    recipient_by: str = ""


class RoleReader:
    """Reads the roles of matches in one document."""

    def __init__(self, lexicon: ActLexicon, cast: Cast, story: Story | None = None) -> None:
        self._lexicon, self._cast, self._story = lexicon, cast, story or Story()

    def read(self, match: Match, view: View) -> Roles:
        """Actors and recipients; either may be empty."""
        each_other = self._each_other(match)
        if each_other:
            return Roles(each_other, each_other, "each other", "each other")
        roles = self._not_by_victim(match, self._read(match, view))
        roles = self._at_each_other(match, view, self._against_speaker(match, roles))
        return self._without_forum(match, view, roles)

    def _at_each_other(self, match: Match, view: View, roles: Roles) -> Roles:
        """ "Iran and Oman reopened their embassies", "each expelled two of the other's diplomats": both sides act."""
        states = {p.state for p in roles.actors}
        foreign = {p.state for p in roles.recipients} - states
        pair = self._story.pair
        if len(states) != _TWO or foreign or match.act.type not in _MUTUAL or (pair and states != pair):
            return roles
        objects = match.frame.objects
        words = {view.lemma(o) for o in objects} | {t.lower_ for o in objects for t in o.subtree}
        if words.isdisjoint(_SHARED):
            return roles
        return Roles(roles.actors, roles.actors, roles.actor_by, "each other")

    def _not_by_victim(self, match: Match, roles: Roles) -> Roles:
        """ "The ministry expelled a Russian diplomat": no state does so to its own; another's is meant."""
        own = {p.state for p in roles.actors}
        struck = {p.state for p in self.who(match.frame.objects) if p.state}
        subjects = match.frame.subjects
        plain = any(s.pos_ in ("NOUN", "PRON") or s.text == "Ministry" for s in subjects)
        if match.act.measure not in _DIPLOMATIC or match.is_noun or not plain or own != struck or len(own) != 1:
            return roles
        (state,) = own
        other = self._story.other(state)
        if other is None:
            return roles
        actor = Party(f"state:{other}", other, "no state does this to its own diplomats")
        return Roles((actor,), self.who(match.frame.objects), "the other state of the story", "object")

    def _against_speaker(self, match: Match, roles: Roles) -> Roles:
        """ "Manila said China had fired at its boats": at Manila's."""
        own = {p.state for p in roles.actors}
        if match.act.type not in _FORCIBLE or not own or {p.state for p in roles.recipients} != own or match.is_noun:
            return roles
        phrases = [*match.frame.objects, *(h for heads in match.frame.prepositions.values() for h in heads)]
        if not any(t.tag_ == "PRP$" for h in phrases for t in h.children):
            return roles
        speakers = tuple(state_of(p) for p in self._speakers(match.trigger) if p.state and p.state not in own)
        return Roles(roles.actors, speakers, roles.actor_by, "speaker") if speakers else roles

    def _each_other(self, match: Match) -> tuple[Party, ...]:
        """The two sides of "accused each other" and "each army accusing the other"."""
        frame = match.frame
        if frame.passive or not any(o.lower_ in ("other", "another") for o in frame.objects):
            return ()
        each = any(c.lower_ in ("each", "one") for h in (*frame.objects, *frame.subjects) for c in (h, *h.children))
        if not each:
            return ()
        parties = self.who(frame.subjects)
        if len({p.state for p in parties}) > 1:
            return parties
        pair = self._story.pair
        return tuple(Party(f"state:{s}", s, "one of the two states of the story") for s in sorted(pair)) if pair else ()

    def _without_forum(self, match: Match, view: View, roles: Roles) -> Roles:
        """A complaint to a court or council is against somebody: whom the sentence or the story names besides."""
        forum = roles.recipients and all((p.entity or "").startswith("igo:") for p in roles.recipients)
        complaint = match.act.type == "ACCUSE" and match.act.measure in ("lawsuit", "protest")
        court = match.act.type in ("REQUEST", "REJECT") and any(view.lemma(t) in _COURTS for t in view.sentence)
        if not forum or not (complaint or court):
            return roles
        own = {p.state for p in roles.actors}
        named = self._other_in_sentence(match, view, (*roles.actors, *roles.recipients))
        if not named:
            others = [o for s in own if (o := self._story.other(s))]
            named = tuple(Party(f"state:{s}", s, "the other state of the story") for s in others)
        return Roles(roles.actors, named, roles.actor_by, "not the forum") if named else roles

    def _read(self, match: Match, view: View) -> Roles:
        actors, actor_by = self._actors(match, view)
        if match.act.has("reciprocal") or match.act.has("reciprocal_if_plural"):
            return self._mutual(match, view, actors, actor_by)
        recipients, recipient_by = self._recipients(match, view, actors)
        roles = Roles(actors, recipients, actor_by, recipient_by)
        if match.act.has("swap"):
            roles = Roles(recipients, actors, recipient_by, actor_by)
        roles = self._with_government(match, self._with_place(match, view, roles))
        if not roles.recipients:
            found = (Roles(roles.actors, who, roles.actor_by, by) for who, by in self._guesses(match, view, roles))
            roles = next((r for r in found if r.recipients), Roles(roles.actors, (), roles.actor_by, ""))
        return self._with_offices(match, view, roles)

    def _with_place(self, match: Match, view: View, roles: Roles) -> Roles:
        """The same, done by the state of the place, where nobody is named and only a state does so on its ground."""
        forcible = match.act.type in ("ASSAULT", "PROTEST") and not match.is_noun
        if roles.actors or not (match.act.has("by_place") or forcible):
            return roles
        actors, recipients, recipient_by = self._by_place(match), roles.recipients, roles.recipient_by
        if match.is_noun and len({p.state for p in (*actors, *recipients)}) == 1:
            recipients = ()
        if match.is_noun and actors and not recipients:
            recipients = self._victims(view, {p.state for p in actors})
            recipient_by = "people in the sentence" if recipients else ""
        return Roles(actors, recipients, "place" if actors else "", recipient_by)

    def _with_government(self, match: Match, roles: Roles) -> Roles:
        """A protest without a crowd's nationality: of the country around a mission, else of the one it is against."""
        if roles.actors or match.act.type != "PROTEST":
            return roles
        states = {p.state for p in roles.recipients}
        host = self._story.other(next(iter(states), None)) if roles.recipient_by in _BEFORE else None
        if host is not None and all((p.entity or "").startswith("agency:") for p in roles.recipients):
            party = Party(f"state:{host}", host, "where the mission stands")
            return Roles((party,), roles.recipients, "host of the mission", roles.recipient_by)
        return Roles(roles.recipients, roles.recipients, "government that the protest is against", roles.recipient_by)

    def _guesses(self, match: Match, view: View, roles: Roles) -> Iterator[tuple[tuple[Party, ...], str]]:
        """Who may be acted on where the act's own words do not say: each guess and its name, the best first."""
        act, actors = match.act, roles.actors
        own = {p.state for p in actors}
        if actors and act.type in _SPOKEN and not match.is_noun:
            yield tuple(p for p in self._hosts(match, view) if p.state not in own), "host of the mission"
        if act.type == "ACCUSE":
            yield tuple(p for p in self._doers_above(match) if p.state not in own), "who did what is told before"
        if act.has("guess_recipient") or (act.type in _GUESSED and not actors_only(match)):
            yield self._other_in_sentence(match, view, actors), "sentence"
        if not actors:
            return
        if act.type in ("ASSAULT", "MOBILIZE") and not match.is_noun:
            yield self._abroad(view, own), "place"
        if act.type == "COERCE" and not match.is_noun:
            yield self._victims(view, own), "people in the sentence"
        at_home = (act.type in _HOME or act.mode == "resign") and not act.has("foreign")
        if at_home or (act.type == "ASSAULT" and self._is_force(match, view)):
            yield tuple(dict.fromkeys(state_of(p) for p in actors)), "actor's own country"

    def _with_offices(self, match: Match, view: View, roles: Roles) -> Roles:
        """The same with offices that the text names without a state on the sides that are still empty."""
        actors, recipients = roles.actors, roles.recipients
        actor_by, recipient_by = roles.actor_by, roles.recipient_by
        own, there = {p.state for p in actors}, {p.state for p in recipients}
        if actor_by == "complement" and match.act.measure == "expulsion" and own == there:
            # "given 72 hours to leave the country": the country is not the envoy's own
            actors, actor_by = (), ""
        if not recipients and actors and not match.is_noun:
            recipients, recipient_by = self._unnamed(match.frame.objects, match, view, own), "office in the story"
        if not actors and not match.is_noun and not match.frame.passive:
            subjects = self._reporting_office(match, view) or match.frame.subjects
            actors = self._unnamed(subjects, match, view, there)
            actor_by = "office in the story" if actors else actor_by
        return Roles(actors, recipients, actor_by, recipient_by if recipients else "")

    def who(self, heads: Iterable[Token], *, deep: bool = True, places: bool = False) -> tuple[Party, ...]:
        """The parties that phrases stand for; those of whom the things are where the phrases name no party."""
        found: list[Party] = []
        for head in heads:
            parties = self._whose(head)
            if not parties and places:
                parties = self._there(head)
            if not parties and deep:
                parties = self._inside(head) or self._based(head)
            found += [p for p in parties if p not in found]
        return tuple(found)

    def _whose(self, head: Token) -> list[Party]:
        both = self._story.both(head, self._cast)
        if both:
            return list(both)
        if head.lemma_.lower() in _COMPACTS and head.text[:1].isupper():
            return []  # the Vienna Convention is not Austria's
        group = self._group(head) or self._ship(head)
        if group:
            return group
        return [p for p in self._cast.parties(head) if p.state] or [p for p in self._cast.owners(head) if p.state]

    @staticmethod
    def _ship(head: Token) -> list[Party]:
        """Whose ship it is by the letters before its name: "HMS Kent"."""
        if head.pos_ != "PROPN":
            return []
        words = (head, *tree.children(head, "flat", "compound", "nmod"), *([head.nbor(-1)] if head.i else []))
        state = next((load_regions().ships[w.text] for w in words if w.text in load_regions().ships), None)
        return [Party(f"state:{state}", state, f"the ship {head.text} is of its navy")] if state else []

    def _group(self, head: Token) -> list[Party]:
        """The states of a region that the text names ("three Baltic states"); all of them where it names none."""
        names = [c.lower_ for c in tree.children(head, "amod", "compound")]
        group = next((load_regions().groups[n] for n in names if n in load_regions().groups), ())
        if not group or head.lemma_.lower() not in load_context().sides:
            return []
        named = {e.state for e in self._cast.entities if e.id.startswith("state:")}
        states = [s for s in group if s in named] or list(group)
        return [Party(f"state:{s}", s, f"one of the {head.text}") for s in states]

    def _there(self, head: Token) -> list[Party]:
        place = self._cast.place(head)
        return [Party(f"state:{place[1]}", place[1], f"{place[0]} stands for its state")] if place and place[1] else []

    def _based(self, head: Token) -> list[Party]:
        """Where "seven companies based in" a place are."""
        after = head.nbor(1) if head.i + 1 < len(head.doc) else head
        if after.lower_ not in _SERVING:
            return []
        return [p for phrase in tree.children(after, "obl") for p in self._there(phrase) or self._whose(phrase)]

    def _inside(self, head: Token, depth: int = 0) -> list[Party]:
        """Who is named inside a phrase: "scores of Liberian refugees", "security forces in Guinea"."""
        for inner in tree.children(head, "compound", "nmod", "appos", "flat"):
            case = tree.case_of(inner)
            if case and not load_context().inside_prepositions.intersection(case):
                continue
            parties = self._whose(inner)
            if parties:
                return parties
            place = self._cast.place(inner) if case else None
            if place and place[1]:
                return [Party(f"state:{place[1]}", place[1], f"in {place[0]}", is_national=True)]
            if depth < _DEPTH:
                parties = self._inside(inner, depth + 1)
                if parties:
                    return parties
        return []

    @staticmethod
    def _is_force(match: Match, view: View) -> bool:
        """Whether police or courts act: against whom the text does not place abroad, they act at home."""
        return any(
            not load_context().home_forces.isdisjoint({view.lemma(s), *view.modifiers(s)}) for s in match.frame.subjects
        )

    def _beside(self, trigger: Token, own: set[str | None]) -> tuple[Party, ...]:
        """The other party before the verb of a mutual act, where the parser cut the subject in two."""
        found: dict[str | None, Party] = {}
        for token in trigger.doc[max(trigger.sent.start, trigger.i - 16) : trigger.i]:
            if token.pos_ in ("NOUN", "PROPN") and not _speaks(token, self._lexicon):
                for party in self._cast.parties(token):
                    if party.state and party.state not in own:
                        found.setdefault(party.state, party)
        return tuple(found.values()) if len(found) == 1 else ()

    def _abroad(self, view: View, own: set[str | None]) -> tuple[Party, ...]:
        """The one foreign state on whose ground a forcible act took place, as far as the sentence places it."""
        found: dict[str, Party] = {}
        for token in view.sentence:
            if token.pos_ in ("NOUN", "PROPN") and tree.case_of(token):
                place = _place(token, self._cast)
                if place and place[1] and place[1] not in own and not _speaks(token, self._lexicon):
                    found.setdefault(
                        place[1], Party(f"state:{place[1]}", place[1], f"the act took place in {place[0]}")
                    )
        return tuple(found.values()) if len(found) == 1 else ()

    def _victims(self, view: View, own: set[str | None]) -> tuple[Party, ...]:
        """People of one other state in the sentence, for a raid that names nobody: "raids ..., where two Omanis"."""
        found: dict[str, Party] = {}
        for token in view.sentence:
            if token.pos_ in ("NOUN", "PROPN") and tree.dep(token) not in ("compound", "flat"):
                for party in self._cast.parties(token):
                    if party.is_national and party.state and party.state not in own:
                        found.setdefault(party.state, party)
        return tuple(found.values()) if len(found) == 1 else ()

    # The side that acts

    def _actors(self, match: Match, view: View) -> tuple[tuple[Party, ...], str]:
        if match.is_noun:
            return self._noun_actors(match, view)
        for slot in match.act.actor or ("subject",):
            found = self._actor_slot(slot, match, view)
            if found:
                return found, slot
        if match.frame.passive:
            found = self.who(governed_by(match.trigger, "by", match.frame))
            border = (match.act.measure or "").startswith("border")
            theirs = border or any(c.tag_ == "PRP$" for o in match.frame.objects for c in o.children)
            if not found and match.act.measure in _OF_OWN and theirs:
                return self._speakers(match.trigger), "speaker"  # "said its embassy would be closed"
            if not found and match.act.type in _SPOKEN:
                forum = self.who(h for h in match.frame.prepositions.get("at", ()) if view.lemma(h) in _FORUMS)
                return (forum, "at") if forum else (self._speakers(match.trigger), "speaker")
            return found, "by"
        if tree.dep(match.trigger) == "acl" and match.trigger.tag_ == "VBG":
            found = self._above_noun(match.trigger.head)
            if found:
                return found, "subject of the clause"
        text = next((s for s in match.frame.subjects if view.lemma(s) in load_context().texts), None)
        if text is not None and (found := self._above_noun(text)):
            return found, "who issued the text"
        if any(s.pos_ in ("NOUN", "PROPN", "PRON") and not _is_time(s) for s in match.frame.subjects):
            return self._same_as_speaker(match, view), "state of the speaker"
        return self._nearest_left(match.trigger), "word order"

    def _actor_slot(self, slot: str, match: Match, view: View) -> tuple[Party, ...]:
        frame = match.frame
        if slot == "subject":
            return () if frame.passive else self.who(self._reporting_office(match, view) or frame.subjects)
        if slot == "speaker":
            said = speaker_verb(match.trigger, self._lexicon)
            return self.who(tree.surface_subjects(said)) if said is not None else ()
        if slot == "complement":
            return self._complement(match)
        if slot == "ground":
            below = (t for t in match.trigger.subtree if t.i > match.trigger.i and {"in", "at"} & set(tree.case_of(t)))
            return tuple(next((found for t in below if (found := self._there(t))), ()))
        if slot == "object":
            return self.who(frame.objects)
        if slot == "owner":
            return self._owners_of(frame.objects)
        if slot == "custody":
            return self.who(t for t in match.trigger.subtree if view.lemma(t) in match.act.near.singles)
        return self.who(frame.prepositions.get(slot, ()))

    def _owners_of(self, heads: Iterable[Token]) -> tuple[Party, ...]:
        return tuple(p for head in heads for p in self._cast.owners(head) if p.state)

    def _reporting_office(self, match: Match, view: View) -> list[Token]:
        """The office that a pronoun stands for in what it says: "prosecutors said they had opened an inquiry"."""
        said = speaker_verb(match.trigger, self._lexicon)
        if said is None or not any(s.pos_ == "PRON" for s in match.frame.subjects):
            return []
        return [
            s for s in tree.children(said, "nsubj") if s.pos_ == "NOUN" and view.lemma(s) in load_context().bare_offices
        ]

    def _unnamed(self, heads: Iterable[Token], match: Match, view: View, other: set[str | None]) -> tuple[Party, ...]:
        """Whose "the junta" or "the army" is: that of the last one named, of the place, or of the story's centre."""
        office = next(
            (h for h in heads if h.pos_ in ("NOUN", "PROPN") and view.lemma(h) in load_context().bare_offices), None
        )
        if office is None or (
            office.tag_ == "NNS" and view.lemma(office) in ("government", "army", "parliament", "military")
        ):
            return ()
        if any(c.dep_ == "nmod:poss" or tree.dep(c) == "amod" for c in office.children):
            return ()
        for token in reversed(office.doc[max(0, office.i - _OFFICE_REACH) : office.i]):
            if token.lemma_.lower() == view.lemma(office):
                found = [p for p in self._whose(token) if p.state not in other]
                if found:
                    return (state_of(found[0]),)
        places = self._there_in(view)
        if places:
            return (places[0],)
        scene = self._story.scene
        if (
            scene in other
            and match.act.type in ("COERCE", "MOBILIZE")
            and any(view.lemma(o) in _MISSIONS for o in match.frame.objects)
        ):
            scene = None  # police act on another state's mission at home
        if scene in other and match.act.measure in _DIPLOMATIC:
            scene = None
        state = scene or next((o for s in other if (o := self._story.other(s))), None)
        return (Party(f"state:{state}", state, "the state that the story is set in"),) if state else ()

    def _doers_above(self, match: Match) -> tuple[Party, ...]:
        """ "The fleet crossed the line, which Oman denounced": who did what the clause above tells."""
        trigger = match.trigger
        relative = [c for c in trigger.children if c.lower_ == "which" and tree.dep(c) in ("obj", "nsubj")]
        if trigger.dep_ != "acl:relcl" or not relative or relative[0].nbor(-1).text != ",":
            return ()
        above = next((w for w in tree.path_up(trigger.head) if w.pos_ == "VERB"), None)
        return self.who(tree.surface_subjects(above)) if above is not None else ()

    def _hosts(self, match: Match, view: View) -> tuple[Party, ...]:
        """Where the mission or envoy that speaks is accredited: "Iran's embassy in Oslo", "the envoy to Norway"."""
        found: list[Party] = []
        for subject in match.frame.subjects:
            if view.lemma(subject) in _MISSIONS | {"ambassador", "envoy"}:
                for phrase in tree.children(subject, "nmod"):
                    if {"in", "to"}.intersection(tree.case_of(phrase)):
                        found += self._there(phrase) or self._whose(phrase)
        return tuple(found)

    def _there_in(self, view: View) -> list[Party]:
        """The states of the places in which the sentence is set."""
        found = []
        for token in view.sentence:
            if token.pos_ == "PROPN" and {"in", "at"} & set(tree.case_of(token)):
                found += self._there(token)
        return found

    def _same_as_speaker(self, match: Match, view: View) -> tuple[Party, ...]:
        """An office without a state is of the state whose government reports: "President X ..., the Kremlin said"."""
        subjects = match.frame.subjects
        words = {view.lemma(c) for s in subjects for c in (s, *s.children)}
        if not words & load_context().offices or any("in" in tree.case_of(c) for s in subjects for c in s.children):
            return ()  # "a court in Minsk" is of its place
        for token in view.sentence:
            if token.pos_ == "VERB" and view.lemma(token) in self._lexicon.saying and token != match.trigger:
                own = [s for s in tree.children(token, "nsubj") if s not in subjects]
                found = tuple(p for p in self.who(own, deep=False) if not p.is_national)
                if found:
                    return tuple(state_of(p) for p in found[:1])
        return ()

    def _speakers(self, token: Token) -> tuple[Party, ...]:
        """Who says it, also after an inverted "said" whose subject the parser lost."""
        said = speaker_verb(token, self._lexicon)
        if said is None:
            return ()
        found = self.who(tree.surface_subjects(said))
        after = [c for c in said.children if c.i > said.i and c.pos_ in ("NOUN", "PROPN")]
        return found or self.who(after)

    def _above_noun(self, noun: Token) -> tuple[Party, ...]:
        """Who sends the note that demands: the noun's owner, or the subject of the clause that the noun is in."""
        found = self.who(tree.children(noun, "nmod:poss"))
        if found:
            return found
        verb = next((w for w in tree.path_up(noun) if w.pos_ == "VERB"), None)
        return self.who(tree.surface_subjects(verb)) if verb is not None else ()

    def _noun_actors(self, match: Match, view: View) -> tuple[tuple[Party, ...], str]:
        frame, support = match.frame, match.support
        if "custody" in match.act.actor:
            found = self.who(t for t in match.trigger.subtree if view.lemma(t) in match.act.near.singles)
            if found:
                return found, "custody"
        found = self.who(frame.prepositions.get("by", ()))
        if found:
            return found, "by"
        if support is not None:
            lemma = support.lemma_.lower()
            if lemma in self._lexicon.getting or (lemma == "come"):
                return self.who(frame.prepositions.get("from", ())) or self._owner(match.trigger), "from"
            if tree.is_passive(support):
                found = self.who(governed_by(support, "by", tree.frame(support)))
            else:
                found = self.who(tree.surface_subjects(support)) if tree.dep(match.trigger) != "nsubj" else ()
                if not found and tree.is_lost_verb(support):
                    found = self._nearest_left(support)
            if found:
                return found, "subject of the carrying verb"
        found, by = self._by_what_is_theirs(match)
        if found:
            return found, by
        return self._owner(match.trigger, forcible=match.act.type in ("COERCE", "ASSAULT")), "possessor"

    def _by_what_is_theirs(self, match: Match) -> tuple[tuple[Party, ...], str]:
        """Who acts as the thing acted on is their own: their forces, their mission."""
        if match.act.type == "RETREAT" and match.act.mode in ("withdraw", "disarm"):
            left = {p.state for p in self.who(match.frame.prepositions.get("from", ()), places=True)}
            parties = self.who(match.frame.objects)
            found = tuple(p for p in parties if p.state not in left) or parties
            if found:
                return found, "object"  # "the withdrawal of Kenyan forces": they withdraw
        if "owner" in match.act.actor and match.frame.prepositions.get("in"):
            found = self._owners_of(match.frame.objects)
            if found:
                return found, "owner"  # "the closure of the Danish embassy in Tripoli": the mission is its own
        return (), ""

    def _owner(self, noun: Token, *, forcible: bool = False) -> tuple[Party, ...]:
        """Whose act it is. The name before a forcible act is its target or place: "the Sputnik raid"."""
        if forcible and not tree.children(noun, "nmod:poss", "amod"):
            forces = [c for c in tree.children(noun, "compound") if c.lemma_.lower() in load_context().forces]
            return self.who(forces)
        acted_on = {p.state for p in self.who(tree.children(noun, "nmod")) if p.state}
        owned = tuple(p for p in self._cast.owners(noun) if p.state)
        return tuple(p for p in owned if p.state not in acted_on) or self.who(tree.children(noun, "nmod:poss"))

    def _nearest_left(self, token: Token) -> tuple[Party, ...]:
        """The last party named before the word in its clause; for sentences whose tree lost the subject."""
        second: tuple[Party, ...] = ()
        for left in reversed(token.doc[max(token.sent.start, token.i - 16) : token.i]):
            if (
                left.pos_ in ("VERB", "PUNCT")
                and left.lower_ not in (",", "-")
                and tree.dep(left) not in ("amod", "case")
            ):
                break
            if left.pos_ in ("NOUN", "PROPN") or (left.pos_ == "ADJ" and left.text[0].isupper()):
                found = self.who([left], deep=False)
                if found and tree.dep(left) not in ("compound", "flat", "nmod", "obl"):
                    return found
                second = found or second
        return second

    def _by_place(self, match: Match) -> tuple[Party, ...]:
        """The state of the place, for acts that on its territory only the state does."""
        found = place_of(match.trigger, self._cast, also=("from",) if match.act.mode in ("deport", "expel") else ())
        if found is None or found[1] is None:
            return ()
        return (Party(f"state:{found[1]}", found[1], f"the act took place in {found[0]}"),)

    # The side that is acted on

    def _recipients(self, match: Match, view: View, actors: tuple[Party, ...]) -> tuple[tuple[Party, ...], str]:
        act = match.act
        slots = (act.noun_recipient or act.recipient) if match.is_noun else act.recipient
        own = {p.state for p in actors}
        home: tuple[tuple[Party, ...], str] = ((), "")
        slots = slots or _DEFAULT_RECIPIENT
        if match.support is not None and match.support.lemma_.lower() in (*self._lexicon.getting, "come"):
            slots = ("sufferer", *slots)
        if match.is_noun and "of" not in slots and "object" not in slots:
            slots = (*slots, "object")
        for slot in slots:
            found = self._slot(slot, match, view)
            foreign = tuple(p for p in found if p.state not in own)
            if foreign:
                return foreign, slot
            # "Qatar would not surrender its policy": what is one's own is nobody's to whom one says no.
            own_thing = slot == "owner" and match.act.type in _SPOKEN
            if found and not home[0] and not own_thing and slot not in ("complement", "in"):
                home = found, slot
        if home[0]:
            # The act's own side was all that its object named: another state in the phrase is the one meant.
            other = self._in_subtree(match, own)
            spoken = match.act.type in ("REQUEST", "ACCUSE", "REJECT", "THREATEN")
            if not other and (spoken or match.act.measure == "recall"):
                other = self._other_in_sentence(match, view, actors)
            if other and not match.act.has("strict_recipient") and match.act.type not in ("PROTEST", "CONCEDE"):
                return other, "phrase"
            return home
        if match.act.has("strict_recipient"):
            return (), ""
        return self._in_subtree(match, own), "phrase"

    def _slot(self, slot: str, match: Match, view: View) -> tuple[Party, ...]:
        """Who stands in one of the places that an entry names: a part of the clause, or a preposition."""
        frame = match.frame
        heads: Sequence[Token]
        match slot:
            case "object" | "iobj" if match.support is not None and self._carried(match):
                return self._carried(match)
            case "sufferer" if match.support is not None:
                heads = tree.surface_subjects(match.support)
            case "protest":
                return self._reason(match, view)
            case "governor":
                above = match.trigger.head
                heads = tree.grammatical_objects(above) if above.pos_ == "VERB" else ()
            case "object":
                heads = frame.objects
            case "owner":
                return self._owners_of(frame.objects)
            case "iobj":
                heads = frame.indirect
            case "subject":
                heads = frame.subjects
            case "complement":
                return self._complement(match)
            case "culprit":
                return self._culprits(match)
            case "funder" | "thing":
                heads = _around_object(slot, match)
            case _:
                heads = self._behind(slot, match)
        return self.who(heads, places=True)

    def _carried(self, match: Match) -> tuple[Party, ...]:
        """To whom the carrying verb brings the act noun: "presented the envoy with a note"."""
        verb = match.support
        if verb is None:
            return ()
        objects = [o for o in tree.grammatical_objects(verb) if o != match.trigger]
        return self.who([*objects, *tree.children(verb, "iobj")], places=True)

    def _behind(self, preposition: str, match: Match) -> list[Token]:
        """What the preposition (or participle) behind the act word, or behind the verb that carries it, brings."""
        heads = list(match.frame.prepositions.get(preposition, ()))
        if match.support is not None:
            heads += tree.frame(match.support).prepositions.get(preposition, ())
        if not heads and preposition.endswith("ing"):
            heads = self._below_participle(preposition, match)
        return heads

    @staticmethod
    def _below_participle(word: str, match: Match) -> list[Token]:
        """What a participle inside the phrase speaks of: "two groups consisting of Russian citizens"."""
        for token in match.trigger.subtree:
            if token.lower_ == word:
                inner = tree.frame(token)
                return [*inner.objects, *(h for heads in inner.prepositions.values() for h in heads)]
        return []

    def _reason(self, match: Match, view: View) -> tuple[Party, ...]:
        """Against whom a crowd turns, as its reason says: "in protest of", "to demand ... from", "calling for"."""
        for token in view.sentence[match.trigger.i + 1 - view.start :]:
            if view.lemma(token) in load_context().reasons:
                reason = tree.frame(token)
                phrases = [h for heads in reason.prepositions.values() for h in heads]
                found = self.who([*reason.objects, *phrases, *tree.children(token, "ccomp")])
                if found:
                    return found
        return ()

    def _complement(self, match: Match) -> tuple[Party, ...]:
        """Who plays in the clause that the verb brings: its subject, else what it acts on."""
        verb = match.support if match.support is not None else match.trigger
        clauses = [
            c
            for c in (*verb.children, *(g for o in verb.children if tree.dep(o) in ("obl", "obj") for g in o.children))
            if tree.dep(c) in ("ccomp", "xcomp", "advcl", "acl")
            and c.i > verb.i
            and not tree.is_conditional(c)
            and not is_beside(c)
            and not any(t.text in (":", ";") for t in verb.doc[verb.i : c.i])
        ]
        for clause in clauses:
            inner = tree.frame(clause)
            own = [tree.antecedent(c) for c in tree.children(clause, "nsubj")]
            phrases = [h for heads in inner.prepositions.values() for h in heads]
            for heads in (own, inner.objects, phrases):
                found = self.who(heads, places=True)
                if found:
                    return found
        return ()

    def _culprits(self, match: Match) -> tuple[Party, ...]:
        """Who is said to do what the phrase speaks of: "an inquiry into whether Russian agents were behind ..."."""
        subjects = (t for t in match.trigger.subtree if t.i > match.trigger.i and tree.dep(t) == "nsubj")
        own = (s for s in subjects if clause_of(s) is None or not is_of_clause_beside(s, match.trigger))
        return self.who(s for s in own if s.pos_ in ("NOUN", "PROPN"))

    def _in_subtree(self, match: Match, own: set[str | None]) -> tuple[Party, ...]:
        """Any other state's party below the act word, nearest first."""
        for token in match.trigger.subtree:
            if (
                token.i > match.trigger.i
                and token.pos_ in ("NOUN", "PROPN")
                and not is_elsewhere(token, match.trigger)
                and not (match.act.type == "SUPPORT" and is_in_participle(token, match.trigger))
            ):
                abroad = match.act.type in ("SANCTION", "COOPERATE") and "in" in tree.case_of(token)
                found = tuple(p for p in self.who([token], places=abroad) if p.state not in own)
                if found:
                    return found
        return ()

    def _other_in_sentence(self, match: Match, view: View, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """The only other state that the sentence names, if there is just one."""
        own = {p.state for p in actors}
        found: dict[str | None, Party] = {}
        for token in view.sentence:
            if token.pos_ == "PROPN" or (token.pos_ == "ADJ" and token.text[:1].isupper()):
                for party in self._cast.parties(token):
                    elsewhere = _speaks(token, self._lexicon) or is_of_clause_beside(token, match.trigger)
                    elsewhere = elsewhere or (_is_body(party) and is_of_next_verb(token, match.trigger))
                    if party.state and party.state not in own and not elsewhere:
                        found.setdefault(party.state, party)
        return tuple(found.values()) if len(found) == 1 else ()

    def _mutual(self, match: Match, view: View, actors: tuple[Party, ...], actor_by: str) -> Roles:
        """All parties on both sides, or (a party that acts alone with one that it acts on) the usual roles."""
        own = {p.state for p in actors}
        recipients, recipient_by = self._recipients(match, view, actors)
        others = tuple(p for p in recipients if p.state not in own)
        if match.act.has("reciprocal"):
            if len(own) == 1 and not others and not match.is_noun:
                actors = (*actors, *self._beside(match.trigger, own))
            everybody = (*actors, *others)
            if len({p.state for p in everybody}) > 1:
                return Roles(everybody, everybody, actor_by or recipient_by, recipient_by or actor_by)
            return Roles(actors, (), actor_by, "")
        if len(own) == 1 and not others and not match.is_noun:
            actors = (*actors, *self._beside(_first_verb(match.trigger), own))
            own = {p.state for p in actors}
        if len(own) > 1 and (not others or recipient_by in ("phrase", "object", "owner", "complement")):
            return Roles(actors, actors, actor_by, actor_by)
        if not actors and len({p.state for p in others}) > 1:
            return Roles(others, others, recipient_by, recipient_by)
        return Roles(actors, others, actor_by, recipient_by)


def _first_verb(trigger: Token) -> Token:
    """The verb that brings the subject of a row of verbs."""
    while tree.dep(trigger) == "conj" and trigger.head.pos_ == "VERB" and not tree.children(trigger, "nsubj"):
        trigger = trigger.head
    return trigger


def _around_object(slot: str, match: Match) -> list[Token]:
    """Who does what a clause on the object tells ("a centre that Oman had financed"), or the verb's own object."""
    if slot == "thing":
        suffers = match.frame.passive or any(c.dep_ == "aux:pass" for c in match.trigger.children)
        return tree.surface_subjects(match.trigger) if suffers else tree.grammatical_objects(match.trigger)
    clauses = [t for head in match.frame.objects for t in head.subtree if tree.dep(t) == "acl"]
    return [s for clause in clauses for s in tree.children(clause, "nsubj")]


def actors_only(match: Match) -> bool:
    """Whether guessing a recipient would do more harm than leaving it open."""
    return match.is_noun or match.act.type in ("AGREE", "RETREAT", "CONCEDE", "AID") or match.act.has("needs_recipient")


def place_of(trigger: Token, cast: Cast, *, also: tuple[str, ...] = ()) -> tuple[str, str | None] | None:
    """Where the act took place: below the act word, else (for a verb) where the clause around it does."""
    for word in tree.path_up(trigger):
        if trigger.pos_ in ("NOUN", "PROPN") and word != trigger and word.pos_ != "VERB":
            return None
        for phrase in sorted(word.subtree, key=lambda t: abs(t.i - trigger.i)):
            if phrase.pos_ not in ("NOUN", "PROPN") or not load_context().place_prepositions.union(also).intersection(
                tree.case_of(phrase)
            ):
                continue
            place = _place(phrase, cast)
            if place and not is_elsewhere(phrase, word, through=("during",)):
                return place
        if word.pos_ in ("VERB", "AUX") and (
            word != trigger or tree.dep(word) not in ("acl", "conj", "xcomp", "advcl")
        ):
            break
    return None


def _place(phrase: Token, cast: Cast) -> tuple[str, str | None] | None:
    place = cast.place(phrase)
    if place or phrase.lemma_.lower() not in load_context().place_nouns:
        return place
    for inner in tree.children(phrase, "nmod", "compound", "appos"):
        named = cast.place(inner)
        if named and named[1]:
            return named
    owner = next((p.state for p in cast.owners(phrase) if p.state), None)
    return (phrase.text, owner) if owner else None


def state_of(party: Party) -> Party:
    return Party(f"state:{party.state}", party.state, "no other state is named", is_national=True)


def _is_body(party: Party) -> bool:
    return (party.entity or "").startswith("igo:")


def _is_time(token: Token) -> bool:
    return token.lower_ in load_context().time_nouns or token.ent_type_ == "DATE"


def _speaks(token: Token, lexicon: ActLexicon) -> bool:
    """Whether the word names who reports ("... , Kenyan officials said")."""
    for word in tree.path_up(token):
        if tree.dep(word) == "nsubj" and word.head.lemma_.lower() in lexicon.saying:
            return True
        if word.pos_ == "VERB":
            return False
    return False
