"""Every format, read from files that are written here."""

import io
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import docx
import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import ReadError
from graph.model import Document
from graph.readers import FORMATS, read_bytes, read_file

SUMMONED = "Ruritania summoned the ambassador of Syldavia on Wednesday, officials said."
ANSWERED = "Syldavia answered with a note of protest and recalled its own ambassador."


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(document.text[b.start : b.end], b.kind.value) for b in document.blocks]


def body(document: Document) -> list[str]:
    return [text for text, kind in kinds(document) if kind == "body"]


# Plain text


def test_plain_text_is_kept_as_it_is() -> None:
    text = f"Envoys called in after raid\n\n\n  {SUMMONED}\n\n{ANSWERED}\n"
    document = read_bytes(text.encode(), "note.txt")
    assert document.text == text
    assert document.title == "Envoys called in after raid"
    assert body(document) == [SUMMONED, ANSWERED]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-32", "cp1251", "latin-1"])
def test_text_in_other_encodings_is_read(encoding: str) -> None:
    text = "Le ministère a convoqué l'ambassadeur et lui a remis une note de protestation.\n" * 4
    if encoding == "cp1251":
        text = "Министерство иностранных дел вызвало посла и вручило ему ноту протеста.\n" * 4
    data = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le-bom" else text.encode(encoding)
    assert read_bytes(data, "note.txt").text == text


def test_line_ends_of_other_systems_become_newlines() -> None:
    assert read_bytes(f"{SUMMONED}\r\n\r\n{ANSWERED}\r".encode(), "a.txt").text == f"{SUMMONED}\n\n{ANSWERED}\n"


def test_markup_in_a_text_stays_text() -> None:
    text = f"<script>alert(1)</script> {SUMMONED}"
    assert read_bytes(text.encode(), "a.txt").text == text


# Markdown

MARKDOWN = f"""\
---
title: "Envoys called in: a day of notes"
published: 2024-07-03
source: https://example.org/notes
---

# Envoys called in: a day of notes

{SUMMONED.replace("ambassador", "**ambassador**").replace("Syldavia", "[Syldavia](https://example.org/s)")}

![The embassy on Monday](embassy.png)

## What comes next

{ANSWERED.replace("with", "<b>with</b>").replace(" and", chr(10) + "and")}

1. Talks on Friday

| day | act |
| --- | --- |
| Monday | a raid |
"""


def test_markdown_is_read_without_its_signs() -> None:
    document = read_bytes(MARKDOWN.encode(), "notes.md")
    assert kinds(document) == [
        ("Envoys called in: a day of notes", "title"),
        (SUMMONED, "body"),
        ("The embassy on Monday", "caption"),
        ("What comes next", "heading"),
        (ANSWERED.replace("with", "<b>with</b>"), "body"),
        ("Talks on Friday", "body"),
        ("day", "body"),
        ("act", "body"),
        ("Monday", "body"),
        ("a raid", "body"),
    ]


def test_front_matter_gives_title_day_and_source() -> None:
    document = read_bytes(MARKDOWN.encode(), "notes.md")
    assert document.title == "Envoys called in: a day of notes"
    assert (document.published, document.source) == (date(2024, 7, 3), "https://example.org/notes")


def test_a_title_that_only_the_front_matter_gives_leads_the_text() -> None:
    document = read_bytes(f"---\ntitle: Envoys called in\n---\n{SUMMONED}\n".encode(), "notes.md")
    assert kinds(document) == [("Envoys called in", "title"), (SUMMONED, "body")]


@pytest.mark.parametrize("front", ["--- \n: [\n---\n", "---\nonly words\n---\n", "---\n"])
def test_broken_front_matter_is_no_error(front: str) -> None:
    assert SUMMONED in read_bytes(f"{front}{SUMMONED}\n".encode(), "notes.md").text


def test_front_matter_cannot_make_objects() -> None:
    text = f"---\ntitle: !!python/object/apply:os.getcwd []\n---\n{SUMMONED}\n"
    assert SUMMONED in read_bytes(text.encode(), "notes.md").text


# HTML

