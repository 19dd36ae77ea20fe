"""A fragment read block by block, for a document, for captions and for comparing it with what stands online."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from newsdesk.office.figures import plain

BLOCKS = {"p", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "pre", "figcaption", "caption"}
BOLD, ITALIC = {"strong", "b", "th", "dt"}, {"em", "i"}


@dataclass(slots=True)
class Block:
    """A heading, paragraph, item of a list, caption, picture or table."""

    tag: str
    runs: list[tuple[str, bool, bool]] = field(default_factory=list)
    """Words, whether they are bold, whether they are slanted."""
    rows: list[list[str]] = field(default_factory=list)
    """Of a table: its cells as plain text."""
    source: str = ""
    """Of a picture: its file; its words for those who do not see it are the run."""
    mark: str = ""
    """Of an item of a list: its dash or number."""

    @property
    def text(self) -> str:
        """The block's words, without idle spaces."""
        return plain("".join(words for words, _, _ in self.runs))


class _Reader(HTMLParser):
    """Collects blocks; what it reads is a fragment that nh3 has cleaned, so that every tag is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.open: Block | None = None
        self.bold = self.italic = self.tables = 0
        self.lists: list[int | None] = []
        """The number of the next item of each list that is open; None where it has dashes."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.bold += tag in BOLD
        self.italic += tag in ITALIC
        said = {name: value or "" for name, value in attrs}
        if tag == "table":
            self.tables += 1
            self._begin(Block("table"))
        elif self.tables:
            self._in_table(tag)
        elif tag in ("ul", "ol"):
            start = said.get("start", "1")
            self.lists.append((int(start) if start.isdecimal() else 1) if tag == "ol" else None)
        elif tag == "img":
            self.blocks.append(Block("img", [(said.get("alt", ""), False, False)], source=said.get("src", "")))
        elif tag == "br":
            self.handle_data(" ")
        elif tag in BLOCKS and not (tag == "p" and self.open and self.open.mark and not self.open.text):
            self._begin(Block(tag, mark=self._mark() if tag == "li" else ""))

    def _begin(self, block: Block) -> None:
        self.blocks.append(block)
        self.open = block

    def _mark(self) -> str:
        number = self.lists[-1] if self.lists else None
        if number is None:
            return "-"
        self.lists[-1] = number + 1
        return f"{number}."

    def _in_table(self, tag: str) -> None:
        assert self.open is not None  # noqa: S101 (the table that is open)
        if tag == "tr":
            self.open.rows.append([])
        elif tag in ("td", "th"):
            if not self.open.rows:
                self.open.rows.append([])
            self.open.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self.bold -= tag in BOLD
        self.italic -= tag in ITALIC
        self.tables -= tag == "table"
        if tag in ("ul", "ol") and self.lists and not self.tables:
            self.lists.pop()
        if (tag in BLOCKS and not self.tables) or tag == "table":
            self.open = None

    def handle_data(self, data: str) -> None:
        if self.tables and self.open:
            if self.open.rows and self.open.rows[-1]:
                self.open.rows[-1][-1] += data
            return
        if self.open is None and data.strip():
            self._begin(Block("p"))
        if self.open:
            self.open.runs.append((data, self.bold > 0, self.italic > 0))


def blocks_of(html: str) -> list[Block]:
    """Return the blocks of a fragment in order, empty ones left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [block for block in reader.blocks if block.text or block.rows or block.source]


def words_of(blocks: Iterable[Block]) -> list[str]:
    """Return every text that a reader sees: each block, each cell of a table."""
    told: list[str] = []
    for block in blocks:
        if block.tag == "table":
            told += [plain(cell) for row in block.rows for cell in row if plain(cell)]
        elif block.tag != "img":
            told.append(block.text)
    return told
