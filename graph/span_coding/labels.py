"""How an incident is called: "Police raids in Yekaterinburg", from the words around the act word; no parser."""

import re
from dataclasses import dataclass

from graph.lexicon.incidents import IncidentWords
from graph.lexicon.phrases import word_list
from graph.model import Event, Window
from graph.reading.annotation import Span
from graph.span_coding.page import Page
from graph.span_coding.telling import Telling

_LONGEST = 5  # words of a label's noun phrase on either side of its head
_LONGEST_WHOM = 8
_STOPS = word_list(
    "a an the and or but of in on at by for from to with after before over against during as that which who whom whose"
    " when while where since until into about its his her their our this these those he she it they we said says say"
    " is are was were be been being has have had will would may might could can did does do not no than if also then"
    " because amid following despite between among through under near conducted carried made"
)
_DETERMINERS = word_list("a an the of after over by its their his her this these those in for on against two three")
_NOUNS_BEFORE = word_list("police air drone missile rocket cyber bomb mass hostile deadly fatal new recent subsequent")
_COUNTS = word_list("two three four five six seven eight nine ten eleven twelve several dozens hundreds some about")
_INSIDE = frozenset({"of", "on", "against"})
_AT = frozenset({"agency", "organization"})
_DATE = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:yesterday|today|tomorrow)\b|^\d{1,2}(?:st|nd|rd|th)?$|^\d{4}$"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)  # not from the locale: labels are the same on every machine


@dataclass(frozen=True)
class Labeller:
    """Names incidents in the words of one page."""

    page: Page
    words: IncidentWords

    def label(self, telling: Telling, kind: str, event: Event) -> str:
        """Deed, whom and where: the noun of the text where it has one, else the noun of the verb or the kind."""
        trigger = telling.act.trigger
        if self._is_noun(trigger):
            phrase = self.noun_phrase(trigger)
            whom = "" if " " in phrase else self._whom(telling, phrase, event)
        else:
            phrase = self._of_verb(trigger) or kind
            whom = self._whom(telling, phrase, event)
        return with_place(f"{phrase}{whom}", event.place)

    def noun_phrase(self, head: Span) -> str:
        """The words between the function words around a noun, with what follows on "of", "on", "against"."""
        sentence, text = self.page.sentence(head), self.page.text
        before = list(reversed(_run(list(reversed(text[sentence.start : head.start].split())), backward=True)))
        after = text[head.end : sentence.end].split()
        behind = ""
        if after and after[0].lower() in _INSIDE:
            rest = _run([w for w in after[1:] if w.lower() not in ("the", "a", "an")], backward=False)
            behind = f" {after[0]} {' '.join(rest)}" if rest else ""
        return " ".join([*before, head.of(text)]) + behind

    def _is_noun(self, trigger: Span) -> bool:
        """Whether an act word is a noun: one that names incidents and is no verb here."""
        words = trigger.of(self.page.text).lower().split()
        last = words[-1].strip("\"'“”")
        single = {last, last.removesuffix("s"), last.removesuffix("es")}
        if not single & _nouns(self.words):
            return False
        if not single & set(self.words.nouns):
            return True  # no form of a verb
        before = self.page.text[self.page.sentence(trigger).start : trigger.start].split()
        while before and before[-1][0].isupper() and before[-1].lower() not in _DETERMINERS:
            before.pop()  # "the Sputnik raid" is a noun, "Police raid" a verb
        return bool(before) and before[-1].lower().strip("\"“'‘") in _DETERMINERS | _NOUNS_BEFORE

    def _of_verb(self, trigger: Span) -> str | None:
        """The noun of a verb: "detained" -> "detention"."""
        for word in trigger.of(self.page.text).lower().split():
            for stem in _stems(word):
                if stem in self.words.nouns:
                    return self.words.nouns[stem]
        return None

    def _whom(self, telling: Telling, noun: str, event: Event) -> str:
        """To whom it was done: " of two Russian journalists", " against Peru", " from Tajikistan"."""
        side = telling.sides.recipients
        words = next((w for w in side.words if w and len(w.split()) <= _LONGEST_WHOM), None)
        if words is None or set(side.entities) == set(telling.sides.actors.entities):
            return ""
        kind = side.entities[0].partition(":")[0] if side.entities else ""
        named = any(words == alias for alias in _names_of_states(self.page, side.states))
        link = self.words.links.get(noun)
        if named:
            link = self.words.toward.get(event.measure or "") or link or "against"
            words = self.page.actors.labels.get(side.states[0], words)
        elif noun in self.words.families["protest"] and kind in _AT:
            link = "at"
        return f" {link or 'of'} {_lowered(words)}"


def _lowered(words: str) -> str:
    """Without the capital that a count has from standing first in its sentence."""
    first = words.partition(" ")[0]
    return words[0].lower() + words[1:] if first.lower() in _COUNTS else words


def with_place(phrase: str, place: str | None) -> str:
    """The phrase with its place, if that is not in it, and a capital."""
    whole = phrase if place is None or place in phrase else f"{phrase} in {place}"
    return whole[:1].upper() + whole[1:]


def _names_of_states(page: Page, states: tuple[str, ...]) -> set[str]:
    """The names and adjectives of states, and their capitals as the text has them, cannot be "of" what was done."""
    hits = [hit for hit in page.all_hits if any(s.code in states and not s.slug for s in hit.senses)]
    return {hit.span.of(page.text) for hit in hits}


def _nouns(words: IncidentWords) -> set[str]:
    """All nouns that name incidents, by their last words."""
    every = {
        *words.nouns.values(),
        *words.measures.values(),
        *(w for family in words.families.values() for w in family),
    }
    return {noun.split()[-1] for noun in every if not noun.endswith("of relations")} | set(words.instruments)


def _stems(word: str) -> list[str]:
    """What a form may be a form of: "seized" -> "seize"; "expelled" -> "expel"; "raids" -> "raid"."""
    cut = re.sub(r"(?:ed|ing|es|s)$", "", word)
    halved = [cut[:-1]] if len(cut) > 2 and cut[-1] == cut[-2] else []
    return list(dict.fromkeys([word, cut, f"{cut}e", *halved, word.removesuffix("d"), word.removesuffix("s")]))


def _run(words: list[str], *, backward: bool) -> list[str]:
    """The words up to the next function word, sign or date, at most five."""
    found: list[str] = []
    for word in words:
        core = word.strip("“”\"'‘’()")
        if not core or core.lower() in _STOPS or _DATE.search(core) or len(found) == _LONGEST:
            break
        closed = core[-1] in ",.;:–—-"
        if (backward and closed) or (not backward and core.endswith("ed") and core.islower()):
            break
        found.append(core.rstrip(",.;:–—-"))
        if closed:
            break
    return [word for word in found if word]


def window_words(window: Window) -> str:
    """The days of a window in words: "27 June 2025", "June 2025", "5 to 7 August 2022"."""
    first, last = window.first, window.last
    if window.is_day:
        return f"{first.day} {_MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        whole = first.day == 1 and last.day >= 28
        days = "" if whole else f"{first.day} to {last.day} "
        return f"{days}{_MONTHS[last.month - 1]} {last.year}"
    if (first.year, first.month, first.day, last.month, last.day) == (last.year, 1, 1, 12, 31):
        return str(first.year)
    return f"{window_words(Window.day(first))} to {window_words(Window.day(last))}"
