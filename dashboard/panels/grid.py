"""The one look of all tables: rows are chosen with a click, Enter or the arrow keys; cells are text, never markup."""

from collections.abc import Sequence
from typing import Any

import dash_ag_grid as dag


def grid(ident: str, columns: Sequence[dict[str, Any]], *, empty: str, extra: str = "", lines: int = 1) -> Any:
    """An empty table; rows carry their id as `id`, and `empty` is said where there are none. `lines` of text a row."""
    return dag.AgGrid(
        id=ident,
        className=f"table {extra}".strip(),
        columnDefs=list(columns),
        # No guessing of types: a date that is missing would make the whole column a date, and "undated" vanish.
        defaultColDef={"sortable": True, "resizable": True, "suppressHeaderMenuButton": True, "cellDataType": False},
        rowData=[],
        getRowId="params.data.id",
        columnSize=None,
        dashGridOptions={
            "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True},
            "rowHeight": 17 + 17 * lines,
            "headerHeight": 36,
            "animateRows": False,
            "tooltipShowDelay": 500,
            "localeText": {"noRowsToShow": empty},
        },
        style={"height": None, "width": "100%"},
    )
