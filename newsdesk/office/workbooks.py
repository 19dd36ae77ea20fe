"""The foundation of every XLSX: real dates and lengths, text that is never a formula, the same bytes each time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from newsdesk.office.figures import plain

Cell = str | int | float | date | time | timedelta | None
NEVER_GUESS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
LONGEST = 32_000
"""Characters that a cell takes, and some to spare."""
PAPER_A4 = 9
FONT = {"font_name": "Arial", "font_size": 10, "valign": "top", "border": 1}
LINE = 13.5
"""Points that a line of this font takes."""
FORMATS: dict[type, dict[str, Any]] = {
    date: {"num_format": "dd/mm/yyyy", "align": "left"},
    time: {"num_format": "hh:mm:ss", "align": "left"},
    timedelta: {"num_format": "[h]:mm:ss"},
    float: {"num_format": "0.0%"},
    int: {"num_format": "0"},
    str: {"text_wrap": True},
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its columns with their widths in characters, its rows."""

    name: str
    columns: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[Cell]]
    totals: int = 0
    """How many of the last rows are sums: a filter leaves them where they are."""


def workbook(sheets: Iterable[Sheet], *, title: str, day: date, author: str = "") -> bytes:
    """Return the workbook's file; its day is the day of what it tells, never the clock's."""
    made = BytesIO()
    book = Workbook(made, NEVER_GUESS)
    created = datetime.combine(day, time())
    book.set_properties({"title": plain(title)[:255], "author": plain(author)[:255], "created": created})
    formats = {kind: book.add_format({**FONT, **look}) for kind, look in FORMATS.items()}
    head = book.add_format({**FONT, "bold": True, "bg_color": "#EEEEEE", "text_wrap": True})
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.name), sheet, formats, head, title)
    book.close()
    return made.getvalue()


def _fill(page: Worksheet, sheet: Sheet, formats: dict[type, Any], head: Any, title: str) -> None:
    for at, (name, width) in enumerate(sheet.columns):
        page.set_column(at, at, width)
        page.write_string(0, at, name, head)
    page.set_row(0, LINE * 2)
    for down, row in enumerate(sheet.rows, 1):
        page.set_row(down, LINE * _lines(row, [width for _, width in sheet.columns]))
        for across, cell in enumerate(row):
            _write(page, down, across, cell, formats)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(1, len(sheet.rows) - sheet.totals), len(sheet.columns) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(PAPER_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.55, right=0.55, top=0.75, bottom=0.7)
    page.set_header(f"&L{plain(title).replace('&', '&&')[:200]}&R{sheet.name}")
    page.set_footer("&Rtrang &P/&N")


def _lines(row: Sequence[Cell], widths: Sequence[float]) -> int:
    """Return how many lines the longest text of a row takes: not every program reckons that itself."""
    filled = (len(cell) / (1.15 * width) for cell, width in zip(row, widths, strict=True) if isinstance(cell, str))
    return min(8, max(1, ceil(max(filled, default=1))))


def _write(page: Worksheet, down: int, across: int, cell: Cell, formats: dict[type, Any]) -> None:
    if cell is None:
        page.write_blank(down, across, None, formats[str])
    elif isinstance(cell, str):
        page.write_string(down, across, plain(cell)[:LONGEST], formats[str])
    elif isinstance(cell, date | time | timedelta):
        page.write_datetime(down, across, cell, formats[type(cell)])
    else:
        page.write_number(down, across, cell, formats[type(cell)])
