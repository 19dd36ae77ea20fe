"""Tables of a DOCX: the same widths in every program, rows that stay whole, header rows that repeat."""

from collections.abc import Sequence

from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.table import Table, _Cell

GRID = "TableGrid"
"""The style of a table with lines, by the name that it has within the file."""


def new_table(paper: Paper, widths: Sequence[float], *, bordered: bool = True) -> Table:
    """Return a table without rows whose columns are so many millimetres wide in every program."""
    table: Table = paper.add_table(rows=0, cols=len(widths))
    if bordered:
        table._tbl.tblPr.style = GRID
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def new_row(table: Table, *, whole: bool = True, repeated: bool = False) -> list[_Cell]:
    """Add a row and return its cells; a whole one is not parted by a page, a repeated one heads every page."""
    row = table._tbl.add_tr()
    cells = []
    for column in table._tbl.tblGrid.gridCol_lst:
        cell = row.add_tc()
        cell.width = Length(column.w or 0)
        cells.append(_Cell(cell, table))
    for name in ["w:cantSplit"] * whole + ["w:tblHeader"] * repeated:
        row.get_or_add_trPr().append(OxmlElement(name))
    return cells


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
