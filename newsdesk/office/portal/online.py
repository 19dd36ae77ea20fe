"""Whether what stands online is what was approved: every block of the article looked for in a saved page."""

import html
import re
import unicodedata

from newsdesk.office.portal.article import Article
from newsdesk.office.portal.blocks import words_of

UNREAD = re.compile(r"<(script|style|head)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
INLINE = re.compile(r"</?(?:a|b|i|u|s|em|strong|span|font|sup|sub|mark)\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
LONGEST_MARK = 4
"""Of an item of a list, where a text was copied: a dot, 12., a box."""


def shown(page: str) -> str:
    """Return the words of a page that a browser saved, or of a text that was copied from it; one space between."""
    bare = TAG.sub(" ", INLINE.sub("", UNREAD.sub(" ", page))) if "<" in page else page
    return " ".join(unicodedata.normalize("NFC", html.unescape(bare)).split())


def missing_online(article: Article, page: str) -> list[str]:
    """Return the blocks of an article that do not stand in a page word for word."""
    online = shown(page)
    return [words for words in map(_composed, article.words) if words not in online]


def added_online(article: Article, page: str) -> list[str]:
    """Return what stands between the blocks of the content that is none of them; marks of lists are let pass."""
    online, added = shown(page), []
    first, *others = map(_composed, words_of(article.blocks)) if article.blocks else [""]
    place = online.find(first) + len(first)
    for words in others:
        found = online.find(words, place)
        between = online[place:found].strip() if found >= 0 else words
        if len(between) > LONGEST_MARK:
            added.append(between)
        place = max(found, place) + len(words)
    return added


def _composed(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())
