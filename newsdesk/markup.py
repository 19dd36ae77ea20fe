"""What an editor writes in Markdown, as HTML that is safe to show: nothing in it runs, nothing is styled."""

import re
from collections.abc import Callable
from functools import lru_cache
from xml.etree import ElementTree

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from newsdesk.plain_body import plain_blocks

Address = Callable[[str, bool], str]
"""A target as written, and whether it is a picture, to the target as published."""

TAGS = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "br",
    "div", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "figure", "figcaption", "img",
    "details", "summary", "a", "em", "strong", "b", "i", "u", "s", "del", "ins", "sup", "sub", "small", "q",
    "cite", "code", "kbd", "abbr",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"id"},
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "abbr": {"title"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "details": {"open"},
}
ALIGNMENTS = {"align-left", "align-center", "align-right"}
CLASSES = {
    "a": {"footnote-ref", "footnote-backref"},
    "div": {"footnote", "table"},
    "td": ALIGNMENTS,
    "th": ALIGNMENTS,
}
SCHEMES = {"http", "https", "mailto", "tel"}
NUMBERS = {"width", "height", "start", "colspan", "rowspan"}
NUMBER = re.compile(r"\d{1,4}\Z", re.ASCII)
FOOTNOTE_ID = re.compile(r"fn(ref\d*)?:\S+\Z")


def keep(target: str, shows: bool) -> str:
    """Leave a target as it was written."""
    del shows
    return target


def to_html(body: str, address: Address = keep) -> str:
    """Return a body as clean HTML; `address` says where each link leads and where each picture lies.

    Where it returns nothing, the words stay and the link goes. Addresses within the body (#…) are left alone.
    Every body starts anew: its footnotes are numbered from 1 and know nothing of other bodies.
    """
    if (plain := plain_blocks(body)) is not None:
        return "\n".join(block.html for block in plain)
    return by_markdown(body, address)


def by_markdown(body: str, address: Address = keep) -> str:
    """Return the same, read by Markdown and cleaned, whatever the body holds."""
    faults: list[Exception] = []

    def attribute(tag: str, name: str, written: str) -> str | None:
        if name == "id":
            return written if FOOTNOTE_ID.match(written) else None
        if name in NUMBERS:
            return written if NUMBER.match(written) else None
        if name not in ("href", "src") or written.startswith("#"):
            return written
        try:
            return address(written, tag == "img") or None
        except Exception as fault:  # noqa: BLE001 (nh3 would print it and go on; it is raised below)
            faults.append(fault)
            return None

    clean = nh3.clean(
        converted(body),
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=attribute,
        allowed_classes=CLASSES,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    if faults:
        raise faults[0]
    return clean


@lru_cache(maxsize=4096)
def converted(body: str) -> str:
    """Return a body as HTML that is not clean yet: the same text is asked for by what is read aloud and by its page."""
    return reader().convert(body)


def reader() -> Markdown:
    """Return a Markdown reader with the extensions that articles need, without memory of other bodies."""
    return Markdown(
        extensions=[
            TableExtension(use_align_attribute=True),
            FootnoteExtension(BACKLINK_TEXT="&#8617;&#xFE0E;", BACKLINK_TITLE="Trở lại chỗ có chú thích {} trong bài"),
            DefListExtension(),
            AbbrExtension(),
            SaneListExtension(),
            FencedCodeExtension(),
            Layout(),
        ],
        output_format="html",
    )


class Layout(Extension):
    """Tables that can scroll on a phone, pictures with a caption."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Run after the inline patterns (20), when pictures are there."""
        md.treeprocessors.register(LayoutTreeprocessor(md), "layout", 5)


class LayoutTreeprocessor(Treeprocessor):
    """Put each table in a box, say alignment by class, make a lone picture with a title a figure."""

    def run(self, root: ElementTree.Element) -> None:
        """Change the tree in place."""
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                if child.tag == "table":
                    parent[place] = boxed(child)
                elif caption := lone_picture_title(child):
                    make_figure(child, caption)
        for cell in root.iter():
            if cell.tag in ("td", "th") and (align := cell.attrib.pop("align", None)):
                cell.set("class", f"align-{align}")


def boxed(table: ElementTree.Element) -> ElementTree.Element:
    """Return the table inside a box that may be narrower than it."""
    box = ElementTree.Element("div", {"class": "table"})
    box.tail, table.tail = table.tail, None
    box.append(table)
    return box


def lone_picture_title(paragraph: ElementTree.Element) -> str | None:
    """Return the title of the picture that is all that a paragraph holds."""
    if paragraph.tag != "p" or len(paragraph) != 1 or (paragraph.text or "").strip():
        return None
    picture = paragraph[0]
    return picture.get("title") if picture.tag == "img" and not (picture.tail or "").strip() else None


def make_figure(paragraph: ElementTree.Element, caption: str) -> None:
    """Turn a paragraph with one picture into a figure: its title is read by all, not only under a mouse."""
    paragraph.tag = "figure"
    del paragraph[0].attrib["title"]
    ElementTree.SubElement(paragraph, "figcaption").text = caption
