"""What a mention says of a person: name and role. And the readable parts of ids."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.lexicon.actors import Kind
from graph.lexicon.phrases import atoms, word_list
from graph.lexicon.slugs import slug
from graph.reading.annotation import Span
from graph.span_coding.page import Hit, Page
from graph.span_coding.roles import read_role

_KNOWN = (
    Kind.STATE,
    Kind.ADJECTIVE,
    Kind.NATIONAL,
    Kind.CAPITAL,
    Kind.BODY,
    Kind.AGENCY,
    Kind.HEAD,
    Kind.TITLE,
    Kind.COURTESY,
)
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*[.'’]?")
_INITIAL = 2  # letters of "J."
_BEFORE_PLACES = frozenset({"in", "from", "of", "at", "to", "near", "the"})
_PRONOUNS = word_list(
    "he she it they we i you who him her them us me his hers its their our someone somebody others both"
)
ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "our", "one"})
LONGEST_NAME = 5
EDGE = " \t\n,;:()\"“”'‘’"
_CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэіїґўђљњјћь", "abvgdeziyklmnoprstufyeiygudlnjc'", strict=True))
_DIGRAPHS = {"ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
_GREEK = dict(zip("αβγδεζηικλμνξοπρσςτυφωχθ", "avgdeziiklmnxoprsstyfoht", strict=True))
_LATIN = str.maketrans(_CYRILLIC | _DIGRAPHS | _GREEK)


@dataclass(frozen=True)
class Naming:
    """What one mention says: the name in it (None for "the ambassador", "he"), and the role in words."""

    name: str | None = None
    role: str | None = None
    is_unique: bool = False  # an office that a state has one of


def key_of(name: str) -> str:
    """The last part of an id, never empty: Cyrillic and Greek spelled in Latin letters, other scripts as a hash."""
    found = slug(name) or slug(unicodedata.normalize("NFC", name.lower()).translate(_LATIN))
    return found or hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()[:8]


def is_pronoun(words: str) -> bool:
    return words.strip(EDGE).lower() in _PRONOUNS


def bare(words: str) -> str:
    """A phrase on one line without article, quotes and possessive at its ends."""
    plain = " ".join(words.split()).strip(EDGE)
    plain = re.sub(r"['’]s?$", "", plain)
    first, _, rest = plain.partition(" ")
    return rest if first.lower() in ARTICLES and rest else plain


def forms_of(words: str) -> list[str]:
    """A name and what stands beside it: "Federal Security Service (FSB)" gives both forms."""
    parts = (bare(part) for part in re.split(r"[(),\"“”]", words))
    return [part for part in parts if part and part[0].isupper()]


def read_person(page: Page, span: Span) -> Naming:
    """Name and role in a mention of a person.

    "Russian President Vladimir Putin" gives "Vladimir Putin" and "president", "he" neither.
    """
    if is_pronoun(span.of(page.text)):
        return Naming()
    hits = page.hits(span)
    name = _name(page, span, hits)
    role, unique = read_role(page, span, hits, name)
    return Naming(_written(name.of(page.text)) if name else None, role, unique)


def _written(name: str) -> str:
    """A name on one line, and not in capitals throughout."""
    plain = " ".join(name.split())
    return plain.title() if plain.isupper() and " " in plain else plain


def _name(page: Page, span: Span, hits: Sequence[Hit]) -> Span | None:
    """The longest run of words that look like a name; of two equal ones the last."""
    runs = [run for found in _runs(page, span, hits) if (run := _trimmed(page, found))]
    runs = [run for run in runs if len(run) > 1 or _may_stand_alone(page, span, run[0])]
    if not runs:
        return None
    best = max(runs, key=lambda run: (min(len(run), LONGEST_NAME), run[0].start))
    return Span(best[0].start, best[-1].end)


def _runs(page: Page, span: Span, hits: Sequence[Hit]) -> list[list[Span]]:
    """Words that may be parts of names, in runs with nothing but blanks between them."""
    runs: list[list[Span]] = [[]]
    for word in _name_words(page, span):
        if runs[-1] and page.text[runs[-1][-1].end : word.start].strip():
            runs.append([])
        if _is_name_word(page, word, hits, after_name=bool(runs[-1])):
            runs[-1].append(word)
        else:
            runs.append([])
    return runs


def _name_words(page: Page, span: Span) -> Iterator[Span]:
    """Words with their inner hyphens and apostrophes, without possessives; initials with their dot."""
    for match in _NAME_WORD.finditer(page.text, span.start, span.end):
        text = re.sub(r"['’]s?$", "", match[0])
        initial = len(text) == _INITIAL and text.endswith(".")
        yield Span(match.start(), match.start() + len(text if initial else text.rstrip(".")))


def _is_name_word(page: Page, word: Span, hits: Sequence[Hit], *, after_name: bool) -> bool:
    """A capital in the word, or a particle, and the lexicon does not know it as something else."""
    text, particles = word.of(page.text), page.actors.words["name_particles"]
    if text.lower() in particles and (after_name or text[0].isupper()):
        return True
    first, _, rest = text.partition("-")
    capital = text[0].isupper() or (first.lower() in particles and rest[:1].isupper())
    return capital and not _is_known(page, word, hits)


def _is_known(page: Page, word: Span, hits: Sequence[Hit]) -> bool:
    """Whether the lexicon knows a word as a title, a state or an agency, and nothing says that here it is a name."""
    hit = next((h for h in hits if h.span.overlaps(word)), None)
    if hit is None or hit.span.start > word.start or hit.span.end < word.end:
        return False
    lists, text = page.actors.words, word.of(page.text).lower()
    before = page.text[: word.start].split(" ")[-2:-1]
    after = page.text[word.end : word.end + 2]
    if hit.span == word and text in lists["given_names"] and after[:1] == " " and after[1:].isupper():
        return False
    if hit.span == word and text in lists["surnames"] | lists["surname_words"]:
        named_before = bool(before) and before[0][:1].isupper() and before[0].isalpha()
        return not named_before or any(h.span.end == word.start - 1 for h in hits)
    if hit.sense(*_KNOWN) is not None:
        return True
    return hit.sense(Kind.PLACE, Kind.ORGANIZATION) is not None and bool(before) and before[0].lower() in _BEFORE_PLACES


def _trimmed(page: Page, run: list[Span]) -> list[Span]:
    """Without words in front that are no names ("Foreign", "Deputy", "The") and particles behind."""
    lists = page.actors.words
    empty = lists["no_names"] | lists["organization_words"] | page.actors.before_titles | ARTICLES
    while run and run[-1].of(page.text).islower():
        run = run[:-1]
    while run and (run[0].of(page.text).lower() in empty or _is_hyphened_title(page, run[0])):
        if len(run) == 1 and run[0].of(page.text).lower() in lists["surname_words"]:
            break
        run = run[1:]
    return run


def _is_hyphened_title(page: Page, word: Span) -> bool:
    """ "Major-General", which the lexicon writes in two words."""
    parts = word.of(page.text).split("-")
    hit = page.actors.table.find([atoms(part) for part in parts], 0) if len(parts) > 1 else None
    return hit is not None and any(sense.kind is Kind.TITLE for sense in hit[1])


def _may_stand_alone(page: Page, span: Span, word: Span) -> bool:
    """A lone capital may only be that of a sentence's first word."""
    text = word.of(page.text)
    if text.lower() in _PRONOUNS | ARTICLES or text.lower() in page.small_words:
        return False
    return not page.opens_sentence(word) or page.words(span)[-1] == word
