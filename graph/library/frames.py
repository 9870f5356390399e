"""Arrow -> pandas as the columns of the events frame promise it: None for missing text, tuples for lists."""

from typing import Any

import pandas as pd
import pyarrow as pa

from graph.model.columns import event_dtypes


def events_pandas(table: pa.Table) -> pd.DataFrame:
    """The canonical frame of a table of its columns."""
    dtypes = event_dtypes()
    return pd.DataFrame({name: _series(table.column(name), dtypes[name]) for name in table.column_names})


def plain_pandas(table: pa.Table) -> pd.DataFrame:
    """Any other table: text is str or None, days and times are datetime64[us]."""
    return pd.DataFrame(
        {name: _series(table.column(name), _dtype(table.column(name).type)) for name in table.column_names}
    )


def _series(column: pa.ChunkedArray, dtype: str) -> "pd.Series[Any]":
    if pa.types.is_list(column.type):
        return pd.Series([None if cell is None else tuple(cell) for cell in column.to_pylist()], dtype="object")
    if dtype == "object":
        return pd.Series(column.to_numpy(), dtype="object")
    if dtype.startswith("datetime"):
        return pd.Series(column.cast(pa.timestamp("us")).to_numpy(), dtype=dtype)
    return pd.Series(column.to_numpy(), dtype=dtype)


def _dtype(kind: pa.DataType) -> str:
    if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
        return "datetime64[us]"
    if pa.types.is_integer(kind):
        return "int64"
    if pa.types.is_floating(kind):
        return "float64"
    return "object"
