"""The guides in docs/guide: what each person who works with the desk does, step by step."""

import re
from dataclasses import dataclass
from pathlib import Path

from newsdesk import files

FOLDER = "docs/guide"
PICTURES = "pictures"
TITLE = re.compile(r"# (?P<title>[^\n]+)\n+(?:(?P<summary>[^\n#]+)\n+)?")
PICTURE = re.compile(r"!\[[^\]]*\]\(pictures/(?P<name>[a-z0-9-]+\.webp)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """One guide, for one role."""

    slug: str
    title: str
    summary: str
    """For whom it is and what it is about, in a sentence."""
    body: str
    pictures: tuple[str, ...]
    """The names of the pictures that it shows, in their order."""


def guides(home: Path) -> tuple[Guide, ...]:
    """Return the guides of a project in the order of their files: `01-bien-tap-vien.md` comes first."""
    found = sorted(path for path in files.listing(home / FOLDER) if path.suffix == ".md")
    return tuple(guide(path.stem.partition("-")[2], files.read_text(path)) for path in found)


def guide(slug: str, text: str) -> Guide:
    """Return a guide as its file has it: a heading, a sentence, the steps."""
    opening = TITLE.match(text)
    if opening is None:
        raise ValueError(slug)
    return Guide(
        slug=slug,
        title=opening["title"].strip(),
        summary=(opening["summary"] or "").strip(),
        body=text[opening.end() :].strip() + "\n",
        pictures=tuple(dict.fromkeys(found["name"] for found in PICTURE.finditer(text))),
    )
