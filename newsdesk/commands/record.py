"""Take an announcer's recording: examine it, keep it in media/, and write in the register which text it belongs to."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from newsdesk import files
from newsdesk.audio.recordings import Examined, Expected, examine, no_file
from newsdesk.commands import console, reading, recording_files, withdrawn_sounds
from newsdesk.commands.reading import Readable
from newsdesk.commands.unnamed import refuse_residents
from newsdesk.model.calendar import length_words, short_day
from newsdesk.model.recording import Recording, reading_rate
from newsdesk.model.script import SYLLABLES_A_MINUTE, Script
from newsdesk.nearest import hint
from newsdesk.problems import WHOLE, Place, error

CODE = re.compile(r"[0-9A-F]{6}\Z")
ENDING = re.compile(r"\.[a-z0-9]{1,5}\Z", re.ASCII)
NAME = re.compile(r"[^\W\d_][^{}<>|=]{0,59}\Z")
"""Who reads: said on air, printed, written in a table that a spreadsheet opens."""
FOLDER = "recordings"


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What an announcer hands in: a file, and what is said of it."""

    file: Path
    shown: str
    """The file as the announcer named it."""
    slug: str
    code: str
    by: str
    on: date


def run(root: Path, today: date, file: str, story: str, code: str, by: str, on: date | None = None) -> int:
    """Take a recording of a text, or say everything that is wrong with it and keep nothing."""
    handed = _asked(file, story, code, by, on or today, today)
    with console.alone(root):
        found = reading.read(root, today)
        if found.desk is None or found.desk.recordings.problems:
            console.report(found.problems, found.stories)
            return console.COPY
        refuse_residents(found.desk.library, "Tên người đọc (--by)", handed.by)
        return _take(root, found.desk, handed)


def _asked(file: str, story: str, code: str, by: str, on: date, today: date) -> HandedIn:
    """Return what was asked, or say what is missing from it."""
    path = console.path_at(file)
    if not file.strip() or not files.exists(path):
        raise console.UsageFault(f"Không thấy tệp {file}. Kiểm tra lại tên và thư mục.")
    if not story.strip() or not by.strip() or not code.strip():
        example = 'python3 tasks.py record bai-thu.wav --story bep-an-mot-chieu --code 1A2B3C --by "chị Hoa"'
        raise console.UsageFault(f"Cho biết bài nào, mã nào, ai đọc. Ví dụ: {example}")
    if not CODE.match(code.strip().upper()):
        raise console.UsageFault(f"Mã “{code}” chưa đúng. Mã in to trên phiếu đọc, gồm sáu chữ số hoặc chữ A đến F.")
    reader = " ".join(files.nfc(by).split())
    if not NAME.match(reader) or not reader.isprintable():
        raise console.UsageFault(
            "Tên người đọc (--by) chưa dùng được. Viết tên như sẽ nói trên loa, tối đa 60 chữ cái, ví dụ “chị Hoa”."
        )
    if on > today:
        raise console.UsageFault("Ngày thu (--on) không thể sau hôm nay.")
    return HandedIn(path, file, story.strip(), code.strip().upper(), reader, on)


def _take(root: Path, desk: Readable, handed: HandedIn) -> int:
    script = _script(desk, handed)
    if script is None:
        return console.COPY
    is_refused = no_file(handed.file, Place(handed.shown, WHOLE)) is not None  # then none of it need be read
    before = "" if is_refused else files.digest_of(handed.file)
    examined = examine(handed.file, handed.shown, expected(desk, script, handed.by))
    console.show(examined.problems)
    if examined.is_refused:
        console.say("Chưa nhận bản thu này.")
        return console.COPY
    recording = _keep(root, desk, script, handed, examined, before)
    replaced = _replaced(desk, recording)
    withdrawn_sounds.forget_recordings(root, desk, replaced)
    for line in _told(script, recording, examined, replaced):
        console.say(line)
    console.say(_aired(desk, recording))
    return console.CLEAN


def readable_texts(desk: Readable) -> Mapping[str, list[Script]]:
    """Return every text that an announcer may read, by slug: stories in each version, news, features, notices."""
    texts = {slug: list(versions.values()) for slug, versions in desk.spoken.by_slug.items()}
    for scripts in desk.week.texts.values():
        for slug, script in scripts.items():
            texts.setdefault(slug, []).append(script)
    return texts


