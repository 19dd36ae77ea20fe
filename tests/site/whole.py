"""A built website taken whole: every address in it, whatever holds it, and what each leads to."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import html5lib

HOLDERS = {
    "a": ("href",), "area": ("href",), "audio": ("src",), "form": ("action",), "iframe": ("src",), "image": ("href",),
    "img": ("src", "srcset"), "input": ("src",), "link": ("href", "imagesrcset"), "object": ("data",), "script": ("src",),
    "source": ("src", "srcset"), "track": ("src",), "use": ("href",), "video": ("src", "poster"),
}  # fmt: skip
ADDRESSED = re.compile(r"https?://")
SHEET = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
LISTS = ("srcset", "imagesrcset")


@dataclass(frozen=True)
class Whole:
    """A website in a folder, and the address under which it will stand, without a slash at the end."""

    folder: Path
    address: str

    @cached_property
    def _read(self) -> dict[str, tuple[ElementTree.Element, list[str]]]:
        names = sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return {name: read_strictly((self.folder / name).read_text(encoding="utf-8")) for name in names}

    @property
    def pages(self) -> dict[str, ElementTree.Element]:
        """Every page by its name."""
        return {name: tree for name, (tree, _) in self._read.items()}

    @property
    def faults(self) -> dict[str, list[str]]:
        """What is wrong with a page's HTML, for those in which something is."""
        return {name: faults for name, (_, faults) in self._read.items() if faults}

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        """The places in each page that can be led to."""
        return {name: [at for one in tree.iter() if (at := one.get("id"))] for name, tree in self.pages.items()}

    def addresses(self) -> Iterator[tuple[str, str]]:
        """Yield every address in every file, with the name of the file."""
        for name, tree in self.pages.items():
            yield from ((name, address) for one in tree.iter() for address in held(one))
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            if path.suffix in {".xml", ".rss", ".atom"}:
                yield from ((name, address) for address in in_xml(path))
            elif path.suffix in {".webmanifest", ".json"}:
                yield from ((name, address) for address in in_json(json.loads(path.read_bytes())))
            elif path.suffix == ".css":
                yield from ((name, address) for address in SHEET.findall(path.read_text(encoding="utf-8")))

    def broken(self) -> list[str]:
        """Return every address of this website that leads to no file, or to no place in one."""
        found = {f"{name}: {address}" for name, address in self.addresses() if not self.leads_somewhere(name, address)}
        return sorted(found)

    def leads_somewhere(self, name: str, address: str) -> bool:
        """Whether an address in a file leads to something; those of other websites are not asked."""
        whole = urlsplit(urljoin(f"{self.address}/{name}", address.strip()))
        if f"{whole.scheme}://{whole.netloc}" != self.address:
            return whole.scheme in {"http", "https", "mailto", "tel", "data"}
        target = unquote(whole.path).lstrip("/")
        target = f"{target}index.html" if not target or target.endswith("/") else target
        if not (self.folder / target).is_file():
            return False
        place = unquote(whole.fragment)
        return not place or place.startswith("t=") or target not in self.ids or place in self.ids[target]


def read_strictly(source: str) -> tuple[ElementTree.Element, list[str]]:
    """Return a page as browsers read it, and everything that they had to mend on the way."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(source)
    return tree, [f"{place}: {code} {facts}" for place, code, facts in parser.errors]


def held(one: ElementTree.Element) -> Iterator[str]:
    """Yield the addresses that an element of a page holds."""
    if not isinstance(one.tag, str):
        return
    for name in HOLDERS.get(one.tag.rpartition("}")[2], ()):
        for key, value in one.attrib.items():
            if key.rpartition("}")[2] == name:
                yield from (part.split()[0] for part in value.split(",")) if name in LISTS else [value]
    if one.tag == "meta" and ADDRESSED.match(one.get("content", "")):
        yield one.get("content", "")
    if one.tag == "style":
        yield from SHEET.findall(one.text or "")
    if one.tag == "script" and one.get("type") == "application/ld+json":
        yield from in_json(json.loads(one.text or "null"))


def in_json(held_by: Any) -> Iterator[str]:
    """Yield the addresses in data: of linked data, of a manifest; a name of a vocabulary is not one."""
    if isinstance(held_by, list):
        for one in held_by:
            yield from in_json(one)
    elif isinstance(held_by, dict):
        for key, one in held_by.items():
            if key not in {"@context", "@id"}:
                yield from [one] if key in {"src", "start_url"} and isinstance(one, str) else in_json(one)
    elif isinstance(held_by, str) and ADDRESSED.match(held_by):
        yield held_by


def in_xml(path: Path) -> Iterator[str]:
    """Yield the addresses in a feed, a sitemap, a drawing."""
    for one in ElementTree.parse(path).getroot().iter():  # noqa: S314 (what we wrote a moment ago)
        yield from (one.attrib[key] for key in ("href", "url", "src") if key in one.attrib)
        if one.text and ADDRESSED.match(one.text.strip()) and " " not in one.text.strip():
            yield one.text.strip()
