"""What an importer has to say of its format; everything else is the same for all of them."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.model.columns import Origin


@dataclass(frozen=True)
class EventFormat:
    """A tab-separated form of event data.

    `columns` gives the columns of a file from its first line: the names in order, or an empty tuple where the first
    line is itself the header. `wanted` are the columns that `sql` uses (a column that a file lacks is empty); it
    reads the table `chunk`, in which everything is text, and gives the columns of `READ_COLUMNS`. Its `signature`
    says which rows are the same report.
    """

    origin: Origin
    encoding: str
    columns: Callable[[str], tuple[str, ...]]
    wanted: tuple[str, ...]
    sql: str
    signature: str
    same_as: tuple[tuple[str, str], ...] = ()  # other names that a column goes by


# What the SQL of a format gives, in this order. `cameo` names the kind of act, or `type` and `mode` do.
READ_COLUMNS = (
    "id", "signature", "source", "published", "cameo", "type", "mode", "date", "actor", "recipient", "actors",
    "recipients", "place", "why", "weight", "goldstein", "score",
)  # fmt: skip


def no_header(names: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    """For files that begin with data."""
    return lambda _line: names


def with_header(_line: str) -> tuple[str, ...]:
    """For files that name their columns."""
    return ()
