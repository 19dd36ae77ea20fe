"""The words that a story's page shows below its summary, as plain paragraphs: nothing that the page does not say."""

import html
import re
from collections.abc import Iterator

from newsdesk.site.metadata import StoryView, printable

TAG = re.compile(r"""<(/?[a-z][a-z0-9]*)(?:[^<>"']|"[^"]*"|'[^']*')*>""")
"""A tag of clean HTML; a parser that builds a tree would take longer than all else that a search needs."""
INLINE = frozenset({
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "kbd", "q", "s", "small", "strong", "sub", "u",
})  # fmt: skip
"""What stands within a word or a sentence; every other element parts words, a footnote's number too."""
PARTS = "\n"


def paragraphs_of(view: StoryView) -> list[str]:
    """Return the paragraphs of a story that can be searched and quoted, in the order of the page."""
    return [shown for text in (*blocks(view.body), *beside(view)) if (shown := " ".join(printable(text).split()))]


def blocks(body: str) -> list[str]:
    """Return the blocks of a clean HTML fragment as plain text."""
    return html.unescape(TAG.sub(_parting, body.replace(PARTS, " "))).split(PARTS)


def _parting(match: re.Match[str]) -> str:
    name = match[1].removeprefix("/")
    if name in INLINE:
        return ""
    return " " if name in ("sup", "td", "th", "img") else PARTS


def beside(view: StoryView) -> Iterator[str]:
    """Yield what stands around the body: lesson, question, figures, commendations, who took it over, people."""
    header = view.story.header
    yield from filter(None, (header.lesson, header.question))
    yield from (f"{one.claim} ({one.source})" for one in header.evidence)
    yield from (f"{one.title} {one.decision or ''}" for one in header.awards)
    yield from (f"{unit} {result or ''}" for unit, _, result in view.replicated)
    yield from view.people
