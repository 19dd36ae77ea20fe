"""How the guide of the PC at the amplifier is followed: published, timed, played by hand, asked why it was silent."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import expect

from newsdesk.desk.help import HOME
from tests.guides.camera import Camera
from tests.guides.shared_place import colleague_sends, share
from tests.guides.terminal import Terminal
from tests.playout.real import needs

BROADCAST = "output/broadcast"
TIMERS = f"{BROADCAST}/timers"
AT = "2026-11-26 "
MINUTES = 180_000
"""Milliseconds that a first publish may take on a busy machine."""


def walk(camera: Camera, desk: Path) -> None:
    """Follow the guide from the stick to the silent morning."""
    few_days(desk)
    colleague_sends(share(desk), "content/news/rua-tay-bang-xa-phong.md", "\nMời mọi người cùng làm.\n")
    published(camera, desk)
    stick(desk)
    timers(camera.terminal, desk)
    foretold(camera.terminal)
    fetched(camera)
    silent(camera)


def few_days(desk: Path) -> None:
    """Leave three programmes of the week, and what was read aloud before: nobody waits for the rest of it."""
    path = desk / "content" / "programmes.yaml"
    text = path.read_text("utf-8").replace("[mon, tue, wed, thu, fri, sat, sun]", "[thu, fri]")
    path.write_text(text.replace("[mon, tue, wed, thu, fri]", "[thu]"), "utf-8")
    for part in ("clips", "cards", "pictures"):
        if (HOME / ".cache" / part).is_dir():
            shutil.copytree(HOME / ".cache" / part, desk / ".cache" / part, copy_function=linked)


def linked(source: str, target: str) -> None:
    """Lay a file where another one is, without a second copy where the disk can."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def published(camera: Camera, desk: Path) -> None:
    camera.opens("/")
    camera.presses("Phát hành")
    camera.presses("Phát hành ngay")
    expect(camera.page.locator("#state")).to_have_text("Đã xong.", timeout=MINUTES)
    camera.used.add("Đã xong.")
    camera.sees("Loa: output/broadcast/")
    assert (desk / BROADCAST / "2026-11-26-sang" / "programme.mp3").is_file()


def stick(desk: Path) -> None:
    assert "05:45: Chào ngày mới" in (desk / BROADCAST / "usb" / "README.txt").read_text("utf-8-sig")
    assert list((desk / BROADCAST / "usb").glob("01-2026-11-26-0545-*.mp3"))


def timers(terminal: Terminal, desk: Path) -> None:
    """Install the timers: systemd's for real but for systemd itself, those of Windows by what is in their files."""
    terminal.holds("newsdesk/commands/machine/here.py", "sudo apt install python3 python3-venv mpv", "OLDEST = (3, 11)")
    terminal.runs("py tasks.py doctor")
    terminal.sees("✓ được Giọng máy: …", "✓ được Trình phát ra loa: … phát thử được…")
    windows = f"{TIMERS}/windows"
    terminal.holds(f"{windows}/cai-dat.ps1", r"output\broadcast\timers\windows", "Đã hẹn giờ: ", r"'\newsdesk\'")
    terminal.holds(f"{windows}/newsdesk-sang.xml", r"output\broadcast\timers\windows", "player --slot sang", "05:44:00")
    shutil.copy(HOME / "tasks.py", desk)
    installed = standing_in(desk.parent)
    line = "sh output/broadcast/timers/systemd/cai-dat.sh"
    terminal.runs_elsewhere(line, line.split(), **installed)
    (desk / "tasks.py").unlink()
    units = desk.parent / "config" / "systemd" / "user"
    assert "05:44:00" in (units / "newsdesk-sang.timer").read_text("utf-8")
    terminal.holds(f"{TIMERS}/install.txt", "systemctl --user list-timers 'newsdesk-*'")
    terminal.holds(f"{TIMERS}/install.txt", "journalctl --user -u newsdesk-sang", "journalctl --user -u newsdesk-")
    terminal.holds(f"{BROADCAST}/liquidsoap/newsdesk.liq", "liquidsoap liquidsoap/newsdesk.liq")


def standing_in(folder: Path) -> dict[str, str]:
    """Return an environment in which nobody's own timers are touched."""
    (folder / "bin").mkdir()
    for name in ("systemctl", "loginctl"):
        program = folder / "bin" / name
        program.write_text("#!/bin/sh\nexit 0\n")
        program.chmod(0o755)
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {"PATH": path, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config")}


def foretold(terminal: Terminal) -> None:
    needs("faketime", "mpv")
    terminal.runs("py tasks.py player --dry-run", at=f"{AT}05:40:00")
    terminal.sees(
        "Chào ngày mới: Thứ Năm, ngày 26/11/2026, từ 05:45 đến 05:55 (khung giờ sang)",
        "Tệp: output/broadcast/2026-11-26-sang/programme.mp3 (dài 10 phút)",
        "Trình phát: …",
    )
    line = "mpv output/broadcast/2026-11-26-sang/playlist.m3u8"
    quiet = ["--no-config", "--ao=null", "--ao-null-untimed=yes", "--no-video", "--msg-level=all=error"]
    terminal.runs_elsewhere(line, ["mpv", *quiet, *line.split()[1:]])


def fetched(camera: Camera) -> None:
    camera.opens("/")
    camera.presses("Lưu và gửi")
    camera.fills("Đã làm việc gì", "Lấy bài mới về máy loa")
    camera.page.get_by_role("button", name="Lưu và gửi").click()
    camera.sees("Đã nhận 1 tệp người khác gửi.")


def silent(camera: Camera) -> None:
    terminal = camera.terminal
    terminal.runs("py tasks.py player", code=3, at=f"{AT}05:52:05")
    terminal.sees("Không phát: bắt đầu muộn 7 phút …, chương trình dài 10 phút sẽ quá khung giờ.")
    terminal.runs("py tasks.py status")
    assert "05:45 Chào ngày mới, 10 phút: không phát (bắt đầu muộn 7 phút" in terminal.said
    camera.opens("/")
    camera.sees("Loa hôm nay")
    expect(camera.page.locator("#air")).to_contain_text("không phát")  # the desk looks around every second or two
    camera.takes("loa-hom-nay", camera.page.locator("#air"), moving=True)
