"""Python, its packages, the clock, the disk, the desk's own folder, the terminal."""

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib import metadata
from pathlib import Path, PurePath

from newsdesk import files, messages
from newsdesk.commands.machine.finding import Finding, Purpose, State
from newsdesk.errors import DeskError
from newsdesk.model.calendar import short_day

HOME = Path(__file__).parents[3]
OLDEST = (3, 11)
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(\s*;)?", re.MULTILINE)
EARLIEST, LATEST = date(2026, 1, 1), date(2060, 1, 1)
"""The software is no older than this; a clock beyond it has lost its battery."""
VIETNAM = timedelta(hours=7)
GIGABYTE = 1_000_000_000
NEEDED, COMFORTABLE = GIGABYTE // 2, 3 * GIGABYTE
"""A year of programmes, their clips and two websites side by side."""
LONGEST_BELOW = 140
"""Characters of the longest name that the desk makes below its folder."""
LONGEST_PATH = 259
"""Characters of a path that every Windows takes."""
SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "box sync", "nextcloud")
WRITE = Purpose.WRITE


def python() -> Iterator[Finding]:
    """Yield whether Python is new enough and of 64 bits: there are no wheels for others."""
    bits = 64 if sys.maxsize > 2**32 else 32
    said = f"{platform.python_version()}, {bits} bit, {platform.system()} {platform.release()}"
    good = sys.version_info >= OLDEST and bits == 64
    advice = "" if good else "Cài Python 64 bit, bản 3.11 trở lên, từ python.org, rồi xóa thư mục .venv và chạy lại."
    yield Finding("Python", State.PRESENT if good else State.MISSING, WRITE, said, advice)


def packages() -> Iterator[Finding]:
    """Yield how what is installed agrees with the list that the software was tried with."""
    text = files.read_text(HOME / "requirements.txt")
    listed = [(name, version, bool(marker)) for name, version, marker in LOCKED.findall(text)]
    found = {name: _installed(name) for name, _, _ in listed}
    gone = [name for name, _, sometimes in listed if not found[name] and not sometimes]
    other = [f"{name} {found[name]}" for name, version, _ in listed if found[name] not in (None, version)]
    again = "Xóa thư mục .venv của phần mềm rồi chạy lại lệnh bất kỳ: máy tự cài lại, cần mạng."
    if gone:
        yield Finding("Các gói phần mềm", State.MISSING, WRITE, f"thiếu {', '.join(gone)}", again)
    elif other:
        yield Finding("Các gói phần mềm", State.AMISS, WRITE, f"khác bản đã thử: {', '.join(other)}", again)
    else:
        said = f"đủ {len([name for name in found if found[name]])} gói, đúng bản đã thử"
        yield Finding("Các gói phần mềm", State.PRESENT, WRITE, said)


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def clock(today: date) -> Iterator[Finding]:
    """Yield whether the clock may be right: slots, deadlines and consents go by it."""
    if not EARLIEST <= today <= LATEST:
        said = f"đang là ngày {short_day(today)}, không thể đúng"
        yield Finding("Đồng hồ", State.MISSING, WRITE, said, "Chỉnh lại ngày giờ của máy; hay sai thì thay pin CMOS.")
        return
    now = datetime.now().astimezone()
    if now.utcoffset() == VIETNAM:
        yield Finding("Đồng hồ", State.PRESENT, WRITE, f"ngày {short_day(today)}, giờ Việt Nam")
        return
    zone = f"{now:%z}"
    said = f"ngày {short_day(today)}, giờ UTC{zone[:3]}:{zone[3:5]}, không phải giờ Việt Nam: loa sẽ phát lệch giờ"
    yield Finding("Đồng hồ", State.AMISS, WRITE, said, "Đặt múi giờ của máy là Băng Cốc, Hà Nội (UTC+07:00).")


def room(root: Path) -> Iterator[Finding]:
    """Yield whether there is room on the disk."""
    free = shutil.disk_usage(root).free
    state = State.MISSING if free < NEEDED else State.AMISS if free < COMFORTABLE else State.PRESENT
    said = f"còn {free / GIGABYTE:.1f} GB".replace(".", ",")
    advice = "" if state is State.PRESENT else "Dọn đĩa cho trống ít nhất 3 GB; thư mục .cache của bàn xóa được."
    yield Finding("Chỗ trống trên đĩa", state, WRITE, said, advice)


def folder(root: Path) -> Iterator[Finding]:
    """Yield whether the desk's folder takes files, lies where nothing else moves them, and is not too deep."""
    yield _writable(root)
    if service := synced(root):
        said = f"nằm trong thư mục đồng bộ ({service}): tên trong phiếu đồng ý đi lên mạng, tệp bị giữ lúc phát hành"
        advice = r"Chuyển cả thư mục ra ngoài, ví dụ C:\ban-bien-tap, rồi chạy lại từ đó."
        yield Finding("Nơi đặt bàn", State.AMISS, WRITE, said, advice)
    if sys.platform == "win32" and too_deep(root):
        said = f"đường dẫn dài {len(str(root))} chữ, Windows có thể không mở được các tệp nằm sâu"
        advice = r"Chuyển thư mục đến chỗ có đường dẫn ngắn, ví dụ C:\ban-bien-tap."
        yield Finding("Nơi đặt bàn", State.AMISS, WRITE, said, advice)


def _writable(root: Path) -> Finding:
    """Write a file in each folder that commands write in, and take it away again."""
    for place in (root, *(root / name for name in ("content", "exemplars", "audio_scripts", "output", ".cache"))):
        if not place.is_dir():
            continue
        trial = place / f".{os.getpid()}-0.thu"  # a draft by its name: should we be killed, the next command sweeps it
        try:
            files.put(trial, b"")
            files.remove(trial)
        except DeskError as fault:
            advice = "Cho tài khoản đang dùng quyền ghi vào thư mục này, hoặc chép bàn sang thư mục của mình."
            name = place.relative_to(root).as_posix()
            where = "thư mục của bàn" if place == root else f"thư mục {name}"
            said = f"không ghi được vào {where} ({messages.fault(fault)})"
            return Finding("Thư mục của bàn", State.MISSING, WRITE, said, advice)
    return Finding("Thư mục của bàn", State.PRESENT, WRITE, "ghi được")


def synced(root: PurePath) -> str:
    """Return the part of a path that a service copies to the internet; empty where there is none."""
    return next((part for part in root.parts if part.casefold().startswith(SYNCED)), "")


def too_deep(root: PurePath) -> bool:
    """Whether names below a folder may be longer than Windows takes."""
    return len(str(root)) + 1 + LONGEST_BELOW > LONGEST_PATH


def screen() -> Iterator[Finding]:
    """Yield whether the terminal takes Vietnamese."""
    encoding = getattr(sys.stdout, "encoding", None) or "?"
    try:
        "Đồng ý ✓".encode(encoding)
    except (LookupError, UnicodeEncodeError):
        advice = "Dùng Windows Terminal, hoặc đặt biến môi trường PYTHONUTF8=1."
        yield Finding("Chữ trên màn hình", State.AMISS, WRITE, f"{encoding}, không đủ chữ Việt", advice)
    else:
        yield Finding("Chữ trên màn hình", State.PRESENT, WRITE, f"đủ chữ Việt ({encoding})")