PAGE = f"""\
<!DOCTYPE html><html lang="en"><head><title>Envoys called in after raid - The Courier</title>
<meta property="og:site_name" content="The Courier">
<meta property="og:title" content="Envoys called in after raid | The Courier">
<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite"}}, {{"@type": ["NewsArticle"],
 "datePublished": "2024-07-03T01:15:00+09:00", "dateModified": "2024-07-05"}}]}}</script>
<link rel="canonical" href="https://example.org/world/envoys"></head><body>
<div id="cookie-banner">We use cookies. <button>Accept all</button></div>
<nav><a href="/">Home</a> <a href="/w">World</a></nav>
<main><h1>Envoys called in after raid</h1><div class="meta"><span>By Jane Doe</span></div>
<figure><img src="a.jpg"><figcaption>Police outside the bureau. REUTERS/John Roe</figcaption></figure>
<p>VIENNA, July 3 (Reuters) - {SUMMONED}</p>
<p>{ANSWERED} The note said &lt;script&gt;alert(1)&lt;/script&gt; and no more.</p>
<div class="ad">Advertisement</div>
<h2>Charges of fraud</h2>
<p>A court ordered that two reporters be held for a month.<br>Their lawyer appealed against the order.</p>
<table><tr><td>2023</td><td>four expelled</td></tr></table>
<p>(Reporting by Jane Doe; Editing by John Roe)</p>
<aside class="related"><h3>Related stories</h3><a href="/1">Syldavia closes a consulate</a></aside></main>
<footer>© 2024 The Courier</footer><script>not_text()</script></body></html>
"""


def test_a_page_is_read_without_what_stands_around_the_article() -> None:
    assert kinds(read_bytes(PAGE.encode(), "page.html")) == [
        ("Envoys called in after raid", "title"),
        ("VIENNA, July 3 (Reuters) -", "dateline"),
        (SUMMONED, "body"),
        (f"{ANSWERED} The note said <script>alert(1)</script> and no more.", "body"),
        ("Advertisement", "navigation"),
        ("Charges of fraud", "heading"),
        (
            "A court ordered that two reporters be held for a month. Their lawyer appealed against the order.",
            "body",
        ),
        ("2023 | four expelled", "body"),
        ("(Reporting by Jane Doe; Editing by John Roe)", "byline"),
    ]


def test_a_page_says_its_title_day_and_address() -> None:
    document = read_bytes(PAGE.encode(), "page.html")
    assert (document.id, document.title) == ("page", "Envoys called in after raid")
    # The day on the calendar of the place where it was published, not that of Greenwich.
    assert document.published == date(2024, 7, 3)
    assert document.source == "https://example.org/world/envoys"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2024-07-01T23:30:00-05:00">', date(2024, 7, 1)),
        ('<meta name="pubdate" content="20240701">', date(2024, 7, 1)),
        ('<meta itemprop="datePublished" content="2024-07-01">', date(2024, 7, 1)),
        ('<meta name="DC.date.issued" content="1 July 2024">', date(2024, 7, 1)),
        ('<script type="application/ld+json">{"@type":"Person","datePublished":"2024-07-01"}</script>', None),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<meta property="article:modified_time" content="2024-07-01">', None),
        ('<meta name="date" content="0001-01-01T00:00:00">', None),
    ],
)
def test_the_day_of_a_page_is_what_its_metadata_say(head: str, day: date | None) -> None:
    page = f"<html><head>{head}</head><body><p>{SUMMONED}</p><p>{ANSWERED}</p></body></html>"
    assert read_bytes(page.encode(), "a.html").published == day


def test_the_site_stands_in_for_an_address() -> None:
    page = (
        f'<html><head><meta property="og:site_name" content="The Courier"></head><body><p>{SUMMONED}</p></body></html>'
    )
    assert read_bytes(page.encode(), "a.html").source == "The Courier"


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{SUMMONED}",
        f"<html><body><div><p>{SUMMONED}</div></p></i></body>",
        f"<?xml version='1.0' encoding='utf-8'?><html><body><p>{SUMMONED}</p></body></html>",
        f"{'<div>' * 100}{SUMMONED}",
        f"<html><body>{SUMMONED}\x00</body>",
    ],
)
def test_broken_pages_are_read(markup: str) -> None:
    assert SUMMONED in read_bytes(markup.encode(), "a.html").text


def test_a_page_in_a_declared_encoding_is_read() -> None:
    page = f"<html><head><meta charset='windows-1252'></head><body><p>Déjà. {SUMMONED}</p></body></html>"
    assert "Déjà." in read_bytes(page.encode("cp1252"), "a.html").text


def test_a_page_that_is_laid_out_by_tables_and_line_breaks_is_read_once() -> None:
    page = (
        "<html><head><title>Envoys called in after raid</title></head><body><table><tr><td><a href='/'>Home</a></td>"
        f"<td><font>Envoys called in after raid</font><br><font>July 3, 2024</font><br><br>{SUMMONED}<br><br>{ANSWERED}"
        f" {ANSWERED.replace('Syldavia', 'Borduria')}<br></td></tr></table></body></html>"
    )
    document = read_bytes(page.encode(), "a.html")
    assert document.published == date(2024, 7, 3)
    assert document.text.count(SUMMONED) == 1
    assert body(document) == [SUMMONED, f"{ANSWERED} {ANSWERED.replace('Syldavia', 'Borduria')}"]


