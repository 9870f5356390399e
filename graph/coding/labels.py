"""Labels of incidents, in the text's own words: who did what to whom, and where."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from graph.coding.cast import Cast
from graph.coding.events import tree
from graph.coding.events.drafts import Accident, Draft
from graph.lexicon.actors import load_actors
from graph.lexicon.dates import load_date_words
from graph.lexicon.incidents import load_incident_words
from graph.model import Window

_LONGEST_PHRASE = 12  # words of a label's noun phrase
_LONGEST_PLACE = 9
_LONGEST_NAME = 4
_CUT = frozenset(
    {"persona", "who", "which", "that", "where", "when", ",", ";", "(", "–", "—", "while", "after", ":", "before"}
)
_INSIDE = frozenset({"of", "from", "against", "on", "near", "with", "to", "between"})
_WHERE = frozenset({"in", "near", "at", "off", "outside", "inside", "over", "around", "between", "along", "on"})
_GROUND = frozenset(
    [
        "airport",
        "base",
        "border",
        "camp",
        "checkpoint",
        "city",
        "coast",
        "consulate",
        "crossing",
        "depot",
        "district",
        "embassy",
        "gate",
        "harbor",
        "harbour",
        "island",
        "mission",
        "port",
        "prison",
        "province",
        "region",
        "residence",
        "shoal",
        "strait",
        "temple",
        "territory",
        "town",
        "village",
        "waters",
    ]
)  # common nouns that say where even without a name
_RELATIONS = " of relations"
_LINKED = frozenset({"of", "on", "against", "with", "between", "over", "from"})
_OF_ENVOYS = frozenset({"expulsion"})
_ATTEMPTED = "attempted "
_FORCIBLE = frozenset({"ASSAULT", "COERCE"})
_COUNTING = frozenset(
    {"a", "another", "at", "both", "dozens", "eight", "five", "four", "hundreds", "most", "nine"}
) | frozenset({"one", "part", "scores", "seven", "several", "six", "some", "ten", "thousands", "three", "two"})
_DYING = frozenset({"die", "perish"})
_LEAVING = frozenset({"leave", "depart", "fly", "return"})
_DATED_FRONT = re.compile(
    r"^(?:(?:last|this|next) (?:week|month|year|night)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)['’]s ", re.I
)
_VISITS = frozenset({"visit", "trip", "tour", "stay"})
_OPENING = ("DET", "PUNCT", "CCONJ", "ADP", "ADV")
_PART_OF_NAME = ("flat", "compound", "appos")
_BOTH = 2
_REACH = 16  # words behind the act word in which a place that hangs deeper is looked for
_SURE = frozenset({"in", "near", "at", "off", "outside"})
_TIMES = frozenset({"afternoon", "day", "evening", "morning", "month", "night", "week", "weekend", "year"})
_KINSHIP = 4  # letters that a word of the kind shares with a head that only repeats it


def incident_label(item: Draft | Accident, place: str | None, when: str | None, cast: Cast) -> str:
    """A label that a reader knows the happening by: "Police raids in Yekaterinburg, 27 June 2025"."""
    phrase = what_happened(item, cast)
    where = where_told(item, cast)
    if where and where[1].lower() in phrase.lower():
        where = None
    told = f" {where[0]}" if where else ""
    if place and place[:1].isupper() and place.lower() not in (phrase + told).lower():
        told += f" in {place}" if not told else ""
    dated = f", {when}" if when else ""
    return f"{phrase[:1].upper()}{phrase[1:]}{told}{dated}"


def kind_of(item: Draft | Accident) -> str | None:
    """The kind of incident that an act makes, by its entry or by its measure."""
    if item.incident or isinstance(item, Accident):
        return item.incident
    return load_incident_words().measures.get(item.coding.measure or "")


def what_happened(item: Draft | Accident, cast: Cast) -> str:
    """The deed, its doer's nationality and whom it struck."""
    kind = kind_of(item) or item.trigger.text
    if kind.endswith(_RELATIONS) and isinstance(item, Draft):
        names = [load_actors().labels.get(s, s) for s in sorted(item.states)]
        return f"{kind} between {' and '.join(names)}" if len(names) > 1 else kind
    trigger = item.trigger
    nominal = trigger.pos_ in ("NOUN", "PROPN") and not _is_verb_form(trigger)
    phrase = (
        (_DATED_FRONT.sub("", noun_phrase(trigger, inside=True)) + _toll(trigger)) if nominal else _of_verb(item, kind)
    )
    if isinstance(item, Draft) and item.is_mutual and " between " not in phrase and len(item.states) == _BOTH:
        return f"{phrase} between {' and '.join(load_actors().labels.get(s, s) for s in sorted(item.states))}"
    return _with_doer(_with_target(phrase, kind, item), item)


