"""Phrases that say who somebody is: "Peru's ambassador to Moscow", "head of the Polish police"."""

from dataclasses import dataclass

from graph.coding.entities.owners import Owner, owner_after, owner_before
from graph.coding.entities.page import ARTICLES, POSSESSIVES, Name, Page
from graph.lexicon.actors import Kind, Office, Sense

_OF = frozenset(["of", "for", "at", "in", "to", "with"])
_ERRANDS = frozenset(["consultation", "consultations", "talks", "discussions", "questioning"])
_MORE = 7


@dataclass(frozen=True)
class TitlePhrase:
    """Words start..end: owner, title and complement; `head` is the title's last word.

    `code` is the state or body that the holder serves, `host` the state that an envoy is posted to. `role` is as the
    text has it, without the owner. `states` are all owners of a plural title.
    """

    start: int
    end: int
    head: int
    sense: Sense
    role: str
    code: str | None
    host: str | None
    is_public: bool
    owner: Owner | None
    states: tuple[str, ...]


def title_phrases(page: Page) -> list[TitlePhrase]:
    """The title phrases of a page, from left to right; titles inside other units are left to these."""
    phrases: list[TitlePhrase] = []
    for name in page.names:
        if name.kind is not Kind.TITLE or page.unit_at[name.start] is not None:
            continue
        if phrases and name.start < phrases[-1].end and phrases[-1].sense.office is not Office.PEOPLE:
            continue
        phrases.append(_phrase(page, name))
    return phrases


def _phrase(page: Page, name: Name) -> TitlePhrase:
    sense = name.sense
    left = owner_before(page, name.start)
    end, code, host, organs = _complement(page, name)
    start = min(left.start, name.start) if left and left.pronoun is None else name.start
    while page.word(start - 1) in page.actors.before_titles and page.same_sentence(start - 1, name.start):
        start -= 1
    public = (left is not None and _is_public(left)) or organs
    states = tuple(dict.fromkeys([*_conjoined(page, left), *([code] if code else [])]))
    if left is not None and left.code and (not organs or left.unit is None or not left.unit.is_place):
        code = left.code
    role = _role(page, name, left, end, host)
    return TitlePhrase(start, end, name.end - 1, sense, role, code, host, public, left, states)


def _is_public(owner: Owner) -> bool:
    """Whether the owner is a state, body or agency rather than a company or a newspaper."""
    return owner.unit is None or owner.unit.draft is None or owner.unit.draft.type not in ("organization", "person")


def _conjoined(page: Page, owner: Owner | None) -> list[str]:
    """ "Russian and Armenian foreign ministers": both."""
    if owner is None or owner.code is None:
        return []
    before = page.unit_at[owner.start - 2] if page.word(owner.start - 1) == "and" and owner.start > 1 else None
    return [*([before.code] if before is not None and before.code else []), owner.code]


def _complement(page: Page, name: Name) -> tuple[int, str | None, str | None, bool]:
    """(end, code, host, is public) of what follows a title: "of forensics at Peru's Health Ministry"."""
    end, code, host, public = name.end, None, None, False
    if page.word(end) == "-" and page.word(end + 1) in ("elect", "designate"):
        return end + 2, code, host, public
    limit = page.sentence_of(name.start)[1]
    j, last = name.end, min(limit, name.end + _MORE)
    while j < last:
        word = page.low[j]
        if word == "to" and not name.sense.posted:
            break
        owner = owner_after(page, j, _OF)
        if owner is not None and owner.unit is not None:
            if word == "with" and not public and j == name.end:
                break
            end = owner.end
            if word in ("to", "in") and name.sense.posted:
                host = owner.code
            elif owner.unit.is_place and owner.unit.draft is None and word == "in":
                break
            else:
                code, public = code or owner.code, public or _is_public(owner)
            j = end
            continue
        if word in _OF or word in ARTICLES or (j > name.end and _is_subject_word(page, j)):
            if (name.sense.office is Office.LEADER or page.word(name.end) == "for") and _is_subject_word(page, j):
                end = j + 1
            j += 1
            continue
        break
    return end, code, host, public


def _is_subject_word(page: Page, index: int) -> bool:
    return (
        page.low[index] not in _ERRANDS
        and page.tag[index] in ("NN", "NNS", "JJ")
        and not page.cap[index]
        and page.unit_at[index] is None
    )


def _role(page: Page, name: Name, left: Owner | None, end: int, host: str | None) -> str:
    """'ambassador to Russia', 'foreign ministry spokesman', 'former president'."""
    words: list[str] = []
    start = name.start
    if left is not None and left.end <= name.start:
        start = left.end
        while start < name.start and page.low[start] in (*POSSESSIVES, "own", "-"):
            start += 1
    while page.word(start - 1) in page.actors.before_titles and start > 0:
        start -= 1
    agency = _agency_words(page, left)
    words += [agency] if agency else []
    words += [page.low[i] for i in range(start, name.start)]
    words.append(name.sense.label)
    if host is not None and name.sense.posted:
        words.append(f"to {page.actors.labels[host]}")
    elif end > name.end and not _is_state_only(page, name.end, end):
        words.append(" ".join(page.span_text(name.end, end).split()))
    return " ".join(words).replace(" - ", "-").replace(" -", "-").strip()


def _is_state_only(page: Page, start: int, end: int) -> bool:
    """Whether a complement names no more than the state: "of Armenia"."""
    units = list(page.units_in(start, end))
    return (
        len(units) == 1
        and page.outer_at[end - 1] is units[0]
        and page.kind(end - 1) in (Kind.STATE, Kind.CAPITAL, Kind.BODY)
    )


def _agency_words(page: Page, owner: Owner | None) -> str | None:
    """The agency before a title, without its own owner: 'foreign ministry'."""
    unit = owner.unit if owner is not None and owner.pronoun is None else None
    if unit is None or unit.draft is None or unit.draft.type not in ("agency", "organization"):
        return None
    head = page.name_at[unit.head]
    if head is None:
        return None
    text = page.span_text(head.start, head.end)
    return text.lower() if head.kind is Kind.HEAD else text
