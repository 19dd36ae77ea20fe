"""A page of the website put into a frame: nothing in it leads away, runs, or asks for a file that is not there.

It reads whatever the templates wrote, a desk's own too, tag by tag; what stands within an attribute is no tag.
"""

import re
from collections.abc import Mapping
from html import escape, unescape

VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s"'>]++)"""
HAVING = rf"(?:\s++[^\s=>\"'/]++(?:\s*+=\s*+{VALUE})?)*+"
TOKEN = re.compile(
    rf"<!--.*?-->|<(?P<raw>script|style)\b{HAVING}\s*+>.*?</(?P=raw)\s*+>"
    rf"|<(?P<name>[a-z][a-z0-9-]*+)(?P<having>{HAVING})\s*+/?>",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(rf"\s++([^\s=>\"'/]++)(?:\s*+=\s*+({VALUE}))?")
ADDRESSES = {"href", "src", "data-picture"}
KEPT_LINKS = {"icon", "preload", "stylesheet"}
NOWHERE = ' role="link" aria-disabled="true"'
WEBSITE = re.compile(r"https?://", re.IGNORECASE)


def inert(page: str, *, home: str, moved: Mapping[str, str], above: str) -> str:
    """Return the page with `above` at the head of its body, and with links only to where something is.

    `home`: the folder's address as the page calls it; `moved`: addresses that the page writes, and what to write
    instead; a link to another preview is moved to itself.
    """

    def tag(match: re.Match[str]) -> str:
        name = (match["name"] or "").lower()
        if (match["raw"] or "").lower() == "script" or not (match["raw"] or name):
            return ""
        if name == "body":
            return f"{match[0]}\n{above}"
        if name in ("meta", "link") and not _is_kept(name, _attributes(match["having"]), home):
            return ""
        return _moved(name, match, moved) if match["having"] else match[0]

    return TOKEN.sub(tag, page)


def _attributes(having: str) -> dict[str, str]:
    """Return attributes with their values as a browser takes them."""
    return {key.lower(): unescape(_bare(value)) for key, value in ATTRIBUTE.findall(having)}


def _bare(value: str) -> str:
    return value[1:-1] if value[:1] in ('"', "'") else value


def _is_kept(name: str, having: Mapping[str, str], home: str) -> bool:
    """Whether an element of the head is of any use here: what machines read is not."""
    if name == "meta":
        return "property" not in having and not having.get("name", "").startswith("twitter:")
    return bool(KEPT_LINKS & set(having.get("rel", "").split())) and having.get("href", "").startswith(f"{home}/theme/")


def _moved(name: str, match: re.Match[str], moved: Mapping[str, str]) -> str:
    written = match["having"]
    having = _attributes(written)
    for key in ADDRESSES & having.keys():
        if (to := moved.get(having[key])) is not None:
            written = _without(written, key) + f' {key}="{escape(to)}"'
        elif name in ("a", "area") and key == "href" and not _leads_to_a_preview(having[key], moved):
            written = _without(written, key) + NOWHERE + _where(having)
    return match[0] if written == match["having"] else f"<{match['name']}{written}>"


def _leads_to_a_preview(href: str, moved: Mapping[str, str]) -> bool:
    """Whether a link stays on this page or opens another preview."""
    page, _, _ = href.partition("#")
    return not page or page in moved


def _where(having: Mapping[str, str]) -> str:
    """Return a title that says where a link would lead, where it is another website and has none."""
    href = having["href"]
    return f' title="{escape(href)}"' if WEBSITE.match(href) and "title" not in having else ""


def _without(having: str, key: str) -> str:
    return ATTRIBUTE.sub(lambda found: "" if found[1].lower() == key else found[0], having)
