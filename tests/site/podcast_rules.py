"""What directories of podcasts ask of a feed: RSS 2.0, Apple's requirements and PSP-1, as a table of findings."""

import re
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from uuid import UUID
from xml.etree.ElementTree import Element

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"
CATEGORIES = {"Society & Culture", "Government"}
"""Those of Apple's list that we use."""
Holds = Callable[[str], bool]


def is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in text and text.isascii()


def is_date(text: str) -> bool:
    return bool(
        re.match(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}\Z", text)
    ) and (parsedate_to_datetime(text).strftime("%a") == text[:3])


def is_words(text: str) -> bool:
    return bool(text) and text == text.strip() and len(text.encode()) <= 4000


def is_number(text: str) -> bool:
    return text.isdecimal() and int(text) > 0


def one_of(*allowed: str) -> Holds:
    return lambda text: text in allowed


ONE, SOME, MANY = (1, 1), (0, 1), (1, 1 << 30)
TEXT = ""
CHANNEL: list[tuple[str, str, tuple[int, int], Holds]] = [
    ("title", TEXT, ONE, is_words),
    ("link", TEXT, ONE, is_address),
    ("description", TEXT, ONE, is_words),
    ("language", TEXT, ONE, lambda text: bool(re.fullmatch(r"[a-z]{2}(?:-[A-Za-z]{2})?", text))),
    ("pubDate", TEXT, SOME, is_date),
    (f"{ATOM}link", "href", ONE, is_address),
    (f"{ATOM}link", "rel", ONE, one_of("self")),
    (f"{ATOM}link", "type", ONE, one_of("application/rss+xml")),
    (f"{ITUNES}category", "text", MANY, CATEGORIES.__contains__),
    (f"{ITUNES}explicit", TEXT, ONE, one_of("true", "false")),
    (f"{ITUNES}image", "href", ONE, lambda text: is_address(text) and text.endswith((".jpg", ".png"))),
    (f"{ITUNES}author", TEXT, SOME, is_words),
    (f"{ITUNES}type", TEXT, SOME, one_of("episodic", "serial")),
    (f"{ITUNES}owner", TEXT, SOME, lambda _text: True),
    (f"{PODCAST}guid", TEXT, ONE, lambda text: UUID(text).version == 5),
    (f"{PODCAST}locked", TEXT, ONE, one_of("yes", "no")),
    (f"{PODCAST}medium", TEXT, ONE, one_of("podcast")),
    ("item", TEXT, MANY, lambda _text: True),
]  # fmt: skip
ITEM: list[tuple[str, str, tuple[int, int], Holds]] = [
    ("title", TEXT, ONE, is_words),
    ("link", TEXT, ONE, is_address),
    ("guid", TEXT, ONE, is_address),
    ("guid", "isPermaLink", ONE, one_of("true")),
    ("pubDate", TEXT, ONE, is_date),
    ("description", TEXT, ONE, is_words),
    ("enclosure", "url", ONE, is_address),
    ("enclosure", "length", ONE, is_number),
    ("enclosure", "type", ONE, one_of("audio/mpeg")),
    (f"{ITUNES}duration", TEXT, ONE, is_number),
    (f"{ITUNES}explicit", TEXT, ONE, one_of("true", "false")),
    (f"{ITUNES}episodeType", TEXT, SOME, one_of("full", "trailer", "bonus")),
    (f"{PODCAST}transcript", "url", (0, 9), is_address),
    (f"{PODCAST}transcript", "type", (0, 9), one_of("text/vtt")),
    (f"{PODCAST}chapters", "url", SOME, is_address),
    (f"{PODCAST}chapters", "type", SOME, one_of("application/json+chapters")),
]


def findings(rss: Element) -> Iterator[str]:
    """Yield everything that is wrong with a feed."""
    channels = rss.findall("channel")
    if rss.tag != "rss" or rss.get("version") != "2.0" or len(channels) != 1:
        yield "not RSS 2.0"
        return
    yield from _checked(channels[0], CHANNEL)
    items = channels[0].findall("item")
    for item in items:
        yield from _checked(item, ITEM)
    for said in ("guid", "enclosure"):
        found = [ending.get("url") or ending.text for item in items for ending in item.findall(said)]
        if len(set(found)) != len(found):
            yield f"{said} twice"


def _checked(element: Element, rules: list[tuple[str, str, tuple[int, int], Holds]]) -> Iterator[str]:
    for tag, where, (least, most), holds in rules:
        found = element.findall(tag)
        if not least <= len(found) <= most:
            yield f"{len(found)} × {tag}"
        told = [(one.text if where == TEXT else one.get(where)) or "" for one in found]
        yield from (f"{tag} {where}: {text!r}" for text in told if not holds(text))
    known = {tag for tag, *_ in rules}
    yield from (f"unknown {inner.tag}" for inner in element if inner.tag not in known)
