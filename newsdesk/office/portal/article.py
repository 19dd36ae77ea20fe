"""What of a story goes into a portal: title, lead, content, pictures with their captions. Pure."""

import hashlib
import posixpath
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import escape
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from newsdesk.markup import to_html
from newsdesk.model.calendar import short_day
from newsdesk.model.library import Library
from newsdesk.model.story import Approval, Story
from newsdesk.office.figures import plain
from newsdesk.office.portal.blocks import Block, blocks_of, words_of
from newsdesk.office.portal.fragment import fragment

SAMPLE = "Bài mẫu: nội dung đặt ra để chạy thử, không nói về người thật. Không đăng lên cổng thật."


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Whose story it is, in the words of the facility."""

    facility: str
    unit: str
    field: str
    approval: Approval


@dataclass(frozen=True, kw_only=True)
class Article:
    """One story for the portal; the story is as the page may tell it, people reduced to what they allowed."""

    story: Story
    told: Told
    pictures: Mapping[str, str]
    """The name in the package of each picture, by its name at the desk; the lead picture first."""
    html: str
    """The content: a clean fragment."""
    led_to: tuple[str, ...] = ()
    """Titles of other stories that the text leads to: the portal's own addresses are not known here."""

    @property
    def title(self) -> str:
        """The title; a sample says that it is one."""
        return plain(self.story.title) + (" (bài mẫu)" if self.story.header.sample else "")

    @property
    def summary(self) -> str:
        """The lead."""
        return plain(self.story.header.summary or "")

    @property
    def lead(self) -> str:
        """The name in the package of the picture that stands for the article, empty where there is none."""
        return self.pictures.get(self.story.header.image or "", "")

    @cached_property
    def blocks(self) -> list[Block]:
        """The content block by block."""
        return blocks_of(self.html)

    @property
    def words(self) -> list[str]:
        """Every text that stands online once the article does: title, lead, blocks."""
        return [self.title, *([self.summary] if self.summary else []), *words_of(self.blocks)]

    @property
    def digest(self) -> str:
        """32 hexadecimal digits of SHA-256 over the words, a line a block, composed (NFC)."""
        return hashlib.sha256(unicodedata.normalize("NFC", "\n".join(self.words)).encode()).hexdigest()[:32]


def article(story: Story, library: Library, on: date, among: Iterable[Story]) -> Article:
    """Return a story that the page may tell as an article for the portal; `among` all that it may tell."""
    header = story.header
    unit, plans = library.facility.unit(header.unit), sorted(library.plans, key=lambda plan: (plan.issued, plan.key))
    field = next((found for plan in reversed(plans) if (found := plan.field(header.field))), None)
    pictures = _pictures(story, library)
    leads: dict[str, None] = {}

    def address(target: str, shows: bool) -> str:
        if shows:
            return pictures.get(unquote(target), "")
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            return target
        if other := told.get(posixpath.basename(unquote(parts.path))):
            leads[plain(other.title)] = None
        return ""

    told = {posixpath.basename(one.origin.path): one for one in among}
    html = fragment(f"{_sample(story)}{to_html(story.body, address)}\n{_further(story, library)}")
    return Article(
        story=story,
        told=Told(
            facility=library.facility.on(on).name,
            unit=unit.name if unit else header.unit,
            field=field.short if field else header.field,
            approval=library.by_slug[story.slug].header.approvals[-1],
        ),
        pictures=pictures,
        html=html,
        led_to=tuple(leads),
    )


def _pictures(story: Story, library: Library) -> dict[str, str]:
    shown = [story.header.image or "", *(unquote(link.target) for link in story.links if link.shows)]
    there = [name for name in dict.fromkeys(shown) if name in library.images]
    return {name: f"anh-{number}{PurePosixPath(name).suffix.lower()}" for number, name in enumerate(there, 1)}


def _sample(story: Story) -> str:
    return f"<p><strong>{SAMPLE}</strong></p>\n" if story.header.sample else ""


def _further(story: Story, library: Library) -> str:
    """Return what the page tells below the body, in the page's own order."""
    header = story.header
    lesson = f"<h2>Bài học</h2>\n<p>{_text(header.lesson)}</p>\n" if header.lesson else ""
    rows = "".join(
        f"<tr><td>{_text(one.claim)}</td><td>{_text(one.period)}</td><td>{_text(one.source)}</td></tr>\n"
        for one in header.evidence
    )
    heads = "<thead><tr><th>Số liệu</th><th>Thời gian</th><th>Nguồn</th></tr></thead>"
    evidence = f"<h2>Số liệu và nguồn</h2>\n<table>{heads}\n<tbody>\n{rows}</tbody></table>\n" if rows else ""
    return (
        lesson + evidence + _listed("Khen thưởng", _awards(story)) + _listed("Nơi đã làm theo", _taken(story, library))
    )


def _awards(story: Story) -> list[str]:
    return [
        ", ".join(
            part
            for part in (
                one.title,
                f"Quyết định số {one.decision}" if one.decision else "",
                f"ngày {short_day(one.on)}" if one.on else "",
            )
            if part
        )
        for one in story.header.awards
    ]


def _taken(story: Story, library: Library) -> list[str]:
    named = [(library.facility.unit(one.unit), one) for one in story.header.replicated]
    return [
        f"{unit.name if unit else one.unit}, từ ngày {short_day(one.on)}" + (f": {one.result}" if one.result else "")
        for unit, one in named
    ]


def _listed(heading: str, lines: list[str]) -> str:
    items = "".join(f"<li>{_text(line)}</li>\n" for line in lines)
    return f"<h2>{heading}</h2>\n<ul>\n{items}</ul>\n" if items else ""


def _text(written: str | None) -> str:
    return escape(plain(written or ""), quote=False)
