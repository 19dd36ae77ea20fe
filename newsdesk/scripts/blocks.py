"""The HTML of a body becomes blocks for the ear: paragraphs, headings, and what cannot be read aloud."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from html.parser import HTMLParser

from newsdesk.files import nfc
from newsdesk.markup import to_html
from newsdesk.plain_body import plain_blocks


class BlockKind(Enum):
    """What a block is to the ear."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text; for LEFT_OUT the Vietnamese name of what is not read."""

    kind: BlockKind
    text: str


UNREAD = {
    "table": "Bảng",
    "img": "Ảnh",
    "pre": "Đoạn mã",
    "figure": "Ảnh",
    "hr": "",
    "details": "Phần gập lại",
}
"""What no voice reads, with the word that an editor knows it by; an empty word is not worth a notice."""

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BREAKS = {"p", "div", "li", "ul", "ol", "blockquote", "dl", "dt", "dd", "section", *HEADINGS}
VOID = {"img", "hr"}


def blocks_of(body: str) -> list[Block]:
    """Return the blocks of what an editor writes in Markdown, in reading order."""
    plain = plain_blocks(body)
    if plain is None:
        return list(blocks(to_html(body)))
    return [Block(_plain_kind(one.tag), text) for one in plain for text in one.texts]


def _plain_kind(tag: str) -> BlockKind:
    if tag in HEADINGS:
        return BlockKind.HEADING
    return BlockKind.TEXT if tag == "p" else BlockKind.ITEM


def blocks(html: str) -> Iterator[Block]:
    """Yield the blocks of a clean HTML fragment in reading order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    yield from reader.found


@dataclass
class _Reader(HTMLParser):
    found: list[Block] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Open elements within one that is not read, that one first."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.unread:
            if tag == self.unread[0]:
                self.unread.append(tag)
            return
        if (name := _footnote(tag, dict(attrs))) is not None:
            self.unread.append(tag)
            self._left_out(name)
        elif tag in UNREAD:
            if tag not in VOID:
                self.end_block()
                self.unread.append(tag)
            self._left_out(UNREAD[tag])
        elif tag == "br":
            self.end_block()
        elif tag in BREAKS:
            self.end_block()
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.unread:
            if tag == self.unread[0]:
                self.unread.pop()
        elif tag in BREAKS:
            self.end_block()
            while self.inside and self.inside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self.text.append(data)

    def end_block(self) -> None:
        """Close the block that is being read."""
        text = nfc(" ".join("".join(self.text).split()))  # a mark may have stood there as an entity
        self.text.clear()
        if text:
            self.found.append(Block(self._kind(), text))

    def _kind(self) -> BlockKind:
        here = self.inside[-1] if self.inside else "p"
        if here in HEADINGS:
            return BlockKind.HEADING
        return BlockKind.ITEM if "li" in self.inside else BlockKind.TEXT

    def _left_out(self, name: str) -> None:
        if name:
            self.found.append(Block(BlockKind.LEFT_OUT, name))


def _footnote(tag: str, attributes: dict[str, str | None]) -> str | None:
    """Return how an editor knows the list of footnotes; "" for the small number in the text; None for all else."""
    if tag == "div" and "footnote" in (attributes.get("class") or "").split():
        return "Chú thích cuối bài"
    if tag == "sup" and (attributes.get("id") or "").startswith("fnref"):
        return ""
    return None