def test_a_page_that_scripts_build_is_read_from_its_own_metadata() -> None:
    linked = {"@type": "NewsArticle", "datePublished": "2024-07-03", "articleBody": f"{SUMMONED} {ANSWERED}"}
    script = f"<script type='application/ld+json'>{json.dumps(linked)}</script>"
    page = f"<html><head>{script}</head><body><div id='root'></div></body></html>"
    document = read_bytes(page.encode(), "a.html")
    assert (body(document), document.published) == ([f"{SUMMONED} {ANSWERED}"], date(2024, 7, 3))


# PDF


def pdf(pages: list[list[str]], *, password: str = "", width: int = 0, **metadata: str) -> bytes:
    document = FPDF()
    document.set_font("Helvetica", size=11)
    document.set_creation_date(datetime.fromisoformat(metadata.pop("created", "2024-07-09T12:00:00+00:00")))
    for name, value in metadata.items():
        getattr(document, f"set_{name}")(value)
    if password:
        document.set_encryption(owner_password=password, user_password=password)
    for paragraphs in pages:
        document.add_page()
        for paragraph in paragraphs:
            document.multi_cell(width, 6, paragraph, new_x="LMARGIN", new_y="NEXT", align="L")
            document.ln(4)
    return bytes(document.output())


def long_paragraph(state: str) -> str:
    return (
        f"{SUMMONED} {state} answered with a note of protest and recalled its own ambassador for consultations. "
        f"A spokesman declined to say when {state} would return to the talks, which were suspended last year."
    )


STATES = ["Borduria", "Kumrahn", "Khemed", "San Theodoros", "Nuevo Rico", "Sondonesia"]
LONG, LONGER, *_ = map(long_paragraph, STATES)


def test_the_lines_of_a_pdf_become_paragraphs_again() -> None:
    document = read_bytes(pdf([["Envoys called in after raid", "3 July 2024", LONG, LONGER, ANSWERED]]), "note.pdf")
    assert kinds(document) == [
        ("Envoys called in after raid", "title"),
        ("3 July 2024", "dateline"),
        (LONG, "body"),
        (LONGER, "body"),
        (ANSWERED, "body"),
    ]
    assert document.published == date(2024, 7, 3)


def test_the_running_heads_of_a_pdf_are_no_text() -> None:
    texts = [long_paragraph(state) for state in STATES]
    pages = [["The Courier", *texts[2 * n : 2 * n + 2], f"Page {n + 1} of 3"] for n in range(3)]
    document = read_bytes(pdf(pages), "note.pdf")
    assert [kind for text, kind in kinds(document) if "Courier" in text or "Page" in text] == ["navigation"] * 6
    assert body(document) == texts


def test_the_metadata_of_a_pdf_give_its_title_and_for_want_of_better_its_day() -> None:
    document = read_bytes(pdf([[LONG, LONGER]], title="A day of notes"), "note.pdf")
    assert (document.title, document.published) == ("A day of notes", date(2024, 7, 9))
    assert "for want of a better one" in document.warnings[0]
    assert read_bytes(pdf([[LONG, LONGER]]), "2024-07-03-note.pdf").published == date(2024, 7, 3)


# Word


def word(build: Callable[[docx.document.Document], object], **properties: object) -> bytes:
    document = docx.Document()
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_the_styles_of_a_word_document_tell_what_its_paragraphs_are() -> None:
    def build(document: docx.document.Document) -> None:
        document.add_heading("Envoys called in after raid", level=0)
        document.add_paragraph("3 July 2024")
        document.add_paragraph(SUMMONED)
        document.add_heading("What comes next", level=1)
        document.add_paragraph("The embassy on Monday", style="Caption")
        document.add_paragraph("Talks on Friday", style="List Bullet")
        document.add_table(1, 2).rows[0].cells[0].text = "a raid"
        document.add_paragraph(ANSWERED)

    document = read_bytes(word(build), "note.docx")
    assert kinds(document) == [
        ("Envoys called in after raid", "title"),
        ("3 July 2024", "dateline"),
        (SUMMONED, "body"),
        ("What comes next", "heading"),
        ("The embassy on Monday", "caption"),
        ("Talks on Friday", "body"),
        ("a raid", "body"),
        (ANSWERED, "body"),
    ]
    assert (document.title, document.published) == ("Envoys called in after raid", date(2024, 7, 3))


