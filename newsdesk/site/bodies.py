"""A clean body as a page shows it: its pictures in the forms that there are, links that lead away marked as such.

It works on what nh3 wrote: attributes in double quotes, every sign of HTML in them and in the words escaped.
"""

import re
from collections.abc import Mapping
from html import unescape
from urllib.parse import urlsplit

from newsdesk.site.pictures.picture import Picture

TAG = re.compile(r'<(?P<name>[a-z][a-z0-9]*)(?P<having>(?:\s[a-z-]+="[^"]*")*)\s*>')
ATTRIBUTE = re.compile(r'\s([a-z-]+)="([^"]*)"')
AWAY = ' rel="external noopener noreferrer" aria-describedby="trang-khac"'
"""What says that a link leads away; the words that it points at stand in `base.html`."""


def as_shown(body: str, pictures: Mapping[str, Picture], home: str) -> str:
    """Return a clean body of a page one folder deep; `pictures` by address, `home` the website's own address."""
    host = urlsplit(home).netloc.lower()

    def shown(tag: re.Match[str]) -> str:
        if tag["name"] == "img":
            return picture_element(tag["having"], pictures) or tag[0]
        if tag["name"] == "a" and leads_away(dict(ATTRIBUTE.findall(tag["having"])).get("href", ""), host):
            return f"<a{tag['having']}{AWAY}>"
        return tag[0]

    return TAG.sub(shown, body)


def leads_away(href: str, host: str) -> bool:
    """Whether an address is on another website; mail and telephone are no websites."""
    try:
        parts = urlsplit(unescape(href).strip())
    except ValueError:
        return True
    elsewhere = parts.scheme in ("http", "https") or bool(parts.netloc)
    return elsewhere and (not host or parts.netloc.lower() != host)


def picture_element(having: str, pictures: Mapping[str, Picture]) -> str | None:
    """Return the element of a picture that is ours; what its editor said of it stays, a width of his choice too."""
    said = dict(ATTRIBUTE.findall(having))
    picture = pictures.get(unescape(said.get("src", "")))
    if picture is None:
        return None
    more = f' title="{said["title"]}"' if "title" in said else ""
    width = said.get("width", "")
    if width.isdecimal() and 0 < int(width) <= picture.width:
        height = max(1, round(picture.height * int(width) / picture.width))
        return picture.html("..", alt=unescape(said.get("alt", "")), sizes=f"{int(width)}px",
                            more=f'{more} width="{int(width)}" height="{height}"')  # fmt: skip
    return picture.html("..", alt=unescape(said.get("alt", "")), more=more)
