"""The website with the sound of its stories, made beside the old one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.audio import cues
from newsdesk.audio.clips import Clip
from newsdesk.audio.programme import item
from newsdesk.audio.tags import Tags, voiced
from newsdesk.commands import console
from newsdesk.commands.progress import over, progress
from newsdesk.commands.reading import Readable
from newsdesk.commands.sounds import Studio
from newsdesk.files import Twin
from newsdesk.model.addresses import sound_place
from newsdesk.model.names import MACHINE_VOICE
from newsdesk.model.rundown import Rundown
from newsdesk.model.script import Script, Version
from newsdesk.model.story import Channel, Story
from newsdesk.site.build import Pages, build
from newsdesk.site.edition import Sound
from newsdesk.site.renewal import Renewal
from newsdesk.site.targets.standing import keep


def make_site(
    root: Path, desk: Readable, clips: Mapping[str, Clip], today: date, rundowns: Iterable[Rundown] | None = None
) -> Pages:
    """Write what is new of the website to output/.next/site; `clips`: those that there are, by the digest of a script.

    `rundowns`: what airs from today on; without them, what was planned last.
    """
    console.say("Đang làm trang thông tin…")
    staging = root / "output" / ".next"
    files.mend_interrupted(root / "output" / "site")
    sounds = story_sounds(root, desk, clips, today)
    with progress("Đang làm trang thông tin") as told:
        pages = build(
            desk.library,
            sounds,
            staging / "site",
            images=root / "content" / "images",
            today=today,
            root=root,
            cache=root / ".cache",
            old=root / "output" / "site",
            rundowns=tuple(one for one in (desk.past.rundowns if rundowns is None else rundowns) if one.day >= today),
            told=told,
        )
    desk.library.remembered.write_down()  # what a page shows of each story was reckoned after the desk was read
    return pages


@dataclass(frozen=True, slots=True)
class NewSite:
    """A website that is ready beside the one that stands."""

    root: Path
    renewal: Renewal
    twin: Twin
    changed: frozenset[str]

    @property
    def pairs(self) -> list[tuple[Path, Path]]:
        """The trees that are to change names: none where nothing differs."""
        return [(self.twin.folder, self.twin.place)] if self.changed else []

    def settle(self) -> None:
        """After the trees have changed names: let nothing old lie about, and remember what stands now."""
        self.twin.settle(self.changed)
        keep(self.root / ".cache", self.renewal.standing(self.twin.place, self.changed))


def new_site(root: Path, pages: Pages) -> NewSite:
    """Bring what was written to output/.next/site together with all of the website that stays."""
    twin = Twin(root / "output" / "site")
    renewal = pages.renewal
    if renewal is None:
        raise ValueError(pages)
    return NewSite(root, renewal, twin, twin.changed(root / "output" / ".next" / "site", renewal.gone))


def renew_site(root: Path, desk: Readable, today: date) -> tuple[Pages, frozenset[str]]:
    """Bring output/site up to date with the sounds that there are; return it and the files there that were touched."""
    staging = files.fresh_folder(root / "output" / ".next")
    pages = make_site(root, desk, Studio(desk, root, Channel.WEB).at_hand(), today)
    site = new_site(root, pages)
    files.change_all(site.pairs)
    site.settle()
    files.remove_tree(staging)
    return pages, site.changed


def story_sounds(root: Path, desk: Readable, clips: Mapping[str, Clip], today: date) -> dict[str, Sound]:
    """Return the file of each story that the website tells and the loudspeakers too, tagged for players.

    One that the website has already is taken from there: a second name for it would move its mark, and the desk would
    never be seen at rest.
    """
    folder, stands = root / "output" / ".next" / "sounds", root / "output" / "site"
    facility = desk.library.facility.on(today).name
    told: dict[str, Sound] = {}
    heard = [
        (story, script, clip)
        for story in desk.library.told(Channel.WEB, on=today)
        if (script := desk.spoken.by_slug.get(story.slug, {}).get(Version.LONG)) and (clip := clips.get(script.digest))
    ]
    for story, script, clip in over("Đang gắn tên bản nghe", heard):
        told[story.slug] = story_sound(folder, story, script, clip, facility, stands / sound_place(story.slug))
    return told


def story_sound(
    folder: Path, story: Story, script: Script, clip: Clip, facility: str, before: Path | None = None
) -> Sound:
    """Return a story's file in a folder, tagged for players; `before`: a file that may be just this one."""
    tags = Tags(
        title=script.shown_title,
        artist=facility,
        album="Gương điển hình tiên tiến",
        day=story.day,
        comment=MACHINE_VOICE if clip.synthetic else "",
        synthetic=clip.synthetic,
        **voiced([clip]),
    )
    path, length = item(clip.path, folder / f"{story.slug}.mp3", tags, before)
    timed = cues.timed(script, clip)
    return Sound(path, length, clip.synthetic, timed.cues, timed.timing, timed.sure)
