"""Reads a website as a reader's browser would: tags, links, text, from the files alone."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Page:
    """What one page holds."""

    name: str
    source: str
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The text that a reader sees, white space as one blank."""
        return " ".join(" ".join(self.text).split())

    @property
    def ids(self) -> list[str]:
        return [named for _, having in self.tags if (named := having.get("id"))]

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of this tag."""
        return [having for name, having in self.tags if name == tag]

    @property
    def targets(self) -> list[str]:
        """Everything that the page points at."""
        return [at for _, having in self.tags for key in ("href", "src") if (at := having.get(key)) is not None]


class Reader(HTMLParser):
    """Fills a Page; a tag that is not closed where it was opened is a fault."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page, self.open = page, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(dict(attrs)) != len(attrs):
            self.page.faults.append(f"doubled attribute in <{tag}>")
        self.page.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.page.faults.append(f"</{tag}> at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        self.page.text.append(data)


def read_page(path: Path, name: str = "") -> Page:
    """Read one page."""
    page = Page(name or path.name, path.read_text(encoding="utf-8"))
    reader = Reader(page)
    reader.feed(page.source)
    reader.close()
    page.faults += [f"<{tag}> left open" for tag in reader.open]
    return page


def read_xml(path: Path) -> ElementTree.Element:
    """Read a feed or sitemap; a fault in it raises."""
    return ElementTree.parse(path).getroot()  # noqa: S314 (what we wrote a moment ago)


def pages_below(folder: Path) -> dict[str, Page]:
    """Read every page of a website, by its address."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return {name: read_page(folder / name, name) for name in names}


def broken_links(folder: Path, pages: dict[str, Page]) -> list[str]:
    """Return each internal link that leads to no file, or to no place in it, read straight from the disk."""
    broken = []
    for page in pages.values():
        for target in page.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            path = unquote(parts.path)
            file = (folder / page.name).parent / path if path else folder / page.name
            inside = file.resolve().is_relative_to(folder.resolve())
            if path.startswith("/") or not inside or not file.is_file():
                broken.append(f"{page.name}: {target}")
            elif parts.fragment and file.suffix == ".html":
                there = pages[file.resolve().relative_to(folder.resolve()).as_posix()]
                broken += [] if unquote(parts.fragment) in there.ids else [f"{page.name}: {target}"]
    return broken
