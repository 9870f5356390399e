"""Which words start a sentence, by rules made for news: quotes, titles, initials, "U.S.", headlines, datelines."""

import re
from collections.abc import Iterator, Sequence

from graph.lexicon.phrases import word_list

ENDS = frozenset({".", "?", "!", "…", "..", "...", "....", ".....", "?!", "!?", "??", "???", "!!", "!!!", "。"})
CLOSERS = frozenset({"”", "’", "»", ")", "]", "}", "''", "’’"})
OPENERS = frozenset({"“", "‘", "«", "„", "(", "[", "{", "``", "–", "—", "-", "--", "•", "*", "¿", "¡"})
AMOUNTS = frozenset("$€£¥#@")
STRAIGHT_QUOTES = frozenset({'"', "'"})  # the space beside them tells whether they open or close

# A name follows these, so they never end a sentence.
TITLES = word_list(
    "mr mrs ms dr prof sen rep reps sens gov gen lt col maj capt cpt sgt cpl cmdr cdr adm brig rev hon pres amb insp"
    " supt fr st ste mt ft mme mlle messrs msgr sec-gen vs v cf e.g i.e eg ie approx ca"
)
# A number follows these when they are abbreviations: "No. 7", "Art. 9", "Jan. 5".
BEFORE_NUMBERS = word_list(
    "no nos art arts para paras sec ch fig figs vol vols p pp app ed jan feb mar apr jun jul aug sep sept oct nov dec"
    " ser res doc"
)
# "He said no. Moscow disagreed.": words that more often end a sentence than they stand for "number", "articles" ...
WORDS_TOO = frozenset({"no", "arts", "doc", "app", "mar", "fig"})
# These may or may not end a sentence: they do when a word follows that likes to start one.
EITHER_WAY = word_list(
    "inc corp co ltd plc llc bros jr sr esq etc al dept est govt assn intl univ ave blvd rd bldg ala ariz ark calif"
    " colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt"
    " wash wis wyo mon tue tues wed thu thur thurs fri sat sun ph.d m.d b.a m.a b.c a.d a.m p.m am pm"
)
STARTERS = word_list(
    "the a an this that these those it its he she they we i you his her their our my in on at for from with by as after"
    " before since until while when where although though because if but and or so yet however moreover meanwhile"
    " nevertheless also still then there here now many most some several both each all no not according despite during"
    " under over last next earlier later what who why how which to"
)
# Behind a quoted question these carry the sentence on: "Is that so?" the ambassador asked.
SAYING = word_list(
    "said says say asked asks wrote writes added adds told tells replied answered shouted cried exclaimed wondered"
    " quipped tweeted posted demanded read reads declared yelled joked chanted"
)
# What a date before a colon consists of: "13 February: ...", "Late on Tuesday, 4 May 2021: ...".
DATE_WORDS = word_list(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday"
)
BESIDE_DATES = word_list("early mid late of on the in to and st nd rd th morning afternoon evening night gmt utc am pm")
LOOKAHEAD = 5
DASHES = frozenset({"-", "–", "—", "--"})
LONGEST_LABEL = 8  # tokens of a date before a colon
CLOCK = re.compile(r"\d{1,2}[.:]\d\d")
LONGEST_DATELINE = 14  # "KYIV, Ukraine, 3 July (Reuters) -" has ten tokens
SHORTEST_PLACE = 4  # letters: "BAKU"; "EU" and "UN" are no datelines


def sentence_starts(words: Sequence[str], glued: Sequence[bool]) -> Iterator[int]:
    """Places of the words that start a sentence.

    Signs and line breaks are words too; `glued` says of each whether no white space stands before it.
    """
    start = 0
    for position, word in enumerate(words):
        if position == 0:
            yield 0
        elif not word.isspace() and _starts(words, glued, start, position):
            start = position
            yield position


def _starts(words: Sequence[str], glued: Sequence[bool], start: int, position: int) -> bool:
    before = words[position - 1]
    if before.isspace() and "\n" in before:
        return _after_line_break(words, position)
    if before in DASHES and _after_dateline(words, glued, start, position):
        return True
    if _after_label(words, start, position):
        return True
    end = _end_mark(words, glued, position)
    if end is None or end < start:
        return False
    if not _may_start(words, glued, position):
        return False
    return _really_ends(words, glued, start, end, position)


