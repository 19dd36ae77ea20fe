"""The body of an article as any portal's editor takes it: headings, paragraphs, lists, tables, pictures; no dress."""

import re

import nh3

TAGS = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "br",
    "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "figure", "figcaption", "img",
    "a", "em", "strong", "b", "i", "u", "s", "sup", "sub",
}  # fmt: skip
ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
BACK = re.compile(r"(?:&nbsp;|\s)*<a>\u21a9\ufe0e?</a>")
"""The arrow from a footnote back to its place: editors drop what it points at."""
ALONE = re.compile(r"<a>(.*?)</a>", re.DOTALL)


def fragment(html: str) -> str:
    """Return clean HTML without classes, names of places, boxes and links within itself; every word stays."""
    bare = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=lambda tag, name, value: None if tag == "a" and value.startswith("#") else value,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )
    bare = ALONE.sub(r"\1", BACK.sub("", bare))
    return re.sub(r"\n{2,}", "\n", bare).strip() + "\n"
