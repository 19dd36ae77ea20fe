"""An official paper read back as an office would measure it: in points and millimetres, paragraph by paragraph."""

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


@dataclass(frozen=True)
class Seen:
    """A paragraph as it comes out, styles counted in."""

    words: str
    size: float
    bold: bool
    italic: bool
    centred: bool
    justified: bool
    first_line: float
    """Millimetres."""
    below: float
    """Points."""
    leading: float
    with_next: bool


def seen(paragraph: Paragraph) -> Seen:
    runs = [run for run in paragraph.runs if run.text.strip()]
    first, style = (runs or [None])[0], paragraph.style
    assert style is not None
    fonts = [first.font] if first else []
    alignment = paragraph.alignment if paragraph.alignment is not None else style.paragraph_format.alignment
    indent = paragraph.paragraph_format.first_line_indent or style.paragraph_format.first_line_indent
    below = paragraph.paragraph_format.space_after
    below = below if below is not None else style.paragraph_format.space_after
    return Seen(
        words=paragraph.text.replace("\u00a0", " "),
        size=next((font.size.pt for font in fonts if font.size), style.font.size.pt if style.font.size else 14),
        bold=bool(fonts and fonts[0].bold),
        italic=bool(fonts and fonts[0].italic),
        centred=alignment == ALIGN.CENTER,
        justified=alignment == ALIGN.JUSTIFY,
        first_line=indent.mm if indent else 0,
        below=below.pt if below is not None else 0,
        leading=float(style.paragraph_format.line_spacing or 1),
        with_next=bool(paragraph.paragraph_format.keep_with_next),
    )


def body(paper: Document) -> list[Seen]:
    return [seen(paragraph) for paragraph in paper.paragraphs]


def cells(paper: Document, table: int, row: int) -> list[list[Seen]]:
    return [[seen(paragraph) for paragraph in cell.paragraphs] for cell in paper.tables[table].rows[row].cells]


def rules(within: Any) -> list[float]:
    """Return the length in millimetres of what each rule leaves free on both sides."""
    found = []
    for paragraph in within.iter(qn("w:p")):
        if paragraph.find(qn("w:pPr")) is not None and paragraph.find(qn("w:pPr")).find(qn("w:pBdr")) is not None:
            indent = paragraph.find(qn("w:pPr")).find(qn("w:ind"))
            sides = (indent.get(qn("w:left")), indent.get(qn("w:right")))
            found.append(sum(int(side or 0) for side in sides) / 1440 * 25.4)
    return found


def rows_of(paper: Document, table: int) -> list[list[str]]:
    """Return the words of a table, read fast."""
    found = []
    for row in paper.tables[table]._tbl.iter(qn("w:tr")):
        cells = row.findall(qn("w:tc"))
        found.append(
            ["\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in c.iter(qn("w:p"))) for c in cells]
        )
    return found
