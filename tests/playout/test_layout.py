"""What lies beside the programmes: the right programme under each name, nothing rewritten, nothing left over."""

import hashlib
import json
import os
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from newsdesk.commands import on_air
from newsdesk.model.programme import Part, Programme, Programmes, Slot, Weekday
from newsdesk.model.rundown import Item, Rundown
from newsdesk.playout.bulletin import bulletin, clock
from newsdesk.playout.layout import slots
from newsdesk.playout.usb import usb
from tests.builders import a_facility
from tests.playout.titles import HOSTILE

THURSDAY = date(2026, 11, 26)


def a_rundown(day: int, slot: str = "sang", opens: time = time(5, 45), title: str = "Chào ngày mới") -> Rundown:
    parts = [(Part.IDENT, "Nhạc hiệu"), (Part.NEWS, "Nước ấm"), (Part.EXEMPLAR, "Bếp ăn")]
    items = tuple(
        Item(part=part, title=named, starts=timedelta(seconds=20 * n), length=timedelta(seconds=20.25), digest="0" * 32)
        for n, (part, named) in enumerate(parts)
    )
    return Rundown(
        day=THURSDAY + timedelta(days=day), slot=slot, programme="chao-ngay-moi", title=title, opens=opens,
        slot_length=timedelta(minutes=10), items=items,
    )  # fmt: skip


def week() -> list[Rundown]:
    return [a_rundown(n) for n in range(7)] + [a_rundown(n, "chieu", time(17)) for n in range(7)]


def some(*slots: Slot) -> Programmes:
    own = slots or (Slot(key="sang", days=tuple(Weekday), opens=time(5, 45), minutes=10),)
    programme = Programme(
        key="p", title=HOSTILE[1] + " 50%", slots=own, order=(), opening="", closing="", machine_voice=""
    )
    return Programmes(programmes=(programme,))


def broadcast(folder: Path, planned: Sequence[Rundown], programmes: Programmes | None = None) -> Path:
    """Write programmes, and what lies beside them."""
    for rundown in planned:
        (folder / rundown.key).mkdir(parents=True, exist_ok=True)
        for name in ("programme.mp3", "01-ident.mp3", "playlist.m3u8", "rundown.html"):
            path = folder / rundown.key / name
            if not path.exists():
                path.write_bytes(f"{rundown.key} {name}".encode())
    on_air.write(programmes or some(), planned, folder)
    return folder


def digests(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in paths}


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {p.relative_to(folder).as_posix(): (p.stat().st_ino, p.stat().st_mtime_ns) for p in paths}


def test_every_weekday_of_a_slot_has_its_nearest_programme_and_the_slot_the_nearest_of_all() -> None:
    planned = [*week(), a_rundown(7)]
    found = slots(planned, {rundown.key: ("programme.mp3", "playlist.m3u8", "rundown.html") for rundown in planned})
    assert found.links["slots/sang/thu/programme.mp3"] == "2026-11-26-sang/programme.mp3"
    assert found.links["slots/sang/wed/playlist.m3u8"] == "2026-12-02-sang/playlist.m3u8"
    assert found.links["slots/chieu/programme.mp3"] == "2026-11-26-chieu/programme.mp3"
    assert not any(name.endswith(".html") for name in found.links)
    assert str(found.texts["slots/sang/next.m3u8"]).splitlines()[2:] == ["programme.mp3"]


def test_links_are_the_very_files_and_a_second_writing_changes_nothing(tmp_path: Path) -> None:
    folder = broadcast(tmp_path / "a", week())
    assert (folder / "slots/sang/fri/programme.mp3").samefile(folder / "2026-11-27-sang/programme.mp3")
    before = stamps(folder)
    broadcast(folder, week())
    assert stamps(folder) == before
    assert digests(broadcast(tmp_path / "chỗ khác", week())) == digests(folder)


