import gzip
import io
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from graph.errors import ReadError
from graph.model import Document
from graph.readers import ENDINGS, read_many, read_records

SUMMONED = "Ruritania summoned the ambassador of Syldavia on Wednesday, officials said."
ANSWERED = "Syldavia answered with a note of protest and recalled its own ambassador."


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def documents(found: Iterable[Document | ReadError]) -> list[Document]:
    listed = list(found)
    assert all(isinstance(document, Document) for document in listed), listed
    return [document for document in listed if isinstance(document, Document)]


def errors(found: Iterable[Document | ReadError]) -> list[str]:
    return [str(item) for item in found if isinstance(item, ReadError)]


def test_a_file_of_one_document_gives_that_one(tmp_path: Path) -> None:
    (document,) = documents(read_many(write(tmp_path, "note.txt", SUMMONED)))
    assert (document.id, document.text) == ("note", SUMMONED)


def test_the_day_that_the_user_gives_wins_everywhere(tmp_path: Path) -> None:
    day = date(2020, 2, 2)
    paths = [
        write(tmp_path, "a.txt", SUMMONED),
        write(tmp_path, "a.jsonl", json.dumps({"text": SUMMONED, "published": "2024-07-03"})),
        write(tmp_path, "a.csv", f'date,text\n2024-07-03,"{SUMMONED}"\n'),
        write(tmp_path, "a.atom", ATOM),
    ]
    assert {d.published for path in paths for d in documents(read_many(path, published=day))} == {day}


def test_what_cannot_be_opened_comes_as_an_error(tmp_path: Path) -> None:
    assert "folder" in errors(read_many(tmp_path))[0]
    assert "no such file" in errors(read_many(tmp_path / "none.csv"))[0]
    assert [len(errors(read_many(tmp_path / f"none{ending}"))) for ending in ENDINGS] == [1] * len(ENDINGS)


# JSON Lines


def test_records_keep_id_and_text_exactly() -> None:
    text = f"  {SUMMONED}\r\n\r\n{ANSWERED}\t "
    line = json.dumps({"id": "Ünïque 7", "published": "2024-07-03", "text": text, "title": "Envoys"})
    (document,) = read_records([line, "\n", " "])
    assert (document.id, document.text, document.title) == ("Ünïque 7", text, "Envoys")
    assert (document.published, document.warnings) == (date(2024, 7, 3), ())


@given(st.text(max_size=200))
def test_any_text_is_kept_and_all_of_it_is_in_a_block(text: str) -> None:
    (document,) = read_records([json.dumps({"id": 1, "text": text})])
    assert document.text == text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    covered = "".join(document.text[b.start : b.end] for b in document.blocks)
    assert "".join(covered.split()) == "".join(document.text.split())


