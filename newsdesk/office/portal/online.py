"""Whether what stands online is what was approved: every block of the article looked for in a saved page."""

import html
import re
import unicodedata

from newsdesk.office.portal.article import Article

UNREAD = re.compile(r"<(script|style|head)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
INLINE = re.compile(r"</?(?:a|b|i|u|s|em|strong|span|font|sup|sub|mark)\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")


def shown(page: str) -> str:
    """Return the words of a page that a browser saved, or of a text that was copied from it; one space between."""
    bare = TAG.sub(" ", INLINE.sub("", UNREAD.sub(" ", page))) if "<" in page else page
    return " ".join(unicodedata.normalize("NFC", html.unescape(bare)).split())


def missing_online(article: Article, page: str) -> list[str]:
    """Return the blocks of an article that do not stand in a page word for word."""
    online = shown(page)
    return [words for words in article.words if " ".join(unicodedata.normalize("NFC", words).split()) not in online]
