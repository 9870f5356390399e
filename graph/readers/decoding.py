"""Bytes -> text: byte order marks, UTF-8, else what the bytes look most like."""

import codecs

from charset_normalizer import from_bytes

from graph.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Guessing looks at so much of a file; a longer look takes seconds and finds the same.
_SAMPLE = 200_000
_STRAY_ZEROS = 0.01
_WESTERN_SHARE = 0.12


def decode(data: bytes, name: str) -> str:
    """The text with line ends as newlines. ReadError where the bytes are no text."""
    text = _decode_marked(data, name) or _decode_utf8(data) or _decode_western(data) or _decode_guessed(data, name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode_marked(data: bytes, name: str) -> str | None:
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ReadError(name, f"the file starts as {encoding} and does not go on so", "save it as UTF-8") from None


def _decode_utf8(data: bytes) -> str | None:
    # Half of UTF-16 is zeros, and most binary files are full of them; a stray one is damage.
    if data.count(0) > max(1, _STRAY_ZEROS * len(data)):
        return None
    try:
        return data.decode("utf-8").replace("\x00", "\ufffd")
    except UnicodeDecodeError:
        return None


def _decode_western(data: bytes) -> str | None:
    """Windows-1252, where only a few letters lie outside of ASCII: English and its neighbours with accents and quotes.

    Guessing from so few letters finds Baltic and Czech texts.
    """
    high = sum(1 for byte in data if byte > 127)
    letters = sum(1 for byte in data if byte > 127 or chr(byte).isalpha())
    if 0 in data or high > _WESTERN_SHARE * letters:
        return None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _decode_guessed(data: bytes, name: str) -> str:
    guess = from_bytes(data[:_SAMPLE]).best()
    if guess is None or "\x00" in str(guess)[:1000]:
        raise ReadError(name, "the file holds no text but binary data", "give a text, or name its true ending")
    try:
        return data.decode(guess.encoding)
    except UnicodeDecodeError:
        raise ReadError(name, "the encoding of the text is not known", "save it as UTF-8") from None
