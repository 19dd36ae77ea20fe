"""The article as a Word document, for portals whose editor takes what is pasted from Word."""

from datetime import date

from docx.document import Document
from docx.shared import Mm, Pt

from newsdesk.office.document_tables import new_row, new_table
from newsdesk.office.documents import EARLIEST, Look, Margins, fixed, heading, new_paper, write
from newsdesk.office.portal.article import Article
from newsdesk.office.portal.blocks import Block

LOOK = Look(margins=Margins(20, 20, 25, 20), size=13, headings=(16, 14, 13))
ACROSS = 165


def document(article: Article, day: date | None) -> bytes:
    """Return the document's file: title, lead, content; pictures by the name of their file."""
    paper = new_paper(LOOK, title=article.title, day=day or EARLIEST, author=article.told.facility)
    heading(paper, article.title, 1)
    if article.summary:
        _spaced(paper)
        write(paper.paragraphs[-1], article.summary, bold=True)
    for block in article.blocks:
        if block.tag == "table":
            _table(paper, block)
        else:
            _block(paper, block)
    return fixed(paper)


def _spaced(paper: Document) -> None:
    paper.add_paragraph().paragraph_format.space_after = Pt(6)


def _block(paper: Document, block: Block) -> None:
    if block.tag[0] == "h" and block.tag[1:].isdecimal():
        heading(paper, block.text, min(int(block.tag[1:]), 3))
        return
    _spaced(paper)
    paragraph = paper.paragraphs[-1]
    if block.tag == "img":
        write(paragraph, f"[Chèn ảnh {block.source} vào đây]", bold=True)
        return
    if block.mark:
        paragraph.paragraph_format.left_indent = Mm(6)
        write(paragraph, f"{block.mark} ")
    for words, bold, italic in block.runs:
        write(paragraph, " ".join(words.split("\n")), bold=bold)
        paragraph.runs[-1].italic = italic or block.tag == "figcaption" or None


def _table(paper: Document, block: Block) -> None:
    columns = max(len(row) for row in block.rows) or 1
    table = new_table(paper, [ACROSS / columns] * columns)
    for number, row in enumerate(block.rows):
        for cell, words in zip(
            new_row(table, repeated=number == 0, whole=True), [*row, *[""] * (columns - len(row))], strict=True
        ):
            write(cell.paragraphs[0], " ".join(words.split()), bold=number == 0, size=12)
            cell.paragraphs[0].paragraph_format.keep_with_next = number == 0 or None
    _spaced(paper)
