"""A desk that changes from one publish to the next, and its website: as it is brought up to date, and from nothing."""

import shutil
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field, fields, replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsdesk import files
from newsdesk.commands.pages import NewSite, new_site
from newsdesk.files import Look
from newsdesk.model.consent import Consent
from newsdesk.model.facility import Facility
from newsdesk.model.library import Library
from newsdesk.model.occasion import PageHeader, Text
from newsdesk.model.plan import Plan
from newsdesk.model.programme import Part, Programme, Programmes
from newsdesk.model.rundown import Item, Rundown
from newsdesk.model.story import Kind, Link, Replication, Story
from newsdesk.site.build import Pages, Sound, build
from newsdesk.site.cards.card import Card
from newsdesk.sources.guides import Guide, guide
from tests.builders import TODAY, a_facility, a_library, a_page, a_person, a_plan, a_slip, a_story, approved
from tests.site.desk import CUES, PIXEL, ROOT

HOME = "https://example.vn"
PER_PAGE = 3
"""So that a few stories fill several pages of a list."""
PICTURE = "Bếp ăn.png"
SHOWN = Link("B%E1%BA%BFp%20%C4%83n.png", 14, shows=True)
LEADING = "Xem [bài kia](chum-gia.md), [giới thiệu](../../content/pages/gioi-thieu.md).\n\n![Bếp](B%E1%BA%BFp%20%C4%83n.png)\n"
DIGESTS = {name: files.digest(content) for name, content in {PICTURE: PIXEL}.items()}


def stories() -> list[Story]:
    """Return stories that lean on one another in every way that there is."""
    rich = a_story(
        "bep-sach", body=LEADING, links=(SHOWN,), pictures=DIGESTS, image=PICTURE, image_alt="Bếp",
        tags=("bếp ăn", "sạch"), lesson="Ghi lại mẻ hỏng.", sample=True,
        people=(a_person("Chị Đồng Ý", post="Tổ trưởng", consent="PDY-1"), a_person("Anh Nọ", consent="PDY-2")),
        replicated=(Replication(unit="phong-y-te", on=date(2026, 10, 1), result="Đã làm"),),
    )  # fmt: skip
    return [
        rich,
        a_story("chum-gia", unit="phong-y-te", tags=("bếp ăn",), date=date(2026, 9, 12), kind=Kind.MODEL),
        a_story("vuon-rau", field="an-toan", tags=("Sạch", "rau"), date=date(2026, 9, 14), redirect_from=("rau",)),
        a_story("lop-hoc", field="an-toan", unit="phong-y-te", date=date(2025, 3, 1), kind=Kind.FACTOR),
        a_story("ca-dem", date=date(2025, 3, 1), body="Xem [vườn](vuon-rau.md).\n"),
        a_story("mai-sau", date=TODAY + timedelta(days=2), tags=("rau",)),
        a_story("het-han", date=date(2026, 8, 1), expires=TODAY + timedelta(days=1), tags=("rau",)),
    ]


def a_rundown(day: date, *slugs: str, song: bool = False) -> Rundown:
    """Return what airs on the morning of a day."""
    told = [(Part.EXEMPLAR, slug) for slug in slugs] + ([(Part.SONG, "bai-ca")] if song else [])
    items = tuple(
        Item(part=part, title=slug, starts=timedelta(), length=timedelta(minutes=2), slug=slug, digest="d")
        for part, slug in told
    )
    return Rundown(
        day=day, slot="sang", programme="guong", title="Gương", opens=time(5, 45),
        slot_length=timedelta(minutes=15), items=items,
    )  # fmt: skip


def a_programme(title: str) -> Programme:
    """Return the programme of the rundowns."""
    return Programme(key="guong", title=title, slots=(), order=(), opening="", closing="", machine_voice="")


@dataclass(frozen=True)
class Kept:
    """How a desk was: its fields, and the files of its look."""

    held: Mapping[str, Any]
    files: Mapping[str, bytes]


