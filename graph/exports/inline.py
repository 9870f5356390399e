"""Pages that stand alone: scripts and styles inside the file, a content security policy that lets nothing else run."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup

from graph.errors import ExportError

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Script:
    """A script that a page carries. Only the program's own scripts become one, never text of a document."""

    text: str

    @property
    def hash(self) -> str:
        """The source expression that a content security policy knows this script by."""
        digest = hashlib.sha256(self.text.encode("utf-8")).digest()
        return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"

    def __html__(self) -> str:
        return self.text


def script(text: str) -> Script:
    """A script ready to stand between script tags: line ends as a browser reads them, no source map to fetch."""
    # Not splitlines(): a minified script holds other characters that Python takes for line ends.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    joined = "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))
    if "</script" in joined.lower() or "<!--" in joined:
        raise ExportError("A script of the page holds a closing tag and cannot stand inside the page.")
    return Script(joined)


def policy(scripts: Sequence[Script]) -> str:
    """Nothing may be loaded; only these scripts run."""
    sources = " ".join(one.hash for one in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {sources}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def environment(*fallbacks: Path) -> Environment:
    """Our own templates first, then those in `fallbacks`; everything that a template prints is escaped."""
    loaders: list[BaseLoader] = [FileSystemLoader(folder) for folder in (TEMPLATES, *fallbacks)]
    return Environment(loader=ChoiceLoader(loaders), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def resource(name: str) -> str:
    """A template's neighbour (style sheet, script) as text."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def style(*names: str) -> Markup:
    """Style sheets of ours as they stand."""
    return Markup("\n".join(resource(name) for name in names))  # noqa: S704 (files of the program, no document's text)


def framed(page: str, title: str, *, height: int) -> str:
    """A page inside another, as notebooks show it: in a frame of its own, whose scripts cannot reach the notebook."""
    return (
        f'<iframe srcdoc="{escape(page)}" title="{escape(title)}" width="100%" height="{height}" '
        'style="border:0" sandbox="allow-scripts"></iframe>'
    )