def _with_target(phrase: str, kind: str, item: Draft | Accident) -> str:
    """The phrase with whom it struck, where the sentence does not say it beside the deed: "sanctions on Rwanda"."""
    if not isinstance(item, Draft) or item.is_mutual:
        return phrase
    states = {p.state for p in item.roles.recipients if p.state} - {p.state for p in item.roles.actors}
    state = next(iter(states), "") if len(states) == 1 else ""
    adjective, label = load_actors().adjectives.get(state, ""), load_actors().labels.get(state, state)
    if (
        not label
        or label in phrase
        or (adjective and adjective in phrase)
        or any(w[:1].isupper() for w in phrase.split())
    ):
        return phrase
    words = load_incident_words()
    link = words.toward.get(item.coding.measure or "") or words.links.get(phrase, "against")
    if not _LINKED.intersection(phrase.split()):
        if item.coding.measure in _OF_ENVOYS and adjective:
            return f"{phrase} of {adjective} diplomats"
        return f"{phrase} {link} {label}"
    deed, _, struck = phrase.partition(" of ")
    if item.coding.measure in words.toward:
        return f"{phrase} {link} {label}"
    plain = struck and struck.split()[0] not in _COUNTING and not struck[0].isdigit()
    return f"{deed} of {adjective} {struck}" if plain and adjective and item.coding.type in _FORCIBLE else phrase


def _toll(noun: Token) -> str:
    """What a happening did, as its relative clause says: "that killed two people at a depot"."""
    for clause in noun.children:
        if clause.dep_ == "acl:relcl" and clause.pos_ == "VERB" and not tree.is_passive(clause):
            objects = tree.children(clause, "obj")
            if objects and clause.nbor(-1).lower_ in ("that", "which") and objects[0].pos_ == "NOUN":
                end = next(
                    (t.i for t in clause.doc[clause.i : clause.right_edge.i + 1] if _opens_date(t)), clause.right_edge.i
                )
                words = clause.doc[clause.i : min(end, clause.i + _LONGEST_PHRASE)]
                closed = [t for t in words if t.text in (",", ";", ".")]
                words = words[: closed[0].i - clause.i] if closed else words
                loose = len(words) and words[-1].pos_ in ("ADP", "DET", "ADJ", "CCONJ")
                return f" that {words[:-1].text if loose else words.text}".rstrip()
    return ""


def _is_verb_form(token: Token) -> bool:
    """Whether a word tagged as a noun is a verb that was mistaken: "Ruritania, Atlantis swap prisoners"."""
    return bool(tree.children(token, "obj")) and not tree.children(token, "det")


