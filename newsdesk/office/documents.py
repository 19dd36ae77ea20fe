"""The foundation of every DOCX: page, fonts, headings, page numbers, and the same bytes for the same words."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from newsdesk.office.document_files import SettledStyles, file_of, settle
from newsdesk.office.figures import plain, printable

A4 = (Mm(210), Mm(297))
EARLIEST = date(1980, 1, 1)
"""The first day that a ZIP file can name: what a paper without a day bears."""
THUMBNAIL = "/thumbnail"
BLACK = RGBColor(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Margins:
    """Margins of a page in millimetres."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a paper looks: its margins, its font and what body text and headings measure, in points."""

    margins: Margins
    font: str = "Times New Roman"
    size: float = 14
    headings: Sequence[float] = (14, 14, 13)
    leading: float = 1.15
    landscape: bool = False


OFFICIAL = Look(margins=Margins(20, 20, 30, 15))
"""What Nghị định 30/2020/NĐ-CP asks of a paper, sample sizes where it leaves a choice."""


Prepare = Callable[[Paper, Look], None]
"""What all papers of a kind have in common: their own styles, a foot."""


def new_paper(
    look: Look, *, title: str, day: date = EARLIEST, author: str = "", prepare: Prepare | None = None
) -> Paper:
    """Return an empty paper; its day is the day of what it tells, never the clock's.

    What `prepare` does is done once for all papers of a look; it must be the same function each time.
    """
    blank = _blank(look, prepare)
    shared = {id(blank.styles): blank.styles}
    paper: Paper = deepcopy(blank.paper.part.package, shared).main_document_part.document
    about = paper.core_properties
    about.title, about.author, about.last_modified_by = plain(title)[:255], plain(author)[:255], ""
    about.comments, about.language, about.revision = "", "vi-VN", 1
    about.created = about.modified = datetime.combine(max(day, EARLIEST), time())
    return paper


@dataclass(frozen=True, slots=True)
class Blank:
    """A paper to copy, and its styles, which all copies share."""

    paper: Paper
    styles: SettledStyles


@lru_cache(maxsize=32)
def _blank(look: Look, prepare: Prepare | None) -> Blank:
    paper = Document()
    _without_thumbnail(paper)
    _page(paper, look)
    _styles(paper, look)
    if prepare:
        prepare(paper, look)
    return Blank(paper, settle(paper))


def _without_thumbnail(paper: Paper) -> None:
    package = paper.part.package
    for key in [key for key, relation in package.rels.items() if relation.reltype.endswith(THUMBNAIL)]:
        del package.rels[key]


def _page(paper: Paper, look: Look) -> None:
    section = paper.sections[0]
    across, down = reversed(A4) if look.landscape else A4
    section.page_width, section.page_height = across, down
    section.orientation = WD_ORIENT.LANDSCAPE if look.landscape else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Mm(look.margins.top), Mm(look.margins.bottom)
    section.left_margin, section.right_margin = Mm(look.margins.left), Mm(look.margins.right)
    section.header_distance = section.footer_distance = Mm(min(look.margins.top, look.margins.bottom) / 2)


def _styles(paper: Paper, look: Look) -> None:
    for language in paper.styles.element.iter(qn("w:lang")):
        for key in ("w:val", "w:eastAsia"):
            language.set(qn(key), "vi-VN")
    body = paper.styles["Normal"]
    assert isinstance(body, ParagraphStyle)  # noqa: S101 (the template's own style)
    dress(body, look.font, look.size)
    body.paragraph_format.line_spacing = look.leading
    body.paragraph_format.space_after = Pt(0)
    body.paragraph_format.widow_control = True
    for level, size in enumerate(look.headings, 1):
        heading = paper.styles[f"Heading {level}"]
        assert isinstance(heading, ParagraphStyle)  # noqa: S101
        dress(heading, look.font, size, bold=True)
        heading.paragraph_format.keep_with_next = heading.paragraph_format.keep_together = True
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(10), Pt(4)
        heading.paragraph_format.line_spacing = 1.15


def dress(style: ParagraphStyle, font: str, size: float, *, bold: bool = False) -> None:
    """Give a style a font for every script, black; the template's own colours and theme fonts go."""
    style.font.name, style.font.size, style.font.bold = font, Pt(size), bold
    style.font.italic, style.font.color.rgb = False, BLACK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{kind}Theme"), None)
        fonts.set(qn(f"w:{kind}"), font)
    fonts.attrib.pop(qn("w:cstheme"), None)


@dataclass(frozen=True, slots=True)
class StyleName:
    """A style's ASCII name within the file, and the name that people see."""

    key: str
    shown: str


def new_style(paper: Paper, name: StyleName, look: Look, size: float, leading: float = 1.0) -> ParagraphStyle:
    """Add a paragraph style of the paper's font, while it is prepared: afterwards papers share their styles."""
    if isinstance(paper.part._styles_part, SettledStyles):
        raise ValueError(name)
    style = paper.styles.add_style(name.shown, 1)
    assert isinstance(style, ParagraphStyle)  # noqa: S101 (1 is a paragraph style)
    style.element.set(qn("w:styleId"), name.key)
    style.base_style = paper.styles["Normal"]
    dress(style, look.font, size)
    style.paragraph_format.line_spacing = leading
    return style


def styled(paragraph: Paragraph, name: StyleName) -> Paragraph:
    """Dress a paragraph and return it; going through python-docx's own list of styles takes most of a paper's time."""
    paragraph._p.style = name.key
    return paragraph


def heading(paper: Paper, text: str, level: int) -> Paragraph:
    """Add a heading of level 1, 2 or 3, as python-docx does, but without going through its list of styles."""
    return styled(paper.add_paragraph(text), StyleName(f"Heading{level}", f"Heading {level}"))


def write(paragraph: Paragraph, text: str, *, bold: bool = False, size: float | None = None) -> None:
    """Add words to a paragraph."""
    run = paragraph.add_run(printable(text))
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)


def field(paragraph: Paragraph, code: str, *, bold: bool = False, size: float | None = None) -> None:
    """Add a field that the reader's own program fills in, such as PAGE or NUMPAGES."""
    for kind, inside in (("begin", None), (None, code), ("separate", None), (None, ""), ("end", None)):
        run = paragraph.add_run("1" if inside == "" else "")
        run.bold = bold or None
        if size:
            run.font.size = Pt(size)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif inside:
            words = OxmlElement("w:instrText")
            words.set(qn("xml:space"), "preserve")
            words.text = f" {inside} "
            run._r.append(words)


def page_of_pages(paragraph: Paragraph, size: float = 13) -> None:
    """Write "trang 1/3" in bold."""
    paragraph.add_run("trang\u00a0").bold = True
    paragraph.runs[-1].font.size = Pt(size)
    field(paragraph, "PAGE", bold=True, size=size)
    paragraph.add_run("/").bold = True
    paragraph.runs[-1].font.size = Pt(size)
    field(paragraph, "NUMPAGES", bold=True, size=size)


def fixed(paper: Paper) -> bytes:
    """Return the paper's file: the same words give the same bytes, whenever and wherever it is made."""
    return file_of(paper)
