"""Writing files: whole or not at all, under names that every platform takes."""

import os
import re
import tempfile
import unicodedata
from pathlib import Path

from graph.errors import ExportError
from graph.exports.wording import clean

# 255 bytes are what common file systems take for a name; some room is left for an ending.
_LONGEST_NAME = 120
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def safe_name(text: str, ending: str = "") -> str:
    """A file name from any text: no folder, no reserved word, no over-long name; letters of all scripts stay.

    >>> safe_name("../../etc/passwd", ".html")
    'etc-passwd.html'
    >>> safe_name("Αθήνα – Baku: July", ".svg")
    'Αθήνα – Baku- July.svg'
    """
    name = unicodedata.normalize("NFC", clean(text).replace("\n", " ").replace("\t", " "))
    name = _FORBIDDEN.sub("-", name).strip(" .-")
    while len(name.encode("utf-8")) > _LONGEST_NAME:
        name = name[:-1]
    name = name.strip(" .-")
    if not name or name.split(".")[0].lower() in _RESERVED:
        name = f"export-{name}" if name else "export"
    return name + ending


def write_bytes(path: Path, content: bytes) -> Path:
    """Write the file so that a reader finds the old one or the new one, never a half; the folder must exist.

    Raises ExportError where the folder is missing or does not let itself be written to.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".demarche-", suffix=".part")
    except OSError as error:
        raise ExportError(f"{path}: the file cannot be written ({error.strerror}).") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        part.chmod(0o644)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise ExportError(f"{path}: the file cannot be written ({error.strerror}).") from error
    return path


def write_text(path: Path, text: str) -> Path:
    """UTF-8, line ends as given, whole or not at all."""
    return write_bytes(path, text.encode("utf-8"))