@dataclass
class World:
    """A desk in a folder with a look of its own; what stands in its files is in the fields."""

    root: Path
    today: date = TODAY
    stories: dict[str, Story] = field(default_factory=lambda: {one.slug: one for one in stories()})
    unapproved: set[str] = field(default_factory=set)
    facility: Facility = field(default_factory=lambda: a_facility(address=HOME))
    plans: tuple[Plan, ...] = (a_plan(),)
    slips: tuple[Consent, ...] = (a_slip("PDY-1"), a_slip("PDY-2"))
    pages: tuple[Text[PageHeader], ...] = (a_page(body="[Bếp](../../exemplars/2026/bep-sach.md)\n"),)
    rundowns: tuple[Rundown, ...] = (a_rundown(TODAY, "bep-sach"), a_rundown(TODAY + timedelta(days=1), "chum-gia"))
    programmes: tuple[Programme, ...] = ()
    sounds: dict[str, Sound] = field(default_factory=dict)
    guides: tuple[Guide, ...] = (guide("nguoi-doc", "# Người đọc\n\nDành cho người đọc.\n\nĐọc **kỹ**.\n"),)

    def __post_init__(self) -> None:
        """Lay the files that a website is made from."""
        shutil.copytree(ROOT / "theme", self.root / "theme")
        shutil.copy(ROOT / "pelicanconf.py", self.root)
        (self.root / "ảnh").mkdir()
        (self.root / "ảnh" / PICTURE).write_bytes(PIXEL)
        self.sing("bep-sach")

    @property
    def site(self) -> Path:
        """The website that visitors see."""
        return self.root / "output" / "site"

    @property
    def library(self) -> Library:
        """What is on file."""
        told = (one if one.slug in self.unapproved else approved(one) for one in self.stories.values())
        return a_library(
            *told, facility=self.facility, plans=self.plans, slips=self.slips, pages=self.pages, images=DIGESTS,
            broadcasting=Programmes(programmes=self.programmes),
        )  # fmt: skip

    def edit(self, slug: str, body: str | None = None, **header: Any) -> None:
        """Change a story's body or header; it is approved anew."""
        story = self.stories[slug]
        story = replace(story, header=replace(story.header, **header), body=story.body if body is None else body)
        self.stories[slug] = story

    def sing(self, slug: str, content: bytes = b"ID3 sound", **more: Any) -> None:
        """Give a story a sound."""
        path = self.root / f"{slug}-{files.digest(content)}.mp3"
        if not path.exists():
            path.write_bytes(content)
        facts = {"length": timedelta(seconds=125.4), "synthetic": True, "cues": CUES}
        self.sounds[slug] = Sound(path, **(facts | more))

    def kept(self) -> "Kept":
        """Return how the desk is now."""
        held = {one.name: copy(getattr(self, one.name)) for one in fields(self)}
        return Kept(held, {name: path.read_bytes() for name, path in self._own().items()})

    def go_back(self, kept: "Kept") -> None:
        """Let the desk be as it was."""
        for name, held in kept.held.items():
            setattr(self, name, copy(held))
        for name, path in self._own().items():
            if name not in kept.files:
                path.unlink()
        for name, content in kept.files.items():
            files.write_if_changed(self.root / name, content)

    def _own(self) -> dict[str, Path]:
        look = {f"theme/{name}": path for name, path in files.tree(self.root / "theme").items()}
        return {**look, "pelicanconf.py": self.root / "pelicanconf.py"}

    def write(self, name: str, text: str) -> None:
        """Write a file of the desk's own look."""
        (self.root / name).write_text(text, encoding="utf-8")

    def built(self, folder: Path, **more: Any) -> Pages:
        """Write the website of today, or what is new of it, into a folder."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("newsdesk.site.build.guides", lambda _home: self.guides)
            patch.setattr("newsdesk.site.pagination.PER_PAGE", PER_PAGE)
            patch.setattr("newsdesk.site.cards.drawing.draw", _quickly_drawn)
            return build(
                self.library, self.sounds, folder, images=self.root / "ảnh", today=self.today, root=self.root,
                rundowns=tuple(one for one in self.rundowns if one.day >= self.today), **more,
            )  # fmt: skip

    def beside(self) -> NewSite:
        """Make what is new of the website, beside the one that stands."""
        files.mend_interrupted(self.site)
        staging = files.fresh_folder(self.root / "output" / ".next")
        return new_site(self.root, self.built(staging / "site", cache=self.root / ".cache", old=self.site))

    def publish(self) -> frozenset[str]:
        """Bring the website up to date, as the commands do; return the files that were made."""
        new = self.beside()
        files.change_all(new.pairs)
        new.settle()
        files.remove_tree(self.root / "output" / ".next")
        return frozenset(one.place for one in new.renewal.fresh)

    def from_nothing(self) -> Mapping[str, bytes]:
        """Return the website as it is when it is made whole; only drawn pictures are taken from a cache."""
        folder = files.fresh_folder(self.root / "từ đầu") / "site"
        self.built(folder, cache=self.root / "hình từ đầu")
        return contents(folder)


def _quickly_drawn(card: Card) -> bytes:
    """Return something in the place of a card's picture that differs where the picture would."""
    return repr(replace(card, name="")).encode()


def contents(folder: Path) -> Mapping[str, bytes]:
    """Return the bytes of every file below a folder, hidden ones too, and the names of its folders."""
    return {
        path.relative_to(folder).as_posix(): b"" if path.is_dir() else path.read_bytes() for path in folder.rglob("*")
    }


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Return the names under which two trees do not hold the same."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def amiss(world: World) -> list[str]:
    """Return what differs between the website, or its twin, and the one that is made from nothing."""
    whole, twin = world.from_nothing(), world.site.with_name(".site.twin")
    return differing(contents(world.site), whole) + (differing(contents(twin), whole) if twin.is_dir() else ["twin"])


def untouched(before: Mapping[str, Look], after: Mapping[str, Look], made: frozenset[str]) -> list[str]:
    """Return the files that were not made and are not the very files that they were."""
    return [name for name in before.keys() & after.keys() - made if before[name] != after[name]]
