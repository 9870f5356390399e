"""PDF: the text layer, its broken lines joined to paragraphs again, running heads told from the text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from statistics import median

import pypdfium2 as pdfium

from graph.errors import ReadError
from graph.model import BlockKind
from graph.readers.extract import Extract, Passage, lay_out
from graph.readers.lines import paragraphs

# Most pages of an article are under 5,000 characters; a page with next to none is a picture.
_LEAST_TEXT = 20
# How many lines at the top and at the bottom of a page may be running heads.
_EDGE = 2
# Paragraphs stand this many times the usual distance of lines apart, or more.
_WIDE_GAP = 1.25
# pdfium writes a hyphen that only breaks a word as U+FFFE or U+0002.
_BROKEN_WORD = re.compile(r"(?<=\w)[\ufffe\x02]\s*")
_HYPHEN_AT_END = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_PDF_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def extract_pdf(data: bytes, name: str) -> Extract:
    """The text of all pages. ReadError for what is encrypted, broken or only pictures."""
    document = _open(data, name)
    try:
        pages = [_page_lines(document[at]) for at in range(len(document))]
        title = (document.get_metadata_value("Title") or "").strip()
        created = _created(document.get_metadata_value("CreationDate") or "")
    except pdfium.PdfiumError as error:
        raise ReadError(name, f"the PDF is broken ({error})", "save or print it to PDF again") from None
    finally:
        document.close()
    if sum(len(line) for lines in pages for line in lines) < _LEAST_TEXT:
        raise ReadError(name, "the PDF has no text layer", "run text recognition (OCR) on it first")
    text, known = lay_out(_passages(pages))
    return Extract(text, known, title=title if _is_title(title) else "", created=created)


def _open(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(name, "the PDF is encrypted", "save a copy without a password") from None
        raise ReadError(name, "the file is no PDF or a broken one", "save or print it to PDF again") from None


def _page_lines(page: pdfium.PdfPage) -> list[str]:
    """The lines of a page from top to bottom, with an empty line wherever the page leaves a wider gap."""
    textpage = page.get_textpage()
    lines = textpage.get_text_range().split("\r\n")
    heights = _baselines(textpage, lines)
    falls = [above - below for above, below in pairwise(heights)]
    leading = median(fall for fall in falls if fall > 0) if any(fall > 0 for fall in falls) else 0.0
    spaced = lines[:1]
    for line, fall in zip(lines[1:], falls, strict=True):
        # A fall below zero is the top of the next column: the sentence may go on there.
        spaced += ["", line] if fall > _WIDE_GAP * leading else [line]
    return [line.strip() for line in _BROKEN_WORD.sub("", "\n".join(spaced)).split("\n")]


def _baselines(textpage: pdfium.PdfTextPage, lines: Sequence[str]) -> list[float]:
    """The height of each line on its page (points from below); an empty line stands where the one before stands."""
    heights: list[float] = []
    at = 0
    count = textpage.count_chars()
    for line in lines:
        ink = at + len(line) - len(line.lstrip())
        has_ink = bool(line.strip()) and ink < count
        heights.append(textpage.get_charbox(ink, loose=True)[1] if has_ink else (heights[-1] if heights else 0.0))
        at += len(line) + len("\r\n")
    return heights


def _passages(pages: Sequence[Sequence[str]]) -> Iterator[Passage]:
    """Paragraphs over page ends; the running heads of a page stand before its text, marked."""
    heads = _running_heads(pages)
    body: list[str] = []
    for lines in pages:
        for line in lines:
            if _head_form(line) in heads:
                yield Passage(line, BlockKind.NAVIGATION)
            else:
                body.append(line)
    text = _HYPHEN_AT_END.sub("", "\n".join(body))
    yield from (Passage(paragraph.text) for paragraph in paragraphs(text))


def _running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines that open or close at least half of the pages, whatever page number they carry."""
    if len(pages) < 2:
        return frozenset()
    edges = Counter(form for lines in pages for form in {_head_form(line) for line in _edges(lines)} if form)
    return frozenset(form for form, count in edges.items() if count >= max(2, len(pages) / 2))


def _edges(lines: Sequence[str]) -> list[str]:
    full = [line for line in lines if line]
    return [*full[:_EDGE], *full[-_EDGE:]]


def _head_form(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _is_title(title: str) -> bool:
    """Whether the metadata give a title and not what the writing program put there ("Microsoft Word - x.docx")."""
    return len(title.split()) >= 2 and not re.search(r"\.\w{2,4}$|^Microsoft|^untitled", title, re.IGNORECASE)


def _created(text: str) -> date | None:
    match = _PDF_DATE.match(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
