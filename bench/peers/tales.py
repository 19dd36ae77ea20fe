"""What the page may tell of a story, put into words: the same for every generator beside ours."""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.intake import take_in
from newsdesk.model.calendar import short_day
from newsdesk.model.persons import person_line
from newsdesk.model.story import Story
from newsdesk.site.edition import Edition
from newsdesk.site.metadata import unit_name

LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s:]+)\.md\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """A story as it is handed to a generator: names in place of keys, lists in words."""

    slug: str
    title: str
    date: date
    field: str
    unit: str
    tags: tuple[str, ...]
    summary: str
    body: str
    """Markdown; a link to a story leads to `slug.md`, one to a story that is not told is only its words."""
    single: tuple[tuple[str, str], ...]
    """Lesson, question, picture and its description, where the story has them."""
    listed: tuple[tuple[str, tuple[str, ...]], ...]
    """Figures, awards, followers and people, where the story has them."""

    def edited(self, edit: "Edit") -> "Tale":
        """Return the story after an edit that a reader sees: its title, its first tag, a sentence at the end."""
        tags = tuple(dict.fromkeys((edit.tag, *self.tags[1:])))
        return replace(
            self, title=f"{self.title}{edit.title}", tags=tags, body=f"{self.body.rstrip()}{edit.sentence}\n"
        )


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of a story: what is put to its title and its body, and its new first tag."""

    word: str
    tag: str

    @property
    def title(self) -> str:
        """What the title ends with."""
        return f" ({self.word})"

    @property
    def sentence(self) -> str:
        """What the body ends with; no figure in it, which would ask for a proof."""
        return f" Câu này viết thêm khi đọc lại ở {self.word}."


@dataclass(frozen=True, slots=True)
class Archive:
    """Every tale of a desk, newest first, and the folder and names of the pictures that belong to them."""

    tales: tuple[Tale, ...]
    images: Path
    pictures: tuple[str, ...]

    def copy_pictures(self, folder: Path) -> None:
        """Copy the pictures into a folder."""
        for name in self.pictures:
            files.copy(self.images / name, folder / name)


def archive(desk: Path, today: date) -> Archive:
    """Read a desk and return what its page may tell."""
    library = take_in(desk, today).library
    if library is None:
        raise ValueError(desk)
    edition = Edition(library=library, today=today)
    told = {story.slug for story in edition.stories}
    tales = tuple(_tale(story, edition, told) for story in edition.stories)
    return Archive(tales, desk / "content" / "images", tuple(edition.pictures))


def _tale(story: Story, edition: Edition, told: set[str]) -> Tale:
    header = story.header
    if header.date is None:
        raise ValueError(story.slug)
    written = ((key, getattr(header, key)) for key in ("lesson", "question", "image", "image_alt"))
    rows = {
        "evidence": [f"{e.claim} | {e.period or ''} | {e.source}" for e in header.evidence],
        "awards": [f"{a.title}, Quyết định số {a.decision}" for a in header.awards],
        "replicated": [
            f"{unit_name(r.unit, edition)}, từ ngày {short_day(r.on)}: {r.result}" for r in header.replicated
        ],
        "people": [person_line(person) for person in header.people],
    }
    return Tale(
        slug=story.slug,
        title=story.title,
        date=header.date,
        field=edition.fields[header.field].name,
        unit=unit_name(header.unit, edition),
        tags=tuple(header.tags),
        summary=header.summary or "",
        body=LINK.sub(lambda link: link[0] if link[2] in told else link[1], story.body),
        single=tuple((key, text) for key, text in written if text),
        listed=tuple((key, tuple(texts)) for key, texts in rows.items() if texts),
    )
