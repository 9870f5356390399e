"""A briefing's figures as an Excel workbook: the numbers of both charts, the acts with their sentences, the sources."""

import io
import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from graph.charts.colors import ThemeName, theme_of
from graph.errors import ExportError
from graph.exports.brief import Brief
from graph.exports.charts import ladder_table, tension_table
from graph.exports.sizes import date_step
from graph.exports.wording import ToldEvent, clean

NO_OFFICE = "PPTX and XLSX need the Python packages python-pptx and xlsxwriter: `pip install 'demarche[office]'`."
# Excel takes 32,767 characters a cell and stops at more.
_LONGEST_CELL = 32_000
_LADDER_WIDTHS = (12, 12, 8, 12, 14, 20, 6, 8, 12, 80)
_ACT_COLUMNS = (
    "first day", "last day", "act", "kind", "rung", "score", "status", "date rests on", "sentences", "sources",
)  # fmt: skip
_ACT_WIDTHS = (12, 12, 48, 26, 6, 8, 12, 28, 90, 50)
_WRAPPED_FROM = 20  # width of a column, in letters, from which on its texts are broken into lines
_LINE_HEIGHT, _TALLEST_ROW = 15, 409  # points; Excel takes no taller row

Cell = str | int | float | date | None


def workbook(brief: Brief) -> bytes:
    """Sheets: about, tension, ladder, acts. Texts are written as texts, so that none is taken for a formula."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise ExportError(NO_OFFICE) from error
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    # A fixed day of making: the file is the same from run to run.
    book.set_properties({"title": brief.title, "comments": brief.finding, "created": datetime(2000, 1, 1)})
    looks = {
        "bold": book.add_format({"bold": True, "bottom": 1, "align": "left"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
        "plain": book.add_format({"align": "left", "valign": "top"}),
        "wrap": book.add_format({"text_wrap": True, "align": "left", "valign": "top"}),
    }
    _sheet(book, "About", ("What", "Text"), _about(brief), widths=(22, 110), looks=looks)
    curve, steps = tension_table(brief.measured), ladder_table(brief.steps)
    _sheet(book, "Tension", tuple(curve.columns), _rows(curve), widths=(12, 12, 12, 8), looks=looks)
    _add_line_chart(book, len(curve), brief)
    _sheet(book, "Ladder", tuple(steps.columns), _rows(steps), widths=_LADDER_WIDTHS, looks=looks)
    _sheet(book, "Acts", _ACT_COLUMNS, map(_act_row, brief.acts), widths=_ACT_WIDTHS, looks=looks)
    book.close()
    return stream.getvalue()


def _about(brief: Brief) -> list[tuple[str, str]]:
    return [
        ("Title", brief.title),
        ("Finding", brief.finding),
        ("Filters", brief.subtitle),
        ("Counts", brief.counts_in_words),
        ("Unit of the curves", _meta(brief, "unit")),
        ("Source", _meta(brief, "source")),
        ("How it was made", brief.how_made),
    ]


def _act_row(told: ToldEvent) -> tuple[Cell, ...]:
    window = told.event.window
    return (
        window.first if window else None,
        window.last if window else None,
        told.act,
        told.kind_in_words,
        told.rung,
        told.event.score,
        told.status,
        told.basis,
        "\n".join(sentence.text for sentence in told.sentences),
        "\n".join(sentence.citation for sentence in told.sentences),
    )


def _meta(brief: Brief, part: str) -> str:
    return str(dict(brief.tension.figure.layout.meta).get(part, ""))


def _rows(table: Any) -> Iterable[Sequence[Cell]]:
    for row in table.itertuples(index=False):
        yield tuple(_day_or_same(value) for value in row)


def _day_or_same(value: Any) -> Cell:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value) if len(value) == 10 else value
        except ValueError:
            return value
    return None if value is None or value != value else value


def _sheet(
    book: Any, name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]], *, widths: Sequence[int], looks: Any
) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for column, (title, wide) in enumerate(zip(header, widths, strict=True)):
        sheet.set_column(column, column, wide, looks["wrap" if wide >= _WRAPPED_FROM else "plain"])
        sheet.write_string(0, column, title.replace("_", " "), looks["bold"])
    for number, row in enumerate(rows, start=1):
        sheet.set_row(number, _height(row, widths))
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, clean(cell)[:_LONGEST_CELL])
            elif isinstance(cell, date):
                sheet.write_datetime(number, column, datetime(cell.year, cell.month, cell.day), looks["day"])
            elif cell is not None:
                sheet.write_number(number, column, float(cell))


def _height(row: Sequence[Cell], widths: Sequence[int]) -> float:
    """What the row's longest text takes when it is broken: only Excel finds that out for itself."""
    lines = [
        sum(max(1, math.ceil(len(part) / (0.9 * wide))) for part in cell.split("\n"))
        for cell, wide in zip(row, widths, strict=True)
        if isinstance(cell, str) and wide >= _WRAPPED_FROM
    ]
    return min(_LINE_HEIGHT * max(lines, default=1), _TALLEST_ROW)


def _add_line_chart(book: Any, days: int, brief: Brief) -> None:
    chart, look = book.add_chart({"type": "line"}), theme_of(ThemeName.PRINT)
    for column, (name, color, dash) in enumerate(
        (("hostility", look.hostility, "solid"), ("cooperation", look.cooperation, "dash"))
    ):
        chart.add_series(
            {
                "name": name,
                "categories": ["Tension", 1, 0, days, 0],
                "values": ["Tension", 1, column + 1, days, column + 1],
                "line": {"color": color, "width": 2, "dash_type": dash},
            }
        )
    chart.set_title({"name": brief.finding, "name_font": {"size": 12}})
    step, unit = date_step(days)
    form = "mmm yy" if unit == "months" else "d mmm yy"
    chart.set_x_axis({"date_axis": True, "num_format": form, "major_unit": step, "major_unit_type": unit})
    chart.set_y_axis({"name": "score points", "major_gridlines": {"visible": True, "line": {"color": "#DDDDDD"}}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 860, "height": 420})
    book.get_worksheet_by_name("Tension").insert_chart("G2", chart, {"description": brief.tension.alt})
