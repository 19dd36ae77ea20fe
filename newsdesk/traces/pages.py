"""HTML as its readers, search engines and programs meet it: words, attributes, comments, scripts."""

from base64 import b64decode
from collections.abc import Iterator
from html.parser import HTMLParser

from newsdesk.traces.nouns import Found
from newsdesk.traces.pictures import picture_texts
from newsdesk.traces.plain import decoded, json_texts

INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
    "q", "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
"""Tags that part no word."""
SILENT = {"class", "style", "width", "height", "rel", "lang", "type", "charset"}
"""Attributes that hold no words of ours."""

QUOTE = '"'
PICTURE, BASE64 = "data:image/", ";base64,"


def html_texts(content: bytes) -> Iterator[Found]:
    """Yield every piece of a page with its line."""
    reader = Reader()
    reader.feed(decoded(content))
    reader.close()
    reader.flush()
    yield from reader.found


class Reader(HTMLParser):
    """Gathers what a page says, block by block and row by row."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Found] = []
        self.block: list[str] = []
        self.quotes = False
        """Whether the block has quotation marks that a browser sets."""
        self.begins = 1
        self.row: list[str] = []
        self.inside = ""
        """The type of the script that is open, or "style"."""

    def flush(self) -> None:
        """End a block: its pieces joined as they are seen, and once more apart where tags stood between them."""
        text = "".join(self.block)
        if text.strip():
            self.found.append(Found("", text, line=self.begins))
            if self.quotes:
                self.found.append(Found("", text.replace(QUOTE, ""), line=self.begins))
            self.row.append(text)
            if len(self.block) > 1:
                self.found.append(Found("", " ".join(self.block), line=self.begins, weak=True))
        self.block, self.quotes = [], False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the attributes; a tag that is no word's own ends the block."""
        line = self.getpos()[0]
        for name, value in attrs:
            if value and value.startswith(PICTURE) and BASE64 in value:
                self.found += picture_texts(_unpacked(value))
            elif value and name not in SILENT:
                self.found.append(Found(f"dòng {line}, thuộc tính {name} của <{tag}>", value))
        if tag not in INLINE:
            self._parted(tag)
        self._quoted(tag)
        if tag in ("script", "style"):
            self.inside = dict(attrs).get("type") or tag

    def handle_endtag(self, tag: str) -> None:
        """End the block, the row of a table, the script."""
        if tag not in INLINE:
            self._parted(tag)
        self._quoted(tag)
        if tag in ("script", "style"):
            self.inside = ""

    def _quoted(self, tag: str) -> None:
        """Take the marks that a browser sets: a nickname stands between them."""
        if tag == "q" and self.block:
            self.block.append(QUOTE)
            self.quotes = True

    def _parted(self, tag: str) -> None:
        if tag == "br":
            self.block.append("\n")
            return
        self.flush()
        if tag in ("tr", "table"):
            if len(self.row) > 1:
                self.found.append(Found("", " ".join(self.row), line=self.getpos()[0], weak=True))
            self.row = []
        elif tag not in ("td", "th"):
            self.row = []

    def handle_data(self, data: str) -> None:
        """Take words, or a script's own text."""
        line = self.getpos()[0]
        if self.inside.endswith("json"):
            where = f"dòng {line}, dữ liệu JSON"
            self.found += [Found(f"{where}, {one.place}", one.text, weak=one.weak) for one in json_texts(data.encode())]
        elif self.inside:
            self.found.append(Found("", data, line=line))
        else:
            if not self.block:
                self.begins = line
            self.block.append(data)

    def handle_comment(self, data: str) -> None:
        """Take what nobody sees who does not look."""
        self.found.append(Found(f"dòng {self.getpos()[0]}, chú thích ẩn", data))

    def unknown_decl(self, data: str) -> None:
        """Take a CDATA section."""
        self.found.append(Found("", data.removeprefix("CDATA["), line=self.getpos()[0]))

    def handle_pi(self, data: str) -> None:
        """Take an instruction to programs."""
        self.found.append(Found(f"dòng {self.getpos()[0]}, chỉ dẫn cho máy", data))

    def handle_decl(self, decl: str) -> None:
        """Take what a page says of its kind."""
        self.handle_pi(decl)


def _unpacked(source: str) -> bytes:
    """Return the picture that an address of the kind data: holds; what is no base64 in it is passed over."""
    packed = "".join(c for c in source.partition(BASE64)[2] if c.isascii() and (c.isalnum() or c in "+/"))
    whole = packed[: len(packed) - (len(packed) % 4 == 1)]
    return b64decode(whole + "=" * (-len(whole) % 4))
