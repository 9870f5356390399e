"""Mentions of a chain -> one entity, and for every chain the parties it stands for."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.lexicon.actors import Kind
from graph.model import Entity, EntityType, Unresolved
from graph.model import Mention as Named
from graph.reading.annotation import Annotation, Mention, MentionType, Scored
from graph.span_coding import bodies, people
from graph.span_coding.drafts import Draft, identified, join, party_id
from graph.span_coding.names import bare, forms_of, is_pronoun
from graph.span_coding.page import Page

_STATES_NAMES = (Kind.STATE, Kind.ADJECTIVE, Kind.CAPITAL, Kind.NATIONAL, Kind.BODY)


@dataclass(frozen=True)
class Party:
    """What a chain stands for on a side of an act: entities (ids), and states (or short names of bodies)."""

    entities: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    words: str = ""  # how the text calls it: its longest mention that is no pronoun


@dataclass(frozen=True)
class Cast:
    """Who plays in a document."""

    entities: tuple[Entity, ...]
    parties: dict[int, Party]
    unresolved: tuple[Unresolved, ...]


@dataclass(frozen=True)
class Chain:
    """All mentions that the reader takes for one, in the order of the text, with its surest type and affiliation."""

    number: int
    mentions: tuple[Mention, ...]
    type: MentionType
    states: tuple[str, ...]

    @property
    def state(self) -> str | None:
        """The one state it belongs to; None for none or several."""
        return self.states[0] if len(self.states) == 1 else None


def chains_of(annotation: Annotation, page: Page) -> list[Chain]:
    """The chains in the order of their numbers."""
    members: dict[int, list[Mention]] = defaultdict(list)
    for mention in annotation.mentions:
        members[mention.chain].append(mention)
    found = []
    for number, group in sorted(members.items()):
        mentions = tuple(sorted(group, key=lambda m: m.span))
        kind = MentionType(surest([m.type for m in mentions]) or MentionType.NATIONALS)
        whose = surest([m.affiliation for m in mentions if m.affiliation])
        states = tuple(dict.fromkeys(whose.split("/"))) if whose else bodies.told_state(page, mentions)
        found.append(Chain(number, mentions, kind, states))
    return found


def surest(labels: Iterable[Scored]) -> str | None:
    """The label with most score in all; of equal ones the first in the alphabet."""
    weights: Counter[str] = Counter()
    for label in labels:
        weights[label.label] += label.score  # type: ignore[assignment]  # scores are no counts
    return min(weights, key=lambda label: (-weights[label], label)) if weights else None


def find_cast(annotation: Annotation, page: Page) -> Cast:
    """The entities of a document and what each of the reader's chains stands for."""
    chains = chains_of(annotation, page)
    drafts = [draft for chain in chains if (draft := _draft(chain, page)) is not None]
    drafts += [agency for chain in chains for agency in _agencies_inside(chain, drafts, page)]
    named = identified(join([*drafts, *_states_beside(chains, page)]))
    by_chain = {number: ident for ident, draft in named.items() for number in draft.chains}
    parties = {chain.number: _party(chain, by_chain.get(chain.number), page) for chain in chains}
    known = page.actors.bodies
    return Cast(
        entities=tuple(named[ident].entity(ident, known) for ident in sorted(named)),
        parties=parties,
        unresolved=tuple(sorted(u for chain in chains for u in _unresolved(chain, parties[chain.number], page))),
    )


def _party(chain: Chain, ident: str | None, page: Page) -> Party:
    words = [bare(m.span.of(page.text)) for m in chain.mentions if not is_pronoun(m.span.of(page.text))]
    called = max(words, key=len, default="")
    if ident is not None and chain.type not in (MentionType.NATIONALS, MentionType.STATE):
        return Party((ident,), chain.states, called)
    return Party(tuple(party_id(code, page.actors.bodies) for code in chain.states), chain.states, called)


