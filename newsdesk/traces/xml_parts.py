"""XML of any vocabulary: feeds, sitemaps, XSPF, SVG, the parts of DOCX and XLSX."""

from collections.abc import Collection, Iterator
from xml.parsers import expat

from newsdesk.traces.nouns import Found

NOTHING: Collection[str] = ()


class EntityError(Exception):
    """The document declares entities of its own: none that the desk wrote does, and they may unfold without end."""


def xml_texts(
    content: bytes, *, inline: Collection[str] = NOTHING, spaces: Collection[str] = NOTHING, part: str = ""
) -> Iterator[Found]:
    """Yield every text, attribute, comment and instruction of an XML document with its line.

    `inline` are the names of elements that part no word, `spaces` of those that stand for a space; `part` is said
    in the place. Raises `expat.ExpatError` where it is none, after what stands before the fault.
    """
    reader = Reader(inline, spaces, part)
    fault: Exception | None = None
    try:
        reader.parser.Parse(content, True)
    except (expat.ExpatError, EntityError) as broken:
        fault = broken
    reader.flush()
    yield from reader.found
    if fault:
        raise fault


class Reader:
    """Gathers the texts of a document as they pass: no tree, however deep it is."""

    def __init__(self, inline: Collection[str], spaces: Collection[str], part: str) -> None:
        self.inline, self.spaces, self.part = inline, spaces, part
        self.found: list[Found] = []
        self.block: list[str] = []
        self.begins = 1
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.parser.CommentHandler = lambda text: self.take("chú thích ẩn", text)
        self.parser.ProcessingInstructionHandler = lambda _target, text: self.take("chỉ dẫn cho máy", text)
        self.parser.EntityDeclHandler = self.refuse

    def refuse(self, *_declared: object) -> None:
        """Stop at an entity of the document's own."""
        raise EntityError

    def take(self, what: str, text: str) -> None:
        """Keep a text that is read by itself."""
        self.found.append(Found(f"{self.where}, {what}", text))

    @property
    def where(self) -> str:
        """The place reached."""
        return self.part or f"dòng {self.parser.CurrentLineNumber}"

    def flush(self) -> None:
        """End a block of text."""
        text = "".join(self.block)
        self.block = []
        if text.strip():
            self.found.append(Found(self.part, text) if self.part else Found("", text, line=self.begins))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the attributes that may hold words; an element that is no word's own ends the block."""
        name = tag.rpartition(":")[2]
        for key, value in attributes.items():
            if wordy(value):
                self.take(f"thuộc tính {key.rpartition(':')[2]}", value)
        if name in self.spaces:
            self.block.append(" ")
        elif name not in self.inline:
            self.flush()

    def end(self, tag: str) -> None:
        """End the block where an element ends that is no word's own."""
        if tag.rpartition(":")[2] not in (*self.inline, *self.spaces):
            self.flush()

    def words(self, text: str) -> None:
        """Take words."""
        if not self.block:
            self.begins = self.parser.CurrentLineNumber
        self.block.append(text)


def wordy(value: str) -> bool:
    """Whether an attribute may hold a name: DOCX has thousands that hold a measure."""
    return len(value) > 2 and any(map(str.isalpha, value)) and not value.startswith(("http://schemas", "urn:"))