def test_the_properties_of_a_word_document_stand_in_for_title_and_day() -> None:
    data = word(lambda d: d.add_paragraph(SUMMONED), title="A day of notes", created=datetime(2024, 7, 9))
    document = read_bytes(data, "note.docx")
    assert (document.title, document.published) == ("A day of notes", date(2024, 7, 9))


def test_the_date_of_the_template_is_no_date() -> None:
    document = read_bytes(word(lambda d: d.add_paragraph(SUMMONED)), "note.docx")
    assert document.published is None


# Mail

MAIL = f"""\
From: Jane Doe <jane@example.org>
Subject: =?utf-8?q?Envoys_called_in_=E2=80=93_again?=
Date: Mon, 01 Jul 2024 23:50:00 -0500
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{SUMMONED}

{ANSWERED}
--\x20
Jane Doe
"""


def test_a_mail_is_read_with_subject_day_and_sender() -> None:
    document = read_bytes(MAIL.encode(), "m.eml")
    assert document.title == "Envoys called in – again"
    assert document.published == date(2024, 7, 1)
    assert document.source == "Jane Doe <jane@example.org>"
    assert body(document) == [SUMMONED, ANSWERED]
    assert kinds(document)[-1] == ("Jane Doe", "navigation")


def test_a_mail_in_html_is_read_and_its_attachment_is_named() -> None:
    data = f"""\
Subject: Envoys called in
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/html; charset=utf-8

<p>{SUMMONED}</p><p>{ANSWERED}</p>
--x
Content-Type: application/pdf
Content-Disposition: attachment; filename="note.pdf"

xxxx
--x--
""".encode()
    document = read_bytes(data, "m.eml")
    assert body(document) == [SUMMONED, ANSWERED]
    assert any("note.pdf" in warning for warning in document.warnings)


# What cannot be read


def docx_of_nothing() -> bytes:
    return word(lambda d: d.add_paragraph("  "))


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.txt", b"\x00\x01\x02\xff" * 500, "binary"),
        ("a.txt", b"\xff\xfe\x00", "starts as utf-16"),
        ("a.txt", b"\xef\xbb\xbf \n", "no text"),
        ("a.md", b"---\ntitle:\n---\n\n", "no text"),
        ("a.html", b"<html><body></body></html>", "no text"),
        ("a.html", b"<!-- nothing -->", "page"),
        ("a.pdf", b"%PDF-1.7 broken", "broken"),
        ("a.pdf", b"no pdf at all", "no PDF"),
        ("a.pdf", pdf([[SUMMONED]], password="secret"), "encrypted"),
        ("a.pdf", pdf([[]]), "no text layer"),
        ("a.docx", b"no archive", "no Word document"),
        ("a.docx", b"PK\x03\x04broken", "no Word document"),
        ("a.docx", docx_of_nothing(), "no text"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\x00" * 100, "old Word"),
        ("a.xyz", b"some words", ".xyz"),
        ("a.eml", b"\n\n", "empty"),
        ("a.eml", b"no header at all", "no e-mail"),
        ("a.txt", b"a" * (50 * 1024 * 1024 + 1), "50 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_told_in_one_sentence_with_file_and_remedy(name: str, data: bytes, says: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, name)
    message = str(caught.value)
    assert message.startswith(f"{name}: ")
    assert says in message
    assert "; " in message
    assert message.endswith(".")


def test_folders_and_missing_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="folder"):
        read_file(tmp_path)
    with pytest.raises(ReadError, match="no such file"):
        read_file(tmp_path / "none.txt")


def test_a_pdf_with_a_wrong_ending_and_a_page_without_ending_are_known_by_their_content() -> None:
    assert SUMMONED in read_bytes(pdf([[SUMMONED]]), "note.txt").text
    assert read_bytes(PAGE.encode(), "download").title == "Envoys called in after raid"
    assert read_bytes(SUMMONED.encode(), "NOTE").text == SUMMONED


@settings(max_examples=60)
@given(st.sampled_from(sorted(FORMATS)), st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_read_or_refused_in_a_sentence(ending: str, data: bytes) -> None:
    try:
        document = read_bytes(data, f"a{ending}")
    except ReadError:
        return
    assert document == read_bytes(data, f"a{ending}")
    covered = "".join(document.text[b.start : b.end] for b in document.blocks)
    assert "".join(covered.split()) == "".join(document.text.split())