def _of_verb(item: Draft | Accident, kind: str) -> str:
    words, trigger = load_incident_words(), item.trigger
    name = words.nouns.get(trigger.lemma_.lower(), kind)
    if kind.startswith(_ATTEMPTED):
        name = _ATTEMPTED + name.removeprefix(_ATTEMPTED)
    frame = tree.frame(trigger)
    struck = [o for o in frame.objects if o.lemma_.lower() not in words.light]
    if trigger.lemma_.lower() in _DYING | _LEAVING:
        struck = list(frame.subjects) or struck
    if isinstance(item, Accident):
        struck = struck or list(frame.subjects)
    doers = [] if frame.passive else list(frame.subjects)
    weapon = next((t for t in (*struck, *doers, *frame.prepositions.get("by", ())) if _is_weapon(t)), None)
    struck = [t for t in struck if not _is_weapon(t)]
    if not struck:
        struck = [t for p in ("on", "at", "against", "into") for t in frame.prepositions.get(p, ()) if not _is_date(t)]
        struck = [t for t in struck if t.i > trigger.i]
    about = _about(trigger, struck, kind)
    if weapon is not None and kind in words.families["force"]:
        return _by_weapon(weapon, trigger, name, about)
    if kind in ("collision", "clash"):
        others = [noun_phrase(t, inside=True) for t in frame.prepositions.get("with", ()) if not _is_date(t)]
        about = " and ".join(p for p in (about, *others) if p)
        return f"{name} of {about}" if about else name
    if not about:
        return kind if " of " in kind or kind.endswith(f" {name}") else name
    if struck and struck[0].lemma_.lower() in words.instruments:
        return about
    return f"{name} {words.links.get(name, 'of')} {about}"


def _about(trigger: Token, struck: Sequence[Token], kind: str) -> str:
    words = load_incident_words()
    named = [t for t in struck if t.pos_ not in ("PRON", "NUM", "VERB", "AUX") and t.lemma_.lower() not in words.empty]
    if not named or any(named[0].lemma_.lower().startswith(part[:_KINSHIP]) for part in kind.split()):
        return ""
    head = named[0]
    about = noun_phrase(head, inside=True, behind=trigger.i if trigger.i < head.i else -1)
    for clause in tree.children(trigger, "advcl"):
        # "two groups consisting of ...": the parser hung the participle on the verb
        if clause.tag_ == "VBG" and clause.left_edge.i == head.right_edge.i + 1:
            rest = clause.doc[clause.left_edge.i : min(clause.right_edge.i + 1, clause.i + 6)]
            about += f" {rest.text.strip()}" if clause.lower_ in ("consisting", "involving", "including") else ""
    return f"{about}{_named(head)}"


def _named(head: Token) -> str:
    """The name that stands beside an office: "ambassador, Jane Doe,"."""
    names = [a for a in tree.children(head, "appos") if a.pos_ == "PROPN" and a.i > head.i]
    name = noun_phrase(names[0], inside=False, longest=_LONGEST_NAME) if names and head.pos_ == "NOUN" else ""
    return f" {name}" if name else ""


def _by_weapon(weapon: Token, trigger: Token, name: str, about: str) -> str:
    kind = f"{weapon.lemma_.lower()} strike"
    if not about:
        return kind
    if name in ("killing", "wounding"):
        return f"{kind} that {trigger.text.lower()} {about}"
    return f"{kind} on {about}"


def _is_weapon(token: Token) -> bool:
    return token.lemma_.lower() in load_incident_words().weapons


def _with_doer(phrase: str, item: Draft | Accident) -> str:
    """The phrase with the nationality of the one state that did it, unless it names a state's people in front."""
    if not isinstance(item, Draft) or item.is_mutual:
        return phrase
    states = {p.state for p in item.roles.actors if p.state}
    if item.roles.actor_by == "place" or states <= {p.state for p in item.roles.recipients}:
        return phrase
    adjective = load_actors().adjectives.get(next(iter(states)) or "") if len(states) == 1 else None
    label = load_actors().labels.get(next(iter(states)) or "", "") if len(states) == 1 else ""
    opening = " ".join(phrase.split()[:2])
    if not adjective or adjective in opening or (label and label in opening) or opening[:1].isupper():
        return phrase
    return f"{adjective} {phrase}"


