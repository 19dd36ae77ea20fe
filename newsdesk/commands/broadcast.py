"""A folder a slot: the programme, its items, its playlists, its printed rundown."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from newsdesk import files
from newsdesk.audio.kept import Clip
from newsdesk.audio.programme import assemble, item
from newsdesk.audio.tags import Tags, voiced
from newsdesk.commands import on_air, ready
from newsdesk.commands.endings import Aired
from newsdesk.commands.progress import over
from newsdesk.model.calendar import short_day
from newsdesk.model.library import Library
from newsdesk.model.rundown import Rundown
from newsdesk.model.script import Script
from newsdesk.planning.words import voice_note
from newsdesk.playout import bulletin
from newsdesk.playout.layout import FOLDERS
from newsdesk.playout.playlists import Entry, playlists
from newsdesk.playout.sheet import sheet


def build(library: Library, aired: Aired, folder: Path) -> None:
    """Write a folder a slot: the programme, its items, its playlists, its printed rundown.

    What lies in `folder` already and is right stays; what no slot of the week needs goes. The first fault stops the
    rest: what is under way ends, nothing else begins.
    """
    rundowns = aired.rundowns
    with files.machine_faults(folder):
        lying = {path.name for path in folder.iterdir()}
    for name in lying - {rundown.key for rundown in rundowns} - FOLDERS:
        files.remove_tree(folder / name)
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        try:
            jobs = [pool.submit(_folder, library, rundown, aired, folder / rundown.key) for rundown in rundowns]
            for job in over("Đang ghép chương trình", jobs):
                job.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    on_air.write(library.broadcasting, rundowns, folder)


def _folder(library: Library, rundown: Rundown, aired: Aired, folder: Path) -> None:
    facility = library.facility.on(rundown.day).name
    clips = [aired.sounds.of(part) for part in rundown.items]
    entries: list[Entry] = []
    sounds: dict[str, ready.Sound] = {}
    heard = aired.heard[rundown.key]
    for number, (part, clip, sound) in enumerate(zip(rundown.items, clips, heard, strict=True), 1):
        name = ready.item_name(number, part.part.value, part.slug)
        _, length = item(clip.path, folder / name, _tags(rundown, facility, part.title, [clip]))
        entries.append(Entry(name, part.title, length))
        sounds[name] = sound
    whole = f"{rundown.title}, {short_day(rundown.day)}"
    assemble([clip.path for clip in clips], folder / "programme.mp3", _tags(rundown, facility, whole, clips))
    lists = playlists(entries)
    page = sheet(rundown, facility, {part: _text(script) for part, script in aired.said[rundown.key].items()})
    texts = {**lists, "rundown.html": page, bulletin.NAME: bulletin.bulletin(rundown, library.facility)}
    texts[ready.SOUNDS] = ready.sounds_text({name: one for name, one in sounds.items() if ready.ITEM.fullmatch(name)})
    for name, text in texts.items():
        files.write_if_changed(folder / name, text)
    wanted = {entry.name for entry in entries} | {"programme.mp3", *texts}
    for name in files.tree(folder).keys() - wanted:
        files.remove(folder / name)


def _text(script: Script) -> str:
    return " ".join(line.text for line in script.lines)


def _tags(rundown: Rundown, facility: str, title: str, clips: Sequence[Clip]) -> Tags:
    synthetic = any(clip.synthetic for clip in clips)
    readers = tuple(dict.fromkeys(clip.voice for clip in clips if clip.voice and not clip.synthetic))
    return Tags(
        title=title,
        artist=facility,
        album=rundown.title,
        day=rundown.day,
        comment=voice_note(readers, synthetic),
        synthetic=synthetic,
        **voiced(clips),
    )
