"""The page of one story as the website would show it once approved, made alone and at once, while somebody writes.

Its texts and pictures are what the web channel may tell; what keeps the whole story away is taken out of it. It is
made to stand in a frame without scripts, at an address one folder below `theme/` and beside the other previews.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import quote

from newsdesk import files
from newsdesk.model.addresses import sound_place
from newsdesk.model.consent import Purpose
from newsdesk.model.library import Library, may_tell
from newsdesk.model.story import Channel, Story
from newsdesk.site.assets import Assets
from newsdesk.site.edition import Sound
from newsdesk.site.home import SETTINGS, home_of
from newsdesk.site.previewed.inert import inert
from newsdesk.site.previewed.one_story import OneStory, Sides, preview_place
from newsdesk.site.previewed.veil import Veil
from newsdesk.sources.pictures import HEAD, is_picture, look

if TYPE_CHECKING:  # Pelican takes a while to come, and it sets the process's logger class
    from newsdesk.site.previewed.templates import Templates

PARTS = Path(__file__).with_name("previewed")
HOME = ".."
KEEPS_AWAY = {
    Purpose.NAME: "tên người chưa cho phép nêu",
    Purpose.WORDS: "lời của người chưa cho phép đăng",
    Purpose.PHOTO: "ảnh của người chưa cho phép đăng",
}


@dataclass(frozen=True, slots=True)
class Heard:
    """The sound of a story, and where the desk gives it out."""

    address: str
    sound: Sound


@dataclass(frozen=True, slots=True)
class Preview:
    """A page, and what it asks for besides the theme."""

    html: str
    files: Mapping[str, Path]
    """The pictures that it shows, by their names in content/images."""
    kept: frozenset[Purpose] = frozenset()
    """For what the website would not tell the story at all; that much is hidden in the page."""


def beside(name: str) -> str:
    """Return where a preview asks for a picture if nobody says otherwise."""
    return f"{HOME}/images/{quote(name)}"


@dataclass
class Previews:
    """Makes previews: the first one takes as long as to load Pelican and the templates, every other one is quick."""

    root: Path
    """The desk, with settings and theme if it has its own."""
    images: Path
    picture_address: Callable[[str], str] = beside
    """Where the desk gives out a picture, by the name of its file, as seen from the page or from the host's root."""
    _lock: Lock = field(default_factory=Lock, repr=False)
    _loaded: "Templates | None" = field(default=None, repr=False)
    _looked: dict[tuple[str, str], Sides | None] = field(default_factory=dict, repr=False)

    def page(self, story: Story, library: Library, today: date, *, sound: Heard | None = None) -> Preview:
        """Return the preview of a story of any stage; it takes the place of what the Library has of its file.

        Raises DeskError `theme-broken`, `settings-broken` for what a desk of its own look has wrong.
        """
        library = _with(story, library)
        veil = Veil(library.allowances, story, max(today, story.day or today))
        kept = veil.kept
        edition = self._edition(veil, library, today, None if kept else sound)
        moved = self._moved(edition, None if kept else sound)
        told = not kept and may_tell(story, Channel.WEB, today)
        words = [words for key, words in KEEPS_AWAY.items() if key in kept]
        banner = self._templates.banner(told=told, kept=words, without_lead=veil.hides_lead)
        page = self._templates.story_page(edition, self.assets)
        found = {name: path for name in edition.pictures if (path := self._path(name))}
        return Preview(inert(page, home=HOME, moved=moved, above=banner), found, kept)

    def prepare(self) -> None:
        """Load what the first preview would have to wait for."""
        self._templates.get("article")

    @cached_property
    def assets(self) -> Assets:
        """The style of the theme with that of the banner, and the theme's other files."""
        return PreviewAssets(self._home / "theme")

    @property
    def theme(self) -> Mapping[str, Path]:
        """The files below `theme/` that a preview may ask for, by their names there."""
        return files.tree(self.assets.theme / "static")

    @cached_property
    def _home(self) -> Path:
        return home_of(self.root)

    @property
    def _templates(self) -> "Templates":
        from newsdesk.site.previewed.templates import load

        with self._lock:
            self._loaded = self._loaded or load(self._home / SETTINGS, PARTS)
        return self._loaded

    def _edition(self, veil: Veil, library: Library, today: date, sound: Heard | None) -> OneStory:
        shown = veil.shown()
        if shown.header.date is None:
            shown = replace(shown, header=replace(shown.header, date=today))

        def is_told(other: Story) -> bool:
            on_page = may_tell(other, Channel.WEB, today)
            return on_page and not library.allowances.withheld(other, Channel.WEB, today)

        digests = {**library.images, **shown.pictures}
        return OneStory(
            library=library,
            today=today,
            sounds={shown.slug: sound.sound} if sound else {},
            shown=shown,
            may_tell=is_told,
            sides=lambda name: self._sides(name, digests.get(name, "")),
            hidden=veil.hidden_pictures,
        )

    def _moved(self, edition: OneStory, sound: Heard | None) -> dict[str, str]:
        """Return what the page's addresses become: those of its pictures, its sound and the other previews."""
        previews = (f"{HOME}/{preview_place(story.slug)}" for story in edition.library.stories)
        moved = {place: place for place in previews}
        moved |= {f"{HOME}/{place}": self.picture_address(name) for name, place in edition.pictures.items()}
        return moved | ({f"{HOME}/{sound_place(edition.shown.slug)}": sound.address} if sound else {})

    def _sides(self, name: str, digest: str) -> Sides | None:
        """Return how large a picture is, looked at once for each version of its file."""
        if (name, digest) not in self._looked:
            self._looked[name, digest] = _look(self._path(name))
        return self._looked[name, digest]

    def _path(self, name: str) -> Path | None:
        found = {files.nfc(path.name): path for path in files.listing(self.images)} if self.images.is_dir() else {}
        return found.get(name)


class PreviewAssets(Assets):
    """The theme's, with the banner's style in the same block and under the same digest."""

    @cached_property
    def _own(self) -> str:
        return files.read_text(PARTS / "preview.css")

    def style(self, home: str) -> str:
        """Return the style of a page."""
        return f"{super().style(home)}\n{self._own}"


def _with(story: Story, library: Library) -> Library:
    """Return a Library in which a story's file stands as it does now; a new one only where it has changed."""
    path = story.origin.path
    if any(one is story for one in library.stories):
        return library
    others = tuple(one for one in library.stories if one.origin.path != path)
    return replace(library, stories=(*others, story))


def _look(path: Path | None) -> Sides | None:
    if path is None:
        return None
    weight, head = files.head(path, HEAD)
    seen = look(head, weight) if is_picture(head[:16]) else None
    return (seen.width, seen.height) if seen and seen.width and seen.height else None
