"""The parts of DOCX and XLSX as people read them: paragraphs with their runs joined, cells by sheet and address."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from xml.parsers import expat

from newsdesk.traces.nouns import Found
from newsdesk.traces.xml_parts import EntityError, xml_texts

Read = Callable[[str], bytes]
"""The bytes of a part by its name."""

RUNS = {
    "r", "t", "rPr", "rFonts", "b", "bCs", "i", "iCs", "u", "sz", "szCs", "color", "highlight", "lang", "rStyle",
    "hyperlink", "proofErr", "bookmarkStart", "bookmarkEnd", "ins", "del", "delText", "smartTag", "noBreakHyphen",
    "commentRangeStart", "commentRangeEnd", "softHyphen", "lastRenderedPageBreak", "spacing", "shd", "vertAlign",
    "phoneticPr", "rPh", "scheme", "family", "charset", "rFont", "strike", "caps", "smallCaps", "kern", "w",
}  # fmt: skip
"""Elements within a paragraph of Word or a string of Excel, which part no word."""
SPACES = {"tab", "br", "cr"}
WORD_PARTS = {
    "word/document.xml": "thân văn bản",
    "word/comments.xml": "nhận xét",
    "word/footnotes.xml": "chú thích",
    "word/endnotes.xml": "chú thích cuối",
    "docProps/core.xml": "thuộc tính của tệp",
    "docProps/app.xml": "thuộc tính của tệp",
    "docProps/custom.xml": "thuộc tính của tệp",
    "xl/sharedStrings.xml": "các ô",
}
NUMBERED = ((re.compile(r"word/header\d*\.xml"), "đầu trang"), (re.compile(r"word/footer\d*\.xml"), "chân trang"))
LAYOUT = re.compile(r'&(?:[A-Z]|"[^"]*"|[0-9]+|K[0-9A-F]{6})')
"""What stands in Excel's headers and footers before their words, such as &C for the middle."""
CELL = re.compile(r"[A-Z]{1,3}[0-9]{1,7}\Z")


def part_words(name: str) -> str:
    """Return what a part of DOCX or XLSX is."""
    numbered = (words for pattern, words in NUMBERED if pattern.fullmatch(name))
    return WORD_PARTS.get(name) or next(numbered, f"phần {name}")


def part_texts(name: str, content: bytes) -> Iterator[Found]:
    """Yield every text of a part once, and each row of a table of Word as one; a broken part up to its fault."""
    try:
        yield from _whole(name, content)
    except (expat.ExpatError, EntityError):
        yield from _in_turn(name, content)


@lru_cache(maxsize=64)
def _whole(name: str, content: bytes) -> tuple[Found, ...]:
    """Return the texts of a part, which many files have in common: styles take a third of a megabyte in each DOCX."""
    return tuple(dict.fromkeys(_in_turn(name, content)))


def _in_turn(name: str, content: bytes) -> Iterator[Found]:
    for found in xml_texts(content, inline=RUNS, spaces=SPACES, part=part_words(name)):
        yield found
        if name.startswith("xl/") and "&" in found.text:
            yield Found(found.place, LAYOUT.sub(" ", found.text), weak=True)
    if name.startswith("word/") and b"<w:tr" in content:
        for found in xml_texts(
            content, inline={*RUNS, "tc", "tcPr", "tcW"}, spaces={*SPACES, "p"}, part="hàng của bảng"
        ):
            yield Found(found.place, found.text, weak=True)


def sheet_texts(read: Read) -> Iterator[Found]:
    """Yield the cells of every sheet by name and address, and each row as one; KeyError where a part is missing."""
    shared = strings(read)
    for title, part in sheets(read).items():
        yield Found("tên trang tính", title)
        row: list[str] = []
        number = ""
        for address, text in cells(read(part), shared):
            yield Found(f"{title}!{address}", text)
            if (at := address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) != number:
                yield from _row(title, number, row)
                number, row = at, []
            row.append(text)
        yield from _row(title, number, row)


def _row(title: str, number: str, row: list[str]) -> Iterator[Found]:
    if len(row) > 1:
        yield Found(f"{title}, hàng {number}", " ".join(row), weak=True)


class Gathering:
    """A parser that keeps what it meets in lists: the little that is asked of a workbook's parts."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.EntityDeclHandler = self.refuse
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.cells: list[tuple[str, str, str]] = []
        """Address, kind and text of each cell; of shared strings, the text alone."""
        self.text: list[str] = []
        self.cell = ("", "")

    def refuse(self, *_declared: object) -> None:
        """Stop at an entity of the document's own."""
        raise ValueError

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin a cell or a string; note a sheet or a relation."""
        name = tag.rpartition(":")[2]
        if name in ("c", "si"):
            self.cell, self.text = (attributes.get("r", ""), attributes.get("t", "")), []
        elif name in ("sheet", "Relationship"):
            self.elements.append((name, attributes))

    def end(self, tag: str) -> None:
        """Keep a cell or a string."""
        if tag.rpartition(":")[2] in ("c", "si"):
            self.cells.append((*self.cell, "".join(self.text)))

    def words(self, text: str) -> None:
        """Take words."""
        self.text.append(text)


def gathered(content: bytes) -> Gathering:
    """Read one part."""
    gathering = Gathering()
    gathering.parser.Parse(content, True)
    return gathering


def strings(read: Read) -> list[str]:
    """Return the strings that cells share."""
    try:
        return [text for _, _, text in gathered(read("xl/sharedStrings.xml")).cells]
    except KeyError:  # a workbook of numbers has none
        return []


def sheets(read: Read) -> Mapping[str, str]:
    """Return the part of each sheet by the sheet's name."""
    relations = gathered(read("xl/_rels/workbook.xml.rels")).elements
    targets = {found["Id"]: posixpath.normpath(posixpath.join("xl", found["Target"])) for _, found in relations}
    named = [found for name, found in gathered(read("xl/workbook.xml")).elements if name == "sheet"]
    return {found["name"]: targets[found["r:id"]].lstrip("/") for found in named if found.get("r:id") in targets}


def cells(content: bytes, shared: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of each cell that holds any."""
    for address, kind, text in gathered(content).cells:
        if kind == "s" and text.isdecimal() and int(text) < len(shared):
            text = shared[int(text)]
        if text.strip() and CELL.match(address):
            yield address, text
