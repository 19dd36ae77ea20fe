"""Where a person's name stands: in what people wrote, in what was made of it, in what is kept of what aired."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from newsdesk import files
from newsdesk.commands import console
from newsdesk.commands.progress import progress
from newsdesk.commands.recording_files import media_of
from newsdesk.intake import people_of
from newsdesk.model.exposed import names_of
from newsdesk.model.facility import Facility
from newsdesk.model.standing_names import name_words, stands_in
from newsdesk.model.story import Person, Story
from newsdesk.traces import Findings, Hit, rank_of, search

FOLDERS = ("exemplars", "content", "audio_scripts", "output", ".cache")
SHOWN = 5
"""Places of one file that are listed."""
WARNING = (
    "Danh sách này có tên người nên cũng là dữ liệu cá nhân: máy chỉ in ra màn hình, không ghi vào tệp nào. "
    "Đừng chép lại hay gửi đi nếu không thật cần."
)


def run(root: Path, who: Sequence[str]) -> int:
    """Print every place in which a name stands; one who is asked for by a slip or a story is named first."""
    if not all(map(name_words, who)):
        raise console.UsageFault('Chưa ghi tên cần tra. Ví dụ: python3 tasks.py where "Lò Thị Hoa".')
    stories, facility = people_of(root)
    names: list[str] = []
    for asked in who:
        found = meant(asked, stories, facility)
        for line in _heading(asked, found):
            console.deliver(line)
        names += found
    with progress("Đang tra"):
        findings = _searched(root, facility, names)
    for line in (*_places(findings), *_count(findings), *([WARNING] if findings.hits else [])):
        console.deliver(line)
    return console.CLEAN


def meant(asked: str, stories: Sequence[Story], facility: Facility | None) -> list[str]:
    """Return the names to look for: of whoever carries the slip, stands in the story, or is called so."""
    people = [person for story in stories for person in story.header.people]
    named = [announcer.name for announcer in facility.announcers if announcer.consent == asked] if facility else []
    carrying = [person for person in people if person.consent == asked]
    in_story = [person for story in stories if story.slug == asked for person in story.header.people]
    if named or carrying or in_story:
        return _distinct([*named, *_called([*carrying, *in_story])])
    same = [person for person in people if person.name and stands_in(asked, person.name)]
    return _distinct([asked, *_called(same)])


def _called(people: Sequence[Person]) -> Iterator[str]:
    for person in people:
        yield from names_of(person)


def _distinct(names: Sequence[str]) -> list[str]:
    """Return each name once, as it was first written."""
    return list({name_words(name): name for name in reversed(names) if name_words(name)}.values())[::-1]


def _heading(asked: str, names: Sequence[str]) -> Iterator[str]:
    if not names:
        yield f"“{asked}”: bài này không ghi tên ai trong mục people."
    elif list(names) != [asked]:
        yield f"“{asked}”: tra {', '.join(f'“{name}”' for name in names)}."
    for name in names:
        if len(name_words(name)) == 1:
            yield f"“{name}” chỉ có một chữ: nhiều chỗ dưới đây có thể không phải tên người. Nên tra cả họ và tên."


def _searched(root: Path, facility: Facility | None, names: Sequence[str]) -> Findings:
    """Search the desk, and its folder of recordings, photos and slips wherever that lies."""
    media = media_of(root, facility) if facility else root / "media"
    if files.inside(media, root):
        return search(root, names, (*FOLDERS, media.relative_to(root).as_posix()))
    here, there = search(root, names, FOLDERS), search(media, names)
    moved = tuple(replace(hit, path=f"media/{hit.path}", kind="kho riêng: bản thu, ảnh, phiếu") for hit in there.hits)
    unread = tuple((f"media/{path}", one) for path, one in there.unread)
    return Findings(hits=here.hits + moved, files=here.files + there.files, unread=here.unread + unread)


def _places(findings: Findings) -> Iterator[str]:
    """Yield the places by kind of output, what people wrote first, then by file."""
    in_order = sorted(findings.hits, key=lambda hit: (rank_of(hit.path), hit.kind, hit.path))
    for kind, group in groupby(in_order, key=lambda hit: hit.kind):
        hits = list(group)
        yield ""
        yield f"{kind[:1].upper()}{kind[1:]}: {len(hits)} chỗ, {len({hit.path for hit in hits})} tệp"
        for path, places in groupby(hits, key=lambda hit: hit.path):
            yield f"  {path}"
            yield from _in_file(list(places))


def _in_file(hits: Sequence[Hit]) -> Iterator[str]:
    for hit in hits[:SHOWN]:
        yield f"    {hit.place}: {hit.excerpt}"
    if len(hits) > SHOWN:
        yield f"    … và {len(hits) - SHOWN} chỗ nữa trong tệp này"


def _count(findings: Findings) -> Iterator[str]:
    searched = f"Đã tra {findings.files} tệp trong {', '.join(FOLDERS)} và kho media"
    yield ""
    if findings.hits:
        paths = len({hit.path for hit in findings.hits})
        yield f"Tìm thấy {len(findings.hits)} chỗ trong {paths} tệp. {searched}."
    else:
        yield f"Không tìm thấy ở đâu. {searched}."
    yield "Lời nói trong tệp âm thanh và chữ vẽ trong ảnh không tra được."
    if findings.unread:
        yield f"{len({path for path, _ in findings.unread})} tệp không đọc được hết, phải tự xem:"
        for path, one in findings.unread:
            yield f"  {path}: {', '.join(filter(None, (one.place, one.why)))}"