def _after_line_break(words: Sequence[str], position: int) -> bool:
    """An empty line always splits; a single line break does not where the next line goes on in lower case."""
    return words[position - 1].count("\n") > 1 or not words[position][0].islower()


def _after_dateline(words: Sequence[str], glued: Sequence[bool], start: int, position: int) -> bool:
    """Behind "BAKU, July 1 (Reuters) -" a sentence starts: the place is not part of its tree."""
    line, following = words[start : position - 1], words[position]
    opens_paragraph = start == 0 or "\n" in words[start - 1]
    spaced = not glued[position] and not glued[position - 1]
    if not (opens_paragraph and spaced and 0 < len(line) <= LONGEST_DATELINE):
        return False
    if not (line[0].isupper() and len(line[0]) >= SHORTEST_PLACE) or any(word[0].islower() for word in line):
        return False
    alone = len(line) == 1  # "NATO – Russia Council meets" is a headline
    return following.lower() in STARTERS or words[position - 1] == "—" or (not alone and not following[0].islower())


def _after_label(words: Sequence[str], start: int, position: int) -> bool:
    """Behind the date or clock time that opens an entry of a chronicle: "13 February: ...", "17.15 Russia calls"."""
    line = words[start:position]
    if not (start == 0 or "\n" in words[start - 1]) or not words[position][0].isalnum():
        return False
    if len(line) == 1 and CLOCK.fullmatch(line[0]):
        return words[position][0].isupper()
    if len(line) > LONGEST_LABEL or line[-1] not in (":", *DASHES):
        return False
    core = [word.lower() for word in line[:-1] if word != ","]
    if len(core) == 1 and CLOCK.fullmatch(core[0]):
        return True
    known = all(w.isdigit() or w[:-2].isdigit() or w in DATE_WORDS or w in BESIDE_DATES for w in core)
    return known and not DATE_WORDS.isdisjoint(core)


def _end_mark(words: Sequence[str], glued: Sequence[bool], position: int) -> int | None:
    """The end mark before `position`, looking back over closing quotes and brackets."""
    index = position - 1
    while index > 0 and (words[index].isspace() or _closes(words, glued, index)):
        index -= 1
    word = words[index]
    return index if word in ENDS or (word.endswith(".") and len(word) > 1) else None


def _closes(words: Sequence[str], glued: Sequence[bool], index: int) -> bool:
    return words[index] in CLOSERS or (words[index] in STRAIGHT_QUOTES and glued[index])


def _may_start(words: Sequence[str], glued: Sequence[bool], position: int) -> bool:
    """A capital letter, a number or an amount, with or without opening quotes and brackets before it."""
    index = position
    while index < len(words) - 1 and _opens(words, glued, index):
        index += 1
    first = words[index][0]
    return first.isupper() or first.isdigit() or first in AMOUNTS


def _opens(words: Sequence[str], glued: Sequence[bool], index: int) -> bool:
    return words[index] in OPENERS or (words[index] in STRAIGHT_QUOTES and not glued[index])


def _really_ends(words: Sequence[str], glued: Sequence[bool], start: int, end: int, position: int) -> bool:
    mark = words[end]
    if mark[-1] in "?!":
        quoted = end < position - 1
        return not (quoted and _goes_on_saying(words, position))
    if mark in ENDS and mark != ".":
        return True
    first, stem = _abbreviation(words, glued, end)
    if first == start and (stem.isdigit() or len(stem) == 1):  # "1. Withdraw the troops": the number of a list
        return False
    return _period_ends(stem.lower(), words[position])


def _goes_on_saying(words: Sequence[str], position: int) -> bool:
    return any(word.lower() in SAYING for word in words[position : position + LOOKAHEAD])


def _abbreviation(words: Sequence[str], glued: Sequence[bool], end: int) -> tuple[int, str]:
    """What stands before the period, in one token with it ("U.S.") or in two ("Sen" "."), and where it lies."""
    if len(words[end]) > 1:
        return end, words[end][:-1]
    return (end - 1, words[end - 1]) if end > 0 and glued[end] else (end, "")


def _period_ends(stem: str, following: str) -> bool:
    if stem in TITLES:
        return False
    if stem in BEFORE_NUMBERS:
        return not following[0].isdigit() and (stem in WORDS_TOO or following.lower() in STARTERS)
    if stem in EITHER_WAY or "." in stem or (len(stem) == 1 and stem.isalpha()):
        return following.lower() in STARTERS
    return True
