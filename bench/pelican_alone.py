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

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.peers.tales import LINK, Tale, archive

SETTINGS = Path(__file__).with_name("pelican_settings.py")
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
    told = archive(desk, today)
    for tale in told.tales:
        write(tale, content)
    told.copy_pictures(content / "hinh")
    return Exported(content, len(told.tales))


def write(tale: Tale, content: Path) -> None:
    """Write one story as a file of Pelican's, if it is not there like this already."""
    path, page = content / "bai" / f"{tale.slug}.md", "\n".join(_page(tale)).encode()
    if not path.is_file() or path.read_bytes() != page:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page)


def _page(tale: Tale) -> Iterator[str]:
    yield f"Title: {tale.title}"
    yield f"Date: {tale.date}"
    yield f"Slug: {tale.slug}"
    yield f"Category: {tale.field}"
    yield f"Authors: {tale.unit};"
    yield f"Tags: {', '.join(tale.tags)}"
    yield f"Summary: {tale.summary}"
    for key, written in tale.single:
        yield f"{key}: {written}"
    for key, rows in tale.listed:
        yield from _listed(key, rows)
    yield ""
    yield LINK.sub(r"[\1]({filename}\2.md)", tale.body)
    yield ""


def _listed(key: str, rows: Sequence[str]) -> Iterator[str]:
    """Yield a header of several lines, as Markdown's own metadata has it."""
    for position, row in enumerate(rows):
        yield f"    {row}" if position else f"{key}: {row}"
