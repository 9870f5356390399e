"""Pronouns and definite descriptions: "she", "the ministry", "both men", "the two sides".

One pass from left to right. What was named so far stands in a history; a rule looks through it from the nearest
backwards. What no rule settles is unresolved, and said so.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice, takewhile

from graph.coding.entities.page import Page, Unit
from graph.coding.entities.roster import Draft, Roster
from graph.model import EntityType, Mention, Unresolved

_SINGULAR = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_THING = frozenset(["it", "its", "itself"])
_PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
_SPEAKER = frozenset(["we", "our", "us", "ours"])
# Words that as often as not mean nobody of the cast ("it rained", "an official", "the group of seven men").
_OFTEN_NOBODY = frozenset(
    [*_THING, *_PLURAL, *_SPEAKER, "official", "man", "woman", "leader", "authorities", "group", "agency", "company"]
)
_PEOPLE = (EntityType.OFFICIAL, EntityType.PERSON)
_BACK = 4  # sentences that a description looks back; a pronoun looks back two
_PRONOUN_BACK = 2

_HOLDER = {
    "ambassador": ("ambassador",),
    "envoy": ("ambassador", "envoy", "chargé", "representative", "consul"),
    "diplomat": ("ambassador", "envoy", "chargé", "consul", "minister", "attaché", "secretary", "diplomat"),
    "minister": ("minister",),
    "premier": ("premier", "prime minister"),
    "president": ("president",),
    "chancellor": ("chancellor",),
    "spokesman": ("spokesman", "spokesperson"),
    "spokeswoman": ("spokeswoman", "spokesperson"),
    "spokesperson": ("spokes",),
    "secretary": ("secretary",),
    "official": ("",),
    "leader": ("president", "premier", "prime minister", "leader", "chancellor", "king"),
    "king": ("king",),
    "pope": ("pope",),
    "judge": ("judge",),
    "prosecutor": ("prosecutor",),
    "general": ("general", "commander"),
    "lawmaker": ("lawmaker", "deputy", "mp", "member"),
    "mayor": ("mayor",),
    "governor": ("governor",),
    "commissioner": ("commissioner",),
    "journalist": ("journalist", "reporter", "correspondent", "editor"),
    "activist": ("activist",),
    "man": ("",),
    "woman": ("",),
}


@dataclass(frozen=True)
class Referent:
    """Whom a pronoun or a description means, and why."""

    drafts: tuple[Draft, ...]
    why: str


@dataclass(frozen=True)
class _Said:
    """Something named: where, what, and whether it was the subject."""

    index: int
    unit: Unit
    draft: Draft
    is_subject: bool


def resolve(page: Page, roster: Roster) -> tuple[dict[int, Referent], list[Unresolved]]:
    """Referents by the index of the word that carries the phrase, and what could not be resolved."""
    return _Resolver(page, roster).run()


class _Resolver:
    def __init__(self, page: Page, roster: Roster) -> None:
        self.page, self.roster = page, roster
        self.history: list[_Said] = []
        self.referents: dict[int, Referent] = {}
        self.unresolved: list[Unresolved] = []
        self.female: dict[int, bool] = {}

    def run(self) -> tuple[dict[int, Referent], list[Unresolved]]:
        page, last = self.page, None
        for index in range(len(page)):
            unit = page.unit_at[index]
            if unit is not None:
                if unit is not last:
                    self._hear(unit)
                last = unit
                continue
            rule = self._rule(index)
            if rule is not None:
                self._settle(index, rule(index))
        return self.referents, self.unresolved

    def _hear(self, unit: Unit) -> None:
        if unit.draft is not None:
            token = self.page.doc[unit.head]
            self.history.append(_Said(unit.start, unit, unit.draft, _is_subject(self.page, unit, token.dep_)))

    def _rule(self, index: int) -> "Callable[[int], Referent | None] | None":
        """The rule that a word calls for; None for words that refer to nobody."""
        page, word = self.page, self.page.low[index]
        if word in _SINGULAR:
            return self._he
        if word in _THING and page.doc[index].dep_ != "expl":
            return self._it
        if word in _PLURAL:
            return self._they
        if word in _SPEAKER:
            return self._speaker
        if page.cap[index] and page.word(index - 1) not in ("the", "both"):
            return None
        if word in self.page.words["side_nouns"] and self._is_pair(index):
            return self._two_states
        if word in self.page.words["pair_nouns"] and self._is_pair(index):
            return self._two_people
        return self._description_rule(index)

    def _description_rule(self, index: int) -> "Callable[[int], Referent | None] | None":
        page, word = self.page, self.page.low[index]
        if (word == "authorities" and page.word(index - 1) not in ("'s",)) or (
            word in self.page.words["state_nouns"] and self._is_definite(index)
        ):
            return self._state
        if not self._is_definite(index):
            return None
        for words, rule in (
            (self.page.words["agency_nouns"], self._agency),
            (_HOLDER, self._holder),
            (self.page.words["organization_nouns"], self._organization),
            (self.page.words["body_nouns"], self._bloc),
        ):
            if word in words:
                return rule
        return None

    def _is_definite(self, index: int) -> bool:
        """ "the ministry", "this ministry"; not "the Peruvian ministry" nor "the ministry of"."""
        page = self.page
        if page.word(index + 1) in ("of", "-") or (index + 1 < len(page) and page.unit_at[index + 1] is not None):
            return False
        if index + 1 < len(page) and page.tag[index + 1] in ("NN", "NNS") and page.same_sentence(index, index + 1):
            return False
        return page.word(index - 1) in ("the", "this", "that") or (
            page.word(index - 2) == "the" and page.tag[index - 1] in ("JJ", "VBN") and page.unit_at[index - 1] is None
        )

    def _is_pair(self, index: int) -> bool:
        before = self.page.low[max(0, index - 3) : index]
        return "both" in before[-2:] or before[-2:] == ["the", "two"] or before[:2] == ["the", "two"]

    def _settle(self, index: int, referent: Referent | None) -> None:
        page = self.page
        start, end = page.offsets(index, index + 1)
        if referent is None:
            if page.low[index] not in _OFTEN_NOBODY:
                self.unresolved.append(Unresolved(start, end, page.text[index], "nobody named before fits"))
            return
        self.referents[index] = referent
        for draft in referent.drafts:
            draft.mentions.add(Mention(start, end, referent.why))
        if len(referent.drafts) == 1:
            unit = Unit(index, index + 1, index, referent.drafts[0], referent.drafts[0].state, referent.why)
            subject = page.doc[index].dep_ in ("nsubj", "nsubj:pass")
            self.history.append(_Said(index, unit, referent.drafts[0], subject))

    def _back(self, index: int, sentences: int) -> Iterator[_Said]:
        """What was said, nearest sentence first; within a sentence subjects first, the last said before the others."""
        here = self.page.sentence[index]
        recent = takewhile(lambda s: self.page.sentence[s.index] >= here - sentences, reversed(self.history))
        for _, said in groupby(recent, key=lambda s: self.page.sentence[s.index]):
            yield from sorted(said, key=lambda s: not s.is_subject)

    def _in_sentence(self, index: int, number: int) -> list[_Said]:
        """What was said in sentence `number`, in order, before word `index`."""
        recent = takewhile(lambda s: self.page.sentence[s.index] >= number, reversed(self.history))
        said = [s for s in recent if self.page.sentence[s.index] == number and s.index < index]
        return said[::-1]

    def _why(self, index: int, said: _Said, what: str) -> str:
        number = self.page.sentence[said.index]
        where = "the same sentence" if number == self.page.sentence[index] else f"sentence {number + 1}"
        return f"'{self.page.text[index]}': {what} {said.draft.label}, {where}"

    def _he(self, index: int) -> Referent | None:
        female = self.page.low[index] in _FEMALE
        for said in self._back(index, _PRONOUN_BACK):
            known = self.female.get(id(said.draft))
            if said.draft.type in _PEOPLE and (known is None or known is female) and _gender_fits(said.draft, female):
                self.female[id(said.draft)] = female
                return Referent((said.draft,), self._why(index, said, "the nearest person,"))
        return None

    def _it(self, index: int) -> Referent | None:
        for said in self._back(index, _PRONOUN_BACK):
            if (
                said.draft.type not in _PEOPLE
                and not said.unit.is_adjective
                and not said.unit.is_place
                and not _is_national_unit(said)
            ):
                return Referent((said.draft,), self._why(index, said, "the nearest subject,"))
        return None

    def _they(self, index: int) -> Referent | None:
        subjects = self._joined_subjects(index)
        if subjects:
            return Referent(tuple(s.draft for s in subjects), self._why(index, subjects[0], "the joint subject with"))
        for said in self._back(index, 1):
            if said.draft.type not in _PEOPLE and said.is_subject:
                return Referent((said.draft,), self._why(index, said, "the nearest subject,"))
        return None

    def _speaker(self, index: int) -> Referent | None:
        """ "We" in a quotation: the state or body of who says it, in this sentence, else of who spoke last."""
        page = self.page
        start, end = page.sentence_of(index)
        speaking = [
            unit
            for token in page.doc[start:end]
            if token.lemma_.lower() in page.words["saying"]
            for child in token.children
            if child.dep_ == "nsubj" and (unit := page.unit_at[child.i]) is not None
        ]
        speakers = (*_PEOPLE, EntityType.AGENCY)
        before = (s.unit for s in reversed(self.history) if s.draft.type in speakers and s.is_subject)
        for unit in (*speaking, *islice(before, 1)):
            code = unit.draft.state if unit.draft is not None else None
            if code is not None and unit.draft is not None:
                kind = EntityType.IGO if code in page.actors.bodies else EntityType.STATE
                side = self.roster.draft(kind, page.actors.labels[code], state=code)
                return Referent((side,), f"'{page.text[index]}': {unit.draft.label} speaks")
        return None

    def _joined_subjects(self, index: int) -> list[_Said]:
        here = self.page.sentence[index]
        for number in (here, here - 1):
            said = [s for s in self._in_sentence(index, number) if s.is_subject]
            distinct = list({id(s.draft): s for s in said}.values())
            if len(distinct) > 1:
                return distinct
        return []

    def _state(self, index: int) -> Referent | None:
        for said in self._back(index, _BACK):
            code = said.draft.state
            if (said.unit.is_place and self.page.low[index] == "country") or (
                not said.unit.is_national and said.is_subject and code in self.page.actors.adjectives
            ):
                state = (
                    self.roster.draft(EntityType.STATE, self.page.actors.labels[code or ""], state=code)
                    if code
                    else None
                )
                if state is not None:
                    return Referent((state,), self._why(index, said, "the state of"))
        return None

    def _agency(self, index: int) -> Referent | None:
        word = self.page.low[index]
        return self._nearest(
            index,
            _BACK,
            lambda d: d.type is EntityType.AGENCY and (word in f"{d.key} {d.label.lower()}" or word == "agency"),
        )

    def _organization(self, index: int) -> Referent | None:
        return self._nearest(index, _PRONOUN_BACK, lambda d: d.type is EntityType.ORGANIZATION)

    def _bloc(self, index: int) -> Referent | None:
        return self._nearest(index, _PRONOUN_BACK, lambda d: d.type is EntityType.IGO)

    def _holder(self, index: int) -> Referent | None:
        roles = _HOLDER[self.page.low[index]]
        people = _PEOPLE if roles != ("",) or self.page.low[index] != "official" else (EntityType.OFFICIAL,)
        return self._nearest(
            index, _BACK, lambda d: d.type in people and any(r in (d.role or "").lower() for r in roles)
        )

    def _nearest(self, index: int, sentences: int, fits: Callable[[Draft], bool]) -> Referent | None:
        for said in self._back(index, sentences):
            if fits(said.draft):
                return Referent((said.draft,), self._why(index, said, "the nearest that fits,"))
        return None

    def _two_people(self, index: int) -> Referent | None:
        joined = self._joined_people(index)
        if joined:
            return Referent(joined, f"'{self.page.text[index]}': the pair named together")
        found: dict[int, _Said] = {}
        for said in sorted(self._back(index, _BACK), key=lambda s: -s.index):
            if said.draft.type in _PEOPLE:
                found.setdefault(id(said.draft), said)
            if len(found) == 2:
                return Referent(
                    tuple(s.draft for s in found.values()), f"'{self.page.text[index]}': the last two people named"
                )
        return None

    def _joined_people(self, index: int) -> tuple[Draft, ...]:
        """The last two people who were named side by side ("A, 59, and B, 55")."""
        here = self.page.sentence[index]
        for number in range(here, max(-1, here - _BACK - 1), -1):
            said = [s for s in self._in_sentence(index, number) if s.draft.type in _PEOPLE]
            distinct = list({id(s.draft): s for s in said}.values())
            if len(distinct) == 2 and "and" in self.page.low[distinct[0].index : distinct[1].index]:
                return tuple(s.draft for s in distinct)
        return ()

    def _two_states(self, index: int) -> Referent | None:
        third = self._third_party(index)
        others = (s for s in reversed(self.history) if s.draft.state != third)
        pair = self._last_pair(others) or self._last_pair(reversed(self.history))
        return Referent(pair, f"'{self.page.text[index]}': the last two states named") if pair else None

    def _third_party(self, index: int) -> str | None:
        """The state that calls on "both sides": it is neither of them."""
        token = self.page.doc[index]
        if token.dep_ not in ("obj", "iobj", "obl", "nmod"):
            return None
        here = self.page.sentence[index]
        callers = {s.draft.state for s in self._in_sentence(index, here) if s.is_subject}
        states = [code for code in callers if code in self.page.actors.adjectives]
        return states[0] if len(states) == 1 else None

    def _last_pair(self, said: Iterator[_Said]) -> tuple[Draft, ...]:
        found: dict[str, Draft] = {}
        for one in said:
            code = one.draft.state
            if code is not None and code in self.page.actors.adjectives and not one.unit.is_place:
                found.setdefault(code, self.roster.draft(EntityType.STATE, self.page.actors.labels[code], state=code))
            if len(found) == 2:
                return tuple(found.values())
        return ()


def _is_subject(page: Page, unit: Unit, dep: str) -> bool:
    subject = ("nsubj", "nsubj:pass")
    if dep in ("conj", "flat", "appos", "compound") and page.doc[unit.head].head.dep_ in subject:
        return True
    return any(page.doc[i].dep_ in subject for i in range(unit.start, unit.end))


def _is_national_unit(said: _Said) -> bool:
    return said.unit.is_national and said.draft.type is EntityType.STATE


_MEN = ("spokesman", "king", "prince", "pope", "chairman", "businessman", "emir", "sultan", "brother")
_WOMEN = ("spokeswoman", "queen", "princess", "chairwoman", "businesswoman", "sister")


def _gender_fits(draft: Draft, female: bool) -> bool:
    """A title that tells the sex must not gainsay the pronoun."""
    words = (draft.role or "").split()
    return not any(word in (_MEN if female else _WOMEN) for word in words)