def _draft(chain: Chain, page: Page) -> Draft | None:
    """The entity of a chain; None where it only stands for states or for nobody who has a name."""
    if chain.type is MentionType.STATE or not chain.mentions:
        return None
    draft = _MAKERS[chain.type](chain.mentions, chain.state, page)
    if draft is None or (len(chain.states) > 1 and not draft.is_named):
        return None
    draft.chains = {chain.number}
    for mention in chain.mentions:
        words = mention.span.of(page.text)
        draft.mentions.add(Named(mention.span.start, mention.span.end, f"the reader takes it for {draft.label}"))
        draft.aliases |= {form for form in forms_of(words) if _is_alias(form, draft, page)}
    return draft


def _is_alias(words: str, draft: Draft, page: Page) -> bool:
    """Names only, and kinds of agency only with their state: "the Foreign Ministry" is that of many."""
    if draft.is_person or is_pronoun(words) or not any(w[0].isupper() for w in words.split()):
        return False
    if draft.type is not EntityType.AGENCY:
        return True
    state = page.actors.labels.get(draft.state or "", "-"), page.actors.adjectives.get(draft.state or "", "-")
    return any(name in words for name in state) or draft.label in words


_MAKERS = {
    MentionType.IGO: bodies.read_body,
    MentionType.AGENCY: bodies.read_agency,
    MentionType.ORGANIZATION: bodies.read_organization,
    MentionType.NATIONALS: bodies.read_nationals,
    MentionType.OFFICIAL: people.read_official,
    MentionType.PERSON: people.read_private_person,
}


def _agencies_inside(chain: Chain, drafts: Sequence[Draft], page: Page) -> Iterable[Draft]:
    """The agencies that mentions of an official name ("Foreign Ministry spokesman"); the first is the official's."""
    official = next((d for d in drafts if chain.number in d.chains and d.is_person), None)
    if official is None or chain.state is None or chain.type is not MentionType.OFFICIAL:
        return
    for mention in chain.mentions:
        for agency in bodies.agencies_inside(mention.span, chain.state, page):
            official.member_of = official.member_of or agency.ident
            yield agency


def _states_beside(chains: Sequence[Chain], page: Page) -> list[Draft]:
    """The states and bodies that chains are, belong to, or stand for, with the words that name them in mentions."""
    found: dict[str, Draft] = {}
    for chain in chains:
        for code in chain.states:
            draft = found.setdefault(code, _state(code, page))
            if chain.type is MentionType.STATE and len(chain.states) == 1:
                draft.mentions |= {
                    Named(m.span.start, m.span.end, f"the reader takes it for {draft.label}") for m in chain.mentions
                }
                draft.chains.add(chain.number)
            for mention in chain.mentions:
                _name_inside(draft, mention, code, page)
    return list(found.values())


def _state(code: str, page: Page) -> Draft:
    body = party_id(code, page.actors.bodies).startswith("igo:")
    label = page.actors.labels.get(code, code)
    draft = Draft(EntityType.IGO if body else EntityType.STATE, label, code, "", set())
    draft.aliases |= {code} if body else {a for a in [page.actors.adjectives.get(code)] if a}
    return draft


def _name_inside(draft: Draft, mention: Mention, code: str, page: Page) -> None:
    """A state named inside a longer mention: "Kazakh authorities"."""
    for hit in page.hits(mention.span):
        sense = hit.sense(*_STATES_NAMES, code=code)
        if sense is not None and sense.code == code and not sense.slug:
            words = hit.span.of(page.text)
            draft.mentions.add(Named(hit.span.start, hit.span.end, f"'{words}' is of {draft.label}"))
            draft.aliases.add(words)


def _unresolved(chain: Chain, party: Party, page: Page) -> Iterable[Unresolved]:
    if party.entities:
        return
    for mention in chain.mentions:
        words = mention.span.of(page.text)
        yield Unresolved(
            mention.span.start, mention.span.end, words, f"the text does not tell whose '{bare(words)}' is"
        )
