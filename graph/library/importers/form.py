"""What an importer has to say of its format; everything else is the same for all of them."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.model.columns import Origin


@dataclass(frozen=True)
class EventFormat:
    """A tab-separated form of event data.

    `columns` gives the columns of a file from its first line: the names in order, or an empty tuple where the first
    line is itself the header. `wanted` are the columns that the SQL uses (a column that a file lacks is empty). It
    reads the table `chunk`, in which everything is text: `same` is an expression that is equal for rows that report
    the same (`same_means` says it in words), `sql` gives the columns of `READ_COLUMNS` from the rows that are kept.
    """

    origin: Origin
    encoding: str
    columns: Callable[[str], tuple[str, ...]]
    wanted: tuple[str, ...]
    same: str
    same_means: str
    sql: str
    same_as: tuple[tuple[str, str], ...] = ()  # other names that a column goes by


# What the SQL of a format gives, in this order. `kind` is a CAMEO code, or PLOVER's TYPE/mode (TYPE/ without mode);
# `given_score` stands before the ontology's.
READ_COLUMNS = (
    "id", "source", "published", "cameo", "kind", "date", "actor", "recipient", "actors", "recipients", "place", "why",
    "weight", "goldstein", "given_score",
)  # fmt: skip


def no_header(names: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    """For files that begin with data."""
    return lambda _line: names


def with_header(_line: str) -> tuple[str, ...]:
    """For files that name their columns."""
    return ()
