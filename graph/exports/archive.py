"""Office files the same from run to run: they are zip archives, and each member has a day of writing."""

import io
import re
import zipfile


def steady_archive(content: bytes) -> bytes:
    """An Office file is a zip archive: each member gets a fixed day of writing."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            data = old.read(member)
            if member.filename.endswith(".xlsx"):
                data = steady_archive(data)
            if member.filename == "docProps/core.xml":
                data = _fixed_days(data)
            new.writestr(zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _fixed_days(core: bytes) -> bytes:
    return re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", core)
