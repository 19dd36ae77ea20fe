"""Tables of a DOCX: the same widths in every program, rows that stay whole, header rows that repeat."""

from collections.abc import Sequence

from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.table import Table, _Cell, _Row


def new_table(paper: Paper, widths: Sequence[float], *, bordered: bool = True) -> Table:
    """Return a table without rows whose columns are so many millimetres wide in every program."""
    table: Table = paper.add_table(rows=0, cols=len(widths), style="Table Grid" if bordered else None)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def new_row(table: Table, *, whole: bool = True, repeated: bool = False) -> list[_Cell]:
    """Add a row and return its cells; a whole one is not parted by a page, a repeated one heads every page."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    for cell, column in zip(row.cells, table.columns, strict=True):
        cell.width = Length(column.width or 0)
    for name in ["w:cantSplit"] * whole + ["w:tblHeader"] * repeated:
        _mark(row, name)
    return list(row.cells)


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def border(cell: _Cell, **sides: int) -> None:
    """Give sides of a cell a line of so many eighths of a point; 0 is none."""
    lines = OxmlElement("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            line = OxmlElement(f"w:{side}")
            line.set(qn("w:val"), "single" if sides[side] else "nil")
            line.set(qn("w:sz"), str(sides[side]))
            line.set(qn("w:color"), "000000")
            lines.append(line)
    cell._tc.get_or_add_tcPr().append(lines)
