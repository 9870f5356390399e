"""What looks like a person's name: capitals, particles, hyphens."""

from graph.coding.entities.page import Page
from graph.lexicon.actors import Kind

_LONGEST = 7
_ACRONYM = 3


def name_span(page: Page, start: int) -> tuple[int, int] | None:
    """Words from `start` on that have the shape of a person's name; None where they have not."""
    if not 0 <= start < len(page):
        return None
    limit = page.sentence_of(start)[1]
    while start < limit and page.kind(start) is Kind.COURTESY:
        start += 1
    particles, end = page.words["name_particles"], start
    while end < limit and end - start < _LONGEST and _continues_name(page, end, start):
        end += 1
    while end > start and not page.cap[end - 1] and (page.low[end - 1] in particles or page.low[end - 1] == "-"):
        end -= 1
    if end == start or not (page.cap[start] or (end - start > 1 and page.cap[end - 1])):
        return None
    return start, end


def name_span_ending(page: Page, end: int) -> tuple[int, int] | None:
    """The person's name whose last word stands before `end`."""
    start, first = end, page.sentence_of(max(0, end - 1))[0]
    while start > first and end - start < _LONGEST and _may_precede(page, start - 1, end):
        start -= 1
    span = name_span(page, start) if start < end else None
    return span if span is not None and span[1] == end else None


def is_name_word(page: Page, index: int) -> bool:
    """Whether a word may be part of a person's name by its writing, and nothing else claims it."""
    if not page.cap[index] or page.unit_at[index] is not None or page.low[index] in page.words["no_names"]:
        return False
    if page.kind(index) in (Kind.TITLE, Kind.HEAD, Kind.NOBODY):
        return False
    letters = page.text[index].replace("-", "").replace("'", "").replace("’", "").rstrip(".")
    is_acronym = 1 < len(letters) <= _ACRONYM and letters.isupper()
    return letters.isalpha() and not is_acronym and page.low[index] not in page.words["organization_words"]


def _continues_name(page: Page, index: int, start: int) -> bool:
    if is_name_word(page, index) or (index > start and _is_common_surname(page, index)):
        return True
    particles = page.words["name_particles"]
    follows = index + 1 < len(page) and (page.cap[index + 1] or page.low[index + 1] in (*particles, "-"))
    if page.low[index] in particles and follows:
        return True
    if page.low[index] == "-" and index > start and index + 1 < len(page):
        return page.cap[index + 1] or page.low[index - 1] in particles or _is_tight(page, index)
    return (
        index > start + 1 and page.low[index - 1] == "-" and _is_tight(page, index - 1) and page.text[index].isalpha()
    )


def _is_common_surname(page: Page, index: int) -> bool:
    """Words that are surnames as well: "A. May", "B. King"; nobody's name goes on after them, nor does a date."""
    if page.low[index] not in page.words["surname_words"] or not page.cap[index] or page.unit_at[index] is not None:
        return False
    return not page.word(index + 1).isdigit() and not (index + 1 < len(page) and is_name_word(page, index + 1))


def _is_tight(page: Page, hyphen: int) -> bool:
    """ "Min-jae": a hyphen inside a name, without spaces, and nothing that a hyphen only ends ("Paris-based")."""
    if page.doc[hyphen].whitespace_ or page.doc[hyphen - 1].whitespace_ or not page.cap[hyphen - 1]:
        return False
    word, tag = page.low[hyphen + 1], page.tag[hyphen + 1]
    is_participle = tag in ("VBN", "VBD", "VBG") and word.endswith(("ed", "ing", "led"))
    return word not in page.words["weak_compounds"] and not is_participle and tag not in ("IN", "CC", "CD")


def _may_precede(page: Page, index: int, end: int) -> bool:
    if is_name_word(page, index) or page.low[index] in (*page.words["name_particles"], "-"):
        return True
    return page.word(index - 1) == "-" and index == end - 1 and page.text[index].isalpha() and not page.cap[index]
