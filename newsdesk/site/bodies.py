"""A clean body as a page shows it: pictures in their forms, links that lead away marked, wide tables for the keyboard.

It works on what nh3 wrote: attributes in double quotes, every sign of HTML in them and in the words escaped.
"""

import re
from collections.abc import Mapping
from html import unescape
from itertools import count
from urllib.parse import urlsplit

from newsdesk.site.pictures.picture import Picture

TAG = re.compile(r'<(?P<name>[a-z][a-z0-9]*)(?P<having>(?:\s[a-z-]+="[^"]*")*)\s*>')
ATTRIBUTE = re.compile(r'\s([a-z-]+)="([^"]*)"')
AWAY = ' rel="external noopener noreferrer" aria-describedby="trang-khac"'
"""What says that a link leads away; the words that it points at stand in `base.html`."""
BOX = re.compile(r'<div class="table">(?P<table>\s*<table>.*?</table>)', re.DOTALL)
ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
CELL = re.compile(r"<t[dh]\b")
ANY_TAG = re.compile(r"<[^>]*>")
COLUMNS_THAT_FIT, LETTERS_THAT_FIT = 2, 12
"""What stands beside each other on the smallest phone, and in large letters."""


def as_shown(body: str, pictures: Mapping[str, Picture], home: str) -> str:
    """Return a clean body of a page one folder deep; `pictures` by address, `home` the website's own address."""
    host = urlsplit(home).netloc.lower()

    def shown(tag: re.Match[str]) -> str:
        if tag["name"] == "img":
            return picture_element(tag["having"], pictures) or tag[0]
        if tag["name"] == "a" and leads_away(dict(ATTRIBUTE.findall(tag["having"])).get("href", ""), host):
            return f"<a{tag['having']}{AWAY}>"
        return tag[0]

    return TAG.sub(shown, within_reach(body))


def within_reach(body: str) -> str:
    """Let the keyboard scroll each table that a phone may have no room for; a region needs a name of its own."""
    number = count(1)

    def named(box: re.Match[str]) -> str:
        if fits_a_phone(box["table"]):
            return box[0]
        return f'<div class="table" tabindex="0" role="region" aria-label="Bảng {next(number)}">{box["table"]}'

    return BOX.sub(named, body)


def fits_a_phone(table: str) -> bool:
    """Whether a table has few columns and no long word."""
    columns = max((len(CELL.findall(row[0])) for row in ROW.finditer(table)), default=0)
    longest = max(map(len, ANY_TAG.sub(" ", table).split()), default=0)
    return columns <= COLUMNS_THAT_FIT and longest <= LETTERS_THAT_FIT


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
