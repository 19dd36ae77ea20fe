"""Everything from one source: check, scripts, sound, programmes, website; whole, or not at all."""

from datetime import date
from pathlib import Path

from newsdesk import files, messages
from newsdesk.audio.programme import item
from newsdesk.audio.tags import Tags
from newsdesk.commands import broadcast, console, rundown_files, scripts
from newsdesk.commands.broadcast import Sounds, Week
from newsdesk.intake import take_in
from newsdesk.model.library import Library
from newsdesk.model.story import Channel
from newsdesk.problems import any_error, in_order
from newsdesk.site.build import Pages, build
from newsdesk.site.edition import Sound


def run(root: Path, today: date, site: bool = True) -> int:
    """Publish the desk as of a day; with a LỖI anywhere nothing is published."""
    with files.only_one(root / ".cache" / "publish.lock"):
        return _publish(root, today, site)


def _publish(root: Path, today: date, site: bool) -> int:
    intake = take_in(root, today)
    library = intake.library
    spoken = scripts.spoken_texts(library) if library else scripts.Spoken({}, ())
    past = rundown_files.read(root)
    coming = broadcast.week(library, spoken.by_slug, today) if library else None
    news = coming.problems if coming else ()
    problems = in_order([*scripts.all_problems(root, intake, spoken), *past.problems, *news])
    console.show(problems)
    console.say(messages.count(problems, intake.stories))
    if library is None or coming is None or any_error(problems):
        console.say("Chưa phát hành gì. Bản phát hành trước vẫn còn nguyên.")
        return console.COPY
    console.say(f"Giọng đọc: {len(coming.scripts)} bản lời…")
    ready = broadcast.ready_sounds(coming, root / ".cache")
    planned = broadcast.plan(library, coming, ready, past, today)
    if unfit := in_order(broadcast.plan_problems(planned)):
        console.show(unfit)
        if any_error(unfit):
            return console.COPY
    next_output = files.fresh_folder(root / "output" / ".next")
    console.say(f"Chương trình phát thanh: {len(planned)} khung giờ…")
    files.link_tree(root / "output" / "broadcast", next_output / "broadcast")
    broadcast.build(library, coming, ready, planned, next_output / "broadcast")
    pages = _site(root, library, coming, ready, today) if site else None
    written = scripts.write(root, spoken) + rundown_files.write(root, planned, past, today)
    changed = [name for name in ("broadcast", "site") if _take_place(root, name)]
    files.remove_tree(next_output)
    _closing(pages, written, changed)
    return console.CLEAN


def _site(root: Path, library: Library, coming: Week, ready: Sounds, today: date) -> Pages:
    console.say("Trang web…")
    folder = root / "output" / ".next"
    return build(
        library,
        _sounds(root, library, coming, ready, today),
        folder / "site",
        images=root / "content" / "images",
        today=today,
        root=root,
    )


def _sounds(root: Path, library: Library, coming: Week, ready: Sounds, today: date) -> dict[str, Sound]:
    """Return the file of each story that the website tells and the loudspeakers too, tagged for players."""
    folder = root / "output" / ".next" / "sounds"
    files.link_tree(root / "output" / "site" / "am-thanh", folder)
    told: dict[str, Sound] = {}
    for story in library.for_channel(Channel.WEB, on=today):
        if script := coming.stories.get(story.slug):
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
