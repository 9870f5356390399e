"""Which date belongs to which act: through the tree and the story, never by guess.

An act takes the date of its own clause, else that of a clause that it is part of, else the days that its paragraph
tells of, else, for news in the present or past simple, the day of publication. What no rule dates stays undated.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from spacy.tokens import Span, Token

from graph.coding.cast import Cast
from graph.coding.dates import Anchors, Dated, find_dates
from graph.coding.events import tree
from graph.coding.events.drafts import Accident, Draft
from graph.coding.events.matching import auxiliaries, is_future
from graph.coding.offsets import Offset, find_offsets
from graph.lexicon.acts import ActLexicon
from graph.lexicon.context import load_context
from graph.lexicon.dates import DateWords
from graph.model import BlockKind, DateBasis, Document, Status, Window

_PRESENT, _PAST = frozenset({"VBP", "VBZ"}), frozenset({"VBD"})
_PRESENT_OR_PAST = _PRESENT | _PAST
_STATES_OF_MIND = frozenset({Status.PLANNED, Status.THREATENED})
_DONE = frozenset({Status.OCCURRED, Status.ALLEGED, Status.DENIED})
# Clauses of the same time as the clause above them; all other factual marks open what was before it, or its reason.
_SAME_TIME = frozenset({"when", "as", "while", "where", "during", "amid"})
_BEFORE_IT = frozenset({"after", "following", "because"})
_ATTRIBUTIVE = frozenset({"nmod:poss", "nummod", "compound", "amod"})
_AT_THE_TIME = frozenset({"at", "in", "during", "as", "under", "on"})
_OF_WORDS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST"})
_OFFICIAL = frozenset({"SANCTION", "AGREE", "COOPERATE", "CONCEDE", "RETREAT", "REJECT"})
_PLANNING = frozenset(
    {"plan", "schedule", "due", "expect", "set", "slate", "intend", "prepare", "want", "hope", "invite"}
)
_OPENING_WORDS = frozenset({"the", "same", "afternoon", "evening", "morning", "night", "of"})
_ANSWERS = frozenset({"response", "reaction", "answer", "retaliation", "protest"})
_OPENERS = frozenset({"it", "he", "she", "they", "then", "meanwhile", "both"})
_VAGUE = 28  # days from which on a window covers an act and what led to it alike
_RECENT = 7  # days before publication that are still the story of the day
_LONG_OPENING = 5  # words before a date that still opens its sentence: "As part of last week's deal, ..."
_LONGEST_MONTH = 31
_DETAILS, _LATE = 2, 3  # sentences below a lead that may tell its day; days that news is late
_STEM = 5  # letters that a verb and its noun share: "announced", "the announcement"


Speaks = Callable[[Draft | Accident, Token], bool]


@dataclass(frozen=True)
class Dating:
    """The days of an act and what they rest on; both None where the text gives none."""

    window: Window | None = None
    basis: DateBasis | None = None


@dataclass(frozen=True)
class Placed:
    """A date expression and the word that heads it; `fixed` where it dates that word and nothing above it."""

    dated: Dated
    root: Token
    fixed: bool = False


@dataclass
class _Story:
    """Where the telling stands: the days of the section, of the paragraph, and those last spoken of."""

    paragraph: int = -1
    section: Window | None = None
    here: Window | None = None
    is_chronicle: bool = False  # entries under a date: told in the present, meant as past
    spoken_of: Window | None = None
    line: Window | None = None  # the single day last spoken of


class Calendar:
    """Dates the acts of one document, sentence by sentence, in order."""

    def __init__(self, document: Document, words: DateWords, lexicon: ActLexicon, cast: Cast) -> None:
        self._document, self._published = document, document.published
        self._words, self._lexicon, self._cast = words, lexicon, cast
        self._starts = [block.start for block in document.blocks]
        self._story = _Story()
        self._told_before: Window | None = None  # the days that the paragraph told of before this sentence
        self._sentence_day: Window | None = None  # the days of its main clause
        self._opens_paragraph = False
        self._placed: list[Placed] = []
        self._known: dict[str, Window] = {}  # days of what a stem stands for: "announ" -> those of the announcement
        self._acts: list[tuple[str, frozenset[str], Window]] = []

    def read(self, sentence: Span, items: Sequence[Draft | Accident] = ()) -> None:
        """Take in the next sentence, with the acts that it tells of."""
        self._turn_page(sentence)
        placed = self._find(sentence)
        self._told_before = self._story.here
        self._placed = self._with_offsets(sentence, placed, items)
        self._follow(sentence)

    def date(self, draft: Draft | Accident, others: Sequence[Token]) -> Dating:
        """The date that sentence or story give the act; the day of publication for news without any other cue."""
        dating = self._date(draft, others)
        if dating.window is not None and dating.basis is not DateBasis.DOCUMENT:
            self._known[_stem(draft.trigger)] = dating.window
        if dating.window is not None and isinstance(draft, Draft):
            self._acts.append((draft.coding.type, draft.states, dating.window))
        return dating

    def _date(self, draft: Draft | Accident, others: Sequence[Token]) -> Dating:
        own = self._own(draft, others)
        if own is not None:
            return Dating(own.dated.window, own.dated.basis)
        ahead = self._by_details(draft)
        if ahead is not None:
            return Dating(ahead, DateBasis.RELATIVE)
        anaphor = self._by_subject(draft)
        if anaphor is not None:
            return Dating(anaphor, DateBasis.RELATIVE)
        if self._placed and not all(p.dated.since for p in self._placed) and _is_background(draft):
            return Dating()
        return self._by_story(draft)

    # ---- what the sentence says -------------------------------------------------------------------------------------

    def _own(self, draft: Draft | Accident, others: Sequence[Token]) -> Placed | None:
        placed = [p for p in self._placed if self._is_possible(draft, p) and not self._is_of_reason(draft.trigger, p)]
        reach = _reach(draft, self._lexicon, self._speaks)
        own = _governed(draft.trigger, placed, reach) or self._beside(draft.trigger, placed)
        own = own or _of_last_conjunct(draft.trigger, placed)
        if own is None:
            vague = [p for p in placed if p.dated.window.days >= _VAGUE and not p.dated.since]
            own = _governed(draft.trigger, vague, _reach(draft, self._lexicon, self._speaks, beyond=_BEFORE_IT))
        free = [p for p in placed if not p.fixed]
        if (
            own is None
            and len(self._placed) == 1
            and free
            and not self._belongs_elsewhere(free[0], draft.trigger, others)
        ):
            own = free[0]
        return own

    def _is_possible(self, draft: Draft | Accident, placed: Placed) -> bool:
        """Whether an act of that status can be of those days: what is done is not of a day to come."""
        if self._published is None or placed.dated.window.first <= self._published:
            return True
        verb = _finite(draft.trigger)
        done = not isinstance(draft, Draft) or draft.coding.status in _DONE
        return not done or verb is None or not _is_simple_past(verb)

    def _is_of_reason(self, trigger: Token, placed: Placed) -> bool:
        """In a chronicle a date behind "over" is that of the reason: "charged three men over a raid in April"."""
        between = trigger.doc[trigger.i : placed.root.i]
        return self._story.is_chronicle and any(t.lower_ == "over" and t.dep_ == "case" for t in between)

    def _beside(self, trigger: Token, placed: Sequence[Placed]) -> Placed | None:
        """The date after the act word with nothing but its own phrases between them, whatever the tree says."""
        if trigger.pos_ != "VERB" or not _is_finite(trigger):
            return None
        for p in placed:
            between = trigger.doc[trigger.i + 1 : p.root.i]
            if (
                p.root.i > trigger.i
                and not p.fixed
                and p.root.dep_ not in _ATTRIBUTIVE
                and not any(map(_opens, between))
            ):
                return p
        return None

    def _belongs_elsewhere(self, placed: Placed, trigger: Token, others: Sequence[Token]) -> bool:
        """Whether the only date of a sentence is that of another word than the act word."""
        if placed.dated.since or placed.root.pos_ == "VERB" or _in_core_argument(placed.root):
            return True
        for word in list(tree.path_up(placed.root))[1:12]:
            if word.i == trigger.i:
                return False
            if any(word.i == o.i for o in others) or word.lemma_.lower() in self._lexicon.saying:
                return True
            if word.pos_ == "VERB":
                if word.tag_ == "VBG" and any(
                    c.lower_ in ("of", "for", "in") for c in word.children if tree.dep(c) in ("mark", "case")
                ):
                    return True  # "accused X of attacking it last week"
                if tree.dep(word) == "acl":
                    return word.head.i != trigger.i
                return word.head != word and tree.is_factual_edge(word)
        return any(tree.is_factual_edge(word) for word in tree.path_up(trigger))

    def _speaks(self, draft: Draft | Accident, verb: Token) -> bool:
        """Whether those who do the act are those who tell of it: "China said on Sunday that it had lowered ties"."""
        if not isinstance(draft, Draft) or draft.coding.type not in _OFFICIAL:
            return False
        speakers = {p.state for s in tree.surface_subjects(verb) for p in self._cast.parties(s)}
        actors = {p.state for p in draft.roles.actors if p.state}
        return not actors or bool(actors & speakers)

    def _by_subject(self, draft: Draft | Accident) -> Window | None:
        """ "The agreement was sealed in a call": the day of the agreement, where it was told before."""
        if not isinstance(draft, Draft) or draft.coding.type in _OF_WORDS or draft.coding.status not in _DONE:
            return None
        verb = _finite(draft.trigger)
        if verb is None or not tree.is_passive(verb) or _is_pluperfect(verb) or verb.head != verb:
            return None
        for subject in tree.children(verb, "nsubj"):
            if subject.pos_ == "NOUN" and any(c.lower_ in ("the", "this") for c in subject.children):
                return self._day_known(subject)
        return None

    # ---- what the story says ----------------------------------------------------------------------------------------

    def _by_story(self, draft: Draft | Accident) -> Dating:
        verb = _finite(draft.trigger)
        if verb is None or _is_pluperfect(verb) or any(t.lower_ in self._words.before for t in verb.children):
            return Dating()
        if isinstance(draft, Draft) and _is_background(draft):
            return Dating()
        if _stands_apart(draft):
            return Dating()
        here, story = self._told_before, self._story
        if self._sentence_day is not None and draft.trigger.dep_ == "acl:relcl":
            here = self._sentence_day
        if here is not None and (_is_simple_past(verb) or story.is_chronicle) and not _is_perfect(verb):
            return Dating(here, DateBasis.RELATIVE)
        if here is not None and self._is_old(here):
            return Dating()
        return self._by_document(draft, verb)

    def _is_old(self, window: Window) -> bool:
        return self._published is not None and window.last < self._published - timedelta(_RECENT)

    def _by_document(self, draft: Draft | Accident, verb: Token) -> Dating:
        if self._published is None or not isinstance(draft, Draft):
            return Dating()
        if verb.lemma_.lower() in self._lexicon.happening and verb != draft.trigger:
            return Dating()  # "the raid occurred after ...": told as known, not as the news of the day
        if not (verb.tag_ in _PRESENT_OR_PAST or auxiliaries(verb) or tree.is_passive(verb) or is_future(verb)):
            return Dating()
        return Dating(Window.day(self._published), DateBasis.DOCUMENT)

    def _by_details(self, draft: Draft | Accident) -> Window | None:
        """The day of a headline or of a lead in the perfect ("has expelled"), told by the sentences below it.

        Not where the sentence names a cause ("after police stormed ..."): then the details may be those of the cause.
        """
        if self._published is None or not isinstance(draft, Draft) or draft.coding.status not in _DONE or self._placed:
            return None
        kind, sentence = self._kind(), draft.sentence
        verb = _finite(draft.trigger)
        in_lead = kind is BlockKind.BODY and self._is_early() and verb is not None and _is_perfect(verb)
        if not (in_lead or kind is BlockKind.TITLE) or any(t.lower_ in _BEFORE_IT | {"as"} for t in sentence):
            return None
        bodies = [b for b in self._document.blocks if b.kind is BlockKind.BODY]
        doc, start = sentence.doc, sentence.end
        for _ in range(_DETAILS):
            while start < len(doc) and (
                doc[start].is_space or not any(b.start <= doc[start].idx < b.end for b in bodies)
            ):
                start += 1
            if start >= len(doc):
                return None
            below = doc[start].sent
            for p in self._find(below):
                if _main_depth(p) is not None and p.dated.window.is_day and not p.dated.since and _tells_on(p.root):
                    recent = self._published - timedelta(_LATE) <= p.dated.window.first <= self._published
                    return p.dated.window if recent else None
            start = below.end
        return None

    def _kind(self) -> BlockKind:
        return self._document.blocks[self._story.paragraph].kind if len(self._starts) > 1 else BlockKind.BODY

    def _turn_page(self, sentence: Span) -> None:
        """A new paragraph begins with the section's days; a heading that is a date opens a section."""
        at = sentence.start_char + len(sentence.text) - len(sentence.text.lstrip())
        number = bisect_right(self._starts, at) - 1
        if len(self._starts) < 2:
            number = self._document.text.count("\n\n", 0, at)
        story = self._story
        self._opens_paragraph = number != story.paragraph
        if not self._opens_paragraph:
            return
        follows, story.paragraph = story.paragraph >= 0, number
        kind = self._kind()
        if kind in (BlockKind.HEADING, BlockKind.TITLE):
            story.section = None
        goes_on = follows and kind is BlockKind.BODY and sentence[0].lower_ in _OPENERS
        story.here = story.section or (story.here if goes_on else None)
        story.is_chronicle = story.section is not None

    def _find(self, sentence: Span) -> list[Placed]:
        def looks_ahead(start: int, end: int) -> bool:
            span = sentence.char_span(start, end, alignment_mode="expand")
            return span is not None and _looks_ahead(span.root)

        story = self._story
        anchors = Anchors(self._published, story.spoken_of, story=story.here, line=story.line)
        placed = []
        for dated in find_dates(sentence.text, anchors, looks_ahead):
            span = sentence.char_span(dated.start, dated.end, alignment_mode="expand")
            if span is None or _is_term(sentence, dated, span.root):
                continue
            placed.append(Placed(dated, _opened_clause(span) or _day_word(span)))
        return placed

    def _with_offsets(self, sentence: Span, placed: list[Placed], items: Sequence[Draft | Accident]) -> list[Placed]:
        for offset in find_offsets(sentence.text):
            marker = sentence.char_span(offset.marker, offset.marker + 1, alignment_mode="expand")
            inner = marker.root.head
            if tree.dep(marker.root) not in ("mark", "case", "advmod") or inner.i < marker.root.i:
                continue
            placed = [p for p in placed if p.fixed or not (p.dated.start < offset.end and offset.start < p.dated.end)]
            placed += self._settle(offset, inner, placed, items)
        return placed

    def _settle(
        self, offset: Offset, inner: Token, placed: Sequence[Placed], items: Sequence[Draft | Accident]
    ) -> list[Placed]:
        """The days of one side of a distance in time, where those of the other side are known."""
        outer = next((w for w in tree.path_up(inner) if w != inner and w.pos_ in ("VERB", "AUX")), None)

        def place(window: Window, root: Token) -> list[Placed]:
            return [Placed(Dated(offset.start, offset.end, window, DateBasis.RELATIVE), root, fixed=True)]

        if outer is not None:
            around = _governed(
                outer,
                [p for p in placed if not _is_below(p.root, inner)],
                {w.i: n for n, w in enumerate(_clause_chain(outer))},
            )
            if around is not None:
                return place(offset.of_inner(around.dated.window), inner)
        known = self._act_known(inner, items) or self._day_known(inner)
        if known is None and inner.pos_ == "NOUN" and any(c.lower_ in ("that", "this") for c in inner.children):
            known = self._story.line or self._story.spoken_of  # "five days after that meeting"
        if known is not None and outer is not None:
            return place(offset.of_outer(known), outer)
        if (
            outer is not None
            and self._published
            and not self._story.here
            and outer.tag_ in _PRESENT_OR_PAST
            and self._is_early()
        ):
            return place(offset.of_inner(Window.day(self._published)), inner)
        return []

    def _is_early(self) -> bool:
        """Whether the sentence stands in the title, the summary or the lead."""
        bodies = [n for n, b in enumerate(self._document.blocks) if b.kind is BlockKind.BODY]
        return not bodies or self._story.paragraph <= bodies[0] or self._story.paragraph in bodies[:2]

    def _act_known(self, word: Token, items: Sequence[Draft | Accident]) -> Window | None:
        """The days of the same kind of act between the same states, told before."""
        for item in items:
            if isinstance(item, Draft) and item.trigger == word and len(item.states) > 1:
                same = [w for kind, states, w in self._acts if kind == item.coding.type and states == item.states]
                return same[-1] if same else None
        return None

    def _day_known(self, word: Token) -> Window | None:
        stem = _stem(word)
        if word.pos_ not in ("NOUN", "VERB"):
            return None
        return next(
            (
                w
                for known, w in reversed(self._known.items())
                if known[:_STEM] == stem[:_STEM] or stem.startswith(known)
            ),
            None,
        )

    def _follow(self, sentence: Span) -> None:
        """Remember which days the story has come to."""
        story, past = self._story, [p for p in self._placed if self._is_past(p)]
        if past and self._kind() is BlockKind.HEADING and _is_only_date(sentence, past):
            story.section = story.here = past[-1].dated.window
            story.is_chronicle = True
            story.spoken_of = story.section
            return
        if past and self._opens_paragraph and _is_only_date(sentence, past):
            story.here = story.spoken_of = past[-1].dated.window
            story.is_chronicle = True
            return
        main = [(depth, -p.dated.start, p) for p in past for depth in [_main_depth(p)] if depth is not None]
        main = [m for m in main if self._moves(sentence, m[2])]
        self._sentence_day = None
        if main:
            best = min(main, key=lambda m: m[:2])[2]
            story.here = story.spoken_of = self._sentence_day = best.dated.window
            story.line = best.dated.window if best.dated.window.is_day else story.line
            story.is_chronicle = story.is_chronicle or _is_label(sentence, best)
            for verb in _clause_chain(best.root):
                self._known[_stem(verb)] = best.dated.window
            return
        days = [p.dated.window for p in past if p.dated.window.is_day]
        story.line = days[-1] if days else story.line
        aside = [p for p in past if p.dated.window.days <= _LONGEST_MONTH and not _stands(p)]
        if aside:
            story.spoken_of = aside[-1].dated.window

    def _moves(self, sentence: Span, placed: Placed) -> bool:
        """Whether a dated clause carries the story on."""
        if placed.dated.since:
            return False
        return self._story.is_chronicle or _is_label(sentence, placed) or _tells_on(placed.root)

    def _is_past(self, placed: Placed) -> bool:
        return self._published is None or placed.dated.window.first <= self._published


