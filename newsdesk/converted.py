"""A body as Markdown reads it, with the extensions that articles need: HTML that is not clean yet."""

from functools import lru_cache
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from newsdesk.errors import DeskError


@lru_cache(maxsize=4096)
def converted(body: str) -> str:
    """Return a body as HTML that is not clean yet: the same text is asked for by what is read aloud and by its page.

    Raises DeskError `text-too-nested` where Markdown would go down too far: `sources/bounds` refuses such a body by its
    place, but how far is too far also depends on who asks.
    """
    try:
        return reader().convert(body)
    except RecursionError as fault:
        raise DeskError("text-too-nested") from fault


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
