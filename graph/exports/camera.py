"""Plotly figures as PNG, SVG and PDF through one hidden Chromium. The only door to kaleido."""

import atexit
import os
import shutil
import threading
from functools import cache
from typing import Any

import plotly.graph_objects as go

from graph.errors import ExportError
from graph.exports.sizes import Size

NO_BROWSER = (
    "PNG, SVG and PDF of charts need a Chromium or Chrome on this machine and the Python package kaleido: install both "
    "(`apt install chromium`, `pip install 'demarche[charts]'`), or export the chart as HTML."
)
# A port where nothing answers: what Chromium would fetch for itself does not leave the machine.
_DEAD_PROXY = "http://127.0.0.1:9"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


class Camera:
    """A Chromium that is started with the first picture and serves all further ones."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kaleido: Any = None

    def shoot(self, figure: go.Figure, form: str, size: Size) -> bytes:
        """The figure as "png", "svg" or "pdf"; ExportError says what to install where there is no Chromium."""
        with self._lock:
            kaleido = self._started()
            options = {"format": form, "width": size.width, "height": size.height}
            options["scale"] = size.scale if form == "png" else 1
            try:
                return bytes(kaleido.calc_fig_sync(figure, opts=options))
            except Exception as error:  # kaleido raises what its browser happens to raise
                raise ExportError(f"The picture could not be made ({type(error).__name__}). {NO_BROWSER}") from error

    def stop(self) -> None:
        """Ends the browser."""
        with self._lock:
            if self._kaleido is not None:
                self._kaleido.stop_sync_server(silence_warnings=True)
                self._kaleido = None

    def _started(self) -> Any:
        if self._kaleido is None:
            os.environ.setdefault("CHOREO_PROXY_SERVER", _DEAD_PROXY)
            self._kaleido = _start()
        return self._kaleido


@cache
def camera() -> Camera:
    """The process's camera: a browser takes three seconds to start, so all exports share one."""
    shared = Camera()
    atexit.register(shared.stop)
    return shared


def _start() -> Any:
    try:
        import kaleido
    except ImportError as error:
        raise ExportError(NO_BROWSER) from error
    # Without this generator kaleido loads MathJax from the network.
    page = kaleido.PageGenerator(mathjax=False)
    path = find_browser()
    if path is None:
        raise ExportError(NO_BROWSER)
    kaleido.start_sync_server(page_generator=page, path=path, silence_warnings=True)
    return kaleido


def find_browser() -> str | None:
    """The path of a Chromium or Chrome, BROWSER_PATH first; None where there is none."""
    return os.environ.get("BROWSER_PATH") or next((path for name in _BROWSERS if (path := shutil.which(name))), None)
