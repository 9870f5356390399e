"""A briefing on one page: HTML made here, printed to PDF by the machine's Chromium."""

import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from markupsafe import Markup

from graph.errors import ExportError
from graph.exports.brief import Brief, quoted
from graph.exports.camera import NO_BROWSER, find_browser
from graph.exports.charts import Chart, chart_image
from graph.exports.inline import environment, policy, style
from graph.exports.labelling import labelled_pdf

_SECONDS = 60
_ZOOMS = (1.0, 0.92, 0.85, 0.78, 0.7)


def one_page_pdf(brief: Brief) -> bytes:
    """The briefing as PDF of one page, long sentences in smaller type; ExportError says what to install where there is
    no Chromium.
    """
    drawings = tuple(_drawing(drawn, name) for drawn, name in ((brief.tension, "tension"), (brief.ladder, "ladder")))
    for zoom in _ZOOMS:
        pdf = printed(one_page_html(brief, drawings, zoom=zoom))
        if pages_of(pdf) == 1:
            break
    return labelled_pdf(pdf, title=brief.title, alt=brief.finding)


def pages_of(pdf: bytes) -> int:
    """The number of pages."""
    return len(pypdfium2.PdfDocument(pdf))


def one_page_html(brief: Brief, drawings: Sequence[Markup], *, zoom: float = 1.0) -> str:
    """The page before it is printed."""
    return (
        environment()
        .get_template("brief.html")
        .render(
            brief=brief,
            zoom=zoom,
            drawings=drawings,
            acts=[(told, *quoted(told)) for told in brief.key_acts],
            policy=policy(()),
            style=style("brief.css"),
        )
    )


def _drawing(drawn: Chart, name: str) -> Markup:
    """The chart as SVG inside the page. Ids are made its own: two drawings in one page must not share any."""
    svg = chart_image(drawn, "svg", "strip").decode("utf-8")
    svg = re.sub(r'(\bid="|url\(\'?#|href="#)', rf"\g<1>{name}-", svg)
    return Markup(svg[svg.index("<svg") :])  # noqa: S704 (drawn by plotly from escaped texts)


def printed(html: str) -> bytes:
    """The page as PDF, printed by a Chromium that reaches no network."""
    browser = find_browser()
    if browser is None:
        raise ExportError(NO_BROWSER)
    with tempfile.TemporaryDirectory(prefix="demarche-") as folder:
        page, out = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(html, encoding="utf-8")
        command = [
            browser, "--headless", "--disable-gpu", "--no-pdf-header-footer", "--disable-background-networking",
            "--proxy-server=http://127.0.0.1:9", f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}",
        ]  # fmt: skip
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append("--no-sandbox")  # Chromium's sandbox refuses to run for root, as in containers
        try:
            subprocess.run([*command, page.as_uri()], check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603
        except (OSError, subprocess.SubprocessError) as error:
            raise ExportError(f"{browser} could not print the page ({type(error).__name__}). {NO_BROWSER}") from error
        return out.read_bytes()
