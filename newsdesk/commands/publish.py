"""Everything from one source: check, scripts, sound, programmes, website; whole, or not at all."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsdesk import files, messages
from newsdesk.audio.programme import item
from newsdesk.audio.tags import Tags
from newsdesk.commands import broadcast, coming, console, rundown_files, rundowns, scripts
from newsdesk.commands.coming import Week
from newsdesk.commands.rundown_files import Past
from newsdesk.commands.scripts import Spoken
from newsdesk.commands.sounds import Sounds, ready_sounds
from newsdesk.intake import take_in
from newsdesk.model.library import Library
from newsdesk.model.rundown import Rundown
from newsdesk.model.story import Channel
from newsdesk.problems import any_error, in_order
from newsdesk.site.build import Pages, build
from newsdesk.site.edition import Sound


def run(root: Path, today: date, site: bool = True) -> int:
    """Publish the desk as of a day; with a LỖI anywhere nothing is published."""
    with files.only_one(root / ".cache" / "publish.lock"):
        return _publish(root, today, site)


@dataclass(frozen=True, slots=True)
class Checked:
    """A desk without a LỖI, and everything that it is about to say."""

    library: Library
    spoken: Spoken
    coming: Week
    past: Past


def _publish(root: Path, today: date, site: bool) -> int:
    checked = _checked(root, today)
    if checked is None:
        console.say("Chưa phát hành gì. Bản phát hành trước vẫn còn nguyên.")
        return console.COPY
    console.say(f"Giọng đọc: {len(checked.coming.scripts)} bản lời…")
    ready = ready_sounds(checked.coming, root / ".cache")
    planned = rundowns.plan(checked.library, checked.coming, ready, checked.past, today)
    unfit = in_order(rundowns.check_planned(planned))
    console.show(unfit)
    if any_error(unfit):
        return console.COPY
    return _made(root, today, checked, ready, planned, site)


def _checked(root: Path, today: date) -> Checked | None:
    """Show everything that is wrong; return the desk if nothing of it stops publishing."""
    intake = take_in(root, today)
    library = intake.library
    spoken = scripts.spoken_texts(library) if library else Spoken({}, ())
    past = rundown_files.read(root)
    week = coming.week(library, spoken.by_slug, today) if library else None
    news = week.problems if week else ()
    problems = in_order([*scripts.all_problems(root, intake, spoken), *past.problems, *news])
    console.show(problems)
    console.say(messages.count(problems, intake.stories))
    return None if any_error(problems) or not library or not week else Checked(library, spoken, week, past)


def _made(root: Path, today: date, checked: Checked, ready: Sounds, planned: tuple[Rundown, ...], site: bool) -> int:
    """Make everything beside the old output, then let it take its place."""
    staging = files.fresh_folder(root / "output" / ".next")
    console.say(f"Chương trình phát thanh: {len(planned)} khung giờ…")
    files.link_tree(root / "output" / "broadcast", staging / "broadcast")
    broadcast.build(checked.library, checked.coming, ready, planned, staging / "broadcast")
    pages = _site(root, checked.library, checked.coming, ready, today) if site else None
    written = scripts.write(root, checked.spoken) + rundown_files.write(root, planned, checked.past, today)
    changed = [name for name in ("broadcast", "site") if _take_place(root, name)]
    files.remove_tree(staging)
    _closing(pages, written, changed)
    return console.CLEAN


def _site(root: Path, library: Library, week: Week, ready: Sounds, today: date) -> Pages:
    console.say("Trang web…")
    folder = root / "output" / ".next"
    return build(
        library,
        _sounds(root, library, week, ready, today),
        folder / "site",
        images=root / "content" / "images",
        today=today,
        root=root,
    )


def _sounds(root: Path, library: Library, week: Week, ready: Sounds, today: date) -> dict[str, Sound]:
    """Return the file of each story that the website tells and the loudspeakers too, tagged for players."""
    folder = root / "output" / ".next" / "sounds"
    files.link_tree(root / "output" / "site" / "am-thanh", folder)
    told: dict[str, Sound] = {}
    for story in library.for_channel(Channel.WEB, on=today):
        if script := week.stories.get(story.slug):
            clip = ready.clips[script.digest]
            path = folder / f"{story.slug}.mp3"
            facility = library.facility.on(today).name
            comment = "Giọng đọc do máy tạo." if clip.synthetic else ""
            tags = Tags(
                title=script.shown_title,
                artist=facility,
                album="Gương điển hình tiên tiến",
                day=story.day,
                comment=comment,
                synthetic=clip.synthetic,
            )
            told[story.slug] = Sound(path, item(clip.path, path, tags), clip.synthetic)
    return told


def _take_place(root: Path, name: str) -> bool:
    new = root / "output" / ".next" / name
    return new.is_dir() and files.take_place(new, root / "output" / name)


def _closing(pages: Pages | None, written: int, changed: list[str]) -> None:
    if pages:
        console.say(f"Trang web: {pages.stories} bài, {pages.pages} trang, mở output/site/index.html.")
    console.say("Loa: output/broadcast/, mỗi khung giờ một thư mục có danh sách phát và khung chương trình.")
    if not changed and not written:
        console.say("Không có gì thay đổi so với lần phát hành trước.")
