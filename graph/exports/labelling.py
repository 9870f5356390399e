"""Title and description inside picture files, and nothing in them that changes from run to run."""

import io
import re
import struct
import zlib
from html import escape

from graph.errors import ExportError
from graph.exports.camera import NO_BROWSER
from graph.exports.sizes import DPI

_PNG_BEGINS = b"\x89PNG\r\n\x1a\n"
# What plotly.js puts before six digits of chance; a second name may follow the first after a hyphen.
_CHANCE_NAME = re.compile(r"(clip|defs-|trace|legend|\bg|\bp|cb|(?<=[0-9a-f]{6})-)([0-9a-f]{6})(?![0-9a-f.])")
_PNG_HEADER = 13  # bytes of the first field's content


def steady_svg(svg: str) -> str:
    """plotly.js names clip paths, traces and patterns by chance: numbered, two runs give one file.

    Pictures inside the drawing (data addresses) are left alone: their letters could look like a name.
    """
    numbers: dict[str, str] = {}

    def numbered(name: re.Match[str]) -> str:
        return name[1] + numbers.setdefault(name[2], f"{len(numbers):06x}")

    parts = re.split(r"(data:[^\"')\s]*)", svg)
    return "".join(part if place % 2 else _CHANCE_NAME.sub(numbered, part) for place, part in enumerate(parts))


def labelled_svg(svg: str, *, title: str, alt: str) -> str:
    """The drawing with its title and description inside, where screen readers look for them."""
    head = f"<title>{escape(title)}</title><desc>{escape(alt)}</desc>"
    return re.sub(r"(<svg\b[^>]*)>", lambda m: f'{m[1]} role="img">{head}', svg, count=1)


def labelled_png(png: bytes, *, title: str, alt: str) -> bytes:
    """The picture with its resolution, title and description in its own fields.

    The fields are put in between the others as they are: decoding and packing a large picture again takes a second.
    """
    head = len(_PNG_BEGINS) + 8 + _PNG_HEADER + 4
    if not png.startswith(_PNG_BEGINS):
        raise ExportError("The picture could not be labelled: it is no PNG.")
    per_metre = round(DPI / 0.0254)
    fields = [_png_field(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))]
    for name, text in ((b"Title", title), (b"Description", alt), (b"Software", "Démarche")):
        fields.append(_png_field(b"iTXt", name + b"\0\0\0en\0\0" + text.encode("utf-8")))
    return png[:head] + b"".join(fields) + _without_resolution(png[head:])


def _png_field(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _without_resolution(fields: bytes) -> bytes:
    """The fields after the header without a resolution of their own."""
    kept, place = [], 0
    while place < len(fields):
        end = place + 12 + struct.unpack(">I", fields[place : place + 4])[0]
        if fields[place + 4 : place + 8] != b"pHYs":
            kept.append(fields[place:end])
        place = end
    return b"".join(kept)


def labelled_pdf(pdf: bytes, *, title: str, alt: str) -> bytes:
    """The page with title and subject; its days of making are left out, so that two runs give one file."""
    try:
        from pypdf import PdfReader, PdfWriter
        from pypdf.generic import NameObject, TextStringObject
    except ImportError as error:
        raise ExportError(NO_BROWSER) from error
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.metadata = {"/Title": title, "/Subject": alt, "/Producer": "Démarche"}
    writer.root_object[NameObject("/Lang")] = TextStringObject("en")
    writer._ID = None  # an id made by chance; pypdf offers no other way to leave it out
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()