def where_told(item: Draft | Accident, cast: Cast) -> tuple[str, str] | None:
    """(words, name) of the place that the clause of the act gives: ("near the town of Rhodes", "town of Rhodes")."""
    trigger = item.trigger
    holders = [trigger, *tree.frame(trigger).objects]
    if trigger.pos_ == "NOUN" and tree.dep(trigger) in ("nsubj", "obj") and trigger.head.pos_ == "VERB":
        holders.append(trigger.head)  # "Fighting broke out near the temple"
    near = [c for h in holders for c in tree.children(h, "obl", "nmod", "advmod") if c.i > h.i or h is not trigger]
    near += [inner for c in near for inner in tree.children(c, "nmod")]
    for phrase in sorted(near, key=lambda t: t.i):
        case = next(iter(tree.case_of(phrase)), "")
        if case in _WHERE and phrase.i > trigger.i and not _is_date(phrase) and _is_place(phrase, case, cast):
            name = noun_phrase(phrase, inside=True, longest=_LONGEST_PLACE)
            told = phrase.doc[_first_of(phrase) : phrase.i].text.split()
            article = "the " if "the" in [w.lower() for w in told] else ""
            return (f"{case} {article}{name}", name) if name else None
    return _loosely_told(trigger, cast)


def _loosely_told(trigger: Token, cast: Cast) -> tuple[str, str] | None:
    """A named place behind the act word in its own part of the sentence, however deep the parser hung it."""
    for token in trigger.doc[trigger.i + 1 : min(trigger.i + _REACH, trigger.sent.end)]:
        if token.text in (";", "(", ":") or (token.text == "," and token.nbor(1).pos_ != "PROPN"):
            return None
        case = next(iter(tree.case_of(token)), "")
        below = any(word == trigger for word in tree.path_up(token))
        if below and token.pos_ == "PROPN" and case in _SURE and not _is_date(token) and _is_place(token, case, cast):
            name = noun_phrase(token, inside=False, longest=_LONGEST_PLACE)
            return (f"{case} {name}", name) if name else None
    return None


def _first_of(phrase: Token) -> int:
    return phrase.left_edge.i


def _is_place(phrase: Token, case: str, cast: Cast) -> bool:
    if phrase.lemma_.lower() in _GROUND:
        return True
    if phrase.pos_ != "PROPN":
        return case != "on" and cast.place(phrase) is not None and cast.place(phrase) != (phrase.text, None)
    known = cast.place(phrase) is not None
    if case in ("on", "over", "between"):
        return known
    return known or not any((p.entity or "").partition(":")[0] in ("person", "official") for p in cast.parties(phrase))


def noun_phrase(head: Token, *, inside: bool, longest: int = _LONGEST_PHRASE, behind: int = -1) -> str:
    """A noun phrase as written, without what only adds to it (clauses, appositions), in at most `longest` words.

    `behind` is the index of a word that stands before the phrase. With `inside`, phrases such as "of ..." and
    "against ..." belong to it.
    """
    first, last = max(_opening_of(head), behind + 1), _end_of_name(head)
    for child in head.children:
        if inside and child.i > head.i and _belongs(child):
            last = max(last, child.right_edge.i)
    words: list[Token] = []
    for token in head.doc[first : min(last + 1, max(first + longest, _end_of_name(head) + 1))]:
        if token.i > head.i and (token.lower_ in _CUT or _opens_date(token) or _opens_another(token)):
            break
        if token.lower_ == "with" and token.i > head.i and token.nbor(1).lower_ == "immediate":
            break
        if token.tag_ != "PRP$":
            words.append(token)
    words = _trimmed(words, head) + (_behind_date(head, words) if inside else [])
    texts = [t.lower_ + t.whitespace_ if _is_plain_start(t) else t.text_with_ws for t in words]
    return " ".join("".join(texts).split()).strip("\"“”'‘’ ")


def _behind_date(head: Token, words: Sequence[Token]) -> list[Token]:
    """What stands behind a date that cut the phrase short: "the bombing in 1985 of a flight"."""
    for child in tree.children(head, "nmod"):
        if "of" in tree.case_of(child) and child not in words and child.i > head.i + 1 and _opens_date(head.nbor(1)):
            return [t for t in head.doc[child.left_edge.i : child.i + 1] if t.pos_ != "DET"]
    return []


