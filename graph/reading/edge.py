"""The edge of the commands of this package: an error that the user can be told is told in its one sentence."""

import sys
from collections.abc import Callable

from graph.errors import DemarcheError


def run(command: Callable[[], None]) -> None:
    """Run a command; its exit code is 1 where it fails."""
    try:
        command()
    except DemarcheError as error:
        sys.exit(str(error))
