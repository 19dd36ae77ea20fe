"""What an editor writes in Markdown, as HTML that is safe to show: nothing in it runs, nothing is styled."""

import re
from collections.abc import Callable

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
    # Only now: Markdown takes longer to load than most bodies, which are plain, take to be read.
    import nh3

    from newsdesk.converted import converted

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