# ---- reading the tree ------------------------------------------------------------------------------------------------


def _governed(trigger: Token, placed: Sequence[Placed], reach: dict[int, int]) -> Placed | None:
    """The date below the act word, or below a word above it whose date the act shares; the nearest one."""
    best: tuple[int, int, Placed] | None = None
    for p in placed:
        for steps, word in enumerate(_holders(p)):
            if word.i in reach:
                key = (reach[word.i], steps + abs(p.root.i - trigger.i))
                if best is None or key < best[:2]:
                    best = (*key, p)
                break
            if steps and word.pos_ == "VERB":
                break  # the date belongs to a clause of its own
    return best[2] if best else None


def _of_last_conjunct(trigger: Token, placed: Sequence[Placed]) -> Placed | None:
    """The date at the end of a row of verbs with one subject: "expelled the envoy and recalled its own in May"."""
    for verb in reversed(tree.children(trigger, "conj")):
        if verb.pos_ == "VERB" and not tree.children(verb, "nsubj"):
            after = [p for p in placed if p.root.i > verb.i and not p.fixed]
            return _governed(verb, after, {verb.i: 0})
    return None


def _holders(placed: Placed) -> list[Token]:
    """The date's word and the words above it that it may date."""
    if placed.fixed or placed.root.pos_ == "VERB":
        return [placed.root]
    found = []
    for word in list(tree.path_up(placed.root))[:12]:
        if _is_misread_adjective(word):
            continue
        found.append(word)
        if word.dep_ in _ATTRIBUTIVE and _in_core_argument(word):
            found.append(word.head)
            break
    return found