def _opening_of(head: Token) -> int:
    """The first word of the phrase; what stands before a comma, colon or verb in it is not part of it."""
    first = head.left_edge.i
    for token in head.doc[first : head.i]:
        if token.pos_ in ("AUX", "SCONJ") or token.tag_ in ("VBD", "VBZ", "VBP", "WP", "WDT", "WRB", "MD"):
            first = token.i + 1
        elif token.lower_ in ("a", "an", "the") and token.i > first and token.nbor(-1).pos_ in ("PROPN", "NUM"):
            first = token.i  # "On 3 May a ferry": the date hung on the noun
        if token.text in (":", ";", "–", "—", ".") or (token.text == "," and token.nbor(1).pos_ not in ("ADJ", "VERB")):
            first = token.i + 1
    return first


def _end_of_name(head: Token) -> int:
    """The last word of a name that begins at its head: "Anna" of "Anna Berg"."""
    last = head.i
    while last + 1 < len(head.doc):
        after = head.doc[last + 1]
        named = tree.dep(after) in _PART_OF_NAME and after.head.i >= head.i and after.head.i <= last
        if not (named and after.pos_ == "PROPN" and head.pos_ == "PROPN"):
            break
        last += 1
    return last


def _belongs(child: Token) -> bool:
    if tree.dep(child) == "nmod" and not _is_date(child):
        guest = "by" in tree.case_of(child) and child.head.lemma_.lower() in _VISITS
        return guest or bool(_INSIDE.intersection(tree.case_of(child)))
    return tree.dep(child) == "acl" and child.dep_ != "acl:relcl" and child.tag_ == "VBG"


def _trimmed(words: list[Token], head: Token) -> list[Token]:
    """The words without articles and quotation marks in front and loose ends behind; "at least" stays whole."""
    while words and words[0].i < head.i and _opens_loosely(words[0]):
        words.pop(0)
    while words and words[-1].i > head.i and words[-1].pos_ in ("ADP", "PUNCT", "DET", "CCONJ", "ADJ", "NUM", "ADV"):
        words.pop()
    return words


def _opens_loosely(token: Token) -> bool:
    if token.lower_ == "at" and token.nbor(1).lower_ in ("least", "most"):
        return False
    return token.pos_ in _OPENING or tree.dep(token) == "case" or token.tag_ in ("PRP$", "POS", "WP$", "WP")


def _is_plain_start(token: Token) -> bool:
    """Whether a capital letter is only that of the sentence's first word."""
    opens = token.is_sent_start is True or (token.pos_ == "NUM" and token.text.istitle())
    return opens and token.pos_ in ("NUM", "ADJ", "NOUN", "ADV") and not _is_national(token)


def _is_national(token: Token) -> bool:
    return token.text in set(load_actors().adjectives.values())


def _is_date(token: Token) -> bool:
    words = load_date_words()
    parts = {token.lower_, *(c.lower_ for c in token.children)}
    dated = not parts.isdisjoint(words.weekdays) or not parts.isdisjoint(words.months)
    return dated or token.like_num or token.lemma_.lower() in _TIMES


def _opens_another(token: Token) -> bool:
    """Whether a second thing follows: "the withdrawal of the envoy and the closure of the embassy"."""
    return (
        token.pos_ == "CCONJ" and token.i + 1 < len(token.doc) and token.nbor(1).pos_ in ("DET", "PRON", "VERB", "AUX")
    )


def _opens_date(token: Token) -> bool:
    """Whether a date follows: the label gives it at its end."""
    if token.lower_ not in ("on", "in", "of", "from", "since", "between") or token.i + 1 >= len(token.doc):
        return _is_date(token) and token.pos_ == "PROPN"
    after = token.nbor(1)
    return _is_date(after) and not (token.lower_ == "of" and after.pos_ == "NUM")


def window_words(window: Window) -> str:
    """The days of a window in words: "27 June 2025", "June 2025", "5 to 7 August 2022"."""
    first, last = window.first, window.last
    if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    if window.is_day:
        return f"{first.day} {_MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        if first.day == 1 and (last.day >= 28):
            return f"{_MONTHS[first.month - 1]} {first.year}"
        return f"{first.day} to {last.day} {_MONTHS[last.month - 1]} {last.year}"
    return f"{window_words(Window.day(first))} to {window_words(Window.day(last))}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)  # not from the locale: labels are the same on every machine
