"""Everything from one source: check, scripts, sound, programmes, website; whole, or not at all."""

from datetime import date
from pathlib import Path

from newsdesk import files
from newsdesk.commands import (
    address_book,
    broadcast,
    clearing,
    console,
    gate,
    rundown_files,
    script_files,
    withdrawn_sounds,
)
from newsdesk.commands.endings import Aired, completed
from newsdesk.commands.look_ahead import check_planned
from newsdesk.commands.made import say_pages
from newsdesk.commands.pages import make_site, new_site
from newsdesk.commands.reading import Readable
from newsdesk.commands.sounds import Studio
from newsdesk.problems import any_error, in_order
from newsdesk.site.build import Pages


def run(root: Path, today: date, site: bool = True, cluster: str | None = None) -> int:
    """Publish the desk as of a day; with a LỖI anywhere nothing is published.

    `cluster`: address of a scheduler whose machines read what no announcer read.
    """
    with console.alone(root), gate.passed(root, today) as desk:
        return _publish(root, today, desk, site, cluster) if desk else console.COPY


def _publish(root: Path, today: date, desk: Readable, site: bool, cluster: str | None) -> int:
    console.say(f"Đang làm bản phát của {len(desk.week.scripts)} lời phát thanh…")
    studio = Studio(desk, root)
    console.show(in_order(studio.altered()))
    if cluster:
        studio.read_far(cluster)
    ready = studio.ready()
    desk.library.remembered.write_down()  # headlines were reckoned after the desk was read
    planned = tuple(desk.planner(ready.lengths).plan(today, desk.week.airings + desk.week.later))
    unfit = in_order(check_planned(planned, desk.slots))
    console.show(unfit)
    if any_error(unfit):
        console.say(gate.UNTOUCHED)
        return console.COPY
    coming = planned[: len(desk.week.airings)]
    _make(root, today, desk, completed(desk, coming, ready, studio), site)
    return console.CLEAN


def _make(root: Path, today: date, desk: Readable, aired: Aired, site: bool) -> None:
    """Make everything beside the old output, then let it take its place."""
    staging = files.fresh_folder(root / "output" / ".next")
    console.say(f"Đang ghép chương trình cho {len(aired.rundowns)} khung giờ…")
    files.link_tree(root / "output" / "broadcast", staging / "broadcast")
    broadcast.build(desk.library, aired, staging / "broadcast")
    clips = Studio(desk, root).for_page(aired.sounds.clips) if site else {}
    pages = make_site(root, desk, clips, today, aired.rundowns) if site else None
    new = new_site(root, pages) if pages else None
    pairs = files.differing([(staging / "broadcast", root / "output" / "broadcast")]) + (new.pairs if new else [])
    files.change_all(pairs)
    with console.out_already():
        if new:
            new.settle()
        changed = [old for _, old in pairs]
        files.remove_tree(staging)
        written = len(script_files.write(root, desk.spoken, desk.lying))
        written += rundown_files.write(root, aired.rundowns, desk.past, today, settled=desk.diary)
        written += address_book.keep(root, desk.library, today) if site else 0
        withdrawn_sounds.forget_untold(root, desk)
        clearing.clear(root, desk.library, today)
    _closing(pages, written, changed)


def _closing(pages: Pages | None, written: int, changed: list[Path]) -> None:
    if pages:
        say_pages(pages.stories, pages.pages)
    console.say("Loa: output/broadcast/, mỗi khung giờ một thư mục có danh sách phát và khung chương trình.")
    if not changed and not written:
        console.say("Không có gì thay đổi so với lần phát hành trước.")