def _in_core_argument(word: Token) -> bool:
    """Whether a date qualifies the subject or object, or what an act answers: "condemned Wednesday's raid"."""
    noun = word.head
    if word.dep_ not in _ATTRIBUTIVE or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    return tree.dep(noun) != "obl" or not _AT_THE_TIME.issuperset(tree.case_of(noun)) or _is_answer(noun)


def _is_answer(noun: Token) -> bool:
    return any(c.lemma_.lower() in _ANSWERS for c in tree.path_up(noun))


def _is_misread_adjective(word: Token) -> bool:
    """A participle before its noun that the parser took for a clause: "32 captured servicemen on Wednesday"."""
    if word.tag_ != "VBN" or auxiliaries(word) or word.i == word.sent.start or word.i + 1 >= len(word.doc):
        return False
    before, after = word.nbor(-1), word.nbor(1)
    return (
        before.pos_ in ("NUM", "DET", "ADJ")
        and after.pos_ in ("NOUN", "ADJ", "PROPN")
        and tree.dep(word) in ("advcl", "acl")
    )


def _reach(
    draft: Draft | Accident, lexicon: ActLexicon, speaks: Speaks, beyond: frozenset[str] = frozenset()
) -> dict[int, int]:
    """The words whose date the act shares, with their distance: itself, and the clauses that it is part of.

    `beyond`: the marks ("after") that do not end the reach.
    """
    trigger = draft.trigger
    reach = {trigger.i: 0}
    closing = load_context().factual_marks - _SAME_TIME - beyond
    for steps, word in enumerate(tree.path_up(trigger)):
        reach.setdefault(word.i, steps)
        for said in tree.children(word, "parataxis"):
            if said.lemma_.lower() in lexicon.saying and not _is_pluperfect(word):
                reach.setdefault(said.i, steps + 1)
        if word.head == word:
            break
        above = word.head
        if tree.dep(word) in ("obl", "nmod") and (closing | {"over", "for"}).intersection(tree.case_of(word)):
            break
        if (
            tree.dep(word) == "advcl"
            and {c.lower_ for c in word.children if tree.dep(c) in ("mark", "case", "advmod")} & closing
        ):
            break
        if (
            tree.dep(word) == "parataxis"
            and above.pos_ == "VERB"
            and {c.lower_ for c in word.children if tree.dep(c) == "mark"} & closing
        ):
            break
        told_by_actor = tree.dep(word) == "ccomp" and speaks(draft, above)
        if word.pos_ == "VERB" and _is_pluperfect(word) and not beyond and not told_by_actor:
            break
        if (
            word.dep_ == "acl:relcl"
            and above.pos_ in ("NOUN", "PROPN")
            and not any(c.lower_ in ("where", "when") for c in word.children)
        ):
            break
        if tree.dep(word) == "ccomp" and above.lemma_.lower() in lexicon.saying and not _is_news(word):
            break
    return reach


