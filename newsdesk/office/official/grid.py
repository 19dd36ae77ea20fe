"""A bordered table written as one piece of XML: hundreds of rows would take seconds cell by cell."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from newsdesk.office.figures import printable

TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
PROPERTIES = (
    '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{whole}" w:type="dxa"/><w:jc w:val="center"/>'
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr>"
)
SPACING = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLook:
    """How the cells of a row look."""

    size: float
    centre: Container[int] = ()
    bold: bool = False
    held: bool = False
    """Whether it stays on the page of the row below."""
    marks: str = ""


def grid(
    paper: Document,
    headings: Sequence[tuple[str, float]],
    table: Sequence[Sequence[str]],
    *,
    size: float,
    centre: Container[int],
    totals: int,
    whole: bool = False,
) -> None:
    """Add a table as `parts.rows` describes it."""
    widths = [round(width * TWIPS) for _, width in headings]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    first = RowLook(size=size, centre=range(len(widths)), bold=True, held=True, marks="<w:tblHeader/>")
    body = zip(table, _looks(len(table), len(table) if whole else totals, totals, size, centre), strict=True)
    made = [_row([name for name, _ in headings], widths, first), *(_row(row, widths, look) for row, look in body)]
    inside = f"{PROPERTIES.format(whole=sum(widths))}<w:tblGrid>{columns}</w:tblGrid>{''.join(made)}"
    paper.element.body._insert_tbl(parse_xml(f"<w:tbl {nsdecls('w')}>{inside}</w:tbl>"))


def _looks(count: int, together: int, totals: int, size: float, centre: Container[int]) -> Iterator[RowLook]:
    """Yield the look of each row; the last ones that stay together never part, sums from the row above neither."""
    for number in range(1, count + 1):
        held = together > 0 and count - together <= number < count
        yield RowLook(size=size, centre=centre, bold=number > count - totals, held=held)


def _row(cells: Sequence[str], widths: Sequence[int], look: RowLook) -> str:
    inside = "".join(_cell(words, width, at, look) for at, (words, width) in enumerate(zip(cells, widths, strict=True)))
    return f"<w:tr><w:trPr><w:cantSplit/>{look.marks}</w:trPr>{inside}</w:tr>"


def _cell(words: str, width: int, at: int, look: RowLook) -> str:
    run = f'<w:rPr>{"<w:b/>" * look.bold}<w:sz w:val="{round(look.size * 2)}"/></w:rPr>'
    centred = '<w:jc w:val="center"/>' * (at in look.centre)
    paragraph = f"<w:pPr>{'<w:keepNext/>' * look.held}{SPACING}{centred}</w:pPr>"
    lines = "".join(
        f'<w:p>{paragraph}<w:r>{run}<w:t xml:space="preserve">{escape(printable(line))}</w:t></w:r></w:p>'
        for line in words.split("\n")
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{lines}</w:tc>'