def test_what_nobody_needs_any_more_goes_and_a_new_programme_takes_its_place(tmp_path: Path) -> None:
    folder = broadcast(tmp_path, week())
    fresh = folder / "2026-11-27-sang/programme.mp3.new"
    fresh.write_bytes(b"khac")
    fresh.replace(folder / "2026-11-27-sang/programme.mp3")
    broadcast(folder, [rundown for rundown in week() if rundown.slot == "sang"][:2])
    assert (folder / "slots/sang/fri/programme.mp3").read_bytes() == b"khac"
    assert sorted(path.name for path in (folder / "slots").iterdir()) == ["sang"]
    assert sorted(path.name for path in (folder / "slots/sang").iterdir() if path.is_dir()) == ["fri", "thu"]


def test_a_copy_takes_a_links_place_where_the_disk_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    folder = broadcast(tmp_path, week())
    assert (folder / "usb/01-2026-11-26-0545-chao-ngay-moi.mp3").read_bytes() == b"2026-11-26-sang programme.mp3"
    before = stamps(folder)
    broadcast(folder, week())
    assert stamps(folder) == before


def test_a_memory_stick_plays_in_the_order_of_the_days_by_name() -> None:
    found = usb(list(reversed(week())))
    names = [name.removeprefix("usb/") for name in found.links]
    assert names[:2] == ["01-2026-11-26-0545-chao-ngay-moi.mp3", "02-2026-11-26-1700-chao-ngay-moi.mp3"]
    assert names == sorted(names)
    assert all(re.fullmatch(r"[a-z0-9-]+\.mp3", name) for name in names)
    listed = [row for row in str(found.texts["usb/playlist.m3u8"]).splitlines() if not row.startswith("#")]
    assert listed == names


def test_the_stick_says_what_is_when_to_any_notepad() -> None:
    raw = usb([a_rundown(1, title=HOSTILE[1])]).texts["usb/README.txt"]
    assert isinstance(raw, bytes)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    text = raw.decode("utf-8-sig")
    assert "Thứ Sáu, ngày 27/11/2026, 05:45: " in text
    assert "01-2026-11-27-0545-chao-ngay-moi.mp3" in text


def test_a_bulletin_has_the_fields_that_implementations_read() -> None:
    told = json.loads(bulletin(a_rundown(1), a_facility()))
    assert (told["LoaiBanTin"], told["MucDoUuTien"], told["LoaiLinhVuc"]) == ("3", "3", "6")
    assert told["TieuDe"] == "Chào ngày mới, 27/11/2026"
    assert told["NoiDungTomTat"] == "Tin: Nước ấm; Gương điển hình: Bếp ăn"
    assert (told["ThoiLuong"], told["NoiDung"]) == ("00:01:01", "programme.mp3")
    assert told["TacGia"] == {"TenDayDu": "Cơ sở Mới", "ButDanh": "Cơ sở Mới", "Email": ""}
    (day,) = told["DanhSachNgayPhat"]
    (moment,) = day["ThoiDiemPhat"]
    assert day["NgayPhat"] == "27-11-2026"
    assert moment["ThoiGianBatDau"] == 1795733100  # 05:45 in Vietnam, 22:45 UTC the day before
    assert moment["ThoiGianKetThuc"] - moment["ThoiGianBatDau"] == 61
    assert told["ThoiGianSanXuat"] == 1795733100 - (5 * 60 + 45) * 60


def test_a_bulletin_does_not_hang_on_the_machines_clock_or_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    here = bulletin(a_rundown(1), a_facility())
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert bulletin(a_rundown(1), a_facility()) == here


def test_a_bulletin_of_jingles_alone_is_told_by_its_title() -> None:
    bare = replace(a_rundown(1), items=a_rundown(1).items[:1])
    assert json.loads(bulletin(bare, a_facility()))["NoiDungTomTat"] == "Chào ngày mới"


@pytest.mark.parametrize(("seconds", "shown"), [(0.1, "00:00:01"), (61, "00:01:01"), (3600.2, "01:00:01")])
def test_lengths_are_rounded_up_to_the_second(seconds: float, shown: str) -> None:
    assert clock(timedelta(seconds=seconds)) == shown
