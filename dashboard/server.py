"""Serving: what is asked for becomes a library, and the library a page on this machine."""

import shutil
import subprocess
import sys
import tempfile
import webbrowser
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from threading import Lock, Timer
from typing import Any

import waitress

from dashboard.app import create_app
from dashboard.queries import pair_counts
from dashboard.source import LibrarySource
from dashboard.state import ViewState
from graph.errors import DemarcheError
from graph.library import Library, open_sample_library
from graph.model import CodedDocument, Collection

Announce = Callable[[str], None]

_THREADS = 8  # a page asks for half a dozen things at once; more threads than that only queue for the same core
_LOCAL = ("127.0.0.1", "localhost", "::1")


def serve(
    sources: Sequence[str],
    *,
    host: str = "127.0.0.1",
    port: int = 8050,
    workers: int = 1,
    published: date | None = None,
    open_browser: bool = False,
    announce: Announce = lambda _: None,
) -> None:
    """Serve the dashboard until it is interrupted.

    `sources` are documents to code, or the address of one library, or nothing: the sample library. Documents go
    into a library of their own for as long as the server runs.
    """
    folder = Path(tempfile.mkdtemp(prefix="demarche-"))
    try:
        address = _library_address(sources, folder, published, announce)
        link = f"http://{_in_link(host)}:{port}/{landing(Library.open(address).collection())}"
        if open_browser:
            Timer(1, webbrowser.open, (link,)).start()
        _run(address, host, port, workers, lambda: announce(f"Démarche is at {link} (stop with Ctrl+C)"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def landing(collection: Collection) -> str:
    """Where to begin: with the two states between which most happened, where the library tells of several pairs."""
    counts = pair_counts(collection.events).most_common()
    return ViewState(pair=counts[0][0]).to_search() if len(counts) > 1 else ""


def _in_link(host: str) -> str:
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 (compared, not bound)
    return f"[{shown}]" if ":" in shown else shown


def is_library(source: str) -> bool:
    """Whether an argument names a library: an object-store address, or a folder with a Delta log."""
    return "://" in source or (Path(source) / "_delta_log").is_dir()


def _library_address(sources: Sequence[str], folder: Path, published: date | None, announce: Announce) -> str:
    libraries = [s for s in sources if is_library(s)]
    if libraries and len(sources) > 1:
        raise DemarcheError("Give either documents or one library; add documents to a library with `demarche add`.")
    if libraries:
        return libraries[0]
    if not sources:
        return open_sample_library().address
    address = folder / "library"
    Library.create(address).add(_code([Path(s) for s in sources], published, announce))
    return str(address)


def _code(paths: Sequence[Path], published: date | None, announce: Announce) -> list[CodedDocument]:
    # The coder loads spaCy: only here, where documents are to be coded, and not for a library that is coded already.
    from graph.pipeline import read_and_code

    coded = []
    for done in read_and_code(paths, published=published):
        if isinstance(done, CodedDocument):
            coded.append(done)
        else:
            announce(done.sentence)
    if not coded:
        raise DemarcheError("None of the documents could be read; nothing to show.")
    return coded


class LazyCoder:
    """Codes what is uploaded. spaCy and the weights are loaded at the first upload, once a process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._coder: Any = None

    def __call__(self, content: bytes, name: str, published: date | None) -> CodedDocument:
        # Imported here and not above: the dashboard of a library that is coded already needs no spaCy.
        from graph.pipeline import code_bytes, load_coder

        with self._lock:
            if self._coder is None:
                self._coder = load_coder()
            return code_bytes(self._coder, content, name, published=published)


def _run(address: str, host: str, port: int, workers: int, ready: Callable[[], None]) -> None:
    hosts = [] if host in _LOCAL else [host]
    if workers > 1:
        ready()
        _run_workers(address, hosts, f"{_bracketed(host)}:{port}", workers)
        return
    made = application(address, hosts)
    try:
        server = waitress.create_server(made, host=host, port=port, threads=_THREADS)
    except OSError as error:
        problem = (
            f"{_bracketed(host)}:{port} cannot be listened on ({error.strerror}); choose another port with --port."
        )
        raise DemarcheError(problem) from None
    ready()  # only now: whoever follows the address at once is let in
    server.run()


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _run_workers(address: str, hosts: list[str], bind: str, workers: int) -> None:
    """Several processes over one library; each opens it for itself, none keeps anything of a user.

    gunicorn starts in a process of its own: its workers are forked, and Delta's threads, which this process may have
    started when it stored the documents, do not survive a fork.
    """
    application = f"dashboard.server:application({address!r}, {hosts!r})"
    options = ["--bind", bind, "--workers", str(workers), "--threads", str(_THREADS), "--log-level", "warning"]
    command = [sys.executable, "-m", "gunicorn", "--worker-class", "gthread", *options, application]
    try:
        subprocess.run(command, check=True)  # noqa: S603 (our own interpreter, no shell)
    except subprocess.CalledProcessError as error:
        raise DemarcheError(f"The server processes ended with code {error.returncode}; is the port free?") from None
    except FileNotFoundError:
        raise DemarcheError("Several processes need gunicorn: pip install gunicorn.") from None


def application(address: str, hosts: list[str]) -> Any:
    """The WSGI application over the library at `address`: what each server process makes for itself."""
    return create_app(LibrarySource(Library.open(address)), code=LazyCoder(), hosts=hosts).server
