"""Where a link in a text leads once it is a page, and where a picture lies; every page is one folder deep."""

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from newsdesk.markup import Address


def address_from(folder: str, places: Mapping[str, str], pictures: Mapping[str, str]) -> Address:
    """Return the rewriting of targets for a text in a folder of the desk.

    `places`: path or bare name of a text's file to its page; `pictures`: name to its place on the website.
    A text that is not told on the page has no address: the words stay, the link goes. A picture from
    elsewhere is not shown: no reader's browser calls at a third party.
    """

    def address(target: str, shows: bool) -> str:
        if shows:
            return above(pictures.get(unquote(target)))
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            return target
        path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        page = above(places.get(path) or places.get(posixpath.basename(path)))
        return f"{page}#{parts.fragment}" if page and parts.fragment else page

    return address


def above(place: str | None) -> str:
    """Return the address as seen from a page one folder deep; nothing stays nothing."""
    return f"../{place}" if place else ""
