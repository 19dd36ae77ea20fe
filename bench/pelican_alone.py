"""The same website by Pelican alone: its own Markdown reader, no plugin, whatever is wrong goes unseen.

The same: the stories that the page may tell, as Markdown files with Pelican's own headers; Markdown with the
desk's extensions; a plain theme's base page, style and lists (bench/plain_theme), 20 stories to a page; pages of
stories, home, fields (categories), units (authors), tags, years, their lists, 404, robots.txt, sitemap, one Atom
feed of 50; below each body the lesson, question, figures, awards, followers and people, which the export has put
into words.

Not the same: no check, no approval, no consent, no cleaning of HTML, no count of what was written, nothing
that takes the old website's place in one step; no lists by kind; links and pictures are resolved by
Pelican; its feed carries the whole text. Lists of names sort by code point. Pelican's settings are its defaults
elsewhere.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.intake import take_in
from newsdesk.model.calendar import short_day
from newsdesk.model.persons import person_line
from newsdesk.model.story import Story
from newsdesk.site.edition import Edition
from newsdesk.site.metadata import unit_name

SETTINGS = Path(__file__).with_name("pelican_settings.py")
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s:]+\.md)\)")
CACHED = ("CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true")


@dataclass(frozen=True, slots=True)
class Exported:
    """Where the stories lie for Pelican, and how many they are."""

    content: Path
    stories: int


def command(content: Path, output: Path, *, cache: Path | None = None) -> list[str | Path]:
    """Return the words that run Pelican from the project's folder; its own cache of read files is off by default."""
    words: list[str | Path] = [sys.executable, "-m", "pelican", content, "-s", SETTINGS, "-o", output]
    words += ["--quiet", "--fatal", "warnings"]
    return words + (["--cache-path", cache, "-e", *CACHED] if cache else [])


def export(desk: Path, content: Path, today: date) -> Exported:
    """Write every story that the page may tell as a file of Pelican's; what has not changed stays as it is."""
    library = take_in(desk, today).library
    if library is None:
        raise ValueError(desk)
    edition = Edition(library=library, today=today)
    told = {f"{story.slug}.md" for story in edition.stories}
    for story in edition.stories:
        _write(content / "bai" / f"{story.slug}.md", "\n".join(_page(story, edition, told)))
    for name in edition.pictures:
        files.copy(desk / "content" / "images" / name, content / "hinh" / name)
    return Exported(content, len(edition.stories))


def _page(story: Story, edition: Edition, told: set[str]) -> Iterator[str]:
    header = story.header
    yield f"Title: {story.title}"
    yield f"Date: {header.date}"
    yield f"Slug: {story.slug}"
    yield f"Category: {edition.fields[header.field].name}"
    yield f"Authors: {unit_name(header.unit, edition)};"
    yield f"Tags: {', '.join(header.tags)}"
    yield f"Summary: {header.summary}"
    for key in ("lesson", "question", "image", "image_alt"):
        if written := getattr(header, key):
            yield f"{key}: {written}"
    yield from _listed("evidence", [f"{e.claim} | {e.period or ''} | {e.source}" for e in header.evidence])
    yield from _listed("awards", [f"{a.title}, Quyết định số {a.decision}" for a in header.awards])
    taken = [f"{unit_name(r.unit, edition)}, từ ngày {short_day(r.on)}: {r.result}" for r in header.replicated]
    yield from _listed("replicated", taken)
    yield from _listed("people", [person_line(person) for person in header.people])
    yield ""
    yield LINK.sub(lambda link: _link(link, told), story.body)
    yield ""


def _listed(key: str, rows: Sequence[str]) -> Iterator[str]:
    """Yield a header of several lines, as Markdown's own metadata has it."""
    for position, row in enumerate(rows):
        yield f"    {row}" if position else f"{key}: {row}"


def _link(link: re.Match[str], told: set[str]) -> str:
    """Return a link as Pelican follows it; one to a story that is not told is only its words."""
    return f"[{link[1]}]({{filename}}{link[2]})" if link[2] in told else link[1]


def _write(path: Path, text: str) -> None:
    content = text.encode()
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