def _script(desk: Readable, handed: HandedIn) -> Script | None:
    """Return the text that was read; None, and why, where it is no longer the text of that code."""
    texts = readable_texts(desk)
    if handed.slug not in texts:
        known = hint(handed.slug, sorted(texts))
        missing = f"Không có bài nào tên “{handed.slug}” đang được đọc trên loa.{known}"
        raise console.UsageFault(f"{missing} Xem tên bài trên phiếu đọc.")
    for script in texts[handed.slug]:
        if script.code == handed.code:
            return script
    codes = ", ".join(script.code for script in texts[handed.slug])
    facts = {"handed": handed.code, "codes": codes, "slug": handed.slug}
    console.show([error(Place(handed.shown, WHOLE), "recording-other-text", **facts)])
    console.say("Chưa nhận bản thu này.")
    return None


def expected(desk: Readable, script: Script, by: str) -> Expected:
    """Return what a text promises of its recording, at the reader's own rate where it is known."""
    rate = reading_rate(desk.recordings.kept, by) or SYLLABLES_A_MINUTE
    return Expected(length=script.length_at(rate), syllables=script.syllables, silence=script.silence)


def _keep(root: Path, desk: Readable, script: Script, handed: HandedIn, examined: Examined, digest: str) -> Recording:
    """Copy the file into media/ first, then write the register: a line in it never speaks of what is not there.

    `digest` is of the file before it was examined: what is kept is what was examined. Where the register cannot be
    written, the copy goes again: a sound that no line names would stay when its reader takes the voice back.
    """
    ending = handed.file.suffix.lower() if ENDING.match(handed.file.suffix.lower()) else ""
    name = f"{FOLDER}/{script.slug}/{handed.on.isoformat()}-{script.code}-{digest[:8]}{ending}"
    recordings = desk.recordings
    recording_files.at_home(root, desk.library.facility, f"{FOLDER}/{script.slug}")
    files.sweep(recordings.media / FOLDER)
    kept = recordings.media / name
    lay_there = files.exists(kept)
    with files.whole(kept) as draft:
        files.copy(handed.file, draft)
        if files.digest_of(draft) != digest:
            raise console.UsageFault(
                f"Tệp {handed.shown} đang thay đổi trong lúc chép. Đợi máy thu lưu xong rồi nộp lại."
            )
    recording = Recording(
        slug=script.slug,
        version=script.version,
        script=script.digest,
        file=name,
        digest=digest,
        by=handed.by,
        on=handed.on,
        length=examined.sounding,
        syllables=script.syllables,
        silence=pauses(script, examined),
        channel=examined.channel,
    )
    try:
        recording_files.change(root, lambda rows: [*(one for one in rows if one.file != name), recording])
    except BaseException:
        if not lay_there:
            files.remove(kept)
        raise
    return recording


def _replaced(desk: Readable, recording: Recording) -> tuple[Recording, ...]:
    """Return the takes of the same text that were handed in before."""
    before = desk.recordings.kept
    return tuple(one for one in before if one.script == recording.script and one.file != recording.file)


def pauses(script: Script, examined: Examined) -> timedelta:
    """Return how long the text's own pauses were as the announcer made them: seldom as long as they are written."""
    if not examined.rate:
        return script.silence
    return max(timedelta(), examined.sounding - timedelta(minutes=script.syllables / examined.rate))


def _told(script: Script, recording: Recording, examined: Examined, replaced: Iterable[Recording]) -> Iterator[str]:
    rate = f", {round(recording.rate)} tiếng một phút" if recording.rate else ""
    yield f"Đã nhận bản thu “{script.title}” do {recording.by} đọc: {length_words(examined.sounding)}{rate}."
    yield f"Cất ở {recording.file} trong thư mục media."
    for one in replaced:
        yield f"Đã xóa bản thu trước của lời này, do {one.by} đọc ngày {short_day(one.on)}."


def _aired(desk: Readable, recording: Recording) -> str:
    """Return when the recording will be heard, or what its reader must have before it is."""
    announcers = desk.recordings.announcers
    if not announcers.lists(recording.by):
        return (
            f"“{recording.by}” chưa được khai là người đọc, nên giọng máy còn đọc thay. "
            "Khai tên và số phiếu đồng ý ở mục announcers trong content/facility.yaml."
        )
    if not announcers.may_air(recording.by):
        return f"Phiếu của “{recording.by}” không cho phát giọng trên loa phát thanh, nên giọng máy còn đọc thay."
    return "Lần phát hành sau, bản thu này thay giọng máy."
