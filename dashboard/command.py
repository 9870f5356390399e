"""`demarche serve` and the entry point of the whole `demarche` command.

The dashboard stands above the command line of the package graph, so its command is added from here.
"""

from typing import Annotated

import typer

from graph.cli import PublishedOption, app, run


@app.command()
def serve(
    sources: Annotated[
        list[str] | None, typer.Argument(help="Documents to code, or one library; nothing: the sample library.")
    ] = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8050,
    workers: Annotated[int, typer.Option(min=1, help="Server processes (more than one: gunicorn).")] = 1,
    published: PublishedOption = None,
) -> None:
    """Open the dashboard on documents or on a library; without arguments on the sample library.

    Example: `demarche serve article.html --published 2025-07-02`
    """
    # Dash is loaded by the one command that needs it: `demarche --help` answers at once.
    from dashboard.server import serve as serve_dashboard

    day = published.date() if published else None
    serve_dashboard(sources or [], host=host, port=port, workers=workers, published=day, announce=typer.echo)


def main() -> None:
    """The `demarche` command."""
    run(app)


def serve_main() -> None:
    """`python run_dashboard.py ...` is `demarche serve ...`."""
    alone = typer.Typer(pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]})
    alone.command()(serve)
    run(alone)