def test_a_single_sentence_is_body_and_an_article_is_marked() -> None:
    article = f"Envoys called in after raid\n\nBy Jane Doe\n\n{SUMMONED}\n\n{ANSWERED}"
    sentence, whole = read_records(json.dumps({"text": text}) for text in ("Envoys called in", article))
    assert [block.kind.value for block in sentence.blocks] == ["body"]
    assert [block.kind.value for block in whole.blocks] == ["title", "byline", "body", "body"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("nonsense", "no JSON"),
        ("[1]", '"text"'),
        ('{"id": 1}', '"text"'),
        ('{"text": 5}', '"text"'),
        ('{"text": "x", "published": "soon"}', "'soon'"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_a_line_that_is_no_record_is_named(line: str, says: str) -> None:
    with pytest.raises(ReadError, match=r"^line 2: ") as caught:
        list(read_records(['{"text": "x"}', line]))
    assert says in str(caught.value)


def test_a_bad_line_of_a_file_does_not_end_it(tmp_path: Path) -> None:
    lines = [json.dumps({"id": "a", "text": SUMMONED}), "{broken", "", json.dumps({"text": ANSWERED})]
    found = list(read_many(write(tmp_path, "many.jsonl", "\n".join(lines))))
    assert [item.id for item in found if isinstance(item, Document)] == ["a", "many-4"]
    assert errors(found) == [
        'many.jsonl, line 2: this is no JSON; write one object a line: {"id", "published", "text"}.'
    ]


# CSV


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_become_documents(tmp_path: Path, delimiter: str) -> None:
    head = delimiter.join(["ID", "Date", "Headline", "URL", "Text"])
    row = delimiter.join(
        ["n7", "3 July 2024", "Envoys called in", "https://example.org/7", f'"{SUMMONED}\n{ANSWERED}"']
    )
    (document,) = documents(read_many(write(tmp_path, "news.csv", f"{head}\n{row}\n")))
    assert (document.id, document.title, document.source) == ("n7", "Envoys called in", "https://example.org/7")
    assert document.published == date(2024, 7, 3)
    assert document.text == f"Envoys called in\n\n{SUMMONED}\n\n{ANSWERED}"


def test_rows_without_text_are_named_and_tables_without_a_text_column_too(tmp_path: Path) -> None:
    found = list(read_many(write(tmp_path, "a.csv", f"text\n{SUMMONED}\n \n")))
    assert isinstance(found[0], Document)
    assert errors(found) == ["a.csv, line 3: the row holds no text; fill its text column or take it out."]
    assert "no column" in errors(read_many(write(tmp_path, "b.csv", "a,b\n1,2\n")))[0]


# Feeds

RSS = f"""\
<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Courier</title>
<item><title>Envoys called in</title><link>https://example.org/1</link>
<pubDate>Mon, 01 Jul 2024 23:50:00 -0500</pubDate><description>Short &file;</description>
<content:encoded><![CDATA[<p>{SUMMONED}</p><script>x()</script><p>{ANSWERED}</p>]]></content:encoded></item>
<item><title></title><description> </description></item>
</channel></rss>"""

ATOM = f"""\
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title><entry><title>Envoys called in</title>
<link rel="alternate" href="https://example.org/1"/><published>2024-07-03T01:00:00+09:00</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{SUMMONED}</p><p>{ANSWERED}</p></div></content>
</entry></feed>"""


@pytest.mark.parametrize(("name", "feed", "day"), [("f.rss", RSS, 1), ("f.atom", ATOM, 3), ("f.xml", ATOM, 3)])
def test_the_entries_of_a_feed_become_documents(tmp_path: Path, name: str, feed: str, day: int) -> None:
    document = next(read_many(write(tmp_path, name, feed)))
    assert isinstance(document, Document)
    assert document.text == f"Envoys called in\n\n{SUMMONED}\n\n{ANSWERED}"
    assert (document.published, document.source) == (date(2024, 7, day), "https://example.org/1")


def test_an_entry_without_text_is_an_error_and_a_file_without_entries_too(tmp_path: Path) -> None:
    assert errors(read_many(write(tmp_path, "f.rss", RSS))) == [
        "f.rss, entry 2: the file holds no text; give a file with text in it."
    ]
    assert "no RSS or Atom" in errors(read_many(write(tmp_path, "f.xml", "<a><b/></a>")))[0]


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    feed = f"{bomb}<rss><channel><item><title>x</title><description>{SUMMONED} &b;</description></item></channel></rss>"
    (document,) = documents(read_many(write(tmp_path, "f.rss", feed)))
    assert "aaaa" not in document.text


# Mailboxes and web archives


def test_the_messages_of_a_mailbox_become_documents(tmp_path: Path) -> None:
    message = (
        "From jane Mon Jul  1 10:00:00 2024\nSubject: Note {n}\nDate: Mon, 01 Jul 2024 10:00:00 +0000\n\n{text}\n\n"
    )
    box = message.format(n=1, text=SUMMONED) + message.format(n=2, text=ANSWERED)
    found = documents(read_many(write(tmp_path, "box.mbox", box)))
    assert [(d.id, d.title, d.published) for d in found] == [
        ("box-1", "Note 1", date(2024, 7, 1)),
        ("box-2", "Note 2", date(2024, 7, 1)),
    ]


def web_archive(pages: dict[str, bytes], *, kind: str = "text/html; charset=utf-8") -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    for address, page in pages.items():
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(address, "response", payload=io.BytesIO(page), http_headers=headers)
        )
    return stream.getvalue()


def test_the_pages_of_a_web_archive_become_documents(tmp_path: Path) -> None:
    page = f"<html><body><h1>Envoys called in</h1><p>{SUMMONED}</p></body></html>".encode()
    data = web_archive({"https://example.org/news/envoys.html": page, "https://example.org/empty": b" "})
    for name, content in (("w.warc.gz", data), ("w.warc", gzip.decompress(data))):
        found = list(read_many(write(tmp_path, name, content)))
        document = found[0]
        assert isinstance(document, Document)
        assert (document.id, document.title) == ("envoys", "Envoys called in")
        assert document.source == "https://example.org/news/envoys.html"
        assert len(errors(found)) == 1


def test_what_is_no_page_in_a_web_archive_is_passed_over(tmp_path: Path) -> None:
    data = web_archive({"https://example.org/a.png": b"x"}, kind="image/png")
    assert list(read_many(write(tmp_path, "w.warc.gz", data))) == []


def test_a_broken_web_archive_is_told(tmp_path: Path) -> None:
    assert len(errors(read_many(write(tmp_path, "w.warc", b"no archive at all\r\n\r\n")))) == 1
