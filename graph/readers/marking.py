"""Which stretch of a text is title, heading, body, and which is what pages carry beside it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Block, BlockKind
from graph.readers.datelines import DATELINE_PREFIX, is_date_line
from graph.readers.extract import one_line
from graph.readers.junk import junk_kind
from graph.readers.lines import Paragraph, paragraphs

# A paragraph of the text is a sentence of at least so many words: shorter ones may be a slogan of the page.
_SHORTEST_LEDE = 8
_LONGEST_HEADING = 12
# "The minister announced the following steps:" opens a list; "Background:" is a heading.
_LONGEST_LABEL = 4
_LONGEST_TITLE = 35
_FEWEST_LINKS = 3
_LONGEST_STANDFIRST = 25
_SHORTEST_TITLE = 4
# Page builders print a caption twice (as alt text and below the picture), with a word or two between.
_TWIN_DISTANCE = 3
_SHORTEST_TWIN = 6

_BULLET = re.compile(r"(?:[-*•·–—▪]|\(?\d{1,3}[.)])\s")
_LIST_OF_TEASERS = re.compile(r"[^:]*:?\s*")

Kinds = list[BlockKind | None]


@dataclass(frozen=True)
class _Page:
    """The paragraphs, and which of them open and close the text proper (indices; None where there is no article)."""

    paragraphs: Sequence[Paragraph]
    first: int
    last: int


def mark(text: str, known: Sequence[Block] = ()) -> tuple[Block, ...]:
    """Blocks over all paragraphs, in order. `known` are stretches whose kind the format tells; they win.

    A text of one paragraph, or one that has nothing like an article in it, is body but for what is plainly not text.
    """
    found = paragraphs(text)
    if len(found) == 1 and not known:
        return _split_datelines([Block(found[0].start, found[0].end, BlockKind.BODY)], text)
    kinds: Kinds = [_known_kind(paragraph, known) or _plain_kind(paragraph) for paragraph in found]
    _mark_twins(found, kinds)
    page = _article(found, kinds)
    if page is not None:
        _mark_dates_of_chronology(page, kinds)
        _mark_end_matter(page, kinds)
        _mark_teased(page, kinds)
        _mark_head(page, kinds)
        _mark_middle(page, kinds)
        _mark_tail(page, kinds)
    blocks = [Block(p.start, p.end, kind or BlockKind.BODY) for p, kind in zip(found, kinds, strict=True)]
    return _split_datelines(blocks, text)


def _known_kind(paragraph: Paragraph, known: Sequence[Block]) -> BlockKind | None:
    at = bisect_right(known, paragraph.start, key=lambda block: block.start) - 1
    return known[at].kind if at >= 0 and paragraph.start < known[at].end else None


def _plain_kind(paragraph: Paragraph) -> BlockKind | None:
    """The kind that the words of the paragraph alone tell."""
    text = one_line(paragraph.text)
    return BlockKind.DATELINE if is_date_line(text) else junk_kind(text)


def _mark_twins(found: Sequence[Paragraph], kinds: Kinds) -> None:
    for at, paragraph in enumerate(found):
        if paragraph.words < _SHORTEST_TWIN:
            continue
        for other in range(at + 1, min(at + 1 + _TWIN_DISTANCE, len(found))):
            if found[other].text != paragraph.text or kinds[at] not in (None, BlockKind.CAPTION):
                continue
            # A title that is repeated stays title; a sentence that is repeated is the caption of a picture.
            if paragraph.ends_sentence or kinds[at] is BlockKind.CAPTION:
                kinds[at] = kinds[other] = BlockKind.CAPTION
            else:
                kinds[other] = BlockKind.NAVIGATION


def _article(found: Sequence[Paragraph], kinds: Kinds) -> _Page | None:
    open_ones = [at for at, kind in enumerate(kinds) if kind in (None, BlockKind.BODY)]
    sentences = [at for at in open_ones if kinds[at] is BlockKind.BODY or _is_text(found[at])]
    if not sentences:
        return None
    if len(sentences) > 1 and _is_question_title(found[sentences[0]]):
        sentences = sentences[1:]
    # Once the text has begun, a short sentence belongs to it too.
    last = max(at for at in open_ones if at in sentences or (at > sentences[0] and _is_sentence(found[at])))
    return _Page(found, sentences[0], last)


def _is_sentence(paragraph: Paragraph) -> bool:
    return paragraph.ends_sentence and paragraph.words >= _SHORTEST_TITLE


def _is_text(paragraph: Paragraph) -> bool:
    is_closed = paragraph.ends_sentence or paragraph.text.endswith(":")
    return paragraph.words >= _SHORTEST_LEDE and (is_closed or paragraph.words > _LONGEST_TITLE)


def _is_question_title(paragraph: Paragraph) -> bool:
    return paragraph.start == 0 and paragraph.text.endswith("?") and paragraph.words <= 20


def _mark_dates_of_chronology(page: _Page, kinds: Kinds) -> None:
    """Two date lines and more that open paragraphs are the headings of a chronology; one alone dates the page."""
    dated = [at for at in range(max(page.first - 1, 0), page.last) if kinds[at] is BlockKind.DATELINE]
    if len({page.paragraphs[at].text for at in dated}) < 2:
        return
    # A page that is itself dated above its first entry keeps that line: it is followed by text, not by an entry's date.
    opens_entry = len(dated) > 2 or dated[0] >= page.first
    for at in dated if opens_entry else dated[1:]:
        kinds[at] = BlockKind.HEADING


def _mark_teased(page: _Page, kinds: Kinds) -> None:
    """Lines without an end below "Related stories" are the stories."""
    in_list = False
    for at, paragraph in enumerate(page.paragraphs):
        if kinds[at] is BlockKind.TEASER:
            in_list = paragraph.words <= 5 and bool(_LIST_OF_TEASERS.fullmatch(paragraph.text))
        elif in_list and kinds[at] is None and not paragraph.ends_sentence and paragraph.words > 3:
            kinds[at] = BlockKind.TEASER
        elif kinds[at] is None:
            in_list = False


def _mark_head(page: _Page, kinds: Kinds) -> None:
    """What stands before the first paragraph: the furniture, the title, and what is between title and text."""
    title = _title_index(page, kinds)
    for at in range(page.first):
        if kinds[at] is None:
            is_word_or_two = page.paragraphs[at].words < _SHORTEST_TITLE
            before_title = title is not None and at < title
            kinds[at] = BlockKind.NAVIGATION if before_title or is_word_or_two else _below_title(page.paragraphs[at])
    if title is not None:
        kinds[title] = BlockKind.TITLE


def _below_title(paragraph: Paragraph) -> BlockKind:
    return BlockKind.BODY if paragraph.words > _LONGEST_STANDFIRST else BlockKind.HEADING


def _title_index(page: _Page, kinds: Kinds) -> int | None:
    if BlockKind.TITLE in kinds:
        return kinds.index(BlockKind.TITLE)
    open_ones = [at for at in range(page.first) if kinds[at] is None and page.paragraphs[at].words <= _LONGEST_TITLE]
    long_enough = [at for at in open_ones if page.paragraphs[at].words >= _SHORTEST_TITLE]
    two_words = [at for at in open_ones if page.paragraphs[at].words >= 2]
    return next(iter([*long_enough, *two_words, *open_ones]), None)


def _mark_middle(page: _Page, kinds: Kinds) -> None:
    headings: list[int] = []
    for at in range(page.first, page.last + 1):
        if kinds[at] is None and _is_heading(page.paragraphs[at]):
            kinds[at] = BlockKind.HEADING
            headings.append(at)
            continue
        _mark_links(page, headings, kinds)
        headings = []
        kinds[at] = kinds[at] or BlockKind.BODY


def _mark_links(page: _Page, headings: Sequence[int], kinds: Kinds) -> None:
    """Many headings in a row are links to other stories, or the entries of a list that the line before announces."""
    if len(headings) < _FEWEST_LINKS:
        return
    before = page.paragraphs[headings[0] - 1].text
    is_list = before.endswith(":") or any(page.paragraphs[at].text[0].islower() for at in headings)
    for at in headings:
        kinds[at] = BlockKind.BODY if is_list else BlockKind.TEASER


def _is_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if paragraph.lines > 1 or paragraph.words > _LONGEST_HEADING or _BULLET.match(text):
        return False
    if text.endswith(":") and paragraph.words > _LONGEST_LABEL:
        return False
    is_question = text.endswith("?") and text[0].isupper()
    return is_question or not text.endswith((".", "!", "?", "…", ",", ";", '"', "”", "’", ")"))


def _mark_tail(page: _Page, kinds: Kinds) -> None:
    """Behind the last sentence: a line that follows it at once lost its full stop, one below furniture is furniture."""
    below_furniture = False
    for at in range(page.last + 1, len(kinds)):
        paragraph = page.paragraphs[at]
        is_short = paragraph.words < _SHORTEST_TITLE
        if kinds[at] is not None:
            below_furniture = True
        elif _is_heading(paragraph) and (below_furniture or is_short):
            kinds[at] = BlockKind.NAVIGATION if is_short else BlockKind.TEASER


def _mark_end_matter(page: _Page, kinds: Kinds) -> None:
    """Below an agency's closing credits ("Editing by ...") the report is over."""
    closing = [at for at in range(page.first + 1, len(kinds)) if _closes(page.paragraphs[at], kinds[at])]
    if closing and closing[-1] > len(kinds) / 2:
        for at in range(closing[-1] + 1, len(kinds)):
            kinds[at] = kinds[at] or BlockKind.TEASER


def _closes(paragraph: Paragraph, kind: BlockKind | None) -> bool:
    return kind is BlockKind.BYLINE and "editing by" in paragraph.text.casefold()


def _split_datelines(blocks: Sequence[Block], text: str) -> tuple[Block, ...]:
    """ "VIENNA, July 3 (Agency) — The envoys ..." as two blocks, so that only the sentence is parsed."""
    split: list[Block] = []
    for block in blocks:
        prefix = DATELINE_PREFIX.match(text, block.start, block.end) if block.kind is BlockKind.BODY else None
        if prefix is None or prefix.end() == block.end:
            split.append(block)
            continue
        split.append(Block(block.start, block.start + len(prefix.group().rstrip()), BlockKind.DATELINE))
        split.append(Block(prefix.end(), block.end, BlockKind.BODY))
    return tuple(split)
