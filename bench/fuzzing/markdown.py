"""Bodies: Markdown to clean HTML, to blocks for the ear, to a script, with every digit accounted for."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from random import Random

from bench.fuzzing import laws
from bench.fuzzing.header import HOME
from bench.fuzzing.pieces import mutated, word, words
from newsdesk.converted import converted
from newsdesk.files import nfc
from newsdesk.markup import ATTRIBUTES, TAGS, to_html
from newsdesk.model.lexicon import Lexicon
from newsdesk.model.script import Line
from newsdesk.model.story import Story
from newsdesk.scripts.make import tell
from newsdesk.scripts.marked import marked
from newsdesk.scripts.text import from_text, to_text
from newsdesk.sources.lexicon import read_lexicon
from newsdesk.sources.links import headings_in, links_in, prose, wordless_pictures_in
from newsdesk.sources.plain import Written
from newsdesk.speech import speak
from tests.builders import a_story

LONGEST = 240
"""Characters of a paragraph of the sample desk: many small bodies find more than a few large ones."""
PIECES = (
    "*", "**", "***", "_", "__", "`", "``", "```\n", "~~~\n", "# ", "## ", "> ", "> > ", "- ", "1. ", "* ", "    ",
    "\t", "\n", "\n\n", "  \n", "\\", "[", "]", "](", "![", "[a](b.md)", "![a](b.jpg)", '![a](b.jpg "c")', "[^1]",
    "[^1]: a\n", "*[A]: b\n", "| a | b |\n|---|--:|\n| 1 | 2 |\n", "|", "---\n", "===\n", "<b>", "</b>", "<script>",
    "</script>",
    "<img src=x onerror=y>", "<a href='javascript:x'>", "<!--", "-->", "<!---->", "<?", "<![CDATA[", "&lt;", "&#x301;",
    "&#0;", "&amp;", "&#55296;", "<details><summary>", "</details>", ":   ", "Từ\n:   nghĩa\n", "<div markdown='1'>",
    "[x]: javascript:y\n", "[x]", "<javascript:x>", "<https://a.vn>", "<table><tr><td>", "</p>", "<p title='", '"', "'",
    "<svg><style>", "<math>", "<pre>", "<h1>", "\u0002", "\u0003", "\x02klzzwxh:0\x03", "stx", "{: a=b }",
    "<br>", "<hr>", "<sup id=fnref:1>", "<div class=footnote>", "<a", "=", ">", "<", "/>", "x", "xi", "điều", "v.v.",
)  # fmt: skip
TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"]*")*)>')
ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
SCHEME = re.compile(r"[\s\x00-\x20]*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
SAFE = {"http", "https", "mailto", "tel"}
MARK = re.compile("[\u0300-\u036f]")
OWN = {"class", "id"}
Case = str


def case(chance: Random) -> Case:
    """Return a body as its reader would have it."""
    if chance.random() < 0.5:
        text = mutated(chance.choice(paragraphs()), chance, PIECES)
    else:
        text = "".join(
            chance.choice(PIECES) if chance.random() < 0.5 else word(chance) + chance.choice((" ", ""))
            for _ in range(chance.randint(1, 16))
        )
    if chance.random() < 0.2:
        text += f"\n\n{words(chance, 6)}"
    return nfc(text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))


@cache
def paragraphs() -> tuple[str, ...]:
    """Return the paragraphs of every body of the sample desk, long ones cut."""
    found = [*sorted((HOME / "exemplars").rglob("*.md")), *sorted((HOME / "content").rglob("*.md"))]
    bodies = (path.read_text("utf-8").split("---\n", 2)[2] for path in found)
    return tuple(block[:LONGEST] for body in bodies for block in body.split("\n\n") if block.strip())


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the sample desk."""
    content = (HOME / "content/lexicon.tsv").read_bytes()
    return read_lexicon(Written("content/lexicon.tsv", len(content), content))[0]


def faults(case: Case, chance: Random) -> Iterator[str]:
    """Read a body, have it said, and yield what should not have come of it."""
    converted.cache_clear()
    yield from of_html(to_html(case))
    lines = 10 + case.count("\n")
    for line in (*(link.line for link in links_in(case, 10)), *(line for _, line in wordless_pictures_in(case, 10))):
        if not 10 <= line <= lines:
            yield f"a link on line {line} of {lines}"
    list(headings_in(case, 10))
    prose(case, 10)
    story = a_story(body=case)
    yield from of_speech(story, lines)
    if chance.random() < 0.2:
        yield from of_marks(story)


def of_html(html: str) -> Iterator[str]:
    """Yield what runs, leads astray or is not known in the HTML of a body."""
    if "<" in TAG.sub("", html):
        yield "a bracket that opens no tag"
    for tag in TAG.finditer(html):
        if tag[2] not in TAGS:
            yield f"<{tag[2]}>"
        allowed = ATTRIBUTES.get(tag[2], set()) | OWN
        for name, value in ATTRIBUTE.findall(tag[3]):
            if name not in allowed:
                yield f"<{tag[2]} {name}>"
            scheme = SCHEME.match(unescape(value)) if name in ("href", "src") else None
            if scheme and scheme[1].lower() not in SAFE:
                yield f"<{tag[2]} {name}={value}>"


def of_speech(story: Story, lines: int) -> Iterator[str]:
    """Yield what is wrong with what is said for a story, and with what is told of it."""
    telling = tell(story, lexicon())
    yield from laws.of_problems(telling.problems, story.origin.path, lines)
    for reading in telling.readings:
        yield from laws.of_spoken(reading.written, reading.spoken)
        yield from laws.unsaid(reading.spoken)
        said = reading.spoken.text
        if reading.spoken.changes and speak(said, lexicon()).text != said:
            yield "speaking twice says more"
    for part in telling.script.parts:
        if isinstance(part, Line):
            if not MARK.search(part.written):  # a mark on a digit or a sign comes to stand behind a word
                yield from laws.composed(part.text, "a line")
            if not part.text.strip() or part.text.splitlines() != [part.text]:
                yield "a line that is none or several"
    kept = from_text(to_text(telling.script), story.slug)
    if kept is None or kept.by_hand or kept.script.parts != telling.script.parts:
        yield "the script's file is not the script"


def of_marks(story: Story) -> Iterator[str]:
    """Yield where the marks beside what is said do not add up to it."""
    for sentence in marked(story, lexicon()).sentences:
        for pieces, text in ((sentence.spoken_pieces, sentence.spoken), (sentence.written_pieces, sentence.written)):
            if "".join(piece.text for piece in pieces) != text:
                yield "the marked pieces are not the sentence"