def _is_news(verb: Token) -> bool:
    """Whether a reported clause tells of what happened just before it was said, or of what will."""
    return verb.tag_ != "VB" or is_future(verb)


def _clause_chain(word: Token) -> list[Token]:
    """The verb of the word's clause and those that it is coordinated with or that report it."""
    verb = next((w for w in tree.path_up(word) if w.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return []
    found = [verb]
    while tree.dep(found[-1]) in ("conj", "ccomp") and found[-1].head.pos_ in ("VERB", "AUX"):
        found.append(found[-1].head)
    return [*found, *(c for c in tree.children(verb, "conj") if c.pos_ == "VERB" and not tree.children(c, "nsubj"))]


def _main_depth(placed: Placed) -> int | None:
    """How deep in reported clauses the date stands; None where it dates no main clause."""
    depth, words = 0, list(tree.path_up(placed.root))
    if placed.fixed and tree.dep(placed.root) in ("obl", "nmod"):
        return None
    for word in words:
        relation = tree.dep(word)
        if word.head == word:
            return depth
        if relation in ("acl", "advcl") and not _is_misread_adjective(word):
            return None
        if word != placed.root and relation in ("nsubj", "obj", "nmod") and word.pos_ in ("NOUN", "PROPN"):
            return None
        if relation in ("obl", "nmod") and load_context().factual_marks.difference(("during",)).intersection(
            tree.case_of(word)
        ):
            return None
        depth += relation in ("ccomp", "xcomp", "parataxis", "csubj")
    return depth


def _tells_on(word: Token) -> bool:
    """Whether the clause of a word tells what happened next: not in the pluperfect, not how things now stand."""
    verb = next((w for w in tree.path_up(word) if w.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return True
    if _is_pluperfect(verb) or is_future(verb) or _is_perfect(verb):
        return False
    tags = {verb.tag_} | {c.tag_ for c in tree.children(verb, "aux", "cop")}
    return bool(tags & _PAST) or not tags & _PRESENT


def _stands(placed: Placed) -> bool:
    """Whether the date says how long a state has lasted or when it is: "five weeks later they are still at odds"."""
    if _main_depth(placed) is None:
        return False
    verb = next((w for w in tree.path_up(placed.root) if w.pos_ in ("VERB", "AUX")), None)
    return verb is not None and not _is_pluperfect(verb)


def _is_below(word: Token, above: Token) -> bool:
    return any(w == above for w in tree.path_up(word))


def _opens(token: Token) -> bool:
    """Whether a clause or another predicate begins with the word."""
    if (
        token.lower_ in ("that", "which", "who", "whom", "where", "when", ";", ":", "“", "”", '"')
        or token.lower_ in load_context().factual_marks
    ):
        return True
    return token.pos_ in ("VERB", "AUX") and not (token.tag_ == "VBN" and not auxiliaries(token))


def _day_word(span: Span) -> Token:
    """The word of a date expression that hangs in the tree: not its preposition, where the parser took that for it."""
    root = span.root
    if root.pos_ != "ADP":
        return root
    return next((t for t in reversed(span) if t.pos_ in ("PROPN", "NOUN", "NUM")), root)


def _opened_clause(span: Span) -> Token | None:
    """The verb of the clause that a date opens ("On 4 January Seoul ...", "and in May it ..."), by the words."""
    doc, first, last, sentence = span.doc, span.start, span.end - 1, span.sent
    if last + 1 < sentence.end and doc[last + 1].tag_ == "POS":
        before = doc[sentence.start : first]
        opens = (
            0 < len(before) < _LONG_OPENING and before[0].lower_ in _AT_THE_TIME and not any(map(_is_answer, before))
        )
        if not opens:
            return None
        first = sentence.start
    while first > sentence.start and (doc[first - 1].pos_ in ("ADP", "ADV") or doc[first - 1].lower_ in _OPENING_WORDS):
        first -= 1
    conjoined = first > sentence.start and doc[first - 1].lower_ in ("and", "but", ";", "then")
    if first > sentence.start and not conjoined:
        return None
    for token in doc[last + 1 : sentence.end]:
        if token.pos_ != "VERB" or _is_inner(token, last):
            continue
        if conjoined and tree.dep(token) not in ("conj", "parataxis"):
            return None
        if _is_finite(token) or (conjoined and token.tag_ == "VBN"):
            return token
    return None


def _is_inner(verb: Token, after: int) -> bool:
    """Whether the verb belongs to a subordinate clause that begins after the word at `after`."""
    for word in tree.path_up(verb):
        if word.i <= after:
            return False
        opened = [c for c in word.children if after < c.i < word.i]
        if any(tree.dep(c) == "mark" or c.tag_ in ("WDT", "WP", "WRB") for c in opened):
            return True
    return False


def _looks_ahead(root: Token) -> bool:
    """Whether the clause of a date speaks of what is to come."""
    verb = next((w for w in tree.path_up(root) if w != root and w.pos_ == "VERB"), None)
    if verb is None:
        return False
    if is_future(verb) or any(a.tag_ == "MD" and a.lower_ != "could" for a in auxiliaries(verb)):
        return True
    if verb.lemma_.lower() in _PLANNING and verb.tag_ == "VBN" and (tree.is_passive(verb) or not _is_pluperfect(verb)):
        return True
    above = verb.head
    planned = above.lemma_.lower() in _PLANNING or above.pos_ == "ADJ" or above.lower_ == "going"
    return tree.dep(verb) == "xcomp" and verb.tag_ == "VB" and above != verb and planned


def _is_term(sentence: Span, dated: Dated, root: Token) -> bool:
    """Whether "within 48 hours" or "by Friday" is a term that is set, not a time at which something was done."""
    text = sentence.text[dated.start : dated.end].lower()
    if not text.startswith("within"):
        return False
    verb = next((w for w in tree.path_up(root) if w.pos_ in ("VERB", "AUX")), None)
    return verb is None or not (_is_finite(verb) or verb.tag_ == "VBG") or is_future(verb)


def _is_label(sentence: Span, placed: Placed) -> bool:
    """Whether the sentence is an entry of a chronology: "28 May: ..."."""
    text = sentence.text
    return not text[: placed.dated.start].strip() and text[placed.dated.end :].lstrip()[:1] in (":", "–", "—", "-")


def _is_only_date(sentence: Span, placed: Sequence[Placed]) -> bool:
    rest = sentence.text
    for p in sorted(placed, key=lambda p: -p.dated.start):
        rest = rest[: p.dated.start] + rest[p.dated.end :]
    return not any(c.isalnum() for c in rest)


def _is_background(draft: Draft | Accident) -> bool:
    if not isinstance(draft, Draft):
        return False
    return (draft.is_nominal and draft.trigger.tag_ != "VBG") or draft.coding.status in _STATES_OF_MIND


def _stands_apart(draft: Draft | Accident) -> bool:
    """Whether the act stands in a clause that tells of something before the main act, or of something known."""
    for word in tree.path_up(draft.trigger):
        marks = {c.lower_ for c in word.children if tree.dep(c) in ("mark", "advmod", "case")}
        if tree.dep(word) in ("advcl", "parataxis") and marks & {"after", "since", "before", "until", "because"}:
            return True
        if tree.dep(word) in ("obl", "nmod") and {"after", "since", "following", "before"} & set(tree.case_of(word)):
            return True
        if word.dep_ == "acl:relcl" and not _goes_on(draft, word):
            return True
    return False


def _goes_on(draft: Draft | Accident, verb: Token) -> bool:
    """Whether a relative clause tells the answer to what was told: "a charge that Tokyo rejected", ", who accused"."""
    if not isinstance(draft, Draft) or draft.coding.type not in _OF_WORDS or verb != draft.trigger:
        return False
    subjects = tree.children(verb, "nsubj")
    if any(tree.antecedent(c) == verb.head for c in tree.children(verb, "obj")):
        return True
    if any(s.tag_ in ("WDT", "WP") for s in subjects):
        first = min(s.i for s in subjects)
        return verb.tag_ in _PAST and verb.doc[first - 1].text == ","
    return bool(subjects) and not tree.children(verb, "obj")


def _finite(trigger: Token) -> Token | None:
    return next((word for word in tree.path_up(trigger) if word.pos_ in ("VERB", "AUX") and _is_finite(word)), None)


def _is_finite(word: Token) -> bool:
    return word.tag_ in _PRESENT_OR_PAST or bool(auxiliaries(word)) or tree.is_passive(word) or _is_lost_main(word)


def _is_lost_main(word: Token) -> bool:
    """Whether a participle after the root noun is the main verb that the parser missed: "Rockets killed two men"."""
    if word.tag_ != "VBN" or tree.dep(word) != "acl" or word.head.head != word.head or word.i < word.head.i:
        return False
    return word.head.pos_ in ("NOUN", "PROPN") and not tree.children(word.head, "nsubj", "cop")


def _auxiliary_tags(verb: Token) -> frozenset[str]:
    return frozenset(a.tag_ for a in auxiliaries(verb))


def _is_simple_past(verb: Token) -> bool:
    if _is_lost_main(verb):
        return True
    return verb.tag_ in _PAST or (verb.tag_ == "VBN" and bool(_auxiliary_tags(verb) & _PAST) and not is_future(verb))


def _is_pluperfect(verb: Token) -> bool:
    return any(a.lower_ in ("had", "'d") for a in auxiliaries(verb)) and verb.tag_ == "VBN"


def _is_perfect(verb: Token) -> bool:
    return any(a.lower_ in ("has", "have", "'s", "'ve", "’ve", "’s") for a in auxiliaries(verb)) and verb.tag_ == "VBN"


def _stem(token: Token) -> str:
    return token.lemma_.lower()[: _STEM + 1]
