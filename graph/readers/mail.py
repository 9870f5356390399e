"""E-mail (.eml): subject, date, sender and the text part; the HTML part where there is no other."""

import email
import email.policy
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from graph.errors import ReadError
from graph.model import Block, BlockKind
from graph.readers.extract import Extract, lay_out, one_line, with_title
from graph.readers.html import fragment_passages

_REMEDY = "save the message again as .eml"


def extract_mail(data: bytes, name: str) -> Extract:
    """The message as text, led by its subject. Attachments are not read, and a warning says so."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise ReadError(name, "the file is no e-mail message", _REMEDY)
    return extract_message(message, name)


def extract_message(message: EmailMessage, name: str) -> Extract:
    """What `extract_mail` gives, of a parsed message."""
    subject = one_line(_header(message, "subject"))
    text, known = _text(message, subject, name)
    return Extract(
        text,
        known,
        title=subject,
        published=_day(_header(message, "date")),
        source=one_line(_header(message, "from")) or None,
        warnings=tuple(_attachment_warnings(message, name)),
    )


def _header(message: EmailMessage, name: str) -> str:
    # Broken headers raise only when they are looked at, with whatever their parser met.
    try:
        return str(message.get(name) or "")
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def _text(message: EmailMessage, subject: str, name: str) -> tuple[str, tuple[Block, ...]]:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        raise ReadError(name, "the message has no text", "save its attachment and give that")
    content = _content(part, name).replace("\r\n", "\n")
    if part.get_content_type() == "text/html":
        return lay_out(with_title(fragment_passages(content), subject))
    if not subject:
        return content, ()
    return f"{subject}\n\n{content}", (Block(0, len(subject), BlockKind.TITLE), *_signature(content, len(subject) + 2))


def _content(part: MIMEPart, name: str) -> str:
    try:
        content = part.get_content()
    except (LookupError, UnicodeDecodeError, KeyError):
        raise ReadError(name, "the encoding of the message is not known", _REMEDY) from None
    return str(content)


def _signature(content: str, at: int) -> Iterator[Block]:
    """What stands below the line "-- "."""
    start = content.rfind("\n-- \n")
    if start >= 0:
        yield Block(at + start, at + len(content), BlockKind.NAVIGATION)


def _day(header: str) -> date | None:
    """The day in the sender's time zone."""
    try:
        return parsedate_to_datetime(header).date()
    except (TypeError, ValueError, IndexError):
        return None


def _attachment_warnings(message: EmailMessage, name: str) -> Iterator[str]:
    names = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    if names:
        yield f"{name}: attachments were not read ({', '.join(names)}); save them and give them as files."
