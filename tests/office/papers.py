"""Scripts, rundowns and readers of papers for these tests."""

import unicodedata
from collections.abc import Iterator
from datetime import date, time, timedelta
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.oxml.ns import qn

from newsdesk.model.programme import Part
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.script import Line, Pause, Script

DAY = date(2026, 11, 20)


def a_script(*parts: str | Pause, **changes: Any) -> Script:
    facts: dict[str, Any] = {
        "slug": "bep-sach",
        "source": "exemplars/2026/bep-sach.md",
        "title": "Bếp sạch",
        "parts": tuple(Line(part) if isinstance(part, str) else part for part in parts or ("Một câu chuyện.",)),
    }
    return Script(**(facts | changes))


def an_item(part: Part = Part.EXEMPLAR, starts: float = 0, length: float = 60, **changes: Any) -> Item:
    facts: dict[str, Any] = {
        "part": part,
        "title": "Bếp sạch",
        "starts": timedelta(seconds=starts),
        "length": timedelta(seconds=length),
        "slug": "bep-sach" if part is Part.EXEMPLAR else None,
        "digest": a_script().digest,
    }
    return Item(**(facts | changes))


def a_rundown(*items: Item, **changes: Any) -> Rundown:
    facts: dict[str, Any] = {
        "day": DAY,
        "slot": "sang",
        "programme": "p",
        "title": "Bản tin nhỏ",
        "opens": time(5, 45),
        "slot_length": timedelta(minutes=10),
        "items": items,
    }
    return Rundown(**(facts | changes))


class Seen(HTMLParser):
    """The tags of a page and the words that a reader sees."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.words: list[str] = []
        self.unseen = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.unseen += tag in {"style", "script"}

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in {"style", "script"}

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def opened(document: bytes) -> Paper:
    return Document(BytesIO(document))


def words_of(document: bytes) -> str:
    """Return every word of a document, tables, header and footer included, fields as their code."""
    paper = opened(document)
    bodies = [paper.element.body, paper.sections[0].footer._element, paper.sections[0].header._element]
    return " ".join(" ".join(_runs(body)) for body in bodies)


def _runs(body: Any) -> Iterator[str]:
    for paragraph in body.iter(qn("w:p")):
        runs = (node.text or "" for node in paragraph.iter(qn("w:t"), qn("w:instrText")))
        yield unicodedata.normalize("NFC", "".join(runs).replace("\u00a0", " "))
