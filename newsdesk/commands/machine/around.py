"""What loudspeakers have beside them: the place of recordings and photos, a microphone, Liquidsoap, MPD."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from newsdesk.commands.machine import running
from newsdesk.commands.machine.finding import Finding, Purpose, State

HEAR = Purpose.HEAR


def media(root: Path) -> Iterator[Finding]:
    """Yield whether the place of recordings and photos can be reached, and what of a microphone nobody knows."""
    from newsdesk.intake import facility_of

    facility = facility_of(root)
    if facility is None:
        advice = "Chạy lệnh check để xem lỗi trong content/facility.yaml."
        yield Finding("Kho bản thu, ảnh", State.UNKNOWN, HEAR, "chưa đọc được content/facility.yaml", advice)
        return
    place, noun = root / facility.media, "Kho bản thu, ảnh"
    recorded = (root / "audio_scripts" / "recordings.csv").is_file()
    if place.is_dir():
        yield Finding(noun, State.PRESENT, HEAR, "mở được")
    elif recorded or Path(facility.media).is_absolute():
        advice = "Nối lại ổ chung hoặc USB, hoặc sửa mục media trong content/facility.yaml."
        yield Finding(noun, State.MISSING, HEAR, f"không mở được {facility.media}", advice)
    else:
        yield Finding(noun, State.PRESENT, HEAR, "chưa có bản thu nào; thư mục tự có khi nhận bản thu đầu tiên")
    if facility.announcers:
        said = "từ đây không biết được"
        advice = "Mở bàn biên tập trong trình duyệt, thu thử một câu rồi nghe lại."
        yield Finding("Micro", State.UNKNOWN, HEAR, said, advice)


def stations() -> Iterator[Finding]:
    """Yield how Liquidsoap and MPD are, where one is there: whoever has none needs none."""
    for name, noun in (("liquidsoap", "Liquidsoap"), ("mpd", "MPD")):
        if program := shutil.which(name):
            ended = running.run([program, "--version"])
            if ended.well:
                first = next(iter(ended.said.splitlines()), "").strip()
                yield Finding(noun, State.PRESENT, HEAR, first[:60] or "chạy được")
            else:
                yield Finding(noun, State.AMISS, HEAR, ended.why, f"Cài lại {noun}, nếu loa phát bằng {noun}.")
